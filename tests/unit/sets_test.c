/* Sets, and what a tap reads of them, in a real SQLite file. */
#include "core/reading.h"
#include "kiosk/store/lookup.h"
#include "kiosk/store/plans.h"
#include "kiosk/store/roster.h"
#include "kiosk/store/sets.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define BOOT "boot-one"
#define NOON_MS INT64_C(1700000000000)
#define HOUR_MS INT64_C(3600000)
#define DAY_MS (24 * HOUR_MS)
#define ROWS_MAX 16

static char dir[] = "/tmp/rackside-sets-XXXXXX";
static char path[64];
static struct db *db;
static struct uid ada;

static struct uid uid_of(int n)
{
    struct uid uid = {{1, 2, 3}};
    uid.byte[14] = (uint8_t)(n >> 8);
    uid.byte[15] = (uint8_t)n;
    return uid;
}

static struct moment at_ms(int64_t since_noon_ms)
{
    return (struct moment){.mono_ms = 1000000 + since_noon_ms,
                           .wall_ms = NOON_MS + since_noon_ms,
                           .utc_offset_s = 3600,
                           .clock_trusted = true};
}

static struct record set_of(int id, int workout, enum set_kind kind,
                            int32_t load_g, int reps)
{
    return (struct record){.kind = RECORD_SET,
                           .id = uid_of(id),
                           .workout = uid_of(workout),
                           .athlete = ada,
                           .at = at_ms(0),
                           .lift = "deadlift",
                           .protocol = "strength",
                           .set_kind = kind,
                           .load_g = load_g,
                           .reps = reps,
                           .stack = "25,20"};
}

static struct record feel_of(int id, int target, enum feel feel, int rpe_x10,
                             int reps)
{
    return (struct record){.kind = RECORD_FEEL,
                           .id = uid_of(id),
                           .target = uid_of(target),
                           .at = at_ms(1000),
                           .feel = feel,
                           .rpe_x10 = rpe_x10,
                           .reps = reps};
}

static struct record void_of(int id, int target)
{
    return (struct record){.kind = RECORD_VOID,
                           .id = uid_of(id),
                           .target = uid_of(target),
                           .at = at_ms(2000)};
}

static struct record finish_of(int id, int workout)
{
    struct record r = set_of(id, workout, SET_TOP, 1, 1);
    r.kind = RECORD_FINISH;
    return r;
}

static void append(struct record record)
{
    assert_int_equal(sets_append(db, BOOT, &record), DB_OK);
}

struct listed {
    int n;
    struct set_row row[ROWS_MAX];
};

static bool take(const struct set_row *row, void *context)
{
    struct listed *listed = context;
    assert_true(listed->n < ROWS_MAX);
    listed->row[listed->n++] = *row;
    return true;
}

static struct listed list_all(void)
{
    struct listed listed = {0};
    assert_int_equal(sets_each(db, NULL, take, &listed), DB_OK);
    return listed;
}

static struct athlete_file look_up(const char *boot, struct moment now)
{
    const struct lookup_config config = {.boot_id = boot,
                                         .curve = CURVE_TRAC,
                                         .workout_open_ms = 4 * HOUR_MS};
    static struct athlete_file file;
    assert_int_equal(lookup_file(db, &config, &ada, &now, &file), DB_OK);
    return file;
}

static int count_rows(void)
{
    int64_t n_sets, n_rows;
    assert_int_equal(sets_count(db, &n_sets, &n_rows), DB_OK);
    return (int)n_rows;
}

/* --- rows ------------------------------------------------------------------ */

