/* Families of athletes: the crowd, and one assumption changed at a time. */
#ifndef TESTS_EVALUATE_FAMILIES_H
#define TESTS_EVALUATE_FAMILIES_H

#include "tests/evaluate/athlete.h"

struct family {
    const char *name;
    const char *about;
    void (*draw)(struct athlete *athlete, uint64_t *seed);
};

#define FAMILY_CROWD 0 /* the criteria are for it, */
#define FAMILY_CHART 1 /* and no worse than the chart for these two */
#define FAMILY_STEADY 2

extern const struct family families[];
extern const int families_n;

#endif
