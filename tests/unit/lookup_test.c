/* What a tap reads of an athlete: the open workout, and the history. */
#include "kiosk/store/lookup.h"

#include "core/reading.h"
#include "kiosk/store/plans.h"
#include "kiosk/store/roster.h"
#include "tests/harness/records.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct athlete_file look_up(struct records *r, const char *boot,
                                   struct moment now)
{
    const struct lookup_config config = {.boot_id = boot,
                                         .curve = CURVE_TRAC,
                                         .workout_open_ms = 4 * HOUR_MS};
    static struct athlete_file file;
    assert_int_equal(lookup_file(r->db, &config, &r->ada, &now, &file), DB_OK);
    return file;
}

/* A tap among 100,000 athletes must not read all of them. */
static void an_athletes_sets_are_found_without_a_scan(void **state)
{
    struct records *r = *state;
    sqlite3 *raw;
    sqlite3_stmt *stmt;
    int n = 0;
    records_append(r, records_set(r, 1, 100, SET_TOP, 180000, 1));
    assert_int_equal(sqlite3_open(r->path, &raw), SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(raw,
                           "EXPLAIN QUERY PLAN SELECT * FROM sets_that_count"
                           " WHERE athlete = ? ORDER BY seq, id",
                           -1, &stmt, NULL), SQLITE_OK);
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        const char *step = (const char *)sqlite3_column_text(stmt, 3);
        if (strncmp(step, "SCAN", 4) == 0 || strstr(step, "TEMP B-TREE")) {
            fail_msg("%s", step);
        }
        n++;
    }
    assert_true(n > 0);
    sqlite3_finalize(stmt);
    sqlite3_close(raw);
}

static void plan_deadlift(struct records *r)
{
    const struct plan_row row = {"deadlift", "strength", 200000, 2, 1};
    assert_int_equal(plans_set(r->db, &r->ada, &row), DB_OK);
}

static void a_workout_is_open_until_it_is_finished(void **state)
{
    struct records *r = *state;
    plan_deadlift(r);
    struct athlete_file file = look_up(r, BOOT, records_at(0));
    assert_true(uid_is_none(&file.open.id));
    records_append(r, records_set(r, 1, 100, SET_WARMUP, 100000, 5));
    records_append(r, records_set(r, 2, 100, SET_TOP, 180000, 1));
    records_append(r, records_feel(3, 2, FEEL_RPE, 90, 0));
    records_append(r, records_set(r, 4, 100, SET_BACKOFF, 160000, 5));
    file = look_up(r, BOOT, records_at(HOUR_MS));
    struct uid workout = records_uid(100);
    assert_true(uid_equal(&file.open.id, &workout));
    assert_string_equal(file.open.lift, "deadlift");
    assert_int_equal(file.open.n_sets, 3);
    assert_int_equal(file.open.sets[1].set.rpe_x10, 90);
    assert_true(file.open.sets[1].feel_stored);
    assert_false(file.open.sets[2].feel_stored);
    assert_true(file.open.sets[2].stored);
    assert_true(file.open.sets[2].this_boot);
    assert_true(file.open.age_known);
    assert_int_equal(file.open.age_ms, HOUR_MS);
    assert_int_equal(file.plans[0].workouts, 0);
    records_append(r, records_finish(r, 5, 100));
    file = look_up(r, BOOT, records_at(HOUR_MS));
    assert_true(uid_is_none(&file.open.id));
    assert_int_equal(file.plans[0].workouts, 1);
    records_append(r, records_void(6, 5));
    file = look_up(r, BOOT, records_at(HOUR_MS));
    assert_true(uid_equal(&file.open.id, &workout));
}

