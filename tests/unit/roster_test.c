/* The roster, plans and rack in a real SQLite file. */
#include "kiosk/store/db.h"
#include "kiosk/store/plans.h"
#include "kiosk/store/rack.h"
#include "kiosk/store/roster.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char dir[] = "/tmp/rackside-roster-XXXXXX";
static char path[64];

static struct db *open_db(enum db_mode mode)
{
    struct db_options options = {.path = path, .mode = mode};
    struct db *db = NULL;
    char why[DB_WHY_MAX];
    enum db_status status = db_open(&options, &db, why);
    if (status != DB_OK) {
        fail_msg("%s", why);
    }
    return db;
}

static enum db_status refusal(char why[DB_WHY_MAX])
{
    struct db_options options = {.path = path, .mode = DB_REQUIRE};
    struct db *db = NULL;
    enum db_status status = db_open(&options, &db, why);
    assert_null(db);
    return status;
}

static int fresh(void **state)
{
    char wal[80], shm[80];
    snprintf(wal, sizeof wal, "%s-wal", path);
    snprintf(shm, sizeof shm, "%s-shm", path);
    unlink(path);
    unlink(wal);
    unlink(shm);
    return 0;
}

static struct uid add(struct db *db, const char *name)
{
    struct uid id = {{0}};
    assert_int_equal(roster_add(db, name, UNIT_KG, &id), DB_OK);
    assert_false(uid_is_none(&id));
    return id;
}

static void names_are_unique_until_removed(void **state)
{
    struct db *db = open_db(DB_ONLY_NEW);
    struct uid ada = add(db, "Ada Strong"), other = {{0}};
    assert_int_equal(roster_add(db, "ada strong", UNIT_LB, &other),
                     DB_EXISTS);
    static const char *const bad[] = {"", " Ada", "Ada ", "A\nda"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct uid id = {{0}};
        assert_int_equal(roster_add(db, bad[i], UNIT_KG, &id), DB_BAD);
    }
    assert_int_equal(roster_remove(db, &ada), DB_OK);
    assert_int_equal(roster_remove(db, &ada), DB_NOT_FOUND);
    add(db, "Ada Strong");
    db_close(db);
}

static void a_tag_belongs_to_one_athlete_and_outlives_a_restart(void **state)
{
    struct db *db = open_db(DB_ONLY_NEW);
    struct uid ada = add(db, "Ada"), bo = add(db, "Bo");
    struct tag tag, zeros, fewer;
    struct athlete found;
    tag_parse("26:00101101000000001010001000", &tag);
    tag_parse("26:00000000000000000000000001", &zeros);
    tag_parse("25:0000000000000000000000001", &fewer);
    assert_int_equal(roster_tag_add(db, &ada, &tag), DB_OK);
    assert_int_equal(roster_tag_add(db, &ada, &tag), DB_OK);
    assert_int_equal(roster_tag_add(db, &bo, &tag), DB_TAG_TAKEN);
    assert_int_equal(roster_tag_add(db, &bo, &zeros), DB_OK);
    db_close(db);
    db = open_db(DB_REQUIRE);
    assert_int_equal(roster_find_tag(db, &tag, &found), DB_OK);
    assert_string_equal(found.name, "Ada");
    assert_int_equal(roster_find_tag(db, &fewer, &found), DB_NOT_FOUND);
    assert_int_equal(roster_remove(db, &ada), DB_OK);
    assert_int_equal(roster_find_tag(db, &tag, &found), DB_NOT_FOUND);
    assert_int_equal(roster_tag_add(db, &bo, &tag), DB_OK);
    db_close(db);
}

static void pages_are_by_name(void **state)
{
    struct db *db = open_db(DB_ONLY_NEW);
    static struct roster_page page;
    for (int i = 0; i < 40; i++) {
        char name[16];
        snprintf(name, sizeof name, "Lifter %02d", 39 - i);
        add(db, name);
    }
    assert_int_equal(roster_page(db, 36, 12, &page), DB_OK);
    assert_int_equal(page.total, 40);
    assert_int_equal(page.n, 4);
    assert_string_equal(page.entry[0].name, "Lifter 36");
    db_close(db);
}

static void plans_are_set_replaced_and_bounded(void **state)
{
    struct db *db = open_db(DB_ONLY_NEW);
    struct uid ada = add(db, "Ada"), nobody = {{9}};
    struct plan_row row = {"deadlift", "strength", 200000, 2, 1};
    struct plan_row list[PLANS_MAX];
    int n = 0;
    assert_int_equal(plans_set(db, &ada, &row), DB_OK);
    assert_int_equal(plans_set(db, &nobody, &row), DB_NOT_FOUND);
    row.coach_e1rm_g = 210000;
    assert_int_equal(plans_set(db, &ada, &row), DB_OK);
    assert_int_equal(plans_list(db, &ada, list, &n), DB_OK);
    assert_int_equal(n, 1);
    assert_int_equal(list[0].coach_e1rm_g, 210000);
    row.coach_e1rm_g = -1;
    assert_int_equal(plans_set(db, &ada, &row), DB_BAD);
    row.coach_e1rm_g = 0;
    for (int i = 1; i < PLANS_MAX; i++) {
        snprintf(row.lift, sizeof row.lift, "lift-%d", i);
        assert_int_equal(plans_set(db, &ada, &row), DB_OK);
    }
    snprintf(row.lift, sizeof row.lift, "one-more");
    assert_int_equal(plans_set(db, &ada, &row), DB_TOO_MANY);
    assert_int_equal(plans_remove(db, &ada, "deadlift"), DB_OK);
    assert_int_equal(plans_remove(db, &ada, "deadlift"), DB_NOT_FOUND);
    db_close(db);
}

