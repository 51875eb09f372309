/* Bit layouts and their parity: HID's published formats, bit 0 first sent. */
#include "kiosk/input/wiegand.h"

#include <assert.h>

static bool bit(const struct tag *tag, int i)
{
    return tag->raw >> (tag->bits - 1 - i) & 1;
}

/* Whether bits from..to (inclusive) hold an odd number of ones. */
static bool is_odd(const struct tag *tag, int from, int to)
{
    bool odd = false;
    for (int i = from; i <= to; i++) {
        odd ^= bit(tag, i);
    }
    return odd;
}

/* First bit even over the front, last bit odd over the back. */
static void ends(const struct tag *tag, int front_to, int back_from,
                 bool *even_ok, bool *odd_ok)
{
    *even_ok = !is_odd(tag, 0, front_to);
    *odd_ok = is_odd(tag, back_from, tag->bits - 1);
}

/* Corporate 1000: two of each three bits, and one odd parity over all. */
static bool stepped(const struct tag *tag, int first)
{
    bool odd = false;
    for (int i = first; i + 1 <= 33; i += 3) {
        odd ^= bit(tag, i) ^ bit(tag, i + 1);
    }
    return odd;
}

static bool corporate_ok(const struct tag *tag)
{
    bool even = stepped(tag, 2) ^ bit(tag, 1);  /* bits 2,3,5,6,…,32,33 */
    bool odd = stepped(tag, 1) ^ bit(tag, 34);  /* bits 1,2,4,5,…,31,32 */
    return !even && odd && is_odd(tag, 0, 34);
}

static struct tag complement(const struct tag *tag)
{
    uint64_t ones = tag->bits == 64 ? UINT64_MAX
                                    : (UINT64_C(1) << tag->bits) - 1;
    return (struct tag){.bits = tag->bits, .raw = ~tag->raw & ones};
}

static enum parity ends_parity(const struct tag *tag, int front_to,
                               int back_from)
{
    bool even_ok, odd_ok;
    ends(tag, front_to, back_from, &even_ok, &odd_ok);
    if (even_ok && odd_ok) {
        return PARITY_OK;
    }
    if (even_ok || odd_ok) {
        return PARITY_BAD;
    }
    struct tag other = complement(tag);
    ends(&other, front_to, back_from, &even_ok, &odd_ok);
    return even_ok && odd_ok ? PARITY_SWAPPED : PARITY_BAD;
}

enum parity wiegand_parity(const struct tag *tag)
{
    struct tag other = complement(tag);
    switch (tag->bits) {
    case 26:
        return ends_parity(tag, 12, 13);
    case 34:
        return ends_parity(tag, 16, 17);
    case 37:
        return ends_parity(tag, 18, 18);
    case 35:
        return corporate_ok(tag)      ? PARITY_OK
               : corporate_ok(&other) ? PARITY_SWAPPED
                                      : PARITY_BAD;
    default:
        return PARITY_NONE;
    }
}

static uint64_t field(const struct tag *tag, int from, int count)
{
    uint64_t value = 0;
    for (int i = from; i < from + count; i++) {
        value = value << 1 | bit(tag, i);
    }
    return value;
}

static struct wiegand_format split(const char *name, const struct tag *tag,
                                   int from, int facility, int card)
{
    return (struct wiegand_format){name, facility > 0,
                                   field(tag, from, facility),
                                   field(tag, from + facility, card)};
}

int wiegand_formats(const struct tag *tag,
                    struct wiegand_format out[WIEGAND_FORMATS_MAX])
{
    switch (tag->bits) {
    case 26:
        out[0] = split("H10301", tag, 1, 8, 16);
        return 1;
    case 34:
        out[0] = split("H10306", tag, 1, 16, 16);
        return 1;
    case 35:
        out[0] = split("C1k35s", tag, 2, 12, 20);
        return 1;
    case 37:
        out[0] = split("H10304", tag, 1, 16, 19);
        out[1] = split("H10302", tag, 1, 0, 35);
        return 2;
    default:
        return 0;
    }
}

static unsigned parity_of(unsigned bits)
{
    unsigned odd = 0;
    for (; bits != 0; bits &= bits - 1) {
        odd ^= 1;
    }
    return odd;
}

struct tag wiegand_h10301(unsigned facility, unsigned card)
{
    assert(facility < 256 && card < 65536);
    unsigned data = facility << 16 | card;
    unsigned even = parity_of(data >> 12);
    unsigned odd = parity_of(data & 0xFFF) ^ 1;
    return (struct tag){.bits = 26, .raw = even << 25 | data << 1 | odd};
}
