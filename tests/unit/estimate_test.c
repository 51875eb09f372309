/* Estimates: what holds whatever an athlete did. Random histories by seed. */
#include "core/estimate.h"

#include "core/reading.h"
#include "tests/harness/seed.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define SETS_MOST 60
#define LEAST_G 1000 /* below it a gram is more than a hundredth RPE */
#define SDS_OF_90_PCT 1.645

/* --- histories --------------------------------------------------------------- */

struct done {
    int64_t day;
    struct set set;
};

struct history {
    int n;
    int32_t known_g; /* 0: nothing */
    int32_t max_g;   /* about what they lift */
    struct done done[SETS_MOST];
};

/* Any answer: a miss, "easier" or nothing told now and then. */
static struct set any_set(uint64_t *seed, int32_t max_g)
{
    int reps = seed_between(seed, 1, 8);
    struct set set = {.load_g = max_g / 1000 * seed_between(seed, 650, 1000),
                      .reps = reps,
                      .feel = FEEL_RPE,
                      .rpe_x10 = 5 * seed_between(seed, 10, 20)};
    int chance = seed_between(seed, 1, 60);
    if (chance <= 2) {
        set.load_g = (int32_t)fmin(set.load_g * chance * 5.0, LOAD_MAX_G);
    } else if (chance <= 8) {
        static const enum feel others[] = {FEEL_MISS, FEEL_MISS, FEEL_EASIER,
                                           FEEL_EASIER, FEEL_PAIN,
                                           FEEL_UNTOLD};
        set.feel = others[chance - 3];
        set.rpe_x10 = 0;
        set.reps -= set.feel == FEEL_MISS;
    }
    return set;
}

static struct history any_history(uint64_t *seed)
{
    struct history h = {.n = seed_between(seed, 0, SETS_MOST),
                        .max_g = 1000 * seed_between(seed, 40, 300)};
    int64_t day = seed_between(seed, -1000, 20000);
    h.known_g = seed_between(seed, 0, 1) ? 0 : h.max_g;
    for (int i = 0; i < h.n; i++) {
        day += seed_between(seed, 0, 3) == 0 ? seed_between(seed, 1, 30) : 0;
        h.done[i] = (struct done){day, any_set(seed, h.max_g)};
    }
    return h;
}

static struct estimate learn(const struct history *h)
{
    struct estimate estimate;
    estimate_start(&estimate, CURVE_TRAC, h->known_g, ESTIMATE_COACH_SD_PCT);
    for (int i = 0; i < h->n; i++) {
        estimate_add(&estimate, h->done[i].day, &h->done[i].set);
    }
    return estimate;
}

/* A steady lifter of 200 kg by the chart, n workouts of a double and a five. */
static struct estimate lifter(int workouts)
{
    struct estimate estimate;
    const struct set top = {184400, 2, FEEL_RPE, 90};
    const struct set back = {157200, 5, FEEL_RPE, 80};
    estimate_start(&estimate, CURVE_TRAC, 0, 0);
    for (int i = 0; i < workouts; i++) {
        estimate_add(&estimate, 3 * i, &top);
        estimate_add(&estimate, 3 * i, &back);
    }
    return estimate;
}

static int32_t after(const struct estimate *estimate, int64_t day,
                     const struct set *set)
{
    struct estimate next = *estimate;
    estimate_add(&next, day, set);
    return estimate_today(&next, day).e1rm_g;
}

/* --- always -------------------------------------------------------------------- */

static void assert_sound(const struct estimate *estimate, int64_t day)
{
    struct today today = estimate_today(estimate, day);
    struct habits_of habits = estimate_habits(estimate);
    double rpe = estimate_rpe(estimate, day, 100000, 3);
    assert_in_range(today.e1rm_g, 1, LOAD_MAX_G);
    assert_in_range(today.trend_g, 1, LOAD_MAX_G);
    assert_true(isfinite(today.sd_pct) && today.sd_pct >= 0);
    assert_true(isfinite(today.trend_sd_pct) && today.trend_sd_pct >= 0);
    assert_true(isfinite(today.form_pct));
    assert_true(rpe >= 5 && rpe <= 10);
    assert_in_range(estimate_answer_x10(estimate, day, 100000, 3), 50, 100);
    assert_true(isfinite(estimate_fresh_rpe(estimate, day, 100000, 3)));
    assert_in_range(estimate_load_g(estimate, day, 3, 8, false), 0,
                    LOAD_MAX_G);
    assert_in_range(estimate_ceiling_g(estimate), 1, LOAD_MAX_G);
    assert_true(isfinite(habits.stretch) && isfinite(habits.bend) &&
                isfinite(habits.bias_rpe) && isfinite(habits.fatigue) &&
                habits.rating_sd_rpe > 0);
}

