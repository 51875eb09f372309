#include "core/curve.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#define FIRST_N_X10 10
#define KNOT_X10 5 /* knots each half rep */

/* Tenths of percent from N = 1 in half reps; sources in the header. */
static const int16_t trac[] = {
    1000, 978, 955, 938, 922, 907, 892, 878, 863, 850, 837, 824, 811,
    798,  786, 774, 762, 751, 739, 732, 724, 716, 707, 699, 691, 683,
    676,  669, 663, 657, 650, 644, 638, 633, 627, 622, 617, 613, 608,
};
static const int16_t classic[] = {
    1000, 978, 955, 939, 922, 907, 892, 878, 863, 850, 837,
    824,  811, 799, 786, 774, 762, 751, 739, 723, 707, 694,
    680,  667, 653, 640, 626, 613, 599, 586, 574,
};
static const int16_t helms[] = {
    1000, 970, 950, 930, 910, 890, 870, 860, 850, 840, 830,
    820,  810, 800, 790, 775, 760, 745, 730, 715, 700,
};

static const struct {
    const char *name;
    const int16_t *knot;
    int n;
} curves[CURVE_COUNT] = {
    [CURVE_TRAC] = {"trac", trac, sizeof trac / sizeof trac[0]},
    [CURVE_CLASSIC] = {"classic", classic, sizeof classic / sizeof classic[0]},
    [CURVE_HELMS] = {"helms", helms, sizeof helms / sizeof helms[0]},
};

const char *curve_name(enum curve_id curve)
{
    assert(curve < CURVE_COUNT);
    return curves[curve].name;
}

bool curve_find(const char *name, enum curve_id *curve)
{
    for (int i = 0; i < CURVE_COUNT; i++) {
        if (strcmp(curves[i].name, name) == 0) {
            *curve = (enum curve_id)i;
            return true;
        }
    }
    return false;
}

int curve_last_n_x10(enum curve_id curve)
{
    assert(curve < CURVE_COUNT);
    return FIRST_N_X10 + (curves[curve].n - 1) * KNOT_X10;
}

int curve_pct_at(enum curve_id curve, int n_x10)
{
    assert(n_x10 >= FIRST_N_X10 && n_x10 <= curve_last_n_x10(curve));
    const int16_t *knot = curves[curve].knot;
    int i = (n_x10 - FIRST_N_X10) / KNOT_X10;
    int rest = (n_x10 - FIRST_N_X10) % KNOT_X10;
    if (rest == 0) {
        return knot[i] * 100;
    }
    return 20 * (knot[i] * (KNOT_X10 - rest) + knot[i + 1] * rest);
}

enum effort_status curve_pct(enum curve_id curve, int reps, int rpe_x10,
                             int *n_x10, int *pct_x1000)
{
    if (reps < 1 || reps > REPS_MAX) {
        return EFFORT_BAD_REPS;
    }
    if (rpe_x10 > RPE_MAX_X10) {
        return EFFORT_BAD_RPE;
    }
    if (rpe_x10 < RPE_MIN_X10) {
        return EFFORT_TOO_LIGHT;
    }
    int n = reps * 10 + RPE_MAX_X10 - rpe_x10;
    if (n > curve_last_n_x10(curve)) {
        return EFFORT_OFF_CURVE;
    }
    if (n_x10 != NULL) {
        *n_x10 = n;
    }
    if (pct_x1000 != NULL) {
        *pct_x1000 = curve_pct_at(curve, n);
    }
    return EFFORT_OK;
}

int curve_n_x100(enum curve_id curve, int32_t load_g, int32_t e1rm_g)
{
    assert(load_g > 0 && e1rm_g > 0);
    const int16_t *knot = curves[curve].knot;
    int n = curves[curve].n;
    int64_t load = (int64_t)load_g * 1000; /* against knot * e1rm */
    if (load_g > e1rm_g) {
        return 99;
    }
    if (load < (int64_t)knot[n - 1] * e1rm_g) {
        return curve_last_n_x10(curve) * 10 + 1;
    }
    int i = 0;
    while (i + 2 < n && load < (int64_t)knot[i + 1] * e1rm_g) {
        i++;
    }
    int64_t span = (int64_t)(knot[i] - knot[i + 1]) * e1rm_g;
    int64_t into = (int64_t)knot[i] * e1rm_g - load;
    return FIRST_N_X10 * 10 + i * 50 + (int)((into * 50 + span / 2) / span);
}

int curve_rpe_x10(enum curve_id curve, int32_t load_g, int reps,
                  int32_t e1rm_g)
{
    int n_x100 = curve_n_x100(curve, load_g, e1rm_g);
    int rpe_x100 = 1000 - n_x100 + reps * 100;
    return rpe_x100 < 0 ? 0 : (rpe_x100 + 5) / 10;
}

const char *effort_status_str(enum effort_status status)
{
    switch (status) {
    case EFFORT_OK:
        return "fine";
    case EFFORT_BAD_REPS:
        return "reps must be 1 to 20";
    case EFFORT_TOO_LIGHT:
        return "too light to read: below RPE 6 the chart is a guess";
    case EFFORT_BAD_RPE:
        return "RPE must be 6 to 10";
    case EFFORT_OFF_CURVE:
        return "too many reps in reserve for this chart; use fewer reps or "
               "a higher RPE";
    }
    return "unknown effort status";
}
