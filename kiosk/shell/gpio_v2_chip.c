#include "kiosk/shell/gpio_v2_chip.h"

#include "kiosk/shell/gpio_lines.h"

#include <dirent.h>
#include <gpiod.h>
#include <stdio.h>
#include <string.h>

/* Where it finds a chip, and what it saw on the way. */
struct search {
    char *label; /* of the chip found */
    char *seen;
    size_t size;
};

/* The chip at path where it has this label (NULL: any). */
static struct gpiod_chip *open_if(const char *path, const char *label,
                                  const struct search *search)
{
    struct gpiod_chip *chip = gpiod_chip_open(path);
    struct gpiod_chip_info *info =
        chip != NULL ? gpiod_chip_get_info(chip) : NULL;
    bool is_it = false;
    if (info != NULL) {
        const char *has = gpiod_chip_info_get_label(info);
        is_it = label == NULL || strcmp(has, label) == 0;
        gpio_saw(search->seen, search->size, gpiod_chip_info_get_name(info),
                 has);
        snprintf(search->label, GPIO_V2_LABEL_MAX, "%s", has);
        gpiod_chip_info_free(info);
    }
    if (chip != NULL && !is_it) {
        gpiod_chip_close(chip);
        chip = NULL;
    }
    return chip;
}

static struct gpiod_chip *find_label(const char *label,
                                     const struct search *search)
{
    DIR *dir = opendir("/dev");
    struct gpiod_chip *chip = NULL;
    struct dirent *entry;
    search->seen[0] = '\0';
    while (dir != NULL && chip == NULL && (entry = readdir(dir)) != NULL) {
        char path[300];
        snprintf(path, sizeof path, "/dev/%s", entry->d_name);
        if (strncmp(entry->d_name, "gpiochip", 8) == 0 &&
            gpiod_is_gpiochip_device(path)) {
            chip = open_if(path, label, search);
        }
    }
    if (dir != NULL) {
        closedir(dir);
    }
    return chip;
}

struct gpiod_chip *gpio_v2_find(const struct config *config,
                                char label[GPIO_V2_LABEL_MAX], char *seen,
                                size_t size)
{
    const struct search search = {label, seen, size};
    seen[0] = '\0';
    if (gpio_is_path(config)) {
        return open_if(config->chip, NULL, &search);
    }
    for (int i = 0; gpio_label(config, i) != NULL; i++) {
        struct gpiod_chip *chip = find_label(gpio_label(config, i), &search);
        if (chip != NULL) {
            return chip;
        }
    }
    return NULL;
}
