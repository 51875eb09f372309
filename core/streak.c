#include "core/streak.h"

#include <math.h>

/* Ours: how far apart readings, and bars, of a flat streak may lie; half an
 * RPE is 1.8 %. */
static const struct spread {
    double readings_pct, bars_pct;
} spreads[] = {[STREAK_SAME] = {0.25, HUGE_VAL},
               [STREAK_NEAR] = {2, HUGE_VAL},
               [STREAK_SAME_BAR] = {4, 1}};
/* Ours: by so much each reading of a fall is lower than the one before. */
#define FALL_SURE_PCT 1.9
#define FALL_PCT 0.9

/* The i-th of the last n. */
static double reading_pct(const struct trend_history *history, int n, int i)
{
    return 100 * log(history->point[history->n - n + i].top_g);
}

static double bar_pct(const struct trend_history *history, int n, int i)
{
    return 100 * log(history->point[history->n - n + i].single_g);
}

typedef double (*figure_fn)(const struct trend_history *history, int n, int i);

static double span(const struct trend_history *history, int n,
                   figure_fn figure)
{
    double least = HUGE_VAL, most = -HUGE_VAL;
    for (int i = 0; i < n; i++) {
        double at = figure(history, n, i);
        least = at < least ? at : least;
        most = at > most ? at : most;
    }
    return most - least;
}

static bool rises(const struct trend_history *history, int n)
{
    double slope = 0;
    for (int i = 0; i < n; i++) {
        slope += (2 * i - (n - 1)) * reading_pct(history, n, i);
    }
    return slope > 1e-6; /* of the sum's rounding */
}

int streak_readable(const struct trend_history *history, int n)
{
    int run = 0;
    while (run < n && history->point[history->n - 1 - run].top_g > 0 &&
           history->point[history->n - 1 - run].single_g > 0) {
        run++;
    }
    return run;
}

int streak_flat(const struct trend_history *history, int n,
                enum streak_kind kind)
{
    const struct spread *most = &spreads[kind];
    for (int run = n; run >= TREND_WORKOUTS_LEAST; run--) {
        if (span(history, run, reading_pct) <= most->readings_pct &&
            span(history, run, bar_pct) <= most->bars_pct &&
            !rises(history, run)) {
            return run;
        }
    }
    return 0;
}

int streak_fall(const struct trend_history *history, int n, bool is_sure)
{
    double step_pct = is_sure ? FALL_SURE_PCT : FALL_PCT;
    int run = n > 0 ? 1 : 0;
    while (run < n && reading_pct(history, run + 1, 0) -
                              reading_pct(history, run, 0) >=
                          step_pct) {
        run++;
    }
    return run >= TREND_WORKOUTS_LEAST ? run : 0;
}

double streak_change_pct(const struct trend_history *history, int n)
{
    return reading_pct(history, n, n - 1) - reading_pct(history, n, 0);
}

double streak_span_pct(const struct trend_history *history, int n)
{
    return span(history, n, reading_pct);
}
