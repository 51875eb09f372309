/* Bars: which one a set is done with, in words. */
#ifndef KIOSK_SCREENS_BARS_H
#define KIOSK_SCREENS_BARS_H

#include "kiosk/screens/said.h"

/* "Strip the 20 kg bar", "Take the trap bar", while another one is loaded. */
void bars_say_take(const struct app *app, struct said *said);
/* Then "On the trap bar"; nothing of the usual one. */
void bars_say_on(const struct app *app, struct said *said);

#endif
