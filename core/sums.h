/* Sums: which masses can hang on one side of a rack. For plates.c,
 * nearest.c and the path only.
 *
 * A bounded subset sum as bits, one bit for each multiple of the plates'
 * greatest common divisor: exact for any stock. reach[k] has the sums that
 * entries k and lighter can make; with a sleeve limit reach[0] keeps only
 * those whose thinnest stack fits. */
#ifndef CORE_SUMS_H
#define CORE_SUMS_H

#include "core/stock.h"

#include <stdbool.h>
#include <stdint.h>

/* A side of LOAD_MAX_G / 2 and one plate of 100 kg above it, in grams (the
 * divisor of a stock with pounds in it). */
#define SUMS_CELLS_MAX 600064
#define SUMS_WORDS (SUMS_CELLS_MAX / 64)

struct sums {
    int32_t unit_g; /* 1..; every sum is a multiple of it */
    int32_t cells;  /* sums 0..cells-1 units are known */
    uint64_t reach[STOCK_MAX + 1][SUMS_WORDS];
};

/* Fills sums of up to limit_g and the heaviest plate above it. */
void sums_build(struct sums *sums, const struct rack *rack, int32_t limit_g);
/* The same of those with a plate in them that is floor_mm high. `all` is what
 * sums_build made of the rack. */
void sums_build_high(struct sums *high, const struct sums *all,
                     const struct rack *rack);
bool sums_has(const struct sums *sums, int entry, int32_t side_g);
/* Whether some sum of this entry and lighter lies in low_g..high_g. */
bool sums_any(const struct sums *sums, int entry, int32_t low_g,
              int32_t high_g);
/* The largest sum <= side_g, the smallest >= side_g; -1: none. */
int32_t sums_at_most(const struct sums *sums, int32_t side_g);
int32_t sums_at_least(const struct sums *sums, int32_t side_g);

#endif
