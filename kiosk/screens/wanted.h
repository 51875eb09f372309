/* Wanted: a load that these plates cannot make, and what they can instead, so
 * that nothing is rounded in silence. */
#ifndef KIOSK_SCREENS_WANTED_H
#define KIOSK_SCREENS_WANTED_H

#include "kiosk/screens/said.h"

struct wanted {
    char load[32];    /* "wanted 153.5"; "": there is nothing to say */
    char instead[32]; /* "152.5 or 155" */
};

/* For the session's rack and unit. */
struct wanted wanted_for(const struct session *s, int32_t target_g);
/* Where the session's plates leave no room for it beside them, it becomes one
 * more line. */
void wanted_make_room(const struct canvas *c, struct wanted *wanted,
                      struct said *said);
/* The strip of the session's plates, and at its right end what was wanted. */
void wanted_strip(const struct canvas *c, struct box box,
                  const struct wanted *wanted);

#endif
