/* Training: what a simulated athlete is given to do, by the plain rules: a top
 * set by the last reading, then back-off sets by today's. The estimator has no
 * say in it, so that all that is compared has seen the same sets. */
#ifndef TESTS_EVALUATE_TRAINING_H
#define TESTS_EVALUATE_TRAINING_H

#include "core/set.h"
#include "tests/evaluate/athlete.h"

#include <stdbool.h>
#include <stdint.h>

struct training {
    const struct athlete *athlete;
    uint64_t *seed;
    int32_t plan_g;    /* the 1RM that loads are taken from */
    int32_t reading_g; /* the chart's 1RM: of the last top set that gave one */
    int64_t day;
    int top_reps, backoff_reps;
    double top_rpe, backoff_rpe; /* what the plan aims at, by the chart */
    int sets_planned, sets_done; /* of this workout */
    int32_t load_g;              /* of the last set */
    bool is_over;
};

/* They come with a 1RM of their own, 4 % off the truth. */
void training_begin(struct training *training, const struct athlete *athlete,
                    uint64_t *seed);
/* The next workout. */
void training_wake(struct training *training);
/* The next set; false: the workout is over. */
bool training_next(struct training *training, int32_t *load_g, int *reps);
void training_did(struct training *training, const struct set *set);

#endif
