/* USB readers that type: whose Enter an Enter is. */
#include "kiosk/input/wedge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Types keys, gap_ms apart: a digit, any other key, or Enter as '\n'. The
 * answer is that to the last Enter. */
static enum wedge_answer type(struct wedge *wedge, const char *keys,
                              int64_t gap_ms, int64_t *now_ms,
                              struct tag *tag)
{
    enum wedge_answer answer = WEDGE_PERSON;
    for (; *keys != '\0'; keys++, *now_ms += gap_ms) {
        if (*keys == '\n') {
            answer = wedge_enter(wedge, *now_ms, tag);
        } else if (*keys >= '0' && *keys <= '9') {
            wedge_digit(wedge, *keys - '0', *now_ms);
        } else {
            wedge_other(wedge, *now_ms);
        }
    }
    return answer;
}

static void only_a_persons_enter_is_a_persons(void **state)
{
    static const struct {
        int line;
        const char *keys;
        int64_t gap_ms;
        enum wedge_answer answer;
        const char *tag;
    } rows[] = {
        {__LINE__, "\n", 10, WEDGE_PERSON, ""},
        {__LINE__, "\n\n", 10, WEDGE_PERSON, ""},
        {__LINE__, "0012345678\n", 10, WEDGE_TAG, "usb:0012345678"},
        {__LINE__, "0012345678\n", WEDGE_GAP_MS, WEDGE_TAG, "usb:0012345678"},
        {__LINE__, "0012345678\n", WEDGE_GAP_MS + 1, WEDGE_PERSON, ""},
        {__LINE__, "1234\n", 10, WEDGE_TAG, "usb:1234"},
        {__LINE__, "123\n", 10, WEDGE_BAD, ""},
        {__LINE__, "1\n", 10, WEDGE_BAD, ""},
        {__LINE__, "123456789012345678\n", 10, WEDGE_TAG,
         "usb:123456789012345678"},
        {__LINE__, "1234567890123456789\n", 10, WEDGE_BAD, ""},
        {__LINE__, "04A2B3C4\n", 10, WEDGE_BAD, ""},
        {__LINE__, "AB12345678\n", 10, WEDGE_BAD, ""},
        {__LINE__, "12345678F\n", 10, WEDGE_BAD, ""},
        {__LINE__, "DEADBEEF\n", 10, WEDGE_BAD, ""},
        {__LINE__, "DEADBEEF\n", 300, WEDGE_PERSON, ""},
        {__LINE__, "12345678\n\n", 10, WEDGE_REST, ""},
        {__LINE__, "F\n\n\n", 10, WEDGE_REST, ""},
        {__LINE__, "12345678\n12345678\n", 10, WEDGE_TAG, "usb:12345678"},
        {__LINE__, "DEADBEEF\n12345678\n", 10, WEDGE_TAG, "usb:12345678"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct wedge wedge;
        struct tag tag = {0};
        char text[TAG_TEXT_MAX] = "";
        int64_t now_ms = 5;
        wedge_init(&wedge);
        enum wedge_answer got =
            type(&wedge, rows[i].keys, rows[i].gap_ms, &now_ms, &tag);
        if (got == WEDGE_TAG) {
            tag_print(&tag, text, sizeof text);
        }
        if (got != rows[i].answer || strcmp(text, rows[i].tag) != 0) {
            fail_msg("line %d: %d %s", rows[i].line, got, text);
        }
    }
}

static void after_a_pause_nothing_typed_before_counts(void **state)
{
    struct wedge wedge;
    struct tag tag;
    int64_t now_ms = 1000;
    wedge_init(&wedge);
    type(&wedge, "04A2", 10, &now_ms, &tag);
    now_ms += WEDGE_GAP_MS + 1;
    assert_int_equal(type(&wedge, "\n", 10, &now_ms, &tag), WEDGE_PERSON);
    type(&wedge, "04A2", 10, &now_ms, &tag);
    now_ms += WEDGE_GAP_MS + 1;
    assert_int_equal(type(&wedge, "12345678\n", 10, &now_ms, &tag),
                     WEDGE_TAG);
    now_ms += WEDGE_GAP_MS + 1;
    assert_int_equal(type(&wedge, "\n", 10, &now_ms, &tag), WEDGE_PERSON);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_a_persons_enter_is_a_persons),
        cmocka_unit_test(after_a_pause_nothing_typed_before_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
