/* Plates, bar and collars set on the staff's screens: what is a draft, and what
 * is kept. */
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

static void answer_saved(bool ok, bool failed)
{
    struct event *event = hand_event(&hand, EVENT_RACK_SAVED);
    event->rack = hand.rack;
    event->ok = ok;
    event->failed = failed;
    hand_send(&hand);
}

static int pairs_of(const struct rack *rack, const char *label)
{
    for (int i = 0; i < rack->stock.n; i++) {
        if (strcmp(rack->stock.entry[i].plate.label, label) == 0) {
            return rack->stock.entry[i].pairs;
        }
    }
    return 0;
}

/* --- a draft, until it is saved --------------------------------------------- */

static void nothing_counts_before_it_is_saved(void **state)
{
    hand_start(&hand);
    struct rack was = hand.app.rack;
    open_rack();
    assert_false(hand_can_press(&hand, "Save"));
    assert_false(hand_can_press(&hand, "Undo"));
    hand_press(&hand, "25kg+");
    hand_press(&hand, "bar+");
    hand_press(&hand, "collar+");
    hand_press(&hand, "sleeve-");
    SEE(&hand, "20.5");
    SEE(&hand, "450");
    SEE(&hand, "Save keeps it");
    assert_true(rack_equal(&hand.app.rack, &was));
    assert_int_equal(hand.n_racks, 0);
    hand_press(&hand, "Save");
    assert_int_equal(hand.n_racks, 1);
    SEE(&hand, "Saved, and in use");
    assert_int_equal(hand.app.rack.bar_g, 20500);
    assert_int_equal(hand.app.rack.collar_g, 100);
    assert_int_equal(hand.app.rack.sleeve_mm, 450);
    assert_int_equal(pairs_of(&hand.app.rack, "25"), 5);
    assert_false(hand_can_press(&hand, "Save"));
}

static void back_says_what_is_not_saved_and_never_holds_anybody(void **state)
{
    for (int way = 0; way < 4; way++) {
        hand_start(&hand);
        struct rack was = hand.app.rack;
        open_rack();
        hand_press(&hand, "bar+");
        hand_button(&hand, INTENT_BACK);
        ON(&hand, "staff-rack");
        SEE(&hand, "Not saved");
        if (way == 0) {
            hand_press(&hand, "Discard");
            ON(&hand, "staff-reader");
            hand_press(&hand, "Plates");
            assert_false(hand_can_press(&hand, "Save"));
        } else if (way == 1) {
            hand_button(&hand, INTENT_BACK);
            ON(&hand, "staff-reader");
            hand_press(&hand, "Plates"); /* it is there still */
            SEE(&hand, "20.5");
            assert_true(hand_can_press(&hand, "Save"));
            assert_false(hand_can_press(&hand, "Discard"));
        } else if (way == 2) {
            hand_press(&hand, "bar+"); /* goes on */
            assert_false(hand_can_press(&hand, "Discard"));
            hand_press(&hand, "Save");
            hand_press(&hand, "Back");
            ON(&hand, "staff-reader");
            assert_int_equal(hand.app.rack.bar_g, 21000);
        } else {
            hand_press(&hand, "Save");
            assert_int_equal(hand.app.rack.bar_g, 20500);
        }
        if (way < 2) {
            assert_true(rack_equal(&hand.app.rack, &was));
            assert_int_equal(hand.n_racks, 0);
        }
    }
}

static void a_draft_waits_for_whoever_was_called_away(void **state)
{
    hand_start(&hand);
    struct rack was = hand.app.rack;
    open_rack();
    hand_press(&hand, "bar+");
    hand_wait(&hand, STAFF_LEAVE_MS + 1);
    ON(&hand, "idle");
    assert_true(rack_equal(&hand.app.rack, &was));
    open_rack();
    SEE(&hand, "20.5");
    SEE(&hand, "Save keeps it");
}

