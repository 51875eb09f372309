/* Targets: what to put on the bar for today's top set.
 *
 * The figure it comes from is the last workout's reading, held within 5 % of
 * the coach's; the coach's alone where there is no history; with neither
 * there is none, and the athlete works up by feel. */
#ifndef CORE_TARGET_H
#define CORE_TARGET_H

#include "core/curve.h"
#include "core/plates.h"
#include "core/protocol.h"
#include "core/lift.h"

#include <stdint.h>

enum target_source { TARGET_NONE, TARGET_COACH, TARGET_LAST };

struct target {
    enum target_source source;
    int32_t e1rm_g;       /* the figure; 0 for TARGET_NONE */
    int32_t target_g;     /* before plates; 0 for TARGET_NONE */
    int32_t load_g;       /* loadable; the bar for TARGET_NONE */
    int reps;             /* within the lift's max_reps */
    int planned_rpe_x10;  /* what load_g x reps should feel like; for
                             TARGET_NONE the protocol's RPE or the chart's */
};

/* coach_e1rm_g, last_reading_g: grams, 0 for none. rack->bar_g is the
 * machine's empty load already. */
struct target target_for(const struct protocol *protocol,
                         const struct lift *lift, enum curve_id curve,
                         const struct rack *rack, int32_t coach_e1rm_g,
                         int32_t last_reading_g);

#endif
