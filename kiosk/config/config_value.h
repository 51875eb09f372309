/* Config value: the text behind a key of the config, into its field. */
#ifndef KIOSK_CONFIG_CONFIG_VALUE_H
#define KIOSK_CONFIG_CONFIG_VALUE_H

#include "kiosk/config/config.h"

#include <stddef.h>

enum config_type {
    TYPE_INT,    /* into an int, times scale */
    TYPE_NS,     /* into an int64_t, times scale */
    TYPE_LINE,   /* into an int: an offset, or none */
    TYPE_BOOL,   /* yes or no */
    TYPE_TEXT,   /* into a char[high] */
    TYPE_CURVE,
    TYPE_BIAS,
    TYPE_PARITY,
    TYPE_TURN,   /* degrees */
    TYPE_TAGS,   /* into a struct app_config: its staff_tag and their count */
};

struct config_key {
    const char *section, *key;
    enum config_type type;
    size_t at; /* offset in struct config */
    long low, high; /* of a number; a text has low..high - 1 bytes */
    int64_t scale;
    const char *allowed; /* said of a value that is not */
};

/* Whether the value is allowed; else *config may have a part of it. */
bool config_value_put(const struct config_key *key, const char *value,
                      struct config *config);

#endif
