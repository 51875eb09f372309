#include "kiosk/config/config.h"

#include "core/text.h"
#include "kiosk/config/config_value.h"
#include "kiosk/config/ini_text.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define NS_PER_US INT64_C(1000)
#define NS_PER_MS INT64_C(1000000)
#define CONFIG_SIZE_MAX (64 * 1024)

#define AT(field) offsetof(struct config, field)
#define LINE_ALLOWED "a line's offset on the chip, 0 to 511, or none"
#define YES_NO "yes or no"
#define BIAS_ALLOWED "pull-up, pull-down, disabled or as-is"

static const struct config_key keys[] = {
    {"rack", "name", TYPE_TEXT, AT(app.rack_name), 1, RACK_NAME_MAX, 0,
     "a name of 1 to 31 bytes"},
    {"rack", "pick_by_name", TYPE_BOOL, AT(app.has_list), 0, 0, 0, YES_NO},
    {"rack", "auto_logout_s", TYPE_INT, AT(app.auto_logout_s), 0, 3600, 1,
     "0 (never) to 3600 seconds"},
    {"rack", "countdown_s", TYPE_INT, AT(app.countdown_s), 3, 60, 1,
     "3 to 60 seconds"},
    {"rack", "unknown_tag_s", TYPE_INT, AT(app.unknown_tag_s), 3, 15, 1,
     "3 to 15 seconds"},
    {"rack", "workout_open_h", TYPE_INT, AT(app.workout_open_ms), 1, 24,
     3600000, "1 to 24 hours"},
    {"rack", "curve", TYPE_CURVE, AT(app.curve), 0, 0, 0,
     "trac, classic or helms"},
    {"panel", "connector", TYPE_TEXT, AT(connector), 1, CONFIG_CONNECTOR_MAX,
     0, "auto, or a display's connector such as DSI-1 or HDMI-A-1"},
    {"panel", "width_px", TYPE_INT, AT(panel_w_px), 0, 8192, 1,
     "0 (as the display) to 8192 pixels"},
    {"panel", "height_px", TYPE_INT, AT(panel_h_px), 0, 8192, 1,
     "0 (as the display) to 8192 pixels"},
    {"panel", "width_mm", TYPE_INT, AT(panel_w_mm), 0, 2000, 1,
     "0 (of a known panel) to 2000 mm"},
    {"panel", "height_mm", TYPE_INT, AT(panel_h_mm), 0, 2000, 1,
     "0 (of a known panel) to 2000 mm"},
    {"panel", "rotate", TYPE_TURN, AT(turn), 0, 0, 0, "0, 90, 180 or 270"},
    {"light", "dim_after_min", TYPE_INT, AT(app.dim_after_ms), 0, 1440, 60000,
     "0 (never) to 1440 minutes"},
    {"light", "blank_after_min", TYPE_INT, AT(app.blank_after_ms), 0, 1440,
     60000, "0 (never) to 1440 minutes"},
    {"light", "dim_percent", TYPE_INT, AT(dim_percent), 5, 100, 1,
     "5 to 100 percent"},
    {"gpio", "chip", TYPE_TEXT, AT(chip), 1, CONFIG_CHIP_MAX, 0,
     "auto, a chip's label, or a path such as /dev/gpiochip0"},
    {"reader", "d0", TYPE_LINE, AT(d0), 0, 511, 1, LINE_ALLOWED},
    {"reader", "d1", TYPE_LINE, AT(d1), 0, 511, 1, LINE_ALLOWED},
    {"reader", "bias", TYPE_BIAS, AT(reader_bias), 0, 0, 0, BIAS_ALLOWED},
    {"reader", "gap_ms", TYPE_NS, AT(wiegand.gap_ns), 5, 120, NS_PER_MS,
     "5 to 120 ms"},
    {"reader", "glitch_us", TYPE_NS, AT(wiegand.glitch_ns), 0, 1000,
     NS_PER_US, "0 to 1000 us"},
    {"reader", "settle_ms", TYPE_NS, AT(wiegand.settle_ns), 0, 5000,
     NS_PER_MS, "0 to 5000 ms"},
    {"reader", "cooldown_ms", TYPE_NS, AT(cooldown_ns), 0, 60000,
     NS_PER_MS, "0 to 60000 ms"},
    {"reader", "min_bits", TYPE_INT, AT(wiegand.min_bits), 4, 64, 1,
     "4 to 64 bits"},
    {"reader", "parity", TYPE_PARITY, AT(wiegand.parity), 0, 0, 0,
     "auto, require or ignore"},
    {"reader", "swap", TYPE_BOOL, AT(wiegand.swap), 0, 0, 0, YES_NO},
    {"reader", "led", TYPE_LINE, AT(led), 0, 511, 1, LINE_ALLOWED},
    {"reader", "led_active_low", TYPE_BOOL, AT(led_active_low), 0, 0, 0,
     YES_NO},
    {"reader", "beeper", TYPE_LINE, AT(beeper), 0, 511, 1, LINE_ALLOWED},
    {"reader", "beeper_active_low", TYPE_BOOL, AT(beeper_active_low), 0, 0, 0,
     YES_NO},
    {"buttons", "up", TYPE_LINE, AT(button_line[0]), 0, 511, 1, LINE_ALLOWED},
    {"buttons", "down", TYPE_LINE, AT(button_line[1]), 0, 511, 1,
     LINE_ALLOWED},
    {"buttons", "ok", TYPE_LINE, AT(button_line[2]), 0, 511, 1, LINE_ALLOWED},
    {"buttons", "back", TYPE_LINE, AT(button_line[3]), 0, 511, 1,
     LINE_ALLOWED},
    {"buttons", "bias", TYPE_BIAS, AT(button_bias), 0, 0, 0, BIAS_ALLOWED},
    {"buttons", "bounce_ms", TYPE_NS, AT(button.bounce_ns), 1, 200, NS_PER_MS,
     "1 to 200 ms"},
    {"buttons", "hold_ms", TYPE_NS, AT(button.hold_ns), 200, 5000, NS_PER_MS,
     "200 to 5000 ms"},
    {"buttons", "repeat_ms", TYPE_NS, AT(button.repeat_ns), 50, 2000,
     NS_PER_MS, "50 to 2000 ms"},
    {"staff", "tag", TYPE_TAGS, AT(app), 0, STAFF_TAGS_MAX, 0,
     "none, or up to 8 tags as the screen shows a new one, with commas "
     "between"},
    {"store", "database", TYPE_TEXT, AT(database), 1, CONFIG_PATH_MAX, 0,
     "a path"},
    {"store", "backup_dir", TYPE_TEXT, AT(backup_dir), 0, CONFIG_PATH_MAX, 0,
     "a folder, or nothing: backups beside the database"},
};
#define N_KEYS (sizeof keys / sizeof keys[0])

