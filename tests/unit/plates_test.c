/* Plate loading against an oracle that tries every stack. */
#include "core/change.h"
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

#define RACKS 12000

static const struct plate_catalog no_catalog;

static struct rack rack_of(const char *stock, int32_t bar_g)
{
    struct rack rack = {.bar_g = bar_g};
    assert_int_equal(stock_parse(stock, &no_catalog, &rack.stock), STOCK_OK);
    return rack;
}

/* --- the oracle --------------------------------------------------------- */

struct oracle {
    const struct rack *rack;
    int32_t target_g;
    const struct stack *on;
    int32_t below_g, above_g; /* INT32_MIN / MAX: none */
    int32_t want_g;           /* second pass: the load to build */
    int moves;
    struct stack best;
};

static void see_stack(struct oracle *o, const struct stack *stack)
{
    int32_t load_g = stack_load_g(stack, o->rack);
    int thick = 0;
    for (int i = 0; i < stack->n; i++) {
        thick += o->rack->stock.entry[stack->entry[i]].plate.thickness_mm;
    }
    if (o->rack->sleeve_mm > 0 && thick > o->rack->sleeve_mm) {
        return;
    }
    if (load_g <= o->target_g && load_g > o->below_g) {
        o->below_g = load_g;
    }
    if (load_g >= o->target_g && load_g < o->above_g) {
        o->above_g = load_g;
    }
    if (load_g != o->want_g) {
        return;
    }
    int moves = change_moves(o->on, stack);
    bool better = moves < o->moves ||
                  (moves == o->moves && stack->n < o->best.n) ||
                  (moves == o->moves && stack->n == o->best.n &&
                   memcmp(stack->entry, o->best.entry, (size_t)stack->n) < 0);
    if (better) {
        o->moves = moves;
        o->best = *stack;
    }
}

static void every_stack(struct oracle *o, int entry, struct stack *stack)
{
    if (entry == o->rack->stock.n) {
        see_stack(o, stack);
        return;
    }
    int before = stack->n;
    for (int count = 0; count <= o->rack->stock.entry[entry].pairs; count++) {
        every_stack(o, entry + 1, stack);
        stack->entry[stack->n++] = (uint8_t)entry;
    }
    stack->n = before;
}

static void ask(struct oracle *o)
{
    struct stack stack = {0};
    o->below_g = INT32_MIN;
    o->above_g = INT32_MAX;
    o->moves = INT_MAX;
    every_stack(o, 0, &stack);
}

/* --- random racks ------------------------------------------------------- */

static void random_rack(uint64_t *seed, struct rack *rack)
{
    static const char *const kg[] = {"25", "20", "15", "10",
                                     "5",  "2.5", "2", "1.25"};
    static const char *const lb[] = {"45lb", "35lb", "25lb",
                                     "10lb", "5lb",  "2.5lb"};
    char stock[128] = "";
    size_t n = 0;
    int form = seed_between(seed, 0, 3); /* kg, kg, lb, both */
    for (size_t i = 0; i < 8 && form != 2; i++) {
        int pairs = seed_between(seed, -1, form == 3 ? 1 : 2);
        if (pairs > 0) {
            n += (size_t)snprintf(stock + n, sizeof stock - n, "%s%sx%d",
                                  n > 0 ? "," : "", kg[i], pairs);
        }
    }
    for (size_t i = 0; i < 6 && form >= 2; i++) {
        int pairs = seed_between(seed, -1, form == 3 ? 1 : 2);
        if (pairs > 0) {
            n += (size_t)snprintf(stock + n, sizeof stock - n, "%s%sx%d",
                                  n > 0 ? "," : "", lb[i], pairs);
        }
    }
    *rack = rack_of(stock, form == 2 ? 20412 : 20000);
    rack->collar_g = seed_between(seed, 0, 3) == 0 ? 2500 : 0;
    rack->sleeve_mm =
        seed_between(seed, 0, 3) == 0 ? seed_between(seed, 20, 140) : 0;
}

static void random_stack(uint64_t *seed, const struct rack *rack, bool sorted,
                         struct stack *out)
{
    int used[STOCK_MAX] = {0};
    out->n = 0;
    for (int i = 0; i < 6 && rack->stock.n > 0; i++) {
        int entry = seed_between(seed, 0, rack->stock.n - 1);
        bool rises = out->n > 0 && entry < out->entry[out->n - 1];
        if (used[entry] < rack->stock.entry[entry].pairs &&
            !(sorted && rises)) {
            used[entry]++;
            out->entry[out->n++] = (uint8_t)entry;
        }
    }
}

