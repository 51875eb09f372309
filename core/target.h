/* Targets: what to put on the bar for today's top set.
 *
 * The figure it comes from is what was learned of the athlete (estimate.h) up
 * to today; where no set of theirs is known the last workout's reading, held
 * within 5 % of the coach's figure; the coach's alone where there is no
 * history; with neither there is none, and the athlete works up by feel. */
#ifndef CORE_TARGET_H
#define CORE_TARGET_H

#include "core/curve.h"
#include "core/estimate.h"
#include "core/plates.h"
#include "core/protocol.h"
#include "core/lift.h"

#include <stdbool.h>
#include <stdint.h>

enum target_source { TARGET_NONE, TARGET_COACH, TARGET_LAST, TARGET_LEARNED };

struct target {
    enum target_source source;
    int32_t e1rm_g;       /* the figure; 0 for TARGET_NONE */
    int32_t target_g;     /* before plates; 0 for TARGET_NONE */
    int32_t load_g;       /* loadable; the bar for TARGET_NONE */
    int reps;             /* within the lift's max_reps */
    int planned_rpe_x10;  /* what load_g x reps should feel like; for
                             TARGET_NONE the protocol's RPE or the chart's */
    bool is_capped;       /* below 90 %: see target_in.is_light */
    bool is_held;         /* at the most that is believable */
    bool is_near;         /* at the most over the last weeks' (leap.h), */
    bool is_step;         /* which is this rack's least step */
};

/* coach_e1rm_g, last_reading_g: grams, 0 for none. rack->bar_g is the
 * machine's empty load already. */
struct target target_for(const struct protocol *protocol,
                         const struct lift *lift, enum curve_id curve,
                         const struct rack *rack, int32_t coach_e1rm_g,
                         int32_t last_reading_g);

struct target_in {
    const struct protocol *protocol;
    const struct lift *lift;
    const struct rack *rack;
    enum curve_id curve;
    int32_t coach_e1rm_g, last_reading_g; /* as above */
    const struct estimate *estimate; /* before today's sets; NULL: none */
    int64_t day;                     /* today, as the estimate counts */
    bool is_light; /* too many heavy sets lately: below 90 % today */
    int32_t heaviest_g; /* leap_heaviest_g; 0: none, or the coach has spoken
                           since */
};
/* The same, from all that is known. No target is a leap over heaviest_g but
 * where the coach has pinned the 1RM, and a learned one is never above what
 * the estimate calls believable. */
struct target target_of(const struct target_in *in);

/* Sets at 90 % and over before today, against the protocol's limits: whether
 * one is reached. *is_week says which. */
bool target_is_limited(const struct protocol *protocol, int heavy_7d,
                       int heavy_28d, bool *is_week);

#endif
