/* Prescriptions and targets for athletes who are known: by their estimate. */
#include "core/prescribe.h"
#include "core/target.h"
#include "kiosk/config/assets.h"
#include "tests/harness/seed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct assets assets;
static struct rack rack = {.bar_g = 20000};

static const struct protocol *protocol(const char *name)
{
    int i = protocols_find(&assets.protocols, name);
    assert_true(i >= 0);
    return &assets.protocols.protocol[i];
}

static const struct lift *lift(const char *name)
{
    int i = lifts_find(&assets.lifts, name);
    assert_true(i >= 0);
    return &assets.lifts.lift[i];
}

static bool says(const struct why *why, const char *line)
{
    for (int i = 0; i < why->n; i++) {
        if (strstr(why->line[i], line) != NULL) {
            return true;
        }
    }
    return false;
}

/* The chart's load for reps at this RPE. */
static int32_t chart_g(int32_t e1rm_g, int reps, int rpe_x10)
{
    int pct;
    assert_int_equal(curve_pct(CURVE_TRAC, reps, rpe_x10, NULL, &pct),
                     EFFORT_OK);
    return (int32_t)((int64_t)e1rm_g * pct / 100000);
}

/* Ten weeks of doubles at 8 and fives at 8, as the chart has them. */
static struct estimate known(int32_t e1rm_g)
{
    struct estimate estimate;
    estimate_start(&estimate, CURVE_TRAC, 0, 0);
    for (int day = 0; day < 70; day += 7) {
        struct set top = {chart_g(e1rm_g, 2, 80), 2, FEEL_RPE, 80};
        struct set five = {chart_g(e1rm_g, 5, 80), 5, FEEL_RPE, 80};
        estimate_add(&estimate, day, &top);
        estimate_add(&estimate, day, &five);
    }
    return estimate;
}

static struct prescription prescribe_to(const struct estimate *before,
                                        struct set top)
{
    struct estimate today = *before;
    struct prescription rx;
    estimate_add(&today, 77, &top);
    struct prescribe_in in = {.protocol = protocol("strength"),
                              .lift = lift("deadlift"), .rack = &rack,
                              .top = top, .estimate = &today, .day = 77};
    prescribe(&in, &rx);
    return rx;
}

/* An ordinary day by the chart is prescribed as the chart would. */
static void a_known_athlete_of_the_chart_gets_the_charts_loads(void **state)
{
    struct estimate ada = known(200000);
    struct prescription rx =
        prescribe_to(&ada, (struct set){chart_g(200000, 2, 80), 2, FEEL_RPE,
                                        80});
    assert_int_equal(rx.status, PRESCRIBE_OK);
    assert_in_range(rx.e1rm_g, 196000, 204000);
    assert_in_range(rx.load_g, 160000, 167500);
    assert_int_equal(rx.reps_max, 5);
}

/* Of one noisy answer less is made than the chart makes of it. */
static void one_answer_moves_a_known_athlete_less_than_the_chart(void **state)
{
    struct estimate ada = known(200000);
    struct set top = {chart_g(200000, 2, 80), 2, FEEL_RPE, 70};
    struct prescription rx = prescribe_to(&ada, top);
    assert_true(rx.reading_g > 206000);
    assert_true(rx.e1rm_g < rx.reading_g);
    assert_true(rx.e1rm_g > 198000);
}

/* Whatever was believed: the day that is bad is bad. */
static void what_is_known_counts_for_five_percent_over_today(void **state)
{
    struct estimate ada = known(200000);
    for (int i = 0; i < 4; i++) {
        static const int32_t loads_g[] = {175000, 160000, 140000, 100000};
        struct set top = {loads_g[i], 2, FEEL_RPE, 95};
        struct prescription rx = prescribe_to(&ada, top);
        assert_int_equal(rx.status, PRESCRIBE_OK);
        assert_true(rx.e1rm_g <= rx.reading_g + rx.reading_g / 20 + 1);
        /* Half an RPE over the cap by the chart is the most. */
        assert_true(curve_rpe_x10(CURVE_TRAC, rx.load_g, rx.reps_max,
                                  rx.reading_g) <= 95);
    }
}

/* The coach pins a figure the athlete has not got today. */
static void a_pinned_figure_does_not_pass_the_cap(void **state)
{
    struct estimate ada = known(200000);
    estimate_pin(&ada, 230000);
    struct set top = {180000, 2, FEEL_RPE, 95};
    struct prescription rx = prescribe_to(&ada, top);
    assert_int_equal(rx.e1rm_g, rx.reading_g + (rx.reading_g + 10) / 20);
    assert_true(says(&rx.why, "5 % over the top set"));
    assert_true(curve_rpe_x10(CURVE_TRAC, rx.load_g, rx.reps_max,
                              rx.reading_g) <= 95);
}

