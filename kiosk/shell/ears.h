/* Ears: whether fingers and keys can be heard on the console.
 *
 * SDL says nothing where it may not open a device. While udev is at work on
 * one it may not be opened either, so that one is deaf who was refused at two
 * looks, one after the other. */
#ifndef KIOSK_SHELL_EARS_H
#define KIOSK_SHELL_EARS_H

#include "kiosk/app/event.h"

/* Ours: as wires.h; udev needs less than a second. */
#define EARS_LOOK_MS 5000

struct ears {
    int64_t look_ms;          /* mono, the next look; 0: at once */
    bool was_refused;         /* at the last look */
    char why[FAULT_TEXT_MAX]; /* for the person at the screen; "": all well */
};

/* Looks at the devices in dir (CONSOLE_INPUT) where that is due. Whether
 * `why` is another now; it is logged. */
bool ears_look(struct ears *ears, const char *dir, int64_t now_ms);

#endif
