/* Picture: plates handled, as bars. */
#ifndef TESTS_HANDLED_PICTURE_H
#define TESTS_HANDLED_PICTURE_H

#include "tests/handled/workouts.h"

#include <stdbool.h>

/* False: it could not be written (errno). */
bool picture_write(const char *path, struct handled handled[GYMS][WORKOUTS]);

#endif
