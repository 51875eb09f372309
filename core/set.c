#include "core/set.h"

#include <stdbool.h>
#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *read_int(const char *p, int *value)
{
    const char *start = p;
    int read = 0;
    for (; is_digit(*p); p++) {
        read = read > 100000 ? read : read * 10 + (*p - '0');
    }
    *value = read;
    return p == start ? NULL : p;
}

/* "8", "8.5"; false unless it ends there. */
static bool read_tenths(const char *p, int *tenths)
{
    int whole, part = 0;
    p = read_int(p, &whole);
    if (p == NULL) {
        return false;
    }
    if (*p == '.') {
        p++;
        if (!is_digit(*p)) {
            return false;
        }
        part = *p++ - '0';
    }
    *tenths = whole * 10 + part;
    return *p == '\0';
}

static enum set_status read_load(const char *text, size_t len,
                                 struct set *set, enum unit *unit)
{
    char load[32];
    if (len >= sizeof load) {
        return SET_BAD_LOAD;
    }
    memcpy(load, text, len);
    load[len] = '\0';
    if (load_parse(load, &set->load_g, unit) != LOAD_OK || set->load_g == 0) {
        return SET_BAD_LOAD;
    }
    return SET_OK;
}

static enum set_status read_feel(const char *text, struct set *set)
{
    if (strcmp(text, "miss") == 0) {
        set->feel = FEEL_MISS;
        set->rpe_x10 = 0;
        return SET_OK;
    }
    set->feel = FEEL_RPE;
    if (!read_tenths(text, &set->rpe_x10) || set->rpe_x10 > RPE_MAX_X10) {
        return SET_BAD_RPE;
    }
    return SET_OK;
}

enum set_status set_parse(const char *text, struct set *set, enum unit *unit)
{
    struct set read = {0};
    enum unit read_unit = UNIT_KG;
    const char *x = strchr(text, 'x');
    const char *at = strchr(text, '@');
    if (x == NULL || at == NULL || at < x) {
        return SET_BAD_FORM;
    }
    enum set_status status =
        read_load(text, (size_t)(x - text), &read, &read_unit);
    if (status != SET_OK) {
        return status;
    }
    const char *end = read_int(x + 1, &read.reps);
    if (end != at) {
        return SET_BAD_REPS;
    }
    status = read_feel(at + 1, &read);
    if (status != SET_OK) {
        return status;
    }
    int least = read.feel == FEEL_MISS ? 0 : 1;
    if (read.reps < least || read.reps > REPS_MAX) {
        return SET_BAD_REPS;
    }
    *set = read;
    if (unit != NULL) {
        *unit = read_unit;
    }
    return SET_OK;
}

const char *set_status_str(enum set_status status)
{
    switch (status) {
    case SET_OK:
        return "fine";
    case SET_BAD_FORM:
        return "write a set as 180x1@8.5, or 180x1@miss";
    case SET_BAD_LOAD:
        return "the set's load must be above 0 and at most 1000 kg";
    case SET_BAD_REPS:
        return "the set's reps must be 1 to 20 (0 only with @miss)";
    case SET_BAD_RPE:
        return "the set's RPE must be a number up to 10, or miss";
    }
    return "unknown set status";
}
