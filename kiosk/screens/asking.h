/* Asking: what the two questions after a set share: the room they leave for
 * the answers, the question, and the set it is about. */
#ifndef KIOSK_SCREENS_ASKING_H
#define KIOSK_SCREENS_ASKING_H

#include "kiosk/screens/layout.h"

struct asking {
    struct box answers; /* tiles, keeping their gap to a banner */
    struct box bottom;  /* one row of controls, the full width */
};

/* Draws the header, the question and at its right "180 kg × 2 saved"; hint
 * stands beside the question where there is room. */
struct asking asking_begin(const struct canvas *c, const char *question,
                           const char *hint);

#endif
