/* Backlight: the light of a panel that is wired to the machine, by its files
 * in /sys/class/backlight. HDMI displays have none: the picture is darkened
 * instead (window.h). */
#ifndef KIOSK_SHELL_BACKLIGHT_H
#define KIOSK_SHELL_BACKLIGHT_H

#include "kiosk/app/app.h"

#include <stdbool.h>

#define BACKLIGHT_SYS "/sys/class/backlight"
#define BACKLIGHT_NODES_MAX 4
#define BACKLIGHT_PATH_MAX 160

struct backlight {
    const char *folder; /* NULL: this display has none of its own */
    int dim_percent;
    int n;
    bool is_told; /* that it may not be set: once is enough */
    struct backlight_node {
        char path[BACKLIGHT_PATH_MAX];
        int full, dim; /* in the node's own units, 1..max_brightness */
        bool has_power; /* its bl_power may be written */
    } node[BACKLIGHT_NODES_MAX];
};

/* Takes every node of folder that may be written; the text of folder stays.
 * Full is what the owner had set when the kiosk started; unless that was off,
 * or no brighter than dim: so a kiosk leaves it that was killed in the dark,
 * and full is then the most. dim_percent is of the most. Whether there is a
 * light; where there are nodes that may not be written, it was said what to
 * do. */
bool backlight_open(struct backlight *light, const char *folder,
                    int dim_percent);
/* false: no node could be set (said once); draw it darker. While there is none
 * they are looked for again each time: a driver may be late, and so may the
 * rule that lets the kiosk write. */
bool backlight_set(struct backlight *light, enum light to);
/* Full again. */
void backlight_close(struct backlight *light);

#endif
