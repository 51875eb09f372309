/* Streaks: the last workouts of a trend whose top sets, read by the chart as
 * they were told, say the same in a row.
 *
 * A filter cannot be sure of a line through three workouts, or four; a coach
 * who sees the same bar at the same RPE three times is. Changes are in
 * hundredths of a logarithm, near enough to percent. */
#ifndef CORE_STREAK_H
#define CORE_STREAK_H

#include "core/trend.h"

/* How many of the last n workouts in a row have a reading. Below, n is at most
 * that. */
int streak_readable(const struct trend_history *history, int n);

enum streak_kind {
    STREAK_SAME,     /* the same readings */
    STREAK_NEAR,     /* within 1 % to each side */
    STREAK_SAME_BAR, /* of the same bar, give or take one answer */
};
/* The longest of three workouts or more that is flat: no further apart than
 * its kind allows, and not rising. 0: none. */
int streak_flat(const struct trend_history *history, int n,
                enum streak_kind kind);

/* The longest of three or more that falls with each; is_sure: by so much that
 * it is no noise. 0: none. */
int streak_fall(const struct trend_history *history, int n, bool is_sure);

/* From its first workout to its last; and between its best and its worst. */
double streak_change_pct(const struct trend_history *history, int n);
double streak_span_pct(const struct trend_history *history, int n);

#endif
