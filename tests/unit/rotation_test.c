/* The order round a rack against an oracle that tries every one. */
#include "core/change.h"
#include "core/rotation.h"
#include "tests/harness/seed.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define CROWDS 400

static const struct plate_catalog no_catalog;

static struct rack rack_of(const char *stock)
{
    struct rack rack = {.bar_g = 20000};
    assert_int_equal(stock_parse(stock, &no_catalog, &rack.stock), STOCK_OK);
    return rack;
}

static struct stack stack_of(const char *text, const struct rack *rack)
{
    struct stack stack;
    assert_int_equal(stack_parse(text, &rack->stock, &stack), STOCK_OK);
    return stack;
}

/* --- the oracle: all orders, the smaller number first ---------------------------------------- */

struct oracle {
    const struct rotation_lifter *lifter;
    int n;
    int order[ROTATION_MAX], best[ROTATION_MAX];
    int least, given;
};

static int cost(const struct oracle *o, const struct stack *on)
{
    struct stack bar = *on;
    int moves = 0, at = 0;
    for (int i = 0; i < o->n; i++) {
        const struct rotation_lifter *l = &o->lifter[o->order[i]];
        struct loading loading;
        struct stack to;
        if (l->bar != at) { /* stripped, and the other one is bare */
            moves += bar.n;
            bar.n = 0;
            at = l->bar;
        }
        if (l->side != NULL) {
            to = *l->side;
        } else {
            plates_load(l->rack, l->load_g, &bar, &loading);
            to = loading.side;
        }
        moves += change_moves(&bar, &to);
        bar = to;
    }
    return moves;
}

static bool keeps_tiers(const struct oracle *o)
{
    for (int i = 1; i < o->n; i++) {
        if (o->lifter[o->order[i]].tier < o->lifter[o->order[i - 1]].tier) {
            return false;
        }
    }
    return true;
}

/* The next order in the dictionary; false after the last. */
static bool next_order(int *order, int n)
{
    int i = n - 2, k = n - 1;
    while (i >= 0 && order[i] > order[i + 1]) {
        i--;
    }
    if (i < 0) {
        return false;
    }
    while (order[k] < order[i]) {
        k--;
    }
    int swap = order[i];
    order[i] = order[k];
    order[k] = swap;
    for (int a = i + 1, b = n - 1; a < b; a++, b--) {
        swap = order[a];
        order[a] = order[b];
        order[b] = swap;
    }
    return true;
}

static void try_all(struct oracle *o, const struct stack *on)
{
    o->least = INT_MAX;
    o->given = -1;
    for (int i = 0; i < o->n; i++) {
        o->order[i] = i;
    }
    do {
        if (!keeps_tiers(o)) {
            continue;
        }
        int moves = cost(o, on);
        if (o->given < 0) {
            o->given = moves; /* the first that keeps them */
        }
        if (moves < o->least) {
            o->least = moves;
            memcpy(o->best, o->order, sizeof o->best);
        }
    } while (next_order(o->order, o->n));
}

/* --- properties ---------------------------------------- */

static const char *const stocks[] = {
    "25x4,20x2,15x2,10x2,5x2,2.5x2,1.25x2",
    "20x3,10x2,5x1,2.5x1",
    "45lbx5,35lbx2,25lbx2,10lbx2,5lbx2,2.5lbx2",
    "25x2,20x2,2.5x1",
    "45lbx2,20x2,25lbx1,10x2,2.5x2",
};

struct crowd {
    struct rack rack;
    struct stack on, side[ROTATION_MAX];
    struct rotation_lifter lifter[ROTATION_MAX];
    int n;
};

static void make(struct crowd *c, uint64_t *seed)
{
    struct loading loading;
    int which = seed_between(seed, 0, 4);
    c->rack = rack_of(stocks[which]);
    plates_load(&c->rack, seed_between(seed, 0, 200000), NULL, &loading);
    c->on = loading.side;
    c->n = seed_between(seed, 1, ROTATION_MAX);
    int tiers = seed_between(seed, 0, 2);
    int bars = seed_between(seed, 0, 3) == 0;
    for (int i = 0; i < c->n; i++) {
        int32_t load_g = seed_between(seed, 8, 88) * 2500;
        plates_load(&c->rack, load_g, &c->on, &loading);
        c->side[i] = loading.side;
        c->lifter[i] = (struct rotation_lifter){
            .rack = &c->rack,
            .load_g = load_g,
            .side = seed_between(seed, 0, 3) == 0 ? &c->side[i] : NULL,
            .bar = seed_between(seed, 0, bars),
            .tier = seed_between(seed, 0, tiers)};
    }
}

