/* Personal curves: anchored at a true single, falling, and invertible. */
#include "core/personal.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

static const struct personal athletes[] = {
    {0, 0},     {0.3, 0},     {-0.3, 0},   {0, 0.3},
    {0, -0.3},  {0.4, -0.4},  {-0.5, 0.5}, {1, 0.6},
    {-1, -0.6}, {2, 2} /* held at 1 and 0.6 */
};
#define ATHLETES (sizeof athletes / sizeof athletes[0])

static void the_logarithms_are_those_of_the_charts(void **state)
{
    for (int chart = 0; chart < CURVE_COUNT; chart++) {
        struct chart_logs logs = chart_logs_of((enum curve_id)chart);
        int last_n_x10 = curve_last_n_x10((enum curve_id)chart);
        assert_int_equal(logs.last, (last_n_x10 - 10) / 5);
        for (int i = 0; i <= logs.last; i++) {
            int pct_x1000 = curve_pct_at((enum curve_id)chart, 10 + 5 * i);
            assert_true(fabs(logs.knot[i] - log(pct_x1000 / 1e5)) < 1e-9);
        }
    }
}

static void without_a_departure_it_is_the_chart(void **state)
{
    const struct personal plain = {0, 0};
    for (int chart = 0; chart < CURVE_COUNT; chart++) {
        struct chart_logs logs = chart_logs_of((enum curve_id)chart);
        int last_n_x10 = curve_last_n_x10((enum curve_id)chart);
        for (int n_x10 = 10; n_x10 <= last_n_x10; n_x10 += 5) {
            double pct = 100 * exp(personal_log(&logs, &plain, n_x10 / 10.0));
            double said = curve_pct_at((enum curve_id)chart, n_x10) / 1000.0;
            assert_true(fabs(pct - said) < 1e-6);
        }
    }
}

static void a_true_single_is_everybodys(void **state)
{
    struct chart_logs logs = chart_logs_of(CURVE_TRAC);
    for (size_t i = 0; i < ATHLETES; i++) {
        assert_true(fabs(personal_log(&logs, &athletes[i], 1)) < 1e-12);
        assert_true(fabs(personal_reps(&logs, &athletes[i], 0) - 1) < 1e-12);
    }
}

static void it_falls_strictly_and_the_reps_are_its_inverse(void **state)
{
    for (int chart = 0; chart < CURVE_COUNT; chart++) {
        struct chart_logs logs = chart_logs_of((enum curve_id)chart);
        for (size_t i = 0; i < ATHLETES; i++) {
            double before = INFINITY;
            for (double n = -19; n <= 60; n += 0.05) {
                double now = personal_log(&logs, &athletes[i], n);
                assert_true(isfinite(now) && now < before);
                double back = personal_reps(&logs, &athletes[i], now);
                if (fabs(back - n) > 1e-6) {
                    fail_msg("chart %d, athlete %zu: %g comes back as %g",
                             chart, i, n, back);
                }
                before = now;
            }
        }
    }
}

static void a_slope_is_that_of_the_curve_round_it(void **state)
{
    struct chart_logs logs = chart_logs_of(CURVE_TRAC);
    for (size_t i = 0; i < ATHLETES; i++) {
        for (double n = 2; n <= 18; n += 0.1) {
            double slope = personal_at(&logs, &athletes[i], n).slope;
            double round_it = (personal_log(&logs, &athletes[i], n + 0.75) -
                               personal_log(&logs, &athletes[i], n - 0.75)) /
                              1.5;
            assert_true(slope < 0);
            assert_true(fabs(slope / round_it - 1) < 0.2);
        }
    }
}

static void who_is_stretched_or_bent_has_fewer_reps_in_them(void **state)
{
    struct chart_logs logs = chart_logs_of(CURVE_TRAC);
    const struct personal plain = {0, 0}, stretched = {0.3, 0}, bent = {0, 0.3};
    const double four_in_five = log(0.8), heavy = log(0.95);
    double n = personal_reps(&logs, &plain, four_in_five);
    assert_true(personal_reps(&logs, &stretched, four_in_five) < n - 1);
    assert_true(personal_reps(&logs, &bent, four_in_five) < n);
    /* bent: at many reps only */
    assert_true(personal_reps(&logs, &bent, heavy) >
                personal_reps(&logs, &plain, heavy));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_logarithms_are_those_of_the_charts),
        cmocka_unit_test(without_a_departure_it_is_the_chart),
        cmocka_unit_test(a_true_single_is_everybodys),
        cmocka_unit_test(it_falls_strictly_and_the_reps_are_its_inverse),
        cmocka_unit_test(a_slope_is_that_of_the_curve_round_it),
        cmocka_unit_test(who_is_stretched_or_bent_has_fewer_reps_in_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
