/* Wedge: a USB reader that types its digits and Enter. Pure.
 *
 * Digits typed at machine speed (each within gap_ms of the one before),
 * at least 4 of them, then Enter. Anything slower is a person. */
#ifndef KIOSK_INPUT_WEDGE_H
#define KIOSK_INPUT_WEDGE_H

#include "kiosk/input/tag.h"

#define WEDGE_GAP_MS 120 /* Ours: readers type a key each 5..30 ms */
#define WEDGE_DIGITS_MIN 4

struct wedge {
    int n;
    uint64_t value;
    int64_t last_ms;
    bool too_long;
};

void wedge_init(struct wedge *wedge);
/* digit 0..9. */
void wedge_digit(struct wedge *wedge, int digit, int64_t now_ms);
/* True where the digits before this Enter were a tag; false where Enter was
 * a person's. Either way the wedge is empty after it. */
bool wedge_enter(struct wedge *wedge, int64_t now_ms, struct tag *tag);
/* Any other key: empties it. */
void wedge_other(struct wedge *wedge);

#endif