static void check(const struct crowd *c)
{
    struct rotation got;
    struct oracle o = {.lifter = c->lifter, .n = c->n};
    rotation_of(c->lifter, c->n, &c->on, 0, &got);
    try_all(&o, &c->on);
    assert_int_equal(got.n, c->n);
    assert_int_equal(got.moves_all, o.least);
    assert_int_equal(got.moves_as_given, o.given);
    int sum = 0;
    for (int i = 0; i < c->n; i++) {
        assert_int_equal(got.order[i], o.best[i]);
        sum += got.moves[i];
    }
    assert_int_equal(sum, got.moves_all);
}

static void it_is_the_best_of_all_orders(void **state)
{
    static struct crowd c;
    uint64_t seed = seed_start();
    for (int i = 0; i < seed_rounds(CROWDS); i++) {
        make(&c, &seed);
        check(&c);
    }
}

/* --- examples ---------------------------------------- */

static struct rotation order_of(const struct rack *rack, const char *on,
                                const int32_t *kg, const int *tier, int n)
{
    struct rotation_lifter lifter[ROTATION_MAX];
    struct rotation out;
    struct stack stack = stack_of(on, rack);
    for (int i = 0; i < n; i++) {
        lifter[i] = (struct rotation_lifter){
            .rack = rack, .load_g = kg[i] * 1000, .tier = tier[i]};
    }
    rotation_of(lifter, n, &stack, 0, &out);
    return out;
}

static void who_has_the_load_on_the_bar_goes_first(void **state)
{
    struct rack rack = rack_of(stocks[0]);
    const int32_t kg[] = {60, 160, 100};
    const int tier[] = {0, 0, 0};
    struct rotation r = order_of(&rack, "25,25,20", kg, tier, 3);
    assert_int_equal(r.order[0], 1);
    assert_int_equal(r.moves[0], 0);
    assert_true(r.moves_as_given > r.moves_all);
}

static void a_tier_goes_before_any_plates(void **state)
{
    struct rack rack = rack_of(stocks[0]);
    const int32_t kg[] = {160, 60};
    const int tier[] = {1, 0};
    struct rotation r = order_of(&rack, "25,25,20", kg, tier, 2);
    assert_int_equal(r.order[0], 1);
    assert_int_equal(r.order[1], 0);
    assert_int_equal(r.moves_as_given, r.moves_all);
}

static void who_needs_another_bar_waits_for_the_rest(void **state)
{
    struct rack rack = rack_of(stocks[0]);
    const struct rotation_lifter lifter[] = {
        {.rack = &rack, .load_g = 100000, .bar = 1},
        {.rack = &rack, .load_g = 100000},
        {.rack = &rack, .load_g = 110000}};
    struct stack stack = stack_of("25,15", &rack);
    struct rotation r;
    rotation_of(lifter, 3, &stack, 0, &r);
    assert_int_equal(r.order[2], 0);
    assert_int_equal(r.moves[2], r.side[1].n + r.side[2].n);
}

static void of_equals_the_first_comes_first(void **state)
{
    struct rack rack = rack_of(stocks[0]);
    const int32_t kg[] = {100, 100, 100};
    const int tier[] = {0, 0, 0};
    struct rotation r = order_of(&rack, "", kg, tier, 3);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(r.order[i], i);
    }
    assert_int_equal(r.moves[1] + r.moves[2], 0);
}

static void nobody_is_an_order_too(void **state)
{
    struct rack rack = rack_of(stocks[0]);
    struct rotation r = order_of(&rack, "25", NULL, NULL, 0);
    assert_int_equal(r.n, 0);
    assert_int_equal(r.moves_all, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_the_best_of_all_orders),
        cmocka_unit_test(who_has_the_load_on_the_bar_goes_first),
        cmocka_unit_test(a_tier_goes_before_any_plates),
        cmocka_unit_test(who_needs_another_bar_waits_for_the_rest),
        cmocka_unit_test(of_equals_the_first_comes_first),
        cmocka_unit_test(nobody_is_an_order_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