/* Whether taking off and putting on, as told, ends with the side. */
static bool doing_it_works(const struct stack *on, const struct loading *l)
{
    struct stack now = *on;
    for (int i = 0; i < l->remove.n; i++) {
        if (now.n == 0 || now.entry[now.n - 1] != l->remove.entry[i]) {
            return false;
        }
        now.n--;
    }
    for (int i = 0; i < l->add.n; i++) {
        now.entry[now.n++] = l->add.entry[i];
    }
    return stack_equal(&now, &l->side);
}

static int32_t slack_of(const struct rack *rack, int n)
{
    for (int i = 0; i < rack->stock.n; i++) {
        if (rack->stock.entry[i].plate.unit == UNIT_LB) {
            return n + 1;
        }
    }
    return 0;
}

static bool agrees(struct oracle *o, const struct loading *got)
{
    o->want_g = got->load_g;
    ask(o);
    int32_t off = got->load_g - o->target_g;
    off = off < 0 ? -off : off;
    int32_t down = o->below_g == INT32_MIN ? INT32_MAX
                                           : o->target_g - o->below_g;
    int32_t up = o->above_g == INT32_MAX ? INT32_MAX
                                         : o->above_g - o->target_g;
    int32_t least = down < up ? down : up;
    bool exact = off <= slack_of(o->rack, got->side.n);
    bool neighbours =
        exact ? got->below_g == o->target_g && got->above_g == o->target_g
              : got->has_below == (o->below_g != INT32_MIN) &&
                    got->has_above == (o->above_g != INT32_MAX) &&
                    (!got->has_below || got->below_g == o->below_g) &&
                    (!got->has_above || got->above_g == o->above_g);
    bool tie = down == up && !exact ? got->load_g == o->below_g : true;
    return off <= least + slack_of(o->rack, 1) && tie &&
           got->exact == exact && neighbours && got->moves == o->moves &&
           stack_equal(&got->side, &o->best) && doing_it_works(o->on, got) &&
           stack_load_g(&got->side, o->rack) == got->load_g;
}

static void random_racks_load_as_the_oracle_says(void **state)
{
    uint64_t seed = seed_start();
    for (int i = 0; i < RACKS; i++) {
        uint64_t here = seed;
        struct rack rack;
        struct stack on;
        struct loading got;
        random_rack(&seed, &rack);
        random_stack(&seed, &rack, seed_between(&seed, 0, 2) > 0, &on);
        int32_t target_g = seed_between(&seed, 0, 320) * 500 +
                           (seed_between(&seed, 0, 3) == 0
                                ? seed_between(&seed, 0, 499)
                                : 0);
        plates_load(&rack, target_g, &on, &got);
        struct oracle o = {.rack = &rack, .target_g = target_g, .on = &on};
        if (!agrees(&o, &got)) {
            char stock[256];
            stock_print(&rack.stock, stock, sizeof stock);
            fail_msg("seed %llu: %s target %d: load %d, moves %d for %d",
                     (unsigned long long)here, stock, target_g, got.load_g,
                     got.moves, o.moves);
        }
    }
}

static void steps_are_the_nearest_neighbours(void **state)
{
    uint64_t seed = seed_start() + 1;
    for (int i = 0; i < 2000; i++) {
        struct rack rack;
        static const struct stack nothing;
        int32_t up_g = 0, down_g = 0;
        random_rack(&seed, &rack);
        int32_t load_g = seed_between(&seed, 0, 400) * 500;
        bool up = plates_step_up(&rack, load_g, &up_g);
        bool down = plates_step_down(&rack, load_g, &down_g);
        struct oracle o = {.rack = &rack, .on = &nothing};
        o.target_g = load_g + 1;
        ask(&o);
        assert_true(up ? up_g == o.above_g : o.above_g == INT32_MAX);
        o.target_g = load_g - 1;
        ask(&o);
        assert_true(down ? down_g == o.below_g : o.below_g == INT32_MIN);
    }
}

