/* Pulls from the floor: a plate of full size hangs where the load allows it. */
#include "core/change.h"
#include "core/lift.h"
#include "core/warmup.h"
#include "tests/harness/seed.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct rack rack_of(const char *stock)
{
    static const struct plate_catalog none;
    struct rack rack = {.bar_g = 20000, .floor_mm = FLOOR_MM};
    assert_int_equal(stock_parse(stock, &none, &rack.stock), STOCK_OK);
    for (int i = 0; i < rack.stock.n; i++) {
        struct plate *plate = &rack.stock.entry[i].plate;
        plate->diameter_mm = plate->mass_g >= 20000 ? 450 : 300;
    }
    return rack;
}

/* --- every stack there is -------------------------------------------------- */

struct oracle {
    const struct rack *rack;
    const struct stack *on;
    int32_t load_g;
    bool has_high;    /* some stack of that load has a high plate */
    int moves;        /* of the best that counts, high ones first */
    int32_t floor_g;  /* nearest load with a high plate, ties down; 0: none */
};

static bool is_high(const struct oracle *o, const struct stack *stack)
{
    for (int i = 0; i < stack->n; i++) {
        if (o->rack->stock.entry[stack->entry[i]].plate.diameter_mm >=
            o->rack->floor_mm) {
            return true;
        }
    }
    return false;
}

static bool fits(const struct oracle *o, const struct stack *stack)
{
    int thick = 0;
    for (int i = 0; i < stack->n; i++) {
        thick += o->rack->stock.entry[stack->entry[i]].plate.thickness_mm;
    }
    return o->rack->sleeve_mm == 0 || thick <= o->rack->sleeve_mm;
}

static void see(struct oracle *o, const struct stack *stack)
{
    int32_t load_g = stack_load_g(stack, o->rack);
    bool high = is_high(o, stack);
    if (!fits(o, stack)) {
        return;
    }
    int32_t off = abs(load_g - o->load_g), best = abs(o->floor_g - o->load_g);
    if (high && (o->floor_g == 0 || off < best ||
                 (off == best && load_g < o->floor_g))) {
        o->floor_g = load_g;
    }
    if (load_g != o->load_g || (o->has_high && !high)) {
        return;
    }
    int moves = change_moves(o->on, stack);
    o->moves = high && !o->has_high ? moves : moves < o->moves ? moves
                                                               : o->moves;
    o->has_high = o->has_high || high;
}

static void every_stack(struct oracle *o, int entry, struct stack *stack)
{
    if (entry == o->rack->stock.n) {
        see(o, stack);
        return;
    }
    int before = stack->n;
    for (int count = 0; count <= o->rack->stock.entry[entry].pairs; count++) {
        every_stack(o, entry + 1, stack);
        stack->entry[stack->n++] = (uint8_t)entry;
    }
    stack->n = before;
}

/* --- random racks ------------------------------------------------------------ */

static void random_rack(uint64_t *seed, struct rack *rack)
{
    static const char *const plates[] = {"25", "20", "45lb", "15", "10",
                                         "5", "2.5", "1.25"};
    char stock[128] = "";
    size_t n = 0;
    for (size_t i = 0; i < 8; i++) {
        int pairs = seed_between(seed, -1, 2);
        if (pairs > 0) {
            n += (size_t)snprintf(stock + n, sizeof stock - n, "%s%sx%d",
                                  n > 0 ? "," : "", plates[i], pairs);
        }
    }
    *rack = rack_of(stock);
    for (int i = 0; i < rack->stock.n; i++) {
        rack->stock.entry[i].plate.diameter_mm =
            seed_between(seed, 0, 2) == 0 ? 450 : 449;
    }
    rack->sleeve_mm =
        seed_between(seed, 0, 2) == 0 ? seed_between(seed, 20, 140) : 0;
}

static void random_stack(uint64_t *seed, const struct rack *rack,
                         struct stack *out)
{
    int used[STOCK_MAX] = {0};
    out->n = 0;
    for (int i = 0; i < 4 && rack->stock.n > 0; i++) {
        int entry = seed_between(seed, 0, rack->stock.n - 1);
        if (used[entry]++ < rack->stock.entry[entry].pairs) {
            out->entry[out->n++] = (uint8_t)entry;
        }
    }
}