static void a_control_at_its_end_stops_and_says_why(void **state)
{
    hand_start(&hand);
    hand.app.rack.bar_g = BAR_MAX_G;
    hand.app.rack.collar_g = COLLAR_MAX_G;
    hand.app.rack.stock.entry[0].pairs = PAIRS_MAX;
    open_rack();
    hand_press(&hand, "bar+");
    SEE(&hand, "over 300 kg");
    hand_press(&hand, "collar+");
    SEE(&hand, "10 kg (22 lb) at most");
    hand_press(&hand, "sleeve+");
    SEE(&hand, "no limit");
    hand_press(&hand, "25kg+");
    SEE(&hand, "16 pairs of a plate at most");
    assert_false(hand_can_press(&hand, "Save"));
    hand_press(&hand, "20kg-");
    assert_false(hand_sees(&hand, "at most"));
    hand_press(&hand, "20kg-");
    SEE(&hand, "None left");
    SEE(&hand, "none");
    hand_press(&hand, "20kg-");
    SEE(&hand, "There are none of these");
    hand_press(&hand, "Save");
    assert_int_equal(pairs_of(&hand.app.rack, "20"), 0);
    assert_false(hand_sees(&hand, "20 kg"));
}

static void a_held_sign_runs_and_is_taken_back_in_one_go(void **state)
{
    hand_start(&hand);
    open_rack();
    app_view(&hand.app, &hand.list);
    for (int i = 0; i < hand.list.n_controls; i++) {
        struct box box = hand.list.control[i].box;
        if (strcmp(hand.list.control[i].name, "collar+") == 0) {
            struct event *event = hand_event(&hand, EVENT_FINGER_DOWN);
            event->x_px = box.x + box.w / 2;
            event->y_px = box.y + box.h / 2;
            hand_send(&hand);
            hand_wait(&hand, 1500);
            event = hand_event(&hand, EVENT_FINGER_UP);
            event->x_px = box.x + box.w / 2;
            event->y_px = box.y + box.h / 2;
            hand_send(&hand);
            break;
        }
    }
    int32_t collar_g = hand.app.setting.edit.draft.collar_g;
    assert_in_range(collar_g, 500, 1500);
    hand_press(&hand, "Undo");
    assert_int_equal(hand.app.setting.edit.draft.collar_g, 0);
    assert_false(hand_can_press(&hand, "Save"));
}

/* --- presets and kinds --------------------------------------------------------- */

static void a_preset_is_shown_then_used_and_can_be_taken_back(void **state)
{
    hand_start(&hand);
    struct rack was = hand.app.rack;
    open_rack();
    hand_press(&hand, "Presets");
    ON(&hand, "staff-presets");
    hand_press(&hand, "US lb");
    ON(&hand, "staff-preset");
    SEE(&hand, "replaces all that is set");
    SEE(&hand, "45 lb bar");
    hand_press(&hand, "Back");
    ON(&hand, "staff-presets");
    hand_press(&hand, "US lb");
    hand_press(&hand, "Use it");
    ON(&hand, "staff-rack");
    SEE(&hand, "Now US lb");
    SEE(&hand, "35 lb");
    assert_true(rack_equal(&hand.app.rack, &was));
    hand_press(&hand, "bar+");
    SEE(&hand, "46");
    hand_press(&hand, "Undo");
    hand_press(&hand, "Undo");
    assert_false(hand_can_press(&hand, "Save"));
    hand_press(&hand, "Presets");
    hand_press(&hand, "US lb");
    hand_press(&hand, "Use it");
    hand_press(&hand, "Save");
    assert_int_equal(hand.app.rack.bar_g, 20412);
    hand_press(&hand, "Undo"); /* while the screen is up */
    hand_press(&hand, "Save");
    assert_true(rack_equal(&hand.app.rack, &was));
}

static void a_kind_of_plate_is_added_from_the_catalogue(void **state)
{
    hand_start(&hand);
    open_rack();
    hand_press(&hand, "Add a plate");
    ON(&hand, "staff-kinds");
    SEE(&hand, "calibrated kg");
    hand_press(&hand, "2 kg");
    ON(&hand, "staff-rack");
    SEE(&hand, "2 kg");
    hand_press(&hand, "2kg+");
    hand_press(&hand, "Add a plate");
    hand_press(&hand, "Next");
    SEE(&hand, "bumper kg");
    hand_press(&hand, "25 kg");
    hand_press(&hand, "bumper 25kg+"); /* told from the calibrated ones */
    hand_press(&hand, "calibrated 25kg-");
    hand_press(&hand, "Save");
    const struct stock *stock = &hand.app.rack.stock;
    assert_int_equal(stock->n, 9);
    char text[256];
    stock_print(stock, text, sizeof text);
    assert_non_null(strstr(text, "calibrated:25x3,bumper:25x2,"));
    assert_non_null(strstr(text, "calibrated:2x2"));
}

