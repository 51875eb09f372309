/* Chord: up and down held together, and what the two do otherwise. */
#include "kiosk/input/chord.h"
#include "kiosk/shell/intake.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#define MS INT64_C(1000000)

static struct intake intake;
static int64_t now_ns;
static int presses[4], repeats[4], staff;

static void count(struct input input)
{
    if (input.kind == INPUT_BUTTON) {
        (input.is_repeat ? repeats : presses)[input.intent]++;
    }
    staff += input.kind == INPUT_STAFF;
}

/* Time passes through every deadline. */
static void pass(int64_t ms)
{
    int64_t end_ns = now_ns + ms * MS;
    while (intake_deadline_ns(&intake) <= end_ns) {
        now_ns = intake_deadline_ns(&intake);
        count(intake_expire(&intake, now_ns));
    }
    now_ns = end_ns;
}

static void set(enum line line, bool is_down)
{
    const struct edge edge = {now_ns, line, is_down, false};
    count(intake_edge(&intake, &edge));
}

static int fresh(void **state)
{
    const struct wiegand_config reader = wiegand_config_default();
    const struct button_config button = button_config_default();
    now_ns = 1000 * MS;
    intake_init(&intake, &reader, 0, &button, now_ns);
    staff = 0;
    for (int i = 0; i < 4; i++) {
        presses[i] = repeats[i] = 0;
    }
    return 0;
}

static void three_seconds_of_both_are_the_staffs(void **state)
{
    set(LINE_DOWN, true);
    pass(200);
    set(LINE_UP, true);
    pass(2999);
    assert_int_equal(staff, 0);
    pass(1);
    assert_int_equal(staff, 1);
    pass(10000); /* told once, however long it is held */
    assert_int_equal(staff, 1);
    assert_int_equal(presses[INTENT_UP], 1);
    assert_int_equal(presses[INTENT_DOWN], 1);
    assert_int_equal(repeats[INTENT_UP] + repeats[INTENT_DOWN], 0);
}

static void the_one_let_go_last_does_not_run_on(void **state)
{
    set(LINE_UP, true);
    set(LINE_DOWN, true);
    pass(3100);
    set(LINE_UP, false);
    pass(2000);
    assert_int_equal(repeats[INTENT_DOWN], 0);
    set(LINE_DOWN, false);
    pass(100);
    set(LINE_DOWN, true); /* alone again it is a button like any other */
    pass(700);
    assert_int_equal(presses[INTENT_DOWN], 2);
    assert_int_equal(repeats[INTENT_DOWN], 2);
    assert_int_equal(staff, 1);
}

static void let_go_too_early_it_begins_anew(void **state)
{
    for (int i = 0; i < 5; i++) {
        set(LINE_UP, true);
        set(LINE_DOWN, true);
        pass(2900);
        set(LINE_DOWN, false);
        pass(50);
        set(LINE_DOWN, true);
        pass(2900);
        set(LINE_UP, false);
        set(LINE_DOWN, false);
        pass(50);
    }
    assert_int_equal(staff, 0);
}

static void other_pairs_are_no_chord(void **state)
{
    set(LINE_OK, true);
    set(LINE_BACK, true);
    set(LINE_UP, true);
    pass(10000);
    assert_int_equal(staff, 0);
    assert_true(repeats[INTENT_UP] > 10);
    assert_true(repeats[INTENT_OK] > 10);
}

#define TEST(name) cmocka_unit_test_setup(name, fresh)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(three_seconds_of_both_are_the_staffs),
        TEST(the_one_let_go_last_does_not_run_on),
        TEST(let_go_too_early_it_begins_anew),
        TEST(other_pairs_are_no_chord),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
