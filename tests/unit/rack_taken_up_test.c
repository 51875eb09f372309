/* Plates set on the staff's screens while somebody trains, or waits. */
#include "kiosk/screens/screen.h"
#include "tests/harness/hand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct hand hand;

static void open_rack(void)
{
    hand_staff(&hand);
    hand_press(&hand, "Plates");
    ON(&hand, "staff-rack");
}

static void an_open_workout_goes_on_with_the_new_plates(void **state)
{
    hand_log_in(&hand, 0);
    ON(&hand, "top");
    struct loading was = hand.app.session.loading;
    open_rack();
    hand_press(&hand, "Presets");
    hand_press(&hand, "Hotel gym");
    hand_press(&hand, "Use it");
    hand_press(&hand, "Save");
    assert_true(rack_equal(&hand.app.session.rack, &hand.app.rack));
    hand_staff(&hand);
    ON(&hand, "top");
    assert_true(hand.app.session.loading.load_g < was.load_g);
    assert_int_equal(hand.app.session.loading.load_g, 172500); /* all of it */
}

static void on_the_bar_hang_the_same_plates_or_none(void **state)
{
    static const struct {
        int line;
        const char *without; /* a control, pressed until none are left */
        bool stays;
    } rows[] = {
        {__LINE__, "2.5kg-", true},
        {__LINE__, "25kg-", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char before[STACK_TEXT_MAX], after[STACK_TEXT_MAX];
        hand_log_in(&hand, 0);
        hand_press(&hand, "Done");
        hand_press(&hand, "8");
        ON(&hand, "backoff");
        stack_print(&hand.app.on_bar, &hand.app.rack.stock, ",", before,
                    sizeof before);
        int32_t load_g = hand.app.on_bar_g;
        assert_true(strncmp(before, "25,", 3) == 0);
        open_rack();
        hand_press(&hand, "Add a plate");
        hand_press(&hand, "50 kg"); /* all others get another index */
        for (int n = 0; n < 4; n++) {
            hand_press(&hand, rows[i].without);
        }
        hand_press(&hand, "Save");
        stack_print(&hand.app.on_bar, &hand.app.rack.stock, ",", after,
                    sizeof after);
        if (rows[i].stays) {
            assert_string_equal(after, before);
            assert_int_equal(hand.app.on_bar_g, load_g);
            SEE(&hand, "in use");
        } else {
            assert_string_equal(after, "");
            assert_int_equal(hand.app.on_bar_g, 20000);
            SEE(&hand, "counts as empty");
        }
        hand_staff(&hand);
        ON(&hand, "backoff");
        assert_int_equal(hand_rows(&hand, RECORD_SET), 1);
    }
}

static void who_waits_comes_back_to_the_new_plates(void **state)
{
    struct athlete_file ada = hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "8");
    ON(&hand, "backoff");
    hand_wait(&hand, 10000);
    hand_tap(&hand, &ada); /* logs out */
    ON(&hand, "idle");
    open_rack();
    hand_press(&hand, "Presets");
    hand_press(&hand, "US lb");
    hand_press(&hand, "Use it");
    hand_press(&hand, "Save");
    hand_staff(&hand);
    hand_wait(&hand, 10000);
    ada.rack = hand.app.rack;
    hand_reopen(&hand, &ada);
    hand_tap(&hand, &ada);
    ON(&hand, "backoff");
    assert_true(rack_equal(&hand.app.session.rack, &hand.app.rack));
    assert_int_equal(hand.app.session.n_sets, 1);
}

/* Whether the workout is today's is still theirs to say. */
static void who_is_asked_whether_to_resume_still_is(void **state)
{
    struct athlete_file ada = hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "8");
    hand_reopen(&hand, &ada);
    ada.open.age_known = false;
    hand_pull_plug(&hand);
    hand_tap(&hand, &ada);
    ON(&hand, "resume");
    open_rack();
    hand_press(&hand, "bar+");
    hand_press(&hand, "Save");
    hand_staff(&hand);
    ON(&hand, "resume");
    assert_true(rack_equal(&hand.app.session.rack, &hand.app.rack));
}

static void whoever_taps_is_served_and_the_draft_waits(void **state)
{
    struct athlete_file ada;
    hand_start(&hand);
    ada = hand_athlete(&hand, 0);
    open_rack();
    hand_press(&hand, "25kg+");
    SEE(&hand, "Changed");
    hand_tap(&hand, &ada);
    ON(&hand, "top");
    open_rack();
    SEE(&hand, "Changed");
    hand_staff(&hand);
    ON(&hand, "top");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_open_workout_goes_on_with_the_new_plates),
        cmocka_unit_test(on_the_bar_hang_the_same_plates_or_none),
        cmocka_unit_test(who_waits_comes_back_to_the_new_plates),
        cmocka_unit_test(who_is_asked_whether_to_resume_still_is),
        cmocka_unit_test(whoever_taps_is_served_and_the_draft_waits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
