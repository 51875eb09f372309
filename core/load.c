#include "core/load.h"

#include "core/text.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

/* 1 lb = 453.59237 g, in units of 1e-5 g. */
#define LB_1E5_G 45359237
#define MICRO 1000000

static int64_t divide_nearest(int64_t value, int64_t by)
{
    return value < 0 ? -((-value + by / 2) / by) : (value + by / 2) / by;
}

int32_t load_from_milli(int64_t milli, enum unit unit)
{
    if (unit == UNIT_KG) {
        return (int32_t)milli;
    }
    return (int32_t)divide_nearest(milli * LB_1E5_G, 100000000);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Digits with an optional point, in millionths; whole parts stop growing
 * past any load, so that they cannot overflow. */
static const char *read_number(const char *p, int64_t *micro)
{
    int64_t whole = 0, part = 0;
    int decimals = 0;
    const char *start = p;
    for (; is_digit(*p); p++) {
        whole = whole > 10000000 ? whole : whole * 10 + (*p - '0');
    }
    if (p == start) {
        return NULL;
    }
    if (*p == '.') {
        for (p++; is_digit(*p) && decimals < 6; p++, decimals++) {
            part = part * 10 + (*p - '0');
        }
        if (decimals == 0) {
            return NULL;
        }
    }
    for (; decimals < 6; decimals++) {
        part *= 10;
    }
    *micro = whole * MICRO + part;
    return p;
}

static bool read_unit(const char *p, enum unit *unit)
{
    if (strcmp(p, "") == 0 || strcmp(p, "kg") == 0) {
        *unit = UNIT_KG;
        return true;
    }
    *unit = UNIT_LB;
    return strcmp(p, "lb") == 0;
}

static int64_t micro_to_g(int64_t micro, enum unit unit)
{
    return unit == UNIT_KG
               ? divide_nearest(micro, 1000)
               : divide_nearest(micro / 10 * LB_1E5_G, 10000000000);
}

enum load_status load_parse(const char *text, int32_t *load_g,
                            enum unit *unit)
{
    int64_t micro;
    enum unit read;
    if (*text == '\0') {
        return LOAD_EMPTY;
    }
    bool is_negative = *text == '-';
    const char *p = read_number(text + is_negative, &micro);
    if (p == NULL) {
        return LOAD_NOT_A_NUMBER;
    }
    if (*p == '.' || *p == ',' || is_digit(*p)) {
        return LOAD_NOT_A_NUMBER;
    }
    while (*p == ' ') {
        p++;
    }
    if (!read_unit(p, &read)) {
        return LOAD_BAD_UNIT;
    }
    if (is_negative) {
        return LOAD_NEGATIVE;
    }
    if (micro > (int64_t)LOAD_MAX_G * MICRO ||
        micro_to_g(micro, read) > LOAD_MAX_G) {
        return LOAD_TOO_LARGE;
    }
    *load_g = (int32_t)micro_to_g(micro, read);
    if (unit != NULL) {
        *unit = read;
    }
    return LOAD_OK;
}

const char *load_status_str(enum load_status status)
{
    switch (status) {
    case LOAD_OK:
        return "fine";
    case LOAD_EMPTY:
        return "a load is missing; write it as 142.5kg or 315lb";
    case LOAD_NOT_A_NUMBER:
        return "not a number; write a load as 142.5kg or 315lb, with a point";
    case LOAD_NEGATIVE:
        return "a load cannot be negative";
    case LOAD_TOO_LARGE:
        return "a load above 1000 kg is a typo";
    case LOAD_BAD_UNIT:
        return "unknown unit; write kg or lb";
    }
    return "unknown load status";
}

size_t load_print(int32_t load_g, enum unit unit, char *out, size_t size)
{
    assert(size >= LOAD_TEXT_MAX);
    int64_t tenths = unit == UNIT_KG
                         ? divide_nearest(load_g, 100)
                         : divide_nearest((int64_t)load_g * 1000000, LB_1E5_G);
    struct text text = text_in(out, size);
    text_tenths(&text, tenths);
    return text.len;
}

size_t load_print_unit(int32_t load_g, enum unit unit, char *out, size_t size)
{
    struct text text = text_in(out, size);
    text.len = load_print(load_g, unit, out, size);
    text_str(&text, " ");
    text_str(&text, unit_str(unit));
    return text.len;
}

const char *unit_str(enum unit unit)
{
    return unit == UNIT_LB ? "lb" : "kg";
}
