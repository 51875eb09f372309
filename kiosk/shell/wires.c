#include "kiosk/shell/wires.h"

#include <stdio.h>
#include <string.h>

static bool look(struct wires *wires, int64_t now_ms)
{
    char why[FAULT_TEXT_MAX];
    wires->gpio = gpio_open(wires->config, why, sizeof why);
    bool is_over = wires->gpio != NULL || why[0] == '\0';
    wires->retry_ms = is_over ? INT64_MAX : now_ms + WIRES_RETRY_MS;
    if (strcmp(why, wires->why) == 0) {
        return false;
    }
    fprintf(stderr, "rackside: %s\n",
            why[0] != '\0' ? why : "Reader: the GPIO chip is there now");
    memcpy(wires->why, why, sizeof why);
    return true;
}

void wires_open(struct wires *wires, const struct config *config,
                int64_t now_ms)
{
    *wires = (struct wires){.config = config, .retry_ms = INT64_MAX};
    if (config != NULL) {
        look(wires, now_ms);
    }
}

void wires_close(struct wires *wires)
{
    gpio_close(wires->gpio);
    wires->gpio = NULL;
}

bool wires_retry(struct wires *wires, int64_t now_ms)
{
    return now_ms >= wires->retry_ms && look(wires, now_ms);
}

bool wires_take(struct wires *wires, struct edge *out, int64_t now_ms,
                bool *gone)
{
    *gone = false;
    if (wires->gpio == NULL || gpio_take(wires->gpio, out, gone)) {
        return wires->gpio != NULL;
    }
    if (*gone) {
        wires_close(wires);
        wires->retry_ms = now_ms + WIRES_RETRY_MS;
        snprintf(wires->why, sizeof wires->why,
                 "Reader: the GPIO chip has gone. It is looked for; if it "
                 "stays away check its cable, or restart the machine.");
        fprintf(stderr, "rackside: %s\n", wires->why);
    }
    return false;
}

int wires_fds(const struct wires *wires, struct pollfd out[GPIO_FDS_MAX])
{
    return wires->gpio != NULL ? gpio_fds(wires->gpio, out) : 0;
}

void wires_signal(const struct wires *wires, bool led, bool beeper)
{
    if (wires->gpio != NULL) {
        gpio_signal(wires->gpio, led, beeper);
    }
}

void wires_levels(const struct wires *wires, struct levels *out)
{
    *out = (struct levels){.known = false};
    if (wires->gpio != NULL) {
        gpio_levels(wires->gpio, out);
    }
}

const char *wires_chip(const struct wires *wires)
{
    return wires->gpio != NULL ? gpio_chip(wires->gpio) : "";
}
