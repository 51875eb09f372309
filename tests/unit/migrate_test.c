/* Files of older releases are taken over with all that is in them. */
#include "kiosk/store/lookup.h"
#include "kiosk/store/rack.h"
#include "kiosk/store/roster.h"
#include "tests/harness/records.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void run_sql(sqlite3 *raw, const char *text)
{
    char *why = NULL;
    if (sqlite3_exec(raw, text, NULL, NULL, &why) != SQLITE_OK) {
        fail_msg("%s", why);
    }
}

/* The file anew as version 2 or 3 left it; version 1 without what 2 added. */
static void make_old(struct records *r, int version)
{
    static char text[32768];
    FILE *file = fopen(version == 3 ? "tests/unit/version_3.sql"
                                    : "tests/unit/version_2.sql",
                       "r");
    sqlite3 *raw;
    assert_non_null(file);
    size_t n = fread(text, 1, sizeof text - 1, file);
    text[n] = '\0';
    fclose(file);
    db_close(r->db);
    remove(r->path);
    assert_int_equal(sqlite3_open(r->path, &raw), SQLITE_OK);
    run_sql(raw, text);
    if (version == 1) {
        run_sql(raw, "DROP TABLE skips; PRAGMA user_version = 1");
    }
    sqlite3_close(raw);
}

static void reopen(struct records *r)
{
    const struct db_options options = {.path = r->path, .mode = DB_REQUIRE};
    char why[DB_WHY_MAX];
    struct athlete ada;
    if (db_open(&options, &r->db, why) != DB_OK) {
        fail_msg("%s", why);
    }
    assert_int_equal(db_version(r->db), db_version_current());
    assert_int_equal(roster_find_name(r->db, "Ada", &ada), DB_OK);
    r->ada = ada.id;
}

static const struct athlete_file *look_up(struct records *r)
{
    const struct lookup_config config = {.boot_id = BOOT,
                                         .curve = CURVE_TRAC,
                                         .workout_open_ms = 4 * HOUR_MS};
    static struct athlete_file file;
    struct moment now = records_at(HOUR_MS);
    assert_int_equal(lookup_file(r->db, &config, &r->ada, &now, &file), DB_OK);
    return &file;
}

static void sets_of_an_older_file_count_as_they_did(void **state)
{
    struct records *r = *state;
    for (int version = 1; version <= 3; version++) {
        make_old(r, version);
        reopen(r);
        const struct open_workout *open = &look_up(r)->open;
        assert_int_equal(open->n_sets, 1);
        assert_int_equal(open->sets[0].set.load_g, 182500);
        assert_int_equal(open->n_skips, version > 1);
        assert_string_equal(open->bar, "");
        struct records_list list = records_list(r, NULL);
        assert_int_equal(list.n, 3);
        assert_int_equal(list.row[1].set.rpe_x10, 90);
        assert_int_equal(list.row[1].set.reps, 1);
        assert_true(list.row[1].finished);
    }
}

static void an_older_file_learns_from_what_is_in_it(void **state)
{
    struct records *r = *state;
    make_old(r, 2);
    reopen(r);
    const struct athlete_file *file = look_up(r);
    assert_int_equal(file->plans[0].coach_e1rm_g, 200000);
    assert_int_equal(file->plans[0].estimate.n_sets, 1);
    /* the time of its first row is worked out from its second's */
    struct records_list list = records_list(r, NULL);
    assert_true(list.row[0].time_known);
    assert_int_equal(list.row[0].true_ms, NOON_MS);
    assert_false(list.row[2].time_known);
}

static void an_older_file_can_be_written(void **state)
{
    struct records *r = *state;
    make_old(r, 1);
    reopen(r);
    records_append(r, records_set(r, 20, 300, SET_TOP, 180000, 1));
    records_append(r, records_feel(21, 20, FEEL_RPE, 80, 0));
    assert_int_equal(records_list(r, NULL).n, 4);
}

/* Of an older rack the one bar it had; what hangs there hangs on it. */
static void an_older_rack_has_one_bar(void **state)
{
    struct records *r = *state;
    struct rack rack;
    struct hanging hanging;
    make_old(r, 3);
    reopen(r);
    assert_int_equal(rack_get(r->db, NULL, &rack), DB_OK);
    assert_int_equal(bars_count(&rack), 1);
    assert_int_equal(rack.bar_g, 20412);
    assert_int_equal(rack.sleeve_mm, 415);
    assert_int_equal(rack.collar_g, 2500);
    assert_string_equal(rack.bars.name, "");
    assert_int_equal(sets_bar(r->db, &hanging), DB_OK);
    assert_string_equal(hanging.stack, "25,20");
    assert_string_equal(hanging.bar, "");
    assert_int_equal(bars_parse("45lb,30kg hex:trap", &rack), BARS_OK);
    assert_int_equal(rack_set(r->db, &rack), DB_OK);
    assert_int_equal(rack_get(r->db, NULL, &rack), DB_OK);
    assert_int_equal(bars_count(&rack), 2);
}

#define TEST(name)                                                           \
    cmocka_unit_test_setup_teardown(name, records_open_fresh, records_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sets_of_an_older_file_count_as_they_did),
        TEST(an_older_file_learns_from_what_is_in_it),
        TEST(an_older_file_can_be_written),
        TEST(an_older_rack_has_one_bar),
    };
    return cmocka_run_group_tests(tests, records_begin, records_end);
}
