#include "core/reading.h"

#include <stddef.h>

#define HEAVY_X1000 90000

/* The chart's percent for what the set shows; 0 where it shows nothing. */
static enum reading_status shown_pct(enum curve_id curve,
                                     const struct set *set, int *pct_x1000)
{
    int rpe_x10 = set->rpe_x10;
    switch (set->feel) {
    case FEEL_RPE:
        break;
    case FEEL_MISS:
        if (set->reps == 0) {
            return READING_MISSED;
        }
        rpe_x10 = RPE_MAX_X10;
        break;
    case FEEL_EASIER:
        return READING_TOO_LIGHT;
    case FEEL_PAIN:
        return READING_PAIN;
    case FEEL_UNTOLD:
    case FEEL_COUNT:
        return READING_UNTOLD;
    }
    return curve_pct(curve, set->reps, rpe_x10, NULL, pct_x1000) == EFFORT_OK
               ? READING_OK
               : READING_TOO_LIGHT;
}

enum reading_status reading_of(enum curve_id curve, const struct set *set,
                               int32_t *e1rm_g)
{
    int pct_x1000 = 0;
    enum reading_status status = shown_pct(curve, set, &pct_x1000);
    if (status == READING_OK) {
        int64_t scaled = (int64_t)set->load_g * 100000;
        *e1rm_g = (int32_t)((scaled + pct_x1000 / 2) / pct_x1000);
    }
    return status;
}

const char *reading_status_str(enum reading_status status)
{
    switch (status) {
    case READING_OK:
        return "fine";
    case READING_TOO_LIGHT:
        return "too light to read: below RPE 6, or beyond the chart; take "
               "more, or fewer reps";
    case READING_MISSED:
        return "missed without a rep: today's 1RM is below that load; take "
               "less and try again";
    case READING_PAIN:
        return "pain is not read as strength; stop and tell the coach";
    case READING_UNTOLD:
        return "how the set felt is not told yet";
    }
    return "unknown reading status";
}

bool reading_is_heavy(enum curve_id curve, const struct set *set)
{
    int pct_x1000 = 0;
    enum reading_status status = shown_pct(curve, set, &pct_x1000);
    return status == READING_MISSED ||
           (status == READING_OK && pct_x1000 >= HEAVY_X1000);
}
