#include "kiosk/shell/gpio_lines.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int gpio_offset(const struct config *config, enum line line)
{
    return line == LINE_D0   ? config->d0
           : line == LINE_D1 ? config->d1
                             : config->button_line[line - LINE_UP];
}

struct gpio_lines gpio_lines(const struct config *config)
{
    struct gpio_lines lines = {.n = 0};
    for (int i = 0; i < LINE_COUNT; i++) {
        int offset = gpio_offset(config, (enum line)i);
        if (offset >= 0) {
            lines.offset[lines.n] = (unsigned)offset;
            lines.line[lines.n++] = (enum line)i;
        }
    }
    return lines;
}

bool gpio_line_of(const struct gpio_lines *lines, unsigned offset,
                  enum line *out)
{
    for (int i = 0; i < lines->n; i++) {
        if (lines->offset[i] == offset) {
            *out = lines->line[i];
            return true;
        }
    }
    return false;
}

void gpio_sort(struct edge *edge, int n)
{
    for (int i = 1; i < n; i++) {
        const struct edge late = edge[i];
        int at = i;
        for (; at > 0 && edge[at - 1].t_ns > late.t_ns; at--) {
            edge[at] = edge[at - 1];
        }
        edge[at] = late;
    }
}

const char *gpio_label(const struct config *config, int i)
{
    static const char *const pis[] = {"pinctrl-rp1", "pinctrl-bcm2711",
                                      "pinctrl-bcm2835"};
    if (strcmp(config->chip, "auto") != 0) {
        return i == 0 ? config->chip : NULL;
    }
    return i < (int)(sizeof pis / sizeof pis[0]) ? pis[i] : NULL;
}

bool gpio_is_path(const struct config *config)
{
    return config->chip[0] == '/';
}

void gpio_saw(char *seen, size_t size, const char *name, const char *label)
{
    size_t n = strlen(seen);
    snprintf(seen + n, size - n, "%s%s [%s]", n > 0 ? ", " : "", name, label);
}

/* Whether there is a chip in dev that we may not open. */
static bool is_forbidden(const char *dev)
{
    DIR *dir = opendir(dev);
    struct dirent *entry;
    bool is = false;
    while (dir != NULL && !is && (entry = readdir(dir)) != NULL) {
        is = strncmp(entry->d_name, "gpiochip", 8) == 0 &&
             faccessat(dirfd(dir), entry->d_name, R_OK | W_OK, 0) != 0;
    }
    if (dir != NULL) {
        closedir(dir);
    }
    return is;
}

/* What to do comes first: of many chips seen the last are cut. */
void gpio_no_chip(const struct config *config, const char *seen,
                  const char *dev, char *why, size_t size)
{
    bool is_auto = strcmp(config->chip, "auto") == 0;
    if (seen[0] == '\0' && is_forbidden(dev)) {
        snprintf(why, size,
                 "Reader: not allowed to open %s/gpiochip*. Add the kiosk's "
                 "user to the group gpio",
                 dev);
        return;
    }
    snprintf(why, size,
             "Reader: no GPIO chip%s%s. Set chip in rackside.conf. Seen: %s",
             is_auto ? " of a Pi" : " ", is_auto ? "" : config->chip,
             seen[0] != '\0' ? seen : "none");
}

void gpio_no_line(const char *error, char *why, size_t size)
{
    snprintf(why, size,
             "Reader: its GPIO lines cannot be used. %s: check that nothing "
             "else uses them and that the kiosk may.",
             error);
}
