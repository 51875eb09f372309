/* Athletes who are not there: what is true of one, and what they answer.
 *
 * ln 1RM of a day is trend + form. The trend goes on from workout to workout
 * by drift and walk, form is the day's own. A set before takes `fatigue` of
 * the 1RM. At the load the athlete has n effective reps by their own curve; a
 * set of more is missed after floor(n), else the answer is
 *
 *   10 - (n - reps) + bias + bias_per_rir * (n - reps) + noise
 *
 * held to 5..10 and told in halves (or tenths). None of it is the estimator's
 * code but for the curve in TRUTH_CHART. */
#ifndef TESTS_EVALUATE_ATHLETE_H
#define TESTS_EVALUATE_ATHLETE_H

#include "core/set.h"

#include <stdbool.h>
#include <stdint.h>

enum truth {
    TRUTH_CHART, /* TRAC, stretched by a and bent by b (see personal.h) */
    TRUTH_EPLEY, /* 1RM / load = 1 + a (n - 1); Epley 1985 has a = 1/30 */
    TRUTH_POWER, /* ln (1RM / load) = a (n - 1)^b */
    TRUTH_HELMS, /* the chart of Helms 2016 as it is */
};

struct athlete {
    enum truth curve;
    double a, b;
    double drift, walk_sd, form_sd; /* ln, a workout */
    double fatigue;                 /* ln, a set before */
    double bias, bias_per_rir, noise_sd; /* RPE */
    double wild;       /* share of answers that are off by up to 4 */
    int gap_days;      /* between workouts, and up to one more */
    bool tells_tenths; /* of an RPE, not halves */
    bool is_mixed;     /* other reps at each workout */
    /* Today: */
    double trend, form;
};

/* A new day. */
void athlete_wake(struct athlete *athlete, uint64_t *seed);
double athlete_log_1rm(const struct athlete *athlete);
/* How many effective reps they have at that load. */
double athlete_reps(const struct athlete *athlete, int32_t load_g,
                    int sets_before);
/* The answer to reps of n, noise and steps apart: held to 5..10. */
double athlete_rpe(const struct athlete *athlete, double n, int reps);
/* Does a set. */
struct set athlete_do(const struct athlete *athlete, int32_t load_g, int reps,
                      int sets_before, uint64_t *seed);

#endif
