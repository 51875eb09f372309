/* Warm-ups: the ramp to the top set, in loads that are quick to load.
 *
 * About 40, 60, 78 and 89 % of the top set for 5, 3, 2 and 1 reps (Ours,
 * within what coaches print: 40/60/75/85 % and 45/65/85 %). A warm-up may
 * move by up to 5 kg (10 lb on a rack whose plates are in pounds) to a load
 * that needs fewer plates handled. Loads rise strictly; steps that coincide
 * or reach the top set are left out; a machine or bar below 40 % starts at
 * its own empty load. */
#ifndef CORE_WARMUP_H
#define CORE_WARMUP_H

#include "core/plates.h"

#include <stdbool.h>
#include <stdint.h>

#define WARMUPS_MAX 5

struct warmup {
    int32_t load_g; /* loadable on this rack, below the top set */
    int reps;
    struct stack side;
    bool is_low; /* from the floor, and no plate is high enough */
};

/* What the warm-up of so many reps aims at, before plates; 0: none has those. */
int32_t warmup_aim_g(int32_t top_g, int reps);

/* Fills out[0..n), heaviest last; returns n, 0..WARMUPS_MAX. */
int warmup_ramp(const struct rack *rack, int32_t top_g,
                struct warmup out[WARMUPS_MAX]);

#endif
