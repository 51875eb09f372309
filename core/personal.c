#include "core/personal.h"

#include <assert.h>
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

/* ln P at the knots of curve.c, to ten decimals; worked out beforehand, for an
 * athlete of years is a million logarithms else. */
static const struct chart_logs charts[CURVE_COUNT] = {
    [CURVE_TRAC] =
        {38,
         {0, -0.0222456089, -0.0460439385, -0.0640053300, -0.0812100554,
          -0.0976128289, -0.1142891464, -0.1301086853, -0.1473405879,
          -0.1625189295, -0.1779312085, -0.1935847491, -0.2094872249,
          -0.2256466815, -0.2407984866, -0.2561834054, -0.2718087233,
          -0.2863496272, -0.3024573580, -0.3119747650, -0.3229638866,
          -0.3340751120, -0.3467246131, -0.3581045367, -0.3696154552,
          -0.3812604194, -0.3915622029, -0.4019712189, -0.4109802888,
          -0.4200712605, -0.4307829161, -0.4400565529, -0.4494169956,
          -0.4572848568, -0.4668087383, -0.4748151862, -0.4828862551,
          -0.4893903430, -0.4975803970}},
    [CURVE_CLASSIC] =
        {30,
         {0, -0.0222456089, -0.0460439385, -0.0629397998, -0.0812100554,
          -0.0976128289, -0.1142891464, -0.1301086853, -0.1473405879,
          -0.1625189295, -0.1779312085, -0.1935847491, -0.2094872249,
          -0.2243943332, -0.2407984866, -0.2561834054, -0.2718087233,
          -0.2863496272, -0.3024573580, -0.3243460568, -0.3467246131,
          -0.3652833185, -0.3856624808, -0.4049652331, -0.4261781497,
          -0.4462871026, -0.4684049079, -0.4893903430, -0.5124936809,
          -0.5344354894, -0.5551258827}},
    [CURVE_HELMS] =
        {20,
         {0, -0.0304592075, -0.0512932944, -0.0725706928, -0.0943106795,
          -0.1165338163, -0.1392620673, -0.1508228897, -0.1625189295,
          -0.1743533871, -0.1863295782, -0.1984509387, -0.2107210313,
          -0.2231435513, -0.2357223335, -0.2548922496, -0.2744368457,
          -0.2943710606, -0.3147107448, -0.3354727363, -0.3566749439}},
};

struct chart_logs chart_logs_of(enum curve_id chart)
{
    assert(chart < CURVE_COUNT);
    return charts[chart];
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

struct personal_point personal_at(const struct chart_logs *chart,
                                  const struct personal *personal, double n)
{
    double stretch = held(personal->stretch, STRETCH_MOST);
    double bend = held(personal->bend, BEND_MOST);
    double log_share = chart_log(chart, n);
    double share = log_share / chart_log(chart, PIVOT_N);
    double weight = share <= 0 ? WEIGHT_LEAST : log(share);
    weight = weight < WEIGHT_LEAST ? WEIGHT_LEAST : weight;
    double times = exp(stretch + bend * weight);
    double slope = (chart_log(chart, n + SLOPE_REACH) -
                    chart_log(chart, n - SLOPE_REACH)) /
                   (2 * SLOPE_REACH);
    return (struct personal_point){log_share * times, weight,
                                   slope * times * (1 + bend)};
}

double personal_log(const struct chart_logs *chart,
                    const struct personal *personal, double n)
{
    return personal_at(chart, personal, n).log_share;
}

double personal_reps(const struct chart_logs *chart,
                     const struct personal *personal, double log_share)
{
    double stretch = held(personal->stretch, STRETCH_MOST);
    double bend = held(personal->bend, BEND_MOST);
    double pivot = chart_log(chart, PIVOT_N);
    double weight = log_share < 0 ? (log(log_share / pivot) - stretch) /
                                        (1 + bend)
                                  : WEIGHT_LEAST;
    return chart_reps(chart, weight > WEIGHT_LEAST
                                 ? pivot * exp(weight)
                                 : log_share * exp(-stretch -
                                                   bend * WEIGHT_LEAST));
}
