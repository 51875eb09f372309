#include "core/load.h"
#include "core/set.h"
#include "tests/harness/seed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void loads_are_read_or_refused_by_name(void **state)
{
    static const struct {
        int line;
        const char *text;
        enum load_status status;
        int32_t load_g;
        enum unit unit;
    } rows[] = {
        {__LINE__, "142.5kg", LOAD_OK, 142500, UNIT_KG},
        {__LINE__, "142.5", LOAD_OK, 142500, UNIT_KG},
        {__LINE__, "160 kg", LOAD_OK, 160000, UNIT_KG},
        {__LINE__, "315lb", LOAD_OK, 142882, UNIT_LB},
        {__LINE__, "45lb", LOAD_OK, 20412, UNIT_LB},
        {__LINE__, "0", LOAD_OK, 0, UNIT_KG},
        {__LINE__, "1000", LOAD_OK, 1000000, UNIT_KG},
        {__LINE__, "0.0004", LOAD_OK, 0, UNIT_KG},
        {__LINE__, "", LOAD_EMPTY, 0, UNIT_KG},
        {__LINE__, "nan", LOAD_NOT_A_NUMBER, 0, UNIT_KG},
        {__LINE__, "1e3", LOAD_BAD_UNIT, 0, UNIT_KG},
        {__LINE__, "--5", LOAD_NOT_A_NUMBER, 0, UNIT_KG},
        {__LINE__, "1.2.3", LOAD_NOT_A_NUMBER, 0, UNIT_KG},
        {__LINE__, "142,5", LOAD_NOT_A_NUMBER, 0, UNIT_KG},
        {__LINE__, "-5", LOAD_NEGATIVE, 0, UNIT_KG},
        {__LINE__, "1000.001", LOAD_TOO_LARGE, 0, UNIT_KG},
        {__LINE__, "99999999999999999999", LOAD_TOO_LARGE, 0, UNIT_KG},
        {__LINE__, "10st", LOAD_BAD_UNIT, 0, UNIT_KG},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int32_t load_g = 0;
        enum unit unit = UNIT_KG;
        enum load_status status = load_parse(rows[i].text, &load_g, &unit);
        if (status != rows[i].status || load_g != rows[i].load_g ||
            unit != rows[i].unit) {
            fail_msg("row at line %d: status %d, %d g", rows[i].line,
                     (int)status, load_g);
        }
    }
}

static void any_load_with_one_decimal_comes_back_as_typed(void **state)
{
    for (int unit = 0; unit < UNIT_COUNT; unit++) {
        int most = unit == UNIT_KG ? 10000 : 22046;
        for (int tenths = 0; tenths <= most; tenths++) {
            char typed[32], printed[LOAD_TEXT_MAX];
            int n = snprintf(typed, sizeof typed, "%d", tenths / 10);
            if (tenths % 10 != 0) {
                snprintf(typed + n, sizeof typed - (size_t)n, ".%d",
                         tenths % 10);
            }
            char with_unit[40];
            snprintf(with_unit, sizeof with_unit, "%s%s", typed,
                     unit_str((enum unit)unit));
            int32_t load_g;
            assert_int_equal(load_parse(with_unit, &load_g, NULL), LOAD_OK);
            load_print(load_g, (enum unit)unit, printed, sizeof printed);
            assert_string_equal(printed, typed);
        }
    }
}

static void a_45_bar_with_four_45s_reads_225(void **state)
{
    char text[LOAD_TEXT_MAX];
    load_print(5 * 20412, UNIT_LB, text, sizeof text);
    assert_string_equal(text, "225");
    load_print_unit(-2500, UNIT_KG, text, sizeof text);
    assert_string_equal(text, "-2.5 kg");
}

static void sets_are_read_or_refused_by_name(void **state)
{
    static const struct {
        int line;
        const char *text;
        enum set_status status;
        struct set set;
    } rows[] = {
        {__LINE__, "180x1@8.5", SET_OK, {180000, 1, FEEL_RPE, 85}},
        {__LINE__, "180kgx2@9", SET_OK, {180000, 2, FEEL_RPE, 90}},
        {__LINE__, "405lbx1@10", SET_OK, {183705, 1, FEEL_RPE, 100}},
        {__LINE__, "180x1@miss", SET_OK, {180000, 1, FEEL_MISS, 0}},
        {__LINE__, "180x0@miss", SET_OK, {180000, 0, FEEL_MISS, 0}},
        {__LINE__, "180x1", SET_BAD_FORM, {0}},
        {__LINE__, "180@8", SET_BAD_FORM, {0}},
        {__LINE__, "0x1@8", SET_BAD_LOAD, {0}},
        {__LINE__, "nanx1@8", SET_BAD_LOAD, {0}},
        {__LINE__, "-180x1@8", SET_BAD_LOAD, {0}},
        {__LINE__, "5000x1@8", SET_BAD_LOAD, {0}},
        {__LINE__, "180x0@8", SET_BAD_REPS, {0}},
        {__LINE__, "180x21@8", SET_BAD_REPS, {0}},
        {__LINE__, "180x-1@8", SET_BAD_REPS, {0}},
        {__LINE__, "180x1@11", SET_BAD_RPE, {0}},
        {__LINE__, "180x1@nan", SET_BAD_RPE, {0}},
        {__LINE__, "180x1@8.25", SET_BAD_RPE, {0}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct set set = {0};
        enum set_status status = set_parse(rows[i].text, &set, NULL);
        if (status != rows[i].status ||
            set.load_g != rows[i].set.load_g ||
            set.reps != rows[i].set.reps || set.feel != rows[i].set.feel ||
            set.rpe_x10 != rows[i].set.rpe_x10) {
            fail_msg("row at line %d: status %d", rows[i].line, (int)status);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loads_are_read_or_refused_by_name),
        cmocka_unit_test(any_load_with_one_decimal_comes_back_as_typed),
        cmocka_unit_test(a_45_bar_with_four_45s_reads_225),
        cmocka_unit_test(sets_are_read_or_refused_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
