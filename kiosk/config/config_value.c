#include "kiosk/config/config_value.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool take_number(const char *value, long low, long high, long *out)
{
    char *end;
    errno = 0;
    long number = strtol(value, &end, 10);
    bool ok = errno == 0 && end != value && *end == '\0' && number >= low &&
              number <= high;
    *out = ok ? number : *out;
    return ok;
}

/* Index in a list of names that ends with NULL, or -1. */
static int one_of(const char *value, const char *const *names)
{
    for (int i = 0; names[i] != NULL; i++) {
        if (strcmp(value, names[i]) == 0) {
            return i;
        }
    }
    return -1;
}

static bool put_named(void *field, enum config_type type, const char *value)
{
    static const char *const names[][5] = {
        [TYPE_BOOL] = {"no", "yes"},
        [TYPE_BIAS] = {"pull-up", "pull-down", "disabled", "as-is"},
        [TYPE_PARITY] = {"auto", "require", "ignore"},
        [TYPE_TURN] = {"0", "90", "180", "270"},
    };
    int i = one_of(value, names[type]);
    if (i < 0) {
        return false;
    }
    if (type == TYPE_BOOL) {
        *(bool *)field = i == 1;
    } else if (type == TYPE_BIAS) {
        *(enum bias *)field = (enum bias)i;
    } else if (type == TYPE_PARITY) {
        *(enum parity_rule *)field = (enum parity_rule)i;
    } else {
        *(enum turn *)field = (enum turn)i;
    }
    return true;
}

static bool put_number(const struct config_key *key, void *field, const char *value)
{
    long number = CONFIG_NO_LINE;
    bool is_none = key->type == TYPE_LINE && strcmp(value, "none") == 0;
    if (!is_none && !take_number(value, key->low, key->high, &number)) {
        return false;
    }
    if (key->type == TYPE_NS) {
        *(int64_t *)field = number * key->scale;
    } else {
        *(int *)field = is_none ? CONFIG_NO_LINE
                                : (int)(number * (long)key->scale);
    }
    return true;
}

/* "none", or COUNT:FRAME with commas between. */
static bool put_tags(struct app_config *app, const char *value)
{
    char text[(TAG_TEXT_MAX + 2) * STAFF_TAGS_MAX];
    char *rest = NULL;
    int n = 0;
    if (strlen(value) >= sizeof text) {
        return false;
    }
    memcpy(text, value, strlen(value) + 1);
    if (strcmp(text, "none") == 0) {
        app->n_staff_tags = 0;
        return true;
    }
    for (char *tag = strtok_r(text, ", ", &rest); tag != NULL;
         tag = strtok_r(NULL, ", ", &rest)) {
        if (n == STAFF_TAGS_MAX || !tag_parse(tag, &app->staff_tag[n])) {
            return false;
        }
        n++;
    }
    app->n_staff_tags = n;
    return n > 0;
}

static bool put_text(const struct config_key *key, char *field,
                     const char *value)
{
    size_t n = strlen(value);
    if (n < (size_t)key->low || n >= (size_t)key->high) {
        return false;
    }
    memcpy(field, value, n + 1);
    return true;
}

bool config_value_put(const struct config_key *key, const char *value,
                      struct config *config)
{
    void *field = (char *)config + key->at;
    switch (key->type) {
    case TYPE_INT:
    case TYPE_NS:
    case TYPE_LINE:
        return put_number(key, field, value);
    case TYPE_BOOL:
    case TYPE_BIAS:
    case TYPE_PARITY:
    case TYPE_TURN:
        return put_named(field, key->type, value);
    case TYPE_CURVE:
        return curve_find(value, field);
    case TYPE_TAGS:
        return put_tags(field, value);
    case TYPE_TEXT:
        return put_text(key, field, value);
    }
    return false;
}