/* Somebody whose reps run out early: the chart would have them fail. */
static void the_cap_is_kept_by_the_athletes_own_curve(void **state)
{
    struct estimate ada, chart = known(200000);
    estimate_start(&ada, CURVE_TRAC, 0, 0);
    for (int day = 0; day < 140; day += 7) {
        struct set top = {184000, 1, FEEL_RPE, 80};
        struct set five = {chart_g(200000, 5, 80), 5, FEEL_RPE, 95};
        estimate_add(&ada, day, &top);
        estimate_add(&ada, day, &five);
    }
    struct set top = {184000, 1, FEEL_RPE, 80};
    struct estimate own = ada, usual = chart;
    estimate_add(&own, 147, &top);
    estimate_add(&usual, 147, &top);
    struct prescribe_in in = {.protocol = protocol("hypertrophy"),
                              .lift = lift("bench"), .rack = &rack,
                              .top = top, .estimate = &own, .day = 147};
    struct prescription mine, theirs;
    prescribe(&in, &mine);
    in.estimate = &usual;
    prescribe(&in, &theirs);
    assert_true(mine.load_g * mine.reps_max <
                theirs.load_g * theirs.reps_max);
    assert_true(estimate_fresh_rpe(&own, 147, mine.load_g, mine.reps_max) <=
                9.0);
}

/* --- bad data ------------------------------------------------------------------ */

enum bad { BAD_TEN_TIMES, BAD_TEN_TIMES_ALL_DAY,
           BAD_ALWAYS_TEN, BAD_MANY_SETS, BAD_FUTURE, BADS };

static void spoil(struct estimate *estimate, enum bad bad)
{
    struct set set = {178000, 2, FEEL_RPE, 80};
    switch (bad) {
    case BAD_TEN_TIMES:
        set.load_g = LOAD_MAX_G;
        estimate_add(estimate, 72, &set);
        break;
    case BAD_TEN_TIMES_ALL_DAY:
        set.load_g = LOAD_MAX_G;
        for (int i = 0; i < 12; i++) {
            estimate_add(estimate, 72, &set);
        }
        break;
    case BAD_ALWAYS_TEN:
        set.rpe_x10 = 100;
        for (int i = 0; i < 50; i++) {
            estimate_add(estimate, 70 + i / 5, &set);
        }
        break;
    case BAD_MANY_SETS:
        for (int i = 0; i < 300; i++) {
            estimate_add(estimate, 72, &set);
        }
        break;
    case BAD_FUTURE:
        estimate_add(estimate, 40000, &set);
        break;
    case BADS:
        break;
    }
}

static void bad_data_never_makes_a_dangerous_load(void **state)
{
    for (enum bad bad = BAD_TEN_TIMES; bad < BADS; bad++) {
        for (int p = 0; p < assets.protocols.n; p++) {
            struct estimate ada = known(200000);
            spoil(&ada, bad);
            struct target_in in = {.protocol = &assets.protocols.protocol[p],
                                   .lift = lift("squat"), .rack = &rack,
                                   .estimate = &ada, .day = 77};
            struct target target = target_of(&in);
            struct set top = {target.load_g, target.reps, FEEL_RPE, 80};
            struct prescription rx = prescribe_to(&ada, top);
            assert_true(target.load_g <= 210000);
            assert_true(rx.load_g <= 210000);
        }
    }
}

static void a_load_typed_ten_times_too_heavy_is_said_to_be(void **state)
{
    struct estimate ada = known(200000);
    struct prescription rx =
        prescribe_to(&ada, (struct set){LOAD_MAX_G, 2, FEEL_RPE, 80});
    assert_true(rx.load_g <= 210000);
    assert_true(says(&rx.why, "1000 kg at 8 is more than is believed yet"));
}

/* The tag of who lifts half as much again: the first day is not believed, and
 * the reason is said; the second is. */
static void two_days_are_believed_where_one_is_not(void **state)
{
    struct estimate ada = known(200000);
    struct set strong = {chart_g(300000, 2, 80), 2, FEEL_RPE, 80};
    for (int i = 0; i < 4; i++) {
        estimate_add(&ada, 72, &strong);
    }
    struct target_in in = {.protocol = protocol("strength"),
                           .lift = lift("squat"), .rack = &rack,
                           .estimate = &ada, .day = 77};
    struct target target = target_of(&in);
    assert_true(target.is_held);
    assert_in_range(target.load_g, 178000, 195000);
    struct prescription rx =
        prescribe_to(&ada, (struct set){100000, 2, FEEL_EASIER, 0});
    assert_true(rx.e1rm_g <= 215000);
    assert_true(says(&rx.why, "more is not believed yet"));
    for (int day = 77; day < 91; day += 7) {
        for (int i = 0; i < 4; i++) {
            estimate_add(&ada, day, &strong);
        }
    }
    in.day = 91;
    target = target_of(&in);
    assert_false(target.is_held);
    assert_true(target.load_g > 250000);
}

/* --- targets -------------------------------------------------------------------- */

