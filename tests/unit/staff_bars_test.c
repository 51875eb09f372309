/* The bars of a rack set on the staff's screens, and who trains with one of
 * them meanwhile. */
#include "tests/harness/hand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define BARS "20kg,15kg w,30kg hex:trap"

static struct hand hand;

static void open_bars(void)
{
    hand_staff(&hand);
    hand_press(&hand, "Plates");
    hand_press(&hand, "Bars");
    ON(&hand, "staff-bars");
}

static void start(const char *bars)
{
    hand_start(&hand);
    assert_int_equal(bars_parse(bars, &hand.app.rack), BARS_OK);
}

static const char *title(int bar)
{
    static char text[BAR_NAME_MAX];
    bars_title(&hand.app.rack, bar, text);
    return text;
}

static const char *on_bar(void)
{
    static char text[STACK_TEXT_MAX];
    stack_print(&hand.app.on_bar, &hand.app.rack.stock, ",", text,
                sizeof text);
    return text;
}

/* --- a part of the draft ----------------------------------------------------- */

static void a_bar_is_added_set_and_saved_with_the_rest(void **state)
{
    hand_start(&hand);
    open_bars();
    assert_false(hand_can_press(&hand, "Save"));
    hand_press(&hand, "Add a bar");
    ON(&hand, "staff-models");
    hand_press(&hand, "trap bar");
    ON(&hand, "staff-bar");
    hand_press(&hand, "bar+");
    hand_press(&hand, "sleeve-");
    SEE(&hand, "25.5");
    SEE(&hand, "450");
    SEE(&hand, "Save keeps it");
    assert_int_equal(bars_count(&hand.app.rack), 1);
    hand_press(&hand, "Back");
    ON(&hand, "staff-bars");
    hand_press(&hand, "Back");
    ON(&hand, "staff-rack");
    hand_press(&hand, "25kg+");
    hand_press(&hand, "Save");
    assert_int_equal(hand.n_racks, 1);
    assert_int_equal(bars_count(&hand.app.rack), 2);
    struct bar bar = bars_at(&hand.app.rack, 1);
    assert_string_equal(bar.name, "trap bar");
    assert_string_equal(bar.kind, "trap");
    assert_int_equal(bar.mass_g, 25500);
    assert_int_equal(bar.sleeve_mm, 450);
    assert_int_equal(hand.app.rack.stock.entry[0].pairs, 5);
}

static void pounds_have_bars_of_their_own(void **state)
{
    hand_start(&hand);
    hand_staff(&hand);
    hand_press(&hand, "Plates");
    hand_press(&hand, "Presets");
    hand_press(&hand, "US lb");
    hand_press(&hand, "Use it");
    hand_press(&hand, "Bars");
    SEE(&hand, "45 lb bar");
    hand_press(&hand, "Add a bar");
    SEE(&hand, "35 lb");
    hand_press(&hand, "squat bar");
    SEE(&hand, "55");
    hand_press(&hand, "bar+");
    SEE(&hand, "56");
    hand_press(&hand, "Save");
    assert_int_equal(bars_at(&hand.app.rack, 1).mass_g, 25401);
}

static void what_goes_can_be_taken_back(void **state)
{
    start(BARS);
    bars_choose(&hand.app.rack, "deadlift", 2);
    open_bars();
    hand_press(&hand, "w");
    SEE(&hand, "No lift asks for it");
    hand_press(&hand, "Take it away");
    ON(&hand, "staff-bars");
    SEE(&hand, "Undo brings it back");
    assert_false(hand_can_press(&hand, "w"));
    hand_press(&hand, "Undo");
    assert_true(hand_can_press(&hand, "w"));
    assert_false(hand_can_press(&hand, "Save"));
    hand_press(&hand, "20 kg bar");
    hand_press(&hand, "Take it away");
    SEE(&hand, "15 kg, usual");
    hand_press(&hand, "hex");
    SEE(&hand, "For Deadlift.");
    hand_press(&hand, "Back");
    hand_press(&hand, "w");
    hand_press(&hand, "Take it away");
    hand_press(&hand, "hex");
    assert_false(hand_can_press(&hand, "Take it away")); /* the last one stays */
    hand_press(&hand, "Save");
    assert_int_equal(bars_count(&hand.app.rack), 1);
    assert_int_equal(hand.app.rack.bar_g, 30000);
    assert_int_equal(bars_for(&hand.app.rack, "deadlift", ""), 0);
}

static void an_undo_leaves_the_screen_of_a_bar_that_is_not(void **state)
{
    hand_start(&hand);
    open_bars();
    hand_press(&hand, "Add a bar");
    hand_press(&hand, "squat bar");
    ON(&hand, "staff-bar");
    hand_press(&hand, "Undo");
    ON(&hand, "staff-bars");
    assert_false(hand_can_press(&hand, "squat bar"));
}

