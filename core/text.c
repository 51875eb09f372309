#include "core/text.h"

#include <assert.h>

struct text text_in(char *out, size_t size)
{
    assert(size > 0);
    out[0] = '\0';
    return (struct text){out, size, 0};
}

void text_str(struct text *text, const char *s)
{
    while (*s != '\0' && text->len + 1 < text->size) {
        text->out[text->len++] = *s++;
    }
    text->out[text->len] = '\0';
}

void text_int(struct text *text, int64_t value)
{
    char digits[24];
    size_t at = sizeof digits - 1;
    uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    digits[at] = '\0';
    do {
        digits[--at] = (char)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    if (value < 0) {
        digits[--at] = '-';
    }
    text_str(text, digits + at);
}

void text_tenths(struct text *text, int64_t value_x10)
{
    int64_t whole = value_x10 / 10, rest = value_x10 % 10;
    if (value_x10 < 0 && whole == 0) {
        text_str(text, "-");
    }
    text_int(text, whole);
    if (rest != 0) {
        text_str(text, ".");
        text_int(text, rest < 0 ? -rest : rest);
    }
}

void text_load(struct text *text, int32_t load_g, enum unit unit)
{
    char load[LOAD_TEXT_MAX];
    load_print_unit(load_g, unit, load, sizeof load);
    text_str(text, load);
}
