#include "tests/evaluate/training.h"

#include "core/reading.h"
#include "tests/evaluate/dice.h"
#include "tests/harness/seed.h"

#include <math.h>

#define STEP_G 2500
#define FIRST_GUESS_SD 0.04
#define TOP_REPS_MOST 3
#define BACKOFF_REPS_MOST 8
#define SETS_LEAST 3 /* the top set among them */
#define SETS_MOST 6
#define MISSED_KEEPS 0.95
#define EASY_ADDS 1.05

/* Whole reps at an RPE in halves, so that the chart has it. */
static int32_t load_for(int32_t e1rm_g, int reps, double rpe)
{
    int n_x10 = (int)lround((reps + 10 - rpe) * 10);
    int pct_x1000 = curve_pct_at(CURVE_TRAC, n_x10);
    double load_g = (double)e1rm_g * pct_x1000 / 100000;
    return (int32_t)lround(load_g / STEP_G) * STEP_G;
}

static void choose_reps(struct training *training)
{
    training->top_reps = seed_between(training->seed, 1, TOP_REPS_MOST);
    training->backoff_reps =
        seed_between(training->seed, 2, BACKOFF_REPS_MOST);
}

void training_begin(struct training *training, const struct athlete *athlete,
                    uint64_t *seed)
{
    double guess = dice_normal(seed, athlete_log_1rm(athlete), FIRST_GUESS_SD);
    *training = (struct training){.athlete = athlete, .seed = seed};
    training->plan_g = training->reading_g = (int32_t)exp(guess);
    training->top_rpe = seed_between(seed, 15, 17) / 2.0;
    training->backoff_rpe = seed_between(seed, 13, 16) / 2.0;
    choose_reps(training);
}

void training_wake(struct training *training)
{
    training->day += training->athlete->gap_days +
                     seed_between(training->seed, 0, 1);
    training->sets_done = 0;
    training->sets_planned =
        seed_between(training->seed, SETS_LEAST, SETS_MOST);
    training->is_over = false;
    if (training->athlete->is_mixed) {
        choose_reps(training);
    }
}

bool training_next(struct training *training, int32_t *load_g, int *reps)
{
    bool is_top = training->sets_done == 0;
    if (training->is_over || training->sets_done == training->sets_planned) {
        return false;
    }
    *reps = is_top ? training->top_reps : training->backoff_reps;
    if (training->sets_done <= 1) {
        training->load_g =
            load_for(training->plan_g, *reps,
                     is_top ? training->top_rpe : training->backoff_rpe);
    }
    *load_g = training->load_g;
    return true;
}

void training_did(struct training *training, const struct set *set)
{
    bool is_top = training->sets_done++ == 0;
    int32_t reading_g;
    if (is_top && reading_of(CURVE_TRAC, set, &reading_g) == READING_OK) {
        training->plan_g = training->reading_g = reading_g;
    } else if (is_top && set->feel == FEEL_RPE) {
        training->plan_g = (int32_t)(training->plan_g * EASY_ADDS);
    }
    if (set->feel == FEEL_MISS) {
        training->plan_g = (int32_t)(training->plan_g * MISSED_KEEPS);
    }
    training->is_over = set->feel == FEEL_MISS || set->rpe_x10 == RPE_MAX_X10;
}
