/* Workouts, as an athlete plays them on the screens. */
#include "tests/harness/hand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct hand hand;

static struct athlete_file start(int athlete)
{
    hand_start(&hand);
    struct athlete_file file = hand_athlete(&hand, athlete);
    hand_tap(&hand, &file);
    return file;
}

#define ON(name) assert_string_equal(screen_name(hand.app.screen), name)
#define SEE(text)                                                             \
    do {                                                                      \
        if (!hand_sees(&hand, text)) {                                        \
            fail_msg("does not see \"%s\" on %s", text,                       \
                     screen_name(hand.app.screen));                           \
        }                                                                     \
    } while (0)

static void a_tap_brings_the_target_and_the_day_goes_to_its_end(void **state)
{
    start(0);
    ON("top");
    SEE("Ada Strong");
    SEE("180");
    hand_press(&hand, "Done");
    ON("feel");
    SEE("saved");
    hand_press(&hand, "9");
    ON("backoff");
    SEE("160");
    SEE("set 1 of 2");
    hand_press(&hand, "Done");
    hand_press(&hand, "8");
    SEE("set 2 of 2");
    hand_press(&hand, "Done");
    hand_press(&hand, "8.5");
    ON("summary");
    hand_press(&hand, "Finish");
    ON("idle");
    assert_int_equal(hand_rows(&hand, RECORD_SET), 3);
    assert_int_equal(hand_rows(&hand, RECORD_FEEL), 3);
    assert_int_equal(hand_rows(&hand, RECORD_FINISH), 1);
    assert_int_equal(hand_rows(&hand, RECORD_VOID), 0);
    assert_int_equal(hand.app.unsaved, 0);
    assert_string_equal(hand.row[0].stack, "25,25,25,5");
    assert_int_equal(hand.row[0].load_g, 180000);
}

