/* Dice: random numbers of a seed, as simulated athletes need them. */
#ifndef TESTS_EVALUATE_DICE_H
#define TESTS_EVALUATE_DICE_H

#include <stdbool.h>
#include <stdint.h>

double dice_between(uint64_t *seed, double low, double high);
/* A normal number (Box and Muller 1958). */
double dice_normal(uint64_t *seed, double mean, double sd);
bool dice_chance(uint64_t *seed, double share);

#endif