static void a_set_comes_back_as_it_was_done(void **state)
{
    append(set_of(1, 100, SET_TOP, 180000, 1));
    append(feel_of(2, 1, FEEL_RPE, 85, 0));
    struct listed all = list_all();
    assert_int_equal(all.n, 1);
    const struct set_row *row = &all.row[0];
    struct uid id = uid_of(1), feel_id = uid_of(2), workout = uid_of(100);
    assert_true(uid_equal(&row->id, &id));
    assert_true(uid_equal(&row->feel_id, &feel_id));
    assert_true(uid_equal(&row->workout, &workout));
    assert_true(uid_equal(&row->athlete, &ada));
    assert_string_equal(row->athlete_name, "Ada");
    assert_string_equal(row->lift, "deadlift");
    assert_string_equal(row->protocol, "strength");
    assert_string_equal(row->stack, "25,20");
    assert_int_equal(row->kind, SET_TOP);
    assert_int_equal(row->set.load_g, 180000);
    assert_int_equal(row->set.reps, 1);
    assert_int_equal(row->set.feel, FEEL_RPE);
    assert_int_equal(row->set.rpe_x10, 85);
    assert_int_equal(row->wall_ms, NOON_MS);
    assert_int_equal(row->mono_ms, 1000000);
    assert_int_equal(row->utc_offset_s, 3600);
    assert_true(row->clock_trusted);
    assert_false(row->finished);
}

static void trying_again_adds_nothing(void **state)
{
    struct record rows[] = {set_of(1, 100, SET_TOP, 180000, 1),
                            feel_of(2, 1, FEEL_RPE, 85, 0),
                            finish_of(3, 100), void_of(4, 3)};
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < 4; i++) {
            append(rows[i]);
        }
        assert_int_equal(count_rows(), 4);
    }
}

static void what_makes_no_sense_is_refused(void **state)
{
    append(set_of(1, 100, SET_TOP, 180000, 1));
    struct record stranger = set_of(2, 100, SET_TOP, 1000, 1);
    stranger.athlete = uid_of(999);
    struct record unnamed = set_of(2, 100, SET_TOP, 1000, 1);
    unnamed.lift[0] = '\0';
    struct record no_id = set_of(2, 100, SET_TOP, 1000, 1);
    memset(&no_id.id, 0, sizeof no_id.id);
    const struct {
        int line;
        struct record record;
        enum db_status want;
    } rows[] = {
        {__LINE__, set_of(2, 100, SET_TOP, 0, 1), DB_BAD},
        {__LINE__, set_of(2, 100, SET_TOP, LOAD_MAX_G + 1, 1), DB_BAD},
        {__LINE__, set_of(2, 100, SET_TOP, 1000, 0), DB_BAD},
        {__LINE__, set_of(2, 100, SET_KIND_COUNT, 1000, 1), DB_BAD},
        {__LINE__, unnamed, DB_BAD},
        {__LINE__, no_id, DB_BAD},
        {__LINE__, feel_of(2, 1, FEEL_UNTOLD, 0, 0), DB_BAD},
        {__LINE__, feel_of(2, 1, FEEL_RPE, 101, 0), DB_BAD},
        {__LINE__, feel_of(2, 1, FEEL_MISS, 85, 0), DB_BAD},
        {__LINE__, stranger, DB_NOT_FOUND},
        {__LINE__, feel_of(2, 77, FEEL_RPE, 80, 0), DB_NOT_FOUND},
        {__LINE__, void_of(2, 77), DB_NOT_FOUND},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        enum db_status got = sets_append(db, BOOT, &rows[i].record);
        if (got != rows[i].want) {
            fail_msg("line %d: got '%s'", rows[i].line, db_status_str(got));
        }
    }
    struct record good = set_of(3, 100, SET_TOP, 1000, 1);
    assert_int_equal(sets_append(db, "", &good), DB_BAD);
    assert_int_equal(count_rows(), 1);
}

static void the_newest_feel_counts_until_it_is_undone(void **state)
{
    append(set_of(1, 100, SET_TOP, 180000, 2));
    append(feel_of(2, 1, FEEL_RPE, 80, 0));
    append(feel_of(3, 1, FEEL_MISS, 0, 1));
    struct listed all = list_all();
    assert_int_equal(all.row[0].set.feel, FEEL_MISS);
    assert_int_equal(all.row[0].set.reps, 1);
    assert_int_equal(all.row[0].tried_reps, 2);
    append(void_of(4, 3));
    all = list_all();
    assert_int_equal(all.row[0].set.feel, FEEL_RPE);
    assert_int_equal(all.row[0].set.rpe_x10, 80);
    assert_int_equal(all.row[0].set.reps, 2);
    append(void_of(5, 2));
    all = list_all();
    assert_int_equal(all.n, 1);
    assert_int_equal(all.row[0].set.feel, FEEL_UNTOLD);
    assert_true(uid_is_none(&all.row[0].feel_id));
}

