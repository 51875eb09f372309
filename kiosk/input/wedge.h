/* Wedge: a USB reader that types a tag's digits and Enter. Pure.
 *
 * A reader types at machine speed, each key within WEDGE_GAP_MS of the one
 * before; anything slower is a person. What it typed is a tag where it was
 * digits alone, WEDGE_DIGITS_MIN to TAG_DIGITS_MAX of them. Anything else at
 * that speed (too few, too many, the letters of a hexadecimal number) is a
 * bad frame: its Enter must never be taken for a person's, which saves sets.
 */
#ifndef KIOSK_INPUT_WEDGE_H
#define KIOSK_INPUT_WEDGE_H

#include "kiosk/input/tag.h"

#define WEDGE_GAP_MS 120 /* Ours: readers type a key each 5..30 ms */
#define WEDGE_DIGITS_MIN 4

enum wedge_answer {
    WEDGE_PERSON, /* no key came within the gap before it: a person's Enter */
    WEDGE_TAG,
    WEDGE_BAD,
    WEDGE_REST    /* one more Enter within the gap of a reader's: it ends its
                     line with two */
};

struct wedge {
    int n; /* digits since the last pause */
    uint64_t value;
    int64_t last_ms; /* of the last key */
    bool is_bad;     /* another key among them, or one digit too many */
    bool is_ended;   /* by an Enter, the last key */
};

void wedge_init(struct wedge *wedge);
/* digit 0..9. */
void wedge_digit(struct wedge *wedge, int digit, int64_t now_ms);
/* Any other key but Enter. */
void wedge_other(struct wedge *wedge, int64_t now_ms);
/* Whose Enter this is; *tag is set on WEDGE_TAG. Nothing typed before it
 * counts after it. */
enum wedge_answer wedge_enter(struct wedge *wedge, int64_t now_ms,
                              struct tag *tag);

#endif
