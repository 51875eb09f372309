/* Panel: a multi-touch panel made with uinput, as the kernel shows a real
 * one. It can be unplugged and plugged in again. */
#ifndef TESTS_VM_GUEST_PANEL_H
#define TESTS_VM_GUEST_PANEL_H

#include <stdbool.h>

/* The panel's own resolution: not the screen's, as with real ones. */
#define PANEL_RANGE 4096

bool panel_plug(void);
void panel_unplug(void);
/* x, y: 0..PANEL_RANGE - 1. */
void panel_down(int x, int y);
void panel_up(void);

#endif