static void an_undone_set_is_left_out_with_its_feel(void **state)
{
    append(set_of(1, 100, SET_TOP, 180000, 1));
    append(feel_of(2, 1, FEEL_RPE, 80, 0));
    append(set_of(3, 100, SET_BACKOFF, 160000, 5));
    append(void_of(4, 1));
    struct listed all = list_all();
    assert_int_equal(all.n, 1);
    assert_int_equal(all.row[0].set.load_g, 160000);
    assert_int_equal(count_rows(), 4);
}

static void order_is_that_of_doing_whatever_the_clock_says(void **state)
{
    for (int i = 1; i <= 3; i++) {
        struct record r = set_of(i, 100, SET_BACKOFF, i * 1000, 5);
        r.at = at_ms(-i * HOUR_MS); /* the clock was set back twice */
        append(r);
    }
    struct listed all = list_all();
    assert_int_equal(all.n, 3);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(all.row[i].set.load_g, (i + 1) * 1000);
        assert_int_equal(all.row[i].seq, i + 1);
    }
}

static void filters_take_athlete_and_lift(void **state)
{
    struct uid bo = {{0}};
    assert_int_equal(roster_add(db, "Bo", UNIT_LB, &bo), DB_OK);
    append(set_of(1, 100, SET_TOP, 180000, 1));
    struct record squat = set_of(2, 101, SET_TOP, 150000, 1);
    snprintf(squat.lift, sizeof squat.lift, "squat");
    append(squat);
    squat.id = uid_of(3);
    squat.athlete = bo;
    append(squat);
    const struct {
        int line;
        struct set_filter filter;
        int want;
    } rows[] = {
        {__LINE__, {NULL, NULL}, 3},     {__LINE__, {&ada, NULL}, 2},
        {__LINE__, {NULL, "squat"}, 2},  {__LINE__, {&ada, "squat"}, 1},
        {__LINE__, {&bo, "deadlift"}, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct listed listed = {0};
        sets_each(db, &rows[i].filter, take, &listed);
        if (listed.n != rows[i].want) {
            fail_msg("line %d: %d sets", rows[i].line, listed.n);
        }
    }
}

static int raw_sql(const char *sql)
{
    sqlite3 *raw;
    assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
    int code = sqlite3_exec(raw, sql, NULL, NULL, NULL);
    sqlite3_close(raw);
    return code;
}

static void rows_are_never_changed_nor_deleted(void **state)
{
    append(set_of(1, 100, SET_TOP, 180000, 1));
    append(feel_of(2, 1, FEEL_RPE, 80, 0));
    append(finish_of(3, 100));
    append(void_of(4, 2));
    static const char *const tables[] = {"sets", "feels", "voids",
                                         "finishes"};
    for (size_t i = 0; i < 4; i++) {
        char sql[64];
        snprintf(sql, sizeof sql, "UPDATE %s SET wall_ms = 0", tables[i]);
        assert_int_equal(raw_sql(sql), SQLITE_CONSTRAINT);
        snprintf(sql, sizeof sql, "DELETE FROM %s", tables[i]);
        assert_int_equal(raw_sql(sql), SQLITE_CONSTRAINT);
    }
    assert_int_equal(count_rows(), 4);
}

static void the_bar_is_as_this_kiosk_left_it(void **state)
{
    char stack[STACK_TEXT_MAX];
    int32_t load_g;
    assert_int_equal(sets_bar(db, stack, &load_g), DB_OK);
    assert_string_equal(stack, "");
    assert_int_equal(load_g, 0);
    append(set_of(1, 100, SET_TOP, 180000, 1));
    struct record light = set_of(2, 100, SET_BACKOFF, 60000, 5);
    snprintf(light.stack, sizeof light.stack, "20");
    append(light);
    /* a row that was merged from another rack, newer than all of ours */
    assert_int_equal(raw_sql(
        "INSERT INTO boots VALUES (77, randomblob(16), 'elsewhere');"
        "INSERT INTO sets SELECT athlete, 900, randomblob(16), 77, 0, 0, 0,"
        " 1, workout, lift, protocol, kind, 99000, 1, '25,15' FROM sets"
        " LIMIT 1"), SQLITE_OK);
    assert_int_equal(sets_bar(db, stack, &load_g), DB_OK);
    assert_string_equal(stack, "20");
    assert_int_equal(load_g, 60000);
    append(void_of(3, 2));
    assert_int_equal(sets_bar(db, stack, &load_g), DB_OK);
    assert_string_equal(stack, "25,20");
}

/* A tap among 100,000 athletes must not read all of them. */
static void an_athletes_sets_are_found_without_a_scan(void **state)
{
    sqlite3 *raw;
    sqlite3_stmt *stmt;
    int n = 0;
    append(set_of(1, 100, SET_TOP, 180000, 1));
    assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
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

/* --- a tap ----------------------------------------------------------------- */

static void plan_deadlift(void)
{
    const struct plan_row row = {"deadlift", "strength", 200000, 2, 1};
    assert_int_equal(plans_set(db, &ada, &row), DB_OK);
}

static void a_workout_is_open_until_it_is_finished(void **state)
{
    plan_deadlift();
    struct athlete_file file = look_up(BOOT, at_ms(0));
    assert_true(uid_is_none(&file.open.id));
    append(set_of(1, 100, SET_WARMUP, 100000, 5));
    append(set_of(2, 100, SET_TOP, 180000, 1));
    append(feel_of(3, 2, FEEL_RPE, 90, 0));
    append(set_of(4, 100, SET_BACKOFF, 160000, 5));
    file = look_up(BOOT, at_ms(HOUR_MS));
    struct uid workout = uid_of(100);
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
    append(finish_of(5, 100));
    file = look_up(BOOT, at_ms(HOUR_MS));
    assert_true(uid_is_none(&file.open.id));
    assert_int_equal(file.plans[0].workouts, 1);
    append(void_of(6, 5));
    file = look_up(BOOT, at_ms(HOUR_MS));
    assert_true(uid_equal(&file.open.id, &workout));
}

static void its_age_is_known_by_one_clock_or_not_at_all(void **state)
{
    plan_deadlift();
    struct record top = set_of(1, 100, SET_TOP, 180000, 1);
    append(top);
    append(feel_of(2, 1, FEEL_RPE, 90, 0));
    struct moment wall_off = at_ms(HOUR_MS), trusted = at_ms(HOUR_MS);
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
        struct athlete_file file = look_up(rows[i].boot, rows[i].now);
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
static void past(int workout, int days, int32_t load_g, enum feel feel,
                 int rpe_x10, int achieved)
{
    struct record top = set_of(workout + 1, workout, SET_TOP, load_g,
                               feel == FEEL_MISS ? 3 : 1);
    top.at = at_ms(-days * DAY_MS);
    append(top);
    append(feel_of(workout + 2, workout + 1, feel, rpe_x10, achieved));
    append(finish_of(workout + 3, workout));
}

static void history_is_of_top_sets_in_the_order_done(void **state)
{
    plan_deadlift();
    past(100, 40, 200000, FEEL_RPE, 100, 0);
    past(200, 20, 190000, FEEL_RPE, 90, 0);
    past(300, 8, 170000, FEEL_RPE, 60, 0);
    past(400, 3, 185000, FEEL_MISS, 0, 2);
    past(500, 1, 100000, FEEL_EASIER, 0, 0);
    struct athlete_file file = look_up(BOOT, at_ms(0));
    const struct plan *plan = &file.plans[0];
    int32_t missed_g;
    struct set missed = {185000, 2, FEEL_MISS, 0};
    assert_int_equal(reading_of(CURVE_TRAC, &missed, &missed_g), READING_OK);
    assert_int_equal(plan->workouts, 5);
    assert_int_equal(plan->last_reading_g, missed_g);
    assert_int_equal(plan->last_top.load_g, 100000);
    assert_int_equal(plan->last_wall_ms, NOON_MS - DAY_MS);
    assert_true(plan->best_e1rm_g >= 200000);
    assert_int_equal(plan->best_load_g[1], 200000);
    assert_int_equal(plan->best_load_g[2], 185000);
    assert_int_equal(plan->best_load_g[3], 0);
    assert_int_equal(plan->heavy_7d, 1);  /* the miss */
    assert_int_equal(plan->heavy_28d, 2); /* and 1 @ 9, twenty days ago */
}

static void a_removed_athlete_is_not_found_and_keeps_the_sets(void **state)
{
    append(set_of(1, 100, SET_TOP, 180000, 1));
    assert_int_equal(roster_remove(db, &ada), DB_OK);
    const struct lookup_config config = {.boot_id = BOOT};
    static struct athlete_file file;
    struct moment now = at_ms(0);
    assert_int_equal(lookup_file(db, &config, &ada, &now, &file),
                     DB_NOT_FOUND);
    struct listed all = list_all();
    assert_int_equal(all.n, 1);
    assert_string_equal(all.row[0].athlete_name, "Ada");
}

static void a_long_workout_keeps_its_bound(void **state)
{
    for (int i = 0; i < SESSION_SETS_MAX + 5; i++) {
        append(set_of(i + 1, 500, SET_BACKOFF, 100000, 5));
    }
    struct athlete_file file = look_up(BOOT, at_ms(0));
    assert_int_equal(file.open.n_sets, SESSION_SETS_MAX);
}

/* --- the file -------------------------------------------------------------- */

static void remove_files(void)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < 3; i++) {
        char name[80];
        snprintf(name, sizeof name, "%s%s", path, ends[i]);
        unlink(name);
    }
}

static int open_fresh(void **state)
{
    struct db_options options = {.path = path, .mode = DB_ONLY_NEW};
    char why[DB_WHY_MAX];
    remove_files();
    memset(&ada, 0, sizeof ada);
    if (db_open(&options, &db, why) != DB_OK ||
        roster_add(db, "Ada", UNIT_KG, &ada) != DB_OK) {
        return -1;
    }
    return 0;
}

/* Whatever a test appended is sound, for both of SQLite's checks: the quick
 * one is that of the next start. */
static int close_it(void **state)
{
    struct db_options options = {.path = path, .mode = DB_REQUIRE};
    char why[DB_WHY_MAX];
    enum db_status status = db_check(db, why);
    db_close(db);
    if (status == DB_OK) {
        status = db_open(&options, &db, why);
        db_close(db);
    }
    if (status != DB_OK) {
        print_error("%s\n", why);
    }
    return status == DB_OK ? 0 : -1;
}

static int make_dir(void **state)
{
    if (mkdtemp(dir) == NULL) {
        return -1;
    }
    snprintf(path, sizeof path, "%s/gym.db", dir);
    return 0;
}

static int remove_dir(void **state)
{
    remove_files();
    return rmdir(dir);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fresh, close_it)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_set_comes_back_as_it_was_done),
        TEST(trying_again_adds_nothing),
        TEST(what_makes_no_sense_is_refused),
        TEST(the_newest_feel_counts_until_it_is_undone),
        TEST(an_undone_set_is_left_out_with_its_feel),
        TEST(order_is_that_of_doing_whatever_the_clock_says),
        TEST(filters_take_athlete_and_lift),
        TEST(rows_are_never_changed_nor_deleted),
        TEST(the_bar_is_as_this_kiosk_left_it),
        TEST(an_athletes_sets_are_found_without_a_scan),
        TEST(a_workout_is_open_until_it_is_finished),
        TEST(its_age_is_known_by_one_clock_or_not_at_all),
        TEST(history_is_of_top_sets_in_the_order_done),
        TEST(a_removed_athlete_is_not_found_and_keeps_the_sets),
        TEST(a_long_workout_keeps_its_bound),
    };
    return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
