#include "kiosk/input/wedge.h"

#include <assert.h>

void wedge_init(struct wedge *wedge)
{
    *wedge = (struct wedge){0};
}

static void take_key(struct wedge *wedge, int64_t now_ms)
{
    if (wedge->is_ended || now_ms - wedge->last_ms > WEDGE_GAP_MS) {
        wedge_init(wedge);
    }
    wedge->last_ms = now_ms;
}

void wedge_digit(struct wedge *wedge, int digit, int64_t now_ms)
{
    assert(digit >= 0 && digit <= 9);
    take_key(wedge, now_ms);
    if (wedge->n == TAG_DIGITS_MAX) {
        wedge->is_bad = true;
        return;
    }
    wedge->value = wedge->value * 10 + (uint64_t)digit;
    wedge->n++;
}

void wedge_other(struct wedge *wedge, int64_t now_ms)
{
    take_key(wedge, now_ms);
    wedge->is_bad = true;
}

enum wedge_answer wedge_enter(struct wedge *wedge, int64_t now_ms,
                              struct tag *tag)
{
    struct wedge typed = *wedge;
    bool is_typed = typed.n > 0 || typed.is_bad || typed.is_ended;
    wedge_init(wedge);
    if (!is_typed || now_ms - typed.last_ms > WEDGE_GAP_MS) {
        return WEDGE_PERSON;
    }
    wedge->is_ended = true;
    wedge->last_ms = now_ms;
    if (typed.is_ended) {
        return WEDGE_REST;
    }
    if (typed.is_bad || typed.n < WEDGE_DIGITS_MIN) {
        return WEDGE_BAD;
    }
    *tag = (struct tag){.digits = (uint8_t)typed.n, .raw = typed.value};
    return WEDGE_TAG;
}
