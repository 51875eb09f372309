#include "core/belief.h"

#include <math.h>

/* Ours: what curve and fatigue as modelled leave open, 1.5 % of the load; by
 * sweeping simulated athletes whose curves are none of ours. */
#define MODEL_SD 0.015
/* Ours: what a rep is worth in singles to fives, 3.3 % (the chart's mean). */
#define LOG_PER_REP 0.033
/* Ours: five reps with two left. */
#define USUAL_N 7
/* Ours: reps; two standard deviations of a loose rater. */
#define NEAR 2.5
/* Ours: who may be a third stronger or weaker is not known at all. */
#define VAGUE_SD 0.3
/* Ours: nobody gains as fast for ever: what a drift keeps, and what may be
 * new in it, from one workout to the next. */
#define DRIFT_KEPT 0.98
#define DRIFT_SD 0.0003
#define HALF_LOG_TAU 0.91893853320467274 /* ln(2 pi) / 2 */
/* Beyond it the tail's asymptote stands in for erfc, which ends at 1e-308. */
#define TAIL_FROM (-8.0)

struct belief belief_open(const struct belief_kept *kept)
{
    struct belief belief;
    const float *p = kept->p;
    for (int i = 0; i < BELIEF_DIMS; i++) {
        belief.x[i] = kept->x[i];
        for (int j = 0; j <= i; j++) {
            belief.p[i][j] = belief.p[j][i] = (double)*p++;
        }
    }
    return belief;
}

struct belief_kept belief_keep(const struct belief *belief)
{
    struct belief_kept kept;
    float *p = kept.p;
    for (int i = 0; i < BELIEF_DIMS; i++) {
        kept.x[i] = belief->x[i];
        for (int j = 0; j <= i; j++) {
            *p++ = (float)belief->p[i][j];
        }
    }
    return kept;
}

static struct personal curve_of(const struct belief *belief)
{
    return (struct personal){belief->x[BELIEF_STRETCH],
                             belief->x[BELIEF_BEND]};
}

static double capacity(const struct belief *belief, int sets_before)
{
    return belief->x[BELIEF_TREND] + belief->x[BELIEF_FORM] -
           belief->x[BELIEF_FATIGUE] * sets_before;
}

static double told_n(const struct belief *belief, const struct sight *sight)
{
    return sight->n + (sight->is_rated ? belief->x[BELIEF_BIAS] : 0);
}

bool belief_is_vague(const struct belief *belief)
{
    double variance;
    belief_today(belief, &variance);
    return variance > VAGUE_SD * VAGUE_SD;
}

/* Where on the curve the set lies: where it was expected to, for a curve read
 * at what was told, noise and all, would seem known far too soon; but within
 * NEAR reps of what was told, and there where nothing was expected. */
static double place(const struct belief *belief,
                    const struct chart_logs *chart, const struct sight *sight)
{
    struct personal curve = curve_of(belief);
    double told = told_n(belief, sight);
    double n = personal_reps(chart, &curve,
                             sight->log_load -
                                 capacity(belief, sight->sets_before));
    if (belief_is_vague(belief)) {
        return told;
    }
    return n < told - NEAR ? told - NEAR : n > told + NEAR ? told + NEAR : n;
}

/* How ln load at this point of the curve hangs on each part; but for the
 * bias. */
static void place_weights(const struct personal_point *point,
                          const struct sight *sight, double h[BELIEF_DIMS])
{
    h[BELIEF_TREND] = h[BELIEF_FORM] = 1;
    h[BELIEF_DRIFT] = h[BELIEF_BIAS] = 0;
    h[BELIEF_STRETCH] = point->log_share;
    h[BELIEF_BEND] = point->log_share * point->bend_weight;
    h[BELIEF_FATIGUE] = -sight->sets_before;
}

/* What a sight expects of ln load: the curve at what was told, exactly, so that
 * it falls with every rep more. How that hangs on each part, and on a rep more
 * (slope), is taken from where the set lies. */
static double expect(const struct belief *belief,
                     const struct chart_logs *chart, const struct sight *sight,
                     double h[BELIEF_DIMS], double *slope)
{
    struct personal curve = curve_of(belief);
    double told = told_n(belief, sight);
    double n = place(belief, chart, sight);
    struct personal_point point = personal_at(chart, &curve, n);
    place_weights(&point, sight, h);
    *slope = point.slope;
    h[BELIEF_BIAS] = sight->is_rated ? *slope : 0;
    return capacity(belief, sight->sets_before) +
           personal_log(chart, &curve, told);
}

