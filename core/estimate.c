#include "core/estimate.h"

#include "core/sight.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* Per workout: how far the trend moves, and how wide the day's form is.
 * Steady with good and bad days; a walk. */
static const struct {
    double trend_sd, form_sd;
} moves[ESTIMATE_MOVES] = {{0.005, 0.018}, {0.016, 0.006}};
static const double noises[ESTIMATE_NOISES] = {0.45, 0.90};

static const double prior_mean[BELIEF_DIMS] = {[BELIEF_FATIGUE] = 0.012};
static const double prior_sd[BELIEF_DIMS] = {
    [BELIEF_DRIFT] = 0.004, [BELIEF_STRETCH] = 0.16,  [BELIEF_BEND] = 0.06,
    [BELIEF_BIAS] = 0.27,   [BELIEF_FATIGUE] = 0.008,
};

/* Ours: nothing known is 100 kg, give or take a factor of two. */
#define UNKNOWN_LN 11.5
#define UNKNOWN_SD 0.8
/* Ours: time apart, 0.25 % a day, so 1.3 % in four weeks; and no more than
 * four months of it: a date typed wrong must not wipe out the past. */
#define DAY_SD 0.0025
#define GAP_MOST 120
/* Halves of an RPE are told: 0.5 / sqrt(12). */
#define HALF_X10 5
#define STEP_SD 0.144
/* Ours: more sets than these tire no further: nobody rests as long after. */
#define SETS_TIRE_MOST 12
/* Ours: what the weights keep of the past, so that habits can change. */
#define WEIGHT_KEPT 0.99
#define WEIGHT_LEAST 1e-6
/* Ours: beyond so many standard deviations a set is wild; after the second in
 * a row to one side the trend is let go by 6, 12, 24, then 48 %. */
#define WILD_FROM 3.0
#define WILD_SD 0.03
#define WILD_RUN_MOST 4
#define CEILING_PCT 105

/* --- starting -------------------------------------------------------------- */

void estimate_start(struct estimate *estimate, enum curve_id curve,
                    int32_t e1rm_g, double sd_pct)
{
    struct belief prior = {0};
    double sd = e1rm_g > 0 ? sd_pct / 100 : UNKNOWN_SD;
    for (int j = 0; j < BELIEF_DIMS; j++) {
        prior.x[j] = prior_mean[j];
        prior.p[j][j] = prior_sd[j] * prior_sd[j];
    }
    prior.x[BELIEF_TREND] = e1rm_g > 0 ? log(e1rm_g) : UNKNOWN_LN;
    prior.p[BELIEF_TREND][BELIEF_TREND] = sd * sd;
    memset(estimate, 0, sizeof *estimate);
    estimate->wild_day = INT64_MIN;
    estimate->curve = (int32_t)curve;
    for (int i = 0; i < ESTIMATE_BANK; i++) {
        estimate->weight[i] = 1.0 / ESTIMATE_BANK;
        estimate->belief[i] = belief_keep(&prior);
    }
}

static void hold_at(struct estimate *estimate, int32_t e1rm_g, double sd)
{
    assert(e1rm_g > 0 && e1rm_g <= LOAD_MAX_G);
    for (int i = 0; i < ESTIMATE_BANK; i++) {
        struct belief belief = belief_open(&estimate->belief[i]);
        belief_hold(&belief, log(e1rm_g), sd * sd);
        estimate->belief[i] = belief_keep(&belief);
    }
    estimate->believable_g = e1rm_g;
    estimate->wild_run = 0;
    estimate->wild_day = INT64_MIN;
}

void estimate_reset(struct estimate *estimate, int32_t e1rm_g, double sd_pct)
{
    estimate->is_pinned = 0;
    hold_at(estimate, e1rm_g, sd_pct / 100);
}

void estimate_pin(struct estimate *estimate, int32_t e1rm_g)
{
    estimate->is_pinned = 1;
    hold_at(estimate, e1rm_g, 0);
}

/* --- days and sets ----------------------------------------------------------- */

