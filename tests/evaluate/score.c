#include "tests/evaluate/score.h"

#include "core/estimate.h"
#include "tests/evaluate/dice.h"
#include "tests/evaluate/training.h"

#include <math.h>
#include <stdlib.h>

#define SD_OF_90_PCT 1.645

void score_add(struct score *sum, const struct score *score)
{
    sum->n_rpe += score->n_rpe;
    sum->n_max += score->n_max;
    sum->n_within += score->n_within;
    sum->rpe += score->rpe;
    sum->rpe_chart += score->rpe_chart;
    sum->rpe_known += score->rpe_known;
    sum->max += score->max;
    sum->max_chart += score->max_chart;
}

static double chart_rpe(int32_t reading_g, int32_t load_g, int reps)
{
    double rpe = curve_rpe_x10(CURVE_TRAC, load_g, reps, reading_g) / 10.0;
    return rpe < 5 ? 5 : rpe > 10 ? 10 : rpe;
}

/* What each expects of a set, and what was true. */
struct foreseen {
    double us, chart, known;
};

static struct foreseen foresee(const struct estimate *estimate,
                               const struct athlete *athlete,
                               const struct training *training,
                               int32_t load_g, int reps)
{
    double n = athlete_reps(athlete, load_g, training->sets_done);
    return (struct foreseen){
        estimate_answer_x10(estimate, training->day, load_g, reps) / 10.0,
        chart_rpe(training->reading_g, load_g, reps),
        athlete_rpe(athlete, n, reps)};
}

/* A miss is no number to be off from. */
static void score_answer(struct score *score, const struct foreseen *foreseen,
                         const struct set *set)
{
    double rpe = set->rpe_x10 / 10.0;
    if (set->feel == FEEL_RPE) {
        score->n_rpe++;
        score->rpe += fabs(foreseen->us - rpe);
        score->rpe_chart += fabs(foreseen->chart - rpe);
        score->rpe_known += fabs(foreseen->known - rpe);
    }
}

static void score_today(struct score *score, const struct estimate *estimate,
                        const struct athlete *athlete,
                        const struct training *training)
{
    struct today today = estimate_today(estimate, training->day);
    double truth = athlete_log_1rm(athlete);
    double off = fabs(log(today.e1rm_g) - truth);
    score->n_max++;
    score->max += off;
    score->max_chart += fabs(log(training->reading_g) - truth);
    score->n_within += off < SD_OF_90_PCT * today.sd_pct / 100;
}

void score_athlete(const struct family *family, uint64_t seed,
                   struct score *score, struct score by_workout[WORKOUTS])
{
    struct athlete athlete = {.trend = log(dice_between(&seed, 8e4, 2.2e5))};
    struct training training;
    struct estimate estimate;
    int32_t load_g;
    int reps;
    family->draw(&athlete, &seed);
    training_begin(&training, &athlete, &seed);
    estimate_start(&estimate, CURVE_TRAC, 0, 0);
    for (int workout = 0; workout < WORKOUTS; workout++) {
        athlete_wake(&athlete, &seed);
        training_wake(&training);
        while (training_next(&training, &load_g, &reps)) {
            struct score one = {0};
            struct foreseen foreseen =
                foresee(&estimate, &athlete, &training, load_g, reps);
            struct set set = athlete_do(&athlete, load_g, reps,
                                        training.sets_done, &seed);
            score_answer(&one, &foreseen, &set);
            training_did(&training, &set);
            estimate_add(&estimate, training.day, &set);
            score_today(&one, &estimate, &athlete, &training);
            score_add(&by_workout[workout], &one);
            if (estimate.n_sets > SETS_LEARNT_FROM) {
                score_add(score, &one);
            }
        }
    }
}
