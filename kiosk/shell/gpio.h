/* GPIO: edges of the reader and the buttons, levels for LED and beeper.
 *
 * One interface, two files: gpio_v1.c for libgpiod 1.6 (Debian 12), where
 * each line has a descriptor of its own and they are merged by the kernel's
 * timestamps; gpio_v2.c for libgpiod 2 (Debian 13), where D0, D1 and the
 * buttons are one request, whose sequence numbers show a lost edge. The build
 * picks by pkg-config.
 *
 * The chip is found by its label, never by its number, which has changed
 * twice on the Pi 5: config.chip "auto" looks for pinctrl-rp1 (Pi 5),
 * pinctrl-bcm2711 (Pi 4) and pinctrl-bcm2835 (Pi 3 and before). */
#ifndef KIOSK_SHELL_GPIO_H
#define KIOSK_SHELL_GPIO_H

#include "kiosk/config/config.h"
#include "kiosk/input/edge.h"

#include <poll.h>

#define GPIO_FDS_MAX LINE_COUNT

struct gpio;

/* NULL where the chip or a line cannot be had; why is then a line for the
 * person at the screen, with the chips that were seen. NULL and "" where the
 * config names no line at all. */
struct gpio *gpio_open(const struct config *config, char *why,
                       size_t why_size);
void gpio_close(struct gpio *gpio);
/* What to poll for POLLIN; returns how many, at most GPIO_FDS_MAX. */
int gpio_fds(const struct gpio *gpio, struct pollfd out[GPIO_FDS_MAX]);
/* The next edge in order of time, on CLOCK_MONOTONIC; false: none now.
 * *failed: the chip has gone (logged); close it and tell. */
bool gpio_take(struct gpio *gpio, struct edge *out, bool *failed);
/* The inputs as they stand; a line that is not wired, or cannot be read, is
 * high. */
void gpio_levels(struct gpio *gpio, struct levels *out);
/* The label, or path, of the chip in use, as the person knows it. */
const char *gpio_chip(const struct gpio *gpio);
/* Levels of the outputs, true is on whatever the polarity. */
void gpio_signal(struct gpio *gpio, bool led, bool beeper);

#endif