static void the_buttons_alone_do_it(void **state)
{
    hand_start(&hand);
    hand_staff(&hand);
    for (int i = 0; i < 3; i++) { /* shown, Close, Plates */
        hand_button(&hand, INTENT_UP);
    }
    hand_button(&hand, INTENT_OK);
    ON(&hand, "staff-rack");
    for (int i = 0; i < 4; i++) { /* from Presets: Add, Bars, the bar's −, + */
        hand_button(&hand, INTENT_DOWN);
    }
    hand_button(&hand, INTENT_OK);
    hand_button(&hand, INTENT_OK);
    SEE(&hand, "21");
    hand_button(&hand, INTENT_BACK);
    SEE(&hand, "Not saved");
    while (hand.app.focus_on.kind != ACT_RACK_SAVE) {
        hand_button(&hand, INTENT_UP);
    }
    hand_button(&hand, INTENT_OK);
    SEE(&hand, "Saved");
    assert_int_equal(hand.app.rack.bar_g, 21000);
    hand_button(&hand, INTENT_BACK);
    hand_button(&hand, INTENT_BACK);
    ON(&hand, "idle");
}

/* --- the store ------------------------------------------------------------------ */

static void until_the_disk_has_it_nothing_is_called_saved(void **state)
{
    hand_start(&hand);
    struct rack was = hand.app.rack;
    open_rack();
    hand.holds_answers = true;
    hand_press(&hand, "bar+");
    hand_press(&hand, "Save");
    SEE(&hand, "Saving");
    assert_true(rack_equal(&hand.app.rack, &was));
    struct event *event = hand_event(&hand, EVENT_FAULT);
    event->fault = FAULT_DISK;
    event->is_on = true;
    snprintf(event->text, sizeof event->text,
             "Not saved yet: cannot use '/a.db': the disk is full: make room");
    hand_send(&hand);
    answer_saved(false, false);
    SEE(&hand, "Not saved yet: the disk is full: make room");
    assert_true(rack_equal(&hand.app.rack, &was));
    hand_press(&hand, "Back"); /* the store goes on trying */
    ON(&hand, "staff-reader");
    hand_press(&hand, "Plates");
    SEE(&hand, "20.5");
    SEE(&hand, "Not saved yet");
    hand_button(&hand, INTENT_BACK);
    hand_button(&hand, INTENT_BACK);
    ON(&hand, "idle");
    answer_saved(true, false);
    assert_int_equal(hand.app.rack.bar_g, 20500);
    assert_int_equal(hand.app.setting.n_saving, 0);
}

static void what_is_refused_for_good_is_said(void **state)
{
    hand_start(&hand);
    open_rack();
    hand.holds_answers = true;
    hand_press(&hand, "bar+");
    hand_press(&hand, "Save");
    answer_saved(false, true);
    SEE(&hand, "refuses it");
    assert_true(hand_can_press(&hand, "Save"));
}

static void what_was_set_from_elsewhere_is_shown_and_in_use(void **state)
{
    hand_start(&hand);
    open_rack();
    struct rack other = hand.app.rack;
    other.bar_g = 15000;
    hand_event(&hand, EVENT_RACK)->rack = other;
    hand.event.found = true;
    hand_send(&hand);
    SEE(&hand, "15");
    assert_int_equal(hand.app.rack.bar_g, 15000);
    assert_false(hand_can_press(&hand, "Save"));
    hand_press(&hand, "bar+");
    other.bar_g = 25000;
    hand_event(&hand, EVENT_RACK)->rack = other;
    hand.event.found = true;
    hand_send(&hand);
    SEE(&hand, "15.5"); /* what is being typed is not taken away */
    assert_int_equal(hand.app.rack.bar_g, 25000);
    assert_true(hand_can_press(&hand, "Save"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_counts_before_it_is_saved),
        cmocka_unit_test(back_says_what_is_not_saved_and_never_holds_anybody),
        cmocka_unit_test(a_draft_waits_for_whoever_was_called_away),
        cmocka_unit_test(a_control_at_its_end_stops_and_says_why),
        cmocka_unit_test(a_held_sign_runs_and_is_taken_back_in_one_go),
        cmocka_unit_test(a_preset_is_shown_then_used_and_can_be_taken_back),
        cmocka_unit_test(a_kind_of_plate_is_added_from_the_catalogue),
        cmocka_unit_test(the_buttons_alone_do_it),
        cmocka_unit_test(until_the_disk_has_it_nothing_is_called_saved),
        cmocka_unit_test(what_is_refused_for_good_is_said),
        cmocka_unit_test(what_was_set_from_elsewhere_is_shown_and_in_use),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
