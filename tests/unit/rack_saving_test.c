/* The rack to the disk and back, also where the disk takes nothing. */
#include "tests/harness/forgetful_vfs.h"
#include "tests/harness/store_run.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void save_rack(struct store_run *s, int32_t bar_g, const char *stock)
{
    static struct effect effect;
    static const struct plate_catalog none;
    memset(&effect, 0, sizeof effect);
    effect.kind = EFFECT_SAVE_RACK;
    effect.rack.bar_g = bar_g;
    assert_int_equal(stock_parse(stock, &none, &effect.rack.stock), STOCK_OK);
    store_post(s->store, &effect);
}

static const struct event *next(struct store_run *s, enum event_kind kind)
{
    const struct event *event = store_run_next(s);
    assert_int_equal(event->kind, kind);
    return event;
}

static void what_was_kept_is_found_at_once_and_after_a_restart(void **state)
{
    struct store_run *s = *state;
    store_run_fill(s, 0);
    store_run_open(s, NULL);
    save_rack(s, 18000, "20x3,2.5x1");
    store_run_post(s, EFFECT_FIND_RACK);
    store_run_post(s, EFFECT_FIND_TAG);
    const struct event *event = next(s, EVENT_RACK_SAVED);
    assert_true(event->ok);
    assert_false(event->failed);
    assert_int_equal(event->rack.bar_g, 18000);
    event = next(s, EVENT_RACK);
    assert_true(event->found);
    assert_int_equal(event->rack.bar_g, 18000);
    assert_int_equal(event->rack.stock.entry[0].pairs, 3);
    event = next(s, EVENT_ATHLETE);
    assert_int_equal(event->file.rack.bar_g, 18000);
    store_close(s->store);
    struct rack rack;
    struct hanging hanging;
    store_run_open(s, NULL);
    store_start_state(s->store, &rack, &hanging);
    assert_int_equal(rack.bar_g, 18000);
    assert_int_equal(rack.stock.n, 2);
    store_close(s->store);
}

static void where_none_was_kept_the_usual_one_is_found(void **state)
{
    struct store_run *s = *state;
    store_run_open(s, NULL);
    store_run_post(s, EFFECT_FIND_RACK);
    const struct event *event = next(s, EVENT_RACK);
    assert_true(event->found);
    assert_int_equal(event->rack.bar_g, 20000);
    store_run_quiet(s);
    store_close(s->store);
}

/* Told once, tried again, and nothing that was asked for after it overtakes
 * it; reads are answered with what is kept. */
static void on_a_full_disk_it_waits_and_is_kept_in_the_end(void **state)
{
    struct store_run *s = *state;
    store_run_fill(s, 0);
    struct forgetful *disk = forgetful_open();
    assert_non_null(disk);
    store_run_open(s, FORGETFUL_NAME);
    forgetful_fill(disk, true);
    save_rack(s, 18000, "20x3");
    const struct event *event = next(s, EVENT_RACK_SAVED);
    assert_false(event->ok);
    assert_false(event->failed);
    store_run_fault(s, true, "Not saved yet");
    save_rack(s, 19000, "20x4");
    store_run_post_set(s, 1);
    store_run_post(s, EFFECT_FIND_RACK);
    event = next(s, EVENT_RACK);
    assert_true(event->found);
    assert_int_equal(event->rack.bar_g, 15000);
    store_run_quiet(s); /* nothing twice */
    forgetful_fill(disk, false);
    event = next(s, EVENT_RACK_SAVED); /* after STORE_RETRY_MS at most */
    assert_true(event->ok);
    assert_int_equal(event->rack.bar_g, 18000);
    store_run_fault(s, false, "");
    assert_int_equal(next(s, EVENT_RACK_SAVED)->rack.bar_g, 19000);
    store_run_stored(s, 1, true);
    store_run_post(s, EFFECT_FIND_RACK);
    assert_int_equal(next(s, EVENT_RACK)->rack.bar_g, 19000);
    store_close(s->store);
    forgetful_close(disk);
}

static void one_that_makes_no_sense_is_refused_and_holds_up_nothing(
    void **state)
{
    struct store_run *s = *state;
    store_run_fill(s, 0);
    store_run_open(s, NULL);
    save_rack(s, BAR_MAX_G + 1, "20x3");
    save_rack(s, 19000, "20x3");
    const struct event *event = next(s, EVENT_RACK_SAVED);
    assert_false(event->ok);
    assert_true(event->failed);
    event = next(s, EVENT_RACK_SAVED);
    assert_true(event->ok);
    store_run_quiet(s);
    store_close(s->store);
}

static void it_mends_a_rack_that_made_no_sense(void **state)
{
    struct store_run *s = *state;
    sqlite3 *raw;
    store_run_fill(s, 0);
    assert_int_equal(sqlite3_open(s->path, &raw), SQLITE_OK);
    assert_int_equal(sqlite3_exec(raw, "UPDATE racks SET bar_g = 0", NULL,
                                  NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(raw);
    store_run_open(s, NULL);
    assert_non_null(strstr(s->report.text, "the staff's screens"));
    store_run_post(s, EFFECT_FIND_RACK);
    assert_int_equal(next(s, EVENT_RACK)->rack.bar_g, 20000);
    save_rack(s, 19000, "20x3");
    assert_true(next(s, EVENT_RACK_SAVED)->ok);
    store_run_fault(s, false, "");
    store_run_quiet(s);
    store_close(s->store);
}

#define TEST(name) cmocka_unit_test_setup(name, store_run_empty)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_was_kept_is_found_at_once_and_after_a_restart),
        TEST(where_none_was_kept_the_usual_one_is_found),
        TEST(on_a_full_disk_it_waits_and_is_kept_in_the_end),
        TEST(one_that_makes_no_sense_is_refused_and_holds_up_nothing),
        TEST(it_mends_a_rack_that_made_no_sense),
    };
    return cmocka_run_group_tests(tests, store_run_begin, store_run_end);
}
