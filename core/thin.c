#include "core/thin.h"

#define BLOCK 64 /* cells that compilers can take many at a time */

static void lower(int16_t *restrict to, const int16_t *restrict from,
                  int16_t more)
{
    for (int i = 0; i < BLOCK; i++) {
        int16_t with = (int16_t)(from[i] + more);
        to[i] = with < to[i] ? with : to[i];
    }
}

/* Where a sum with these plates added is thinner, in place from the top down:
 * a block is read before what lies below it is written. */
static void add_plates(int16_t *thin, int32_t cells, int32_t step,
                       int16_t more)
{
    int32_t i = cells;
    while (i - BLOCK >= step && step >= BLOCK) {
        i -= BLOCK;
        lower(thin + i, thin + i - step, more);
    }
    while (i > step) {
        i--;
        int with = thin[i - step] + more;
        thin[i] = with < thin[i] ? (int16_t)with : thin[i];
    }
}

void thin_begin(int16_t *thin, int32_t cells)
{
    for (int32_t i = 0; i < cells; i++) {
        thin[i] = THIN_NEVER;
    }
    thin[0] = 0;
}

/* 1, 2, 4, … and the rest make every count. */
void thin_add(int16_t *thin, int32_t cells, int32_t step, int thick_mm,
              int pairs)
{
    for (int chunk = 1; pairs > 0; chunk *= 2) {
        int take = chunk < pairs ? chunk : pairs;
        add_plates(thin, cells, step * take, (int16_t)(thick_mm * take));
        pairs -= take;
    }
}
