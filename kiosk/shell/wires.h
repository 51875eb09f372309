/* Wires: the GPIO chip as it comes and goes.
 *
 * A chip on USB may be plugged in later, and a driver may be late at start:
 * while there is none it is looked for again every WIRES_RETRY_MS, and each
 * reason why there is none is logged once. */
#ifndef KIOSK_SHELL_WIRES_H
#define KIOSK_SHELL_WIRES_H

#include "kiosk/app/event.h"
#include "kiosk/shell/gpio.h"

/* Ours: soon enough for who plugs it in and looks, and too seldom to cost. */
#define WIRES_RETRY_MS 5000

struct wires {
    const struct config *config;
    struct gpio *gpio;         /* NULL: neither reader nor buttons now */
    int64_t retry_ms;          /* mono; INT64_MAX: it is not looked for */
    char why[FAULT_TEXT_MAX];  /* for the person at the screen; "": all well */
};

/* config NULL: there is nothing to look for. */
void wires_open(struct wires *wires, const struct config *config,
                int64_t now_ms);
void wires_close(struct wires *wires);
/* Looks again where that is due. Whether `why` is another now. */
bool wires_retry(struct wires *wires, int64_t now_ms);
/* The next edge; false: none now. *gone: the chip has just gone. */
bool wires_take(struct wires *wires, struct edge *out, int64_t now_ms,
                bool *gone);
/* What to poll; none where there is no chip. */
int wires_fds(const struct wires *wires, struct pollfd out[GPIO_FDS_MAX]);
/* The lines as they stand; known is false where there is no chip. */
void wires_levels(const struct wires *wires, struct levels *out);
/* "pinctrl-rp1"; "" where there is no chip. */
const char *wires_chip(const struct wires *wires);
void wires_signal(const struct wires *wires, bool led, bool beeper);

#endif
