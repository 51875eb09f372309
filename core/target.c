#include "core/target.h"

#include <stddef.h>

/* The chart's percent for the planned top set, in thousandths. */
static int planned_pct(const struct protocol *protocol, int reps,
                       enum curve_id curve)
{
    int pct_x1000 = 0;
    if (protocol->top_by == TOP_BY_PERCENT) {
        return protocol->top_pct_x10 * 100;
    }
    if (curve_pct(curve, reps, protocol->top_rpe_x10, NULL, &pct_x1000) !=
        EFFORT_OK) {
        return curve_pct_at(curve, curve_last_n_x10(curve));
    }
    return pct_x1000;
}

/* Within 5 % of the coach's figure, where there is one. */
static int32_t held(int32_t reading_g, int32_t coach_g)
{
    int32_t low = (int32_t)((int64_t)coach_g * 95 / 100);
    int32_t high = (int32_t)((int64_t)coach_g * 105 / 100);
    if (coach_g == 0) {
        return reading_g;
    }
    return reading_g < low ? low : reading_g > high ? high : reading_g;
}

struct target target_for(const struct protocol *protocol,
                         const struct lift *lift, enum curve_id curve,
                         const struct rack *rack, int32_t coach_e1rm_g,
                         int32_t last_reading_g)
{
    struct target target = {.source = TARGET_NONE};
    target.reps = protocol->top_reps < lift->max_reps ? protocol->top_reps
                                                      : lift->max_reps;
    int pct_x1000 = planned_pct(protocol, target.reps, curve);
    if (last_reading_g > 0) {
        target.source = TARGET_LAST;
        target.e1rm_g = held(last_reading_g, coach_e1rm_g);
    } else if (coach_e1rm_g > 0) {
        target.source = TARGET_COACH;
        target.e1rm_g = coach_e1rm_g;
    }
    if (target.source == TARGET_NONE) {
        target.load_g = rack->bar_g + 2 * rack->collar_g;
        target.planned_rpe_x10 =
            protocol->top_by == TOP_BY_RPE
                ? protocol->top_rpe_x10
                : curve_rpe_x10(curve, pct_x1000, target.reps, 100000);
        return target;
    }
    struct loading loading;
    target.target_g =
        (int32_t)(((int64_t)target.e1rm_g * pct_x1000 + 50000) / 100000);
    plates_load(rack, target.target_g, NULL, &loading);
    target.load_g = loading.load_g;
    target.planned_rpe_x10 = curve_rpe_x10(curve, target.load_g, target.reps,
                                           target.e1rm_g);
    return target;
}
