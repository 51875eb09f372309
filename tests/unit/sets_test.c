/* Sets: what is appended is there, once; what is undone is left out. */
#include "kiosk/store/sets.h"

#include "kiosk/store/roster.h"
#include "tests/harness/records.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static int count_rows(struct records *r)
{
    int64_t n_sets, n_rows;
    assert_int_equal(sets_count(r->db, &n_sets, &n_rows), DB_OK);
    return (int)n_rows;
}

static void a_set_comes_back_as_it_was_done(void **state)
{
    struct records *r = *state;
    records_append(r, records_set(r, 1, 100, SET_TOP, 180000, 1));
    records_append(r, records_feel(2, 1, FEEL_RPE, 85, 0));
    struct records_list all = records_list(r, NULL);
    assert_int_equal(all.n, 1);
    const struct set_row *row = &all.row[0];
    struct uid id = records_uid(1), feel_id = records_uid(2);
    struct uid workout = records_uid(100);
    assert_true(uid_equal(&row->id, &id));
    assert_true(uid_equal(&row->feel_id, &feel_id));
    assert_true(uid_equal(&row->workout, &workout));
    assert_true(uid_equal(&row->athlete, &r->ada));
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
    struct records *r = *state;
    struct record rows[] = {records_set(r, 1, 100, SET_TOP, 180000, 1),
                            records_feel(2, 1, FEEL_RPE, 85, 0),
                            records_finish(r, 3, 100), records_void(4, 3)};
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < 4; i++) {
            records_append(r, rows[i]);
        }
        assert_int_equal(count_rows(r), 4);
    }
}

static void what_makes_no_sense_is_refused(void **state)
{
    struct records *r = *state;
    records_append(r, records_set(r, 1, 100, SET_TOP, 180000, 1));
    struct record stranger = records_set(r, 2, 100, SET_TOP, 1000, 1);
    stranger.athlete = records_uid(999);
    struct record unnamed = records_set(r, 2, 100, SET_TOP, 1000, 1);
    unnamed.lift[0] = '\0';
    struct record no_id = records_set(r, 2, 100, SET_TOP, 1000, 1);
    memset(&no_id.id, 0, sizeof no_id.id);
    const struct {
        int line;
        struct record record;
        enum db_status want;
    } rows[] = {
        {__LINE__, records_set(r, 2, 100, SET_TOP, 0, 1), DB_BAD},
        {__LINE__, records_set(r, 2, 100, SET_TOP, LOAD_MAX_G + 1, 1), DB_BAD},
        {__LINE__, records_set(r, 2, 100, SET_TOP, 1000, 0), DB_BAD},
        {__LINE__, records_set(r, 2, 100, SET_KIND_COUNT, 1000, 1), DB_BAD},
        {__LINE__, unnamed, DB_BAD},
        {__LINE__, no_id, DB_BAD},
        {__LINE__, records_feel(2, 1, FEEL_UNTOLD, 0, 0), DB_BAD},
        {__LINE__, records_feel(2, 1, FEEL_RPE, 101, 0), DB_BAD},
        {__LINE__, records_feel(2, 1, FEEL_MISS, 85, 0), DB_BAD},
        {__LINE__, stranger, DB_NOT_FOUND},
        {__LINE__, records_feel(2, 77, FEEL_RPE, 80, 0), DB_NOT_FOUND},
        {__LINE__, records_void(2, 77), DB_NOT_FOUND},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        enum db_status got = sets_append(r->db, BOOT, &rows[i].record);
        if (got != rows[i].want) {
            fail_msg("line %d: got '%s'", rows[i].line, db_status_str(got));
        }
    }
    struct record good = records_set(r, 3, 100, SET_TOP, 1000, 1);
    assert_int_equal(sets_append(r->db, "", &good), DB_BAD);
    assert_int_equal(count_rows(r), 1);
}

