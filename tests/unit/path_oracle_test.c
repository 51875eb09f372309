/* The plate path against an oracle that knows every stack of a small stock:
 * no dominance, no tree, no bound; only all stacks, step after step. */
#include "core/path.h"
#include "core/plates.h"
#include "tests/harness/seed.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define WORKOUTS 5000
#define STEPS 8
#define STACKS_MAX 9000

static const struct plate_catalog no_catalog;
static struct path_work work;

/* --- the oracle --------------------------------------------------------- */

struct price {
    long moves, off_g, plates;
};

struct oracle {
    const struct rack *rack;
    int n;
    struct stack stack[STACKS_MAX];
    int32_t load_g[STACKS_MAX];
    int pounds[STACKS_MAX]; /* plates in pounds */
    /* The cheapest way to have a stack at the step before, and at this one;
     * moves below 0: none. */
    struct price before[STACKS_MAX], now[STACKS_MAX];
    bool allowed[STACKS_MAX]; /* at this step */
};

static struct oracle oracle;
static void every_stack(struct oracle *o, int entry, struct stack *stack,
                        int thick_mm, int pounds)
{
    const struct stock *stock = &o->rack->stock;
    if (o->rack->sleeve_mm > 0 && thick_mm > o->rack->sleeve_mm) {
        return;
    }
    if (entry == stock->n) {
        assert_true(o->n < STACKS_MAX);
        o->stack[o->n] = *stack;
        o->pounds[o->n] = pounds;
        o->load_g[o->n++] = stack_load_g(stack, o->rack);
        return;
    }
    const struct plate *plate = &stock->entry[entry].plate;
    int before = stack->n;
    for (int count = 0; count <= stock->entry[entry].pairs; count++) {
        every_stack(o, entry + 1, stack,
                    thick_mm + count * plate->thickness_mm,
                    pounds + (plate->unit == UNIT_LB ? count : 0));
        stack->entry[stack->n++] = (uint8_t)entry;
    }
    stack->n = before;
}

static int moves_between(const struct stack *a, const struct stack *b)
{
    int same = 0;
    while (same < a->n && same < b->n && a->entry[same] == b->entry[same]) {
        same++;
    }
    return a->n - same + b->n - same;
}

static bool has_pounds(const struct rack *rack)
{
    for (int i = 0; i < rack->stock.n; i++) {
        if (rack->stock.entry[i].plate.unit == UNIT_LB) {
            return true;
        }
    }
    return false;
}

static bool is_within(const struct oracle *o, int i,
                      const struct path_target *target)
{
    int slack_g = has_pounds(o->rack) ? o->pounds[i] + 1 : 0;
    return abs(o->load_g[i] - target->target_g) <=
           target->tolerance_g + slack_g;
}

/* The load taken where there is no tolerance: the nearest, ties down. */
static int32_t nearest(const struct oracle *o, int32_t target_g)
{
    int32_t below = -1, above = INT32_MAX;
    for (int i = 0; i < o->n; i++) {
        int32_t load_g = o->load_g[i];
        if (load_g <= target_g && load_g > below) {
            below = load_g;
        }
        if (load_g >= target_g && load_g < above) {
            above = load_g;
        }
    }
    if (below < 0 || above == INT32_MAX) {
        return below < 0 ? above : below;
    }
    int slack_g = has_pounds(o->rack) ? 2 : 0;
    return target_g - below - slack_g <= above - target_g ? below : above;
}

/* Which stacks a target allows. */
static void allow(struct oracle *o, const struct path_target *target)
{
    bool any = false;
    for (int i = 0; i < o->n; i++) {
        o->allowed[i] = target->tolerance_g > 0 && is_within(o, i, target);
        any = any || o->allowed[i];
    }
    int32_t load_g = nearest(o, target->target_g);
    for (int i = 0; i < o->n && !any; i++) {
        o->allowed[i] = o->load_g[i] == load_g;
    }
}

static bool is_cheaper(const struct price *a, const struct price *b)
{
    if (b->moves < 0 || a->moves != b->moves) {
        return b->moves < 0 || a->moves < b->moves;
    }
    return a->off_g != b->off_g ? a->off_g < b->off_g : a->plates < b->plates;
}

static void step(struct oracle *o, const struct path_target *target,
                 const struct stack *on)
{
    allow(o, target);
    for (int i = 0; i < o->n; i++) {
        o->now[i].moves = -1;
        if (!o->allowed[i]) {
            continue;
        }
        for (int k = 0; k < (on != NULL ? 1 : o->n); k++) {
            struct price price = {0};
            if (on == NULL) {
                price = o->before[k];
            }
            if (price.moves < 0) {
                continue;
            }
            price.moves +=
                moves_between(on != NULL ? on : &o->stack[k], &o->stack[i]);
            price.off_g += abs(o->load_g[i] - target->target_g);
            price.plates += o->stack[i].n;
            if (is_cheaper(&price, &o->now[i])) {
                o->now[i] = price;
            }
        }
    }
    memcpy(o->before, o->now, sizeof o->now[0] * (size_t)o->n);
}

