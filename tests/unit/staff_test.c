/* The staff's screens: how they come and go, and what they see. */
#include "kiosk/screens/screen.h"
#include "kiosk/screens/theme.h"
#include "tests/harness/hand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct hand hand;

static bool asks(enum effect_kind kind)
{
    for (int i = 0; i < hand.effects.n; i++) {
        if (hand.effects.effect[i].kind == kind) {
            return true;
        }
    }
    return false;
}

static void tell_health(void)
{
    struct event *event = hand_event(&hand, EVENT_HEALTH);
    event->health = (struct health){.version = "0.1.0",
                                    .video = "KMSDRM",
                                    .renderer = "opengles2",
                                    .chip = "pinctrl-rp1",
                                    .line = {23, 24, 5, 6, 16, 26},
                                    .led = 25,
                                    .beeper = -1,
                                    .free_mib = 7000,
                                    .size_mib = 14000};
    hand_send(&hand);
}

static void tell_levels(bool d0, bool ok)
{
    struct event *event = hand_event(&hand, EVENT_LEVELS);
    event->levels = (struct levels){
        true, {d0, true, true, true, ok, true}};
    hand_send(&hand);
}

static void tag(enum event_kind kind, const char *code)
{
    assert_true(tag_parse(code, &hand_event(&hand, kind)->tag));
    hand_send(&hand);
}

static void finger(enum event_kind kind, int x_px, int y_px)
{
    struct event *event = hand_event(&hand, kind);
    event->x_px = x_px;
    event->y_px = y_px;
    hand_send(&hand);
}

/* A touch in the middle of a corner's circle. */
static void touch(enum corner corner)
{
    struct box box = screen_staff_target(&hand.app.panel, corner);
    finger(EVENT_FINGER_DOWN, box.x + box.w / 2, box.y + box.h / 2);
    finger(EVENT_FINGER_UP, box.x + box.w / 2, box.y + box.h / 2);
}

/* --- coming and going --------------------------------------------------------- */

static void every_way_out_leads_back_to_where_it_was(void **state)
{
    hand_log_in(&hand, 0);
    ON(&hand, "top");
    for (int way = 0; way < 4; way++) {
        hand_staff(&hand);
        ON(&hand, "staff-reader");
        assert_true(asks(EFFECT_HEALTH));
        if (way == 0) {
            hand_press(&hand, "Close");
        } else if (way == 1) {
            hand_button(&hand, INTENT_BACK);
        } else if (way == 2) {
            hand_staff(&hand);
        } else {
            hand_wait(&hand, STAFF_LEAVE_MS - 1);
            ON(&hand, "staff-reader");
            hand_wait(&hand, 1);
            ON(&hand, "idle"); /* auto log-out had waited for it */
            continue;
        }
        ON(&hand, "top");
    }
}

static void from_the_menu_it_goes_back_to_the_athlete(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "More");
    hand_staff(&hand);
    hand_press(&hand, "Next");
    ON(&hand, "staff-touch");
    hand_press(&hand, "Next");
    ON(&hand, "staff-machine");
    hand_press(&hand, "Next");
    ON(&hand, "staff-reader");
    hand_button(&hand, INTENT_BACK);
    ON(&hand, "top");
}

static void the_buttons_alone_reach_everything(void **state)
{
    hand_start(&hand);
    hand_staff(&hand);
    hand_button(&hand, INTENT_OK); /* Next is what they start on */
    ON(&hand, "staff-touch");
    hand_button(&hand, INTENT_OK);
    hand_button(&hand, INTENT_OK);
    ON(&hand, "staff-reader");
    hand_button(&hand, INTENT_UP);
    hand_button(&hand, INTENT_OK);
    ON(&hand, "idle");
}

static void a_staff_tag_opens_and_closes_and_logs_nobody_in(void **state)
{
    static const char code[] = "26:00101101000000001010001000";
    hand_start(&hand);
    hand.app.config.n_staff_tags = 1;
    assert_true(tag_parse(code, &hand.app.config.staff_tag[0]));
    tag(EVENT_TAG, code);
    ON(&hand, "staff-reader");
    assert_false(asks(EFFECT_FIND_TAG));
    tag(EVENT_TAG_AGAIN, code); /* held to the reader */
    ON(&hand, "staff-reader");
    tag(EVENT_TAG, code);
    ON(&hand, "idle");
    tag(EVENT_TAG_AGAIN, code);
    ON(&hand, "idle");
    assert_int_equal(hand.effects.n, 0);
}

/* --- the reader ---------------------------------------------------------------- */

