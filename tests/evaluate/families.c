#include "tests/evaluate/families.h"

#include "tests/evaluate/dice.h"

#include <math.h>

static double between(uint64_t *seed, double low, double high)
{
    return dice_between(seed, low, high);
}

/* Rating noise: Helms 2017 (0.33 in powerlifters) to Refalo 2023 (1.0).
 * Strength: up to 2 % a workout, walk and form together within Grgic 2020.
 * Curve: k of Epley from 0.022 to 0.05, or as wide by another formula (Nuzzo
 * 2024: SD 2.5 repetitions at 80 %). Fatigue: 1 to 2 % a set. */
static void draw_crowd(struct athlete *a, uint64_t *seed)
{
    double which = between(seed, 0, 1);
    a->curve = which < 0.5    ? TRUTH_EPLEY
               : which < 0.75 ? TRUTH_CHART
                              : TRUTH_POWER;
    a->a = a->curve == TRUTH_EPLEY   ? between(seed, 0.022, 0.05)
           : a->curve == TRUTH_CHART ? dice_normal(seed, 0, 0.2)
                                     : between(seed, 0.028, 0.058);
    a->b = a->curve == TRUTH_POWER ? between(seed, 0.8, 1)
                                   : dice_normal(seed, 0, 0.1);
    a->drift = between(seed, 0, 0.002);
    a->walk_sd = between(seed, 0.005, 0.02);
    a->form_sd = between(seed, 0, 0.01);
    a->fatigue = between(seed, 0.01, 0.02);
    a->bias = dice_normal(seed, 0, 0.2);
    a->noise_sd = between(seed, 0.33, 1);
    a->gap_days = 3;
    a->is_mixed = dice_chance(seed, 0.5);
}

static void draw_chart(struct athlete *a, uint64_t *seed)
{
    draw_crowd(a, seed);
    a->curve = TRUTH_CHART;
    a->a = a->b = 0;
    a->fatigue = a->bias = 0;
}

static void draw_steady(struct athlete *a, uint64_t *seed)
{
    draw_chart(a, seed);
    a->drift = 0;
    a->walk_sd = 0.002;
    a->form_sd = 0.005;
}

static void draw_walk(struct athlete *a, uint64_t *seed)
{
    draw_crowd(a, seed);
    a->curve = TRUTH_EPLEY;
    a->a = between(seed, 0.022, 0.05);
    a->drift = a->form_sd = a->bias = 0;
    a->walk_sd = between(seed, 0.01, 0.02);
}

static void draw_form(struct athlete *a, uint64_t *seed)
{
    draw_crowd(a, seed);
    a->walk_sd = 0.003;
    a->form_sd = between(seed, 0.01, 0.03);
}

static void draw_own(struct athlete *a, uint64_t *seed)
{
    draw_crowd(a, seed);
    a->curve = TRUTH_CHART;
    a->a = dice_normal(seed, 0, 0.18);
    a->b = dice_normal(seed, 0, 0.08);
    a->drift = dice_normal(seed, 0, 0.004);
    a->fatigue = fabs(dice_normal(seed, 0.012, 0.008));
    a->bias = dice_normal(seed, 0, 0.35);
}

static void draw_biased(struct athlete *a, uint64_t *seed)
{
    draw_crowd(a, seed);
    a->bias = dice_chance(seed, 0.5) ? 0.7 : -0.7;
}

/* Halperin 2022: the more reps are left, the more are hidden. */
static void draw_halperin(struct athlete *a, uint64_t *seed)
{
    draw_crowd(a, seed);
    a->bias = between(seed, 0, 0.3);
    a->bias_per_rir = between(seed, 0, 0.4);
}

static void draw_novice(struct athlete *a, uint64_t *seed)
{
    draw_crowd(a, seed);
    a->drift = 0.008;
    a->noise_sd = 1;
    a->bias = dice_normal(seed, 0, 0.5);
}

static void draw_wild(struct athlete *a, uint64_t *seed)
{
    draw_crowd(a, seed);
    a->wild = 0.05;
}

static void draw_precise(struct athlete *a, uint64_t *seed)
{
    draw_crowd(a, seed);
    a->noise_sd = 0.33;
}

static void draw_vague(struct athlete *a, uint64_t *seed)
{
    draw_crowd(a, seed);
    a->noise_sd = 1.2;
}

static void draw_power(struct athlete *a, uint64_t *seed)
{
    draw_crowd(a, seed);
    a->curve = TRUTH_POWER;
    a->a = between(seed, 0.028, 0.058);
    a->b = between(seed, 0.7, 1.05);
}

static void draw_helms(struct athlete *a, uint64_t *seed)
{
    draw_crowd(a, seed);
    a->curve = TRUTH_HELMS;
}

static void draw_rare(struct athlete *a, uint64_t *seed)
{
    draw_crowd(a, seed);
    a->gap_days = (int)between(seed, 10, 21);
    a->walk_sd = between(seed, 0.015, 0.025);
}

static void draw_tired(struct athlete *a, uint64_t *seed)
{
    draw_crowd(a, seed);
    a->fatigue = between(seed, 0.02, 0.035);
}

static void draw_tireless(struct athlete *a, uint64_t *seed)
{
    draw_crowd(a, seed);
    a->fatigue = between(seed, 0, 0.005);
}

static void draw_mixed(struct athlete *a, uint64_t *seed)
{
    draw_crowd(a, seed);
    a->is_mixed = true;
}

static void draw_tenths(struct athlete *a, uint64_t *seed)
{
    draw_crowd(a, seed);
    a->tells_tenths = true;
}

const struct family families[] = {
    {"crowd", "curves, habits and programmes of all kinds", draw_crowd},
    {"chart", "as the crowd, but the chart is the truth", draw_chart},
    {"steady", "the chart is the truth, and strength hardly moves",
     draw_steady},
    {"walk", "strength walks 1 to 2 % a workout, Epley's curve", draw_walk},
    {"form", "good and bad days of 1 to 3 %, a still trend", draw_form},
    {"own", "the estimator's own assumptions", draw_own},
    {"biased", "rate 0.7 RPE too high, or too low", draw_biased},
    {"halperin", "hide more reps the more are left", draw_halperin},
    {"novice", "gain 0.8 % a workout, rate as they may", draw_novice},
    {"wild", "one answer in twenty is off by up to 4", draw_wild},
    {"precise", "rating noise 0.33", draw_precise},
    {"vague", "rating noise 1.2", draw_vague},
    {"power", "a power law for a curve", draw_power},
    {"helms", "the chart of Helms for a curve", draw_helms},
    {"rare", "two or three weeks between workouts", draw_rare},
    {"tired", "2 to 3.5 % weaker with each set", draw_tired},
    {"tireless", "up to 0.5 % weaker with each set", draw_tireless},
    {"mixed", "1 to 3 reps, then 2 to 8, others each day", draw_mixed},
    {"tenths", "answer in tenths of an RPE", draw_tenths},
};
const int families_n = sizeof families / sizeof families[0];