/* A step in standard deviations, and how much of the certainty that a plain
 * answer would bring it brings. */
struct step {
    double by, gain;
    double log_likelihood;
};

/* Beyond SURPRISE_MOST a miss counts by its size, not by its square (Huber
 * 1964): no belief is ruled out by one wild answer. */
static struct step plain_step(double surprise)
{
    double size = fabs(surprise);
    double log_likelihood =
        size <= SURPRISE_MOST ? -size * size / 2
                              : SURPRISE_MOST * (SURPRISE_MOST / 2 - size);
    return (struct step){surprise, 1, log_likelihood};
}

/* Of a standard normal that is known to lie below `edge`: its mean is -by,
 * and gain what its variance lost (Tobin 1958). */
static struct step below_step(double edge)
{
    double log_below = edge > TAIL_FROM
                           ? log(erfc(-edge / sqrt(2)) / 2)
                           : -edge * edge / 2 - log(-edge) - HALF_LOG_TAU;
    double hazard = exp(-edge * edge / 2 - HALF_LOG_TAU - log_below);
    double gain = hazard * (hazard + edge);
    if (hazard > SURPRISE_MOST) {
        log_below = SURPRISE_MOST * (SURPRISE_MOST / 2 - hazard);
    }
    return (struct step){-hazard, gain > 1 ? 1 : gain, log_below};
}

static struct step step_of(enum sight_kind kind, double surprise)
{
    struct step step;
    switch (kind) {
    case SIGHT_AT_MOST:
        return below_step(surprise);
    case SIGHT_AT_LEAST:
        step = below_step(-surprise);
        step.by = -step.by;
        return step;
    case SIGHT_EQUALS:
        break;
    }
    return plain_step(surprise);
}

/* out = P h; returns h P h. */
static double spread(const struct belief *belief, const double h[BELIEF_DIMS],
                     double out[BELIEF_DIMS])
{
    double variance = 0;
    for (int i = 0; i < BELIEF_DIMS; i++) {
        out[i] = 0;
        for (int j = 0; j < BELIEF_DIMS; j++) {
            out[i] += belief->p[i][j] * h[j];
        }
        variance += h[i] * out[i];
    }
    return variance;
}

static double told_variance(double sd, double slope)
{
    return MODEL_SD * MODEL_SD + sd * sd * slope * slope;
}

static bool is_of_today(int part)
{
    return part == BELIEF_TREND || part == BELIEF_FORM;
}

/* What a surprise of 1 (ln) moves each part by. Trend and form move as for a
 * usual set, whatever set it is: a gain that fell with the reps would let six
 * good reps raise today's 1RM less than five. Returns the standard deviation
 * of a usual set. */
static double gains(const struct belief *belief, const struct chart_logs *chart,
                  const struct sight *sight, const double ph[BELIEF_DIMS],
                  double variance, double k[BELIEF_DIMS])
{
    struct personal curve = curve_of(belief);
    double h[BELIEF_DIMS], usual[BELIEF_DIMS];
    struct personal_point point = personal_at(chart, &curve, USUAL_N);
    place_weights(&point, sight, h);
    h[BELIEF_BIAS] = sight->is_rated ? -LOG_PER_REP : 0;
    double usual_variance = spread(belief, h, usual) +
                            told_variance(sight->rating_sd, LOG_PER_REP);
    /* What else it hangs on may outweigh today: then today says nothing. */
    bool is_told = usual[BELIEF_TREND] + usual[BELIEF_FORM] > 0;
    for (int i = 0; i < BELIEF_DIMS; i++) {
        k[i] = !is_of_today(i) ? ph[i] / variance
               : is_told       ? usual[i] / usual_variance
                               : 0;
    }
    return sqrt(usual_variance);
}

/* The share of a step that is taken: what one set may move today's 1RM by is
 * bounded by what was believed before, and by nothing of the set, so that a
 * heavier set never leaves a lower estimate than a lighter one. */
