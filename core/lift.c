#include "core/lift.h"

#include "core/stock.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#define MAX_REPS_DEFAULT 20

static const char *const kinds[LIFT_KIND_COUNT] = {
    [LIFT_SQUAT] = "squat",     [LIFT_HINGE] = "hinge",
    [LIFT_PRESS] = "press",     [LIFT_PULL] = "pull",
    [LIFT_OLYMPIC] = "olympic", [LIFT_MACHINE] = "machine",
};

static const char *copy(char out[LIFT_NAME_MAX], const char *text)
{
    size_t n = strlen(text);
    if (n == 0 || n >= LIFT_NAME_MAX) {
        return "write 1 to 23 letters";
    }
    memcpy(out, text, n + 1);
    return NULL;
}

struct lift lift_new(const char *name)
{
    struct lift lift = {.kind = LIFT_KIND_COUNT,
                        .max_reps = MAX_REPS_DEFAULT};
    size_t n = strlen(name);
    assert(n < LIFT_NAME_MAX);
    memcpy(lift.name, name, n + 1);
    return lift;
}

static const char *set_kind(struct lift *lift, const char *value)
{
    for (int i = 0; i < LIFT_KIND_COUNT; i++) {
        if (strcmp(kinds[i], value) == 0) {
            lift->kind = (enum lift_kind)i;
            return NULL;
        }
    }
    return "allowed: squat hinge press pull olympic machine";
}

static const char *set_max_reps(struct lift *lift, const char *value)
{
    int reps = 0;
    for (const char *p = value; *p != '\0'; p++) {
        if (*p < '0' || *p > '9' || reps > MAX_REPS_DEFAULT) {
            return "write a whole number, 1 to 20";
        }
        reps = reps * 10 + (*p - '0');
    }
    if (reps < 1 || reps > MAX_REPS_DEFAULT) {
        return "write a whole number, 1 to 20";
    }
    lift->max_reps = reps;
    return NULL;
}

static const char *set_empty(struct lift *lift, const char *value)
{
    int32_t empty_g;
    enum load_status status = load_parse(value, &empty_g, NULL);
    if (status != LOAD_OK) {
        return load_status_str(status);
    }
    if (empty_g > BAR_MAX_G) {
        return "write a load of at most 300 kg; 0 is the bar";
    }
    lift->empty_g = empty_g;
    return NULL;
}

static const char *set_bar(struct lift *lift, const char *value)
{
    if (!bars_is_kind(value) || value[0] == '\0') {
        return "write a kind of bar in 1 to 11 small letters: trap, safety";
    }
    memcpy(lift->bar, value, strlen(value) + 1);
    return NULL;
}

static const char *set_from_floor(struct lift *lift, const char *value)
{
    lift->from_floor = strcmp(value, "yes") == 0;
    return lift->from_floor || strcmp(value, "no") == 0 ? NULL : "yes or no";
}

const char *lift_set(struct lift *lift, const char *key, const char *value)
{
    if (strcmp(key, "title") == 0) {
        return copy(lift->title, value);
    }
    if (strcmp(key, "protocol") == 0) {
        return copy(lift->protocol, value);
    }
    if (strcmp(key, "kind") == 0) {
        return set_kind(lift, value);
    }
    if (strcmp(key, "max_reps") == 0) {
        return set_max_reps(lift, value);
    }
    if (strcmp(key, "empty") == 0) {
        return set_empty(lift, value);
    }
    if (strcmp(key, "bar") == 0) {
        return set_bar(lift, value);
    }
    if (strcmp(key, "from_floor") == 0) {
        return set_from_floor(lift, value);
    }
    return "unknown key; allowed: title kind protocol max_reps empty bar "
           "from_floor";
}

const char *lift_check(const struct lift *lift)
{
    if (lift->title[0] == '\0') {
        return "title is missing";
    }
    if (lift->kind == LIFT_KIND_COUNT) {
        return "kind is missing";
    }
    return lift->protocol[0] == '\0' ? "protocol is missing" : NULL;
}

bool lift_is_own_bar(const struct lift *lift)
{
    return lift->kind == LIFT_MACHINE && lift->empty_g > 0;
}

int lifts_find(const struct lifts *lifts, const char *name)
{
    for (int i = 0; i < lifts->n; i++) {
        if (strcmp(lifts->lift[i].name, name) == 0) {
            return i;
        }
    }
    return -1;
}
