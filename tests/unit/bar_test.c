/* The bar at the rack: which one, and what hangs on it. */
#include "tests/harness/hand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define BARS "20kg,15kg women's,30kg hex:trap"

static struct hand hand;

/* A rack with three bars; athlete 0 pulls, 5 is at the leg press. */
static void start(void)
{
    hand_start(&hand);
    assert_int_equal(bars_parse(BARS, &hand.app.rack), BARS_OK);
}

static struct athlete_file come(int athlete)
{
    struct athlete_file file = hand_athlete(&hand, athlete);
    hand_tap(&hand, &file);
    return file;
}

static const char *on_bar(void)
{
    static char text[STACK_TEXT_MAX];
    stack_print(&hand.app.on_bar, &hand.app.rack.stock, ",", text,
                sizeof text);
    return text;
}

static void take(const char *bar)
{
    hand_press(&hand, "Bar");
    ON(&hand, "bars");
    hand_press(&hand, bar);
}

static void loads_count_the_bar_that_was_taken(void **state)
{
    start();
    come(0);
    SEE(&hand, "180");
    take("hex");
    ON(&hand, "top");
    SEE(&hand, "Take the hex");
    assert_int_equal(hand.app.session.load_g, 180000);
    assert_int_equal(hand.app.session.warmups[0].load_g % 1250, 0);
    hand_press(&hand, "Done");
    assert_string_equal(hand.row[0].bar, "hex");
    assert_string_equal(hand.row[0].stack, "25,25,25");
    hand_press(&hand, "9");
    SEE(&hand, "On the hex");
    const struct session *s = &hand.app.session;
    assert_int_equal(s->rx.loading.load_g,
                     stack_load_g(&s->rx.loading.side, &s->rack));
    assert_int_equal(s->rack.bar_g, 30000);
}

static void a_lift_comes_with_the_coachs_bar(void **state)
{
    start();
    bars_choose(&hand.app.rack, "deadlift", 2);
    come(0);
    assert_int_equal(hand.app.session.rack.bar_g, 30000);
    hand_press(&hand, "Done");
    assert_string_equal(hand.row[0].bar, "hex");
    assert_int_equal(hand.row[0].load_g, 180000);
}

