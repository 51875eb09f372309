/* Steering on the screens: second top sets, recovery, and what is learned. */
#include "core/leap.h"
#include "tests/harness/hand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct hand hand;

static void the_target_of_a_known_athlete_is_learned(void **state)
{
    struct athlete_file ada = hand_known(&hand, 170000);
    hand_tap(&hand, &ada);
    const struct session *s = &hand.app.session;
    assert_int_equal(s->target.source, TARGET_LEARNED);
    assert_in_range(s->target.e1rm_g, 165000, 175000);
    hand_press(&hand, "Done");
    hand_press(&hand, "8.5");
    assert_int_equal(s->e1rm_g, estimate_today(&s->estimate, 77).e1rm_g);
    assert_in_range(s->e1rm_sd_pct_x10, 10, 40);
    assert_true(s->estimate.n_sets == ada.plans[0].estimate.n_sets + 1);
}

/* One answer says +7 %; the bar goes up by 5 % at most, and says so. */
static void a_held_target_says_so_until_the_athlete_decides(void **state)
{
    struct athlete_file ada = hand_known(&hand, 170000);
    struct plan *plan = &ada.plans[0];
    const struct set double_g = {140000, 2, FEEL_EASIER, 0};
    plan->heaviest_g = leap_single_g(CURVE_TRAC, &double_g);
    hand_tap(&hand, &ada);
    SEE(&hand, "145");
    SEE(&hand, "Held there: at most 5 % a workout");
    hand_press(&hand, "load+");
    SEE(&hand, "147.5");
    SEE(&hand, "Planned 145 kg");
    assert_false(hand_sees(&hand, "Held there"));
    hand_start(&hand);
    const struct set bar = {20000, 2, FEEL_EASIER, 0};
    plan->heaviest_g = leap_single_g(CURVE_TRAC, &bar);
    hand_tap(&hand, &ada);
    SEE(&hand, "22.5");
    SEE(&hand, "Held there: one plate step a workout");
}

/* A sore elbow on the first day, and nobody knows: no target out of thin
 * air. */
static void who_has_told_nothing_is_as_new(void **state)
{
    static const enum feel feels[] = {FEEL_PAIN, FEEL_UNTOLD};
    for (size_t i = 0; i < sizeof feels / sizeof feels[0]; i++) {
        hand_start(&hand);
        struct athlete_file ada = hand_athlete(&hand, 0);
        const struct set only = {40000, 2, feels[i], 0};
        ada.plans[0].coach_e1rm_g = 0;
        estimate_start(&ada.plans[0].estimate, CURVE_TRAC, 0, 0);
        estimate_add(&ada.plans[0].estimate, 0, &only);
        ada.day = 3;
        hand_tap(&hand, &ada);
        assert_int_equal(hand.app.session.target.source, TARGET_NONE);
        SEE(&hand, "New here: add weight, set by set.");
    }
}

static void the_day_is_held_against_the_trend_before_it(void **state)
{
    static const struct {
        const char *feel;
        int least_x10, most_x10;
    } days[] = {{"6", 10, 60}, {"8", -9, 9}, {"10", -60, -10}};
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        struct athlete_file ada = hand_known(&hand, 170000);
        hand_tap(&hand, &ada);
        hand_press(&hand, "Done");
        hand_press(&hand, days[i].feel);
        assert_true(hand.app.session.form_pct_x10 >= days[i].least_x10);
        assert_true(hand.app.session.form_pct_x10 <= days[i].most_x10);
    }
}

/* Whoever has no sets yet is prescribed to by the plain rules, whatever the
 * coach thinks of them. */
static void a_cold_start_is_prescribed_by_the_plain_rules(void **state)
{
    static const char *const told[] = {"6", "7", "8.5", "9.5", "10"};
    static const int32_t coach_g[] = {0, 100000, 200000};
    hand_start(&hand);
    const struct protocols *protocols = &hand.app.protocols;
    const struct lifts *lifts = &hand.app.lifts;
    for (int i = 0; i < protocols->n * lifts->n; i++) {
        struct athlete_file ada = hand_athlete(&hand, 0);
        struct plan *plan = &ada.plans[0];
        struct session *s = &hand.app.session;
        memcpy(plan->protocol, protocols->protocol[i % protocols->n].name,
               sizeof plan->protocol);
        memcpy(plan->lift, lifts->lift[i / protocols->n].name,
               sizeof plan->lift);
        plan->coach_e1rm_g = coach_g[i % 3];
        hand_start(&hand);
        hand_tap(&hand, &ada);
        hand_press(&hand, "Done");
        hand_press(&hand, told[i % 5]);
        struct prescribe_in in = {
            .protocol = &protocols->protocol[s->protocol],
            .lift = &lifts->lift[s->lift], .rack = &s->rack,
            .on = &hand.app.on_bar, .curve = hand.app.config.curve,
            .unit = s->unit, .top = s->sets[0].set};
        struct prescription plain;
        prescribe(&in, &plain);
        assert_int_equal(s->has_rx, plain.status == PRESCRIBE_OK);
        if (s->has_rx) {
            assert_int_equal(s->load_g, plain.load_g);
            assert_int_equal(s->reps, plain.reps_max);
            assert_int_equal(s->e1rm_g, plain.e1rm_g);
        }
    }
}

