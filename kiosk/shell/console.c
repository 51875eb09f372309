#include "kiosk/shell/console.h"

#include <stdio.h>
#include <stdlib.h>
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

static void why_picked(const struct drm_card *card, const char *error,
                       const char *dev, char *why, size_t size)
{
    char path[128];
    snprintf(path, sizeof path, "%s/card%d", dev, card->index);
    if (access(path, R_OK | W_OK) != 0) {
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
