/* The rules of the floor: whose the rack is and until when, what becomes of
 * an open workout, and what buttons, fingers, reader and disk may do to it. */
#include "tests/harness/hand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct hand hand;

static void another_tap_takes_over_and_the_first_goes_on(void **state)
{
    struct athlete_file ada = hand_log_in(&hand, 0);
    struct athlete_file bo = hand_athlete(&hand, 1);
    hand_press(&hand, "load+");
    hand_press(&hand, "Done");
    ON(&hand, "feel");
    hand_tap(&hand, &bo);
    ON(&hand, "top");
    SEE(&hand, "Bo Quick");
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    ON(&hand, "backoff");
    hand_reopen(&hand, &ada);
    hand_tap(&hand, &ada);
    ON(&hand, "feel"); /* was not told yet */
    SEE(&hand, "182.5");
    hand_press(&hand, "9");
    ON(&hand, "backoff");
    hand_tap(&hand, &bo);
    ON(&hand, "backoff");
    SEE(&hand, "Bo Quick");
}

static void the_rows_alone_bring_the_same_workout(void **state)
{
    struct athlete_file ada = hand_log_in(&hand, 0);
    hand_press(&hand, "70");
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_press(&hand, "Done");
    hand_press(&hand, "8");
    struct session was = hand.app.session;
    hand_reopen(&hand, &ada);
    hand_pull_plug(&hand);
    hand_tap(&hand, &ada);
    ON(&hand, "backoff");
    assert_int_equal(hand.app.session.backoff_at, was.backoff_at);
    assert_int_equal(hand.app.session.load_g, was.load_g);
    assert_int_equal(hand.app.session.e1rm_g, was.e1rm_g);
    assert_int_equal(hand.app.session.rest_until_ms, was.rest_until_ms);
    assert_true(uid_equal(&hand.app.session.workout, &was.workout));
}

static void the_own_tag_logs_out_and_the_workout_waits(void **state)
{
    struct athlete_file ada = hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_tap(&hand, &ada);
    ON(&hand, "idle");
    hand_reopen(&hand, &ada);
    hand_tap(&hand, &ada);
    ON(&hand, "backoff");
    SEE(&hand, "160");
}

static void an_open_workout_of_unknown_age_is_asked_about(void **state)
{
    struct athlete_file ada = hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_reopen(&hand, &ada);
    ada.open.age_known = false;
    hand_start(&hand);
    hand_tap(&hand, &ada);
    ON(&hand, "resume");
    hand_press(&hand, "Go on");
    ON(&hand, "backoff");
    hand_start(&hand);
    hand_tap(&hand, &ada);
    hand_press(&hand, "Start new");
    ON(&hand, "top");
    assert_int_equal(hand_rows(&hand, RECORD_FINISH), 1);
    assert_int_equal(hand.app.session.n_sets, 0);
}

static void a_workout_expires_after_four_hours(void **state)
{
    struct athlete_file ada = hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_wait(&hand, 4 * 3600 * 1000 - 10000);
    ON(&hand, "idle");
    hand_reopen(&hand, &ada);
    hand_tap(&hand, &ada);
    ON(&hand, "backoff");
    hand_tap(&hand, &ada);
    hand_wait(&hand, 4 * 3600 * 1000);
    hand_reopen(&hand, &ada);
    hand_tap(&hand, &ada);
    ON(&hand, "top");
    assert_int_equal(hand.app.session.n_sets, 0);
}