static void a_set_that_was_harder_makes_the_next_one_lighter(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    ON(&hand, "backoff");
    SEE(&hand, "157.5 kg");
    SEE(&hand, "2.5 kg less: 9 was harder than planned");
    hand_press(&hand, "Done");
    hand_press(&hand, "9.5");
    ON(&hand, "summary");
    SEE(&hand, "Stopped at the cap.");
}

static void a_harder_top_set_lowers_what_follows_and_says_so(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9.5");
    SEE(&hand, "less today: 9.5 was harder than planned");
}

/* It is the number that was shown then, not the chart's reading of that top
 * set: else a worse day could be called better. */
static void today_is_held_against_the_number_of_last_time(void **state)
{
    struct athlete_file ada = hand_known(&hand, 170000);
    ada.plans[0].last_reading_g = 150000;
    hand_tap(&hand, &ada);
    hand_press(&hand, "Done");
    hand_press(&hand, "10");
    hand_press(&hand, "More");
    hand_press(&hand, "Finish");
    SEE(&hand, " % under last time");
}

/* --- a second top set ----------------------------------------------------------- */

static void an_easier_top_set_offers_one_heavier_one(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "7");
    ON(&hand, "backoff");
    SEE(&hand, "Heavier: top set 185 kg");
    hand_press(&hand, "Heavier");
    ON(&hand, "top");
    SEE(&hand, "185");
    SEE(&hand, "Easier than planned: one heavier top set.");
    hand_press(&hand, "Done");
    hand_press(&hand, "7");
    ON(&hand, "backoff");
    assert_false(hand_sees(&hand, "Heavier"));
    SEE(&hand, "Missed");
    assert_int_equal(hand.row[2].set_kind, SET_TOP);
    assert_int_equal(hand.row[2].load_g, 185000);
    assert_int_equal(hand.app.session.rx.reading, READING_OK);
}

/* Of two records in a day the heavier one is said. */
static void the_heavier_of_two_records_is_said(void **state)
{
    hand_start(&hand);
    struct athlete_file ada = hand_athlete(&hand, 0);
    ada.plans[0].best_load_g[2] = 170000;
    hand_tap(&hand, &ada);
    hand_press(&hand, "Done");
    hand_press(&hand, "7");
    hand_press(&hand, "Heavier");
    hand_press(&hand, "Done");
    hand_press(&hand, "8.5");
    hand_press(&hand, "More");
    hand_press(&hand, "Finish");
    SEE(&hand, "PR 185 kg");
}

static void a_second_top_set_is_never_forced(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "7");
    hand_press(&hand, "Done");
    assert_int_equal(hand.row[2].set_kind, SET_BACKOFF);
    hand_press(&hand, "8");
    assert_false(hand_sees(&hand, "Heavier"));
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "7");
    hand_press(&hand, "Heavier");
    hand_press(&hand, "More");
    hand_press(&hand, "Skip set");
    ON(&hand, "backoff");
    assert_int_equal(hand_rows(&hand, RECORD_SKIP), 0);
    hand_press(&hand, "Heavier");
    hand_press(&hand, "More");
    hand_press(&hand, "Finish");
    ON(&hand, "summary");
}

static void a_second_top_set_that_is_missed_or_easy_goes_on(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "7");
    hand_press(&hand, "Heavier");
    hand_press(&hand, "Missed");
    hand_press(&hand, "0");
    ON(&hand, "backoff");
    hand_press(&hand, "Undo");
    hand_press(&hand, "Easier");
    ON(&hand, "backoff");
    assert_false(hand_sees(&hand, "Heavier"));
}

static void a_restart_takes_up_a_second_top_set(void **state)
{
    struct athlete_file ada = hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "7");
    hand_press(&hand, "Heavier");
    hand_press(&hand, "Done");
    hand_reopen(&hand, &ada);
    hand_pull_plug(&hand);
    hand_tap(&hand, &ada);
    ON(&hand, "feel");
    SEE(&hand, "185 kg");
    hand_press(&hand, "Undo");
    ON(&hand, "top");
    SEE(&hand, "185");
    hand_press(&hand, "Undo");
    ON(&hand, "backoff");
}

