/* Staff room: what the staff's screens ask of the machine, while one is up:
 * the lines' levels ten times a second, and its health when asked. */
#ifndef KIOSK_SHELL_STAFF_ROOM_H
#define KIOSK_SHELL_STAFF_ROOM_H

#include "kiosk/shell/kiosk.h"
#include "kiosk/shell/wires.h"

/* Ours: as often as an eye follows a wire that is touched to another. */
#define STAFF_ROOM_LEVELS_MS 100

struct staff_room {
    const struct config *config;
    const struct wires *wires;
    const char *database;
    const char *video, *renderer; /* of SDL */
    int64_t levels_ms;            /* when they were read last */
};

/* To be called each turn; whether the kiosk was told something. */
bool staff_room_serve(struct staff_room *room, struct kiosk *kiosk,
                      const struct moment *now);

#endif
