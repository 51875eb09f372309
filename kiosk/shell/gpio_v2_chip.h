/* GPIO chip, for libgpiod 2: found by its label, as gpio.h has it. */
#ifndef KIOSK_SHELL_GPIO_V2_CHIP_H
#define KIOSK_SHELL_GPIO_V2_CHIP_H

#include "kiosk/config/config.h"

#include <stddef.h>

#define GPIO_V2_LABEL_MAX 64 /* the kernel's are shorter */

struct gpiod_chip;

/* The caller's to close; label is then its label. NULL: there is none, or it
 * may not be opened; seen names those that were looked at. */
struct gpiod_chip *gpio_v2_find(const struct config *config,
                                char label[GPIO_V2_LABEL_MAX], char *seen,
                                size_t size);

#endif
