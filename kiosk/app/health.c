#include "kiosk/app/health.h"

#include "core/text.h"
#include "kiosk/app/day.h"

/* --- what is good ----------------------------------------------------------- */

static int free_pct(const struct health *health)
{
    return health->size_mib > 0
               ? (int)(health->free_mib * 100 / health->size_mib)
               : 0;
}

enum mark health_disk(const struct health *health)
{
    if (health->free_mib < 0) {
        return MARK_UNKNOWN;
    }
    return health->free_mib < HEALTH_FREE_MIB ||
                   free_pct(health) < HEALTH_FREE_PCT
               ? MARK_LOOK
               : MARK_GOOD;
}

enum mark health_copies(const struct health *health, int64_t today)
{
    bool is_late = today != HEALTH_NO_DAY &&
                   today - health->copied_day > HEALTH_COPY_DAYS;
    return health->n_copies <= 0 || is_late ? MARK_LOOK : MARK_GOOD;
}

enum mark health_temperature(const struct health *health)
{
    return health->temp_x10 < 0                 ? MARK_UNKNOWN
           : health->temp_x10 >= HEALTH_HOT_X10 ? MARK_LOOK
                                                : MARK_GOOD;
}

enum mark health_power(const struct health *health)
{
    return health->under_voltage < 0    ? MARK_UNKNOWN
           : health->under_voltage > 0 ? MARK_LOOK
                                       : MARK_GOOD;
}

enum mark health_chip(const struct health *health)
{
    bool any = false;
    for (int i = 0; i < LINE_COUNT; i++) {
        any = any || health->line[i] >= 0;
    }
    return !any                      ? MARK_UNKNOWN
           : health->chip[0] == '\0' ? MARK_LOOK
                                     : MARK_GOOD;
}

/* --- in words ---------------------------------------------------------------- */

void health_disk_words(const struct health *health, char out[HEALTH_LINE_MAX])
{
    struct text text = text_in(out, HEALTH_LINE_MAX);
    int64_t years = health->free_mib / HEALTH_MIB_A_YEAR;
    if (health->free_mib < 0) {
        text_str(&text, "its folder cannot be read");
        return;
    }
    text_tenths(&text, health->free_mib * 1024 * 1024 / 100000000);
    text_str(&text, " GB free (");
    text_int(&text, free_pct(health));
    text_str(&text, " %)");
    if (health_disk(health) == MARK_LOOK) {
        text_str(&text, ": nearly full");
    } else if (years <= 100) {
        text_str(&text, ", about ");
        text_int(&text, years);
        text_str(&text, years == 1 ? " year" : " years");
    }
}

void health_copies_words(const struct health *health, int64_t today,
                         char out[HEALTH_LINE_MAX])
{
    struct text text = text_in(out, HEALTH_LINE_MAX);
    if (health->n_copies < 0) {
        text_str(&text, "no such folder: is its disk plugged in?");
    } else if (health->n_copies == 0) {
        text_str(&text, "none yet");
    } else if (health_copies(health, today) == MARK_LOOK) {
        text_str(&text, "none since ");
        day_print(&text, health->copied_day);
        text_str(&text, ": try one");
    } else {
        text_int(&text, health->n_copies);
        text_str(&text, ", newest ");
        day_print(&text, health->copied_day);
    }
}

void health_temperature_words(const struct health *health,
                              char out[HEALTH_LINE_MAX])
{
    struct text text = text_in(out, HEALTH_LINE_MAX);
    if (health->temp_x10 < 0) {
        text_str(&text, "unknown");
        return;
    }
    text_int(&text, health->temp_x10 / 10);
    text_str(&text, " \xC2\xB0" "C");
    if (health_temperature(health) == MARK_LOOK) {
        text_str(&text, ": too hot, give it air");
    }
}

void health_power_words(const struct health *health,
                        char out[HEALTH_LINE_MAX])
{
    struct text text = text_in(out, HEALTH_LINE_MAX);
    text_str(&text, health->under_voltage < 0 ? "unknown"
                    : health->under_voltage > 0
                        ? "under 5 V: stronger supply, thicker cable"
                        : "enough");
}

void health_chip_words(const struct health *health, char out[HEALTH_LINE_MAX])
{
    struct text text = text_in(out, HEALTH_LINE_MAX);
    int n = 0;
    for (int i = 0; i < LINE_COUNT; i++) {
        n += health->line[i] >= 0;
    }
    if (n == 0) {
        text_str(&text, "no line is set in rackside.conf");
    } else if (health->chip[0] == '\0') {
        text_str(&text, "no chip: see [gpio] chip");
    } else {
        text_str(&text, health->chip);
        text_str(&text, ", ");
        text_int(&text, n);
        text_str(&text, n == 1 ? " input" : " inputs");
    }
}

void health_memory_words(const struct health *health,
                         char out[HEALTH_LINE_MAX])
{
    struct text text = text_in(out, HEALTH_LINE_MAX);
    int64_t hours = health->up_s / 3600;
    if (health->memory_mib < 0 || health->up_s < 0) {
        text_str(&text, "unknown");
        return;
    }
    text_int(&text, health->memory_mib);
    text_str(&text, " MiB free, up for ");
    if (hours >= 48) {
        text_int(&text, hours / 24);
        text_str(&text, " days");
    } else {
        text_int(&text, hours);
        text_str(&text, hours == 1 ? " hour" : " hours");
    }
}
