/* Volume: how many back-off sets, from how the athlete trains.
 *
 * The rules are the article's: fewer sessions a week, more in each; more
 * exercises today, fewer back-off sets; poor recovery trims sets first, then
 * load. Two sessions a week, one exercise and normal recovery change nothing.
 *
 * Factors (Ours, no trial gives them; a starting point a coach can argue
 * with): sessions a week 1: 1.25, 2: 1, 3: 0.75, 4 and more: 0.6; exercises
 * today 1: 1, 2-3: 0.85, 4 and more: 0.7; recovery tired: 0.5, fresh: 1.25
 * for hypertrophy alone, since power and strength are taxing. Each rule in
 * turn rounds away from the count it found, so a rule that acts is seen
 * where a set can be given or taken, never below 1. Tired with one set left
 * takes 5 % of the load instead. */
#ifndef CORE_VOLUME_H
#define CORE_VOLUME_H

#include "core/lift.h"
#include "core/protocol.h"
#include "core/why.h"

#include <stdint.h>

enum recovery {
    RECOVERY_NORMAL,
    RECOVERY_FRESH,
    RECOVERY_TIRED,
    RECOVERY_STALE, /* not said, but read from two flat weeks: as tired */
};

struct habits {
    int frequency; /* sessions a week with this lift, 1..14; 0: neutral */
    int exercises; /* in today's workout, 1..20; 0: neutral */
    enum recovery recovery;
};

struct volume {
    int sets;         /* 1..10 */
    int load_pct_x10; /* of the prescribed load, 950 or 1000 */
};

/* Adds to why one line for the count, which names every rule that changed it:
 * "3 sets, not 4: third squat day this week", "2 sets, not 4: third squat
 * day, 3 exercises today"; where they cancel out "still 4 sets: ...". And one
 * where the load falls. */
struct volume volume_for(const struct protocol *protocol,
                         const struct lift *lift, const struct habits *habits,
                         struct why *why);

#endif
