#include "kiosk/input/tag.h"

#include <assert.h>
#include <string.h>

size_t tag_print(const struct tag *tag, char *out, size_t size)
{
    size_t n = 0;
    assert(size >= TAG_TEXT_MAX);
    if (tag->bits == 0) {
        uint64_t left = tag->raw;
        memcpy(out, "usb:", 4);
        for (int i = tag->digits - 1; i >= 0; i--) {
            out[4 + i] = (char)('0' + left % 10);
            left /= 10;
        }
        n = 4 + (size_t)tag->digits;
    } else {
        if (tag->bits >= 10) {
            out[n++] = (char)('0' + tag->bits / 10);
        }
        out[n++] = (char)('0' + tag->bits % 10);
        out[n++] = ':';
        for (int i = tag->bits - 1; i >= 0; i--) {
            out[n++] = (char)('0' + (tag->raw >> i & 1));
        }
    }
    out[n] = '\0';
    return n;
}

static bool parse_digits(const char *text, struct tag *tag)
{
    size_t n = strlen(text);
    if (n < 1 || n > TAG_DIGITS_MAX || strspn(text, "0123456789") != n) {
        return false;
    }
    *tag = (struct tag){.digits = (uint8_t)n};
    for (size_t i = 0; i < n; i++) {
        tag->raw = tag->raw * 10 + (uint64_t)(text[i] - '0');
    }
    return true;
}

bool tag_parse(const char *text, struct tag *tag)
{
    if (strncmp(text, "usb:", 4) == 0) {
        return parse_digits(text + 4, tag);
    }
    size_t count = 0, at = strspn(text, "0123456789");
    for (size_t i = 0; i < at && count <= TAG_BITS_MAX; i++) {
        count = count * 10 + (size_t)(text[i] - '0');
    }
    if (at == 0 || text[at] != ':' || count < 1 || count > TAG_BITS_MAX) {
        return false;
    }
    const char *frame = text + at + 1;
    if (strlen(frame) != count || strspn(frame, "01") != count) {
        return false;
    }
    *tag = (struct tag){.bits = (uint8_t)count};
    for (size_t i = 0; i < count; i++) {
        tag->raw = tag->raw << 1 | (uint64_t)(frame[i] - '0');
    }
    return true;
}

bool tag_equal(const struct tag *a, const struct tag *b)
{
    return a->bits == b->bits && a->digits == b->digits && a->raw == b->raw;
}
