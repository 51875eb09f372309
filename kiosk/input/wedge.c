#include "kiosk/input/wedge.h"

#include <assert.h>

void wedge_init(struct wedge *wedge)
{
    *wedge = (struct wedge){0};
}

void wedge_digit(struct wedge *wedge, int digit, int64_t now_ms)
{
    assert(digit >= 0 && digit <= 9);
    if (wedge->n > 0 && now_ms - wedge->last_ms > WEDGE_GAP_MS) {
        wedge_init(wedge);
    }
    wedge->last_ms = now_ms;
    if (wedge->n == TAG_DIGITS_MAX) {
        wedge->too_long = true;
        return;
    }
    wedge->value = wedge->value * 10 + (uint64_t)digit;
    wedge->n++;
}

bool wedge_enter(struct wedge *wedge, int64_t now_ms, struct tag *tag)
{
    bool is_tag = wedge->n >= WEDGE_DIGITS_MIN && !wedge->too_long &&
                  now_ms - wedge->last_ms <= WEDGE_GAP_MS;
    if (is_tag) {
        *tag = (struct tag){.digits = (uint8_t)wedge->n, .raw = wedge->value};
    }
    wedge_init(wedge);
    return is_tag;
}

void wedge_other(struct wedge *wedge)
{
    wedge_init(wedge);
}
