#include "core/sight.h"

#include <math.h>

/* Ours: the scale's ends hold all that lies beyond. What is told as 10 is 9.75
 * and more, so an answer of 9.8 says no more than 10; the same at 5. "Easier"
 * is five reps left and more, told from half a rep below. */
#define TEN_RIR 0.25
#define TEN_FROM_X10 98
#define EASIER_RIR 4.5
#define FIVE_RIR 4.75
#define FIVE_TO_X10 52
/* A missed set had its reps and not one more. Ours: nearer to the one that
 * was tried, for with far less nobody tries it. */
#define MISS_RIR 0.6

static void sight_of_rpe(const struct set *set, struct sight *sight)
{
    sight->n = set->reps + 10 - set->rpe_x10 / 10.0;
    if (set->rpe_x10 >= TEN_FROM_X10) {
        sight->kind = SIGHT_AT_MOST;
        sight->n = set->reps + TEN_RIR;
    } else if (set->rpe_x10 <= FIVE_TO_X10) {
        sight->kind = SIGHT_AT_LEAST;
        sight->n = set->reps + FIVE_RIR;
    }
}

bool sight_of_set(const struct set *set, struct sight *sight)
{
    *sight = (struct sight){.kind = SIGHT_EQUALS,
                            .log_load = log(set->load_g),
                            .is_rated = true};
    switch (set->feel) {
    case FEEL_RPE:
        sight_of_rpe(set, sight);
        return true;
    case FEEL_EASIER:
        sight->kind = SIGHT_AT_LEAST;
        sight->n = set->reps + EASIER_RIR;
        return true;
    case FEEL_MISS:
        sight->is_rated = false;
        sight->kind = set->reps == 0 ? SIGHT_AT_MOST : SIGHT_EQUALS;
        sight->n = set->reps == 0 ? 1 : set->reps + MISS_RIR;
        return true;
    case FEEL_UNTOLD:
    case FEEL_PAIN:
    case FEEL_COUNT:
        break;
    }
    return false;
}

void sight_at_its_word(const struct set *set, struct sight *sight)
{
    sight->kind = SIGHT_EQUALS;
    sight->n = set->feel == FEEL_MISS ? set->reps + MISS_RIR
               : set->feel == FEEL_RPE
                   ? set->reps + 10 - set->rpe_x10 / 10.0
                   : set->reps + EASIER_RIR;
}
