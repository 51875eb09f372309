/* Readings: what a set says about today's one-rep max.
 *
 * reading = load / P(N), the inverse of the chart (Tuchscherer; see curve.h).
 * A set missed after k reps reads as k reps at RPE 10 (the next rep was not
 * there); missed with none it gives no reading, only a ceiling. A set that
 * felt easier than RPE 6 gives none: it says so rather than being clamped. */
#ifndef CORE_READING_H
#define CORE_READING_H

#include "core/curve.h"
#include "core/set.h"

#include <stdbool.h>
#include <stdint.h>

enum reading_status {
    READING_OK,
    READING_TOO_LIGHT, /* below RPE 6, "easier", or off the curve's end */
    READING_MISSED,    /* no rep achieved: the 1RM is below the load */
    READING_PAIN,      /* pain is never read as strength */
    READING_UNTOLD,    /* no answer yet */
};

/* On READING_OK *e1rm_g is set: nearest gram, > 0, never below load_g. */
enum reading_status reading_of(enum curve_id curve, const struct set *set,
                               int32_t *e1rm_g);

/* A plain sentence, lower case, no full stop; static. */
const char *reading_status_str(enum reading_status status);

/* Whether a set counts as an exposure at 90 % and over: the chart puts its
 * effort at 90 % of that day's 1RM or more. Untold, easier and pain: no; a
 * miss: yes. */
bool reading_is_heavy(enum curve_id curve, const struct set *set);

#endif
