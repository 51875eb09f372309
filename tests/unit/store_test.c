/* The store: its answers, in the order asked, and what it has saved. */
#include "kiosk/store/store.h"

#include "tests/harness/store_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void answers_come_in_the_order_asked(void **state)
{
    struct store_run *s = *state;
    store_run_fill(s, 1);
    store_run_open(s, NULL);
    assert_string_equal(s->report.text, "");
    store_run_post_set(s, 1);
    store_run_post(s, EFFECT_FIND_TAG);
    store_run_post(s, EFFECT_LIST_ATHLETES);
    store_run_post(s, EFFECT_FIND_ATHLETE);
    store_run_stored(s, 1, true);
    const struct event *event = store_run_next(s);
    assert_int_equal(event->kind, EVENT_ATHLETE);
    assert_true(event->found);
    assert_true(tag_equal(&event->tag, &s->tag));
    assert_string_equal(event->file.name, "Ada");
    assert_int_equal(event->file.plans[0].coach_e1rm_g, 200000);
    assert_int_equal(event->file.rack.bar_g, 15000);
    assert_int_equal(event->file.open.n_sets, 1);
    event = store_run_next(s);
    assert_int_equal(event->kind, EVENT_ROSTER);
    assert_int_equal(event->roster.total, 1);
    event = store_run_next(s);
    assert_int_equal(event->kind, EVENT_ATHLETE);
    assert_true(event->found);
    store_run_quiet(s);
    store_close(s->store);
}

static void a_lift_tells_its_trend_with_the_open_workout(void **state)
{
    struct store_run *s = *state;
    store_run_fill(s, 0);
    store_run_open(s, NULL);
    store_run_post_set(s, 1);
    store_run_post(s, EFFECT_FIND_TREND);
    store_run_stored(s, 1, true);
    const struct event *event = store_run_next(s);
    assert_int_equal(event->kind, EVENT_TREND);
    assert_true(event->found);
    assert_true(uid_equal(&event->id, &s->ada));
    assert_string_equal(event->lift, "deadlift");
    assert_int_equal(event->trend.n, 1);
    assert_true(event->trend.point[0].e1rm_g > 0);
    assert_int_equal(event->trend.point[0].top_g, 0); /* not told */
    assert_int_equal(event->file.n_plans, 0);
    s->ada = store_run_set_id(77);
    store_run_post(s, EFFECT_FIND_TREND);
    assert_false(store_run_next(s)->found);
    store_run_quiet(s);
    store_close(s->store);
}

static void an_unknown_tag_is_answered_with_its_number(void **state)
{
    struct store_run *s = *state;
    store_run_open(s, NULL);
    store_run_post(s, EFFECT_FIND_TAG);
    const struct event *event = store_run_next(s);
    assert_int_equal(event->kind, EVENT_ATHLETE);
    assert_false(event->found);
    assert_true(tag_equal(&event->tag, &s->tag));
    store_close(s->store);
}

static void the_rack_and_the_bar_are_known_at_the_start(void **state)
{
    struct store_run *s = *state;
    struct rack rack;
    struct hanging hanging;
    store_run_open(s, NULL);
    store_start_state(s->store, &rack, &hanging);
    assert_int_equal(rack.bar_g, 20000);
    assert_string_equal(hanging.stack, "");
    store_close(s->store);
    store_run_fill(s, 0);
    store_run_open(s, NULL);
    store_run_post_set(s, 1);
    store_close(s->store);
    store_run_open(s, NULL);
    store_start_state(s->store, &rack, &hanging);
    assert_int_equal(rack.bar_g, 15000);
    assert_string_equal(hanging.stack, "25,20,15");
    assert_string_equal(hanging.bar, "");
    assert_int_equal(hanging.load_g, 140000);
    store_close(s->store);
}

static void closing_saves_what_was_posted(void **state)
{
    struct store_run *s = *state;
    store_run_fill(s, 0);
    store_run_open(s, NULL);
    for (int i = 0; i < 40; i++) {
        store_run_post_set(s, i);
    }
    store_close(s->store);
    assert_int_equal(store_run_count(s->path), 40);
}

static void a_row_that_never_can_be_saved_holds_up_none(void **state)
{
    struct store_run *s = *state;
    store_run_fill(s, 0);
    struct uid real = s->ada;
    store_run_open(s, NULL);
    s->ada = store_run_set_id(77);
    store_run_post_set(s, 1);
    s->ada = real;
    store_run_post_set(s, 2);
    store_run_stored(s, 1, false);
    store_run_fault(s, true, "not in this database");
    store_run_stored(s, 2, true);
    store_run_fault(s, false, "");
    store_run_quiet(s);
    store_close(s->store);
}

#define TEST(name) cmocka_unit_test_setup(name, store_run_empty)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(answers_come_in_the_order_asked),
        TEST(a_lift_tells_its_trend_with_the_open_workout),
        TEST(an_unknown_tag_is_answered_with_its_number),
        TEST(the_rack_and_the_bar_are_known_at_the_start),
        TEST(closing_saves_what_was_posted),
        TEST(a_row_that_never_can_be_saved_holds_up_none),
    };
    return cmocka_run_group_tests(tests, store_run_begin, store_run_end);
}
