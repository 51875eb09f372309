/* Rack setting: what the staff's screens for plates, bar and collars know. A
 * part of struct app; plain.
 *
 * What is set there is a draft until Save. It stays when the screens are left
 * without, and is there when they come up again; nothing else uses it. What was
 * saved is in use when the store says that it is kept, and not before: a tap
 * reads the rack from there. */
#ifndef KIOSK_APP_RACK_SETTING_H
#define KIOSK_APP_RACK_SETTING_H

#include "core/stock.h"
#include "kiosk/app/rack_edit.h"

#include <stdbool.h>

/* What the last touch came to, where the figures alone do not show it. */
enum rack_said {
    RACK_SAID_NOTHING,
    RACK_SAID_LIMIT,   /* a step was not taken: see row and direction */
    RACK_SAID_NONE,    /* the last pair of a plate is off */
    RACK_SAID_FULL,    /* no room for another kind */
    RACK_SAID_PRESET,  /* one was put in its place */
    RACK_SAID_SAVED,
    RACK_SAID_EMPTIED, /* saved, and what hung on the bar is not owned now */
    RACK_SAID_REFUSED, /* the store cannot ever keep it */
    RACK_SAID_BAR_GONE,  /* a bar was taken away */
    RACK_SAID_BAR_THERE, /* one called alike is there already: it is shown */
    RACK_SAID_BARS_FULL, /* no room for another bar */
};

struct rack_setting {
    bool is_open;     /* edit was begun */
    struct rack_edit edit;
    int page;         /* of rows */
    int kinds_page;   /* of the catalogue */
    int presets_page;
    int preset;       /* SCREEN_STAFF_PRESET: which one; in range */
    int bars_page;
    int models_page;
    int bar;          /* SCREEN_STAFF_BAR: which one; the draft has it */
    bool is_leaving;  /* Back was pressed, and something is not saved */

    enum rack_said said;
    int said_row, said_direction; /* LIMIT */

    int n_saving;      /* asked of the store, and not answered */
    struct rack asked; /* the newest of them */
    bool is_failing;   /* the store tries again and again */
};

#endif
