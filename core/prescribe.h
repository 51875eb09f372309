/* Prescribing: from today's top set to today's back-off sets.
 *
 * today's e1RM is the reading of today's top set; of an athlete who is known
 * it is the estimate's, which that set is part of, and never more than 5 % over
 * the reading. The back-off load is, as the protocol says, a percentage of it,
 * the load for a target RPE, or a drop from the top set (from the load that
 * would have met the planned RPE today, unless basis = bar); where the
 * protocol's style keeps the load it is the top set's. The load is then the
 * nearest this rack can load, and at that load, for the first fresh set, no
 * more reps are prescribed than the curve allows within the RPE cap; where
 * even reps_min is too hard the load falls until it fits.
 *
 * The curve is the chart; of an athlete who is known it is their own, which
 * starts as the chart's. What the top set shows by the chart still counts: half
 * an RPE over the cap by it is the most, since answers come in halves. And no
 * load is above what the estimate calls believable. */
#ifndef CORE_PRESCRIBE_H
#define CORE_PRESCRIBE_H

#include "core/curve.h"
#include "core/estimate.h"
#include "core/lift.h"
#include "core/plates.h"
#include "core/protocol.h"
#include "core/reading.h"
#include "core/set.h"
#include "core/volume.h"
#include "core/why.h"

#include <stdint.h>

struct prescribe_in {
    const struct protocol *protocol;
    const struct lift *lift;
    const struct rack *rack; /* bar_g is the machine's empty load already */
    const struct stack *on;  /* the bar as it stands; NULL: empty */
    enum curve_id curve;
    enum unit unit; /* the athlete's, for the lines of why */
    struct set top; /* today's top set */
    int32_t known_e1rm_g; /* from the coach or the last workout; 0: nothing */
    struct habits habits;
    /* What is known of the athlete, the top set taken in, as of `day`; NULL:
     * nothing, and the plain rules hold. */
    const struct estimate *estimate;
    int64_t day;
    int planned_rpe_x10; /* of the top set, for the line that says it was
                            harder; 0: nobody knows */
};

enum prescribe_status {
    PRESCRIBE_OK,
    PRESCRIBE_NO_READING, /* the top set says nothing (see reading) and no
                             e1RM is known to fall back on */
    PRESCRIBE_PAIN,       /* pain: nothing is prescribed */
    PRESCRIBE_TOO_HEAVY,  /* even the empty bar is over the cap */
};

struct prescription {
    enum prescribe_status status;
    enum reading_status reading; /* of the top set */
    int32_t reading_g; /* 0 where reading is not READING_OK */
    int32_t e1rm_g;    /* today's; of a top set with no reading known_e1rm_g
                          or the estimate's, under a missed single at most
                          97.8 % of its load (the chart's first half step) */
    int sets, reps_min, reps_max;
    int32_t target_g;      /* before plates */
    int32_t load_g;        /* loadable on this rack */
    int predicted_rpe_x10; /* of load_g x reps_max, the first fresh set */
    int stop_rpe_x10;      /* the protocol's cap */
    struct loading loading; /* the plates, and the change from `on` */
    struct why why;         /* a line for each rule that acted */
};

/* Fills *out; every field but status, reading and why is 0 unless
 * PRESCRIBE_OK. Never above the cap; load_g never above today's e1RM,
 * nor above estimate_ceiling_g. */
void prescribe(const struct prescribe_in *in, struct prescription *out);
const char *prescribe_status_str(enum prescribe_status status);

#endif