static double taken(const struct belief *belief, double rating_sd,
                    double step_today)
{
    double variance;
    belief_today(belief, &variance);
    double most = SURPRISE_MOST * variance /
                  sqrt(variance + told_variance(rating_sd, LOG_PER_REP));
    return fabs(step_today) > most ? most / fabs(step_today) : 1;
}

/* P after the step: between what it was and what Joseph's form (Bucy and
 * Joseph 1968) makes of these gains, so that it stays a covariance. */
static void settle(struct belief *belief, const double k[BELIEF_DIMS],
                   const double ph[BELIEF_DIMS], double variance, double gain)
{
    for (int i = 0; i < BELIEF_DIMS; i++) {
        for (int j = 0; j < BELIEF_DIMS; j++) {
            belief->p[i][j] -= gain * (k[i] * ph[j] + ph[i] * k[j] -
                                       k[i] * k[j] * variance);
        }
    }
}

double belief_see(struct belief *belief, const struct chart_logs *chart,
                  const struct sight *sight, double *surprise)
{
    double h[BELIEF_DIMS], ph[BELIEF_DIMS], k[BELIEF_DIMS], slope;
    double missed = sight->log_load - expect(belief, chart, sight, h, &slope);
    double variance =
        spread(belief, h, ph) + told_variance(sight->n_sd, slope);
    double sd = sqrt(variance);
    struct step step = step_of(sight->kind, missed / sd);
    double usual_sd = gains(belief, chart, sight, ph, variance, k);
    double today = usual_sd * step_of(sight->kind, missed / usual_sd).by;
    double share = taken(belief, sight->rating_sd,
                         (k[BELIEF_TREND] + k[BELIEF_FORM]) * today);
    for (int i = 0; i < BELIEF_DIMS; i++) {
        belief->x[i] += k[i] * (is_of_today(i) ? today : sd * step.by) * share;
    }
    settle(belief, k, ph, variance, step.gain * share);
    *surprise = step.by;
    return step.log_likelihood -
           (sight->kind == SIGHT_EQUALS ? log(sd) + HALF_LOG_TAU : 0);
}

double belief_today(const struct belief *belief, double *variance)
{
    *variance = belief->p[BELIEF_TREND][BELIEF_TREND] +
                belief->p[BELIEF_FORM][BELIEF_FORM] +
                2 * belief->p[BELIEF_TREND][BELIEF_FORM];
    return belief->x[BELIEF_TREND] + belief->x[BELIEF_FORM];
}

double belief_rpe(const struct belief *belief, const struct chart_logs *chart,
                  double log_load, int reps, int sets_before)
{
    struct personal curve = curve_of(belief);
    double n = personal_reps(chart, &curve,
                             log_load - capacity(belief, sets_before));
    return reps + 10 + belief->x[BELIEF_BIAS] - n;
}

/* x[to] += times * x[from], as the covariance has it too. */
static void carry(struct belief *belief, int to, int from, double times)
{
    belief->x[to] += times * belief->x[from];
    for (int i = 0; i < BELIEF_DIMS; i++) {
        belief->p[to][i] += times * belief->p[from][i];
    }
    for (int i = 0; i < BELIEF_DIMS; i++) {
        belief->p[i][to] += times * belief->p[i][from];
    }
}

void belief_sleep(struct belief *belief, double trend_variance,
                  double form_variance)
{
    carry(belief, BELIEF_TREND, BELIEF_DRIFT, 1);
    carry(belief, BELIEF_DRIFT, BELIEF_DRIFT, DRIFT_KEPT - 1);
    carry(belief, BELIEF_FORM, BELIEF_FORM, -1);
    belief->p[BELIEF_TREND][BELIEF_TREND] += trend_variance;
    belief->p[BELIEF_DRIFT][BELIEF_DRIFT] += DRIFT_SD * DRIFT_SD;
    belief->p[BELIEF_FORM][BELIEF_FORM] += form_variance;
}

void belief_hold(struct belief *belief, double log_e1rm, double variance)
{
    carry(belief, BELIEF_TREND, BELIEF_TREND, -1);
    carry(belief, BELIEF_FORM, BELIEF_FORM, -1);
    belief->x[BELIEF_TREND] = log_e1rm;
    belief->p[BELIEF_TREND][BELIEF_TREND] = variance;
}
