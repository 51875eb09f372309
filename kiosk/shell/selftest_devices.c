/* What is plugged in, and whether whoever runs this may use it. */
#include "kiosk/shell/selftest_say.h"

#include "kiosk/shell/console.h"
#include "kiosk/shell/drm_card.h"
#include "kiosk/shell/small_file.h"

#include <dirent.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PATH_LEN 512
#define WORDS_LEN 400

/* --- the user ------------------------------------------------------------------- */

static bool is_in(const char *name)
{
    gid_t groups[64];
    int n = getgroups(64, groups);
    struct group *group = getgrnam(name);
    if (group == NULL) {
        return false;
    }
    bool is = getegid() == group->gr_gid;
    for (int i = 0; i < n; i++) {
        is = is || groups[i] == group->gr_gid;
    }
    return is;
}

void selftest_user(struct selftest *test)
{
    static const char *const wanted[] = {"video", "render", "input", "gpio"};
    char words[WORDS_LEN];
    struct passwd *user = getpwuid(geteuid());
    const char *name = user != NULL ? user->pw_name : "?";
    if (geteuid() == 0) {
        selftest_say(test, FINDING_LOOK, "user",
                     "root may do what the kiosk may not. Better: sudo -u "
                     "rackside rackside --selftest");
        return;
    }
    int n = snprintf(words, sizeof words, "%.40s is not in:", name);
    bool any = false;
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        if (!is_in(wanted[i])) {
            n += snprintf(words + n, sizeof words - (size_t)n, " %s",
                          wanted[i]);
            any = true;
        }
    }
    if (any) {
        selftest_say(test, FINDING_LOOK, "user", words);
    } else {
        selftest_say_of(test, FINDING_OK, "user",
                        name, "is in video, render, input and gpio");
    }
}

/* --- the display ------------------------------------------------------------------ */

/* The first mode of a connector is what the panel prefers. */
static void read_mode(const struct selftest *test,
                      const struct drm_card *card, char *out, size_t size)
{
    char path[PATH_LEN];
    snprintf(path, sizeof path, "%.200s/class/drm/card%d-%s/modes",
             test->setup->sys, card->index, card->connector);
    if (!small_file_line(path, out, size)) {
        snprintf(out, size, "unknown size");
    }
}

/* Whether a millimetre is known, by the config or by a usual panel's mode. */
static bool is_size_known(const struct config *config, const char *mode)
{
    int w_px = 0, h_px = 0;
    return config->panel_w_mm > 0 ||
           (sscanf(mode, "%dx%d", &w_px, &h_px) == 2 &&
            panel_is_known(w_px, h_px));
}

static void say_picked(struct selftest *test, const struct drm_card *card)
{
    char path[PATH_LEN], mode[32], words[WORDS_LEN];
    snprintf(path, sizeof path, "%.200s/dri/card%d", test->setup->dev,
             card->index);
    read_mode(test, card, mode, sizeof mode);
    if (access(path, R_OK | W_OK) != 0) {
        selftest_say_of(test, FINDING_FAIL, "display",
                        "not allowed to open (group video):", path);
        return;
    }
    if (!card->is_display_sure) {
        selftest_say(test, FINDING_LOOK, "display", console_doubt(card));
    }
    bool has_mm = is_size_known(test->setup->config, mode);
    snprintf(words, sizeof words, "%s on %.200s, %s%s", card->connector, path,
             mode,
             has_mm ? ""
                    : ". How many millimetres is not known: set [panel] "
                      "width_mm and height_mm");
    selftest_say(test, has_mm ? FINDING_OK : FINDING_LOOK, "display", words);
}

void selftest_display(struct selftest *test)
{
    char folder[PATH_LEN];
    struct drm_card card;
    /* Under a desktop the kiosk is a window, whatever the connectors say. */
    enum finding missing =
        test->setup->is_console ? FINDING_FAIL : FINDING_LOOK;
    snprintf(folder, sizeof folder, "%.200s/class/drm", test->setup->sys);
    switch (drm_card_pick(folder, test->setup->config->connector, &card)) {
    case DRM_PICKED:
        say_picked(test, &card);
        break;
    case DRM_NO_CARD:
        selftest_say(test, missing, "display",
                     "no display driver. The Pi's config.txt wants "
                     "dtoverlay=vc4-kms-v3d; on a desktop it does not matter");
        break;
    case DRM_NOT_CONNECTED:
        selftest_say_of(test, missing, "display",
                        "nothing is connected. Check cable and power; there "
                        "are",
                        card.seen);
        break;
    case DRM_NO_SUCH:
        selftest_say_of(test, FINDING_FAIL, "display",
                        "no such connector. Set [panel] connector to auto or "
                        "one of",
                        card.seen);
        break;
    }
}