static void the_newest_feel_counts_until_it_is_undone(void **state)
{
    struct records *r = *state;
    records_append(r, records_set(r, 1, 100, SET_TOP, 180000, 2));
    records_append(r, records_feel(2, 1, FEEL_RPE, 80, 0));
    records_append(r, records_feel(3, 1, FEEL_MISS, 0, 1));
    struct records_list all = records_list(r, NULL);
    assert_int_equal(all.row[0].set.feel, FEEL_MISS);
    assert_int_equal(all.row[0].set.reps, 1);
    assert_int_equal(all.row[0].tried_reps, 2);
    records_append(r, records_void(4, 3));
    all = records_list(r, NULL);
    assert_int_equal(all.row[0].set.feel, FEEL_RPE);
    assert_int_equal(all.row[0].set.rpe_x10, 80);
    assert_int_equal(all.row[0].set.reps, 2);
    records_append(r, records_void(5, 2));
    all = records_list(r, NULL);
    assert_int_equal(all.n, 1);
    assert_int_equal(all.row[0].set.feel, FEEL_UNTOLD);
    assert_true(uid_is_none(&all.row[0].feel_id));
}

static void an_undone_set_is_left_out_with_its_feel(void **state)
{
    struct records *r = *state;
    records_append(r, records_set(r, 1, 100, SET_TOP, 180000, 1));
    records_append(r, records_feel(2, 1, FEEL_RPE, 80, 0));
    records_append(r, records_set(r, 3, 100, SET_BACKOFF, 160000, 5));
    records_append(r, records_void(4, 1));
    struct records_list all = records_list(r, NULL);
    assert_int_equal(all.n, 1);
    assert_int_equal(all.row[0].set.load_g, 160000);
    assert_int_equal(count_rows(r), 4);
}

static void order_is_that_of_doing_whatever_the_clock_says(void **state)
{
    struct records *r = *state;
    for (int i = 1; i <= 3; i++) {
        struct record set = records_set(r, i, 100, SET_BACKOFF, i * 1000, 5);
        set.at = records_at(-i * HOUR_MS); /* the clock was set back twice */
        records_append(r, set);
    }
    struct records_list all = records_list(r, NULL);
    assert_int_equal(all.n, 3);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(all.row[i].set.load_g, (i + 1) * 1000);
        assert_int_equal(all.row[i].seq, i + 1);
    }
}