static void wake(struct estimate *estimate, int64_t day)
{
    bool is_first = estimate->n_sets == 0;
    if (!is_first && day == estimate->day) {
        return;
    }
    double gap = is_first ? 0 : (double)day - (double)estimate->day;
    gap = gap < 0 ? 1 : gap > GAP_MOST ? GAP_MOST : gap;
    for (int i = 0; i < ESTIMATE_BANK && !estimate->is_pinned; i++) {
        int move = i / ESTIMATE_NOISES;
        double step = is_first ? 0 : moves[move].trend_sd;
        struct belief belief = belief_open(&estimate->belief[i]);
        belief_sleep(&belief, step * step + DAY_SD * DAY_SD * gap,
                     moves[move].form_sd * moves[move].form_sd);
        estimate->belief[i] = belief_keep(&belief);
    }
    estimate->day = day;
    estimate->sets_today = 0;
}

static int tired_by(const struct estimate *estimate)
{
    return estimate->sets_today < SETS_TIRE_MOST ? estimate->sets_today
                                                 : SETS_TIRE_MOST;
}

/* The last set's say on which belief foresees best. It is heard a set late, so
 * that an estimate never falls because a better set made another belief more
 * likely. */
static void hear_news(struct estimate *estimate)
{
    double best = estimate->news[0], sum = 0;
    for (int i = 1; i < ESTIMATE_BANK; i++) {
        best = estimate->news[i] > best ? estimate->news[i] : best;
    }
    for (int i = 0; i < ESTIMATE_BANK; i++) {
        estimate->weight[i] = pow(estimate->weight[i], WEIGHT_KEPT) *
                                  exp(estimate->news[i] - best) +
                              WEIGHT_LEAST;
        sum += estimate->weight[i];
        estimate->news[i] = 0;
    }
    for (int i = 0; i < ESTIMATE_BANK; i++) {
        estimate->weight[i] /= sum;
    }
}

bool estimate_is_vague(const struct estimate *estimate)
{
    struct belief belief = belief_open(&estimate->belief[0]);
    return belief_is_vague(&belief);
}

static double expected_rpe(const struct estimate *estimate, int32_t load_g,
                           int reps, int sets_before)
{
    struct chart_logs chart = chart_logs_of((enum curve_id)estimate->curve);
    double rpe = 0;
    for (int i = 0; i < ESTIMATE_BANK; i++) {
        struct belief belief = belief_open(&estimate->belief[i]);
        rpe += estimate->weight[i] * belief_rpe(&belief, &chart, log(load_g),
                                                reps, sets_before);
    }
    return rpe;
}

/* Ours: some five workouts; before, every tenth teaches. */
#define KNOWN_FROM 20

/* Who answers the half that was on the screen says no more than that it was as
 * expected: of 8.3 the screen makes 8.5, and taking that for two tenths harder
 * would walk down, workout by workout, whoever agrees with it. So does who is
 * as near and answers in tenths, or a tenth would weigh more than a half. */
static bool agrees(const struct estimate *estimate, const struct set *set,
                   const struct sight *sight)
{
    double expected = expected_rpe(estimate, set->load_g, set->reps,
                                   tired_by(estimate));
    return estimate->n_sets >= KNOWN_FROM &&
           sight->kind == SIGHT_EQUALS && set->feel == FEEL_RPE &&
           fabs(expected * 10 - set->rpe_x10) <= HALF_X10 / 2.0;
}

