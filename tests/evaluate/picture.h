/* Picture: error against workouts, as figures and as a drawing. */
#ifndef TESTS_EVALUATE_PICTURE_H
#define TESTS_EVALUATE_PICTURE_H

#include "tests/evaluate/score.h"

#include <stdbool.h>

/* False: it could not be written (errno). */
bool picture_csv(const char *path, const struct score by_workout[WORKOUTS]);
bool picture_svg(const char *path, const struct score by_workout[WORKOUTS]);

#endif
