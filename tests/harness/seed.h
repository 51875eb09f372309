/* Seed: random numbers for property tests, the same for the same seed. */
#ifndef TESTS_HARNESS_SEED_H
#define TESTS_HARNESS_SEED_H

#include <stdint.h>

/* The seed of this run: $SEED where it is set, else 1. */
uint64_t seed_start(void);
/* How often a slow test tries its chance, or in how many panels it looks:
 * usual, or 1 where $QUICK is set, for a processor that is emulated. */
int seed_rounds(int usual);
/* splitmix64 (Steele, Lea, Flood 2014). */
uint64_t seed_next(uint64_t *state);
/* low..high, both inclusive; low <= high. */
int seed_between(uint64_t *state, int low, int high);

#endif