/* --- touch and keys ------------------------------------------------------------------ */

/* ABS_MT_POSITION_X is 0x35 (linux/input-event-codes.h); capabilities/abs
 * has the lowest word last, in hexadecimal. */
#define ABS_MT_POSITION_X 0x35
static bool is_touch(const char *abs)
{
    int n_words = 0;
    char text[128];
    char *words[8], *rest = NULL;
    snprintf(text, sizeof text, "%s", abs);
    for (char *word = strtok_r(text, " ", &rest); word != NULL && n_words < 8;
         word = strtok_r(NULL, " ", &rest)) {
        words[n_words++] = word;
    }
    int bits = (int)(8 * sizeof(unsigned long));
    int at = n_words - 1 - ABS_MT_POSITION_X / bits;
    return at >= 0 && (strtoull(words[at], NULL, 16) >>
                           (ABS_MT_POSITION_X % bits) & 1) != 0;
}

/* One of input's eventN; whether it is a touch panel. */
static bool look_at(struct selftest *test, const char *event, int *n_closed)
{
    char path[PATH_LEN], name[80], abs[128];
    snprintf(path, sizeof path, "%.200s/input/%.40s", test->setup->dev,
             event);
    bool is_open = access(path, R_OK) == 0;
    *n_closed += !is_open;
    snprintf(path, sizeof path,
             "%.200s/class/input/%.40s/device/capabilities/abs",
             test->setup->sys, event);
    if (!small_file_line(path, abs, sizeof abs) || !is_touch(abs)) {
        return false;
    }
    snprintf(path, sizeof path, "%.200s/class/input/%.40s/device/name",
             test->setup->sys, event);
    small_file_line(path, name, sizeof name);
    if (is_open) {
        selftest_say(test, FINDING_OK, "touch", name);
    } else {
        selftest_say_of(test, FINDING_FAIL, "touch",
                        "not allowed to read it (group input):", name);
    }
    return true;
}

void selftest_inputs(struct selftest *test)
{
    char path[PATH_LEN];
    int n_touch = 0, n_closed = 0;
    snprintf(path, sizeof path, "%.200s/class/input", test->setup->sys);
    DIR *dir = opendir(path);
    struct dirent *entry;
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        if (strncmp(entry->d_name, "event", 5) == 0) {
            n_touch += look_at(test, entry->d_name, &n_closed);
        }
    }
    if (dir != NULL) {
        closedir(dir);
    }
    if (n_touch == 0) {
        selftest_say(test, FINDING_LOOK, "touch",
                     "no touch panel. Check its cable (USB, or the DSI "
                     "ribbon); with buttons alone the kiosk works too");
    } else if (n_closed > 0) {
        selftest_say(test, FINDING_LOOK, "keys",
                     "some input devices cannot be read (group input): a USB "
                     "reader may be one of them");
    }
}

/* --- the backlight ------------------------------------------------------------------- */

void selftest_backlight(struct selftest *test)
{
    char folder[PATH_LEN], path[PATH_LEN];
    bool any = false;
    snprintf(folder, sizeof folder, "%.200s/class/backlight",
             test->setup->sys);
    DIR *dir = opendir(folder);
    struct dirent *entry;
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        if (entry->d_name[0] == '.') {
            continue;
        }
        any = true;
        snprintf(path, sizeof path, "%.200s/%.80s/brightness", folder,
                 entry->d_name);
        bool may = access(path, W_OK) == 0;
        selftest_say_of(test, may ? FINDING_OK : FINDING_LOOK, "backlight",
                        may ? "can be dimmed:"
                            : "not allowed to dim it (group video):",
                        entry->d_name);
    }
    if (dir != NULL) {
        closedir(dir);
    }
    if (!any) {
        selftest_say(test, FINDING_OK, "backlight",
                     "none to dim: the picture is darkened instead");
    }
}