static bool agrees(const struct rack *rack, const struct stack *on,
                   const struct loading *got)
{
    struct oracle o = {.rack = rack, .on = on, .load_g = got->load_g,
                       .moves = INT_MAX};
    struct stack stack = {0};
    every_stack(&o, 0, &stack);
    bool is_found = got->has_floor
                        ? o.floor_g == got->floor_g
                        : o.floor_g == 0 || o.floor_g > got->load_g;
    return got->is_low == !o.has_high && got->moves == o.moves &&
           is_high(&o, &got->side) == o.has_high && fits(&o, &got->side) &&
           stack_load_g(&got->side, rack) == got->load_g && is_found;
}

static void random_racks_stand_as_high_as_they_can(void **state)
{
    uint64_t seed = seed_start();
    for (int i = 0; i < seed_rounds(5000); i++) {
        uint64_t here = seed;
        struct rack rack, plain;
        struct stack on;
        struct loading got, without;
        random_rack(&seed, &rack);
        random_stack(&seed, &rack, &on);
        int32_t target_g = seed_between(&seed, 20, 160) * 1250;
        plates_load(&rack, target_g, &on, &got);
        plain = rack;
        plain.floor_mm = 0;
        plates_load(&plain, target_g, &on, &without);
        /* the load is what was asked for all the same */
        if (!agrees(&rack, &on, &got) || got.load_g != without.load_g) {
            char stock[256];
            stock_print(&rack.stock, stock, sizeof stock);
            fail_msg("seed %llu: %s sleeve %d target %d: load %d, moves %d, "
                     "low %d, floor %d",
                     (unsigned long long)here, stock, rack.sleeve_mm, target_g,
                     got.load_g, got.moves, got.is_low, got.floor_g);
        }
    }
}

static void a_bar_that_lies_low_says_so_and_what_does_not(void **state)
{
    static const struct {
        int line;
        const char *stock;
        int32_t load_g;
        const char *says;
    } rows[] = {
        {__LINE__, "25x2,20x2,10x2,5x2", 60000, ""},
        {__LINE__, "25x2,20x2,10x2,5x2", 50000, "50 kg lies low: blocks, or 60"},
        {__LINE__, "25x2,20x2,10x2,5x2", 20000, "20 kg lies low: blocks, or 60"},
        {__LINE__, "10x2,5x2", 50000, "50 kg lies low: blocks"},
        {__LINE__, "", 20000, "20 kg lies low: blocks"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct rack rack = rack_of(rows[i].stock);
        struct loading loading;
        char text[96];
        plates_load(&rack, rows[i].load_g, NULL, &loading);
        plates_floor_reason(&loading, UNIT_KG, text, sizeof text);
        if (strcmp(text, rows[i].says) != 0) {
            fail_msg("line %d: %s", rows[i].line, text);
        }
        rack.floor_mm = 0;
        plates_load(&rack, rows[i].load_g, NULL, &loading);
        assert_int_equal(plates_floor_reason(&loading, UNIT_KG, text,
                                             sizeof text), 0);
    }
}

static void plus_leads_to_what_stands_high(void **state)
{
    struct rack rack = rack_of("25x2,20x2,10x2,5x2,2.5x2");
    struct loading loading;
    int32_t up_g;
    plates_load(&rack, 45000, NULL, &loading);
    assert_true(plates_raise(&rack, &loading, &up_g));
    assert_int_equal(up_g, 60000);
    plates_load(&rack, 60000, NULL, &loading);
    assert_true(plates_raise(&rack, &loading, &up_g));
    assert_int_equal(up_g, 65000);
}

/* Within its tolerance a warm-up moves to where the bar stands high. */
static void warm_ups_stand_high_where_they_may(void **state)
{
    struct rack rack = rack_of("25x4,20x2,15x2,10x2,5x2,2.5x2,1.25x2");
    struct warmup ramp[WARMUPS_MAX];
    int n = warmup_ramp(&rack, 140000, ramp);
    assert_int_equal(ramp[0].load_g, 60000); /* 56 is 40 % */
    for (int i = 0; i < n; i++) {
        assert_false(ramp[i].is_low);
    }
    n = warmup_ramp(&rack, 90000, ramp);
    assert_true(n > 0 && ramp[0].is_low); /* 36: too far from 60 */
    assert_false(ramp[n - 1].is_low);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_racks_stand_as_high_as_they_can),
        cmocka_unit_test(a_bar_that_lies_low_says_so_and_what_does_not),
        cmocka_unit_test(plus_leads_to_what_stands_high),
        cmocka_unit_test(warm_ups_stand_high_where_they_may),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
