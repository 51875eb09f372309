/* Leaps: how far the next top set may go beyond those of the last weeks.
 *
 * Sets of the same reps are compared by their loads, whatever was said of
 * them: an answer alone lifts no bar by more than LEAP_PCT from one workout to
 * the next. Sets of other reps are compared by the chart, as singles of the
 * same effort. What is compared with is the heaviest top set of LEAP_DAYS, and
 * not the last: who comes back from a light week goes straight back. */
#ifndef CORE_LEAP_H
#define CORE_LEAP_H

#include "core/curve.h"
#include "core/set.h"
#include "core/stock.h"
#include "core/trend.h"

#include <stdbool.h>
#include <stdint.h>

#define LEAP_PCT 5
/* Ours: longer than a deload and a holiday, and what was lifted before it is
 * no longer what one is used to. */
#define LEAP_DAYS 42

/* The load of the single that is as hard as this set; of a set missed after
 * some reps, of those. 0: nothing was lifted, or nobody told. */
int32_t leap_single_g(enum curve_id curve, const struct set *set);

/* The heaviest single_g of the LEAP_DAYS before today, since the coach's last
 * word; where they have none, of the last workout that had one. 0: none. */
int32_t leap_heaviest_g(const struct trend_history *history, int64_t today);

struct leap {
    int32_t most_g; /* no next top set is heavier */
    bool is_step;   /* that is beyond LEAP_PCT: the least that this rack can
                       add, or no bar on a coarse rack would ever move */
};
/* For so many reps, from a heaviest single, 1..LOAD_MAX_G. */
struct leap leap_from(enum curve_id curve, const struct rack *rack,
                      int32_t single_g, int reps);

#endif