static void whatever_was_done_it_is_finite_and_positive(void **state)
{
    uint64_t seed = seed_start();
    int rounds = seed_rounds(2000);
    for (int i = 0; i < rounds; i++) {
        struct history h = any_history(&seed);
        struct estimate estimate = learn(&h);
        assert_sound(&estimate, h.n > 0 ? h.done[h.n - 1].day : 0);
        assert_sound(&estimate, 40000);
    }
}

static void the_same_rows_give_the_same_bits(void **state)
{
    uint64_t seed = seed_start();
    for (int i = 0; i < 200; i++) {
        struct history h = any_history(&seed);
        struct estimate a, b;
        memset(&a, 0xAB, sizeof a);
        memset(&b, 0x5C, sizeof b);
        a = learn(&h);
        b = learn(&h);
        assert_memory_equal(&a, &b, sizeof a);
        estimate_today(&a, 30000); /* asking changes nothing */
        estimate_load_g(&a, 30000, 5, 8, false);
        assert_memory_equal(&a, &b, sizeof a);
    }
}

/* --- a better set never says less ---------------------------------------------- */

static void assert_no_less(const struct estimate *estimate, int64_t day,
                           const struct set *set, const struct set *better)
{
    int32_t plain_g = after(estimate, day, set);
    int32_t better_g = after(estimate, day, better);
    if (better_g < plain_g) {
        fail_msg("%d x %d at %d says %d, but %d x %d at %d says %d",
                 (int)set->load_g, set->reps, set->rpe_x10, (int)plain_g,
                 (int)better->load_g, better->reps, better->rpe_x10,
                 (int)better_g);
    }
}

static void more_load_more_reps_or_less_effort_never_say_less(void **state)
{
    uint64_t seed = seed_start();
    int rounds = seed_rounds(5000);
    for (int i = 0; i < rounds; i++) {
        struct history h = any_history(&seed);
        struct estimate estimate = learn(&h);
        int64_t day = estimate.day + seed_between(&seed, 0, 9);
        struct set set = {.load_g = h.max_g / 1000 *
                                    seed_between(&seed, 300, 1500),
                          .reps = seed_between(&seed, 1, 8),
                          .feel = FEEL_RPE,
                          .rpe_x10 = seed_between(&seed, 51, 100)};
        struct set heavier = set, longer = set, easier = set;
        heavier.load_g += seed_between(&seed, 1, 20000);
        longer.reps += seed_between(&seed, 1, 4);
        easier.rpe_x10 -= seed_between(&seed, 1, set.rpe_x10 - 50);
        assert_no_less(&estimate, day, &set, &heavier);
        assert_no_less(&estimate, day, &set, &longer);
        assert_no_less(&estimate, day, &set, &easier);
    }
}

static void a_heavier_bar_or_more_reps_are_expected_harder(void **state)
{
    uint64_t seed = seed_start();
    for (int i = 0; i < 500; i++) {
        struct history h = any_history(&seed);
        struct estimate estimate = learn(&h);
        int reps = seed_between(&seed, 1, 8);
        int32_t load_g = h.max_g / 1000 * seed_between(&seed, 500, 1000);
        double rpe = estimate_fresh_rpe(&estimate, 9, load_g, reps);
        assert_true(estimate_fresh_rpe(&estimate, 9, load_g + 500, reps) >
                    rpe);
        assert_true(estimate_fresh_rpe(&estimate, 9, load_g, reps + 1) > rpe);
    }
}

