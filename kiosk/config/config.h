/* Config: /etc/rackside/rackside.conf, one INI file, every key with a
 * default. Every mistake is reported with its line, section and key. */
#ifndef KIOSK_CONFIG_CONFIG_H
#define KIOSK_CONFIG_CONFIG_H

#include "kiosk/app/app.h"
#include "kiosk/app/turned.h"
#include "kiosk/input/button.h"
#include "kiosk/input/wiegand.h"

#include <stdbool.h>
#include <stdio.h>

#define CONFIG_PATH "/etc/rackside/rackside.conf"
#define CONFIG_PATH_MAX 256
#define CONFIG_CHIP_MAX 64
#define CONFIG_CONNECTOR_MAX 24
#define CONFIG_NO_LINE (-1)

enum bias { BIAS_PULL_UP, BIAS_PULL_DOWN, BIAS_DISABLED, BIAS_AS_IS };

struct config {
    struct app_config app; /* [rack] name, pick_by_name, auto_logout_s,
                              countdown_s, unknown_tag_s, workout_open_h,
                              curve; [light] dim_after_min,
                              blank_after_min */
    /* [panel] connector: "auto" or a name such as "DSI-1" */
    char connector[CONFIG_CONNECTOR_MAX];
    int panel_w_px, panel_h_px; /* 0: what the display has */
    int panel_w_mm, panel_h_mm; /* 0: from the known panels */
    enum turn turn; /* rotate; the sizes are those before it */
    /* [light] */
    int dim_percent; /* of the backlight's most, 5..100 */
    /* [gpio] chip: "auto" (by the Pi's labels), a label, or a /dev path */
    char chip[CONFIG_CHIP_MAX];
    /* [reader] d0, d1: offsets on the chip; -1: no reader */
    int d0, d1;
    enum bias reader_bias;
    struct wiegand_config wiegand; /* gap_ms, glitch_us, settle_ms, min_bits,
                                      parity, swap */
    int64_t cooldown_ns; /* cooldown_ms, of a USB reader's tags too */
    int led, beeper; /* offsets of outputs, -1: none */
    bool led_active_low, beeper_active_low;
    /* [buttons] up, down, ok, back: offsets, -1: none; low is pressed */
    int button_line[4];
    enum bias button_bias;
    struct button_config button; /* bounce_ms, hold_ms, repeat_ms */
    /* [staff] tag: app.staff_tag */
    /* [store] */
    char database[CONFIG_PATH_MAX];
    char backup_dir[CONFIG_PATH_MAX]; /* "": "backups" beside the database */
};

struct config config_default(void);
/* Reads path over *config. Each mistake is a line "FILE:LINE: [section] key:
 * what is wrong, what is allowed" to errors (may be NULL). Returns how many
 * mistakes there were; -1 where the file cannot be read (said as well). */
int config_read(struct config *config, const char *path, FILE *errors);
/* The same for text in memory (for tests and the fuzzer). */
int config_read_text(struct config *config, const char *text,
                     const char *name, FILE *errors);

#endif
