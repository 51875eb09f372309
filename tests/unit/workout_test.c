/* Workouts, as an athlete plays them on the screens. */
#include "tests/harness/hand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct hand hand;

static void a_tap_brings_the_target_and_the_day_goes_to_its_end(void **state)
{
    hand_log_in(&hand, 0);
    ON(&hand, "top");
    SEE(&hand, "Ada Strong");
    SEE(&hand, "180");
    hand_press(&hand, "Done");
    ON(&hand, "feel");
    SEE(&hand, "saved");
    hand_press(&hand, "9");
    ON(&hand, "backoff");
    SEE(&hand, "160");
    SEE(&hand, "set 1 of 2");
    hand_press(&hand, "Done");
    hand_press(&hand, "8");
    SEE(&hand, "set 2 of 2");
    hand_press(&hand, "Done");
    hand_press(&hand, "8.5");
    ON(&hand, "summary");
    hand_press(&hand, "Finish");
    ON(&hand, "idle");
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
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_press(&hand, "load-");
    hand_press(&hand, "Done");
    hand_press(&hand, "8");
    SEE(&hand, "set 2 of 2");
    SEE(&hand, "157.5");
    hand_press(&hand, "Undo");
    ON(&hand, "feel");
    SEE(&hand, "157.5 kg");
    hand_press(&hand, "Undo");
    ON(&hand, "backoff");
    SEE(&hand, "set 1 of 2");
    SEE(&hand, "157.5");
    hand_press(&hand, "Undo");
    ON(&hand, "feel");
    SEE(&hand, "180 kg");
    hand_press(&hand, "Undo");
    ON(&hand, "top");
    SEE(&hand, "180");
    assert_int_equal(hand.app.session.n_sets, 0);
    assert_int_equal(hand_rows(&hand, RECORD_VOID), 4);
    assert_false(hand.app.session.resting);
    assert_int_equal(hand.app.on_bar.n, 0); /* as the rows have it */
}

static void easier_is_too_light_to_judge(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "Easier");
    ON(&hand, "top");
    SEE(&hand, "Too light to judge");
    SEE(&hand, "187.5"); /* 190 would be 5.6 % */
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    ON(&hand, "backoff");
}

/* Where the next plate is a big one as well; and where there is none. */
static void too_light_always_leads_to_more_or_says_there_is_none(void **state)
{
    struct assets assets;
    assert_true(assets_read(&assets, stderr));
    hand_start(&hand);
    struct athlete_file ada = hand_athlete(&hand, 0);
    ada.plans[0].coach_e1rm_g = 120000;
    assert_int_equal(stock_parse("20x4", &assets.plates, &ada.rack.stock),
                     STOCK_OK);
    hand_tap(&hand, &ada);
    assert_int_equal(hand.app.session.load_g, 100000);
    hand_press(&hand, "Done");
    hand_press(&hand, "Easier");
    ON(&hand, "top");
    assert_int_equal(hand.app.session.load_g, 140000);
    SEE(&hand, "Too light to judge. Go a little heavier.");
    hand_press(&hand, "load+");
    hand_press(&hand, "Done");
    hand_press(&hand, "Easier");
    ON(&hand, "top");
    assert_int_equal(hand.app.session.load_g, 180000);
    SEE(&hand, "the rack has no more");
}

static void a_missed_single_is_missed_with_none(void **state)
{
    hand_log_in(&hand, 4); /* squat, single at RPE 8 */
    hand_press(&hand, "Missed");
    ON(&hand, "backoff"); /* from what the coach knows, under the miss */
    assert_int_equal(hand.app.session.sets[0].set.feel, FEEL_MISS);
    assert_int_equal(hand.app.session.sets[0].set.reps, 0);
    assert_true(hand.app.session.e1rm_g <
                hand.app.session.sets[0].set.load_g);
    hand_press(&hand, "Undo");
    ON(&hand, "feel");
    hand_press(&hand, "8");
    ON(&hand, "backoff");
}

static void a_missed_double_asks_for_the_reps(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "Missed");
    ON(&hand, "missed");
    hand_press(&hand, "1");
    ON(&hand, "backoff"); /* 180x1 at RPE 10 is a reading */
    assert_int_equal(hand.app.session.e1rm_g, 180000);
    hand_press(&hand, "Undo");
    ON(&hand, "feel");
    assert_int_equal(hand.app.session.sets[0].set.reps, 2);
}

static void a_set_called_missed_by_mistake_is_asked_about_again(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Missed");
    ON(&hand, "missed");
    SEE(&hand, "180 kg");
    SEE(&hand, "saved");
    hand_press(&hand, "Back");
    ON(&hand, "feel");
    assert_int_equal(hand_rows(&hand, RECORD_SET), 1);
    assert_int_equal(hand_rows(&hand, RECORD_FEEL), 0);
    assert_int_equal(hand_rows(&hand, RECORD_VOID), 0);
    hand_press(&hand, "9");
    ON(&hand, "backoff");
}