static void one_bar_is_loaded_at_a_time(void **state)
{
    start();
    come(0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    assert_string_equal(on_bar(), "25,25,25,5");
    come(1);
    take("women's");
    SEE(&hand, "Strip the 20 kg bar");
    SEE(&hand, "Take the women's");
    assert_int_equal(hand.app.session.loading.remove.n, 0);
    assert_int_equal(app_hanging(&hand.app, &hand.app.session)->n, 0);
    hand_press(&hand, "Done");
    assert_int_equal(hand.app.on_bar_at, 1);
    hand_press(&hand, "Undo"); /* not done: the other bar is as it was */
    assert_int_equal(hand.app.on_bar_at, 0);
    assert_string_equal(on_bar(), "25,25,25,5");
    come(0);
    assert_int_equal(hand.app.session.bar, 0);
    assert_true(hand.app.session.loading.moves < 8);
}

static void a_bar_that_was_taken_is_there_after_the_power_was_cut(void **state)
{
    start();
    struct athlete_file ada = come(0);
    take("hex");
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_reopen(&hand, &ada);
    hand_pull_plug(&hand);
    const struct record *set = &hand.row[0];
    struct hanging hanging = {.load_g = set->load_g};
    memcpy(hanging.lift, set->lift, sizeof hanging.lift);
    memcpy(hanging.bar, set->bar, sizeof hanging.bar);
    memcpy(hanging.stack, set->stack, sizeof hanging.stack);
    app_hang(&hand.app, &hanging);
    assert_int_equal(hand.app.on_bar_at, 2);
    assert_int_equal(hand.app.on_bar_g, 180000);
    hand_tap(&hand, &ada);
    ON(&hand, "backoff");
    assert_int_equal(hand.app.session.bar, 2);
    assert_int_equal(hand.app.session.rack.bar_g, 30000);
    assert_int_equal(hand.app.session.loading.remove.n +
                         hand.app.session.loading.add.n,
                     hand.app.session.loading.moves);
    assert_true(hand.app.session.loading.remove.n > 0);
}

/* One without a name is known again by its mass. */
static void a_bar_without_a_name_is_told_from_the_usual_one(void **state)
{
    hand_start(&hand);
    assert_int_equal(bars_parse("20kg,15kg", &hand.app.rack), BARS_OK);
    struct athlete_file ada = come(0);
    take("15 kg bar");
    hand_press(&hand, "Done");
    assert_string_equal(hand.row[0].bar, "15 kg bar");
    hand_press(&hand, "9");
    hand_reopen(&hand, &ada);
    hand_pull_plug(&hand);
    hand_tap(&hand, &ada);
    assert_int_equal(hand.app.session.rack.bar_g, 15000);
}

static void it_is_another_lifts_no_more(void **state)
{
    start();
    come(0);
    take("hex");
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_press(&hand, "More");
    hand_press(&hand, "Change lift");
    hand_press(&hand, "Squat");
    assert_int_equal(hand.app.session.bar, 0);
}

/* The coach takes the bar from under the athlete: the lift's own is left. */
static void bars_of_a_rack_that_changes(void **state)
{
    start();
    struct athlete_file ada = come(0);
    take("hex");
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_press(&hand, "More");
    hand_press(&hand, "Log out");
    assert_int_equal(bars_parse("20kg,25kg,32kg hex:trap", &ada.rack),
                     BARS_OK);
    hand_tap(&hand, &ada);
    assert_int_equal(hand.app.session.rack.bar_g, 32000);
    assert_int_equal(hand.app.on_bar_at, 2);
    hand_press(&hand, "More");
    hand_press(&hand, "Log out");
    assert_int_equal(bars_parse("20kg", &ada.rack), BARS_OK);
    hand_tap(&hand, &ada);
    assert_int_equal(hand.app.session.rack.bar_g, 20000);
    assert_int_equal(hand.app.on_bar_at, 0);
}

static void a_machine_has_no_other_bar(void **state)
{
    start();
    come(5);
    assert_false(hand_sees(&hand, "Take the"));
    hand_press(&hand, "Missed"); /* "Bar" elsewhere */
    hand_press(&hand, "0");
    assert_int_equal(hand.app.session.rack.bar_g, 50000);
    assert_string_equal(hand.row[0].bar, "");
    assert_true(hand.app.on_bar_at < 0);
    come(0);
    SEE(&hand, "Take the 20 kg bar");
    assert_int_equal(app_hanging(&hand.app, &hand.app.session)->n, 0);
}

/* --- put right -------------------------------------------------------------- */

static void load_it(void)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    ON(&hand, "backoff");
    assert_string_equal(on_bar(), "25,25,25,5");
}

static void plates_come_off_one_by_one_and_back(void **state)
{
    load_it();
    hand_press(&hand, "Plates");
    ON(&hand, "hanging");
    SEE(&hand, "180");
    hand_press(&hand, "One off");
    SEE(&hand, "170");
    assert_string_equal(on_bar(), "25,25,25");
    assert_int_equal(hand_rows(&hand, RECORD_HANGING), 1);
    assert_string_equal(hand.row[hand.n_rows - 1].stack, "25,25,25");
    hand_press(&hand, "One off");
    hand_press(&hand, "Put back");
    assert_string_equal(on_bar(), "25,25,25");
    hand_press(&hand, "Back");
    ON(&hand, "backoff");
    /* the change follows from what hangs there: 160 is 25 25 20 */
    const struct loading *loading = &hand.app.session.loading;
    assert_int_equal(loading->moves, loading->remove.n + loading->add.n);
    struct loading again;
    plates_load(&hand.app.session.rack, loading->load_g, &hand.app.on_bar,
                &again);
    assert_memory_equal(&again, loading, sizeof again);
}

static void an_empty_bar_is_two_touches(void **state)
{
    load_it();
    hand_press(&hand, "Plates");
    hand_press(&hand, "Bar is empty");
    ON(&hand, "backoff");
    assert_int_equal(hand.app.on_bar.n, 0);
    assert_int_equal(hand.app.on_bar_g, 20000);
    assert_int_equal(hand.app.session.loading.remove.n, 0);
    assert_int_equal(hand_rows(&hand, RECORD_HANGING), 1);
    assert_string_equal(hand.row[hand.n_rows - 1].stack, "");
}

