/* Loop: the kiosk on the real clock.
 *
 * It sleeps in its own poll on GPIO, the store and signals until the next
 * deadline. SDL has no descriptor to wait for, and its own wait is a busy loop
 * of 1 ms on the bare console: it is asked every LOOP_POLL_MS instead, more
 * often for a while after it had something, and less often where nobody is
 * logged in. A frame is drawn only where the draw list differs from the one
 * shown. */
#ifndef KIOSK_SHELL_LOOP_H
#define KIOSK_SHELL_LOOP_H

#include "kiosk/config/assets.h"
#include "kiosk/config/config.h"

#include <stdbool.h>

/* Ours: after an input somebody is there: then as often as a display of 60 Hz
 * shows. While somebody is logged in 18 looks a second, as a finger is down
 * for longer than 55 ms. Where nobody is, all there is to touch is a way to
 * the list, and each look costs the machine its sleep; tags and GPIO buttons
 * wake it at once, a USB reader's tag waits that long at the most. */
#define LOOP_POLL_BUSY_MS 8
#define LOOP_BUSY_FOR_MS 2000
#define LOOP_POLL_MS 55
#define LOOP_POLL_IDLE_MS 150

struct loop_setup {
    const struct config *config;
    const struct assets *assets;
    const char *database;
    bool is_demo; /* the keyboard's tags work, its keys are shown */
};

/* Runs until SIGTERM, SIGINT or the window is closed: 0. Else 1, and it was
 * said why. */
int loop_run(const struct loop_setup *setup);

#endif
