/* Score: how far off the estimate and the chart alone were, side by side.
 *
 * The chart alone: today's 1RM is the reading of today's top set (before it,
 * the last one's), and a set's RPE follows from it by the chart. Who knows all
 * knows the athlete's truth, and is off by noise and steps of the answers. */
#ifndef TESTS_EVALUATE_SCORE_H
#define TESTS_EVALUATE_SCORE_H

#include "tests/evaluate/families.h"

#include <stdint.h>

#define WORKOUTS 45
#define SETS_LEARNT_FROM 30 /* what comes before is not counted */

/* Sums of absolute errors: RPE of the next set, ln of today's 1RM. */
struct score {
    int n_rpe, n_max, n_within; /* the 90 % interval */
    double rpe, rpe_chart, rpe_known;
    double max, max_chart;
};

void score_add(struct score *sum, const struct score *score);

/* All workouts of the athlete of that number, on top of what is in `score`
 * (after the first SETS_LEARNT_FROM) and `by_workout` (all). */
void score_athlete(const struct family *family, uint64_t seed,
                   struct score *score,
                   struct score by_workout[WORKOUTS]);

#endif