static void the_bar_is_put_right_by_buttons(void **state)
{
    load_it();
    hand_button(&hand, INTENT_DOWN); /* shows the focus, on Done */
    hand_button(&hand, INTENT_DOWN);
    hand_button(&hand, INTENT_OK);
    ON(&hand, "hanging");
    hand_button(&hand, INTENT_DOWN);
    hand_button(&hand, INTENT_OK);
    assert_string_equal(on_bar(), "25,25,25");
    hand_button(&hand, INTENT_OK);
    assert_string_equal(on_bar(), "25,25");
    hand_button(&hand, INTENT_BACK);
    ON(&hand, "backoff");
}

/* An undone set leaves the bar as it was put right, not as it was before. */
static void an_undo_leaves_alone_what_was_put_right(void **state)
{
    load_it();
    hand_press(&hand, "Plates");
    hand_press(&hand, "One off");
    hand_press(&hand, "Back");
    hand_press(&hand, "Undo");
    hand_press(&hand, "Undo");
    ON(&hand, "top");
    assert_string_equal(on_bar(), "25,25,25");
}

static void what_was_put_right_is_there_after_a_restart(void **state)
{
    load_it();
    hand_press(&hand, "Plates");
    hand_press(&hand, "One off");
    const struct record *right = &hand.row[hand.n_rows - 1];
    struct hanging hanging = {.load_g = 0};
    memcpy(hanging.lift, right->lift, sizeof hanging.lift);
    memcpy(hanging.stack, right->stack, sizeof hanging.stack);
    hand_pull_plug(&hand);
    app_hang(&hand.app, &hanging);
    assert_string_equal(on_bar(), "25,25,25");
    assert_int_equal(hand.app.on_bar_g, 170000);
}

/* --- from the floor ----------------------------------------------------------- */

static void a_light_pull_says_that_it_lies_low(void **state)
{
    hand_start(&hand);
    struct athlete_file ada = hand_athlete(&hand, 0);
    ada.plans[0].coach_e1rm_g = 60000;
    hand_tap(&hand, &ada);
    SEE(&hand, "lies low: blocks");
    hand_press(&hand, "Done");
    hand_press(&hand, "8.5");
    ON(&hand, "backoff");
    assert_true(hand.app.session.loading.is_low);
    SEE(&hand, "lies low: blocks, or 60");
    hand_press(&hand, "load+");
    assert_int_equal(hand.app.session.load_g, 60000);
    assert_false(hand_sees(&hand, "lies low"));
}

static void who_squats_it_never_lies_low(void **state)
{
    hand_start(&hand);
    struct athlete_file bo = hand_athlete(&hand, 1);
    bo.plans[0].coach_e1rm_g = 60000;
    hand_tap(&hand, &bo);
    assert_false(hand.app.session.loading.is_low);
    assert_false(hand_sees(&hand, "lies low"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loads_count_the_bar_that_was_taken),
        cmocka_unit_test(a_lift_comes_with_the_coachs_bar),
        cmocka_unit_test(one_bar_is_loaded_at_a_time),
        cmocka_unit_test(a_bar_that_was_taken_is_there_after_the_power_was_cut),
        cmocka_unit_test(a_bar_without_a_name_is_told_from_the_usual_one),
        cmocka_unit_test(it_is_another_lifts_no_more),
        cmocka_unit_test(bars_of_a_rack_that_changes),
        cmocka_unit_test(a_machine_has_no_other_bar),
        cmocka_unit_test(plates_come_off_one_by_one_and_back),
        cmocka_unit_test(an_empty_bar_is_two_touches),
        cmocka_unit_test(the_bar_is_put_right_by_buttons),
        cmocka_unit_test(an_undo_leaves_alone_what_was_put_right),
        cmocka_unit_test(what_was_put_right_is_there_after_a_restart),
        cmocka_unit_test(a_light_pull_says_that_it_lies_low),
        cmocka_unit_test(who_squats_it_never_lies_low),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
