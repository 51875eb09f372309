#include "kiosk/shell/console.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && value[0] != '\0';
}

bool console_is_bare(void)
{
    return !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY");
}

bool console_has_gpu(void)
{
    return access(DRM_DEV "/renderD128", F_OK) == 0;
}

/* By opening it: what systemd forbids a service, its permissions allow. */
static bool opens(int dir, const char *path, int how)
{
    int fd = openat(dir, path, how | O_NONBLOCK | O_CLOEXEC);
    if (fd >= 0) {
        close(fd);
    }
    return fd >= 0;
}

static void why_picked(const struct drm_card *card, const char *error,
                       const char *dev, char *why, size_t size)
{
    char path[128];
    snprintf(path, sizeof path, "%s/card%d", dev, card->index);
    if (!opens(AT_FDCWD, path, O_RDWR)) {
        snprintf(why, size,
                 "no screen: not allowed to open %s (%s). Add the kiosk's "
                 "user to the groups video, render and input",
                 path, card->connector);
        return;
    }
    snprintf(why, size,
             "no screen on %s (%s): %s. Where another program holds the "
             "display, such as a desktop or a second kiosk, stop that one",
             card->connector, path, error);
}

void console_why(enum drm_pick pick, const struct drm_card *card,
                 const char *wanted, const char *error, const char *dev,
                 char *why, size_t size)
{
    switch (pick) {
    case DRM_PICKED:
        why_picked(card, error, dev, why, size);
        break;
    case DRM_NO_CARD:
        snprintf(why, size,
                 "no screen: Linux has no display driver (%s). On a Raspberry "
                 "Pi put dtoverlay=vc4-kms-v3d into config.txt and restart",
                 error);
        break;
    case DRM_NOT_CONNECTED:
        snprintf(why, size,
                 "no screen: no display is connected (seen: %s). Check its "
                 "cable and its power",
                 card->seen);
        break;
    case DRM_NO_SUCH:
        snprintf(why, size,
                 "no screen: there is no connector %s, as in [panel]; there "
                 "are %s",
                 wanted, card->seen);
        break;
    }
}

const char *console_doubt(const struct drm_card *card)
{
    return card->is_display_sure
               ? ""
               : "several displays are connected, and this Linux (before 6.9) "
                 "does not tell which of them the picture goes to: unplug the "
                 "others";
}

bool console_hears(const char *path, char *why, size_t size)
{
    DIR *dir = opendir(path);
    struct dirent *entry;
    bool any = false, hears = false;
    while (dir != NULL && !hears && (entry = readdir(dir)) != NULL) {
        if (strncmp(entry->d_name, "event", 5) == 0) {
            any = true;
            hears = opens(dirfd(dir), entry->d_name, O_RDONLY);
        }
    }
    if (dir != NULL) {
        closedir(dir);
    }
    if (any && !hears) {
        snprintf(why, size,
                 "Touch: not allowed to open %s/event*. Add the kiosk's user "
                 "to the group input",
                 path);
    }
    return !any || hears;
}
