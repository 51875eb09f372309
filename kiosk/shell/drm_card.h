/* DRM card: which of the machine's displays is the kiosk's.
 *
 * A Pi has several cards, and their numbers change from one start to the
 * next: on a Pi 5 the DSI panel, HDMI and the renderer are three. SDL 2.26
 * gives up where the last of them has nothing connected, and takes the first
 * connected one otherwise. So the kiosk picks for itself, by what Linux says
 * of each connector in /sys/class/drm. */
#ifndef KIOSK_SHELL_DRM_CARD_H
#define KIOSK_SHELL_DRM_CARD_H

#include <stdbool.h>
#include <stddef.h>

#define DRM_SYS "/sys/class/drm"
#define DRM_DEV "/dev/dri"
#define DRM_NAME_MAX 24
#define DRM_SEEN_MAX 96
#define DRM_CARD_MAX 99 /* as far as SDL counts */

enum drm_pick {
    DRM_PICKED,
    DRM_NO_CARD,        /* no card has a connector: no display driver */
    DRM_NOT_CONNECTED,  /* nothing is plugged into the one wanted, or any */
    DRM_NO_SUCH,        /* no connector has the name that is wanted */
};

struct drm_card {
    int index;   /* of /dev/dri/cardN */
    int display; /* of the displays connected to that card, by SDL's count */
    bool is_display_sure; /* false: several are connected to it, and Linux
                             before 6.9 does not tell their order */
    char connector[DRM_NAME_MAX]; /* "DSI-1" */
    bool is_panel; /* inside the case: a backlight is its own */
    char seen[DRM_SEEN_MAX]; /* all connectors: "HDMI-A-1 HDMI-A-2" */
};

/* Looks in folder (DRM_SYS). wanted: "auto", or a connector by its name.
 * Among several that are connected a panel inside the case (DSI, DPI, eDP)
 * comes before HDMI and its like, these before analogue TV; then the lower
 * card and connector. What cannot tell whether it is connected ("unknown")
 * comes after all that can. index and connector are set where DRM_PICKED;
 * seen always. */
enum drm_pick drm_card_pick(const char *folder, const char *wanted,
                            struct drm_card *out);

#endif
