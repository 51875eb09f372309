#include "core/leap.h"

#include "core/plates.h"

#include <stddef.h>

/* Ours: reps are compared at RPE 8.5, where top sets are; half an RPE to
 * either side makes 0.3 % of it. */
#define LEFT_X10 15
/* Plates of pounds are rounded to grams one by one: the same load of other
 * plates is no step. */
#define SAME_G 20

/* The chart's percent for reps at that effort; beyond its end, of its end. */
static int pct_of(enum curve_id curve, int reps)
{
    int n_x10 = reps * 10 + LEFT_X10, last_x10 = curve_last_n_x10(curve);
    return curve_pct_at(curve, n_x10 < last_x10 ? n_x10 : last_x10);
}

static int32_t times(int32_t load_g, int by, int to)
{
    int64_t scaled = ((int64_t)load_g * by + to / 2) / to;
    return scaled < LOAD_MAX_G ? (int32_t)scaled : LOAD_MAX_G;
}

int32_t leap_single_g(enum curve_id curve, const struct set *set)
{
    bool is_lifted = set->feel == FEEL_RPE || set->feel == FEEL_EASIER ||
                     set->feel == FEEL_MISS;
    if (!is_lifted || set->reps < 1) {
        return 0;
    }
    return times(set->load_g, pct_of(curve, 1), pct_of(curve, set->reps));
}

int32_t leap_heaviest_g(const struct trend_history *history, int64_t today)
{
    int32_t most_g = 0;
    for (int i = history->n - 1; i >= 0; i--) {
        const struct trend_point *point = &history->point[i];
        if (most_g > 0 && today - point->day > LEAP_DAYS) {
            break;
        }
        most_g = point->single_g > most_g ? point->single_g : most_g;
        if (point->is_anew != 0) {
            break;
        }
    }
    return most_g;
}

struct leap leap_from(enum curve_id curve, const struct rack *rack,
                      int32_t single_g, int reps)
{
    int32_t same_g = times(single_g, pct_of(curve, reps), pct_of(curve, 1));
    int64_t most_g = (int64_t)same_g * (100 + LEAP_PCT) / 100;
    struct leap leap = {(int32_t)(most_g < LOAD_MAX_G ? most_g : LOAD_MAX_G),
                        false};
    int32_t step_g;
    if (plates_step_up(rack, same_g + SAME_G, &step_g) &&
        step_g > leap.most_g) {
        leap = (struct leap){step_g, true};
    }
    return leap;
}