/* Four hours from its last set, wherever it waited meanwhile. */
static void a_workout_that_waits_expires_as_well(void **state)
{
    static const struct {
        int64_t first_ms, then_ms;
        const char *screen;
    } rows[] = {{0, 4 * 3600000 - 60000, "backoff"},
                {3 * 3600000, 3600000 + 60000, "top"},
                {0, 4 * 3600000 + 60000, "top"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct athlete_file ada = hand_log_in(&hand, 0);
        hand_press(&hand, "Done");
        hand_press(&hand, "9");
        hand_tap(&hand, &ada); /* logs out */
        if (rows[i].first_ms > 0) {
            hand_wait(&hand, rows[i].first_ms);
            hand_reopen(&hand, &ada);
            hand_tap(&hand, &ada);
            hand_tap(&hand, &ada);
        }
        hand_wait(&hand, rows[i].then_ms);
        hand_reopen(&hand, &ada);
        hand_tap(&hand, &ada);
        ON(&hand, rows[i].screen);
    }
}

/* As many as there are places wait; the one who comes back is not the one who
 * makes room, whatever the disk knows of that workout. */
static void who_comes_back_finds_the_workout_that_waited(void **state)
{
    struct athlete_file ada = hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    for (int i = 1; i <= PARKED_MAX; i++) {
        struct athlete_file other = hand_athlete(&hand, 1);
        other.id.byte[0] = (uint8_t)(100 + i);
        hand_tap(&hand, &other);
        ON(&hand, "top");
    }
    hand_tap(&hand, &ada); /* her file has nothing of today: a slow disk */
    ON(&hand, "backoff");
    SEE(&hand, "Ada Strong");
}

/* A prescription is for the rack there is, and never gets heavier by it. */
static void another_rack_makes_what_follows_anew(void **state)
{
    struct assets assets;
    struct athlete_file ada = hand_log_in(&hand, 0);
    assert_true(assets_read(&assets, stderr));
    hand_press(&hand, "More");
    hand_press(&hand, "Skip set");
    SEE(&hand, "165");
    assert_int_equal(stock_parse("20x4", &assets.plates, &ada.rack.stock),
                     STOCK_OK);
    hand_tap(&hand, &ada);
    hand_tap(&hand, &ada);
    ON(&hand, "backoff");
    assert_int_equal(hand.app.session.load_g, 140000);
    assert_true(hand.app.session.rx.predicted_rpe_x10 <= 90);
    hand_press(&hand, "Done");
    hand_press(&hand, "8");
    assert_int_equal(stock_parse("25x2,15x1", &assets.plates,
                                 &ada.rack.stock), STOCK_OK);
    hand_tap(&hand, &ada);
    hand_tap(&hand, &ada);
    assert_int_equal(hand.app.session.load_g, 120000); /* 140 was chosen */
}

/* News of who is here arrive under a finger, and under a menu. */
static void news_take_no_finger_away_and_reach_below_a_menu(void **state)
{
    struct assets assets;
    struct athlete_file ada = hand_log_in(&hand, 0);
    assert_true(assets_read(&assets, stderr));
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand.app.pressed = 1;
    memset(&hand.event, 0, sizeof hand.event);
    hand.event.kind = EVENT_ATHLETE;
    hand.event.found = true;
    hand.event.file = ada;
    hand_send(&hand);
    assert_int_equal(hand.app.pressed, 1);
    hand_press(&hand, "More");
    ada.rack.bar_g = 250000; /* more than any back-off */
    hand.event.kind = EVENT_ATHLETE;
    hand.event.found = true;
    hand.event.file = ada;
    hand_send(&hand);
    ON(&hand, "more");
    hand_press(&hand, "Back");
    ON(&hand, "summary");
}

/* What was done in this login counts for what comes next in it. */
static void a_record_of_today_is_no_record_twice(void **state)
{
    hand_start(&hand);
    struct athlete_file ada = hand_athlete(&hand, 0);
    ada.plans[0].best_load_g[2] = 175000;
    hand_tap(&hand, &ada);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    assert_int_equal(hand.app.session.pr, PR_LOAD);
    hand_press(&hand, "More");
    hand_press(&hand, "Change lift");
    hand_press(&hand, "Bench press");
    ada.plans[0].best_load_g[2] = 180000; /* the store has read its rows */
    memset(&hand.event, 0, sizeof hand.event);
    hand.event.kind = EVENT_ATHLETE;
    hand.event.found = true;
    hand.event.file = ada;
    hand_send(&hand);
    ON(&hand, "top");
    SEE(&hand, "Bench press");
    hand_press(&hand, "More");
    hand_press(&hand, "Change lift");
    hand_press(&hand, "Deadlift");
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    assert_int_equal(hand.app.session.pr, PR_NONE);
}

static void an_unknown_tag_leaves_the_session_alone(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_tap_unknown(&hand);
    ON(&hand, "unknown");
    SEE(&hand, "26:10110100001010001010001000");
    assert_int_equal(hand.signals[SIGNAL_UNKNOWN], 1);
    hand_wait(&hand, 15000);
    ON(&hand, "feel");
    hand_start(&hand);
    hand_tap_unknown(&hand);
    ON(&hand, "unknown");
    SEE(&hand, "Back to Tap in in"); /* and it says so second by second */
    for (int64_t at_ms, from_ms = hand.app.now.mono_ms;
         (at_ms = app_deadline_ms(&hand.app)) < from_ms + 3000;) {
        int64_t before_ms = hand.app.now.mono_ms;
        assert_true(at_ms - before_ms <= 1000);
        hand_wait(&hand, at_ms - before_ms);
    }
    hand_wait(&hand, 15000);
    ON(&hand, "idle");
}

static void the_rest_clock_beeps_once_and_then_the_rack_is_free(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_wait(&hand, 235000);
    ON(&hand, "backoff");
    assert_int_equal(hand.signals[SIGNAL_REST_OVER], 0);
    hand_wait(&hand, 10000);
    assert_int_equal(hand.signals[SIGNAL_REST_OVER], 1);
    hand_wait(&hand, 70000);
    assert_int_equal(hand.signals[SIGNAL_REST_OVER], 1);
    SEE(&hand, "Logging out in");
    SEE(&hand, "Ada Strong"); /* whose workout it is */
    hand_press(&hand, "Stay");
    ON(&hand, "backoff");
    hand_wait(&hand, 89000);
    ON(&hand, "backoff");
    hand_wait(&hand, 2000);
    ON(&hand, "idle");
}

static void a_lift_is_chosen_where_the_plan_has_several(void **state)
{
    hand_start(&hand);
    struct athlete_file file = hand_athlete(&hand, 0);
    struct athlete_file other = hand_athlete(&hand, 1);
    file.plans[file.n_plans++] = other.plans[0];
    file.n_known = file.n_plans;
    hand_tap(&hand, &file);
    ON(&hand, "lifts");
    hand_press(&hand, "Squat");
    ON(&hand, "top");
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_press(&hand, "More");
    hand_press(&hand, "Change lift");
    hand_press(&hand, "Back");
    ON(&hand, "backoff");
    hand_press(&hand, "More");
    hand_press(&hand, "Change lift");
    hand_press(&hand, "Deadlift");
    ON(&hand, "top");
    assert_int_equal(hand_rows(&hand, RECORD_FINISH), 1);
    assert_false(uid_equal(&hand.row[0].workout, &hand.app.session.workout));
}

static void every_thing_can_be_done_with_four_buttons(void **state)
{
    hand_log_in(&hand, 0);
    hand_button(&hand, INTENT_OK); /* Done is in focus */
    ON(&hand, "feel");
    hand_button(&hand, INTENT_DOWN);
    hand_button(&hand, INTENT_UP);
    hand_button(&hand, INTENT_OK); /* the planned RPE is in focus */
    ON(&hand, "backoff");
    hand_button(&hand, INTENT_BACK);
    ON(&hand, "more");
    hand_button(&hand, INTENT_BACK);
    ON(&hand, "backoff");
    hand_button(&hand, INTENT_UP);
    hand_button(&hand, INTENT_OK); /* + */
    assert_string_equal(
        hand.list.control[hand.app.focus].name, "load+");
    SEE(&hand, "162.5");
}

static void the_clock_of_a_held_finger_steps_the_load(void **state)
{
    hand_log_in(&hand, 0);
    app_view(&hand.app, &hand.list);
    for (int i = 0; i < hand.list.n_controls; i++) {
        if (strcmp(hand.list.control[i].name, "load+") == 0) {
            hand.event = (struct event){.kind = EVENT_FINGER_DOWN};
            hand.event.x_px = hand.list.control[i].box.x + 5;
            hand.event.y_px = hand.list.control[i].box.y + 5;
        }
    }
    int x = hand.event.x_px, y = hand.event.y_px;
    hand_send(&hand);
    hand_wait(&hand, 500 + 120 * 3 + 10);
    assert_int_equal(hand.app.session.load_g, 190000);
    hand.event = (struct event){
        .kind = EVENT_FINGER_UP, .x_px = x, .y_px = y};
    hand_send(&hand);
    hand_wait(&hand, 2000);
    assert_int_equal(hand.app.session.load_g, 190000);
}

static void noise_is_told_after_ten_bad_frames(void **state)
{
    hand_log_in(&hand, 0);
    for (int i = 0; i < 9; i++) {
        hand.event = (struct event){.kind = EVENT_BAD_FRAME};
        hand_send(&hand);
        hand_wait(&hand, 1000);
    }
    assert_false(hand.app.fault_on[FAULT_READER]);
    hand.event = (struct event){.kind = EVENT_BAD_FRAME};
    hand_send(&hand);
    SEE(&hand, "Reader");
    hand_press(&hand, "OK");
    assert_false(hand_sees(&hand, "Reader"));
    hand_wait(&hand, 61000);
    assert_false(hand.app.fault_on[FAULT_READER]);
    for (int i = 0; i < 3; i++) {
        hand.event = (struct event){.kind = EVENT_BAD_FRAME,
                                    .verdict = WIEGAND_SWAPPED};
        hand_send(&hand);
    }
    SEE(&hand, "D0 and D1 look swapped");
}

static void what_is_not_on_the_disk_is_not_called_saved(void **state)
{
    hand_log_in(&hand, 0);
    hand.holds_answers = true;
    hand_press(&hand, "Done");
    SEE(&hand, "saving");
    assert_false(hand_sees(&hand, "saved"));
    assert_int_equal(hand.app.unsaved, 1);
    hand.event = (struct event){.kind = EVENT_STORED, .ok = true};
    hand.event.id = hand.row[0].id;
    hand_send(&hand);
    SEE(&hand, "saved");
    assert_int_equal(hand.app.unsaved, 0);
}

static void a_full_workout_says_so_and_can_be_finished(void **state)
{
    hand_log_in(&hand, 0);
    for (int i = 0; i < SESSION_SETS_MAX; i++) {
        assert_false(hand_sees(&hand, "full: Finish"));
        hand_press(&hand, "Done");
        hand_press(&hand, "Easier"); /* too light: go again */
        hand_wait(&hand, 1000);
        ON(&hand, "top");
    }
    SEE(&hand, "full: Finish");
    hand_press(&hand, "Done");
    ON(&hand, "top");
    assert_int_equal(hand_rows(&hand, RECORD_SET), SESSION_SETS_MAX);
    assert_int_equal(hand.signals[SIGNAL_ERROR], 1);
    hand_press(&hand, "More");
    hand_press(&hand, "Finish");
    ON(&hand, "summary");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_tap_takes_over_and_the_first_goes_on),
        cmocka_unit_test(the_rows_alone_bring_the_same_workout),
        cmocka_unit_test(the_own_tag_logs_out_and_the_workout_waits),
        cmocka_unit_test(an_open_workout_of_unknown_age_is_asked_about),
        cmocka_unit_test(a_workout_expires_after_four_hours),
        cmocka_unit_test(a_workout_that_waits_expires_as_well),
        cmocka_unit_test(who_comes_back_finds_the_workout_that_waited),
        cmocka_unit_test(another_rack_makes_what_follows_anew),
        cmocka_unit_test(news_take_no_finger_away_and_reach_below_a_menu),
        cmocka_unit_test(a_record_of_today_is_no_record_twice),
        cmocka_unit_test(an_unknown_tag_leaves_the_session_alone),
        cmocka_unit_test(the_rest_clock_beeps_once_and_then_the_rack_is_free),
        cmocka_unit_test(a_lift_is_chosen_where_the_plan_has_several),
        cmocka_unit_test(every_thing_can_be_done_with_four_buttons),
        cmocka_unit_test(the_clock_of_a_held_finger_steps_the_load),
        cmocka_unit_test(noise_is_told_after_ten_bad_frames),
        cmocka_unit_test(what_is_not_on_the_disk_is_not_called_saved),
        cmocka_unit_test(a_full_workout_says_so_and_can_be_finished),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
