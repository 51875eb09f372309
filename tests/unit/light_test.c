/* The light: when it goes, and that what brings it back does nothing else. */
#include "kiosk/app/app.h"

#include "tests/harness/hand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define MINUTE_MS 60000
#define DIM_MS (5 * MINUTE_MS)
#define BLANK_MS (20 * MINUTE_MS)

static struct hand hand;

/* An idle rack, with its list of names to be opened by OK or a touch. */
static void idle(void)
{
    hand_start(&hand);
    hand.app.config.dim_after_ms = DIM_MS;
    hand.app.config.blank_after_ms = BLANK_MS;
    hand_wait(&hand, 1);
}

static void send_finger(enum event_kind kind)
{
    memset(&hand.event, 0, sizeof hand.event);
    hand.event.kind = kind;
    if (hand.list.n_controls > 0) { /* else it is dark */
        const struct box *box = &hand.list.control[0].box;
        hand.event.x_px = box->x + box->w / 2;
        hand.event.y_px = box->y + box->h / 2;
    }
    hand_send(&hand);
}

static void send_button(enum intent intent, bool is_repeat)
{
    memset(&hand.event, 0, sizeof hand.event);
    hand.event.kind = EVENT_BUTTON;
    hand.event.intent = intent;
    hand.event.is_repeat = is_repeat;
    hand_send(&hand);
}

/* The finger on the one control of the idle screen. */
static void touch(void)
{
    send_finger(EVENT_FINGER_DOWN);
    hand_wait(&hand, 80);
    send_finger(EVENT_FINGER_UP);
}

static void assert_idle_and(enum light light)
{
    assert_int_equal(hand.app.screen, SCREEN_IDLE);
    assert_int_equal(app_light(&hand.app), light);
}

static void it_goes_dim_and_then_off_by_itself(void **state)
{
    idle();
    hand_wait(&hand, DIM_MS - 2);
    assert_idle_and(LIGHT_FULL);
    hand_wait(&hand, 1);
    assert_idle_and(LIGHT_DIM);
    assert_true(hand.list.n_commands > 0);
    hand_wait(&hand, BLANK_MS - DIM_MS - 1);
    assert_idle_and(LIGHT_DIM);
    hand_wait(&hand, 1);
    assert_idle_and(LIGHT_OFF);
    assert_int_equal(hand.list.n_commands, 0);
    assert_int_equal(hand.list.n_controls, 0);
}

static void never_is_never(void **state)
{
    hand_start(&hand);
    hand_wait(&hand, 1);
    hand.now.mono_ms += INT64_C(365) * 24 * 60 * MINUTE_MS;
    hand_wait(&hand, 1);
    assert_idle_and(LIGHT_FULL);
    hand.app.config.blank_after_ms = BLANK_MS;
    hand_wait(&hand, 1);
    assert_idle_and(LIGHT_OFF); /* without dim before it */
}

static void a_finger_that_wakes_presses_nothing(void **state)
{
    idle();
    hand_wait(&hand, DIM_MS);
    touch();
    assert_idle_and(LIGHT_FULL);
    hand_wait(&hand, 200);
    touch(); /* it bounced */
    assert_idle_and(LIGHT_FULL);
    hand_wait(&hand, 250);
    touch();
    assert_int_equal(hand.app.screen, SCREEN_PEOPLE);
}

static void a_finger_that_was_down_when_it_went_dark_presses_nothing(void **s)
{
    idle();
    send_finger(EVENT_FINGER_DOWN);
    hand_wait(&hand, DIM_MS);
    send_finger(EVENT_FINGER_UP);
    assert_idle_and(LIGHT_FULL);
    hand_wait(&hand, 250);
    touch();
    assert_int_equal(hand.app.screen, SCREEN_PEOPLE);
}

/* Its up never came: the next finger is not taken for it. */
static void a_finger_lost_while_waking_does_not_eat_the_next(void **state)
{
    idle();
    hand_wait(&hand, DIM_MS);
    send_finger(EVENT_FINGER_DOWN);
    hand_wait(&hand, 1000);
    touch();
    assert_int_equal(hand.app.screen, SCREEN_PEOPLE);
}

static void a_button_that_wakes_does_nothing_until_it_is_pressed_anew(void **s)
{
    idle();
    hand_wait(&hand, BLANK_MS);
    send_button(INTENT_OK, false);
    for (int i = 0; i < 20; i++) {
        hand_wait(&hand, 150);
        send_button(INTENT_OK, true);
        assert_idle_and(LIGHT_FULL);
        assert_false(hand.app.focus_shown);
    }
    send_button(INTENT_OK, false);
    assert_int_equal(hand.app.screen, SCREEN_PEOPLE);
}

static void another_button_acts_while_the_one_that_woke_is_held(void **state)
{
    idle();
    hand_wait(&hand, DIM_MS);
    send_button(INTENT_DOWN, false);
    hand_wait(&hand, 100);
    send_button(INTENT_OK, false); /* both at once: still waking */
    assert_idle_and(LIGHT_FULL);
    hand_wait(&hand, 200);
    send_button(INTENT_OK, true);
    assert_idle_and(LIGHT_FULL);
    send_button(INTENT_OK, false);
    assert_int_equal(hand.app.screen, SCREEN_PEOPLE);
    send_button(INTENT_DOWN, true);
    assert_int_equal(hand.app.screen, SCREEN_PEOPLE);
}

