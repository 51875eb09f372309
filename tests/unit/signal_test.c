#include "kiosk/input/signal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define LONGEST_MS 5000

struct heard {
    int beeps;      /* times the beeper came on */
    int beep_ms;    /* it was on, all in all */
    int blinks;     /* times the LED came on */
    int led_ms;
    int end_ms;     /* both are off from here on */
};

/* Listens to a signal millisecond by millisecond. */
static struct heard listen(enum signal_kind kind, int64_t start_ms)
{
    struct signal_player player = {.active = false};
    struct heard heard = {0, 0, 0, 0, 0};
    bool had_led = false, had_beeper = false;
    signal_start(&player, kind, start_ms);
    for (int ms = 0; ms < LONGEST_MS; ms++) {
        bool led, beeper;
        signal_levels(&player, start_ms + ms, &led, &beeper);
        heard.beeps += beeper && !had_beeper;
        heard.blinks += led && !had_led;
        heard.beep_ms += beeper;
        heard.led_ms += led;
        heard.end_ms = led || beeper ? ms + 1 : heard.end_ms;
        had_led = led;
        had_beeper = beeper;
    }
    assert_false(player.active);
    return heard;
}

static void each_signal_is_told_by_its_rhythm(void **state)
{
    static const struct {
        int line;
        enum signal_kind kind;
        int beeps, beep_low_ms, beep_high_ms; /* each beep's length */
        int blinks_low;
    } rows[] = {
        {__LINE__, SIGNAL_ACCEPTED, 1, 50, 150, 1},
        {__LINE__, SIGNAL_UNKNOWN, 2, 50, 150, 2},
        {__LINE__, SIGNAL_ERROR, 1, 400, 1000, 0},
        {__LINE__, SIGNAL_REST_OVER, 3, 50, 150, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct heard heard = listen(rows[i].kind, 1000);
        int each_ms = heard.beep_ms / (heard.beeps > 0 ? heard.beeps : 1);
        if (heard.beeps != rows[i].beeps || each_ms < rows[i].beep_low_ms ||
            each_ms > rows[i].beep_high_ms ||
            heard.blinks < rows[i].blinks_low) {
            fail_msg("row at line %d: %d beeps of %d ms, %d blinks",
                     rows[i].line, heard.beeps, each_ms, heard.blinks);
        }
    }
}

static void an_accepted_tag_lights_the_led_for_a_second(void **state)
{
    struct heard heard = listen(SIGNAL_ACCEPTED, 0);
    assert_int_equal(heard.led_ms, 1000);
    assert_int_equal(heard.blinks, 1);
}

static void an_error_leaves_the_led_dark(void **state)
{
    assert_int_equal(listen(SIGNAL_ERROR, 0).led_ms, 0);
}

static void a_signal_is_the_same_whenever_it_starts(void **state)
{
    for (int kind = 0; kind < SIGNAL_COUNT; kind++) {
        struct heard now = listen((enum signal_kind)kind, 0);
        struct heard later =
            listen((enum signal_kind)kind, INT64_C(900000000000));
        assert_memory_equal(&now, &later, sizeof now);
    }
}

/* Waking only at the deadlines gives the same levels as watching always. */
static void no_change_of_level_is_missed_between_deadlines(void **state)
{
    for (int kind = 0; kind < SIGNAL_COUNT; kind++) {
        struct signal_player watched, woken;
        signal_start(&watched, (enum signal_kind)kind, 77);
        signal_start(&woken, (enum signal_kind)kind, 77);
        bool led, beeper, woken_led, woken_beeper;
        signal_levels(&woken, 77, &woken_led, &woken_beeper);
        int64_t wake_ms = signal_deadline_ms(&woken, 77);
        for (int64_t ms = 77; ms < 77 + LONGEST_MS; ms++) {
            if (ms >= wake_ms) {
                signal_levels(&woken, ms, &woken_led, &woken_beeper);
                wake_ms = signal_deadline_ms(&woken, ms);
                assert_true(wake_ms > ms);
            }
            signal_levels(&watched, ms, &led, &beeper);
            assert_int_equal(led, woken_led);
            assert_int_equal(beeper, woken_beeper);
        }
        assert_true(wake_ms == INT64_MAX);
    }
}

static void a_new_signal_cuts_the_one_before(void **state)
{
    struct signal_player player;
    bool led, beeper;
    signal_start(&player, SIGNAL_ACCEPTED, 0);
    signal_levels(&player, 500, &led, &beeper);
    assert_true(led);
    signal_start(&player, SIGNAL_ERROR, 500);
    signal_levels(&player, 500, &led, &beeper);
    assert_false(led);
    assert_true(beeper);
}

static void a_player_that_was_never_started_is_silent(void **state)
{
    struct signal_player player = {.active = false};
    bool led = true, beeper = true;
    assert_true(signal_deadline_ms(&player, 5) == INT64_MAX);
    signal_levels(&player, 5, &led, &beeper);
    assert_false(led);
    assert_false(beeper);
}

static void a_look_far_too_late_ends_it(void **state)
{
    struct signal_player player;
    bool led, beeper;
    signal_start(&player, SIGNAL_REST_OVER, 0);
    assert_true(signal_deadline_ms(&player, 60000) <= 60000);
    signal_levels(&player, 60000, &led, &beeper);
    assert_false(led);
    assert_false(beeper);
    assert_true(signal_deadline_ms(&player, 60000) == INT64_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_signal_is_told_by_its_rhythm),
        cmocka_unit_test(an_accepted_tag_lights_the_led_for_a_second),
        cmocka_unit_test(an_error_leaves_the_led_dark),
        cmocka_unit_test(a_signal_is_the_same_whenever_it_starts),
        cmocka_unit_test(no_change_of_level_is_missed_between_deadlines),
        cmocka_unit_test(a_new_signal_cuts_the_one_before),
        cmocka_unit_test(a_player_that_was_never_started_is_silent),
        cmocka_unit_test(a_look_far_too_late_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
