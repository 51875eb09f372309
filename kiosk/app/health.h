/* Health: what the machine has to say about itself, as plain values.
 *
 * Gathered by kiosk/shell/health.c, shown on the staff's screens and by
 * --selftest; scripts have fixed ones. -1 is "cannot be told" throughout. */
#ifndef KIOSK_APP_HEALTH_H
#define KIOSK_APP_HEALTH_H

#include "kiosk/input/edge.h"

#include <stdbool.h>
#include <stdint.h>

#define HEALTH_WORD_MAX 40

enum mark {
    MARK_UNKNOWN,
    MARK_GOOD,
    MARK_LOOK, /* somebody should look at this */
};

struct health {
    char version[HEALTH_WORD_MAX];
    char video[HEALTH_WORD_MAX];    /* SDL's driver: "KMSDRM" */
    char renderer[HEALTH_WORD_MAX]; /* "opengles2" */
    char chip[HEALTH_WORD_MAX];     /* GPIO's label or path; "": none */
    int line[LINE_COUNT]; /* offsets on it; -1: not wired */
    int led, beeper;
    bool is_sideways;     /* [panel] rotate is 90 or 270 */
    int64_t free_mib;     /* of the database's folder, for our user */
    int64_t size_mib;
    int n_copies;         /* of the database, where they go; -1: there is no
                             such folder */
    int64_t copied_day;   /* of the newest, days since 1970 */
    int temp_x10;         /* degrees Celsius, the hottest zone; -1 */
    int under_voltage;    /* -1, 0: never, 1: since the machine started */
    int64_t memory_mib;   /* free for programs */
    int64_t up_s;         /* since the machine started */
};

/* Ours: a Pi throttles at 80 °C; below 200 MiB or 3 % free an SD card is
 * nearly full, and SQLite wants room for its log. */
#define HEALTH_HOT_X10 800
#define HEALTH_FREE_MIB 200
#define HEALTH_FREE_PCT 3
/* Ours: a set with its feel is 0.5 KiB in the database (2.1 GB hold 5 million
 * in the bench's gym), and a busy rack has 300 a day: 54 MiB a year. */
#define HEALTH_MIB_A_YEAR 54

/* Ours: a copy is made each night; after three without one somebody must see
 * to it. A gym that was closed makes one when the machine is started. */
#define HEALTH_COPY_DAYS 3
#define HEALTH_NO_DAY (-1)

enum mark health_disk(const struct health *health);
/* today: days since 1970; HEALTH_NO_DAY: the clock is not to be trusted. */
enum mark health_copies(const struct health *health, int64_t today);
enum mark health_temperature(const struct health *health);
enum mark health_power(const struct health *health);
enum mark health_chip(const struct health *health);

/* Each as a line for a person: what it is, and what to do. */
#define HEALTH_LINE_MAX 120
/* "7.3 GB free (50 %)" */
void health_disk_words(const struct health *health, char out[HEALTH_LINE_MAX]);
/* "14, newest 2026-03-01" */
void health_copies_words(const struct health *health, int64_t today,
                         char out[HEALTH_LINE_MAX]);
void health_temperature_words(const struct health *health,
                              char out[HEALTH_LINE_MAX]);
void health_power_words(const struct health *health,
                        char out[HEALTH_LINE_MAX]);
/* "pinctrl-rp1, 6 inputs" */
void health_chip_words(const struct health *health, char out[HEALTH_LINE_MAX]);
/* "412 MiB free, up for 3 days" */
void health_memory_words(const struct health *health,
                         char out[HEALTH_LINE_MAX]);

#endif
