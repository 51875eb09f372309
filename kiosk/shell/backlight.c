#include "kiosk/shell/backlight.h"

#include "kiosk/shell/small_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Of bl_power, as the kernel counts (FB_BLANK_*). */
#define POWER_ON 0
#define POWER_OFF 4

static void path_of(const struct backlight_node *node, const char *file,
                    char *out, size_t size)
{
    snprintf(out, size, "%s/%s", node->path, file);
}

/* -1: not there, or no number. */
static int read_number(const struct backlight_node *node, const char *file)
{
    char path[BACKLIGHT_PATH_MAX + 32];
    long number;
    path_of(node, file, path, sizeof path);
    return small_file_number(path, 10, &number) && number >= 0 &&
                   number <= INT_MAX
               ? (int)number
               : -1;
}

static bool write_number(const struct backlight_node *node, const char *file,
                         int number)
{
    char path[BACKLIGHT_PATH_MAX + 32], text[24];
    path_of(node, file, path, sizeof path);
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    int n = snprintf(text, sizeof text, "%d\n", number);
    bool ok = write(fd, text, (size_t)n) == (ssize_t)n;
    int error = errno;
    close(fd);
    errno = error;
    return ok;
}

static bool may_write(const struct backlight_node *node, const char *file)
{
    char path[BACKLIGHT_PATH_MAX + 32];
    path_of(node, file, path, sizeof path);
    return access(path, W_OK) == 0;
}

static void tell_refused(struct backlight *light,
                         const struct backlight_node *node)
{
    if (light->is_told) {
        return;
    }
    light->is_told = true;
    fprintf(stderr,
            "rackside: the backlight %s cannot be set: %s. Its udev rule gives "
            "it to the group video, which the kiosk's user has to be in; the "
            "picture is darkened instead\n",
            node->path, strerror(errno));
}

static bool take_node(struct backlight *light, struct backlight_node *node)
{
    int max = read_number(node, "max_brightness");
    int now = read_number(node, "brightness");
    if (max <= 0 || now < 0) {
        return false; /* none of this kind */
    }
    if (!may_write(node, "brightness")) {
        tell_refused(light, node);
        return false;
    }
    node->has_power = may_write(node, "bl_power");
    node->dim = (int)((long long)max * light->dim_percent / 100);
    node->dim = node->dim > 0 ? node->dim : 1;
    bool was_left = now <= node->dim || read_number(node, "bl_power") > 0;
    node->full = was_left ? max : now;
    return true;
}

static void look(struct backlight *light)
{
    DIR *dir = opendir(light->folder);
    struct dirent *entry;
    while (dir != NULL && light->n < BACKLIGHT_NODES_MAX &&
           (entry = readdir(dir)) != NULL) {
        struct backlight_node *node = &light->node[light->n];
        int n = snprintf(node->path, sizeof node->path, "%s/%s",
                         light->folder, entry->d_name);
        if (entry->d_name[0] != '.' && n < (int)sizeof node->path &&
            take_node(light, node)) {
            light->n++;
        }
    }
    if (dir != NULL) {
        closedir(dir);
    }
}

bool backlight_open(struct backlight *light, const char *folder,
                    int dim_percent)
{
    *light = (struct backlight){.folder = folder, .dim_percent = dim_percent};
    look(light);
    return light->n > 0;
}

/* Off by its switch where it has one, as brightness 0 is a faint light on some
 * panels. */
static bool set_node(const struct backlight_node *node, enum light to)
{
    int brightness = to == LIGHT_FULL   ? node->full
                     : to == LIGHT_DIM  ? node->dim
                     : node->has_power ? node->dim
                                        : 0;
    bool ok = write_number(node, "brightness", brightness);
    if (node->has_power) {
        ok = write_number(node, "bl_power",
                          to == LIGHT_OFF ? POWER_OFF : POWER_ON) &&
             ok;
    }
    return ok;
}

bool backlight_set(struct backlight *light, enum light to)
{
    bool any = false;
    if (light->n == 0 && light->folder != NULL) {
        look(light);
    }
    for (int i = 0; i < light->n; i++) {
        bool ok = set_node(&light->node[i], to);
        if (!ok) {
            tell_refused(light, &light->node[i]);
        }
        any = any || ok;
    }
    return any;
}

void backlight_close(struct backlight *light)
{
    backlight_set(light, LIGHT_FULL);
    *light = (struct backlight){.n = 0};
}
