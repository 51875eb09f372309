/* Turn: a display that is mounted on its side, or on its head. Pure.
 *
 * SDL turns nothing on the bare console, so the kiosk draws the picture
 * turned and reads fingers back. */
#ifndef KIOSK_SCREENS_TURN_H
#define KIOSK_SCREENS_TURN_H

#include "kiosk/app/turned.h"
#include "kiosk/screens/panel.h"

/* Whether width and height change places. */
bool turn_is_sideways(enum turn turn);
/* The picture's panel, from the display's. */
struct panel turn_panel(const struct panel *display, enum turn turn);
/* From a pixel of the display to the picture's, both within their edges:
 * fingers may be told a little beyond. */
void turn_point(const struct panel *display, enum turn turn, int *x_px,
                int *y_px);

#endif