static void nobody_logs_in_while_it_is_up(void **state)
{
    hand_start(&hand);
    struct athlete_file file = hand_athlete(&hand, 0);
    tag(EVENT_TAG, "26:00101101000000001010001000");
    hand_staff(&hand); /* before the disk has answered */
    hand_event(&hand, EVENT_ATHLETE)->found = true;
    hand.event.file = file;
    hand_send(&hand);
    ON(&hand, "staff-reader");
    tag(EVENT_TAG, "26:00101101000000001010001000");
    assert_false(asks(EFFECT_FIND_TAG));
    SEE(&hand, "1 good, 0 bad");
    SEE(&hand, "0010 1101 0000 0000");
    SEE(&hand, "26 bits, 0B40288");
    SEE(&hand, "H10301 90/324");
    SEE(&hand, "parity ok");
    assert_false(hand.app.session.active);
    hand_staff(&hand);
    hand_tap(&hand, &file);
    assert_true(hand.app.session.active);
}

static void bad_frames_are_shown_with_what_to_do(void **state)
{
    hand_start(&hand);
    hand_staff(&hand);
    for (int i = 0; i < 4; i++) {
        struct event *event = hand_event(&hand, EVENT_BAD_FRAME);
        event->verdict = WIEGAND_SWAPPED;
        assert_true(
            tag_parse("26:11010010111111110101110111", &event->tag));
        hand_send(&hand);
    }
    SEE(&hand, "0 good, 4 bad");
    SEE(&hand, "D0 and D1 look swapped");
    SEE(&hand, "swap the two wires, or set swap = yes");
    hand_event(&hand, EVENT_BAD_FRAME)->verdict = WIEGAND_LONG;
    hand_send(&hand);
    SEE(&hand, "too long: more than 64 bits");
    hand_press(&hand, "Close");
    SEE(&hand, "D0 and D1 look swapped"); /* it was a fault here too */
}

/* One frame a minute, for ten. */
static void a_frame_a_minute(enum event_kind kind, enum wiegand_verdict verdict)
{
    static const char code[] = "26:11010010111111110101110111";
    hand_start(&hand);
    hand_staff(&hand);
    for (int i = 0; i < 10; i++) {
        hand_wait(&hand, 60000);
        struct event *event = hand_event(&hand, kind);
        event->verdict = verdict;
        assert_true(tag_parse(code, &event->tag));
        hand_send(&hand);
    }
}

static void it_stays_while_tags_are_tried_and_not_for_noise(void **state)
{
    static const enum wiegand_verdict noise[] = {
        WIEGAND_SHORT, WIEGAND_LONG, WIEGAND_GLITCH, WIEGAND_UNREST};
    a_frame_a_minute(EVENT_TAG, WIEGAND_NOTHING);
    ON(&hand, "staff-reader");
    a_frame_a_minute(EVENT_TAG_AGAIN, WIEGAND_NOTHING);
    ON(&hand, "staff-reader");
    a_frame_a_minute(EVENT_BAD_FRAME, WIEGAND_BAD_PARITY);
    ON(&hand, "staff-reader");
    a_frame_a_minute(EVENT_BAD_FRAME, WIEGAND_SWAPPED);
    ON(&hand, "staff-reader");
    for (size_t i = 0; i < sizeof noise / sizeof noise[0]; i++) {
        a_frame_a_minute(EVENT_BAD_FRAME, noise[i]);
        ON(&hand, "idle");
    }
}

static void levels_and_presses_are_live(void **state)
{
    hand_start(&hand);
    hand_staff(&hand);
    tell_health();
    SEE(&hand, "no GPIO chip");
    tell_levels(true, true);
    SEE(&hand, "D0 \xC2\xB7 23");
    SEE(&hand, "high: good");
    assert_false(hand_sees(&hand, "pressed"));
    tell_levels(false, false);
    SEE(&hand, "low: no power?");
    SEE(&hand, "A data line is low");
    SEE(&hand, "pressed");
    tell_levels(true, true);
    hand_button(&hand, INTENT_DOWN);
    hand_button(&hand, INTENT_DOWN);
    SEE(&hand, "open, 2\xC3\x97");
}

static void led_and_beeper_are_tested_by_a_touch(void **state)
{
    hand_start(&hand);
    hand_staff(&hand);
    tell_health();
    hand_press(&hand, "LED");
    assert_int_equal(hand.signals[SIGNAL_TEST_LED], 1);
    SEE(&hand, "See GPIO 25");
    hand_wait(&hand, STAFF_TEST_MS);
    assert_false(hand_sees(&hand, "GPIO 25"));
    hand_press(&hand, "Beep");
    assert_int_equal(hand.signals[SIGNAL_TEST_BEEP], 1);
    SEE(&hand, "None is set in rackside.conf");
}

/* --- touch ----------------------------------------------------------------------- */