static void the_load_for_an_rpe_is_the_inverse(void **state)
{
    uint64_t seed = seed_start();
    for (int i = 0; i < 500; i++) {
        struct history h = any_history(&seed);
        struct estimate estimate = learn(&h);
        int64_t day = estimate.day + seed_between(&seed, 0, 5);
        int reps = seed_between(&seed, 1, 8);
        double rpe = seed_between(&seed, 60, 95) / 10.0;
        int32_t load_g = estimate_load_g(&estimate, day, reps, rpe, false);
        int32_t fresh_g = estimate_load_g(&estimate, day, reps, rpe, true);
        if (load_g < LOAD_MAX_G && load_g > LEAST_G) {
            double back = estimate_rpe(&estimate, day, load_g, reps);
            double next = estimate_rpe(&estimate, day, load_g + 1, reps);
            if (back > rpe || next <= rpe || next - back > 0.05) {
                fail_msg("%d g is told as %g, a gram more as %g, for %g",
                         (int)load_g, back, next, rpe);
            }
        }
        if (fresh_g < LOAD_MAX_G && fresh_g > LEAST_G) {
            assert_true(
                fabs(estimate_fresh_rpe(&estimate, day, fresh_g, reps) - rpe) <
                0.01);
        }
    }
}

/* --- order ---------------------------------------------------------------------- */

/* The order of two sets of one day matters: the later one was done tired. And
 * an extended filter reads each curve where it believes to be by then. Together
 * that is well within what one set leaves unsure. */
static void the_order_within_a_day_matters_less_than_noise(void **state)
{
    uint64_t seed = seed_start();
    double sum = 0, worst = 0;
    const int rounds = 1000;
    for (int i = 0; i < rounds; i++) {
        struct estimate estimate = lifter(seed_between(&seed, 1, 20));
        struct set a = {2500 * seed_between(&seed, 64, 74), 2, FEEL_RPE, 85};
        struct set b = {2500 * seed_between(&seed, 58, 66), 5, FEEL_RPE, 80};
        a.rpe_x10 += 5 * seed_between(&seed, -3, 2);
        b.rpe_x10 += 5 * seed_between(&seed, -3, 2);
        struct estimate ab = estimate, ba = estimate;
        estimate_add(&ab, 99, &a);
        estimate_add(&ab, 99, &b);
        estimate_add(&ba, 99, &b);
        estimate_add(&ba, 99, &a);
        struct today first = estimate_today(&ab, 99);
        double off = fabs(log((double)first.e1rm_g /
                              estimate_today(&ba, 99).e1rm_g));
        double sds = 100 * off / first.sd_pct;
        sum += sds;
        worst = sds > worst ? sds : worst;
    }
    print_message("order: %.2f of a standard deviation, at worst %.2f\n",
                  sum / rounds, worst);
    assert_true(sum / rounds < 0.3);
    assert_true(worst < SDS_OF_90_PCT);
}

/* --- wild answers ---------------------------------------------------------------- */

static void one_wild_answer_is_a_bounded_step_and_soon_forgotten(void **state)
{
    static const struct {
        int line;
        struct set wild;
    } cases[] = {
        {__LINE__, {1000000, 2, FEEL_RPE, 80}}, /* typed ten times too heavy */
        {__LINE__, {1000000, 5, FEEL_EASIER, 0}},
        {__LINE__, {18440, 2, FEEL_RPE, 90}}, /* a zero left out */
        {__LINE__, {100000, 1, FEEL_RPE, 100}}, /* easy, told as all there was */
        {__LINE__, {100000, 0, FEEL_MISS, 0}},
    };
    const struct set usual = {184400, 2, FEEL_RPE, 90};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct estimate estimate = lifter(10);
        double before_g = estimate_today(&estimate, 30).e1rm_g;
        int32_t ceiling_g = estimate_ceiling_g(&estimate);
        estimate_add(&estimate, 30, &cases[i].wild);
        double wild_g = estimate_today(&estimate, 30).e1rm_g;
        if (fabs(wild_g / before_g - 1) > 0.06) {
            fail_msg("line %d: %g, then %g", cases[i].line, before_g, wild_g);
        }
        assert_in_range(estimate_ceiling_g(&estimate), 1, ceiling_g);
        for (int day = 33; day < 42; day += 3) {
            estimate_add(&estimate, day, &usual);
        }
        double later_g = estimate_today(&estimate, 42).e1rm_g;
        if (fabs(later_g / before_g - 1) > 0.02) {
            fail_msg("line %d: %g, later %g", cases[i].line, before_g,
                     later_g);
        }
    }
}

