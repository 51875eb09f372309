#include "tests/evaluate/athlete.h"

#include "core/personal.h"
#include "tests/evaluate/dice.h"

#include <math.h>

#define N_MOST 60
#define HALVINGS 50
#define WILD_MOST 4
#define RPE_LEAST 5

/* ln (load / 1RM) at n; falls. Below one rep each goes on as a line. */
static double log_share(const struct athlete *athlete,
                        const struct chart_logs *chart, double n)
{
    struct personal own = {athlete->a, athlete->b};
    switch (athlete->curve) {
    case TRUTH_EPLEY:
        return n > 1 ? -log(1 + athlete->a * (n - 1)) : athlete->a * (1 - n);
    case TRUTH_POWER:
        return n > 1 ? -athlete->a * pow(n - 1, athlete->b)
                     : athlete->a * (1 - n);
    case TRUTH_HELMS:
        own = (struct personal){0, 0};
        break;
    case TRUTH_CHART:
        break;
    }
    return personal_log(chart, &own, n);
}

void athlete_wake(struct athlete *athlete, uint64_t *seed)
{
    athlete->trend += dice_normal(seed, athlete->drift, athlete->walk_sd);
    athlete->form = dice_normal(seed, 0, athlete->form_sd);
}

double athlete_log_1rm(const struct athlete *athlete)
{
    return athlete->trend + athlete->form;
}

double athlete_reps(const struct athlete *athlete, int32_t load_g,
                    int sets_before)
{
    double share = log(load_g) - (athlete_log_1rm(athlete) -
                                  athlete->fatigue * sets_before);
    struct chart_logs chart = chart_logs_of(
        athlete->curve == TRUTH_HELMS ? CURVE_HELMS : CURVE_TRAC);
    double low = -N_MOST, high = N_MOST;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        if (log_share(athlete, &chart, middle) > share) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

static double held(double rpe)
{
    return rpe < RPE_LEAST ? RPE_LEAST : rpe > 10 ? 10 : rpe;
}

double athlete_rpe(const struct athlete *athlete, double n, int reps)
{
    double left = n - reps;
    return held(10 - left + athlete->bias +
                athlete->bias_per_rir * (left > 0 ? left : 0));
}

static int told_x10(const struct athlete *athlete, double rpe)
{
    return athlete->tells_tenths ? (int)lround(held(rpe) * 10)
                                 : (int)lround(held(rpe) * 2) * 5;
}

struct set athlete_do(const struct athlete *athlete, int32_t load_g, int reps,
                      int sets_before, uint64_t *seed)
{
    double n = athlete_reps(athlete, load_g, sets_before);
    if (n < reps) {
        int achieved = n < 0 ? 0 : (int)n;
        return (struct set){load_g, achieved, FEEL_MISS, 0};
    }
    double left = n - reps;
    double rpe = 10 - left + athlete->bias + athlete->bias_per_rir * left +
                 dice_normal(seed, 0, athlete->noise_sd);
    if (dice_chance(seed, athlete->wild)) {
        rpe += dice_between(seed, -WILD_MOST, WILD_MOST);
    }
    return (struct set){load_g, reps, FEEL_RPE, told_x10(athlete, rpe)};
}