static void filters_take_athlete_and_lift(void **state)
{
    struct records *r = *state;
    struct uid bo = {{0}};
    assert_int_equal(roster_add(r->db, "Bo", UNIT_LB, &bo), DB_OK);
    records_append(r, records_set(r, 1, 100, SET_TOP, 180000, 1));
    struct record squat = records_set(r, 2, 101, SET_TOP, 150000, 1);
    snprintf(squat.lift, sizeof squat.lift, "squat");
    records_append(r, squat);
    squat.id = records_uid(3);
    squat.athlete = bo;
    records_append(r, squat);
    const struct {
        int line;
        struct set_filter filter;
        int want;
    } rows[] = {
        {__LINE__, {.lift = NULL}, 3},     {__LINE__, {.athlete = &r->ada}, 2},
        {__LINE__, {.lift = "squat"}, 2},  {__LINE__, {.athlete = &r->ada, .lift = "squat"}, 1},
        {__LINE__, {.athlete = &bo, .lift = "deadlift"}, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct records_list listed = records_list(r, &rows[i].filter);
        if (listed.n != rows[i].want) {
            fail_msg("line %d: %d sets", rows[i].line, listed.n);
        }
    }
}

static int raw_sql(const struct records *r, const char *sql)
{
    sqlite3 *raw;
    assert_int_equal(sqlite3_open(r->path, &raw), SQLITE_OK);
    int code = sqlite3_exec(raw, sql, NULL, NULL, NULL);
    sqlite3_close(raw);
    return code;
}

static void rows_are_never_changed_nor_deleted(void **state)
{
    struct records *r = *state;
    records_append(r, records_set(r, 1, 100, SET_TOP, 180000, 1));
    records_append(r, records_feel(2, 1, FEEL_RPE, 80, 0));
    records_append(r, records_finish(r, 3, 100));
    records_append(r, records_void(4, 2));
    static const char *const tables[] = {"sets", "feels", "voids",
                                         "finishes"};
    for (size_t i = 0; i < 4; i++) {
        char sql[64];
        snprintf(sql, sizeof sql, "UPDATE %s SET wall_ms = 0", tables[i]);
        assert_int_equal(raw_sql(r, sql), SQLITE_CONSTRAINT);
        snprintf(sql, sizeof sql, "DELETE FROM %s", tables[i]);
        assert_int_equal(raw_sql(r, sql), SQLITE_CONSTRAINT);
    }
    assert_int_equal(count_rows(r), 4);
}

static void the_bar_is_as_this_kiosk_left_it(void **state)
{
    struct records *r = *state;
    struct hanging hanging;
    assert_int_equal(sets_bar(r->db, &hanging), DB_OK);
    assert_string_equal(hanging.stack, "");
    assert_int_equal(hanging.load_g, 0);
    records_append(r, records_set(r, 1, 100, SET_TOP, 180000, 1));
    struct record light = records_set(r, 2, 100, SET_BACKOFF, 60000, 5);
    snprintf(light.stack, sizeof light.stack, "20");
    snprintf(light.bar, sizeof light.bar, "trap bar");
    records_append(r, light);
    /* a row that was merged from another rack, newer than all of ours */
    assert_int_equal(raw_sql(r,
        "INSERT INTO boots VALUES (77, randomblob(16), 'elsewhere');"
        "INSERT INTO sets SELECT athlete, 900, randomblob(16), 77, 0, 0, 0,"
        " 1, workout, lift, protocol, kind, 99000, 1, '25,15', 'axle' FROM sets"
        " LIMIT 1"), SQLITE_OK);
    assert_int_equal(sets_bar(r->db, &hanging), DB_OK);
    assert_string_equal(hanging.stack, "20");
    assert_string_equal(hanging.bar, "trap bar");
    assert_int_equal(hanging.load_g, 60000);
    records_append(r, records_void(3, 2));
    assert_int_equal(sets_bar(r->db, &hanging), DB_OK);
    assert_string_equal(hanging.stack, "25,20");
    assert_string_equal(hanging.bar, "");
}

/* What was put right stands until a set, or more of it, comes after. */
static void the_bar_is_as_it_was_put_right_since(void **state)
{
    struct records *r = *state;
    struct hanging hanging;
    records_append(r, records_set(r, 1, 100, SET_TOP, 180000, 1));
    struct record right = records_set(r, 2, 100, SET_TOP, 0, 0);
    right.kind = RECORD_HANGING;
    snprintf(right.stack, sizeof right.stack, "25");
    snprintf(right.bar, sizeof right.bar, "trap bar");
    records_append(r, right);
    assert_int_equal(sets_bar(r->db, &hanging), DB_OK);
    assert_string_equal(hanging.stack, "25");
    assert_string_equal(hanging.bar, "trap bar");
    assert_string_equal(hanging.lift, "deadlift");
    records_append(r, records_set(r, 3, 100, SET_BACKOFF, 160000, 5));
    assert_int_equal(sets_bar(r->db, &hanging), DB_OK);
    assert_string_equal(hanging.stack, "25,20");
    records_append(r, records_void(4, 3));
    assert_int_equal(sets_bar(r->db, &hanging), DB_OK);
    assert_string_equal(hanging.stack, "25");
}

#define TEST(name)                                                           \
    cmocka_unit_test_setup_teardown(name, records_open_fresh, records_close)

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
        TEST(the_bar_is_as_it_was_put_right_since),
    };
    return cmocka_run_group_tests(tests, records_begin, records_end);
}
