/* Ramp: the warm-ups up to the top set, each with its plates. */
#ifndef KIOSK_SCREENS_RAMP_H
#define KIOSK_SCREENS_RAMP_H

#include "kiosk/screens/layout.h"

bool ramp_is_done(const struct session *session);
/* The whole ramp at a glance; a touch anywhere on it ticks the step that is
 * now, so that four of them need no four targets. There must be one. */
void ramp_draw(const struct canvas *c, struct box box);

/* Index of the warm-up that is now; n_warmups: all are done. */
int ramp_now(const struct session *s);

#endif