/* Where taking the heaviest plate that fits goes wrong. */
static void greedy_traps_are_loaded_exactly(void **state)
{
    static const struct {
        int line;
        const char *stock;
        int32_t side_g;
        const char *want;
    } rows[] = {
        {__LINE__, "25x2,20x2,2.5x1", 40000, "20,20"},
        {__LINE__, "25x3,15x2,10x1", 30000, "15,15"},
        {__LINE__, "2.5x1,2x2", 4000, "2,2"},
        {__LINE__, "45lbx2,25lbx2,10lbx1", 22680, "25,25"},
        {__LINE__, "45lbx1,35lbx1,15lbx1,10lbx1", 22680, "35,15"},
        {__LINE__, "25x4,20x2,15x2,10x2,5x2,2.5x2,1.25x2", 70000, "25,25,20"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct rack rack = rack_of(rows[i].stock, 20000);
        struct loading got;
        char side[64];
        plates_load(&rack, 20000 + 2 * rows[i].side_g, NULL, &got);
        stack_print(&got.side, &rack.stock, ",", side, sizeof side);
        if (!got.exact || strcmp(side, rows[i].want) != 0) {
            fail_msg("row at line %d: %s", rows[i].line, side);
        }
    }
}

static void pounds_load_to_what_the_bar_reads(void **state)
{
    struct rack rack = rack_of("45lbx4,25lbx1", 20412);
    struct loading got;
    plates_load(&rack, load_from_milli(225000, UNIT_LB), NULL, &got);
    assert_true(got.exact);
    assert_int_equal(got.side.n, 2);
    assert_int_equal(got.below_g, 102058);
    assert_int_equal(got.load_g, 5 * 20412);
}

static void what_cannot_be_loaded_says_so(void **state)
{
    struct rack rack = rack_of("20x1,1.25x1", 20000);
    struct loading got;
    char line[80];
    plates_load(&rack, 61000, NULL, &got);
    plates_reason(&got, UNIT_KG, line, sizeof line);
    assert_string_equal(line, "61 kg is not loadable: 60 or 62.5");
    plates_load(&rack, 60018, NULL, &got); /* reads 60 */
    assert_false(got.exact);
    assert_int_equal(plates_reason(&got, UNIT_KG, line, sizeof line), 0);
    assert_string_equal(line, "");
    plates_load(&rack, 15000, NULL, &got);
    plates_reason(&got, UNIT_KG, line, sizeof line);
    assert_string_equal(line, "15 kg is below the empty bar: 20");
    assert_false(got.has_below);
    plates_load(&rack, 1000000, NULL, &got);
    plates_reason(&got, UNIT_KG, line, sizeof line);
    assert_string_equal(line, "1000 kg is above all plates: 62.5");
    assert_false(got.has_above);
    rack.sleeve_mm = 30; /* holds the 20, and not the 1.25 beside it */
    plates_load(&rack, 1000000, NULL, &got);
    plates_reason(&got, UNIT_KG, line, sizeof line);
    assert_string_equal(line, "1000 kg is more than the sleeve holds: 60");
    rack.sleeve_mm = 400; /* all of them */
    plates_load(&rack, 1000000, NULL, &got);
    plates_reason(&got, UNIT_KG, line, sizeof line);
    assert_string_equal(line, "1000 kg is above all plates: 62.5");
}

static void stocks_are_read_or_refused_by_name(void **state)
{
    static const struct {
        int line;
        const char *text;
        enum stock_status status;
    } rows[] = {
        {__LINE__, "", STOCK_OK},
        {__LINE__, "25x2, 20x2 ,2.5x1", STOCK_BAD_FORM},
        {__LINE__, "25x2,20x2,2.5x1", STOCK_OK},
        {__LINE__, "45lbx4", STOCK_OK},
        {__LINE__, "25", STOCK_BAD_FORM},
        {__LINE__, "25x0", STOCK_BAD_PAIRS},
        {__LINE__, "25x17", STOCK_BAD_PAIRS},
        {__LINE__, "25x", STOCK_BAD_PAIRS},
        {__LINE__, "nanx2", STOCK_BAD_PLATE},
        {__LINE__, "-5x2", STOCK_BAD_PLATE},
        {__LINE__, "0x2", STOCK_BAD_PLATE},
        {__LINE__, "101x2", STOCK_BAD_PLATE},
        {__LINE__, "marble:25x2", STOCK_BAD_PLATE},
        {__LINE__, "25x2,25x1", STOCK_TWICE},
        {__LINE__, "25x2,", STOCK_BAD_FORM},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct stock stock;
        enum stock_status status =
            stock_parse(rows[i].text, &no_catalog, &stock);
        if (status != rows[i].status) {
            fail_msg("row at line %d: %d", rows[i].line, (int)status);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_racks_load_as_the_oracle_says),
        cmocka_unit_test(steps_are_the_nearest_neighbours),
        cmocka_unit_test(greedy_traps_are_loaded_exactly),
        cmocka_unit_test(pounds_load_to_what_the_bar_reads),
        cmocka_unit_test(what_cannot_be_loaded_says_so),
        cmocka_unit_test(stocks_are_read_or_refused_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