static struct price ask(struct oracle *o, const struct rack *rack,
                        const struct path_target *target, int n,
                        const struct stack *on)
{
    struct stack stack = {0};
    struct price best = {.moves = -1};
    o->rack = rack;
    o->n = 0;
    every_stack(o, 0, &stack, 0, 0);
    for (int i = 0; i < n; i++) {
        step(o, &target[i], i == 0 ? on : NULL);
    }
    for (int i = 0; i < o->n; i++) {
        if (o->now[i].moves >= 0 && is_cheaper(&o->now[i], &best)) {
            best = o->now[i];
        }
    }
    return best;
}

/* --- random workouts ---------------------------------------------------- */

static void random_stock(uint64_t *seed, char *stock, size_t size)
{
    static const char *const kg[] = {"25", "20", "15", "10", "5",
                                     "2.5", "2", "1.25", "0.5"};
    static const char *const lb[] = {"45lb", "35lb", "25lb",
                                     "10lb", "5lb",  "2.5lb"};
    int form = seed_between(seed, 0, 3); /* kg, kg, lb, both */
    size_t n = 0;
    int kinds = 0;
    stock[0] = '\0';
    for (int i = 0; i < 15; i++) {
        bool is_lb = i % 5 >= 3; /* 6 in all */
        if ((is_lb && form < 2) || (!is_lb && form == 2) ||
            seed_between(seed, 0, form == 3 ? 2 : 1) > 0 || kinds == 7) {
            continue;
        }
        int at = is_lb ? i / 5 * 2 + i % 5 - 3 : i / 5 * 3 + i % 5;
        int most = kinds < 2 ? 4 : kinds < 5 ? 2 : 1;
        n += (size_t)snprintf(stock + n, size - n, "%s%sx%d",
                              n > 0 ? "," : "", is_lb ? lb[at] : kg[at],
                              seed_between(seed, 1, most));
        kinds++;
    }
}

static void random_rack(uint64_t *seed, struct rack *rack)
{
    char stock[128];
    random_stock(seed, stock, sizeof stock);
    *rack = (struct rack){.bar_g = 20000};
    assert_int_equal(stock_parse(stock, &no_catalog, &rack->stock), STOCK_OK);
    if (seed_between(seed, 0, 3) == 0) {
        rack->bar_g = has_pounds(rack) ? 20412 : 15000;
    }
    rack->collar_g = seed_between(seed, 0, 3) == 0 ? 2500 : 0;
    rack->sleeve_mm =
        seed_between(seed, 0, 3) == 0 ? seed_between(seed, 20, 160) : 0;
}

/* Plates as somebody may have left them, sorted or not. */
static void random_on(uint64_t *seed, const struct rack *rack,
                      struct stack *on)
{
    int used[STOCK_MAX] = {0};
    bool sorted = seed_between(seed, 0, 2) > 0;
    int tries = seed_between(seed, 0, 6);
    on->n = 0;
    for (int i = 0; i < tries && rack->stock.n > 0; i++) {
        int entry = seed_between(seed, 0, rack->stock.n - 1);
        bool rises = on->n > 0 && entry < on->entry[on->n - 1];
        if (used[entry] < rack->stock.entry[entry].pairs &&
            !(sorted && rises)) {
            used[entry]++;
            on->entry[on->n++] = (uint8_t)entry;
        }
    }
}

/* Up to a top and down, or anyhow; in kilos or pounds, to a step or not. */
static int random_workout(uint64_t *seed, const struct rack *rack,
                          struct path_target target[])
{
    int n = seed_between(seed, 1, STEPS);
    bool in_pounds = has_pounds(rack) && seed_between(seed, 0, 3) > 0;
    bool anyhow = seed_between(seed, 0, 2) == 0;
    int top = seed_between(seed, 2, 12), warmups = seed_between(seed, 0, n);
    for (int i = 0; i < n; i++) {
        int tens = anyhow ? seed_between(seed, 0, 14)
                   : i < warmups ? 2 + top * (i + 1) / (warmups + 1)
                                 : 2 + top - (i > warmups ? 1 : 0);
        int milli = tens * 10000 * (in_pounds ? 2 : 1);
        int kind = seed_between(seed, 0, 5);
        milli += kind == 0 ? seed_between(seed, 0, 9999)
                 : kind < 3 ? 2500 * seed_between(seed, 0, 3)
                            : 0;
        target[i].target_g =
            load_from_milli(milli, in_pounds ? UNIT_LB : UNIT_KG);
        int tolerance = i < warmups || anyhow ? seed_between(seed, 0, 3) : 0;
        target[i].tolerance_g = load_from_milli(
            tolerance == 3 ? seed_between(seed, 1, 12000) : tolerance * 5000,
            in_pounds ? UNIT_LB : UNIT_KG);
    }
    return n;
}

