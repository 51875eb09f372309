#include "core/personal.h"

#include <math.h>

#define KNOTS_A_REP 2
#define SLOPE_REACH 0.75 /* reps to both sides */
#define PIVOT_N 5
/* Where the bend's weight is held: |ln P| of 0.7 %, a fifth of a rep. */
#define WEIGHT_LEAST (-3.0)
#define STRETCH_MOST 1.0
#define BEND_MOST 0.6

static double held(double x, double most)
{
    return x > most ? most : x < -most ? -most : x;
}

struct chart_logs chart_logs_of(enum curve_id chart)
{
    struct chart_logs logs = {.last = (curve_last_n_x10(chart) - 10) / 5};
    for (int i = 0; i <= logs.last; i++) {
        logs.knot[i] = log(curve_pct_at(chart, 10 + i * 5) / 100000.0);
    }
    return logs;
}

static double chart_log(const struct chart_logs *chart, double n)
{
    double at = (n - 1) * KNOTS_A_REP;
    int last = chart->last - 1;
    int knot = at <= 0 ? 0 : at >= last ? last : (int)at;
    double from = chart->knot[knot];
    return from + (at - knot) * (chart->knot[knot + 1] - from);
}

static double chart_reps(const struct chart_logs *chart, double log_share)
{
    int low = 0, high = chart->last - 1;
    while (low < high) { /* the last knot whose value is not yet below */
        int middle = (low + high + 1) / 2;
        if (chart->knot[middle] >= log_share) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    double from = chart->knot[low], to = chart->knot[low + 1];
    return 1 + (low + (log_share - from) / (to - from)) / KNOTS_A_REP;
}

double personal_bend_weight(const struct chart_logs *chart, double n)
{
    double share = -chart_log(chart, n) / -chart_log(chart, PIVOT_N);
    double weight = share <= 0 ? WEIGHT_LEAST : log(share);
    return weight < WEIGHT_LEAST ? WEIGHT_LEAST : weight;
}

double personal_log(const struct chart_logs *chart,
                    const struct personal *personal, double n)
{
    double stretch = held(personal->stretch, STRETCH_MOST);
    double bend = held(personal->bend, BEND_MOST);
    return chart_log(chart, n) *
           exp(stretch + bend * personal_bend_weight(chart, n));
}

double personal_slope(const struct chart_logs *chart,
                      const struct personal *personal, double n)
{
    return (personal_log(chart, personal, n + SLOPE_REACH) -
            personal_log(chart, personal, n - SLOPE_REACH)) /
           (2 * SLOPE_REACH);
}

double personal_reps(const struct chart_logs *chart,
                     const struct personal *personal, double log_share)
{
    double stretch = held(personal->stretch, STRETCH_MOST);
    double bend = held(personal->bend, BEND_MOST);
    double pivot = -chart_log(chart, PIVOT_N);
    double straight = log_share * exp(-stretch);
    double edge = pivot * exp(WEIGHT_LEAST); /* of the held weight */
    double edge_bent = edge * exp(bend * WEIGHT_LEAST);
    if (-straight <= edge_bent) {
        return chart_reps(chart,
                          straight * exp(-bend * WEIGHT_LEAST));
    }
    double share = log(-straight / pivot) / (1 + bend);
    return chart_reps(chart, -pivot * exp(share));
}
