#include "kiosk/app/uid.h"

#include <string.h>

static uint64_t splitmix(uint64_t *seed)
{
    uint64_t z = *seed += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

struct uid uid_make(int64_t wall_ms, uint64_t *seed)
{
    struct uid uid;
    uint64_t a = splitmix(seed), b = splitmix(seed);
    for (int i = 0; i < 6; i++) {
        uid.byte[i] = (uint8_t)((uint64_t)wall_ms >> (40 - 8 * i));
    }
    for (int i = 6; i < 16; i++) {
        uid.byte[i] = (uint8_t)((i < 8 ? a : b) >> (i % 8 * 8));
    }
    uid.byte[6] = (uint8_t)(0x70 | (uid.byte[6] & 0x0F)); /* version 7 */
    uid.byte[8] = (uint8_t)(0x80 | (uid.byte[8] & 0x3F)); /* variant */
    return uid;
}

bool uid_is_none(const struct uid *uid)
{
    static const struct uid none;
    return uid_equal(uid, &none);
}

bool uid_equal(const struct uid *a, const struct uid *b)
{
    return memcmp(a->byte, b->byte, sizeof a->byte) == 0;
}

/* A dash stands before bytes 4, 6, 8 and 10. */
static bool has_dash(int byte)
{
    return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

void uid_print(const struct uid *uid, char out[UID_TEXT_MAX])
{
    static const char digits[] = "0123456789abcdef";
    size_t at = 0;
    for (int i = 0; i < 16; i++) {
        if (has_dash(i)) {
            out[at++] = '-';
        }
        out[at++] = digits[uid->byte[i] >> 4];
        out[at++] = digits[uid->byte[i] & 15];
    }
    out[at] = '\0';
}

static int digit_value(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
}

bool uid_parse(const char *text, struct uid *uid)
{
    struct uid read;
    if (strlen(text) != UID_TEXT_MAX - 1) {
        return false;
    }
    for (int i = 0; i < 16; i++) {
        if (has_dash(i) && *text++ != '-') {
            return false;
        }
        int high = digit_value(text[0]), low = digit_value(text[1]);
        if (high < 0 || low < 0) {
            return false;
        }
        read.byte[i] = (uint8_t)(high << 4 | low);
        text += 2;
    }
    *uid = read;
    return true;
}
