/* Personal curves: one athlete's curve, as a departure from the chart.
 *
 * The chart's logarithm ln P(N) is stretched and bent, and both leave a true
 * single (N = 1, P = 1) where it is:
 *
 *   ln P_a(N) = -exp(stretch) * |ln P(N)| * (|ln P(N)| / |ln P(5)|)^bend
 *
 * stretch > 0: an athlete whose repetitions run out sooner than the chart's;
 * bend > 0: sooner at many reps only. 0 and 0 are the chart. Below N = 1 (more
 * than the athlete has) and beyond the last knot the curve goes on with its
 * last slope, so that an effort can be worked out for any load. */
#ifndef CORE_PERSONAL_H
#define CORE_PERSONAL_H

#include "core/curve.h"

/* The chart's logarithms at its knots, worked out once for many questions. */
struct chart_logs {
    int last; /* knot; 0 is N = 1, 1 is N = 1.5 */
    double knot[39];
};

struct chart_logs chart_logs_of(enum curve_id chart);

struct personal {
    double stretch, bend; /* -1..1 and -0.6..0.6 (else held there) */
};

/* The curve at effective reps n, n > -20. */
struct personal_point {
    double log_share;   /* ln P_a(n); falls strictly in n */
    double bend_weight; /* ln(|ln P(n)| / |ln P(5)|), by which bend acts; held
                           at -3 towards n = 1 */
    double slope;       /* of ln P_a, a repetition; negative. Of the chart's
                           over a rep round n: the charts are rounded, and
                           their slope from knot to knot is ragged */
};
struct personal_point personal_at(const struct chart_logs *chart,
                                  const struct personal *personal, double n);
double personal_log(const struct chart_logs *chart,
                    const struct personal *personal, double n);

/* The n at which ln P_a(n) is log_share (0: a true single). The inverse. */
double personal_reps(const struct chart_logs *chart,
                     const struct personal *personal, double log_share);

#endif