static void a_learned_target_needs_no_hold_to_the_coach(void **state)
{
    struct estimate ada = known(200000);
    struct target_in in = {.protocol = protocol("strength"),
                           .lift = lift("deadlift"), .rack = &rack,
                           .coach_e1rm_g = 150000, .estimate = &ada,
                           .day = 77};
    struct target target = target_of(&in);
    assert_int_equal(target.source, TARGET_LEARNED);
    assert_in_range(target.e1rm_g, 196000, 204000);
    in.estimate = NULL;
    in.last_reading_g = 200000;
    assert_int_equal(target_of(&in).e1rm_g, 157500);
}

static void too_many_heavy_sets_make_the_next_one_lighter(void **state)
{
    struct estimate ada = known(200000);
    bool is_week;
    assert_false(target_is_limited(protocol("power"), 5, 19, &is_week));
    assert_true(target_is_limited(protocol("power"), 6, 6, &is_week));
    assert_true(is_week);
    assert_true(target_is_limited(protocol("power"), 5, 20, &is_week));
    assert_false(is_week);
    for (int p = 0; p < assets.protocols.n; p++) {
        struct target_in in = {.protocol = &assets.protocols.protocol[p],
                               .lift = lift("squat"), .rack = &rack,
                               .estimate = &ada, .day = 77, .is_light = true};
        struct target target = target_of(&in);
        assert_true((int64_t)target.load_g * 10 <
                    (int64_t)target.e1rm_g * 9);
        in.is_light = false;
        assert_true(target.load_g <= target_of(&in).load_g);
    }
}

/* --- styles and recovery ----------------------------------------------------------- */

static void styles_that_keep_the_load_keep_it(void **state)
{
    struct protocol p = *protocol("strength");
    struct prescription rx;
    struct prescribe_in in = {.protocol = &p, .lift = lift("deadlift"),
                              .rack = &rack, .top = {170000, 3, FEEL_RPE, 80}};
    assert_null(protocol_set(&p, "style", "repeats"));
    assert_null(protocol_set(&p, "fatigue", "5"));
    prescribe(&in, &rx);
    assert_int_equal(rx.load_g, 170000);
    assert_int_equal(rx.reps_max, 3);
    assert_null(protocol_set(&p, "style", "rep-drop"));
    prescribe(&in, &rx);
    assert_int_equal(rx.load_g, 170000);
    assert_int_equal(rx.reps_max, 2);
    in.top.rpe_x10 = 100; /* over the cap: not that again */
    prescribe(&in, &rx);
    assert_true(rx.predicted_rpe_x10 <= 90);
    assert_string_equal(protocol_set(&p, "style", "ladder"),
                        "allowed: load-drop repeats rep-drop");
    assert_string_equal(protocol_set(&p, "fatigue", "3"), "allowed: 0 2 5 7");
}

static void recovery_trims_and_only_hypertrophy_takes_more(void **state)
{
    static const struct {
        const char *protocol;
        enum recovery recovery;
        int sets;
        const char *line;
    } rows[] = {
        {"hypertrophy", RECOVERY_FRESH, 4, "4 sets, not 3: fresh"},
        {"power", RECOVERY_FRESH, 2, ""},
        {"strength-volume", RECOVERY_FRESH, 4, ""},
        {"strength-volume", RECOVERY_STALE, 2,
         "2 sets, not 4: two flat weeks"},
        {"strength-volume", RECOVERY_TIRED, 2, "2 sets, not 4: tired"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct prescription rx;
        struct prescribe_in in = {.protocol = protocol(rows[i].protocol),
                                  .lift = lift("squat"), .rack = &rack,
                                  .top = {180000, 2, FEEL_RPE, 80},
                                  .habits = {.recovery = rows[i].recovery}};
        prescribe(&in, &rx);
        assert_int_equal(rx.sets, rows[i].sets);
        assert_true(says(&rx.why, rows[i].line));
    }
}

static int read_assets(void **state)
{
    bool ok = assets_read(&assets, stderr) &&
              stock_parse("25x4,20x2,15x2,10x2,5x2,2.5x2,1.25x2",
                          &assets.plates, &rack.stock) == STOCK_OK;
    return ok ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_known_athlete_of_the_chart_gets_the_charts_loads),
        cmocka_unit_test(one_answer_moves_a_known_athlete_less_than_the_chart),
        cmocka_unit_test(what_is_known_counts_for_five_percent_over_today),
        cmocka_unit_test(a_pinned_figure_does_not_pass_the_cap),
        cmocka_unit_test(the_cap_is_kept_by_the_athletes_own_curve),
        cmocka_unit_test(bad_data_never_makes_a_dangerous_load),
        cmocka_unit_test(a_load_typed_ten_times_too_heavy_is_said_to_be),
        cmocka_unit_test(two_days_are_believed_where_one_is_not),
        cmocka_unit_test(a_learned_target_needs_no_hold_to_the_coach),
        cmocka_unit_test(too_many_heavy_sets_make_the_next_one_lighter),
        cmocka_unit_test(styles_that_keep_the_load_keep_it),
        cmocka_unit_test(recovery_trims_and_only_hypertrophy_takes_more),
    };
    return cmocka_run_group_tests(tests, read_assets, NULL);
}
