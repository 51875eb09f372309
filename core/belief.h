/* Beliefs: what is held of one athlete and one lift, with its uncertainty.
 *
 * An extended Kalman filter (Kalman 1960; Jazwinski 1970) over
 *
 *   TREND    slow trend of ln 1RM (ln of grams)
 *   DRIFT    of the trend, from one workout to the next
 *   FORM     today's departure from it
 *   STRETCH, BEND   the athlete's own curve (see personal.h)
 *   BIAS     how much higher than the truth they rate, in RPE
 *   FATIGUE  what each set before takes of today's 1RM, ln
 *
 * A set of n effective reps at load w says
 *
 *   ln w = TREND + FORM - FATIGUE * sets_before + ln P_a(n + BIAS)
 *
 * The filter works on this form, and not on the RPE it would predict: the
 * load then enters linearly, and a heavier bar for the same answer can only
 * raise what is believed. */
#ifndef CORE_BELIEF_H
#define CORE_BELIEF_H

#include "core/personal.h"

#include <stdbool.h>

enum belief_of {
    BELIEF_TREND,
    BELIEF_DRIFT,
    BELIEF_FORM,
    BELIEF_STRETCH,
    BELIEF_BEND,
    BELIEF_BIAS,
    BELIEF_FATIGUE,
    BELIEF_DIMS
};

struct belief {
    double x[BELIEF_DIMS];
    double p[BELIEF_DIMS][BELIEF_DIMS]; /* covariance */
};

enum sight_kind {
    SIGHT_EQUALS,   /* n is what was told */
    SIGHT_AT_MOST,  /* no more than n reps were there: RPE 10, a missed single */
    SIGHT_AT_LEAST, /* n or more: "easier", RPE 5 */
};

/* What one set shows. */
struct sight {
    enum sight_kind kind;
    double log_load;  /* ln of grams */
    double n;         /* effective reps */
    double n_sd;      /* of the telling, in reps */
    double rating_sd; /* of the athlete's ratings, whatever was told */
    bool is_rated;    /* told by the athlete, so that BIAS is in it */
    int sets_before;  /* today */
};

/* As it is kept: the covariance's lower half, in single precision. */
#define BELIEF_PAIRS (BELIEF_DIMS * (BELIEF_DIMS + 1) / 2)
struct belief_kept {
    double x[BELIEF_DIMS];
    float p[BELIEF_PAIRS];
};

struct belief belief_open(const struct belief_kept *kept);
struct belief_kept belief_keep(const struct belief *belief);

/* Beyond so many standard deviations a miss weighs by its size alone. */
#define SURPRISE_MOST 2.0

/* Takes the sight in. Returns the natural log of how likely it was, and in
 * *surprise by how many standard deviations it was missed (of one that only
 * bounds: how far it moved the mean). One wild answer is one bounded step.
 * Today's 1RM after it never falls with the load, nor with n. */
double belief_see(struct belief *belief, const struct chart_logs *chart,
                  const struct sight *sight, double *surprise);

/* Today's ln 1RM, fresh, and its variance. */
double belief_today(const struct belief *belief, double *variance);

/* Whether that is as good as nothing. */
bool belief_is_vague(const struct belief *belief);

/* The answer expected of reps at ln load w after so many sets: RPE, not held
 * to the scale. */
double belief_rpe(const struct belief *belief, const struct chart_logs *chart,
                  double log_load, int reps, int sets_before);

/* A new day: the trend may have moved (variance), yesterday's form is gone. */
void belief_sleep(struct belief *belief, double trend_variance,
                  double form_variance);

/* The trend is this, with this variance, and today is no other day: what was
 * believed of them is forgotten. */
void belief_hold(struct belief *belief, double log_e1rm, double variance);

#endif
