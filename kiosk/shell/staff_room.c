#include "kiosk/shell/staff_room.h"

#include "kiosk/shell/health.h"

#include <stdio.h>

static void tell_health(const struct staff_room *room, struct kiosk *kiosk,
                        const struct moment *now)
{
    struct health health = {.chip = ""};
    const struct health_sources sources =
        health_sources_usual(room->database);
    snprintf(health.chip, sizeof health.chip, "%s", wires_chip(room->wires));
    snprintf(health.video, sizeof health.video, "%s", room->video);
    snprintf(health.renderer, sizeof health.renderer, "%s", room->renderer);
    health_read(&sources, room->config, &health);
    kiosk_health(kiosk, &health, now);
}

bool staff_room_serve(struct staff_room *room, struct kiosk *kiosk,
                      const struct moment *now)
{
    bool told = kiosk->wants_health;
    if (told) {
        tell_health(room, kiosk, now);
    }
    if (app_is_staff(&kiosk->app) &&
        now->mono_ms - room->levels_ms >= STAFF_ROOM_LEVELS_MS) {
        struct levels levels;
        room->levels_ms = now->mono_ms;
        wires_levels(room->wires, &levels);
        kiosk_levels(kiosk, &levels, now);
        told = true;
    }
    return told;
}