static void what_is_told_again_and_again_is_believed(void **state)
{
    static const struct {
        int line;
        double times;
    } cases[] = {{__LINE__, 0.6}, {__LINE__, 1.5}, {__LINE__, 2}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct estimate estimate = lifter(10);
        struct set other = {(int32_t)(184400 * cases[i].times), 2, FEEL_RPE,
                            90};
        for (int j = 0; j < 8; j++) {
            estimate_add(&estimate, 30 + 3 * j, &other);
        }
        double now_g = estimate_today(&estimate, 51).e1rm_g;
        if (fabs(now_g / (200000 * cases[i].times) - 1) > 0.05) {
            fail_msg("line %d: %g", cases[i].line, now_g);
        }
    }
}

/* --- time, and bad days ------------------------------------------------------------ */

static void time_apart_widens_what_is_believed(void **state)
{
    struct estimate estimate = lifter(10);
    static const int days[] = {1, 7, 30, 100};
    double before = estimate_today(&estimate, 27).sd_pct;
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        struct today today = estimate_today(&estimate, 27 + days[i]);
        assert_true(today.sd_pct > before);
        before = today.sd_pct;
    }
    /* A date typed wrong does not wipe out the past. */
    assert_true(estimate_today(&estimate, INT64_MAX / 2).sd_pct < 5);
    assert_true(estimate_today(&estimate, -5000).sd_pct < 5);
}

static void bad_data_is_never_dangerous(void **state)
{
    static const struct {
        int line;
        int n, sets_a_day;
        struct set set;
    } cases[] = {
        {__LINE__, 50, 5, {184400, 2, FEEL_RPE, 100}}, /* always 10 */
        {__LINE__, 50, 5, {184400, 2, FEEL_RPE, 50}},  /* always 5 */
        {__LINE__, 50, 5, {184400, 2, FEEL_EASIER, 0}},
        {__LINE__, 300, 300, {150000, 5, FEEL_RPE, 80}},
        {__LINE__, 300, 300, {184400, 2, FEEL_UNTOLD, 0}},
        {__LINE__, 60, 5, {184400, 0, FEEL_MISS, 0}},
        {__LINE__, 60, 5, {1, 20, FEEL_RPE, 100}},
        {__LINE__, 60, 5, {LOAD_MAX_G, 20, FEEL_RPE, 50}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        for (int known = 0; known < 2; known++) {
            struct estimate estimate = lifter(known * 10);
            for (int j = 0; j < cases[i].n; j++) {
                estimate_add(&estimate, 30 + j / cases[i].sets_a_day,
                             &cases[i].set);
                assert_sound(&estimate, estimate.day);
            }
        }
    }
}

static void a_day_in_the_future_and_back_is_borne(void **state)
{
    struct estimate estimate = lifter(10);
    const struct set usual = {184400, 2, FEEL_RPE, 90};
    const int64_t days[] = {400000, 30, INT64_MIN / 2, 33, INT64_MAX / 2, 36};
    double before_g = estimate_today(&estimate, 30).e1rm_g;
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        estimate_add(&estimate, days[i], &usual);
        assert_sound(&estimate, days[i]);
    }
    assert_true(fabs(estimate_today(&estimate, 36).e1rm_g / before_g - 1) <
                0.02);
}

static void the_ceiling_is_five_over_the_strongest_believed_day(void **state)
{
    struct estimate estimate;
    estimate_start(&estimate, CURVE_TRAC, 0, 0);
    assert_int_equal(estimate_ceiling_g(&estimate), LOAD_MAX_G);
    estimate = lifter(10);
    double most_g = estimate_ceiling_g(&estimate);
    assert_true(most_g > 1.04 * 200000 && most_g < 1.08 * 200000);
}

/* --- the coach --------------------------------------------------------------------- */

