/* Prescriptions of the protocols as they ship, and properties of all. */
#include "core/prescribe.h"
#include "core/target.h"
#include "core/warmup.h"
#include "kiosk/config/assets.h"
#include "tests/harness/seed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct assets assets;

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

static struct rack usual_rack(void)
{
    struct rack rack = {.bar_g = 20000};
    assert_int_equal(stock_parse("25x4,20x2,15x2,10x2,5x2,2.5x2,1.25x2",
                                 &assets.plates, &rack.stock),
                     STOCK_OK);
    return rack;
}

static void the_shipped_protocols_prescribe_as_the_design_says(void **state)
{
    static const struct {
        int line;
        const char *protocol, *lift;
        struct set top;
        struct habits habits;
        int32_t e1rm_g, load_g;
        int sets, reps_min, reps_max, rpe_x10, stop_x10;
    } rows[] = {
        {__LINE__, "strength", "deadlift", {180000, 2, FEEL_RPE, 90},
         {0}, 195228, 160000, 2, 5, 5, 83, 90},
        {__LINE__, "power", "power-clean", {94000, 1, FEEL_RPE, 90},
         {0}, 98429, 85000, 2, 2, 2, 70, 80},
        {__LINE__, "hypertrophy", "bench", {85000, 3, FEEL_RPE, 75},
         {0}, 100000, 80000, 3, 6, 6, 86, 90},
        {__LINE__, "strength-volume", "squat", {180000, 2, FEEL_RPE, 90},
         {0}, 195228, 155000, 4, 5, 5, 73, 90},
        {__LINE__, "strength-volume", "squat", {180000, 2, FEEL_RPE, 90},
         {.frequency = 3}, 195228, 155000, 3, 5, 5, 73, 90},
        {__LINE__, "strength-volume", "squat", {180000, 2, FEEL_RPE, 90},
         {.recovery = RECOVERY_TIRED}, 195228, 155000, 2, 5, 5, 73, 90},
        {__LINE__, "single-10", "squat", {180000, 1, FEEL_RPE, 95},
         {0}, 184049, 152500, 3, 3, 3, 67, 85},
        {__LINE__, "strength", "snatch", {90000, 2, FEEL_RPE, 90},
         {0}, 97614, 80000, 2, 3, 3, 63, 90},
    };
    struct rack rack = usual_rack();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct prescribe_in in = {
            .protocol = protocol(rows[i].protocol),
            .lift = lift(rows[i].lift), .rack = &rack,
            .top = rows[i].top, .habits = rows[i].habits};
        struct prescription got;
        prescribe(&in, &got);
        bool same = got.status == PRESCRIBE_OK &&
                    got.e1rm_g == rows[i].e1rm_g &&
                    got.load_g == rows[i].load_g &&
                    got.sets == rows[i].sets &&
                    got.reps_min == rows[i].reps_min &&
                    got.reps_max == rows[i].reps_max &&
                    got.predicted_rpe_x10 == rows[i].rpe_x10 &&
                    got.stop_rpe_x10 == rows[i].stop_x10;
        if (!same) {
            fail_msg("row at line %d: e1RM %d, %d g, %d x %d-%d, RPE %d",
                     rows[i].line, got.e1rm_g, got.load_g, got.sets,
                     got.reps_min, got.reps_max, got.predicted_rpe_x10);
        }
    }
}

static bool says(const struct prescription *got, const char *line)
{
    for (int i = 0; i < got->why.n; i++) {
        if (strcmp(got->why.line[i], line) == 0) {
            return true;
        }
    }
    return false;
}

static void each_rule_that_acted_says_why(void **state)
{
    struct rack rack = usual_rack();
    struct prescription got;
    struct prescribe_in in = {.protocol = protocol("strength-volume"),
                              .lift = lift("squat"), .rack = &rack,
                              .top = {180000, 2, FEEL_RPE, 90},
                              .habits = {.frequency = 3}};
    prescribe(&in, &got);
    assert_true(says(&got, "80 % of today's 195.2 kg"));
    assert_true(says(&got, "3 sets, not 4: third squat day this week"));
    in.protocol = protocol("hypertrophy");
    in.lift = lift("bench");
    in.top = (struct set){85000, 3, FEEL_RPE, 75};
    in.habits = (struct habits){0};
    prescribe(&in, &got);
    assert_true(says(&got, "6 reps, not 8: 8 would pass RPE 9"));
    in.lift = lift("snatch");
    prescribe(&in, &got);
    assert_true(says(&got, "Snatch: never more than 3 reps"));
    in.habits = (struct habits){.frequency = 2, .exercises = 1};
    struct prescription neutral;
    prescribe(&in, &neutral);
    assert_memory_equal(&got, &neutral, sizeof got);
}

