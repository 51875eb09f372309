/* Bars: which one a set is done with, in words. */
#ifndef KIOSK_SCREENS_BARS_H
#define KIOSK_SCREENS_BARS_H

#include "kiosk/screens/said.h"

#define BAR_WORDS_MAX 64

/* As one would call it behind "the": "trap bar", "women's bar", or the machine
 * it is. at as app.on_bar_at. */
void bars_words(const struct app *app, int at, char *out, size_t size);

/* "Strip the 20 kg bar", "Take the trap bar", while another one is loaded. */
void bars_say_take(const struct app *app, struct said *said);
/* Then "On the trap bar"; nothing of the usual one. */
void bars_say_on(const struct app *app, struct said *said);

#endif