static void racksidectl_takes_away_the_bar_that_is_looked_at(void **state)
{
    start(BARS);
    open_bars();
    hand_press(&hand, "hex");
    for (int i = 0; i < 2; i++) {
        memset(&hand.event, 0, sizeof hand.event);
        hand.event.kind = EVENT_RACK;
        hand.event.found = true;
        hand.event.rack = hand.app.rack;
        bars_remove(&hand.event.rack, 1);
        hand_send(&hand);
        if (i == 0) { /* the women's: the hex is there under another number */
            ON(&hand, "staff-bar");
            SEE(&hand, "hex");
        }
    }
    ON(&hand, "staff-bars");
}

/* --- what is refused, in words ------------------------------------------------- */

static void a_bar_called_alike_is_shown_not_added(void **state)
{
    start(BARS);
    open_bars();
    hand_press(&hand, "Add a bar");
    SEE(&hand, "on this rack");
    hand_press(&hand, "20 kg bar");
    ON(&hand, "staff-bar");
    SEE(&hand, "there already");
    SEE(&hand, "The usual bar");
    assert_false(hand_can_press(&hand, "Undo"));
}

static void two_stepped_to_one_mass_cannot_be_saved(void **state)
{
    start("20kg,19kg");
    open_bars();
    hand_press(&hand, "19 kg bar");
    hand_press(&hand, "bar+");
    assert_true(hand_can_press(&hand, "Save"));
    hand_press(&hand, "bar+");
    SEE(&hand, "Two are called 20 kg bar. Change one, or take it away.");
    assert_false(hand_can_press(&hand, "Save"));
    hand_press(&hand, "Back");
    hand_press(&hand, "bar:2"); /* as the other's card is called, too */
    SEE(&hand, "No lift asks for it");
    hand_press(&hand, "Back");
    hand_press(&hand, "Back");
    ON(&hand, "staff-rack");
    SEE(&hand, "Two are called 20 kg bar");
    assert_false(hand_can_press(&hand, "Save"));
    hand_press(&hand, "bar+"); /* the usual one */
    assert_true(hand_can_press(&hand, "Save"));
    hand_press(&hand, "Save");
    assert_int_equal(hand.app.rack.bar_g, 20500);
    assert_int_equal(bars_at(&hand.app.rack, 1).mass_g, 20000);
}

static void eight_are_enough(void **state)
{
    start("20kg,1kg a,2kg b,3kg c,4kg d,5kg e,6kg f,7kg g");
    open_bars();
    hand_press(&hand, "Add a bar");
    hand_press(&hand, "trap bar");
    ON(&hand, "staff-bars");
    SEE(&hand, "8 bars at most: take one away first.");
    assert_false(hand_can_press(&hand, "Save"));
}

/* --- with the buttons alone ---------------------------------------------------- */

static void go(enum action_kind kind, int arg)
{
    for (int i = 0; i < 60; i++) {
        hand_button(&hand, INTENT_DOWN);
        if (hand.app.focus_on.kind == kind && hand.app.focus_on.arg == arg) {
            hand_button(&hand, INTENT_OK);
            return;
        }
    }
    fail_msg("no way to it on %s", screen_name(hand.app.screen));
}

static void the_buttons_alone_do_it(void **state)
{
    hand_start(&hand);
    hand_staff(&hand);
    go(ACT_RACK, 0);
    go(ACT_RACK_BARS, 0);
    go(ACT_RACK_MODELS, 0);
    go(ACT_RACK_MODEL,
       bar_models_find(&hand.app.bar_models, "technique"));
    ON(&hand, "staff-bar");
    hand_button(&hand, INTENT_OK); /* its + has the ring */
    hand_button(&hand, INTENT_OK);
    SEE(&hand, "11");
    hand_button(&hand, INTENT_BACK);
    ON(&hand, "staff-bars");
    hand_button(&hand, INTENT_OK); /* shows the ring, which is on Save */
    SEE(&hand, "Saved");
    assert_int_equal(bars_at(&hand.app.rack, 1).mass_g, 11000);
    go(ACT_RACK_BAR, 1);
    go(ACT_RACK_BAR_OFF, 0);
    go(ACT_RACK_SAVE, 0);
    assert_int_equal(bars_count(&hand.app.rack), 1);
    hand_button(&hand, INTENT_BACK);
    hand_button(&hand, INTENT_BACK);
    hand_button(&hand, INTENT_BACK);
    ON(&hand, "idle");
}

/* --- the bar in use -------------------------------------------------------------- */

/* Athlete 0 has done the top set of a deadlift with that bar. */
static void pull_with(const char *bar)
{
    struct athlete_file ada = hand_athlete(&hand, 0);
    hand_tap(&hand, &ada);
    hand_press(&hand, "Bar");
    hand_press(&hand, bar);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    ON(&hand, "backoff");
}

static void save_and_leave(void)
{
    hand_press(&hand, "Save");
    hand_staff(&hand);
}

