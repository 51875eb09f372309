/* Fuzz: a workout as it is typed, on any of some racks, with what was left on
 * the bar. What is read is within its ranges, and what is answered can be
 * done: by what comes off and goes on, with the plates there are. */
#include "core/path.h"
#include "core/path_text.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

#define MOST_SPANS 2000 /* an input's share of a run */

static const char *const stocks[] = {
    "",
    "25x4,20x2,15x2,10x2,5x2,2.5x2,1.25x2",
    "45lbx6,35lbx1,25lbx2,10lbx2,5lbx2,2.5lbx2",
    "25x2,45lbx2,20x1,25lbx1,10x2,5lbx2,2.5x1,1x1",
    "100lbx1,45lbx3,1lbx4,0.75lbx2,0.5lbx2,0.25lbx2",
    "10.003x3,7.001x3,5.5x2",
};

#define STOCKS ((int)(sizeof stocks / sizeof stocks[0]))

static struct rack take_rack(struct fuzz *in)
{
    static const struct plate_catalog no_catalog;
    struct rack rack = {.bar_g = fuzz_between(in, 1, 60000)};
    stock_parse(stocks[fuzz_below(in, STOCKS)], &no_catalog, &rack.stock);
    rack.collar_g = fuzz_below(in, 2) * 2500;
    rack.sleeve_mm = fuzz_below(in, 3) * 60;
    return rack;
}

/* Any plates of the stock, in any order. */
static struct stack take_stack(struct fuzz *in, const struct rack *rack)
{
    struct stack on = {0};
    int used[STOCK_MAX] = {0};
    int n = fuzz_below(in, 8);
    for (int i = 0; i < n && rack->stock.n > 0; i++) {
        int entry = fuzz_below(in, rack->stock.n);
        if (used[entry] < rack->stock.entry[entry].pairs) {
            used[entry]++;
            on.entry[on.n++] = (uint8_t)entry;
        }
    }
    return on;
}

static void check_reading(const struct path_text *loads)
{
    fuzz_must(loads->n >= 0 && loads->n <= PATH_STEPS_MAX, "some steps");
    for (int i = 0; i < loads->n; i++) {
        const struct path_target *target = &loads->target[i];
        fuzz_must(target->target_g >= 0 && target->target_g <= LOAD_MAX_G &&
                      target->tolerance_g >= 0 &&
                      target->tolerance_g <= LOAD_MAX_G &&
                      (loads->unit[i] == UNIT_KG || loads->unit[i] == UNIT_LB),
                  "loads within their ranges");
    }
}

static void check_stack(const struct rack *rack, const struct stack *stack)
{
    int used[STOCK_MAX] = {0}, thick_mm = 0;
    for (int i = 0; i < stack->n; i++) {
        int entry = stack->entry[i];
        fuzz_must(++used[entry] <= rack->stock.entry[entry].pairs,
                  "no more plates than there are");
        fuzz_must(i == 0 || entry >= stack->entry[i - 1], "heaviest inside");
        thick_mm += rack->stock.entry[entry].plate.thickness_mm;
    }
    fuzz_must(rack->sleeve_mm == 0 || thick_mm <= rack->sleeve_mm,
              "no more than the sleeve holds");
}

static void check_path(const struct rack *rack, const struct path *path,
                       struct stack now)
{
    int moves = 0;
    for (int i = 0; i < path->n; i++) {
        const struct path_step *step = &path->step[i];
        for (int k = 0; k < step->remove.n; k++) {
            fuzz_must(now.n > 0 && now.entry[--now.n] == step->remove.entry[k],
                      "the outermost comes off");
        }
        for (int k = 0; k < step->add.n; k++) {
            now.entry[now.n++] = step->add.entry[k];
        }
        fuzz_must(stack_equal(&now, &step->side), "the side as told");
        fuzz_must(step->load_g == stack_load_g(&now, rack), "its load");
        check_stack(rack, &now);
        moves += step->remove.n + step->add.n;
    }
    fuzz_must(moves == path->moves, "moves that add up");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct path_work work;
    static struct path path;
    struct fuzz in = {data, size};
    struct rack rack = take_rack(&in);
    struct stack on = take_stack(&in, &rack);
    struct path_text loads;
    char *text = fuzz_text(&in);
    if (text == NULL) {
        return 0;
    }
    enum path_text_status status = path_text_parse(text, &loads);
    free(text);
    check_reading(&loads);
    if (status == PATH_TEXT_OK) {
        path_find(&(struct path_in){.rack = &rack,
                                    .target = loads.target,
                                    .n = loads.n,
                                    .on = &on,
                                    .most_spans = MOST_SPANS},
                  &work, &path);
        check_path(&rack, &path, on);
    }
    return 0;
}