static void a_tag_that_wakes_asks_for_nobody_and_may_come_again(void **state)
{
    idle();
    hand_wait(&hand, BLANK_MS);
    memset(&hand.event, 0, sizeof hand.event);
    hand.event.kind = EVENT_TAG;
    hand.event.tag = (struct tag){.bits = 26, .raw = 1};
    hand_send(&hand);
    assert_idle_and(LIGHT_FULL);
    assert_int_equal(hand.effects.n, 1);
    assert_int_equal(hand.effects.effect[0].kind, EFFECT_FORGET_TAG);
    hand_send(&hand);
    assert_int_equal(hand.effects.n, 1);
    assert_int_equal(hand.effects.effect[0].kind, EFFECT_FIND_TAG);
}

static void send_staff(void)
{
    memset(&hand.event, 0, sizeof hand.event);
    hand.event.kind = EVENT_STAFF;
    hand_send(&hand);
}

static void two_buttons_whose_press_woke_open_no_staff_screen(void **state)
{
    idle();
    hand_wait(&hand, BLANK_MS);
    send_button(INTENT_UP, false);
    send_button(INTENT_DOWN, false);
    hand_wait(&hand, 3000);
    send_staff();
    assert_idle_and(LIGHT_FULL);
    send_button(INTENT_UP, false);
    send_button(INTENT_DOWN, false);
    send_staff();
    assert_true(app_is_staff(&hand.app));
}

static void the_staff_have_light_as_long_as_their_screens_are_up(void **state)
{
    idle();
    hand.app.config.dim_after_ms = 1000;
    send_staff();
    hand_wait(&hand, STAFF_LEAVE_MS - 1);
    assert_true(app_is_staff(&hand.app));
    assert_int_equal(app_light(&hand.app), LIGHT_FULL);
    hand_wait(&hand, 1);
    assert_idle_and(LIGHT_DIM);
}

/* A rest runs on while the athlete is logged out, whatever the times are. */
static void a_rest_clock_keeps_it_on_and_its_end_counts(void **state)
{
    hand_log_in(&hand, 0);
    hand.app.config.dim_after_ms = 2000;
    hand.app.config.blank_after_ms = 1000;
    hand_press(&hand, "Done");
    int64_t rest_until_ms = hand.app.session.rest_until_ms;
    assert_true(hand.app.session.resting);
    hand_wait(&hand, 3000);
    struct athlete_file file = hand_athlete(&hand, 0);
    hand_tap(&hand, &file); /* out */
    hand_wait(&hand, rest_until_ms + 999 - hand.now.mono_ms);
    assert_idle_and(LIGHT_FULL);
    hand_wait(&hand, 1);
    assert_idle_and(LIGHT_OFF);
}

static void who_is_logged_in_has_light_until_the_log_out(void **state)
{
    hand_log_in(&hand, 0);
    hand.app.config.dim_after_ms = 2000;
    hand_wait(&hand, 89999);
    assert_true(hand.app.session.active);
    assert_int_equal(app_light(&hand.app), LIGHT_FULL);
    hand_wait(&hand, 1);
    assert_false(hand.app.session.active);
    assert_int_equal(app_light(&hand.app), LIGHT_DIM);
}

static void without_a_log_out_a_screen_that_was_left_goes_too(void **state)
{
    hand_log_in(&hand, 0);
    hand.app.config.auto_logout_s = 0;
    hand.app.config.blank_after_ms = BLANK_MS;
    hand_wait(&hand, BLANK_MS);
    assert_int_equal(app_light(&hand.app), LIGHT_OFF);
    assert_int_equal(hand.app.screen, SCREEN_TOP);
    send_button(INTENT_OK, false);
    assert_int_equal(app_light(&hand.app), LIGHT_FULL);
    assert_int_equal(hand_rows(&hand, RECORD_SET), 0);
}

static void a_fault_makes_no_light_and_is_there_at_the_first_touch(void **s)
{
    idle();
    hand_wait(&hand, BLANK_MS);
    memset(&hand.event, 0, sizeof hand.event);
    hand.event.kind = EVENT_FAULT;
    hand.event.fault = FAULT_DISK;
    hand.event.is_on = true;
    strcpy(hand.event.text, "Disk: full.");
    hand_send(&hand);
    assert_idle_and(LIGHT_OFF);
    touch();
    assert_true(hand_sees(&hand, "Disk: full"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_goes_dim_and_then_off_by_itself),
        cmocka_unit_test(never_is_never),
        cmocka_unit_test(a_finger_that_wakes_presses_nothing),
        cmocka_unit_test(
            a_finger_that_was_down_when_it_went_dark_presses_nothing),
        cmocka_unit_test(a_finger_lost_while_waking_does_not_eat_the_next),
        cmocka_unit_test(
            a_button_that_wakes_does_nothing_until_it_is_pressed_anew),
        cmocka_unit_test(another_button_acts_while_the_one_that_woke_is_held),
        cmocka_unit_test(a_tag_that_wakes_asks_for_nobody_and_may_come_again),
        cmocka_unit_test(two_buttons_whose_press_woke_open_no_staff_screen),
        cmocka_unit_test(
            the_staff_have_light_as_long_as_their_screens_are_up),
        cmocka_unit_test(a_rest_clock_keeps_it_on_and_its_end_counts),
        cmocka_unit_test(who_is_logged_in_has_light_until_the_log_out),
        cmocka_unit_test(without_a_log_out_a_screen_that_was_left_goes_too),
        cmocka_unit_test(
            a_fault_makes_no_light_and_is_there_at_the_first_touch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
