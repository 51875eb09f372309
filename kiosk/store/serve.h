/* Serve: what the store's thread does for one effect. */
#ifndef KIOSK_STORE_SERVE_H
#define KIOSK_STORE_SERVE_H

#include "kiosk/store/db.h"
#include "kiosk/store/kept.h"
#include "kiosk/store/store.h"

/* What can be wrong at once; FAULT_DISK tells the first that is. */
enum trouble {
    TROUBLE_SAVING,
    TROUBLE_OPENING, /* at the start: not at all, or for reading alone */
    TROUBLE_READING,
    TROUBLE_RACK, /* the rack kept makes no sense: the usual one is used */
    TROUBLE_COUNT
};
#define TROUBLE_RACK_TEXT                                                    \
    "Rack: what is kept of it makes no sense, the usual one is used. Set it " \
    "anew on the staff's screens, or with racksidectl rack set."

struct serve {
    const struct store_config *config;
    struct db *db;   /* NULL: it cannot be opened; tried again when needed */
    char trouble[TROUBLE_COUNT][FAULT_TEXT_MAX]; /* "": none */
    void (*answer)(void *context, const struct event *event);
    void *context;
    struct event event; /* the answer in the making */
    struct kept_list fresh; /* learned for it, and to be kept */
};

/* Whether the effect is dealt with, one way or the other; false: a row or the
 * rack could not be saved and wants another try. *told: that was said already. */
bool serve_job(struct serve *serve, const struct effect *effect, bool *told);

#endif