/* Returns the surprise, the bank's mean. */
static double look(struct estimate *estimate, const struct set *set,
                   const struct sight *sight)
{
    bool is_agreed = agrees(estimate, set, sight);
    struct chart_logs chart = chart_logs_of((enum curve_id)estimate->curve);
    double mean = 0;
    for (int i = 0; i < ESTIMATE_BANK; i++) {
        double noise = noises[i % ESTIMATE_NOISES], surprise;
        struct sight seen = *sight;
        seen.rating_sd = noise;
        seen.n_sd = seen.is_rated ? sqrt(noise * noise + STEP_SD * STEP_SD)
                                  : SIGHT_MISS_SD;
        struct belief belief = belief_open(&estimate->belief[i]);
        if (is_agreed) { /* with each belief: surer, and where it was */
            seen.n = set->reps + 10 -
                     belief_rpe(&belief, &chart, seen.log_load, set->reps,
                                seen.sets_before);
        }
        estimate->news[i] = belief_see(&belief, &chart, &seen, &surprise);
        estimate->belief[i] = belief_keep(&belief);
        mean += estimate->weight[i] * surprise;
    }
    return mean;
}

/* Ours: a bar that was typed wrong is wrong all day; the next day shows. */
static bool is_wild_day(const struct estimate *estimate)
{
    return estimate->believable_g > 0 && estimate->wild_day == estimate->day;
}

static int32_t grams(double log_g)
{
    double most = log(LOAD_MAX_G);
    return log_g <= 0 ? 1 : (int32_t)(exp(log_g < most ? log_g : most) + 0.5);
}

static int32_t mean_g(const struct estimate *estimate)
{
    double log_g = 0;
    for (int i = 0; i < ESTIMATE_BANK; i++) {
        const double *x = estimate->belief[i].x;
        log_g += estimate->weight[i] * (x[BELIEF_TREND] + x[BELIEF_FORM]);
    }
    return grams(log_g);
}

/* Sets that are wild to one side again and again are the truth: somebody else
 * has this tag, or a load was typed wrong for months. */
static void doubt(struct estimate *estimate, double surprise)
{
    int side = surprise > 0 ? 1 : -1;
    if (fabs(surprise) < WILD_FROM) {
        estimate->wild_run = 0;
        return;
    }
    estimate->wild_run = estimate->wild_run * side > 0
                             ? estimate->wild_run + side
                             : side;
    int run = estimate->wild_run * side;
    if (estimate->wild_run == 1) {
        estimate->wild_day = estimate->day;
    }
    if (run > 1 && !estimate->is_pinned) {
        int doublings = run < WILD_RUN_MOST ? run : WILD_RUN_MOST;
        double sd = WILD_SD * (1 << doublings);
        for (int i = 0; i < ESTIMATE_BANK; i++) {
            struct belief belief = belief_open(&estimate->belief[i]);
            belief.p[BELIEF_TREND][BELIEF_TREND] += sd * sd;
            estimate->belief[i] = belief_keep(&belief);
        }
        if (side < 0) { /* never more than what is left of them */
            int32_t now_g = mean_g(estimate);
            estimate->believable_g = now_g < estimate->believable_g
                                         ? now_g
                                         : estimate->believable_g;
        } else if (!is_wild_day(estimate)) {
            estimate->believable_g = 0;
        }
    }
}

/* An easy set bears out no more than what it taught. */
static void believe(struct estimate *estimate, enum sight_kind kind,
                    int32_t before_g)
{
    int32_t now_g = mean_g(estimate);
    bool is_told = kind != SIGHT_AT_LEAST || now_g > before_g;
    if (estimate->wild_run == 0 && !is_wild_day(estimate) && is_told &&
        now_g > estimate->believable_g) {
        estimate->believable_g = now_g;
    }
}

void estimate_add(struct estimate *estimate, int64_t day,
                  const struct set *set)
{
    struct sight sight;
    wake(estimate, day);
    if (set->feel == FEEL_RPE) {
        bool is_half = set->rpe_x10 % HALF_X10 == 0;
        estimate->told_halves += is_half;
        estimate->told_between += !is_half;
    }
    if (sight_of_set(set, &sight)) {
        hear_news(estimate);
        if (sight.kind != SIGHT_EQUALS && estimate_is_vague(estimate)) {
            sight_at_its_word(set, &sight);
        }
        sight.sets_before = tired_by(estimate);
        int32_t before_g = mean_g(estimate);
        doubt(estimate, look(estimate, set, &sight));
        believe(estimate, sight.kind, before_g);
    }
    estimate->n_sets++;
    estimate->sets_today++;
}

