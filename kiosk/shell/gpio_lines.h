/* GPIO lines: which lines the config asks for. Shared by both gpio files. */
#ifndef KIOSK_SHELL_GPIO_LINES_H
#define KIOSK_SHELL_GPIO_LINES_H

#include "kiosk/config/config.h"
#include "kiosk/input/edge.h"

#define GPIO_CONSUMER "rackside"

/* Of an input in the config; -1: not wired. */
int gpio_offset(const struct config *config, enum line line);

/* Inputs, at most LINE_COUNT of them. */
struct gpio_lines {
    int n;
    unsigned offset[LINE_COUNT];
    enum line line[LINE_COUNT];
};
struct gpio_lines gpio_lines(const struct config *config);
/* Which line an offset is; false: none of ours. */
bool gpio_line_of(const struct gpio_lines *lines, unsigned offset,
                  enum line *out);

/* By time; edges of one moment stay as they are. Quick where few are out of
 * order. */
void gpio_sort(struct edge *edge, int n);

/* Label number i to look for; NULL: no more. */
const char *gpio_label(const struct config *config, int i);
/* Whether config.chip is a path such as /dev/gpiochip0. */
bool gpio_is_path(const struct config *config);

/* Adds "name [label]" to a list of the chips seen. */
void gpio_saw(char *seen, size_t size, const char *name, const char *label);
#define GPIO_DEV "/dev"
/* "Reader: ..." with what was looked for, what to do, and what was seen. dev
 * is the folder the chips are in: where none was seen as we may not open
 * them, it says that. */
void gpio_no_chip(const struct config *config, const char *seen,
                  const char *dev, char *why, size_t size);
void gpio_no_line(const char *error, char *why, size_t size);

#endif