/* One line for the count, which agrees with it, whatever rules acted. */
static void the_count_of_sets_is_explained_in_one_line(void **state)
{
    static const struct {
        const char *protocol, *lift;
        struct habits habits;
        int sets;
        const char *line;
    } rows[] = {
        {"strength-volume", "squat", {3, 3, RECOVERY_NORMAL}, 2,
         "2 sets, not 4: third squat day, 3 exercises today"},
        {"strength-volume", "squat", {2, 5, RECOVERY_NORMAL}, 2,
         "2 sets, not 4: 5 exercises today"},
        {"strength-volume", "squat", {1, 3, RECOVERY_NORMAL}, 4,
         "still 4 sets: only squat day, 3 exercises today"},
        {"strength-volume", "bench", {7, 1, RECOVERY_NORMAL}, 2,
         "2 sets, not 4: daily press day"},
        {"strength-volume", "squat", {3, 3, RECOVERY_TIRED}, 1,
         "1 set, not 4: third squat day, 3 exercises today, tired"},
        {"hypertrophy", "bench", {3, 2, RECOVERY_NORMAL}, 1,
         "1 set, not 3: third press day, 2 exercises today"},
    };
    struct rack rack = usual_rack();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct prescribe_in in = {
            .protocol = protocol(rows[i].protocol),
            .lift = lift(rows[i].lift), .rack = &rack,
            .top = {180000, 2, FEEL_RPE, 90}, .habits = rows[i].habits};
        struct prescription got;
        prescribe(&in, &got);
        int lines = 0;
        for (int k = 0; k < got.why.n; k++) {
            lines += got.why.about[k] == WHY_SETS;
        }
        assert_int_equal(lines, 1);
        assert_int_equal(got.sets, rows[i].sets);
        if (!says(&got, rows[i].line)) {
            fail_msg("nobody says: %s", rows[i].line);
        }
    }
}

static void what_gives_no_reading_falls_back_or_refuses(void **state)
{
    struct rack rack = usual_rack();
    struct prescription got;
    struct prescribe_in in = {.protocol = protocol("strength"),
                              .lift = lift("deadlift"), .rack = &rack,
                              .top = {180000, 2, FEEL_EASIER, 0}};
    prescribe(&in, &got);
    assert_int_equal(got.status, PRESCRIBE_NO_READING);
    in.known_e1rm_g = 200000;
    prescribe(&in, &got);
    assert_int_equal(got.status, PRESCRIBE_OK);
    assert_int_equal(got.e1rm_g, 200000);
    assert_true(says(&got, "82 % of 200 kg known before: too light to "
                           "judge"));
    in.top = (struct set){180000, 0, FEEL_MISS, 0};
    prescribe(&in, &got);
    assert_int_equal(got.e1rm_g, 176040);
    assert_true(says(&got, "82 % of 176 kg, under the miss"));
    in.top.feel = FEEL_PAIN;
    prescribe(&in, &got);
    assert_int_equal(got.status, PRESCRIBE_PAIN);
    in.top = (struct set){20000, 1, FEEL_RPE, 100};
    prescribe(&in, &got);
    assert_int_equal(got.status, PRESCRIBE_TOO_HEAVY);
}

static void random_in(uint64_t *seed, const struct rack *rack,
                      struct prescribe_in *in)
{
    *in = (struct prescribe_in){.rack = rack};
    in->protocol =
        &assets.protocols.protocol[seed_between(seed, 0,
                                                assets.protocols.n - 1)];
    in->lift = &assets.lifts.lift[seed_between(seed, 0, assets.lifts.n - 1)];
    in->curve = (enum curve_id)seed_between(seed, 0, CURVE_COUNT - 1);
    in->unit = (enum unit)seed_between(seed, 0, 1);
    in->top = (struct set){seed_between(seed, 20000, 300000),
                           seed_between(seed, 1, 6), FEEL_RPE,
                           seed_between(seed, 60, 100)};
    in->habits = (struct habits){seed_between(seed, 0, 7),
                                 seed_between(seed, 0, 6),
                                 (enum recovery)seed_between(seed, 0, 2)};
}

