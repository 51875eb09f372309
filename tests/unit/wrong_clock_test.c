/* Rows whose wall clock was wrong, by years and both ways: they stay in the
 * order done, and what is counted by days is right again as soon as it can
 * be. */
#include "kiosk/store/lookup.h"
#include "kiosk/store/plans.h"
#include "tests/harness/records.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define YEAR_MS (365 * DAY_MS)
#define HERE "boot-here"

/* What the wall clock said of a moment, and whether it was trusted. */
struct dial {
    int64_t off_ms;
    bool trusted;
};
static const struct dial right = {0, true};

static struct moment moment_of(int64_t mono_ms, int64_t since_noon_ms,
                               struct dial dial)
{
    return (struct moment){.mono_ms = mono_ms,
                           .wall_ms = NOON_MS + since_noon_ms + dial.off_ms,
                           .clock_trusted = dial.trusted};
}

static void append_on(struct records *r, const char *boot,
                      struct record record)
{
    assert_int_equal(sets_append(r->db, boot, &record), DB_OK);
}

/* A top set of 200 kg at RPE 10, finished, in a boot of its own that had been
 * up for a minute. */
static void workout(struct records *r, int number, int64_t since_noon_ms,
                    struct dial dial)
{
    char boot[16];
    int id = number * 10;
    snprintf(boot, sizeof boot, "boot-%d", number);
    struct record top = records_set(r, id, id, SET_TOP, 200000 + number, 1);
    struct record feel = records_feel(id + 1, id, FEEL_RPE, 100, 0);
    struct record finish = records_finish(r, id + 2, id);
    top.at = feel.at = finish.at = moment_of(60000, since_noon_ms, dial);
    append_on(r, boot, top);
    append_on(r, boot, feel);
    append_on(r, boot, finish);
}

static const struct plan *deadlift(struct records *r, struct moment now)
{
    const struct lookup_config config = {.boot_id = HERE,
                                         .curve = CURVE_TRAC,
                                         .workout_open_ms = 4 * HOUR_MS};
    static struct athlete_file file;
    assert_int_equal(lookup_file(r->db, &config, &r->ada, &now, &file), DB_OK);
    return &file.plans[0];
}

static void history_is_in_the_order_done(void **state)
{
    struct records *r = *state;
    static const struct dial dials[] = {
        {0, true}, {3 * YEAR_MS, true}, {-50 * YEAR_MS, false},
        {-10 * YEAR_MS, true}, {80 * YEAR_MS, false}, {0, true}};
    int n = (int)(sizeof dials / sizeof dials[0]);
    for (int i = 0; i < n; i++) {
        workout(r, i + 1, i * 2 * DAY_MS, dials[i]);
        const struct plan *plan =
            deadlift(r, moment_of(5, i * 2 * DAY_MS + HOUR_MS, right));
        assert_int_equal(plan->workouts, i + 1);
        assert_int_equal(plan->last_top.load_g, 200001 + i);
        assert_int_equal(plan->best_load_g[1], 200001 + i);
    }
    struct records_list list = records_list(r, NULL);
    assert_int_equal(list.n, n);
    for (int i = 0; i < n; i++) {
        assert_int_equal(list.row[i].set.load_g, 200001 + i);
        assert_int_equal(list.row[i].clock_trusted, dials[i].trusted);
    }
    struct set_row newest;
    assert_int_equal(sets_newest(r->db, &r->ada, &newest), DB_OK);
    assert_int_equal(newest.set.load_g, 200000 + n);
}

/* A workout on each of these days before noon, in this order, with what the
 * wall clock made of it. */
struct past_dial {
    int days;
    struct dial dial;
};