static void a_pin_holds_until_it_is_reset(void **state)
{
    struct estimate estimate = lifter(10);
    const struct set strong = {195000, 3, FEEL_RPE, 80};
    estimate_pin(&estimate, 180000);
    for (int day = 30; day < 60; day += 3) {
        estimate_add(&estimate, day, &strong);
        struct today today = estimate_today(&estimate, day);
        assert_int_equal(today.e1rm_g, 180000);
        assert_true(today.sd_pct < 1e-3);
    }
    estimate_reset(&estimate, 190000, 5);
    struct today today = estimate_today(&estimate, 57);
    assert_int_equal(today.e1rm_g, 190000);
    assert_true(fabs(today.sd_pct - 5) < 0.3);
    estimate_add(&estimate, 60, &strong);
    assert_true(estimate_today(&estimate, 60).e1rm_g > 195000);
}

/* --- the first day, and how answers are told ---------------------------------------- */

static void the_first_top_set_is_read_by_the_chart(void **state)
{
    for (int reps = 1; reps <= 3; reps++) {
        for (int rpe_x10 = 60; rpe_x10 <= 100; rpe_x10 += 5) {
            struct estimate estimate;
            struct set set = {180000, reps, FEEL_RPE, rpe_x10};
            int32_t reading_g;
            estimate_start(&estimate, CURVE_TRAC, 0, 0);
            assert_int_equal(reading_of(CURVE_TRAC, &set, &reading_g),
                             READING_OK);
            double now_g = after(&estimate, 1, &set);
            if (fabs(now_g / reading_g - 1) > 0.01) {
                fail_msg("%d at %d: %g, and read %d", reps, rpe_x10, now_g,
                         (int)reading_g);
            }
        }
    }
}