/* GPIO lines: those the wiring table of the README uses.
 *
 * Ours: the light of the Pi's 7" panel lasts 20,000 hours (its data sheet),
 * which is 2.3 years day and night. Ten minutes are longer than a rest, so
 * nobody at the rack sees it go dim; an hour without anybody is a gym that
 * has closed. At a third of the light "Tap in" is still read from the door. */
struct config config_default(void)
{
    struct config config = {.app = app_config_default(),
                            .connector = "auto",
                            .dim_percent = 30,
                            .chip = "auto",
                            .d0 = 23,
                            .d1 = 24,
                            .reader_bias = BIAS_PULL_UP,
                            .wiegand = wiegand_config_default(),
                            .cooldown_ns = 3000 * NS_PER_MS,
                            .led = 25,
                            .beeper = 12,
                            .button_line = {5, 6, 16, 26},
                            .button_bias = BIAS_PULL_UP,
                            .button = button_config_default(),
                            .database = "/var/lib/rackside/rackside.db"};
    config.app.dim_after_ms = 10 * 60 * 1000;
    config.app.blank_after_ms = 60 * 60 * 1000;
    return config;
}

/* A config being read, and the line each of its keys was last told in; 0:
 * it was not. */
struct reading {
    struct config *config;
    int line[N_KEYS];
    char known[320]; /* what is said of the last key that is none */
};

/* What there is, for who mistyped a key, or its section. */
static const char *known_keys(struct reading *r, const char *section)
{
    struct text said = text_in(r->known, sizeof r->known);
    text_str(&said, "unknown key; known:");
    size_t none = said.len;
    for (size_t i = 0; i < N_KEYS; i++) {
        if (strcmp(keys[i].section, section) == 0) {
            text_str(&said, " ");
            text_str(&said, keys[i].key);
        }
    }
    if (said.len > none) {
        return r->known;
    }
    said = text_in(r->known, sizeof r->known);
    text_str(&said, "unknown section; known:");
    for (size_t i = 0; i < N_KEYS; i++) {
        if (i == 0 || strcmp(keys[i].section, keys[i - 1].section) != 0) {
            text_str(&said, " ");
            text_str(&said, keys[i].section);
        }
    }
    return r->known;
}

