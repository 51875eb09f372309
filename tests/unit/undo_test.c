/* Undo: whatever was done, skipped or ended is taken back, one thing at a
 * time, and all is as it was. */
#include "tests/harness/hand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct hand hand;

static void skip_set(void)
{
    hand_press(&hand, "More");
    hand_press(&hand, "Skip set");
}

static void skips_are_taken_back_one_at_a_time(void **state)
{
    hand_log_in(&hand, 2); /* three back-off sets */
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    skip_set();
    SEE(&hand, "set 2 of 3");
    hand_press(&hand, "Done");
    hand_press(&hand, "8");
    SEE(&hand, "set 3 of 3");
    skip_set();
    ON(&hand, "summary");
    hand_press(&hand, "Undo");
    SEE(&hand, "set 3 of 3");
    hand_press(&hand, "Undo");
    ON(&hand, "feel");
    hand_press(&hand, "Undo");
    SEE(&hand, "set 2 of 3");
    hand_press(&hand, "Undo");
    SEE(&hand, "set 1 of 3");
    hand_press(&hand, "Undo");
    ON(&hand, "feel");
}

static void a_skipped_top_set_is_taken_back_after_what_followed(void **state)
{
    hand_log_in(&hand, 0);
    skip_set();
    SEE(&hand, "set 1 of 2");
    hand_press(&hand, "Done");
    hand_press(&hand, "8");
    skip_set();
    ON(&hand, "summary");
    hand_press(&hand, "Undo");
    SEE(&hand, "set 2 of 2");
    hand_press(&hand, "Undo");
    ON(&hand, "feel");
    hand_press(&hand, "Undo");
    SEE(&hand, "set 1 of 2");
    hand_press(&hand, "Undo");
    ON(&hand, "top");
    assert_int_equal(hand.app.session.n_skips, 0);
}

static void skips_outlive_a_restart(void **state)
{
    struct athlete_file ada = hand_log_in(&hand, 0);
    skip_set();
    hand_press(&hand, "Done");
    hand_press(&hand, "8");
    hand_press(&hand, "More");
    hand_press(&hand, "Finish");
    ON(&hand, "summary");
    hand_reopen(&hand, &ada);
    hand_pull_plug(&hand);
    hand_tap(&hand, &ada);
    ON(&hand, "summary");
    hand_press(&hand, "Undo");
    SEE(&hand, "set 2 of 2");
}

static void a_mistaken_done_leaves_the_rest_clock_running(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_wait(&hand, 60000);
    hand_press(&hand, "Done");
    hand_press(&hand, "Undo");
    assert_true(hand.app.session.resting);
    hand_wait(&hand, 91000);
    ON(&hand, "backoff"); /* nobody is logged out while the clock runs */
    SEE(&hand, "1:2");
}

static void the_bar_is_as_it_was_however_much_is_undone(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "70");
    hand_press(&hand, "Done");
    hand_press(&hand, "Missed");
    hand_press(&hand, "1");
    hand_press(&hand, "Done");
    hand_press(&hand, "8");
    assert_true(hand.app.on_bar_g > 100000);
    while (hand.app.session.n_sets > 0) {
        hand_press(&hand, "Undo");
    }
    assert_int_equal(hand.app.on_bar_g, 20000);
    assert_int_equal(hand.app.on_bar.n, 0);
}

static void a_workout_ended_for_another_lift_is_taken_up_again(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_press(&hand, "More");
    hand_press(&hand, "Change lift");
    hand_press(&hand, "Bench press");
    ON(&hand, "top");
    SEE(&hand, "Bench press");
    assert_int_equal(hand_rows(&hand, RECORD_FINISH), 1);
    hand_press(&hand, "Undo");
    ON(&hand, "backoff");
    SEE(&hand, "Deadlift");
    SEE(&hand, "160");
    assert_true(hand.app.session.resting);
    assert_int_equal(hand_rows(&hand, RECORD_VOID), 1);
    hand_press(&hand, "Undo");
    ON(&hand, "feel");
}

static void a_workout_finished_by_mistake_is_taken_up_at_the_next_tap(
    void **state)
{
    struct athlete_file ada = hand_log_in(&hand, 0);
    struct athlete_file bo = hand_athlete(&hand, 1);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_press(&hand, "More");
    hand_press(&hand, "Finish");
    hand_press(&hand, "Finish");
    ON(&hand, "idle");
    hand_tap(&hand, &bo);
    SEE(&hand, "Log out"); /* it is nobody else's to take up */
    hand_tap(&hand, &ada);
    ON(&hand, "top");
    hand_press(&hand, "Undo");
    ON(&hand, "summary");
    hand_press(&hand, "Undo");
    ON(&hand, "backoff");
    SEE(&hand, "set 1 of 2");
}

/* The file calls it open until the row that ended it is on the disk. */
static void a_workout_that_is_over_stays_so_on_a_slow_disk(void **state)
{
    struct athlete_file ada = hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_reopen(&hand, &ada);
    hand.holds_answers = true;
    hand_press(&hand, "More");
    hand_press(&hand, "Finish");
    hand_press(&hand, "Finish");
    ON(&hand, "idle");
    hand_tap(&hand, &ada);
    ON(&hand, "top");
    assert_int_equal(hand.app.session.n_sets, 0);
    hand_press(&hand, "Undo"); /* it was not over after all */
    ON(&hand, "summary");
    hand_press(&hand, "Undo");
    ON(&hand, "backoff");
    assert_int_equal(hand.app.session.n_sets, 1);
}

static void another_lift_begun_on_a_slow_disk_is_not_the_one_before(
    void **state)
{
    struct athlete_file ada = hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_reopen(&hand, &ada);
    hand.holds_answers = true;
    hand_press(&hand, "More");
    hand_press(&hand, "Change lift");
    hand_press(&hand, "Bench press");
    hand_tap(&hand, &ada); /* logs out, with nothing done of it */
    ON(&hand, "idle");
    ada.plans[1] = ada.plans[0];
    memcpy(ada.plans[1].lift, "bench", sizeof "bench");
    ada.n_plans = ada.n_known = 2; /* its plan is new meanwhile */
    hand_tap(&hand, &ada);
    ON(&hand, "lifts");
    assert_int_equal(hand.app.session.n_sets, 0);
    assert_int_equal(hand_rows(&hand, RECORD_FINISH), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(skips_are_taken_back_one_at_a_time),
        cmocka_unit_test(a_skipped_top_set_is_taken_back_after_what_followed),
        cmocka_unit_test(skips_outlive_a_restart),
        cmocka_unit_test(a_mistaken_done_leaves_the_rest_clock_running),
        cmocka_unit_test(the_bar_is_as_it_was_however_much_is_undone),
        cmocka_unit_test(a_workout_ended_for_another_lift_is_taken_up_again),
        cmocka_unit_test(
            a_workout_finished_by_mistake_is_taken_up_at_the_next_tap),
        cmocka_unit_test(a_workout_that_is_over_stays_so_on_a_slow_disk),
        cmocka_unit_test(
            another_lift_begun_on_a_slow_disk_is_not_the_one_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
