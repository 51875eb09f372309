#include "tests/evaluate/dice.h"

#include "tests/harness/seed.h"

#include <math.h>

#define TAU 6.283185307179586
#define MANTISSA_BITS 53

double dice_between(uint64_t *seed, double low, double high)
{
    double share =
        ldexp((double)(seed_next(seed) >> (64 - MANTISSA_BITS)),
              -MANTISSA_BITS);
    return low + (high - low) * share;
}

double dice_normal(uint64_t *seed, double mean, double sd)
{
    double radius = sqrt(-2 * log(1 - dice_between(seed, 0, 1)));
    return mean + sd * radius * cos(dice_between(seed, 0, TAU));
}

bool dice_chance(uint64_t *seed, double share)
{
    return dice_between(seed, 0, 1) < share;
}
