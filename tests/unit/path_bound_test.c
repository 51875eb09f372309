/* What the path's search leaves out by: bounds against all that there is. A
 * bound above the least would lose the shortest path; one far below would lose
 * the time. */
#include "core/path_bound.h"
#include "core/path_reach.h"
#include "tests/harness/seed.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define SPANS 20000
#define RACKS 200

/* --- moves of a span ---------------------------------------------------- */

#define STEPS 7
#define PLATES_MAX 40 /* beyond a node; more than any need and change ask for */

/* The least moves of steps i..j by any number of plates at each: those of the
 * first step are put on, but for as many as started, and those of the last
 * come off. */
static int least_moves(const int need[], const uint8_t change[], int i, int j,
                       bool comes_off, int started)
{
    int now[PLATES_MAX + 1], next[PLATES_MAX + 1], least = INT_MAX;
    for (int c = 0; c <= PLATES_MAX; c++) {
        now[c] = abs(c - started);
    }
    for (int k = i + 1; k <= j; k++) {
        for (int c = 0; c <= PLATES_MAX; c++) {
            next[c] = INT_MAX;
            for (int p = need[k - 1]; p <= PLATES_MAX; p++) {
                int moves = abs(c - p) > change[k] ? abs(c - p) : change[k];
                next[c] = now[p] + moves < next[c] ? now[p] + moves : next[c];
            }
        }
        memcpy(now, next, sizeof now);
    }
    for (int c = need[j]; c <= PLATES_MAX; c++) {
        int moves = now[c] + (comes_off ? c : 0);
        least = moves < least ? moves : least;
    }
    return least;
}

static void a_span_costs_what_its_bound_says_or_more(void **state)
{
    uint64_t seed = seed_start();
    int rounds = seed_rounds(SPANS), exact = 0, all = 0;
    for (int round = 0; round < rounds; round++) {
        int need[STEPS + 1], up_to[STEPS + 1], from[STEPS + 1];
        uint8_t change[STEPS + 1];
        int n = seed_between(&seed, 1, STEPS), j = seed_between(&seed, 1, n);
        int started = seed_between(&seed, 0, 1) * seed_between(&seed, 0, 9);
        for (int i = 1; i <= n; i++) {
            need[i] = seed_between(&seed, 0, 9);
            change[i] = (uint8_t)seed_between(&seed, 0, 6);
        }
        path_bound_up_to(need, change, 1, j, n, started, up_to);
        path_bound_from(need, change, 1, j, n, from);
        for (int k = 1; k <= j; k++) {
            int least = least_moves(need, change, 1, k, k < n, started);
            assert_in_range(up_to[k], 0, least);
            exact += up_to[k] == least;
            least = least_moves(need, change, k, j, j < n, 0);
            assert_in_range(from[k], 0, least);
            exact += from[k] == least;
            all += 2;
        }
    }
    assert_true(exact >= all * 9 / 10);
}

/* --- plates and sleeve of a sum ----------------------------------------- */

#define SUM_MAX_G 46000 /* all of the plates below, three pairs of each */

struct oracle {
    const struct rack *rack;
    int plates[STOCK_MAX + 1][SUM_MAX_G]; /* fewest; INT_MAX: no such sum */
    int thick_mm[STOCK_MAX + 1][SUM_MAX_G];
};

static struct oracle oracle;
static struct sums sums;
static struct path_reach reach;

/* Every count of every kind from k on. */
static void every_sum(struct oracle *o, int first, int k, int32_t side_g,
                      int plates, int thick_mm)
{
    const struct stock *stock = &o->rack->stock;
    if (k == stock->n) {
        int *fewest = &o->plates[first][side_g];
        int *thinnest = &o->thick_mm[first][side_g];
        *fewest = plates < *fewest ? plates : *fewest;
        *thinnest = thick_mm < *thinnest ? thick_mm : *thinnest;
        return;
    }
    const struct stock_entry *entry = &stock->entry[k];
    for (int count = 0; count <= entry->pairs; count++) {
        every_sum(o, first, k + 1, side_g + count * entry->plate.mass_g,
                  plates + count,
                  thick_mm + count * entry->plate.thickness_mm);
    }
}