static void a_first_set_that_only_bounds_is_taken_at_its_word(void **state)
{
    static const struct {
        int line;
        struct set set;
        int32_t low_g, high_g;
    } cases[] = {
        {__LINE__, {200000, 1, FEEL_RPE, 100}, 195000, 205000},
        {__LINE__, {200000, 0, FEEL_MISS, 0}, 185000, 205000},
        {__LINE__, {200000, 1, FEEL_EASIER, 0}, 215000, 250000},
        {__LINE__, {40000, 1, FEEL_RPE, 100}, 39000, 41000},
        {__LINE__, {40000, 1, FEEL_RPE, 50}, 43000, 50000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct estimate estimate;
        estimate_start(&estimate, CURVE_TRAC, 0, 0);
        int32_t now_g = after(&estimate, 1, &cases[i].set);
        if (now_g < cases[i].low_g || now_g > cases[i].high_g) {
            fail_msg("line %d: %d", cases[i].line, (int)now_g);
        }
    }
}

static void answers_are_expected_in_the_athletes_own_steps(void **state)
{
    struct estimate estimate = lifter(5);
    for (int32_t load_g = 150000; load_g < 195000; load_g += 1000) {
        int answer = estimate_answer_x10(&estimate, 15, load_g, 2);
        double rpe = estimate_rpe(&estimate, 15, load_g, 2);
        assert_int_equal(answer % 5, 0);
        assert_true(fabs(answer / 10.0 - rpe) <= 0.2501);
    }
    for (int i = 0; i < 20; i++) {
        struct set fine = {184400, 2, FEEL_RPE, 88 + i % 2};
        estimate_add(&estimate, 15 + i, &fine);
    }
    bool is_fine = false;
    for (int32_t load_g = 150000; load_g < 195000; load_g += 1000) {
        is_fine |= estimate_answer_x10(&estimate, 35, load_g, 2) % 5 != 0;
    }
    assert_true(is_fine);
}

/* --- who agrees --------------------------------------------------------------------- */

/* The screen rounds what it expects to halves; an athlete who always says what
 * it says is neither stronger nor weaker for it. */
static void who_always_agrees_is_where_they_were(void **state)
{
    struct estimate estimate;
    estimate_start(&estimate, CURVE_TRAC, 200000, 3);
    for (int day = -60; day < 0; day += 3) {
        struct set set = {184400, 2, FEEL_RPE, 80};
        estimate_add(&estimate, day, &set);
    }
    int32_t before_g = estimate_today(&estimate, 0).e1rm_g;
    for (int day = 0; day < 60; day += 3) {
        int32_t load_g = estimate_today(&estimate, day).e1rm_g / 100 * 91;
        double shown = estimate_rpe(&estimate, day, load_g, 2);
        struct set set = {load_g, 2, FEEL_RPE, (int)(shown * 2 + 0.5) * 5};
        assert_true(set.rpe_x10 != (int)(shown * 10 + 0.5)); /* rounded */
        estimate_add(&estimate, day, &set);
    }
    assert_in_range(estimate_today(&estimate, 60).e1rm_g,
                    before_g - before_g / 100, before_g + before_g / 100);
}

static void two_wild_weak_sets_lift_no_ceiling(void **state)
{
    struct estimate estimate;
    struct set fine = {184400, 2, FEEL_RPE, 80};
    struct set weak = {60000, 1, FEEL_RPE, 95};
    estimate_start(&estimate, CURVE_TRAC, 200000, 5);
    for (int day = 0; day < 30; day += 3) {
        estimate_add(&estimate, day, &fine);
    }
    int32_t before_g = estimate_ceiling_g(&estimate);
    estimate_add(&estimate, 30, &weak);
    estimate_add(&estimate, 33, &weak);
    estimate_add(&estimate, 36, &weak);
    assert_true(estimate_ceiling_g(&estimate) <= before_g);
}

/* --- habits ------------------------------------------------------------------------ */

/* By Epley with k = 0.05 and 2 % weaker with each set, told without noise. */
static void an_endurance_and_a_fatigue_are_learned(void **state)
{
    struct estimate estimate;
    struct personal unlike = {0, 0};
    struct chart_logs chart = chart_logs_of(CURVE_TRAC);
    estimate_start(&estimate, CURVE_TRAC, 0, 0);
    for (int i = 0; i < 60; i++) {
        for (int before = 0; before < 4; before++) {
            int reps = before == 0 ? 1 : 5;
            double n = reps + 2;
            double load_g = 200000 * exp(-0.02 * before) / (1 + 0.05 * (n - 1));
            struct set set = {(int32_t)load_g, reps, FEEL_RPE, 80};
            estimate_add(&estimate, 3 * i, &set);
        }
    }
    struct habits_of habits = estimate_habits(&estimate);
    struct personal learned = {habits.stretch, habits.bend};
    double truth = log(1 + 0.05 * 6);
    double plain_off = fabs(-personal_log(&chart, &unlike, 7) - truth);
    double off = fabs(-personal_log(&chart, &learned, 7) - truth);
    assert_true(off < plain_off / 2);
    assert_true(habits.fatigue > 0.014 && habits.fatigue < 0.026);
    assert_true(fabs(estimate_today(&estimate, 180).e1rm_g / 2e5 - 1) < 0.03);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_was_done_it_is_finite_and_positive),
        cmocka_unit_test(the_same_rows_give_the_same_bits),
        cmocka_unit_test(more_load_more_reps_or_less_effort_never_say_less),
        cmocka_unit_test(a_heavier_bar_or_more_reps_are_expected_harder),
        cmocka_unit_test(the_load_for_an_rpe_is_the_inverse),
        cmocka_unit_test(the_order_within_a_day_matters_less_than_noise),
        cmocka_unit_test(one_wild_answer_is_a_bounded_step_and_soon_forgotten),
        cmocka_unit_test(what_is_told_again_and_again_is_believed),
        cmocka_unit_test(time_apart_widens_what_is_believed),
        cmocka_unit_test(bad_data_is_never_dangerous),
        cmocka_unit_test(a_day_in_the_future_and_back_is_borne),
        cmocka_unit_test(the_ceiling_is_five_over_the_strongest_believed_day),
        cmocka_unit_test(a_pin_holds_until_it_is_reset),
        cmocka_unit_test(the_first_top_set_is_read_by_the_chart),
        cmocka_unit_test(a_first_set_that_only_bounds_is_taken_at_its_word),
        cmocka_unit_test(answers_are_expected_in_the_athletes_own_steps),
        cmocka_unit_test(who_always_agrees_is_where_they_were),
        cmocka_unit_test(two_wild_weak_sets_lift_no_ceiling),
        cmocka_unit_test(an_endurance_and_a_fatigue_are_learned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