static void its_age_is_known_by_one_clock_or_not_at_all(void **state)
{
    struct records *r = *state;
    plan_deadlift(r);
    struct record top = records_set(r, 1, 100, SET_TOP, 180000, 1);
    records_append(r, top);
    records_append(r, records_feel(2, 1, FEEL_RPE, 90, 0));
    struct moment wall_off = records_at(HOUR_MS), trusted = records_at(HOUR_MS);
    wall_off.wall_ms -= 300 * DAY_MS;
    wall_off.clock_trusted = false;
    trusted.mono_ms = 5;
    struct moment untrusted = trusted, late = trusted, back = trusted;
    untrusted.clock_trusted = false;
    late.wall_ms += 3 * HOUR_MS;
    back.wall_ms -= 2 * HOUR_MS;
    const struct {
        int line;
        const char *boot;
        struct moment now;
        bool known;
        int64_t age_ms;
        int n_workouts; /* of history: an expired one is */
    } rows[] = {
        {__LINE__, BOOT, wall_off, true, HOUR_MS, 0},
        {__LINE__, "boot-two", trusted, true, HOUR_MS, 0},
        {__LINE__, "boot-two", untrusted, false, 0, 0},
        {__LINE__, "boot-two", late, true, 4 * HOUR_MS, 1},
        {__LINE__, "boot-two", back, false, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct athlete_file file = look_up(r, rows[i].boot, rows[i].now);
        if (uid_is_none(&file.open.id) ||
            file.open.age_known != rows[i].known ||
            (rows[i].known && file.open.age_ms != rows[i].age_ms) ||
            file.plans[0].workouts != rows[i].n_workouts) {
            fail_msg("line %d: known %d, %lld ms, %d workouts", rows[i].line,
                     file.open.age_known, (long long)file.open.age_ms,
                     file.plans[0].workouts);
        }
    }
}

/* A finished workout with one top set, days before noon. */
static void past(struct records *r, int workout, int days, int32_t load_g,
                 enum feel feel, int rpe_x10, int achieved)
{
    struct record top = records_set(r, workout + 1, workout, SET_TOP, load_g,
                                    feel == FEEL_MISS ? 3 : 1);
    top.at = records_at(-days * DAY_MS);
    records_append(r, top);
    records_append(r, records_feel(workout + 2, workout + 1, feel, rpe_x10,
                                   achieved));
    records_append(r, records_finish(r, workout + 3, workout));
}

static void history_is_of_top_sets_in_the_order_done(void **state)
{
    struct records *r = *state;
    plan_deadlift(r);
    past(r, 100, 40, 200000, FEEL_RPE, 100, 0);
    past(r, 200, 20, 190000, FEEL_RPE, 90, 0);
    past(r, 300, 8, 170000, FEEL_RPE, 60, 0);
    past(r, 400, 3, 185000, FEEL_MISS, 0, 2);
    past(r, 500, 1, 100000, FEEL_EASIER, 0, 0);
    struct athlete_file file = look_up(r, BOOT, records_at(0));
    const struct plan *plan = &file.plans[0];
    int32_t missed_g;
    struct set missed = {185000, 2, FEEL_MISS, 0};
    assert_int_equal(reading_of(CURVE_TRAC, &missed, &missed_g), READING_OK);
    assert_int_equal(plan->workouts, 5);
    assert_int_equal(plan->last_reading_g, missed_g);
    assert_int_equal(plan->last_top.load_g, 100000);
    assert_true(plan->best_e1rm_g >= 200000);
    assert_int_equal(plan->best_load_g[1], 200000);
    assert_int_equal(plan->best_load_g[2], 185000);
    assert_int_equal(plan->best_load_g[3], 0);
    assert_int_equal(plan->heavy_7d, 1);  /* the miss */
    assert_int_equal(plan->heavy_28d, 2); /* and 1 @ 9, twenty days ago */
}

/* A row of a lift that nobody planned. */
static void what_was_done_without_a_plan_is_known_too(void **state)
{
    struct records *r = *state;
    plan_deadlift(r);
    struct record top = records_set(r, 1, 100, SET_TOP, 100000, 3);
    memcpy(top.lift, "row", sizeof "row");
    records_append(r, top);
    records_append(r, records_feel(2, 1, FEEL_RPE, 90, 0));
    struct record finish = records_finish(r, 3, 100);
    memcpy(finish.lift, "row", sizeof "row");
    records_append(r, finish);
    struct athlete_file file = look_up(r, BOOT, records_at(HOUR_MS));
    assert_int_equal(file.n_plans, 1);
    assert_int_equal(file.n_known, 2);
    assert_string_equal(file.plans[1].lift, "row");
    assert_string_equal(file.plans[1].protocol, "");
    assert_int_equal(file.plans[1].best_load_g[3], 100000);
    assert_true(file.plans[1].last_reading_g > 100000);
    assert_int_equal(file.plans[0].workouts, 0);
}

static struct record skip_of(const struct records *r, int id, int workout,
                             enum skip_kind kind)
{
    struct record skip_row = records_finish(r, id, workout);
    skip_row.kind = RECORD_SKIP;
    skip_row.skip = kind;
    return skip_row;
}

static void what_was_skipped_is_told_with_its_place(void **state)
{
    struct records *r = *state;
    records_append(r, skip_of(r, 1, 100, SKIP_TOP));
    records_append(r, records_set(r, 2, 100, SET_BACKOFF, 160000, 5));
    records_append(r, records_feel(3, 2, FEEL_RPE, 80, 0));
    records_append(r, skip_of(r, 4, 100, SKIP_BACKOFF));
    records_append(r, skip_of(r, 5, 100, SKIP_REST));
    records_append(r, records_void(6, 5));
    records_append(r, skip_of(r, 7, 999, SKIP_REST)); /* of another workout */
    const struct open_workout open =
        look_up(r, BOOT, records_at(HOUR_MS)).open;
    assert_int_equal(open.n_sets, 1);
    assert_int_equal(open.n_skips, 2);
    assert_int_equal(open.skips[0].kind, SKIP_TOP);
    assert_int_equal(open.skips[0].at, 0);
    assert_int_equal(open.skips[1].kind, SKIP_BACKOFF);
    assert_int_equal(open.skips[1].at, 1);
}

static struct record recovery_of(const struct records *r, int id, int workout,
                                 enum recovery recovery)
{
    struct record record = records_finish(r, id, workout);
    record.kind = RECORD_RECOVERY;
    record.recovery = recovery;
    memset(record.lift, 0, sizeof record.lift); /* it is of all lifts */
    memset(record.protocol, 0, sizeof record.protocol);
    return record;
}

static void recovery_is_what_was_said_last(void **state)
{
    struct records *r = *state;
    records_append(r, recovery_of(r, 1, 100, RECOVERY_TIRED));
    records_append(r, records_set(r, 2, 100, SET_TOP, 180000, 1));
    records_append(r, recovery_of(r, 3, 999, RECOVERY_NORMAL));
    struct athlete_file file = look_up(r, BOOT, records_at(0));
    const struct open_workout *open = &file.open;
    assert_true(open->has_recovery);
    assert_int_equal(open->recovery, RECOVERY_TIRED);
    records_append(r, recovery_of(r, 4, 100, RECOVERY_FRESH));
    records_append(r, recovery_of(r, 4, 100, RECOVERY_FRESH)); /* again */
    assert_int_equal(look_up(r, BOOT, records_at(0)).open.recovery,
                     RECOVERY_FRESH);
    records_append(r, records_void(5, 4));
    assert_int_equal(look_up(r, BOOT, records_at(0)).open.recovery,
                     RECOVERY_TIRED);
    records_append(r, records_void(6, 1));
    assert_false(look_up(r, BOOT, records_at(0)).open.has_recovery);
    struct record wrong = recovery_of(r, 7, 100, (enum recovery)3);
    assert_int_equal(sets_append(r->db, BOOT, &wrong), DB_BAD);
}

static void a_removed_athlete_is_not_found_and_keeps_the_sets(void **state)
{
    struct records *r = *state;
    records_append(r, records_set(r, 1, 100, SET_TOP, 180000, 1));
    assert_int_equal(roster_remove(r->db, &r->ada), DB_OK);
    const struct lookup_config config = {.boot_id = BOOT};
    static struct athlete_file file;
    struct moment now = records_at(0);
    assert_int_equal(lookup_file(r->db, &config, &r->ada, &now, &file),
                     DB_NOT_FOUND);
    struct records_list all = records_list(r, NULL);
    assert_int_equal(all.n, 1);
    assert_string_equal(all.row[0].athlete_name, "Ada");
}

static void a_long_workout_keeps_its_bound(void **state)
{
    struct records *r = *state;
    for (int i = 0; i < SESSION_SETS_MAX + 5; i++) {
        records_append(r, records_set(r, i + 1, 500, SET_BACKOFF, 100000, 5));
    }
    struct athlete_file file = look_up(r, BOOT, records_at(0));
    assert_int_equal(file.open.n_sets, SESSION_SETS_MAX);
}

#define TEST(name)                                                           \
    cmocka_unit_test_setup_teardown(name, records_open_fresh, records_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_athletes_sets_are_found_without_a_scan),
        TEST(a_workout_is_open_until_it_is_finished),
        TEST(its_age_is_known_by_one_clock_or_not_at_all),
        TEST(history_is_of_top_sets_in_the_order_done),
        TEST(what_was_done_without_a_plan_is_known_too),
        TEST(what_was_skipped_is_told_with_its_place),
        TEST(recovery_is_what_was_said_last),
        TEST(a_removed_athlete_is_not_found_and_keeps_the_sets),
        TEST(a_long_workout_keeps_its_bound),
    };
    return cmocka_run_group_tests(tests, records_begin, records_end);
}