/* --- what it says ------------------------------------------------------------- */

/* ln grams, and the variance about it, of a mixture. */
struct mixed {
    double mean, square;
};

static void mix(struct mixed *mixed, double weight, double mean,
                double variance)
{
    mixed->mean += weight * mean;
    mixed->square += weight * (variance + mean * mean);
}

static double sd_pct(const struct mixed *mixed)
{
    double variance = mixed->square - mixed->mean * mixed->mean;
    return variance > 0 ? 100 * sqrt(variance) : 0;
}

struct today estimate_today(const struct estimate *estimate, int64_t day)
{
    struct estimate now = *estimate;
    struct mixed today = {0, 0}, trend = {0, 0};
    wake(&now, day);
    for (int i = 0; i < ESTIMATE_BANK; i++) {
        struct belief belief = belief_open(&now.belief[i]);
        double variance;
        double log_g = belief_today(&belief, &variance);
        mix(&today, now.weight[i], log_g, variance);
        mix(&trend, now.weight[i], belief.x[BELIEF_TREND],
            belief.p[BELIEF_TREND][BELIEF_TREND]);
    }
    return (struct today){grams(today.mean), sd_pct(&today),
                          100 * (exp(today.mean - trend.mean) - 1),
                          grams(trend.mean), sd_pct(&trend)};
}

double estimate_rpe(const struct estimate *estimate, int64_t day,
                    int32_t load_g, int reps)
{
    struct estimate now = *estimate;
    wake(&now, day);
    double rpe = expected_rpe(&now, load_g, reps, tired_by(&now));
    return rpe < 5 ? 5 : rpe > 10 ? 10 : rpe;
}

int estimate_answer_x10(const struct estimate *estimate, int64_t day,
                        int32_t load_g, int reps)
{
    double rpe = estimate_rpe(estimate, day, load_g, reps);
    return estimate->told_between > estimate->told_halves
               ? (int)(rpe * 10 + 0.5)
               : (int)(rpe * 10 / HALF_X10 + 0.5) * HALF_X10;
}

double estimate_fresh_rpe(const struct estimate *estimate, int64_t day,
                          int32_t load_g, int reps)
{
    struct estimate now = *estimate;
    wake(&now, day);
    return expected_rpe(&now, load_g, reps, 0);
}

int32_t estimate_load_g(const struct estimate *estimate, int64_t day, int reps,
                        double rpe, bool fresh)
{
    struct estimate now = *estimate;
    int32_t low_g = 0, high_g = LOAD_MAX_G;
    wake(&now, day);
    int before = fresh ? 0 : tired_by(&now);
    while (low_g < high_g) { /* the heaviest that is expected no harder */
        int32_t middle_g = low_g + (high_g - low_g + 1) / 2;
        if (expected_rpe(&now, middle_g, reps, before) <= rpe) {
            low_g = middle_g;
        } else {
            high_g = middle_g - 1;
        }
    }
    return low_g;
}

int32_t estimate_ceiling_g(const struct estimate *estimate)
{
    int64_t most_g = (int64_t)estimate->believable_g * CEILING_PCT / 100;
    return most_g == 0 || most_g > LOAD_MAX_G ? LOAD_MAX_G : (int32_t)most_g;
}

struct habits_of estimate_habits(const struct estimate *estimate)
{
    struct habits_of mean = {0, 0, 0, 0, 0};
    for (int i = 0; i < ESTIMATE_BANK; i++) {
        const double *x = estimate->belief[i].x;
        double weight = estimate->weight[i];
        mean.stretch += weight * x[BELIEF_STRETCH];
        mean.bend += weight * x[BELIEF_BEND];
        mean.bias_rpe += weight * x[BELIEF_BIAS];
        mean.fatigue += weight * x[BELIEF_FATIGUE];
        mean.rating_sd_rpe += weight * noises[i % ESTIMATE_NOISES];
    }
    return mean;
}
