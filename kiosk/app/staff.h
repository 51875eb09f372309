/* Staff: what the installer's screens know. A part of struct app; plain.
 *
 * They come up over whatever is there by up and down held together, by a
 * staff tag, or by a key of the demo; while one is up no tag logs in, and
 * each frame is shown raw. They leave by the same, by Back, by Close, or by
 * STAFF_LEAVE_MS without an input; a tag that comes in is one, however wrong,
 * noise on the wires is none. Back from those for plates and bar
 * (rack_setting.h) leads to the reader's first; they show no frames, and leave
 * for whoever taps. */
#ifndef KIOSK_APP_STAFF_H
#define KIOSK_APP_STAFF_H

#include "kiosk/app/corners.h"
#include "kiosk/app/sent.h"
#include "kiosk/app/health.h"
#include "kiosk/input/edge.h"

/* Ours: time to climb down, swap two wires and come back; long enough to
 * forget to close it, so that it closes itself before the next session. */
#define STAFF_LEAVE_MS 180000
#define STAFF_HEALTH_MS 5000 /* Ours: how often the machine is asked */
#define STAFF_TEST_MS 3000   /* Ours: how long the LED is lit for a test */
#define STAFF_FRAMES 5
#define STAFF_TAGS_MAX 8
/* A corner's circle, tenths of a millimetre across. */
#define STAFF_TARGET_X10 150

enum staff_check {
    STAFF_UNCHECKED,
    STAFF_CHECKING,
    STAFF_SOUND,
    STAFF_DAMAGED,
    STAFF_UNREADABLE, /* it could not be checked */
};

struct staff {
    int n_frames; /* kept, the newest first */
    struct sent frame[STAFF_FRAMES];
    int good, bad; /* frames since it was opened */
    int presses[4]; /* of each button, likewise */

    struct levels levels;
    bool has_health;
    struct health health;
    int64_t health_ms; /* when it was asked for */

    enum staff_check check;
    int64_t n_sets; /* in the database; -1: not known */

    bool is_touched; /* a finger is or was there */
    bool is_down;
    int x_px, y_px;
    struct corners corners;
    bool is_hit[CORNER_COUNT]; /* within its circle when it was asked for */
    int off_x10;     /* of the last touch from the middle of the corner asked
                        for, in tenths of a millimetre; -1: it hit */
    int64_t led_until_ms, beep_until_ms;
};

#endif