/* Index of a key; N_KEYS: there is none. */
static size_t find_key(const char *section, const char *key)
{
    size_t i = 0;
    while (i < N_KEYS && (strcmp(keys[i].section, section) != 0 ||
                          strcmp(keys[i].key, key) != 0)) {
        i++;
    }
    return i;
}

static const char *take(void *into, const struct ini_key *key)
{
    struct reading *r = into;
    size_t i = find_key(key->section, key->key);
    if (i == N_KEYS) {
        return known_keys(r, key->section);
    }
    r->line[i] = key->line;
    return config_value_put(&keys[i], key->value, r->config)
               ? NULL
               : keys[i].allowed;
}

/* The line of whichever of two keys of a section comes later. */
static int later(const struct reading *r, const char *section, const char *a,
                 const char *b)
{
    int at_a = r->line[find_key(section, a)];
    int at_b = r->line[find_key(section, b)];
    return at_a > at_b ? at_a : at_b;
}

/* Whether both keys are of one and the same line of the chip. */
static bool is_shared(const struct config *config, size_t a, size_t b)
{
    const char *base = (const char *)config;
    if (keys[a].type != TYPE_LINE || keys[b].type != TYPE_LINE) {
        return false;
    }
    int line = *(const int *)(const void *)(base + keys[a].at);
    return line >= 0 && line == *(const int *)(const void *)(base + keys[b].at);
}

static bool used_twice(const struct reading *r, int *line)
{
    for (size_t a = 0; a < N_KEYS; a++) {
        for (size_t b = a + 1; b < N_KEYS; b++) {
            if (is_shared(r->config, a, b)) {
                *line = r->line[a] > r->line[b] ? r->line[a] : r->line[b];
                return true;
            }
        }
    }
    return false;
}

/* What one key alone cannot tell. */
static int check_whole(const struct reading *r, const char *name, FILE *errors)
{
    const struct config *c = r->config;
    const char *wrong = NULL;
    int line = 0;
    if ((c->d0 < 0) != (c->d1 < 0)) {
        wrong = "[reader] d0, d1: a reader needs both lines, or none for both";
        line = later(r, "reader", "d0", "d1");
    } else if ((c->panel_w_mm == 0) != (c->panel_h_mm == 0)) {
        wrong = "[panel] width_mm, height_mm: give both or neither";
        line = later(r, "panel", "width_mm", "height_mm");
    } else if ((c->panel_w_px == 0) != (c->panel_h_px == 0)) {
        wrong = "[panel] width_px, height_px: give both or neither";
        line = later(r, "panel", "width_px", "height_px");
    } else if (c->app.auto_logout_s > 0 &&
               c->app.countdown_s > c->app.auto_logout_s) {
        wrong = "[rack] countdown_s: at most auto_logout_s";
        line = later(r, "rack", "countdown_s", "auto_logout_s");
    }
    if (used_twice(r, &line)) {
        wrong = "[reader] [buttons]: one line is used twice";
    }
    if (wrong != NULL && errors != NULL) {
        fprintf(errors, "%s:%d: %s\n", name, line, wrong);
    }
    return wrong != NULL;
}

int config_read_text(struct config *config, const char *text,
                     const char *name, FILE *errors)
{
    struct reading r = {.config = config};
    int mistakes = ini_text_read(text, name, take, &r, errors);
    return mistakes + check_whole(&r, name, errors);
}

int config_read(struct config *config, const char *path, FILE *errors)
{
    FILE *file = fopen(path, "rb");
    char *text = file != NULL ? malloc(CONFIG_SIZE_MAX + 1) : NULL;
    size_t n = text != NULL ? fread(text, 1, CONFIG_SIZE_MAX + 1, file) : 0;
    int mistakes = -1;
    if (text == NULL || ferror(file) || n > CONFIG_SIZE_MAX) {
        if (errors != NULL) {
            fprintf(errors, "%s: cannot read it: %s\n", path,
                    n > CONFIG_SIZE_MAX ? "larger than 64 KiB"
                                        : strerror(errno));
        }
    } else {
        text[n] = '\0';
        mistakes = config_read_text(config, text, path, errors);
    }
    free(text);
    if (file != NULL) {
        fclose(file);
    }
    return mistakes;
}