static void undo_walks_back_one_thing_at_a_time(void **state)
{
    start(0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_press(&hand, "load-");
    hand_press(&hand, "Done");
    hand_press(&hand, "8");
    SEE("set 2 of 2");
    SEE("157.5");
    hand_press(&hand, "Undo");
    ON("feel");
    SEE("157.5 kg");
    hand_press(&hand, "Undo");
    ON("backoff");
    SEE("set 1 of 2");
    SEE("157.5");
    hand_press(&hand, "Undo");
    ON("feel");
    SEE("180 kg");
    hand_press(&hand, "Undo");
    ON("top");
    SEE("180");
    assert_int_equal(hand.app.session.n_sets, 0);
    assert_int_equal(hand_rows(&hand, RECORD_VOID), 4);
    assert_false(hand.app.session.resting);
    assert_int_equal(hand.app.on_bar.n, 4); /* nobody took the plates off */
}

static void easier_is_too_light_to_judge(void **state)
{
    start(0);
    hand_press(&hand, "Done");
    hand_press(&hand, "Easier");
    ON("top");
    SEE("Too light to judge");
    SEE("190");
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    ON("backoff");
}

static void a_missed_single_is_missed_with_none(void **state)
{
    start(4); /* squat, single at RPE 8 */
    hand_press(&hand, "Missed");
    ON("backoff"); /* from what the coach knows, under the miss */
    assert_int_equal(hand.app.session.sets[0].set.feel, FEEL_MISS);
    assert_int_equal(hand.app.session.sets[0].set.reps, 0);
    assert_true(hand.app.session.e1rm_g <
                hand.app.session.sets[0].set.load_g);
    hand_press(&hand, "Undo");
    ON("feel");
    hand_press(&hand, "8");
    ON("backoff");
}

static void a_missed_double_asks_for_the_reps(void **state)
{
    start(0);
    hand_press(&hand, "Done");
    hand_press(&hand, "Missed");
    ON("missed");
    hand_press(&hand, "1");
    ON("backoff"); /* 180x1 at RPE 10 is a reading */
    assert_int_equal(hand.app.session.e1rm_g, 180000);
    hand_press(&hand, "Undo");
    ON("feel");
    assert_int_equal(hand.app.session.sets[0].set.reps, 2);
}

static void a_set_called_missed_by_mistake_is_asked_about_again(void **state)
{
    start(0);
    hand_press(&hand, "Missed");
    ON("missed");
    SEE("180 kg");
    SEE("saved");
    hand_press(&hand, "Back");
    ON("feel");
    assert_int_equal(hand_rows(&hand, RECORD_SET), 1);
    assert_int_equal(hand_rows(&hand, RECORD_FEEL), 0);
    assert_int_equal(hand_rows(&hand, RECORD_VOID), 0);
    hand_press(&hand, "9");
    ON("backoff");
}

static void a_missed_back_off_set_is_not_called_the_cap(void **state)
{
    start(0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_press(&hand, "Missed");
    hand_press(&hand, "3");
    ON("summary");
    SEE("You missed one.");
    assert_false(hand_sees(&hand, "Stopped at the cap"));
}

static void a_miss_with_nothing_known_goes_lighter(void **state)
{
    hand_start(&hand);
    struct athlete_file file = hand_athlete(&hand, 4);
    file.plans[0].coach_e1rm_g = 0;
    hand_tap(&hand, &file);
    SEE("Work up to what feels like 8");
    SEE("20");
    for (int i = 0; i < 32; i++) {
        hand_press(&hand, "load+");
    }
    SEE("100");
    hand_press(&hand, "Missed");
    ON("top");
    SEE("Missed. Take this and go again.");
    SEE("90");
}

static void pain_prescribes_nothing(void **state)
{
    start(0);
    hand_press(&hand, "Done");
    hand_press(&hand, "Pain");
    ON("pain");
    SEE("Stop here");
    assert_false(hand.app.session.has_rx);
    hand_press(&hand, "Finish");
    ON("summary");
    hand_press(&hand, "Finish");
    ON("idle");
    assert_int_equal(hand_rows(&hand, RECORD_FINISH), 1);
}

static void a_set_over_the_cap_ends_the_day(void **state)
{
    start(0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_press(&hand, "Done");
    hand_press(&hand, "9.5"); /* the cap is 9 */
    ON("summary");
    SEE("Stopped at the cap");
    hand_press(&hand, "Undo");
    hand_press(&hand, "9"); /* at the cap is within it */
    ON("backoff");
    SEE("set 2 of 2");
}

static void warm_ups_are_ticked_and_taken_back(void **state)
{
    start(0);
    int32_t first_g = hand.app.session.warmups[0].load_g;
    hand_press(&hand, "70");
    assert_int_equal(first_g, 70000);
    assert_true(hand.app.session.warmup_done[0]);
    assert_int_equal(hand.app.on_bar_g, 70000);
    assert_int_equal(hand_rows(&hand, RECORD_SET), 1);
    hand_press(&hand, "Undo");
    assert_false(hand.app.session.warmup_done[0]);
    assert_int_equal(hand.app.on_bar_g, 20000);
    hand_press(&hand, "70");
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    ON("backoff");
    assert_int_equal(hand.app.session.n_sets, 2);
}

/* The plates that are promised are those the athlete will be told to put on,
 * with a ramp that was begun as without one. */
static void the_plates_promised_are_those_that_come(void **state)
{
    start(0);
    SEE("per side 25 \xC2\xB7 25 \xC2\xB7 25 \xC2\xB7 5");
    SEE("Log out");
    hand_press(&hand, "70");
    SEE("Undo");
    struct stack promised = hand.app.session.loading.side;
    hand_press(&hand, "110");
    hand_press(&hand, "140");
    hand_press(&hand, "160");
    const struct stack *now = &hand.app.session.loading.side;
    assert_int_equal(now->n, promised.n);
    assert_memory_equal(now->entry, promised.entry,
                        (size_t)now->n * sizeof now->entry[0]);
    assert_int_equal(hand.app.session.loading.load_g, 180000);
}

static void another_tap_takes_over_and_the_first_goes_on(void **state)
{
    struct athlete_file ada = start(0);
    struct athlete_file bo = hand_athlete(&hand, 1);
    hand_press(&hand, "load+");
    hand_press(&hand, "Done");
    ON("feel");
    hand_tap(&hand, &bo);
    ON("top");
    SEE("Bo Quick");
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    ON("backoff");
    hand_reopen(&hand, &ada);
    hand_tap(&hand, &ada);
    ON("feel"); /* was not told yet */
    SEE("182.5");
    hand_press(&hand, "9");
    ON("backoff");
    hand_tap(&hand, &bo);
    ON("backoff");
    SEE("Bo Quick");
}

static void the_rows_alone_bring_the_same_workout(void **state)
{
    struct athlete_file ada = start(0);
    hand_press(&hand, "70");
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_press(&hand, "Done");
    hand_press(&hand, "8");
    struct session was = hand.app.session;
    hand_reopen(&hand, &ada);
    memset(hand.app.parked, 0, sizeof hand.app.parked);
    struct hand *kept = &hand;
    kept->app.session.active = false; /* the plug was pulled */
    memset(&kept->app.session, 0, sizeof kept->app.session);
    kept->app.session.lift = kept->app.session.protocol = -1;
    kept->app.session.feel_set = -1;
    kept->app.screen = SCREEN_IDLE;
    hand_tap(&hand, &ada);
    ON("backoff");
    assert_int_equal(hand.app.session.backoff_at, was.backoff_at);
    assert_int_equal(hand.app.session.load_g, was.load_g);
    assert_int_equal(hand.app.session.e1rm_g, was.e1rm_g);
    assert_int_equal(hand.app.session.rest_until_ms, was.rest_until_ms);
    assert_true(uid_equal(&hand.app.session.workout, &was.workout));
}

static void the_own_tag_logs_out_and_the_workout_waits(void **state)
{
    struct athlete_file ada = start(0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_tap(&hand, &ada);
    ON("idle");
    hand_reopen(&hand, &ada);
    hand_tap(&hand, &ada);
    ON("backoff");
    SEE("160");
}

static void an_open_workout_of_unknown_age_is_asked_about(void **state)
{
    struct athlete_file ada = start(0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_reopen(&hand, &ada);
    ada.open.age_known = false;
    hand_start(&hand);
    hand_tap(&hand, &ada);
    ON("resume");
    hand_press(&hand, "Go on");
    ON("backoff");
    hand_start(&hand);
    hand_tap(&hand, &ada);
    hand_press(&hand, "Start new");
    ON("top");
    assert_int_equal(hand_rows(&hand, RECORD_FINISH), 1);
    assert_int_equal(hand.app.session.n_sets, 0);
}

static void a_workout_expires_after_four_hours(void **state)
{
    struct athlete_file ada = start(0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_wait(&hand, 4 * 3600 * 1000 - 10000);
    ON("idle");
    hand_reopen(&hand, &ada);
    hand_tap(&hand, &ada);
    ON("backoff");
    hand_tap(&hand, &ada);
    hand_wait(&hand, 4 * 3600 * 1000);
    hand_reopen(&hand, &ada);
    hand_tap(&hand, &ada);
    ON("top");
    assert_int_equal(hand.app.session.n_sets, 0);
}

static void an_unknown_tag_leaves_the_session_alone(void **state)
{
    start(0);
    hand_press(&hand, "Done");
    hand_tap_unknown(&hand);
    ON("unknown");
    SEE("26:10110100001010001010001000");
    assert_int_equal(hand.signals[SIGNAL_UNKNOWN], 1);
    hand_wait(&hand, 15000);
    ON("feel");
    hand_start(&hand);
    hand_tap_unknown(&hand);
    ON("unknown");
    SEE("Back to Tap in in"); /* and it says so second by second */
    for (int64_t at_ms, from_ms = hand.app.now.mono_ms;
         (at_ms = app_deadline_ms(&hand.app)) < from_ms + 3000;) {
        int64_t before_ms = hand.app.now.mono_ms;
        assert_true(at_ms - before_ms <= 1000);
        hand_wait(&hand, at_ms - before_ms);
    }
    hand_wait(&hand, 15000);
    ON("idle");
}

static void the_rest_clock_beeps_once_and_then_the_rack_is_free(void **state)
{
    start(0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_wait(&hand, 235000);
    ON("backoff");
    assert_int_equal(hand.signals[SIGNAL_REST_OVER], 0);
    hand_wait(&hand, 10000);
    assert_int_equal(hand.signals[SIGNAL_REST_OVER], 1);
    hand_wait(&hand, 70000);
    assert_int_equal(hand.signals[SIGNAL_REST_OVER], 1);
    SEE("Logging out in");
    SEE("Ada Strong"); /* whose workout it is */
    hand_press(&hand, "Stay");
    ON("backoff");
    hand_wait(&hand, 89000);
    ON("backoff");
    hand_wait(&hand, 2000);
    ON("idle");
}

static void a_lift_is_chosen_where_the_plan_has_several(void **state)
{
    hand_start(&hand);
    struct athlete_file file = hand_athlete(&hand, 0);
    struct athlete_file other = hand_athlete(&hand, 1);
    file.plans[file.n_plans++] = other.plans[0];
    hand_tap(&hand, &file);
    ON("lifts");
    hand_press(&hand, "Squat");
    ON("top");
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_press(&hand, "More");
    hand_press(&hand, "Change lift");
    hand_press(&hand, "Back");
    ON("backoff");
    hand_press(&hand, "More");
    hand_press(&hand, "Change lift");
    hand_press(&hand, "Deadlift");
    ON("top");
    assert_int_equal(hand_rows(&hand, RECORD_FINISH), 1);
    assert_false(uid_equal(&hand.row[0].workout, &hand.app.session.workout));
}

static void a_machine_starts_from_its_own_empty_load(void **state)
{
    start(5);
    int lift = lifts_find(&hand.app.lifts, "leg-press");
    assert_int_equal(hand.app.session.rack.bar_g,
                     hand.app.lifts.lift[lift].empty_g);
    assert_int_equal(hand.app.session.loading.load_g,
                     hand.app.session.load_g);
}

static void a_skip_and_an_early_finish_can_be_undone(void **state)
{
    start(0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_press(&hand, "More");
    hand_press(&hand, "Skip set");
    SEE("set 2 of 2");
    hand_press(&hand, "Undo");
    SEE("set 1 of 2");
    hand_press(&hand, "More");
    hand_press(&hand, "Finish");
    ON("summary");
    hand_press(&hand, "Undo");
    ON("backoff");
    assert_int_equal(hand_rows(&hand, RECORD_VOID), 0);
}

static void a_skipped_top_set_prescribes_from_what_is_known(void **state)
{
    start(0);
    hand_press(&hand, "More");
    hand_press(&hand, "Skip set");
    ON("backoff");
    SEE("no top set");
}

static void a_record_is_said_once(void **state)
{
    hand_start(&hand);
    struct athlete_file file = hand_athlete(&hand, 0);
    file.plans[0].best_load_g[2] = 177500;
    file.plans[0].best_e1rm_g = 250000;
    file.plans[0].workouts = 3;
    hand_tap(&hand, &file);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    assert_int_equal(hand.app.session.pr, PR_LOAD);
    hand_press(&hand, "Undo");
    hand_press(&hand, "Missed");
    hand_press(&hand, "1");
    assert_int_equal(hand.app.session.pr, PR_NONE);
}

static void every_thing_can_be_done_with_four_buttons(void **state)
{
    start(0);
    hand_button(&hand, INTENT_OK); /* Done is in focus */
    ON("feel");
    hand_button(&hand, INTENT_DOWN);
    hand_button(&hand, INTENT_UP);
    hand_button(&hand, INTENT_OK); /* the planned RPE is in focus */
    ON("backoff");
    hand_button(&hand, INTENT_BACK);
    ON("more");
    hand_button(&hand, INTENT_BACK);
    ON("backoff");
    hand_button(&hand, INTENT_UP);
    hand_button(&hand, INTENT_OK); /* + */
    assert_string_equal(
        hand.list.control[hand.app.focus].name, "load+");
    SEE("162.5");
}

static void the_clock_of_a_held_finger_steps_the_load(void **state)
{
    start(0);
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
    start(0);
    for (int i = 0; i < 9; i++) {
        hand.event = (struct event){.kind = EVENT_BAD_FRAME};
        hand_send(&hand);
        hand_wait(&hand, 1000);
    }
    assert_false(hand.app.fault_on[FAULT_READER]);
    hand.event = (struct event){.kind = EVENT_BAD_FRAME};
    hand_send(&hand);
    SEE("Reader");
    hand_press(&hand, "OK");
    assert_false(hand_sees(&hand, "Reader"));
    hand_wait(&hand, 61000);
    assert_false(hand.app.fault_on[FAULT_READER]);
    for (int i = 0; i < 3; i++) {
        hand.event = (struct event){.kind = EVENT_BAD_FRAME, .swapped = true};
        hand_send(&hand);
    }
    SEE("D0 and D1 look swapped");
}

static void what_is_not_on_the_disk_is_not_called_saved(void **state)
{
    start(0);
    hand.holds_answers = true;
    hand_press(&hand, "Done");
    SEE("saving");
    assert_false(hand_sees(&hand, "saved"));
    assert_int_equal(hand.app.unsaved, 1);
    hand.event = (struct event){.kind = EVENT_STORED, .ok = true};
    hand.event.id = hand.row[0].id;
    hand_send(&hand);
    SEE("saved");
    assert_int_equal(hand.app.unsaved, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tap_brings_the_target_and_the_day_goes_to_its_end),
        cmocka_unit_test(undo_walks_back_one_thing_at_a_time),
        cmocka_unit_test(easier_is_too_light_to_judge),
        cmocka_unit_test(a_missed_single_is_missed_with_none),
        cmocka_unit_test(a_missed_double_asks_for_the_reps),
        cmocka_unit_test(a_set_called_missed_by_mistake_is_asked_about_again),
        cmocka_unit_test(a_missed_back_off_set_is_not_called_the_cap),
        cmocka_unit_test(a_miss_with_nothing_known_goes_lighter),
        cmocka_unit_test(pain_prescribes_nothing),
        cmocka_unit_test(a_set_over_the_cap_ends_the_day),
        cmocka_unit_test(warm_ups_are_ticked_and_taken_back),
        cmocka_unit_test(the_plates_promised_are_those_that_come),
        cmocka_unit_test(another_tap_takes_over_and_the_first_goes_on),
        cmocka_unit_test(the_rows_alone_bring_the_same_workout),
        cmocka_unit_test(the_own_tag_logs_out_and_the_workout_waits),
        cmocka_unit_test(an_open_workout_of_unknown_age_is_asked_about),
        cmocka_unit_test(a_workout_expires_after_four_hours),
        cmocka_unit_test(an_unknown_tag_leaves_the_session_alone),
        cmocka_unit_test(
            the_rest_clock_beeps_once_and_then_the_rack_is_free),
        cmocka_unit_test(a_lift_is_chosen_where_the_plan_has_several),
        cmocka_unit_test(a_machine_starts_from_its_own_empty_load),
        cmocka_unit_test(a_skip_and_an_early_finish_can_be_undone),
        cmocka_unit_test(a_skipped_top_set_prescribes_from_what_is_known),
        cmocka_unit_test(a_record_is_said_once),
        cmocka_unit_test(every_thing_can_be_done_with_four_buttons),
        cmocka_unit_test(the_clock_of_a_held_finger_steps_the_load),
        cmocka_unit_test(noise_is_told_after_ten_bad_frames),
        cmocka_unit_test(what_is_not_on_the_disk_is_not_called_saved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
