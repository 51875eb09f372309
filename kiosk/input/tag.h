/* Tags: the identity of what was held to the reader.
 *
 * It is the count of bits and the raw bits as sent, and nothing else: 37-bit
 * formats cannot be told apart, 34 bits have four splits, and leading zeros
 * matter. Facility and card number are for display only. A USB
 * keyboard-wedge reader sends digits; their count matters likewise. */
#ifndef KIOSK_INPUT_TAG_H
#define KIOSK_INPUT_TAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TAG_BITS_MAX 64
#define TAG_DIGITS_MAX 18
#define TAG_TEXT_MAX 72 /* "64:" and 64 bits, with the NUL */

struct tag {
    uint8_t bits;   /* 1..64; 0: a wedge reader's digits */
    uint8_t digits; /* 1..18 where bits is 0; else 0 */
    uint64_t raw;   /* first bit sent is the highest of `bits`; or the digits'
                       value */
};

/* "26:00101101000000001010001000", or "usb:0012345678". Never cut: size >=
 * TAG_TEXT_MAX. Returns the length. */
size_t tag_print(const struct tag *tag, char *out, size_t size);
/* The same form back; false unless COUNT is the frame's length. */
bool tag_parse(const char *text, struct tag *tag);
bool tag_equal(const struct tag *a, const struct tag *b);

#endif
