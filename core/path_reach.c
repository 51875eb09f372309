#include "core/path_reach.h"

#include "core/thin.h"

#include <string.h>

#define BLOCK 64 /* cells that compilers can take many at a time */

/* At most PATH_REACH_MOST. */
static uint8_t sum_of(uint8_t a, uint8_t b)
{
    uint8_t room = (uint8_t)(PATH_REACH_MOST - b);
    return (uint8_t)((a < room ? a : room) + b);
}

/* --- fewest plates ------------------------------------------------------ */

static void lower(uint8_t *restrict to, const uint8_t *restrict from,
                  uint8_t more)
{
    for (int i = 0; i < BLOCK; i++) {
        uint8_t with = sum_of(from[i], more);
        to[i] = with < to[i] ? with : to[i];
    }
}

/* In place from the top down, as in thin.c. */
static void add_plates(uint8_t *plates, int32_t cells, int32_t step,
                       uint8_t more)
{
    int32_t i = cells;
    while (i - BLOCK >= step && step >= BLOCK) {
        i -= BLOCK;
        lower(plates + i, plates + i - step, more);
    }
    while (i > step) {
        i--;
        uint8_t with = sum_of(plates[i - step], more);
        plates[i] = with < plates[i] ? with : plates[i];
    }
}

/* 0..pairs plates: 1, 2, 4, … and the rest make every count. */
static void add_pairs(uint8_t *plates, int32_t cells, int32_t step, int pairs)
{
    for (int chunk = 1; pairs > 0; chunk *= 2) {
        int take = chunk < pairs ? chunk : pairs;
        add_plates(plates, cells, step * take, (uint8_t)take);
        pairs -= take;
    }
}

static void build_plates(struct path_reach *reach, const struct stock *stock)
{
    size_t size = (size_t)reach->cells;
    memset(reach->plates[stock->n], PATH_REACH_MOST, size);
    reach->plates[stock->n][0] = 0;
    for (int k = stock->n - 1; k >= 0; k--) {
        const struct stock_entry *entry = &stock->entry[k];
        memcpy(reach->plates[k], reach->plates[k + 1], size);
        add_pairs(reach->plates[k], reach->cells,
                  entry->plate.mass_g / reach->unit_g, entry->pairs);
    }
}

/* --- the sleeve --------------------------------------------------------- */

static void round_down(uint8_t *restrict to, const int16_t *restrict thin,
                       int shift)
{
    for (int i = 0; i < BLOCK; i++) {
        int16_t thick = (int16_t)(thin[i] >> shift);
        to[i] = (uint8_t)(thick < UINT8_MAX ? thick : UINT8_MAX);
    }
}

/* thin has whole blocks. */
static void keep_thin(struct path_reach *reach, int k, const int16_t *thin)
{
    for (int32_t i = 0; i < reach->cells; i += BLOCK) {
        round_down(reach->thick[k] + i, thin + i, reach->shift);
    }
}

static void build_thick(struct path_reach *reach, const struct stock *stock)
{
    int16_t thin[SUMS_CELLS_MAX];
    thin_begin(thin, reach->cells);
    keep_thin(reach, stock->n, thin);
    for (int k = stock->n - 1; k >= 0; k--) {
        const struct stock_entry *entry = &stock->entry[k];
        thin_add(thin, reach->cells, entry->plate.mass_g / reach->unit_g,
                 entry->plate.thickness_mm, entry->pairs);
        keep_thin(reach, k, thin);
    }
}

void path_reach_build(struct path_reach *reach, const struct sums *sums,
                      const struct rack *rack)
{
    reach->unit_g = sums->unit_g;
    reach->cells = sums->cells;
    reach->sleeve_mm = rack->sleeve_mm;
    reach->shift = 0;
    while (rack->sleeve_mm >> reach->shift >= UINT8_MAX) {
        reach->shift++;
    }
    build_plates(reach, &rack->stock);
    if (rack->sleeve_mm > 0) {
        build_thick(reach, &rack->stock);
    }
}

/* --- what was found ----------------------------------------------------- */

/* The cell of a sum; -1: there is none. */
static int32_t cell_of(const struct path_reach *reach, int32_t more_g)
{
    int32_t cell = more_g / reach->unit_g;
    return more_g >= 0 && more_g % reach->unit_g == 0 && cell < reach->cells
               ? cell
               : -1;
}

int path_reach_plates(const struct path_reach *reach, int kind, int32_t more_g)
{
    int32_t cell = cell_of(reach, more_g);
    return cell >= 0 ? reach->plates[kind][cell] : PATH_REACH_MOST;
}

bool path_reach_fits(const struct path_reach *reach, int kind, int32_t more_g,
                     int taken_mm)
{
    int32_t cell = cell_of(reach, more_g);
    int left_mm = reach->sleeve_mm - taken_mm;
    return reach->sleeve_mm == 0 ||
           (cell >= 0 && reach->thick[kind][cell] <= left_mm >> reach->shift);
}

static void lower_by_both(uint8_t *restrict least, const uint8_t *restrict a,
                          const uint8_t *restrict b)
{
    for (int i = 0; i < BLOCK; i++) {
        uint8_t both = sum_of(a[i], b[i]);
        least[i] = both < least[i] ? both : least[i];
    }
}

int path_reach_change(const struct path_reach *reach, int kind, int32_t by_g)
{
    int32_t by = (by_g < 0 ? -by_g : by_g) / reach->unit_g;
    const uint8_t *off = reach->plates[kind], *on = off + by;
    int32_t cells = reach->cells - by, i = 0;
    uint8_t least[BLOCK];
    memset(least, PATH_REACH_MOST, sizeof least);
    for (; i + BLOCK <= cells; i += BLOCK) {
        lower_by_both(least, off + i, on + i);
    }
    for (; i < cells; i++) {
        uint8_t both = sum_of(off[i], on[i]);
        least[0] = both < least[0] ? both : least[0];
    }
    for (i = 1; i < BLOCK; i++) {
        least[0] = least[i] < least[0] ? least[i] : least[0];
    }
    return least[0];
}