static void heavy_sets_are_counted_by_days(void **state)
{
    struct records *r = *state;
    static const struct {
        int line;
        struct dial now;
        int heavy_7d, heavy_28d;
        struct past_dial past[5];
    } rows[] = {
        {__LINE__, {0, true}, 2, 3,
         {{40, {0, true}}, {10, {0, true}}, {3, {0, true}}, {1, {0, true}}}},
        /* a clock that ran ahead is found out by the rows after it */
        {__LINE__, {0, true}, 1, 2,
         {{80, {9 * YEAR_MS, true}}, {50, {0, true}}, {20, {0, true}},
          {2, {0, true}}}},
        {__LINE__, {0, true}, 1, 2,
         {{60, {9 * YEAR_MS, false}}, {50, {0, true}}, {20, {0, true}},
          {2, {0, true}}}},
        /* nothing tells its age: better one too many */
        {__LINE__, {0, true}, 1, 1, {{60, {9 * YEAR_MS, false}}}},
        {__LINE__, {0, true}, 2, 2,
         {{40, {0, true}}, {3, {-50 * YEAR_MS, false}}, {1, {0, true}}}},
        /* off since the last workout, a clock starts where that was at best:
         * an hour after power-on nothing is counted that was not before */
        {__LINE__, {-YEAR_MS, false}, 2, 3,
         {{40, {0, true}}, {10, {0, true}}, {3, {0, true}}, {1, {0, true}}}},
        {__LINE__, {-50 * YEAR_MS, false}, 2, 3,
         {{40, {0, true}}, {10, {0, true}}, {3, {0, true}}, {1, {0, true}}}},
        /* never connected: its clock is a year behind, and runs on */
        {__LINE__, {-YEAR_MS, false}, 2, 3,
         {{40, {-YEAR_MS, false}}, {10, {-YEAR_MS, false}},
          {3, {-YEAR_MS, false}}, {1, {-YEAR_MS, false}}}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        records_close(state);
        records_open_fresh(state);
        for (int j = 0; j < 5 && rows[i].past[j].days > 0; j++) {
            workout(r, j + 1, -rows[i].past[j].days * DAY_MS,
                    rows[i].past[j].dial);
        }
        const struct plan *plan = deadlift(r, moment_of(5, 0, rows[i].now));
        if (plan->heavy_7d != rows[i].heavy_7d ||
            plan->heavy_28d != rows[i].heavy_28d) {
            fail_msg("line %d: %d in 7 days, %d in 28", rows[i].line,
                     plan->heavy_7d, plan->heavy_28d);
        }
    }
}

/* The same boot: the monotonic clock knows, whatever the wall clock says. */
static void heavy_sets_of_this_boot_are_counted_by_its_clock(void **state)
{
    struct records *r = *state;
    static const struct dial dials[] = {{0, true}, {-50 * YEAR_MS, false},
                                        {3 * YEAR_MS, true}};
    static const int days[] = {9, 8, 3, 0};
    for (int i = 0; i < 4; i++) {
        int id = (i + 1) * 10;
        struct record top = records_set(r, id, id, SET_TOP, 200000, 1);
        struct record feel = records_feel(id + 1, id, FEEL_RPE, 100, 0);
        top.at = feel.at = moment_of((10 - days[i]) * DAY_MS,
                                     -days[i] * DAY_MS, dials[i % 3]);
        append_on(r, HERE, top);
        append_on(r, HERE, feel);
    }
    for (int i = 0; i < 3; i++) {
        const struct plan *plan =
            deadlift(r, moment_of(10 * DAY_MS, HOUR_MS, dials[i]));
        assert_int_equal(plan->heavy_7d, 2);
        assert_int_equal(plan->heavy_28d, 4);
    }
}

/* In each boot the first row with a trusted clock tells of the others; in one
 * without, and unless it is asked for, a row keeps what its clock said. */
static void a_time_is_worked_out_from_the_same_boot(void **state)
{
    struct records *r = *state;
    static const struct dial early = {-50 * YEAR_MS, false};
    static const struct dial late = {7 * YEAR_MS, false};
    const struct {
        const char *boot;
        int64_t mono_ms, since_noon_ms;
        struct dial dial;
        int64_t mended_ms; /* since noon */
    } rows[] = {
        {"boot-1", 70000, 0, early, 0},
        {"boot-1", 90000, 20000, right, 20000},
        {"boot-1", 95000, 25000, late, 25000},
        {"boot-1", 99000, 29000, {3 * YEAR_MS, true}, 29000 + 3 * YEAR_MS},
        {"boot-2", 70000, DAY_MS, early, DAY_MS - 50 * YEAR_MS},
        {"boot-3", 70000, 2 * DAY_MS, early, 2 * DAY_MS},
        {"boot-3", 80000, 2 * DAY_MS + 10000, right, 2 * DAY_MS + 10000},
    };
    int n = (int)(sizeof rows / sizeof rows[0]);
    for (int i = 0; i < n; i++) {
        struct record set = records_set(r, i + 1, 100, SET_TOP, 180000, 1);
        set.at = moment_of(rows[i].mono_ms, rows[i].since_noon_ms,
                           rows[i].dial);
        append_on(r, rows[i].boot, set);
    }
    for (int ask = 0; ask < 3; ask++) {
        const struct set_filter filter = {
            .athlete = ask == 1 ? &r->ada : NULL, .mends_times = ask < 2};
        struct records_list list = records_list(r, &filter);
        for (int i = 0; i < n; i++) {
            int64_t said_ms = rows[i].since_noon_ms + rows[i].dial.off_ms;
            assert_int_equal(list.row[i].wall_ms - NOON_MS,
                             ask < 2 ? rows[i].mended_ms : said_ms);
            assert_int_equal(list.row[i].clock_trusted, rows[i].dial.trusted);
        }
    }
}

static int plan_deadlift(void **state)
{
    struct records *r = *state;
    const struct plan_row row = {"deadlift", "strength", 200000, 2, 1};
    return records_open_fresh(state) == 0 &&
                   plans_set(r->db, &r->ada, &row) == DB_OK
               ? 0
               : -1;
}

#define TEST(name)                                                           \
    cmocka_unit_test_setup_teardown(name, plan_deadlift, records_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(history_is_in_the_order_done),
        TEST(heavy_sets_are_counted_by_days),
        TEST(heavy_sets_of_this_boot_are_counted_by_its_clock),
        TEST(a_time_is_worked_out_from_the_same_boot),
    };
    return cmocka_run_group_tests(tests, records_begin, records_end);
}
