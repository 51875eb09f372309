/* Thin: how little of a sleeve each sum of plates can take. For the sums and
 * the path only. */
#ifndef CORE_THIN_H
#define CORE_THIN_H

#include <stdint.h>

/* Thicker than any sleeve; with plates added (500 mm at the most, 16 pairs)
 * it is still an int16_t. */
#define THIN_NEVER (INT16_MAX / 2)

/* Of no plates: nothing for nothing, in cells 0..cells-1. */
void thin_begin(int16_t *thin, int32_t cells);
/* And with 0..pairs plates of step cells each, so thick, wherever that is
 * thinner. */
void thin_add(int16_t *thin, int32_t cells, int32_t step, int thick_mm,
              int pairs);

#endif