static void the_rack_comes_back_as_it_was_set(void **state)
{
    static const struct plate_catalog none;
    struct db *db = open_db(DB_ONLY_NEW);
    struct rack rack = {.bar_g = 20412, .collar_g = 2500, .sleeve_mm = 415};
    struct rack got;
    char stock[128];
    assert_int_equal(rack_get(db, NULL, &got), DB_NOT_FOUND);
    stock_parse("45lbx4,25x2,2.5x1", &none, &rack.stock);
    assert_int_equal(rack_set(db, &rack), DB_OK);
    db_close(db);
    db = open_db(DB_REQUIRE);
    assert_int_equal(rack_get(db, NULL, &got), DB_OK);
    stock_print(&got.stock, stock, sizeof stock);
    assert_string_equal(stock, "25x2,45lbx4,2.5x1");
    assert_int_equal(got.bar_g, 20412);
    assert_int_equal(got.sleeve_mm, 415);
    rack.bar_g = -1;
    assert_int_equal(rack_set(db, &rack), DB_BAD);
    db_close(db);
}

static void its_bars_come_back_and_which_lifts_they_are_for(void **state)
{
    static const struct plate_catalog none;
    struct db *db = open_db(DB_ONLY_NEW);
    struct rack rack = {.bar_g = 20000}, got;
    assert_int_equal(
        bars_parse("45lb@415,15kg women's@320,30kg hex:trap", &rack), BARS_OK);
    stock_parse("25x2", &none, &rack.stock);
    bars_choose(&rack, "deadlift", 2);
    bars_choose(&rack, "bench", 1);
    assert_int_equal(rack_set(db, &rack), DB_OK);
    db_close(db);
    db = open_db(DB_REQUIRE);
    assert_int_equal(rack_get(db, NULL, &got), DB_OK);
    assert_true(rack_equal(&got, &rack));
    assert_int_equal(bars_for(&got, "deadlift", ""), 2);
    assert_int_equal(bars_parse("20kg bar", &rack), BARS_OK);
    assert_int_equal(rack_set(db, &rack), DB_OK); /* fewer than before */
    assert_int_equal(rack_get(db, NULL, &got), DB_OK);
    assert_int_equal(bars_count(&got), 1);
    assert_string_equal(got.bars.name, "bar");
    assert_int_equal(got.bars.n_choices, 0);
    db_close(db);
}

static void raw_sql(const char *sql)
{
    sqlite3 *raw;
    assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
    assert_int_equal(sqlite3_exec(raw, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(raw);
}

static void what_is_not_ours_is_left_alone_and_named(void **state)
{
    char why[DB_WHY_MAX];
    assert_int_equal(refusal(why), DB_NOT_FOUND);
    raw_sql("CREATE TABLE other (a)");
    assert_int_equal(refusal(why), DB_FOREIGN);
    fresh(state);
    db_close(open_db(DB_ONLY_NEW));
    raw_sql("PRAGMA user_version = 999");
    assert_int_equal(refusal(why), DB_NEWER);
    assert_non_null(strstr(why, "newer Rackside"));
    fresh(state);
    FILE *file = fopen(path, "w");
    for (int i = 0; i < 4000; i++) {
        fputs("no database ", file);
    }
    fclose(file);
    assert_int_equal(refusal(why), DB_DAMAGED);
}

static void a_batch_is_all_or_nothing(void **state)
{
    struct db *db = open_db(DB_ONLY_NEW);
    struct athlete found;
    assert_int_equal(db_begin(db), DB_OK);
    add(db, "Ada");
    db_rollback(db);
    assert_int_equal(roster_find_name(db, "Ada", &found), DB_NOT_FOUND);
    assert_int_equal(db_begin(db), DB_OK);
    add(db, "Bo");
    assert_int_equal(db_commit(db), DB_OK);
    assert_int_equal(roster_find_name(db, "Bo", &found), DB_OK);
    char why[DB_WHY_MAX];
    assert_int_equal(db_check(db, why), DB_OK);
    db_close(db);
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
    fresh(state);
    return rmdir(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(names_are_unique_until_removed, fresh),
        cmocka_unit_test_setup(
            a_tag_belongs_to_one_athlete_and_outlives_a_restart, fresh),
        cmocka_unit_test_setup(pages_are_by_name, fresh),
        cmocka_unit_test_setup(plans_are_set_replaced_and_bounded, fresh),
        cmocka_unit_test_setup(the_rack_comes_back_as_it_was_set, fresh),
        cmocka_unit_test_setup(its_bars_come_back_and_which_lifts_they_are_for,
                               fresh),
        cmocka_unit_test_setup(what_is_not_ours_is_left_alone_and_named,
                               fresh),
        cmocka_unit_test_setup(a_batch_is_all_or_nothing, fresh),
    };
    return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
