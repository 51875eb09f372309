/* Reading and writing comma separated values. */
#include "kiosk/ctl/csv.h"

#include "tests/harness/seed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define SEEDS 2000
#define FIELD_MAX 24

/* Rows as "a|b" each ended by '\n', then the status that ended them. */
static void told(const char *text, char *out, size_t size,
                 enum csv_status *end)
{
    struct csv csv;
    size_t n = 0;
    out[0] = '\0';
    csv_begin(&csv, text);
    while ((*end = csv_next(&csv)) == CSV_ROW) {
        for (int i = 0; i < csv.n; i++) {
            n += (size_t)snprintf(out + n, size - n, "%s%s",
                                  i > 0 ? "|" : "", csv.field[i]);
        }
        n += (size_t)snprintf(out + n, size - n, "\n");
    }
}

static void rows_are_read_as_rfc_4180_says(void **state)
{
    static const struct {
        int line;
        const char *text, *rows;
        enum csv_status end;
    } cases[] = {
        {__LINE__, "", "", CSV_END},
        {__LINE__, "a,b\n", "a|b\n", CSV_END},
        {__LINE__, "a,b", "a|b\n", CSV_END},
        {__LINE__, "a,b\r\nc,d\r\n", "a|b\nc|d\n", CSV_END},
        {__LINE__, "a\rb\r", "a\nb\n", CSV_END},
        {__LINE__, "\xEF\xBB\xBF" "a,b\n", "a|b\n", CSV_END},
        {__LINE__, "a,,\n", "a||\n", CSV_END},
        {__LINE__, ",\n", "|\n", CSV_END},
        {__LINE__, "\"a,b\",c\n", "a,b|c\n", CSV_END},
        {__LINE__, "\"a\"\"b\"\n", "a\"b\n", CSV_END},
        {__LINE__, "\"\",x\n", "|x\n", CSV_END},
        {__LINE__, "\"a\nb\",c\n", "a\nb|c\n", CSV_END},
        {__LINE__, " a , b \n", " a | b \n", CSV_END},
        {__LINE__, "a\n\n\r\nb\n", "a\nb\n", CSV_END},
        {__LINE__, "\xC5\xBB" "aneta,kg\n", "\xC5\xBB" "aneta|kg\n", CSV_END},
        {__LINE__, "a\"b\n", "", CSV_BAD_QUOTE},
        {__LINE__, "ok\n\"a\"b\n", "ok\n", CSV_BAD_QUOTE},
        {__LINE__, "\"a", "", CSV_UNCLOSED},
        {__LINE__, "\"a\"\"", "", CSV_UNCLOSED},
        {__LINE__, "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16\n",
         "1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16\n", CSV_END},
        {__LINE__, "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17\n", "",
         CSV_TOO_LONG},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char rows[256];
        enum csv_status end;
        told(cases[i].text, rows, sizeof rows, &end);
        if (strcmp(rows, cases[i].rows) != 0 || end != cases[i].end) {
            fail_msg("line %d: '%s' then %s", cases[i].line, rows,
                     csv_status_str(end));
        }
    }
}

static void a_row_as_long_as_the_room_is_read_and_one_byte_more_is_not(
    void **state)
{
    char text[CSV_ROW_MAX + 2];
    struct csv csv;
    memset(text, 'x', sizeof text);
    text[CSV_ROW_MAX - 1] = '\0';
    csv_begin(&csv, text);
    assert_int_equal(csv_next(&csv), CSV_ROW);
    assert_int_equal(strlen(csv.field[0]), CSV_ROW_MAX - 1);
    text[CSV_ROW_MAX - 1] = 'x';
    text[CSV_ROW_MAX] = '\0';
    csv_begin(&csv, text);
    assert_int_equal(csv_next(&csv), CSV_TOO_LONG);
}

static void a_row_knows_the_line_it_began_on(void **state)
{
    static const int lines[] = {1, 3, 6};
    struct csv csv;
    csv_begin(&csv, "a\n\n\"b\nb\"\r\n\r\nc\n");
    for (int i = 0; i < 3; i++) {
        assert_int_equal(csv_next(&csv), CSV_ROW);
        assert_int_equal(csv.line, lines[i]);
    }
    assert_int_equal(csv_next(&csv), CSV_END);
}

static void every_status_has_words(void **state)
{
    for (int i = CSV_ROW; i <= CSV_TOO_LONG; i++) {
        assert_true(strlen(csv_status_str((enum csv_status)i)) > 0);
    }
}

static void a_field_is_quoted_only_where_it_has_to_be(void **state)
{
    static const char *const cases[][2] = {
        {"Ada", "Ada"},       {"", ""},           {"a b", "a b"},
        {"a,b", "\"a,b\""},   {"a\"", "\"a\"\"\""}, {"a\nb", "\"a\nb\""},
        {"a\rb", "\"a\rb\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char out[32];
        size_t n = csv_quote(cases[i][0], out, sizeof out);
        assert_string_equal(out, cases[i][1]);
        assert_int_equal(n, strlen(out));
    }
}

static void quoting_is_cut_at_the_room_there_is(void **state)
{
    char out[4] = "zzz";
    assert_int_equal(csv_quote("abcdef", out, sizeof out), 3);
    assert_string_equal(out, "abc");
}

static void what_is_written_is_read_back(void **state)
{
    static const char alphabet[] = "ab \",\n\r\xC5\xBB;";
    uint64_t seed = seed_start();
    for (int run = 0; run < SEEDS; run++) {
        char field[CSV_FIELDS_MAX][FIELD_MAX + 1], text[CSV_ROW_MAX];
        int n_fields = seed_between(&seed, 2, CSV_FIELDS_MAX);
        size_t n = 0;
        for (int i = 0; i < n_fields; i++) {
            int length = seed_between(&seed, 0, FIELD_MAX);
            for (int c = 0; c < length; c++) {
                field[i][c] = alphabet[seed_between(
                    &seed, 0, (int)sizeof alphabet - 2)];
            }
            field[i][length] = '\0';
            n += (size_t)snprintf(text + n, sizeof text - n, "%s",
                                  i > 0 ? "," : "");
            n += csv_quote(field[i], text + n, sizeof text - n);
        }
        struct csv csv;
        csv_begin(&csv, text);
        assert_int_equal(csv_next(&csv), CSV_ROW);
        assert_int_equal(csv.n, n_fields);
        for (int i = 0; i < n_fields; i++) {
            assert_string_equal(csv.field[i], field[i]);
        }
        assert_int_equal(csv_next(&csv), CSV_END);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_read_as_rfc_4180_says),
        cmocka_unit_test(
            a_row_as_long_as_the_room_is_read_and_one_byte_more_is_not),
        cmocka_unit_test(a_row_knows_the_line_it_began_on),
        cmocka_unit_test(every_status_has_words),
        cmocka_unit_test(a_field_is_quoted_only_where_it_has_to_be),
        cmocka_unit_test(quoting_is_cut_at_the_room_there_is),
        cmocka_unit_test(what_is_written_is_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
