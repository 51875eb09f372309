/* Curves: what share of a one-rep max goes with an effort.
 *
 * Effort is effective reps N = reps + (10 - RPE): the reps done and the reps
 * left. N = 1 is a true single at RPE 10. Every published chart is one curve
 * P(N) with knots each half rep; between knots it is linear. P falls
 * strictly, and P(1) = 100 %.
 *
 * Units: rpe_x10 is RPE in tenths (85 is RPE 8.5); n_x10 is N in tenths;
 * pct_x1000 is percent in thousandths (92200 is 92.2 %), which is exact for
 * any N in tenths.
 *
 * Sources: trac, RTS TRAC table as of December 2025; classic, the chart
 * after Tuchscherer (RTS) in general use; helms, Helms et al. 2016, Strength
 * and Conditioning Journal 38(4):42, table 1. */
#ifndef CORE_CURVE_H
#define CORE_CURVE_H

#include <stdbool.h>
#include <stdint.h>

enum curve_id { CURVE_TRAC, CURVE_CLASSIC, CURVE_HELMS, CURVE_COUNT };

#define RPE_MIN_X10 60  /* below it a set is too light to read */
#define RPE_MAX_X10 100
#define REPS_MAX 20     /* no chart goes further */

enum effort_status {
    EFFORT_OK,
    EFFORT_BAD_REPS,  /* reps not in 1..REPS_MAX */
    EFFORT_TOO_LIGHT, /* RPE below 6 */
    EFFORT_BAD_RPE,   /* RPE above 10, or not a number */
    EFFORT_OFF_CURVE, /* N beyond the curve's last knot */
};

/* "trac", "classic", "helms"; curve_find is false for any other name. */
const char *curve_name(enum curve_id curve);
bool curve_find(const char *name, enum curve_id *curve);

/* The last knot, in tenths of N: trac 200, classic 160, helms 110. */
int curve_last_n_x10(enum curve_id curve);

/* P(N) for a set of reps at rpe_x10. On EFFORT_OK *n_x10 and *pct_x1000 are
 * set (either may be NULL). Falls strictly in N. Nothing is clamped. */
enum effort_status curve_pct(enum curve_id curve, int reps, int rpe_x10,
                             int *n_x10, int *pct_x1000);

/* P at N itself, n_x10 in 10..curve_last_n_x10 (else assert). */
int curve_pct_at(enum curve_id curve, int n_x10);

/* The N at which load_g is that share of e1rm_g, in hundredths (n_x100),
 * rounded to the nearest; linear between knots, the inverse of P.
 * A load above e1rm_g answers 99 ("less than a rep": impossible today); one
 * lighter than the last knot answers last knot * 10 + 1. Both in grams, > 0. */
int curve_n_x100(enum curve_id curve, int32_t load_g, int32_t e1rm_g);

/* The RPE this load for reps will feel like, in tenths, to the nearest
 * tenth: 10 - (N - reps). May exceed 100 (more than the athlete has) and
 * fall below RPE_MIN_X10 (light), never below 0. */
int curve_rpe_x10(enum curve_id curve, int32_t load_g, int reps,
                  int32_t e1rm_g);

/* A plain sentence for a status, lower case, no full stop; static. */
const char *effort_status_str(enum effort_status status);

#endif
