/* Gym: a database with years of a large gym in it, made fast.
 *
 * Rows are written as a kiosk would have, in the order of time, so that one
 * athlete's lie in as many pages as they do after years: workouts of GYM_SETS
 * sets, each told, each finished but the last of every tenth athlete, and an
 * undone set in every fiftieth. */
#ifndef TESTS_BENCH_GYM_H
#define TESTS_BENCH_GYM_H

#include "kiosk/app/uid.h"
#include "kiosk/input/tag.h"

#include <stdint.h>

#define GYM_ATHLETES 100000
#define GYM_WORKOUTS 10 /* of each athlete */
#define GYM_SETS 5      /* of a workout: one top set, four back-offs */
#define GYM_PLANS 3

/* Two days after the last workouts, UNIX ms: 2026-03-01. */
#define GYM_END_MS INT64_C(1772323200000)

/* Of an athlete, 0..GYM_ATHLETES-1. */
struct tag gym_tag(int athlete);
/* Makes the file, which must not exist; ends the program where it cannot. */
void gym_fill(const char *path);

#endif
