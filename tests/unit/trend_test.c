/* What is said of a trend: tables, and simulated athletes whose truth is
 * known. Printed: how often they are told wrong. */
#include "core/trend.h"

#include "core/estimate.h"
#include "core/personal.h"
#include "core/reading.h"
#include "tests/harness/seed.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* --- tables ------------------------------------------------------------------ */

/* n workouts, so many days apart, from 150 kg by so much a workout. */
static struct trend_history straight(int n, int days, double pct, int sd_x10)
{
    struct trend_history history = {.n = n};
    for (int i = 0; i < n; i++) {
        int32_t now_g = (int32_t)(150000 * pow(1 + pct / 100, i));
        history.point[i] = (struct trend_point){.day = i * days,
                                                .e1rm_g = now_g,
                                                .trend_g = now_g,
                                                .sd_pct_x10 = sd_x10,
                                                .trend_sd_pct_x10 = sd_x10};
    }
    return history;
}

static void a_trend_is_told_by_its_size_and_what_is_known(void **state)
{
    static const struct {
        int n, days;
        double pct;
        int sd_x10;
        enum trend_way want;
        const char *words;
    } rows[] = {
        {0, 0, 0, 20, TREND_UNKNOWN, "too little known yet"},
        {1, 0, 0, 20, TREND_UNKNOWN, "too little known yet"},
        {2, 3, 9, 5, TREND_UNKNOWN, "too little known yet"},
        {3, 3, 1, 5, TREND_UP, "up 2 % over 3 workouts (1 week)"},
        {3, 3, 1, 20, TREND_UNKNOWN,
         "no clear trend over 3 workouts (1 week)"},
        {3, 7, -1, 5, TREND_DOWN, "down 2 % over 3 workouts (2 weeks)"},
        {3, 0, 1, 5, TREND_UP, "up 2 % over 3 workouts"},
        {4, 4, 0, 5, TREND_FLAT, "flat for 4 workouts (2 weeks)"},
        {4, 4, 0, 40, TREND_UNKNOWN,
         "no clear trend over 4 workouts (2 weeks)"},
        {12, 4, 0, 22, TREND_FLAT, "flat for 12 workouts (6 weeks)"},
        {12, 4, 0.4, 22, TREND_UP, "up 4.5 % over 12 workouts (6 weeks)"},
        {12, 4, -0.4, 22, TREND_DOWN, "down 4.3 % over 12 workouts (6 weeks)"},
        /* what is older than eight weeks, or than twelve workouts, is gone */
        {12, 28, 4, 10, TREND_UP, "up 8.2 % over 3 workouts (8 weeks)"},
        {12, 29, 4, 10, TREND_UNKNOWN, "too little known yet"},
        {48, 1, 0.5, 22, TREND_UP, "up 5.6 % over 12 workouts (2 weeks)"},
        /* pinned by the coach */
        {12, 4, 0, 0, TREND_UNKNOWN, "too little known yet"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char words[96];
        struct trend_history history = straight(rows[i].n, rows[i].days,
                                                rows[i].pct, rows[i].sd_x10);
        assert_int_equal(trend_way(&history), rows[i].want);
        size_t len = trend_words(&history, words, sizeof words);
        assert_string_equal(words, rows[i].words);
        assert_int_equal(len, strlen(words));
    }
}

static void the_coach_is_told_of_plateaus_and_declines_only(void **state)
{
    static const struct {
        double pct;
        const char *want;
    } rows[] = {
        {0.5, ""},
        {0, "flat for 10 workouts (5 weeks): change the rep range, or an easy "
            "week"},
        {-0.5, "down 4.4 % over 10 workouts (5 weeks): an easy week, then "
               "fewer sets"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char line[160], little[12];
        struct trend_history history = straight(10, 4, rows[i].pct, 20);
        size_t len = trend_advice(&history, line, sizeof line);
        assert_string_equal(line, rows[i].want);
        assert_int_equal(len, strlen(line));
        trend_advice(&history, little, sizeof little);
        assert_true(strlen(little) < sizeof little);
    }
}

static void a_day_is_judged_when_enough_is_known(void **state)
{
    static const struct {
        int form_x10, sd_x10;
        const char *want;
    } rows[] = {
        {0, 20, "a normal day"},      {9, 20, "a normal day"},
        {-9, 20, "a normal day"},     {10, 20, "+1 %, a good day"},
        {-14, 20, "-1 %, a slow day"}, {15, 20, "+2 %, a strong day"},
        {-26, 20, "-3 %, an off day"}, {31, 30, "+3 %, a strong day"},
        {31, 31, "too little known to judge the day"},
        {31, 0, "too little known to judge the day"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char line[64];
        size_t len = trend_verdict(rows[i].form_x10, rows[i].sd_x10, line,
                                   sizeof line);
        assert_string_equal(line, rows[i].want);
        assert_int_equal(len, strlen(line));
    }
}

/* Six steady workouts, then some that fall, in form too. */
static struct trend_history falling(int n, double pct, double form_pct)
{
    struct trend_history history = straight(6 + n, 4, 0, 20);
    for (int i = 0; i < n; i++) {
        struct trend_point *point = &history.point[6 + i];
        point->trend_g = (int32_t)(150000 * (1 - pct / 100 * (i + 1) / n));
        point->e1rm_g = (int32_t)(point->trend_g * (1 + form_pct / 100));
    }
    return history;
}

static void staleness_is_a_fall_of_trend_and_form_in_two_weeks(void **state)
{
    static const struct {
        int n;
        double pct, form_pct;
        int after; /* days after the last workout */
        bool want;
    } rows[] = {
        {3, 4, -1, 0, true},   {3, 4, -1, 3, true},
        {3, 4, 1, 0, false},   {3, 2, -1, 0, false},
        {3, 0, -1, 0, false},  {1, 4, -1, 10, false},
        {3, 4, -1, 30, false}, /* a month off is a rest */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct trend_history history =
            falling(rows[i].n, rows[i].pct, rows[i].form_pct);
        int64_t last = history.point[history.n - 1].day;
        assert_int_equal(trend_is_stale(&history, last + rows[i].after),
                         rows[i].want);
    }
    struct trend_history none = {.n = 0}, few = falling(3, 4, -1);
    memmove(few.point, few.point + 6, 3 * sizeof *few.point);
    few.n = 3; /* nothing before them to have fallen from */
    assert_false(trend_is_stale(&none, 0));
    assert_false(trend_is_stale(&few, few.point[2].day));
}

/* --- top sets as they were told --------------------------------------------------- */

#define TOPS_MAX 12
struct story {
    int line;
    struct {
        double kg;
        int reps, rpe_x10;
    } top[TOPS_MAX]; /* kg 0: no more */
    enum trend_way want;
    int workouts; /* that are flat */
};

/* Every third day, with fives that felt as the top set did, or none. */
static struct trend_history told_as(const struct story *story,
                                    int32_t coach_g, bool with_fives)
{
    struct trend_history history = {.n = 0};
    struct estimate estimate;
    estimate_start(&estimate, CURVE_TRAC, coach_g, 5);
    for (; history.n < TOPS_MAX && story->top[history.n].kg > 0; history.n++) {
        struct trend_point *point = &history.point[history.n];
        int i = history.n;
        int32_t load_g = (int32_t)(story->top[i].kg * 1000 + 0.5);
        struct set top = {load_g, story->top[i].reps, FEEL_RPE,
                          story->top[i].rpe_x10};
        struct set five = {load_g * 88 / 100, 5, FEEL_RPE, 85};
        *point = (struct trend_point){.day = 3 * i, .single_g = load_g};
        assert_int_equal(reading_of(CURVE_TRAC, &top, &point->top_g),
                         READING_OK);
        estimate_add(&estimate, point->day, &top);
        for (int j = 0; j < 3 && with_fives; j++) {
            estimate_add(&estimate, point->day, &five);
        }
        struct today today = estimate_today(&estimate, point->day);
        point->e1rm_g = today.e1rm_g;
        point->trend_g = today.trend_g;
        point->sd_pct_x10 = (int)(today.sd_pct * 10 + 0.5);
        point->trend_sd_pct_x10 = (int)(today.trend_sd_pct * 10 + 0.5);
    }
    return history;
}

/* Whatever was thought of them before, and with or without back-off sets. */
static void three_workouts_that_say_so_themselves_are_enough(void **state)
{
    static const struct story stories[] = {
        {__LINE__, {{140, 1, 80}, {140, 1, 80}, {140, 1, 80}}, TREND_FLAT, 3},
        {__LINE__,
         {{140, 1, 80}, {140, 1, 80}, {140, 1, 80}, {140, 1, 80}},
         TREND_FLAT, 4},
        {__LINE__, {{20, 3, 95}, {20, 3, 95}, {20, 3, 95}}, TREND_FLAT, 3},
        /* another bar, other reps: the same strength */
        {__LINE__, {{140, 1, 80}, {142.5, 1, 85}, {140, 1, 80}}, TREND_FLAT,
         3},
        {__LINE__, {{140, 1, 80}, {131, 3, 80}, {140, 1, 80}}, TREND_FLAT, 3},
        /* half an RPE up and down is nothing */
        {__LINE__, {{140, 1, 80}, {140, 1, 85}, {140, 1, 80}}, TREND_FLAT, 3},
        /* 1 % and 2 % each, by the bar and by the answer */
        {__LINE__, {{140, 1, 80}, {138.6, 1, 80}, {137.2, 1, 80}}, TREND_DOWN,
         3},
        {__LINE__, {{140, 1, 80}, {137.2, 1, 80}, {134.4, 1, 80}}, TREND_DOWN,
         3},
        {__LINE__, {{140, 1, 80}, {140, 1, 85}, {140, 1, 90}}, TREND_DOWN, 3},
        /* first up, then nothing */
        {__LINE__,
         {{130, 1, 80}, {132.5, 1, 80}, {135, 1, 80}, {137.5, 1, 80},
          {140, 1, 80}, {140, 1, 80}, {140, 1, 80}},
         TREND_FLAT, 3},
        {__LINE__,
         {{130, 1, 80}, {132.5, 1, 80}, {135, 1, 80}, {137.5, 1, 80},
          {140, 1, 80}, {137, 1, 80}, {134, 1, 80}},
         TREND_DOWN, 3},
    };
    static const int32_t coach_g[] = {0, 120000, 150000, 200000};
    for (size_t i = 0; i < 8 * sizeof stories / sizeof *stories; i++) {
        const struct story *story = &stories[i / 8];
        struct trend_history history =
            told_as(story, coach_g[i % 4], i / 4 % 2 == 1);
        struct trend_told told = trend_tell(&history);
        bool is_other = told.workouts != story->workouts &&
                        story->want == TREND_FLAT;
        if (told.way != story->want || is_other) {
            fail_msg("line %d: way %d over %d, coach %d g", story->line,
                     told.way, told.workouts, coach_g[i % 4]);
        }
    }
}

static void three_better_workouts_are_no_plateau(void **state)
{
    static const struct story stories[] = {
        {__LINE__, {{140, 1, 80}, {142.5, 1, 80}, {145, 1, 80}}, 0, 0},
        {__LINE__, {{140, 1, 80}, {141, 1, 80}, {142, 1, 80}}, 0, 0},
        {__LINE__, {{140, 1, 90}, {140, 1, 85}, {140, 1, 80}}, 0, 0},
        {__LINE__, {{140, 1, 80}, {140, 1, 80}, {142.5, 1, 80}}, 0, 0},
        {__LINE__, {{140, 1, 80}, {140, 1, 80}}, 0, 0}, /* too few */
    };
    for (size_t i = 0; i < 2 * sizeof stories / sizeof *stories; i++) {
        struct trend_history history =
            told_as(&stories[i / 2], i % 2 * 200000, false);
        enum trend_way way = trend_way(&history);
        assert_true(way == TREND_UP || way == TREND_UNKNOWN);
        assert_null(trend_suggestion(way));
    }
}

static void a_short_plateau_is_told_by_its_length(void **state)
{
    static const struct story story = {
        __LINE__, {{140, 1, 80}, {140, 1, 80}, {140, 1, 80}}, TREND_FLAT, 3};
    char line[160];
    struct trend_history history = told_as(&story, 0, true);
    trend_advice(&history, line, sizeof line);
    assert_string_equal(line, "flat for 3 workouts (1 week): change the rep "
                              "range, or an easy week");
}

/* A day without a reading says nothing, and what is before it is not "in a
 * row". */
static void a_run_ends_where_a_set_was_too_light_to_read(void **state)
{
    static const struct story story = {
        __LINE__,
        {{140, 1, 80}, {140, 1, 80}, {140, 1, 80}, {140, 1, 80}}, 0, 0};
    struct trend_history history = told_as(&story, 0, false);
    history.point[2].top_g = 0;
    assert_int_equal(trend_way(&history), TREND_UNKNOWN);
}

/* The coach says 250 kg, and 200 were lifted before: that is no fall, nor a
 * rise, nor stale. */
static void the_coach_s_word_begins_another_line(void **state)
{
    struct trend_history history = straight(10, 3, 0, 20);
    for (int i = 7; i < 10; i++) {
        history.point[i].trend_g = history.point[i].e1rm_g = 250000;
    }
    assert_int_equal(trend_way(&history), TREND_UP);
    history.point[7].is_anew = 1;
    struct trend_told told = trend_tell(&history);
    assert_int_equal(told.workouts, 3);
    assert_int_equal(told.change_pct_x10, 0);
    history.point[9].is_anew = 1;
    assert_int_equal(trend_tell(&history).workouts, 1);
    assert_int_equal(trend_way(&history), TREND_UNKNOWN);
    history = falling(3, 4, -1);
    int64_t last = history.point[history.n - 1].day;
    assert_true(trend_is_stale(&history, last));
    history.point[history.n - 3].is_anew = 1;
    assert_false(trend_is_stale(&history, last));
}

/* --- simulated athletes -------------------------------------------------------- */

#define ROUNDS 300

/* Rates need many athletes, too many where the processor is emulated. */
static void skip_where_slow(void)
{
    if (seed_rounds(2) == 1) {
        skip();
    }
}

struct athlete {
    double form_sd, noise, bias, stretch, fatigue; /* their truth */
    double prior_pct;                              /* the coach's error */
};

static double uniform(uint64_t *seed)
{
    return (double)(seed_next(seed) >> 11) / 9007199254740992.0;
}

/* Near enough to normal: the sum of twelve uniforms. */
static double normal(uint64_t *seed)
{
    double sum = -6;
    for (int i = 0; i < 12; i++) {
        sum += uniform(seed);
    }
    return sum;
}

static struct athlete somebody(uint64_t *seed)
{
    struct athlete a;
    a.form_sd = 0.006 + 0.014 * uniform(seed);
    a.noise = 0.35 + 0.6 * uniform(seed);
    a.bias = 0.3 * normal(seed);
    a.stretch = 0.15 * normal(seed);
    a.fatigue = 0.012 + 0.005 * normal(seed);
    a.prior_pct = 5 * normal(seed);
    return a;
}

static struct set lift(const struct athlete *a, double one_g, int32_t load_g,
                       int reps, int before, uint64_t *seed)
{
    struct chart_logs chart = chart_logs_of(CURVE_TRAC);
    struct personal own = {a->stretch, 0};
    double n = personal_reps(&chart, &own,
                             log(load_g / one_g) + a->fatigue * before);
    double rpe = 10 - (n - reps) + a->bias + a->noise * normal(seed);
    struct set set = {.load_g = load_g, .reps = reps, .feel = FEEL_RPE};
    set.rpe_x10 = (int)floor(rpe * 2 + 0.5) * 5;
    if (rpe > 10.6) {
        set.feel = FEEL_MISS;
        set.rpe_x10 = 0;
        set.reps = reps - 1;
    } else if (set.rpe_x10 < 60) {
        set.feel = FEEL_EASIER;
        set.rpe_x10 = 0;
    } else if (set.rpe_x10 > 100) {
        set.rpe_x10 = 100;
    }
    return set;
}

/* A double at RPE 8.5 and four fives, as the estimate would load them. */
static struct trend_point train(const struct athlete *a,
                                struct estimate *estimate, int64_t day,
                                double one_g, uint64_t *seed)
{
    double today_g = one_g * exp(a->form_sd * normal(seed));
    int32_t top_g = estimate_load_g(estimate, day, 2, 8.5, true);
    struct set set = lift(a, today_g, top_g / 2500 * 2500, 2, 0, seed);
    struct trend_point point = {.day = day, .single_g = set.load_g};
    if (reading_of(CURVE_TRAC, &set, &point.top_g) != READING_OK) {
        point.top_g = 0;
    }
    estimate_add(estimate, day, &set);
    int32_t load_g = estimate_load_g(estimate, day, 5, 8, false);
    for (int i = 1; i <= 4; i++) {
        set = lift(a, today_g, load_g / 2500 * 2500, 5, i, seed);
        estimate_add(estimate, day, &set);
    }
    struct today today = estimate_today(estimate, day);
    point.e1rm_g = today.e1rm_g;
    point.trend_g = today.trend_g;
    point.sd_pct_x10 = (int)(today.sd_pct * 10 + 0.5);
    point.trend_sd_pct_x10 = (int)(today.trend_sd_pct * 10 + 0.5);
    return point;
}

/* Workouts twice a week; `slope` a workout, and from `from` on a fall that
 * reaches `dip` after four of them. */
static struct trend_history live(int n, double slope, int from, double dip,
                                 uint64_t *seed)
{
    struct athlete a = somebody(seed);
    struct trend_history history = {.n = n};
    struct estimate estimate;
    int64_t day = 0;
    estimate_start(&estimate, CURVE_TRAC,
                   (int32_t)(150000 * (1 + a.prior_pct / 100)), 5);
    for (int i = 0; i < n; i++) {
        double low = i >= from ? dip * (i - from + 1) / 4 : 0;
        double one_g = 150000 * exp(slope * i - low);
        history.point[i] = train(&a, &estimate, day, one_g, seed);
        day += seed_between(seed, 3, 4);
    }
    return history;
}

/* How many of a hundred are told each way. */
struct told {
    int pct[4];
};

static struct told ask_many(int workouts, double slope)
{
    uint64_t seed = seed_start();
    int rounds = ROUNDS;
    struct told told = {{0}};
    for (int i = 0; i < rounds; i++) {
        struct trend_history history = live(workouts, slope, 99, 0, &seed);
        told.pct[trend_way(&history)]++;
    }
    printf("%+.1f %% a workout, %2d workouts: ", slope * 100, workouts);
    for (int i = 0; i < 4; i++) {
        told.pct[i] = told.pct[i] * 100 / rounds;
    }
    printf("up %d, flat %d, down %d, not said %d of 100\n",
           told.pct[TREND_UP], told.pct[TREND_FLAT], told.pct[TREND_DOWN],
           told.pct[TREND_UNKNOWN]);
    return told;
}

static void who_stands_still_is_seldom_told_otherwise(void **state)
{
    skip_where_slow();
    for (int n = 3; n <= 24; n *= 2) {
        struct told told = ask_many(n, 0);
        assert_true(told.pct[TREND_UP] <= 13);
        assert_true(told.pct[TREND_DOWN] <= 22);
    }
    assert_true(ask_many(24, 0).pct[TREND_FLAT] >= 70);
}

static void a_climb_is_told_and_no_plateau_made_of_it(void **state)
{
    skip_where_slow();
    struct told slow = ask_many(24, 0.003), fast = ask_many(24, 0.006);
    assert_true(slow.pct[TREND_UP] >= 60 && slow.pct[TREND_FLAT] <= 30);
    assert_true(fast.pct[TREND_UP] >= 95);
    assert_true(ask_many(6, 0.01).pct[TREND_UP] >= 40);
    assert_true(slow.pct[TREND_DOWN] + fast.pct[TREND_DOWN] <= 5);
}

/* Three noisy workouts look like a plateau now and then, whatever they are. */
static void few_who_climb_are_told_of_a_short_plateau(void **state)
{
    skip_where_slow();
    for (int n = 3; n <= 6; n++) {
        struct told told = ask_many(n, 0.005);
        assert_true(told.pct[TREND_FLAT] <= 20);
        assert_true(told.pct[TREND_DOWN] <= 9);
    }
    assert_true(ask_many(8, 0.005).pct[TREND_FLAT] <= 26);
    assert_true(ask_many(6, 0.01).pct[TREND_FLAT] <= 10);
}

static void a_decline_is_told(void **state)
{
    skip_where_slow();
    assert_true(ask_many(24, -0.004).pct[TREND_DOWN] >= 80);
    assert_int_equal(ask_many(12, -0.008).pct[TREND_UP], 0);
}

static int stale_pct(double dip)
{
    uint64_t seed = seed_start();
    int rounds = ROUNDS, stale = 0;
    for (int i = 0; i < rounds; i++) {
        struct trend_history history = live(20, 0, 16, dip, &seed);
        int64_t today = history.point[history.n - 1].day;
        stale += trend_is_stale(&history, today) ? 1 : 0;
    }
    printf("%.0f %% lost in two weeks: stale %d of 100\n", dip * 100,
           stale * 100 / rounds);
    return stale * 100 / rounds;
}

static void staleness_is_found_and_seldom_invented(void **state)
{
    skip_where_slow();
    assert_true(stale_pct(0) <= 7);
    assert_true(stale_pct(0.04) >= 50);
    assert_true(stale_pct(0.06) >= 80);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_trend_is_told_by_its_size_and_what_is_known),
        cmocka_unit_test(the_coach_is_told_of_plateaus_and_declines_only),
        cmocka_unit_test(a_day_is_judged_when_enough_is_known),
        cmocka_unit_test(staleness_is_a_fall_of_trend_and_form_in_two_weeks),
        cmocka_unit_test(three_workouts_that_say_so_themselves_are_enough),
        cmocka_unit_test(three_better_workouts_are_no_plateau),
        cmocka_unit_test(a_short_plateau_is_told_by_its_length),
        cmocka_unit_test(a_run_ends_where_a_set_was_too_light_to_read),
        cmocka_unit_test(the_coach_s_word_begins_another_line),
        cmocka_unit_test(who_stands_still_is_seldom_told_otherwise),
        cmocka_unit_test(a_climb_is_told_and_no_plateau_made_of_it),
        cmocka_unit_test(few_who_climb_are_told_of_a_short_plateau),
        cmocka_unit_test(a_decline_is_told),
        cmocka_unit_test(staleness_is_found_and_seldom_invented),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
