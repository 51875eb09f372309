/* Keys: the keyboard standing in for reader and buttons, and the strip under
 * the panel that says so. */
#ifndef KIOSK_SHELL_KEYS_H
#define KIOSK_SHELL_KEYS_H

#include "kiosk/screens/draw.h"
#include "kiosk/screens/panel.h"

#define KEYS_STRIP_PX 44

/* Adds the strip below the panel to the frame. */
void keys_view(const struct panel *panel, struct draw_list *out);

#endif
