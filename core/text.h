/* Text: building short lines in a caller's buffer, without stdio.
 *
 * The core explains itself in words, yet it is pure: it may not even pull in
 * snprintf. A struct text never overflows; what does not fit is cut at the
 * end, and the buffer is always NUL-terminated. */
#ifndef CORE_TEXT_H
#define CORE_TEXT_H

#include "core/load.h"

#include <stddef.h>
#include <stdint.h>

struct text {
    char *out;   /* caller's buffer */
    size_t size; /* of it, at least 1 */
    size_t len;  /* written, without the NUL; always < size */
};

/* Starts an empty text in out. */
struct text text_in(char *out, size_t size);
void text_str(struct text *text, const char *s);
void text_int(struct text *text, int64_t value);
/* Tenths, without the decimal where it is zero: 85 -> "8.5", 80 -> "8". */
void text_tenths(struct text *text, int64_t value_x10);
/* A load as load_print_unit writes it: "160 kg". */
void text_load(struct text *text, int32_t load_g, enum unit unit);

#endif
