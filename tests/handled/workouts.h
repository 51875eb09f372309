/* Workouts: plates handled in the seed's four workouts on typical racks, by
 * who loads each set's usual stack, and by the shortest path. */
#ifndef TESTS_HANDLED_WORKOUTS_H
#define TESTS_HANDLED_WORKOUTS_H

#include "core/stock.h"
#include "kiosk/config/assets.h"

struct workout {
    const char *name, *protocol;
};

struct gym {
    const char *name, *stock;
    enum unit unit;
    int32_t bar_g, collar_g;
};

/* Ways to load the sets of a workout. */
enum way {
    WAY_USUAL,       /* each set's own stack: the heaviest that fits, then on */
    WAY_PATH,        /* the shortest path, the same loads */
    WAY_SET_BY_SET,  /* the fewest plates to the next set; warm-ups move */
    WAY_PATH_MOVING, /* the shortest path; warm-ups move */
    WAY_COUNT
};

#define WORKOUTS 4
#define GYMS 4
extern const struct workout workouts[WORKOUTS];
extern const struct gym gyms[GYMS];

struct handled {
    int n;                     /* athletes: one for each 1RM */
    int least_1rm, most_1rm;   /* in the gym's unit */
    double plates[WAY_COUNT];  /* on one side, mean of the athletes */
};

/* Ends the program where an asset is missing. */
struct handled handled_count(const struct assets *assets,
                             const struct workout *workout,
                             const struct gym *gym);

#endif