static void random_rack(uint64_t *seed, struct rack *rack)
{
    static const struct plate_catalog none;
    static const char *const label[] = {"5",     "2.5",    "2",   "5lb",
                                        "2.5lb", "1.25lb", "0.5", "1"};
    char stock[128] = "";
    size_t n = 0;
    for (size_t i = 0; i < sizeof label / sizeof label[0]; i++) {
        if (seed_between(seed, 0, 1) == 0) {
            n += (size_t)snprintf(stock + n, sizeof stock - n, "%s%sx%d",
                                  n > 0 ? "," : "", label[i],
                                  seed_between(seed, 1, 3));
        }
    }
    *rack = (struct rack){.bar_g = 20000};
    assert_int_equal(stock_parse(stock, &none, &rack->stock), STOCK_OK);
    int kind = seed_between(seed, 0, 2);
    rack->sleeve_mm = kind == 0 ? 0 : seed_between(seed, 20, kind * 250);
}

static void ask(struct oracle *o, const struct rack *rack)
{
    o->rack = rack;
    for (int k = 0; k <= rack->stock.n; k++) {
        for (int i = 0; i < SUM_MAX_G; i++) {
            o->plates[k][i] = o->thick_mm[k][i] = INT_MAX;
        }
        every_sum(o, k, k, 0, 0, 0);
    }
}

/* Where the sleeve is too long for a byte it is rounded: never a stack that
 * fits is said not to. */
static void check_sum(const struct oracle *o, int k, int32_t side_g,
                      int taken_mm)
{
    int plates = o->plates[k][side_g];
    assert_int_equal(path_reach_plates(&reach, k, side_g),
                     plates < INT_MAX ? plates : PATH_REACH_MOST);
    bool fits = plates < INT_MAX && o->thick_mm[k][side_g] + taken_mm <=
                                        o->rack->sleeve_mm;
    bool may_fit = path_reach_fits(&reach, k, side_g, taken_mm);
    if (fits || o->rack->sleeve_mm == 0) {
        assert_true(may_fit);
    } else if (o->rack->sleeve_mm < UINT8_MAX) {
        assert_false(may_fit);
    }
}

static void check_change(const struct oracle *o, int k, int32_t by_g)
{
    int least = PATH_REACH_MOST;
    for (int32_t off_g = 0; off_g + by_g < SUM_MAX_G; off_g++) {
        int off = o->plates[k][off_g], on = o->plates[k][off_g + by_g];
        if (off < INT_MAX && on < INT_MAX && off + on < least) {
            least = off + on;
        }
    }
    assert_int_equal(path_reach_change(&reach, k, by_g), least);
    assert_int_equal(path_reach_change(&reach, k, -by_g), least);
}

static void a_sum_takes_what_is_said_or_more(void **state)
{
    uint64_t seed = seed_start() + 1;
    int rounds = seed_rounds(RACKS);
    for (int round = 0; round < rounds; round++) {
        struct rack rack;
        random_rack(&seed, &rack);
        ask(&oracle, &rack);
        sums_build(&sums, &rack, SUM_MAX_G);
        path_reach_build(&reach, &sums, &rack);
        for (int k = 0; k <= rack.stock.n; k++) {
            int taken_mm = seed_between(&seed, 0, 30);
            for (int32_t i = 0; i < SUM_MAX_G; i++) {
                check_sum(&oracle, k, i, taken_mm < rack.sleeve_mm ? taken_mm
                                                                    : 0);
            }
            int32_t by_g = seed_between(&seed, 0, SUM_MAX_G / 2);
            check_change(&oracle, k, by_g - by_g % sums.unit_g);
        }
    }
}

/* A rack can own as many plates as a byte cannot count. */
static void more_plates_than_a_byte_counts_are_the_most(void **state)
{
    struct rack rack = {.bar_g = 20000};
    static const struct plate_catalog none;
    assert_int_equal(
        stock_parse("1x16,0.95x16,0.9x16,0.85x16,0.8x16,0.75x16,0.7x16,"
                    "0.65x16,0.6x16,0.55x16,0.5x16,0.45x16,0.4x16,0.35x16,"
                    "0.3x16,0.25x16", &none, &rack.stock),
        STOCK_OK);
    sums_build(&sums, &rack, 160000);
    path_reach_build(&reach, &sums, &rack);
    assert_int_equal(path_reach_plates(&reach, 0, 160000), PATH_REACH_MOST);
    assert_int_equal(path_reach_plates(&reach, 0, 159750), PATH_REACH_MOST);
    assert_int_equal(path_reach_plates(&reach, 0, 159500), 254);
    assert_int_equal(path_reach_plates(&reach, 0, 160250), PATH_REACH_MOST);
    assert_int_equal(path_reach_plates(&reach, 0, -50), PATH_REACH_MOST);
    assert_int_equal(path_reach_plates(&reach, 0, 1001), PATH_REACH_MOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_span_costs_what_its_bound_says_or_more),
        cmocka_unit_test(a_sum_takes_what_is_said_or_more),
        cmocka_unit_test(more_plates_than_a_byte_counts_are_the_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
