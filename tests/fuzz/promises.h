/* Promises: what the app holds to after every event, whatever happened. */
#ifndef TESTS_FUZZ_PROMISES_H
#define TESTS_FUZZ_PROMISES_H

#include "tests/fuzz/world.h"

/* Ends the program with the one that is broken. */
void promises_check(const struct world *world);

#endif
