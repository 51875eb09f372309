/* Narrow: how wide a text is at the least, for layouts that depend on it. */
#ifndef KIOSK_SCREENS_NARROW_H
#define KIOSK_SCREENS_NARROW_H

#include "kiosk/screens/layout.h"

/* Width in tenths of a millimetre at a cap height in the narrowest face there
 * is, Roboto Condensed: whether a line can be shown at all at that size. A
 * little wide on purpose. */
int narrow_x10(const char *text, int cap_x10);
/* A width in px in the same tenths: letters are as wide as the panel's
 * pixels, which need not be square, make them. */
int narrow_room_x10(const struct canvas *c, int w_px);
/* And back, rounded up. */
int narrow_px(const struct canvas *c, int w_x10);

#endif
