/* A set as it was done: load, reps, and how it felt.
 *
 * What the athlete answers is not always an RPE: a missed rep, "easier" (five
 * reps or more left: too light to judge), or pain are answers of their own.
 * A miss keeps the reps that were achieved, 0 or more. */
#ifndef CORE_SET_H
#define CORE_SET_H

#include "core/curve.h"
#include "core/load.h"

#include <stddef.h>
#include <stdint.h>

enum feel {
    FEEL_UNTOLD, /* first, so that a zeroed set has not been told */
    FEEL_RPE,
    FEEL_EASIER,
    FEEL_MISS,
    FEEL_PAIN,
    FEEL_COUNT
};

struct set {
    int32_t load_g; /* 1..LOAD_MAX_G */
    int reps;       /* done, 1..REPS_MAX; of a miss achieved, 0..REPS_MAX */
    enum feel feel;
    int rpe_x10; /* FEEL_RPE only: 50..100 in steps of 1; else 0 */
};

enum set_status {
    SET_OK,
    SET_BAD_FORM, /* not LOADxREPS@RPE */
    SET_BAD_LOAD, /* nan, negative, zero, huge, unknown unit */
    SET_BAD_REPS, /* 0 (unless missed), negative, above REPS_MAX */
    SET_BAD_RPE,  /* not a number with at most one decimal, above 10 */
};

/* Reads "180x1@8.5", "180kgx1@8", "405lbx2@9", "180x1@miss". RPE 0..10 is
 * taken as told (whether it can be read is reading.h's to say). *unit is the
 * load's unit (may be NULL). Outputs are set on SET_OK only. */
enum set_status set_parse(const char *text, struct set *set, enum unit *unit);
const char *set_status_str(enum set_status status);

#endif