static void to_touch(void)
{
    hand_start(&hand);
    hand_staff(&hand);
    hand_press(&hand, "Next");
    ON(&hand, "staff-touch");
}

static void four_corners_hit_are_right(void **state)
{
    to_touch();
    for (int i = 0; i < CORNER_COUNT; i++) {
        assert_int_equal(hand.app.staff.corners.n, i);
        touch((enum corner)i);
        assert_true(hand.app.staff.is_hit[i]);
    }
    SEE(&hand, "Touch is right");
    SEE(&hand, "All four corners were hit");
    touch(CORNER_TOP_LEFT); /* and once more */
    SEE(&hand, "Touch corner 2");
    assert_false(hand.app.staff.is_hit[3]);
}

static void a_touch_beside_the_circle_says_by_how_much(void **state)
{
    struct box box;
    to_touch();
    box = screen_staff_target(&hand.app.panel, CORNER_TOP_LEFT);
    int ten_mm = panel_x_px(&hand.app.panel, 100);
    finger(EVENT_FINGER_DOWN, box.x + box.w / 2 + ten_mm, box.y + box.h / 2);
    SEE(&hand, "Touch corner 1");
    SEE(&hand, "That was 10 mm off.");
    finger(EVENT_FINGER_MOVE, 300, 200);
    SEE(&hand, "at 300, 200");
    assert_true(hand.app.staff.is_down);
    finger(EVENT_FINGER_UP, 300, 200);
    assert_false(hand.app.staff.is_down);
    assert_int_equal(hand.app.staff.corners.n, 0);
}

