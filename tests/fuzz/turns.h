/* Turns: what must hold of those who share the rack and wait. */
#ifndef TESTS_FUZZ_TURNS_H
#define TESTS_FUZZ_TURNS_H

#include "tests/fuzz/world.h"

/* Ends the program where it does not: each one's workout is as its rows have
 * it, and the order's plates lead from one stack to the next. */
void turns_check(const struct world *world);

#endif
