#include "core/target.h"

#include "core/leap.h"

#include <stddef.h>

/* Below it a set is no exposure (see reading_is_heavy). */
#define HEAVY_X1000 90000

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

static int32_t share_g(int32_t load_g, int pct_x1000)
{
    return (int32_t)(((int64_t)load_g * pct_x1000 + 50000) / 100000);
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

static void find_source(const struct target_in *in, struct target *target)
{
    if (in->estimate != NULL) {
        target->source = TARGET_LEARNED;
        int32_t most_g = estimate_ceiling_g(in->estimate);
        target->e1rm_g = estimate_today(in->estimate, in->day).e1rm_g;
        target->is_held = target->e1rm_g > most_g;
        target->e1rm_g = target->is_held ? most_g : target->e1rm_g;
    } else if (in->last_reading_g > 0) {
        target->source = TARGET_LAST;
        target->e1rm_g = held(in->last_reading_g, in->coach_e1rm_g);
    } else if (in->coach_e1rm_g > 0) {
        target->source = TARGET_COACH;
        target->e1rm_g = in->coach_e1rm_g;
    }
}

/* By feel from the bar. */
static void without_figure(const struct target_in *in, int pct_x1000,
                           struct target *target)
{
    target->load_g = in->rack->bar_g + 2 * in->rack->collar_g;
    target->planned_rpe_x10 =
        in->protocol->top_by == TOP_BY_RPE
            ? in->protocol->top_rpe_x10
            : curve_rpe_x10(in->curve, pct_x1000, target->reps, 100000);
}

/* A planned RPE is the athlete's own where they are known, and the chart's of
 * a figure that is held. */
static int32_t planned_g(const struct target_in *in,
                         const struct target *target, int pct_x1000)
{
    if (in->estimate != NULL && !target->is_held &&
        in->protocol->top_by == TOP_BY_RPE) {
        return estimate_load_g(in->estimate, in->day, target->reps,
                               in->protocol->top_rpe_x10 / 10.0, true);
    }
    return share_g(target->e1rm_g, pct_x1000);
}

static struct leap leap_of(const struct target_in *in, int reps)
{
    bool is_pinned = in->estimate != NULL && in->estimate->is_pinned != 0;
    return in->heaviest_g > 0 && !is_pinned
               ? leap_from(in->curve, in->rack, in->heaviest_g, reps)
               : (struct leap){LOAD_MAX_G, false};
}

static void limit(const struct target_in *in, const struct leap *leap,
                  struct target *target)
{
    int32_t most_g = in->estimate != NULL ? estimate_ceiling_g(in->estimate)
                                          : LOAD_MAX_G;
    int32_t heavy_g = share_g(target->e1rm_g, HEAVY_X1000) - 1;
    if (target->target_g > most_g) {
        target->target_g = most_g;
        target->is_held = true;
    }
    if (target->target_g > leap->most_g) {
        target->target_g = leap->most_g;
        target->is_near = true;
    }
    if (in->is_light && target->target_g > heavy_g) {
        target->target_g = heavy_g > 0 ? heavy_g : 1;
        target->is_capped = true;
        target->is_near = false;
    }
}

/* Where the target is a limit, or the nearest is beyond one, that is no
 * answer: what is next below is. */
static void load(const struct target_in *in, const struct leap *leap,
                 struct target *target)
{
    struct loading loading;
    plates_load(in->rack, target->target_g, NULL, &loading);
    bool is_leap = loading.load_g > leap->most_g;
    bool is_limit = target->is_capped || target->is_held || target->is_near;
    target->load_g = loading.load_g;
    if (is_leap || (is_limit && loading.load_g > target->target_g)) {
        plates_step_down(in->rack, loading.load_g, &target->load_g);
    }
    target->is_near = target->is_near || is_leap;
    target->is_step = target->is_near && leap->is_step;
}

static int expected_rpe_x10(const struct target_in *in,
                            const struct target *target)
{
    if (in->estimate == NULL) {
        return curve_rpe_x10(in->curve, target->load_g, target->reps,
                             target->e1rm_g);
    }
    double rpe = estimate_fresh_rpe(in->estimate, in->day, target->load_g,
                                    target->reps);
    return rpe <= 0 ? 0 : (int)(rpe * 10 + 0.5);
}

struct target target_of(const struct target_in *in)
{
    struct target target = {.source = TARGET_NONE};
    target.reps = in->protocol->top_reps < in->lift->max_reps
                      ? in->protocol->top_reps
                      : in->lift->max_reps;
    int pct_x1000 = planned_pct(in->protocol, target.reps, in->curve);
    find_source(in, &target);
    if (target.source == TARGET_NONE) {
        without_figure(in, pct_x1000, &target);
        return target;
    }
    target.target_g = planned_g(in, &target, pct_x1000);
    target.target_g = target.target_g > 0 ? target.target_g : 1;
    struct leap leap = leap_of(in, target.reps);
    limit(in, &leap, &target);
    load(in, &leap, &target);
    target.planned_rpe_x10 = expected_rpe_x10(in, &target);
    return target;
}

struct target target_for(const struct protocol *protocol,
                         const struct lift *lift, enum curve_id curve,
                         const struct rack *rack, int32_t coach_e1rm_g,
                         int32_t last_reading_g)
{
    const struct target_in in = {.protocol = protocol,
                                 .lift = lift,
                                 .rack = rack,
                                 .curve = curve,
                                 .coach_e1rm_g = coach_e1rm_g,
                                 .last_reading_g = last_reading_g};
    return target_of(&in);
}

bool target_is_limited(const struct protocol *protocol, int heavy_7d,
                       int heavy_28d, bool *is_week)
{
    *is_week = protocol->heavy_limit_7d > 0 &&
               heavy_7d >= protocol->heavy_limit_7d;
    return *is_week || (protocol->heavy_limit_28d > 0 &&
                        heavy_28d >= protocol->heavy_limit_28d);
}
