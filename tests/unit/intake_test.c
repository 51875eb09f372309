/* Intake: what both readers have in common. */
#include "kiosk/input/cooldown.h"
#include "kiosk/shell/intake.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define MS INT64_C(1000000)
#define ADA "00101101000000001010001000"
#define BO "00101101000000001010001011"

static struct intake fresh(void)
{
    struct intake intake;
    const struct wiegand_config reader = wiegand_config_default();
    const struct button_config button = button_config_default();
    intake_init(&intake, &reader, 3000 * MS, &button, 0);
    return intake;
}

/* A frame on D0 and D1 from *t_ns on; *t_ns is then when it was read. */
static enum input_kind wiegand(struct intake *intake, const char *bits,
                               int64_t *t_ns)
{
    for (; *bits != '\0'; bits++, *t_ns += 2 * MS) {
        struct edge edge = {*t_ns, *bits == '1' ? LINE_D1 : LINE_D0, true,
                            false};
        assert_int_equal(intake_edge(intake, &edge).kind, INPUT_NOTHING);
    }
    *t_ns = intake_deadline_ns(intake);
    return intake_expire(intake, *t_ns).kind;
}

static enum input_kind usb(struct intake *intake, const char *digits,
                           int64_t *t_ns)
{
    for (; *digits != '\0'; digits++, *t_ns += 10 * MS) {
        wedge_digit(&intake->wedge, *digits - '0', *t_ns / MS);
    }
    return intake_enter(intake, *t_ns).kind;
}

static void a_tag_held_to_either_reader_is_told_once(void **state)
{
    struct intake intake = fresh();
    int64_t t_ns = 1000 * MS;
    assert_int_equal(wiegand(&intake, ADA, &t_ns), INPUT_TAG);
    for (int i = 0; i < 20; i++) { /* for longer than the cooldown */
        t_ns += 300 * MS;
        assert_int_equal(wiegand(&intake, ADA, &t_ns), INPUT_TAG_AGAIN);
    }
    assert_int_equal(wiegand(&intake, BO, &t_ns), INPUT_TAG);
    t_ns += 100 * MS;
    assert_int_equal(usb(&intake, "0012345678", &t_ns), INPUT_TAG);
    for (int i = 0; i < 20; i++) {
        t_ns += 300 * MS;
        assert_int_equal(usb(&intake, "0012345678", &t_ns), INPUT_TAG_AGAIN);
    }
    t_ns += 3000 * MS;
    assert_int_equal(usb(&intake, "0012345678", &t_ns), INPUT_TAG);
}

static void the_cooldown_ends_to_the_nanosecond(void **state)
{
    struct cooldown cooldown;
    const struct tag ada = {.bits = 26, .raw = 5};
    const struct tag same_digits = {.digits = 4, .raw = 5};
    cooldown_init(&cooldown, 3000 * MS);
    assert_true(cooldown_passes(&cooldown, &ada, 0));
    assert_false(cooldown_passes(&cooldown, &ada, 3000 * MS - 1));
    assert_false(cooldown_passes(&cooldown, &ada, 6000 * MS - 2));
    assert_true(cooldown_passes(&cooldown, &ada, 9000 * MS - 2));
    assert_true(cooldown_passes(&cooldown, &same_digits, 9000 * MS));
    cooldown_init(&cooldown, 0);
    assert_true(cooldown_passes(&cooldown, &ada, 0));
    assert_true(cooldown_passes(&cooldown, &ada, 0));
}

static void what_was_held_when_the_lines_went_is_let_go(void **state)
{
    struct intake intake = fresh();
    const struct edge down = {1000 * MS, LINE_UP, true, false};
    assert_int_equal(intake_edge(&intake, &down).kind, INPUT_BUTTON);
    int64_t t_ns = 1100 * MS;
    const struct edge bit = {t_ns, LINE_D0, true, false};
    assert_int_equal(intake_edge(&intake, &bit).kind, INPUT_NOTHING);
    intake_rewired(&intake, t_ns);
    assert_int_equal(intake_deadline_ns(&intake), INT64_MAX);
    assert_int_equal(intake_expire(&intake, 9000 * MS).kind, INPUT_NOTHING);
    t_ns = 9000 * MS;
    assert_int_equal(wiegand(&intake, ADA, &t_ns), INPUT_TAG);
    const struct edge up = {t_ns, LINE_UP, false, false};
    assert_int_equal(intake_edge(&intake, &up).kind, INPUT_NOTHING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tag_held_to_either_reader_is_told_once),
        cmocka_unit_test(the_cooldown_ends_to_the_nanosecond),
        cmocka_unit_test(what_was_held_when_the_lines_went_is_let_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
