/* Sights: what a set shows of strength, whoever did it. */
#ifndef CORE_SIGHT_H
#define CORE_SIGHT_H

#include "core/belief.h"
#include "core/set.h"

#include <stdbool.h>

/* Ours: how many reps off a miss may be, in standard deviations. */
#define SIGHT_MISS_SD 0.5

/* False: it says nothing of strength (UNTOLD, PAIN). n_sd, rating_sd and
 * sets_before are the caller's to fill in. */
bool sight_of_set(const struct set *set, struct sight *sight);

/* Where nothing is known yet, a set that only bounds is taken at its word: who
 * comes with 200 kg is no man of 100 because it was all they had. */
void sight_at_its_word(const struct set *set, struct sight *sight);

#endif