/* --- the properties ----------------------------------------------------- */

/* What is on after taking off and putting on as told; false: impossible. */
static bool do_step(const struct rack *rack, const struct path_step *step,
                    struct stack *on)
{
    int used[STOCK_MAX] = {0};
    for (int i = 0; i < step->remove.n; i++) {
        if (on->n == 0 || on->entry[--on->n] != step->remove.entry[i]) {
            return false;
        }
    }
    for (int i = 0; i < step->add.n; i++) {
        on->entry[on->n++] = step->add.entry[i];
    }
    for (int i = 0; i < on->n; i++) {
        if (++used[on->entry[i]] > rack->stock.entry[on->entry[i]].pairs ||
            (i > 0 && on->entry[i] < on->entry[i - 1])) {
            return false;
        }
    }
    return stack_equal(on, &step->side);
}

/* NULL where the path can be walked, and each step is one that is allowed. */
static const char *check_walk(struct oracle *o, const struct path *path,
                              const struct path_target *target,
                              const struct stack *on)
{
    struct stack now = *on;
    int moves = 0;
    for (int i = 0; i < path->n; i++) {
        const struct path_step *at = &path->step[i];
        bool is_allowed = false;
        if (!do_step(o->rack, at, &now)) {
            return "a step that cannot be done as told";
        }
        allow(o, &target[i]);
        for (int k = 0; k < o->n; k++) {
            is_allowed = is_allowed ||
                         (o->allowed[k] && o->load_g[k] == at->load_g &&
                          stack_equal(&o->stack[k], &now));
        }
        if (!is_allowed) {
            return "a load or stack that is not allowed";
        }
        moves += at->remove.n + at->add.n;
    }
    return moves == path->moves ? NULL : "moves that do not add up";
}

/* One step that has no choice of load is what plates_load says. */
static const char *check_plates(const struct rack *rack,
                                const struct path_target *target,
                                const struct stack *on,
                                const struct path *path)
{
    struct loading loading;
    plates_load(rack, target->target_g, on, &loading);
    return target->tolerance_g > 0 || path->n != 1 ||
                   (stack_equal(&loading.side, &path->step[0].side) &&
                    stack_equal(&loading.remove, &path->step[0].remove) &&
                    stack_equal(&loading.add, &path->step[0].add))
               ? NULL
               : "other plates than plates_load";
}

static void describe(const struct rack *rack, const struct stack *on,
                     const struct path_target *target, int n, char *out,
                     size_t size)
{
    char stock[256], plates[128];
    stock_print(&rack->stock, stock, sizeof stock);
    stack_print(on, &rack->stock, ",", plates, sizeof plates);
    size_t at = (size_t)snprintf(out, size, "bar %d collar %d sleeve %d %s on "
                                            "%s:",
                                 rack->bar_g, rack->collar_g, rack->sleeve_mm,
                                 stock, plates);
    for (int i = 0; i < n && at < size; i++) {
        at += (size_t)snprintf(out + at, size - at, " %d~%d",
                               target[i].target_g, target[i].tolerance_g);
    }
}

static void random_workouts_go_as_the_oracle_says(void **state)
{
    uint64_t seed = seed_start();
    int rounds = seed_rounds(WORKOUTS);
    for (int i = 0; i < rounds; i++) {
        struct rack rack;
        struct stack on;
        struct path_target target[STEPS];
        static struct path path;
        uint64_t here = seed;
        random_rack(&seed, &rack);
        random_on(&seed, &rack, &on);
        int n = random_workout(&seed, &rack, target);
        path_find(&(struct path_in){.rack = &rack,
                                    .target = target,
                                    .n = n,
                                    .on = &on},
                  &work, &path);
        struct price best = ask(&oracle, &rack, target, n, &on);
        long plates = 0, off_g = 0;
        for (int k = 0; k < path.n; k++) {
            plates += path.step[k].side.n;
            off_g += abs(path.step[k].load_g - target[k].target_g);
        }
        const char *wrong = check_walk(&oracle, &path, target, &on);
        wrong = wrong ? wrong : check_plates(&rack, target, &on, &path);
        if (wrong != NULL || path.moves != best.moves ||
            path.deviation_g != best.off_g || off_g != best.off_g ||
            plates != best.plates) {
            char text[512];
            describe(&rack, &on, target, n, text, sizeof text);
            fail_msg("seed %llu: %s: %s; moves %d for %ld, off %d for %ld, "
                     "plates %ld for %ld",
                     (unsigned long long)here, text, wrong ? wrong : "worse",
                     path.moves, best.moves, path.deviation_g, best.off_g,
                     plates, best.plates);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_workouts_go_as_the_oracle_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
