/* Sent: what is said of a frame. */
#include "kiosk/app/sent.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    int line;
    enum wiegand_verdict verdict;
    const char *code; /* NULL: none */
    const char *printed, *words, *hex, *formats;
} rows[] = {
    {__LINE__, WIEGAND_TAG, "26:00101101000000001010001000",
     "26:00101101000000001010001000", "parity ok", "0B40288",
     "H10301 90/324"},
    {__LINE__, WIEGAND_SWAPPED, "26:11010010111111110101110111",
     "26:11010010111111110101110111", "D0 and D1 look swapped", "34BFD77",
     "H10301 165/65211"},
    {__LINE__, WIEGAND_TAG, "37:1000000000111011000000000110010000110",
     "37:1000000000111011000000000110010000110", "parity ok", "1007600C86",
     "H10304 118/1603 or H10302 61867587"},
    {__LINE__, WIEGAND_BAD_PARITY, "26:10000000000000000000000001",
     "26:10000000000000000000000001", "parity wrong", "2000001",
     "H10301 0/0"},
    {__LINE__, WIEGAND_TAG, "26:10000000000000000000000001",
     "26:10000000000000000000000001", "parity wrong, ignored", "2000001",
     "H10301 0/0"},
    {__LINE__, WIEGAND_TAG, "32:01100010101101000011010000100011",
     "32:01100010101101000011010000100011", "length without parity",
     "62B43423", ""},
    {__LINE__, WIEGAND_SHORT, "12:001011010000", "12:001011010000",
     "too short: 12 bits", "2D0", ""},
    {__LINE__, WIEGAND_SHORT, "1:1", "1:1", "too short: 1 bit", "1", ""},
    {__LINE__, WIEGAND_LONG, NULL, "-", "too long: more than 64 bits", "",
     ""},
    {__LINE__, WIEGAND_GLITCH, "26:00101101000000001010001000",
     "26:00101101000000001010001000", "noise: pulses too close, or one lost",
     "0B40288", "H10301 90/324"},
    {__LINE__, WIEGAND_UNREST, NULL, "-", "noise: the lines are never silent",
     "", ""},
    {__LINE__, WIEGAND_TAG, "usb:0012345678", "usb:0012345678", "digits ok",
     "", ""},
    {__LINE__, WIEGAND_NOTHING, NULL, "-", "not 4 to 18 digits", "", ""},
};

static void every_frame_is_told_in_words(void **state)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct sent sent = {.verdict = rows[i].verdict};
        char printed[TAG_TEXT_MAX], words[SENT_WORDS_MAX];
        char hex[SENT_WORDS_MAX], formats[SENT_WORDS_MAX];
        if (rows[i].code != NULL) {
            assert_true(tag_parse(rows[i].code, &sent.tag));
        }
        sent_print(&sent, printed);
        sent_words(&sent, words);
        sent_hex(&sent, hex);
        sent_formats(&sent, formats);
        if (strcmp(printed, rows[i].printed) != 0 ||
            strcmp(words, rows[i].words) != 0 ||
            strcmp(hex, rows[i].hex) != 0 ||
            strcmp(formats, rows[i].formats) != 0) {
            fail_msg("row of line %d: '%s' '%s' '%s' '%s'", rows[i].line,
                     printed, words, hex, formats);
        }
        assert_true(sent_is_good(&sent) == (sent_advice(&sent)[0] == '\0'));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_frame_is_told_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
