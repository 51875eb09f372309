/* Rest: how long, by the protocol and by how hard the set was; the clock that
 * shows it. */
#include "core/rest.h"
#include "tests/harness/hand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct hand hand;

static struct protocol protocol_of(int rest_s, int cap_x10, int hard_s,
                                   int easy_s)
{
    struct protocol p = protocol_new("p");
    p.rest_s = rest_s;
    p.cap_rpe_x10 = cap_x10;
    p.rest_hard_s = hard_s;
    p.rest_easy_s = easy_s;
    return p;
}

static void a_set_calls_for_its_rest(void **state)
{
    static const struct {
        int line;
        int rest_s, cap_x10, hard_s, easy_s;
        enum feel feel;
        int rpe_x10, want_s;
    } rows[] = {
        {__LINE__, 240, 90, 0, 0, FEEL_UNTOLD, 0, 240},
        {__LINE__, 240, 90, 0, 0, FEEL_PAIN, 0, 240},
        {__LINE__, 240, 90, 0, 0, FEEL_RPE, 70, 240},
        {__LINE__, 240, 90, 0, 0, FEEL_RPE, 90, 240},
        {__LINE__, 240, 90, 0, 0, FEEL_RPE, 95, 300},
        {__LINE__, 240, 90, 0, 0, FEEL_MISS, 0, 300},
        {__LINE__, 240, 90, 0, 0, FEEL_RPE, 65, 180},
        {__LINE__, 240, 90, 0, 0, FEEL_EASIER, 0, 180},
        {__LINE__, 180, 80, 0, 0, FEEL_RPE, 80, 180},
        {__LINE__, 180, 80, 0, 0, FEEL_RPE, 85, 225},
        {__LINE__, 180, 100, 0, 0, FEEL_RPE, 100, 225},
        {__LINE__, 240, 90, 420, 90, FEEL_RPE, 100, 420},
        {__LINE__, 240, 90, 420, 90, FEEL_EASIER, 0, 90},
        {__LINE__, 1800, 90, 0, 0, FEEL_MISS, 0, 1800},
        {__LINE__, 10, 90, 0, 0, FEEL_EASIER, 0, 8},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct protocol p = protocol_of(rows[i].rest_s, rows[i].cap_x10,
                                        rows[i].hard_s, rows[i].easy_s);
        struct set set = {100000, 1, rows[i].feel, rows[i].rpe_x10};
        int got_s = rest_after_s(&p, &set);
        if (got_s != rows[i].want_s) {
            fail_msg("line %d: %d s", rows[i].line, got_s);
        }
    }
}

static void a_harder_set_never_rests_less(void **state)
{
    for (int rest_s = 10; rest_s <= 1800; rest_s += 7) {
        for (int cap = 60; cap <= 100; cap += 5) {
            struct protocol p = protocol_of(rest_s, cap, 0, 0);
            struct set set = {100000, 1, FEEL_EASIER, 0};
            int before_s = rest_after_s(&p, &set);
            set.feel = FEEL_RPE;
            for (set.rpe_x10 = 60; set.rpe_x10 <= 100; set.rpe_x10 += 5) {
                int now_s = rest_after_s(&p, &set);
                assert_true(now_s >= before_s);
                before_s = now_s;
            }
            set = (struct set){100000, 0, FEEL_MISS, 0};
            assert_true(rest_after_s(&p, &set) >= before_s);
        }
    }
}

static void the_protocol_file_says_how_long(void **state)
{
    struct protocol p = protocol_new("p");
    assert_null(protocol_set(&p, "rest_hard", "6 min"));
    assert_null(protocol_set(&p, "rest_easy", "90 s"));
    assert_int_equal(p.rest_hard_s, 360);
    assert_int_equal(p.rest_easy_s, 90);
    assert_string_equal(protocol_set(&p, "rest_hard", "long"),
                        "write it as 4 min or 90 s");
    assert_string_equal(protocol_set(&p, "rest_easy", "40 min"),
                        "a rest is 10 s to 30 min");
}

/* --- the clock: a deadlift of strength, 4 min ---------------------------------------- */

static int64_t left_s(void)
{
    return (hand.app.session.rest_until_ms - hand.now.mono_ms + 999) / 1000;
}

static void a_hard_set_moves_the_end_and_its_undo_moves_it_back(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_wait(&hand, 20000);
    int64_t end_ms = hand.app.session.rest_until_ms;
    hand_press(&hand, "10");
    assert_int_equal(hand.app.session.rest_until_ms, end_ms + 60000);
    SEE(&hand, "4:4");
    hand_press(&hand, "Undo");
    ON(&hand, "feel");
    assert_int_equal(hand.app.session.rest_until_ms, end_ms);
    hand_press(&hand, "6.5");
    assert_int_equal(hand.app.session.rest_until_ms, end_ms - 60000);
    SEE(&hand, "2:39");
}

static void a_miss_rests_longer_and_beeps_once_at_its_end(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Missed");
    hand_press(&hand, "1");
    hand_wait(&hand, 290000);
    assert_int_equal(hand.signals[SIGNAL_REST_OVER], 0);
    hand_wait(&hand, 15000);
    assert_int_equal(hand.signals[SIGNAL_REST_OVER], 1);
    assert_true(left_s() < 0);
}

/* Told late: what is past by then is not beeped, what is to come is. */
static void an_answer_after_the_end_is_no_second_beep(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_wait(&hand, 200000);
    hand_press(&hand, "6");
    assert_true(left_s() < 0);
    assert_int_equal(hand.signals[SIGNAL_REST_OVER], 0);
    hand_wait(&hand, 50000);
    assert_int_equal(hand.signals[SIGNAL_REST_OVER], 0);
}

/* The power is cut while resting after a hard set: the clock is the long
 * one. */
static void a_restart_knows_how_hard_it_was(void **state)
{
    struct athlete_file file = hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "10");
    hand_pull_plug(&hand);
    hand_reopen(&hand, &file);
    file.open.age_known = true;
    file.open.age_ms = 60000;
    hand_tap(&hand, &file);
    ON(&hand, "backoff");
    assert_true(hand.app.session.resting);
    assert_int_equal(left_s(), 240);
    hand_press(&hand, "Undo"); /* the same hours later, on this clock */
    assert_int_equal(left_s(), 180);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_set_calls_for_its_rest),
        cmocka_unit_test(a_harder_set_never_rests_less),
        cmocka_unit_test(the_protocol_file_says_how_long),
        cmocka_unit_test(a_hard_set_moves_the_end_and_its_undo_moves_it_back),
        cmocka_unit_test(a_miss_rests_longer_and_beeps_once_at_its_end),
        cmocka_unit_test(an_answer_after_the_end_is_no_second_beep),
        cmocka_unit_test(a_restart_knows_how_hard_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
