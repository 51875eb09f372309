/* Learn: what an athlete's past says of one lift.
 *
 * The sets are taken into an estimate (core/estimate.h) in the order done,
 * and between them the coach's verdicts; each day of the lift leaves a point
 * of its trend (core/trend.h). The same entries always give the same bits. */
#ifndef KIOSK_STORE_LEARN_H
#define KIOSK_STORE_LEARN_H

#include "core/estimate.h"
#include "core/trend.h"
#include "kiosk/store/past.h"

/* A value without padding that matters. */
struct learned {
    struct estimate estimate;
    struct trend_history trend;
    int64_t is_said; /* the last entry was the coach's: no day's training */
};

/* Nothing but the coach's figure; 0: not even that. */
void learn_start(struct learned *learned, enum curve_id curve,
                 int32_t coach_e1rm_g);
/* The lift's next entry, dated. */
void learn_take(struct learned *learned, const struct past_entry *entry);
/* After the last: makes the last day's point whole. More may follow. */
void learn_end(struct learned *learned);
/* See leap_heaviest_g; 0, too, where the coach's word is the last. */
int32_t learn_heaviest_g(const struct learned *learned, int64_t today);

/* What the athlete did in the four weeks before a day; 0: too little of it to
 * say, or no clock tells when. */
struct seen_habits {
    int frequency; /* days a week with the lift, rounded, 1..7 */
    int exercises; /* lifts on a day that had it, rounded */
};
struct seen_habits learn_habits(const struct past *past, int lift,
                                int64_t today);

#endif