static void a_turned_panel_is_told_apart_from_a_mirrored_one(void **state)
{
    static const struct {
        int line;
        enum corner came[CORNER_COUNT];
        enum corners_verdict verdict;
    } rows[] = {
        {__LINE__, {0, 1, 2, 3}, CORNERS_GOOD},
        {__LINE__, {1, 2, 3, 0}, CORNERS_TURNED_90},
        {__LINE__, {2, 3, 0, 1}, CORNERS_TURNED_180},
        {__LINE__, {3, 0, 1, 2}, CORNERS_TURNED_270},
        {__LINE__, {1, 0, 3, 2}, CORNERS_MIRRORED_X},
        {__LINE__, {3, 2, 1, 0}, CORNERS_MIRRORED_Y},
        {__LINE__, {0, 3, 2, 1}, CORNERS_TRANSPOSED},
        {__LINE__, {2, 1, 0, 3}, CORNERS_TRANSPOSED_OVER},
        {__LINE__, {0, 0, 2, 3}, CORNERS_NO_PATTERN},
        {__LINE__, {0, 2, 1, 3}, CORNERS_NO_PATTERN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        to_touch();
        for (int k = 0; k < CORNER_COUNT; k++) {
            assert_int_equal(corners_judge(&hand.app.staff.corners),
                             CORNERS_ASKING);
            touch(rows[i].came[k]);
        }
        if (corners_judge(&hand.app.staff.corners) != rows[i].verdict) {
            fail_msg("row of line %d", rows[i].line);
        }
    }
    to_touch();
    touch(CORNER_TOP_RIGHT);
    touch(CORNER_BOTTOM_RIGHT);
    touch(CORNER_BOTTOM_LEFT);
    touch(CORNER_TOP_LEFT);
    SEE(&hand, "Touch is wrong");
    SEE(&hand, "Turned by 90");
    SEE(&hand, "invx,swapxy");
}

/* The four corners of a picture that is turned by 90 degrees on a panel whose
 * touch has left and right exchanged, as it was built. */
static void on_a_turned_picture_the_options_are_the_panels(void **state)
{
    static const enum corner came[] = {
        CORNER_BOTTOM_LEFT, CORNER_BOTTOM_RIGHT, CORNER_TOP_RIGHT,
        CORNER_TOP_LEFT};
    for (int is_sideways = 0; is_sideways < 2; is_sideways++) {
        to_touch();
        tell_health();
        hand.app.staff.health.is_sideways = is_sideways == 1;
        for (int i = 0; i < CORNER_COUNT; i++) {
            touch(came[i]);
        }
        SEE(&hand, "Top and bottom exchanged"); /* as it is seen */
        SEE(&hand, is_sideways ? "invx" : "invy");
    }
}

/* Which way a picture is turned changes no other verdict. */
static void mirrored_and_transposed_change_places_sideways(void **state)
{
    for (int i = CORNERS_ASKING; i <= CORNERS_NO_PATTERN; i++) {
        enum corners_verdict verdict = (enum corners_verdict)i;
        enum corners_verdict other = corners_of_panel(verdict, true);
        assert_int_equal(corners_of_panel(verdict, false), verdict);
        assert_int_equal(corners_of_panel(other, true), verdict);
        assert_int_equal(other != verdict, i >= CORNERS_MIRRORED_X &&
                                               i <= CORNERS_TRANSPOSED_OVER);
    }
}

/* Whether something is drawn on the pixel, beside the ground. */
static bool is_drawn_at(int x_px, int y_px, uint32_t rgb)
{
    app_view(&hand.app, &hand.list);
    for (int i = 0; i < hand.list.n_commands; i++) {
        const struct draw_command *item = &hand.list.command[i];
        if (item->kind == DRAW_FILL && item->rgb == rgb &&
            x_px >= item->box.x && x_px < item->box.x + item->box.w &&
            y_px >= item->box.y && y_px < item->box.y + item->box.h) {
            return true;
        }
    }
    return false;
}

static void the_finger_is_shown_up_to_the_edge(void **state)
{
    to_touch();
    int right = hand.app.panel.w_px - 1, foot = hand.app.panel.h_px - 1;
    finger(EVENT_FINGER_DOWN, right, foot);
    assert_true(is_drawn_at(right - 20, foot, RGB_TEXT));
    assert_true(is_drawn_at(right, foot - 20, RGB_TEXT));
    finger(EVENT_FINGER_MOVE, 0, foot / 2);
    assert_true(is_drawn_at(20, foot / 2, RGB_TEXT));
}

/* --- the machine -------------------------------------------------------------------- */

static void the_database_is_checked_once_where_it_is_shown(void **state)
{
    to_touch();
    tell_health();
    hand_press(&hand, "Next");
    SEE(&hand, "being checked");
    assert_int_equal(hand.app.staff.check, STAFF_CHECKING);
    struct event *event = hand_event(&hand, EVENT_CHECKED);
    event->ok = true;
    event->n_sets = 1234;
    hand_send(&hand);
    SEE(&hand, "sound, 1234 sets");
    SEE(&hand, "7.3 GB free (50 %)");
    SEE(&hand, "pinctrl-rp1, 6 inputs");
    SEE(&hand, "0.1.0, KMSDRM, opengles2");
    hand_press(&hand, "Next");
    hand_press(&hand, "Next");
    hand_press(&hand, "Next");
    assert_int_equal(hand.app.staff.check, STAFF_SOUND);
}

static void a_damaged_or_unreadable_database_is_said(void **state)
{
    for (int failed = 0; failed < 2; failed++) {
        to_touch();
        tell_health();
        hand_press(&hand, "Next");
        hand_event(&hand, EVENT_CHECKED)->failed = failed == 1;
        hand_send(&hand);
        SEE(&hand, failed ? "cannot be read" : "damaged");
    }
}

static void its_health_is_asked_for_while_it_is_up_and_no_longer(void **state)
{
    int asked = 0;
    hand_start(&hand);
    hand_staff(&hand);
    for (int ms = 0; ms < 60000; ms += 100) {
        hand_wait(&hand, 100);
        asked += asks(EFFECT_HEALTH);
    }
    assert_int_equal(asked, 60000 / STAFF_HEALTH_MS);
    hand_staff(&hand);
    for (int ms = 0; ms < 60000; ms += 100) {
        hand_wait(&hand, 100);
        assert_false(asks(EFFECT_HEALTH));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_way_out_leads_back_to_where_it_was),
        cmocka_unit_test(from_the_menu_it_goes_back_to_the_athlete),
        cmocka_unit_test(the_buttons_alone_reach_everything),
        cmocka_unit_test(a_staff_tag_opens_and_closes_and_logs_nobody_in),
        cmocka_unit_test(nobody_logs_in_while_it_is_up),
        cmocka_unit_test(bad_frames_are_shown_with_what_to_do),
        cmocka_unit_test(it_stays_while_tags_are_tried_and_not_for_noise),
        cmocka_unit_test(levels_and_presses_are_live),
        cmocka_unit_test(led_and_beeper_are_tested_by_a_touch),
        cmocka_unit_test(four_corners_hit_are_right),
        cmocka_unit_test(a_touch_beside_the_circle_says_by_how_much),
        cmocka_unit_test(a_turned_panel_is_told_apart_from_a_mirrored_one),
        cmocka_unit_test(on_a_turned_picture_the_options_are_the_panels),
        cmocka_unit_test(mirrored_and_transposed_change_places_sideways),
        cmocka_unit_test(the_finger_is_shown_up_to_the_edge),
        cmocka_unit_test(the_database_is_checked_once_where_it_is_shown),
        cmocka_unit_test(a_damaged_or_unreadable_database_is_said),
        cmocka_unit_test(
            its_health_is_asked_for_while_it_is_up_and_no_longer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