static void the_loaded_bar_goes_with_its_plates(void **state)
{
    start(BARS);
    pull_with("hex");
    assert_string_not_equal(on_bar(), "");
    open_bars();
    hand_press(&hand, "hex");
    hand_press(&hand, "Take it away");
    hand_press(&hand, "Save");
    SEE(&hand, "The bar counts as empty now.");
    hand_staff(&hand);
    ON(&hand, "backoff");
    assert_string_equal(on_bar(), "");
    assert_int_equal(hand.app.on_bar_at, 0);
    assert_int_equal(hand.app.session.bar, 0);
    assert_int_equal(hand.app.session.rack.bar_g, 20000);
    assert_false(hand_sees(&hand, "hex"));
    assert_int_equal(hand_rows(&hand, RECORD_SET), 1);
}

/* Its last set names a bar that went: nothing hangs on any other one. */
static void after_a_restart_it_is_gone_as_well(void **state)
{
    struct hanging hanging = {.lift = "deadlift", .bar = "hex",
                              .stack = "25,25", .load_g = 130000};
    start("20kg,15kg w");
    app_hang(&hand.app, &hanging);
    assert_int_equal(hand.app.on_bar_at, 0);
    assert_string_equal(on_bar(), "");
    assert_null(app_check(&hand.app));
}

static void another_bar_goes_and_the_loaded_one_stays(void **state)
{
    start(BARS);
    pull_with("hex");
    char was[STACK_TEXT_MAX];
    strcpy(was, on_bar());
    open_bars();
    hand_press(&hand, "w");
    hand_press(&hand, "Take it away");
    save_and_leave();
    assert_int_equal(hand.app.on_bar_at, 1);
    assert_string_equal(title(1), "hex");
    assert_string_equal(on_bar(), was);
    assert_int_equal(hand.app.session.bar, 1);
    assert_true(hand.app.session.bar_chosen);
    SEE(&hand, "On the hex");
}

static void the_loaded_bar_gets_another_mass(void **state)
{
    start("20kg,15kg"); /* called by its mass: by another one, then */
    pull_with("15 kg bar");
    char was[STACK_TEXT_MAX];
    strcpy(was, on_bar());
    int32_t load_g = hand.app.on_bar_g;
    open_bars();
    hand_press(&hand, "15 kg bar");
    hand_press(&hand, "bar+");
    save_and_leave();
    ON(&hand, "backoff");
    assert_string_equal(on_bar(), was);
    assert_int_equal(hand.app.on_bar_at, 1);
    assert_int_equal(hand.app.on_bar_g, load_g + 500);
    assert_int_equal(hand.app.session.bar, 1);
    assert_int_equal(hand.app.session.rack.bar_g, 15500);
    assert_int_equal(hand.app.session.load_g,
                     stack_load_g(&hand.app.session.loading.side,
                                  &hand.app.session.rack));
}

static void who_waits_keeps_the_bar_they_took_under_another_number(
    void **state)
{
    start(BARS);
    pull_with("hex");
    struct athlete_file bo = hand_athlete(&hand, 1);
    bo.rack = hand.app.rack;
    hand_tap(&hand, &bo);
    open_bars();
    hand_press(&hand, "w");
    hand_press(&hand, "Take it away");
    save_and_leave();
    struct athlete_file ada = hand_athlete(&hand, 0);
    ada.rack = hand.app.rack;
    hand_tap(&hand, &ada);
    ON(&hand, "backoff");
    assert_int_equal(hand.app.session.bar, 1);
    assert_int_equal(hand.app.session.rack.bar_g, 30000);
    /* It goes while she waits: she has the lift's own again. */
    hand_tap(&hand, &bo);
    open_bars();
    hand_press(&hand, "hex");
    hand_press(&hand, "Take it away");
    save_and_leave();
    ada.rack = hand.app.rack;
    hand_tap(&hand, &ada);
    ON(&hand, "backoff");
    assert_int_equal(hand.app.session.bar, 0);
    assert_false(hand.app.session.bar_chosen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bar_is_added_set_and_saved_with_the_rest),
        cmocka_unit_test(pounds_have_bars_of_their_own),
        cmocka_unit_test(what_goes_can_be_taken_back),
        cmocka_unit_test(an_undo_leaves_the_screen_of_a_bar_that_is_not),
        cmocka_unit_test(racksidectl_takes_away_the_bar_that_is_looked_at),
        cmocka_unit_test(a_bar_called_alike_is_shown_not_added),
        cmocka_unit_test(two_stepped_to_one_mass_cannot_be_saved),
        cmocka_unit_test(eight_are_enough),
        cmocka_unit_test(the_buttons_alone_do_it),
        cmocka_unit_test(the_loaded_bar_goes_with_its_plates),
        cmocka_unit_test(after_a_restart_it_is_gone_as_well),
        cmocka_unit_test(another_bar_goes_and_the_loaded_one_stays),
        cmocka_unit_test(the_loaded_bar_gets_another_mass),
        cmocka_unit_test(
            who_waits_keeps_the_bar_they_took_under_another_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
