/* Sent: a frame as the reader sent it, and what to think of it, in words.
 * Pure. */
#ifndef KIOSK_APP_SENT_H
#define KIOSK_APP_SENT_H

#include "kiosk/input/wiegand.h"

#include <stddef.h>

/* As received. More than 64 bits: verdict LONG and no bits. From a USB
 * reader: verdict TAG with digits, or NOTHING where it typed no tag. */
struct sent {
    enum wiegand_verdict verdict;
    struct tag tag;
};

#define SENT_WORDS_MAX 80

bool sent_is_good(const struct sent *frame);
/* "parity ok", "too short: 12 bits", "D0 and D1 look swapped", ... */
void sent_words(const struct sent *frame, char out[SENT_WORDS_MAX]);
/* What to do about it: "swap the wires, or set swap = yes"; "": nothing. */
const char *sent_advice(const struct sent *frame);
/* "2D0A288", as many digits as the bits need; "" without bits. */
void sent_hex(const struct sent *frame, char out[SENT_WORDS_MAX]);
/* "H10301 90/324", or both where 37 bits can mean two; "" for others. */
void sent_formats(const struct sent *frame, char out[SENT_WORDS_MAX]);
/* "26:0010...", "usb:0012345678"; "-" where there is nothing to name. */
void sent_print(const struct sent *frame, char out[TAG_TEXT_MAX]);

#endif