static void no_prescription_passes_its_cap(void **state)
{
    uint64_t seed = seed_start();
    struct rack rack = usual_rack();
    for (int i = 0; i < 4000; i++) {
        uint64_t here = seed;
        struct prescribe_in in;
        struct prescription got;
        random_in(&seed, &rack, &in);
        prescribe(&in, &got);
        if (got.status != PRESCRIBE_OK) {
            continue;
        }
        int n_x10 = got.reps_max * 10 + 100 - in.protocol->cap_rpe_x10;
        bool fits = (int64_t)got.load_g * 100000 <=
                    (int64_t)got.e1rm_g * curve_pct_at(in.curve, n_x10);
        bool sound = got.sets >= 1 && got.sets <= 10 && got.reps_min >= 1 &&
                     got.reps_min <= got.reps_max &&
                     got.reps_max <= in.lift->max_reps &&
                     got.load_g <= got.e1rm_g && got.loading.exact &&
                     got.why.n >= 1;
        if (!fits || !sound) {
            fail_msg("seed %llu", (unsigned long long)here);
        }
    }
}

static void a_harder_top_set_never_raises_the_load(void **state)
{
    uint64_t seed = seed_start() + 7;
    struct rack rack = usual_rack();
    for (int i = 0; i < 400; i++) {
        struct prescribe_in in;
        random_in(&seed, &rack, &in);
        int32_t last_g = INT32_MAX;
        for (int rpe = 60; rpe <= 100; rpe += 5) {
            struct prescription got;
            in.top.rpe_x10 = rpe;
            prescribe(&in, &got);
            if (got.status == PRESCRIBE_OK) {
                assert_true(got.load_g <= last_g);
                last_g = got.load_g;
            }
        }
    }
}

static void targets_hold_to_the_coach_and_ramps_are_quick_to_load(void **state)
{
    struct rack rack = usual_rack();
    struct target target = target_for(protocol("strength"), lift("deadlift"),
                                      CURVE_TRAC, &rack, 200000, 0);
    assert_int_equal(target.load_g, 180000);
    assert_int_equal(target.planned_rpe_x10, 83);
    target = target_for(protocol("strength"), lift("deadlift"), CURVE_TRAC,
                        &rack, 200000, 250000);
    assert_int_equal(target.e1rm_g, 210000);
    target = target_for(protocol("single-10"), lift("squat"), CURVE_TRAC,
                        &rack, 0, 0);
    assert_int_equal(target.source, TARGET_NONE);
    assert_int_equal(target.planned_rpe_x10, 80);
    struct warmup ramp[WARMUPS_MAX];
    static const int32_t want_g[] = {70000, 110000, 140000, 160000};
    assert_int_equal(warmup_ramp(&rack, 180000, ramp), 4);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(ramp[i].load_g, want_g[i]);
    }
    assert_int_equal(warmup_ramp(&rack, 20000, ramp), 0);
}

static void a_broken_file_names_line_section_and_key(void **state)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"[p]\ntitle = P\ntop = 2 @ 900%\n",
         "x.ini:3: [p] top: a top set's percent is 50% to 100%\n"},
        {"[p]\ntitle = P\n\nspeed = 9\n",
         "x.ini:4: [p] speed: unknown key; allowed: title goal top backoff "
         "basis style fatigue cap rest rest_hard rest_easy heavy_limit_7d "
         "heavy_limit_28d\n"},
        {"[p]\ntitle = P\n", "x.ini:2: [p]: top is missing; write it as "
                             "2 @ 90% or 1 @ RPE 8\n"},
        {"[p]\nrest = 4 hours\n", "x.ini:2: [p] rest: write it as 4 min or "
                                  "90 s\n"},
        {"title = P\n", "x.ini:1: [] title: a key needs a [section] above "
                        "it\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char said[512] = "";
        struct protocols out;
        FILE *errors = fmemopen(said, sizeof said, "w");
        assert_int_equal(
            assets_protocols(&out, rows[i].text, "x.ini", errors), 1);
        fclose(errors);
        assert_string_equal(said, rows[i].want);
    }
}

static int read_assets(void **state)
{
    return assets_read(&assets, stderr) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_protocols_prescribe_as_the_design_says),
        cmocka_unit_test(each_rule_that_acted_says_why),
        cmocka_unit_test(the_count_of_sets_is_explained_in_one_line),
        cmocka_unit_test(what_gives_no_reading_falls_back_or_refuses),
        cmocka_unit_test(no_prescription_passes_its_cap),
        cmocka_unit_test(a_harder_top_set_never_raises_the_load),
        cmocka_unit_test(
            targets_hold_to_the_coach_and_ramps_are_quick_to_load),
        cmocka_unit_test(a_broken_file_names_line_section_and_key),
    };
    return cmocka_run_group_tests(tests, read_assets, NULL);
}
