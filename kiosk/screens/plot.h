/* Plot: the workouts of a lift over their days, as a line within its band, the
 * top sets as dots, and the back-off volume as bars below. */
#ifndef KIOSK_SCREENS_PLOT_H
#define KIOSK_SCREENS_PLOT_H

#include "core/load.h"
#include "core/trend.h"
#include "kiosk/screens/layout.h"

/* At least a workout. Today is the estimate's day; what says when the first and
 * the last workout were is in the athlete's words only where has_today. */
struct plot {
    const struct trend_history *history;
    enum unit unit;
    bool has_today;
    int64_t today;
};
void plot_draw(const struct canvas *c, struct box box,
               const struct plot *plot);

#endif
