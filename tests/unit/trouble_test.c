/* The store in trouble other than saving: a rack that makes no sense, a
 * database that cannot be read. */
#include "core/stock.h"
#include "kiosk/app/app.h"
#include "kiosk/store/rack.h"
#include "tests/harness/store_run.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void raw_sql(const struct store_run *s, const char *sql)
{
    sqlite3 *raw;
    assert_int_equal(sqlite3_open(s->path, &raw), SQLITE_OK);
    assert_int_equal(sqlite3_exec(raw, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(raw);
}

static const struct event *next_athlete(struct store_run *s)
{
    store_run_post(s, EFFECT_FIND_TAG);
    const struct event *event = store_run_next(s);
    assert_int_equal(event->kind, EVENT_ATHLETE);
    return event;
}

static void a_rack_out_of_range_is_neither_kept_nor_read(void **state)
{
    struct store_run *s = *state;
    static const char *const rows[] = {
        "UPDATE racks SET bar_g = 0",
        "UPDATE racks SET bar_g = 20000, collar_g = 500000",
        "UPDATE racks SET collar_g = 0, sleeve_mm = -4",
        "UPDATE racks SET sleeve_mm = 0, bar_g = 4294987296",
    };
    static const char *const bars[] = {
        "UPDATE bars SET bar_g = 0",
        "UPDATE bars SET bar_g = 30000, name = 'a,b'",
        "UPDATE bars SET name = 'hex', sleeve_mm = 4294967296",
        "UPDATE bars SET sleeve_mm = 0, kind = 'TRAP'",
    };
    store_run_fill(s, 0);
    struct db *db = store_run_db(s->path);
    struct rack rack, got;
    assert_int_equal(rack_get(db, NULL, &rack), DB_OK);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        raw_sql(s, rows[i]);
        assert_int_equal(rack_get(db, NULL, &got), DB_BAD);
    }
    raw_sql(s, "UPDATE racks SET bar_g = 20000");
    assert_int_equal(bars_parse("20kg,30kg hex", &rack), BARS_OK);
    assert_int_equal(rack_set(db, &rack), DB_OK);
    for (size_t i = 0; i < sizeof bars / sizeof bars[0]; i++) {
        raw_sql(s, bars[i]);
        assert_int_equal(rack_get(db, NULL, &got), DB_BAD);
    }
    rack.bar_g = 0;
    assert_int_equal(rack_set(db, &rack), DB_BAD);
    rack.bar_g = BAR_MAX_G;
    rack.collar_g = COLLAR_MAX_G + 1;
    assert_int_equal(rack_set(db, &rack), DB_BAD);
    db_close(db);
}

static void a_bad_rack_is_told_and_the_usual_one_used(void **state)
{
    struct store_run *s = *state;
    struct rack rack;
    struct hanging hanging;
    store_run_fill(s, 0);
    raw_sql(s, "UPDATE racks SET collar_g = 500000");
    store_run_open(s, NULL);
    assert_non_null(strstr(s->report.text, "racksidectl rack set"));
    store_start_state(s->store, &rack, &hanging);
    assert_int_equal(rack.bar_g, 20000);
    const struct event *event = next_athlete(s);
    assert_true(event->found);
    assert_int_equal(event->file.rack.bar_g, 20000);
    assert_int_equal(event->file.rack.collar_g, 0);
    store_run_quiet(s); /* it was said at the start */
    raw_sql(s, "UPDATE racks SET collar_g = 0");
    event = next_athlete(s);
    assert_int_equal(event->file.rack.bar_g, 15000);
    store_run_fault(s, false, "");
    raw_sql(s, "UPDATE racks SET bar_g = 0");
    event = next_athlete(s);
    assert_int_equal(event->file.rack.bar_g, 20000);
    store_run_fault(s, true, "racksidectl rack set");
    store_close(s->store);
}

static void who_cannot_be_looked_up_is_not_called_unknown(void **state)
{
    struct store_run *s = *state;
    store_run_fill(s, 0);
    store_run_open(s, NULL);
    raw_sql(s, "ALTER TABLE tags RENAME TO gone");
    for (int i = 0; i < 2; i++) { /* said once */
        const struct event *event = next_athlete(s);
        assert_true(event->failed);
        assert_false(event->found);
        assert_true(tag_equal(&event->tag, &s->tag));
        if (i == 0) {
            store_run_fault(s, true, "nobody can be looked up");
        }
        store_run_quiet(s);
    }
    raw_sql(s, "ALTER TABLE gone RENAME TO tags");
    const struct event *event = next_athlete(s);
    assert_true(event->found);
    assert_false(event->failed);
    store_run_fault(s, false, "");
    store_close(s->store);
}

static void a_file_that_cannot_be_opened_knows_nobody(void **state)
{
    struct store_run *s = *state;
    assert_int_equal(mkdir(s->path, 0755), 0);
    store_run_open(s, NULL);
    assert_true(s->report.text[0] != '\0');
    assert_true(next_athlete(s)->failed);
    store_run_quiet(s); /* it was said at the start */
    assert_int_equal(rmdir(s->path), 0);
    store_run_fill(s, 0);
    assert_true(next_athlete(s)->found);
    store_run_fault(s, false, "");
    store_close(s->store);
}

/* --- what the athlete sees of it ------------------------------------------ */

static void a_failed_look_up_is_an_error_and_no_unknown_tag(void **state)
{
    struct app app = {.screen = SCREEN_IDLE, .waiting = true};
    struct effects effects;
    struct event event = {.kind = EVENT_ATHLETE, .failed = true,
                          .tag = {.bits = 26, .raw = 5}};
    app.panel = panel_for(1280, 720);
    app.config = app_config_default();
    app_init(&app, &event.at, 1);
    app.fault_on[FAULT_DISK] = app.fault_seen[FAULT_DISK] = true;
    app_update(&app, &event, &effects);
    assert_int_equal(app.screen, SCREEN_IDLE);
    assert_false(app.waiting);
    assert_false(app.fault_seen[FAULT_DISK]);
    assert_int_equal(effects.n, 1);
    assert_int_equal(effects.effect[0].kind, EFFECT_SIGNAL);
    assert_int_equal(effects.effect[0].signal, SIGNAL_ERROR);
}

#define TEST(name) cmocka_unit_test_setup(name, store_run_empty)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_rack_out_of_range_is_neither_kept_nor_read),
        TEST(a_bad_rack_is_told_and_the_usual_one_used),
        TEST(who_cannot_be_looked_up_is_not_called_unknown),
        TEST(a_file_that_cannot_be_opened_knows_nobody),
        TEST(a_failed_look_up_is_an_error_and_no_unknown_tag),
    };
    return cmocka_run_group_tests(tests, store_run_begin, store_run_end);
}
