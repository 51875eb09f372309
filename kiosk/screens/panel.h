/* Panels: how many pixels, and how many of them make a millimetre.
 *
 * The Pi's 7" panel has pixels that are not square, hence two densities. */
#ifndef KIOSK_SCREENS_PANEL_H
#define KIOSK_SCREENS_PANEL_H

#include <stdbool.h>

struct panel {
    int w_px, h_px;
    int w_um, h_um; /* active area in micrometres */
};

/* A known panel by its pixels (800x480 720x1280 1280x720 1280x800
 * 1920x1080), or one of the same density as 1280x720 for other sizes. */
struct panel panel_for(int w_px, int h_px);
/* Whether the size is one of the known ones. */
bool panel_is_known(int w_px, int h_px);
/* Pixels of tenths of a millimetre, rounded up (a minimum stays one). */
int panel_x_px(const struct panel *panel, int mm_x10);
int panel_y_px(const struct panel *panel, int mm_x10);
bool panel_is_portrait(const struct panel *panel);

#endif