static void heavy_weeks_cap_the_top_set_and_offer_no_second(void **state)
{
    hand_start(&hand);
    struct athlete_file ada = hand_athlete(&hand, 0);
    ada.plans[0].heavy_7d = 6;
    hand_tap(&hand, &ada);
    SEE(&hand, "6 heavy sets this week: today below 90 %");
    assert_true(hand.app.session.load_g < 180000);
    hand_press(&hand, "Done");
    hand_press(&hand, "6");
    assert_false(hand_sees(&hand, "Heavier"));
}

/* --- recovery --------------------------------------------------------------------- */

static void recovery_is_one_touch_and_outlives_a_restart(void **state)
{
    struct athlete_file ada = hand_log_in(&hand, 0);
    hand_press(&hand, "Normal");
    SEE(&hand, "Tired");
    SEE(&hand, "Tired: fewer sets");
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    SEE(&hand, "set 1 of 1");
    SEE(&hand, "1 set, not 2: tired");
    hand_reopen(&hand, &ada);
    hand_pull_plug(&hand);
    hand_tap(&hand, &ada);
    SEE(&hand, "set 1 of 1");
}

static void recovery_goes_round_and_only_the_last_word_counts(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Normal");
    hand_press(&hand, "Tired");
    hand_press(&hand, "Fresh");
    hand_press(&hand, "Normal");
    assert_int_equal(hand_rows(&hand, RECORD_RECOVERY), 4);
    assert_int_equal(hand_rows(&hand, RECORD_VOID), 3);
    hand_press(&hand, "Undo");
    SEE(&hand, "Normal");
    assert_int_equal(hand_rows(&hand, RECORD_VOID), 4);
    assert_false(hand.app.session.has_recovery);
}

static void two_flat_weeks_are_tired_unless_said_otherwise(void **state)
{
    hand_start(&hand);
    struct athlete_file ada = hand_athlete(&hand, 0);
    ada.plans[0].is_stale = true;
    hand_tap(&hand, &ada);
    SEE(&hand, "Two flat weeks: fewer sets");
    hand_press(&hand, "Tired");
    SEE(&hand, "Fresh");
    assert_false(hand_sees(&hand, "fewer sets"));
    hand_press(&hand, "Undo");
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    SEE(&hand, "1 set, not 2: two flat weeks");
}

static void buttons_alone_say_how_recovered(void **state)
{
    hand_log_in(&hand, 0);
    hand_button(&hand, INTENT_DOWN);
    hand_button(&hand, INTENT_DOWN);
    hand_button(&hand, INTENT_OK);
    assert_int_equal(hand.app.session.recovery, RECOVERY_TIRED);
    hand_button(&hand, INTENT_OK);
    assert_int_equal(hand.app.session.recovery, RECOVERY_FRESH);
}

static void what_is_typed_wins_over_what_was_seen(void **state)
{
    hand_start(&hand);
    struct athlete_file ada = hand_athlete(&hand, 0);
    ada.plans[0].seen_frequency = 4;
    hand_tap(&hand, &ada);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    SEE(&hand, "1 set, not 2: fourth hinge day this week");
    hand_start(&hand);
    ada.plans[0].frequency = 2;
    hand_tap(&hand, &ada);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    SEE(&hand, "set 1 of 2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_target_of_a_known_athlete_is_learned),
        cmocka_unit_test(a_held_target_says_so_until_the_athlete_decides),
        cmocka_unit_test(who_has_told_nothing_is_as_new),
        cmocka_unit_test(the_day_is_held_against_the_trend_before_it),
        cmocka_unit_test(a_cold_start_is_prescribed_by_the_plain_rules),
        cmocka_unit_test(a_set_that_was_harder_makes_the_next_one_lighter),
        cmocka_unit_test(a_harder_top_set_lowers_what_follows_and_says_so),
        cmocka_unit_test(today_is_held_against_the_number_of_last_time),
        cmocka_unit_test(an_easier_top_set_offers_one_heavier_one),
        cmocka_unit_test(the_heavier_of_two_records_is_said),
        cmocka_unit_test(a_second_top_set_is_never_forced),
        cmocka_unit_test(a_second_top_set_that_is_missed_or_easy_goes_on),
        cmocka_unit_test(a_restart_takes_up_a_second_top_set),
        cmocka_unit_test(heavy_weeks_cap_the_top_set_and_offer_no_second),
        cmocka_unit_test(recovery_is_one_touch_and_outlives_a_restart),
        cmocka_unit_test(recovery_goes_round_and_only_the_last_word_counts),
        cmocka_unit_test(two_flat_weeks_are_tired_unless_said_otherwise),
        cmocka_unit_test(buttons_alone_say_how_recovered),
        cmocka_unit_test(what_is_typed_wins_over_what_was_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