static void a_missed_back_off_set_is_not_called_the_cap(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_press(&hand, "Missed");
    hand_press(&hand, "3");
    ON(&hand, "summary");
    SEE(&hand, "You missed one.");
    assert_false(hand_sees(&hand, "Stopped at the cap"));
}

static void a_miss_with_nothing_known_goes_lighter(void **state)
{
    hand_start(&hand);
    struct athlete_file file = hand_athlete(&hand, 4);
    file.plans[0].coach_e1rm_g = 0;
    hand_tap(&hand, &file);
    SEE(&hand, "Work up to what feels like 8");
    SEE(&hand, "20");
    for (int i = 0; i < 32; i++) {
        hand_press(&hand, "load+");
    }
    SEE(&hand, "100");
    hand_press(&hand, "Missed");
    ON(&hand, "top");
    SEE(&hand, "Missed. Take this and go again.");
    SEE(&hand, "90");
}

static void pain_prescribes_nothing(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "Pain");
    ON(&hand, "pain");
    SEE(&hand, "Stop here");
    assert_false(hand.app.session.has_rx);
    hand_press(&hand, "Finish");
    ON(&hand, "summary");
    hand_press(&hand, "Finish");
    ON(&hand, "idle");
    assert_int_equal(hand_rows(&hand, RECORD_FINISH), 1);
}

static void a_set_over_the_cap_ends_the_day(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_press(&hand, "Done");
    hand_press(&hand, "9.5"); /* the cap is 9 */
    ON(&hand, "summary");
    SEE(&hand, "Stopped at the cap");
    hand_press(&hand, "Undo");
    hand_press(&hand, "9"); /* at the cap is within it */
    ON(&hand, "backoff");
    SEE(&hand, "set 2 of 2");
}

static void warm_ups_are_ticked_and_taken_back(void **state)
{
    hand_log_in(&hand, 0);
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
    ON(&hand, "backoff");
    assert_int_equal(hand.app.session.n_sets, 2);
}

/* The plates that are promised are those the athlete will be told to put on,
 * with a ramp that was begun as without one. */
static void the_plates_promised_are_those_that_come(void **state)
{
    hand_log_in(&hand, 0);
    SEE(&hand, "per side 25 \xC2\xB7 25 \xC2\xB7 25 \xC2\xB7 5");
    SEE(&hand, "Log out");
    hand_press(&hand, "70");
    SEE(&hand, "Undo");
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

static void a_machine_starts_from_its_own_empty_load(void **state)
{
    hand_log_in(&hand, 5);
    int lift = lifts_find(&hand.app.lifts, "leg-press");
    assert_int_equal(hand.app.session.rack.bar_g,
                     hand.app.lifts.lift[lift].empty_g);
    assert_int_equal(hand.app.session.loading.load_g,
                     hand.app.session.load_g);
}

static void a_skip_and_an_early_finish_can_be_undone(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_press(&hand, "More");
    hand_press(&hand, "Skip set");
    SEE(&hand, "set 2 of 2");
    hand_press(&hand, "Undo");
    SEE(&hand, "set 1 of 2");
    hand_press(&hand, "More");
    hand_press(&hand, "Finish");
    ON(&hand, "summary");
    hand_press(&hand, "Undo");
    ON(&hand, "backoff");
    assert_int_equal(hand_rows(&hand, RECORD_SKIP), 2);
    assert_int_equal(hand_rows(&hand, RECORD_VOID), 2);
}

static void a_skipped_top_set_prescribes_from_what_is_known(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "More");
    hand_press(&hand, "Skip set");
    ON(&hand, "backoff");
    SEE(&hand, "no top set");
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tap_brings_the_target_and_the_day_goes_to_its_end),
        cmocka_unit_test(undo_walks_back_one_thing_at_a_time),
        cmocka_unit_test(easier_is_too_light_to_judge),
        cmocka_unit_test(too_light_always_leads_to_more_or_says_there_is_none),
        cmocka_unit_test(a_missed_single_is_missed_with_none),
        cmocka_unit_test(a_missed_double_asks_for_the_reps),
        cmocka_unit_test(a_set_called_missed_by_mistake_is_asked_about_again),
        cmocka_unit_test(a_missed_back_off_set_is_not_called_the_cap),
        cmocka_unit_test(a_miss_with_nothing_known_goes_lighter),
        cmocka_unit_test(pain_prescribes_nothing),
        cmocka_unit_test(a_set_over_the_cap_ends_the_day),
        cmocka_unit_test(warm_ups_are_ticked_and_taken_back),
        cmocka_unit_test(the_plates_promised_are_those_that_come),
        cmocka_unit_test(a_machine_starts_from_its_own_empty_load),
        cmocka_unit_test(a_skip_and_an_early_finish_can_be_undone),
        cmocka_unit_test(a_skipped_top_set_prescribes_from_what_is_known),
        cmocka_unit_test(a_record_is_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
