#include "core/sums.h"

#include <assert.h>
#include <string.h>

/* Thicker than any sleeve; with plates added (500 mm at the most, 16 pairs)
 * it is still an int16_t. */
#define NO_STACK (INT16_MAX / 2)
#define BLOCK 64 /* cells that compilers can take many at a time */

static int32_t gcd(int32_t a, int32_t b)
{
    while (b != 0) {
        int32_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* bits |= bits << by, in place from the top down. */
static void shift_or(uint64_t *bits, int32_t words, int32_t by)
{
    int32_t whole = by / 64, part = by % 64;
    for (int32_t i = words - 1; i >= whole; i--) {
        uint64_t moved = bits[i - whole] << part;
        if (part > 0 && i - whole > 0) {
            moved |= bits[i - whole - 1] >> (64 - part);
        }
        bits[i] |= moved;
    }
}

/* Adds 0..pairs plates: 1, 2, 4, … and the rest make every count. */
static void add_entry(uint64_t *bits, int32_t words, int32_t step, int pairs)
{
    for (int chunk = 1; pairs > 0; chunk *= 2) {
        int take = chunk < pairs ? chunk : pairs;
        if ((int64_t)step * take < (int64_t)words * 64) {
            shift_or(bits, words, step * take);
        }
        pairs -= take;
    }
}

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

/* Clears what fits no sleeve: the least thickness of every sum. */
static void keep_fitting(struct sums *sums, const struct rack *rack)
{
    int16_t thin[SUMS_CELLS_MAX];
    for (int32_t i = 0; i < sums->cells; i++) {
        thin[i] = NO_STACK;
    }
    thin[0] = 0;
    for (int k = 0; k < rack->stock.n; k++) {
        const struct stock_entry *entry = &rack->stock.entry[k];
        int32_t step = entry->plate.mass_g / sums->unit_g;
        int left = entry->pairs;
        for (int chunk = 1; left > 0; chunk *= 2) { /* as in add_entry */
            int take = chunk < left ? chunk : left;
            add_plates(thin, sums->cells, step * take,
                       (int16_t)(entry->plate.thickness_mm * take));
            left -= take;
        }
    }
    for (int32_t i = 0; i < sums->cells; i++) {
        if (thin[i] > rack->sleeve_mm) {
            sums->reach[0][i / 64] &= ~(UINT64_C(1) << (i % 64));
        }
    }
}

void sums_build(struct sums *sums, const struct rack *rack, int32_t limit_g)
{
    const struct stock *stock = &rack->stock;
    int32_t unit = 0, heaviest = 0;
    int64_t total = 0;
    for (int k = 0; k < stock->n; k++) {
        int32_t mass = stock->entry[k].plate.mass_g;
        unit = gcd(unit, mass);
        heaviest = mass > heaviest ? mass : heaviest;
        total += (int64_t)mass * stock->entry[k].pairs;
    }
    sums->unit_g = unit > 0 ? unit : 1;
    int64_t top = limit_g < 0 ? 0 : (int64_t)limit_g + heaviest;
    top = top < total ? top : total;
    sums->cells = (int32_t)(top / sums->unit_g) + 1;
    assert(sums->cells <= SUMS_CELLS_MAX);
    int32_t words = (sums->cells + 63) / 64;
    memset(sums->reach[stock->n], 0, (size_t)words * sizeof(uint64_t));
    sums->reach[stock->n][0] = 1;
    for (int k = stock->n - 1; k >= 0; k--) {
        const struct stock_entry *entry = &stock->entry[k];
        memcpy(sums->reach[k], sums->reach[k + 1],
               (size_t)words * sizeof(uint64_t));
        add_entry(sums->reach[k], words, entry->plate.mass_g / sums->unit_g,
                  entry->pairs);
    }
    if (rack->sleeve_mm > 0) {
        keep_fitting(sums, rack);
    }
}

static bool bit(const uint64_t *bits, int32_t i)
{
    return bits[i / 64] >> (i % 64) & 1;
}

bool sums_has(const struct sums *sums, int entry, int32_t side_g)
{
    int32_t i = side_g / sums->unit_g;
    return side_g >= 0 && side_g % sums->unit_g == 0 && i < sums->cells &&
           bit(sums->reach[entry], i);
}

bool sums_any(const struct sums *sums, int entry, int32_t low_g,
              int32_t high_g)
{
    const uint64_t *bits = sums->reach[entry];
    int32_t low = low_g <= 0 ? 0 : (low_g - 1) / sums->unit_g + 1;
    int32_t high = high_g < 0 ? -1 : high_g / sums->unit_g;
    high = high < sums->cells ? high : sums->cells - 1;
    if (low > high) {
        return false;
    }
    uint64_t first = UINT64_MAX << (low % 64);
    uint64_t last = UINT64_MAX >> (63 - high % 64);
    for (int32_t i = low / 64; i < high / 64; i++, first = UINT64_MAX) {
        if ((bits[i] & first) != 0) {
            return true;
        }
    }
    return (bits[high / 64] & first & last) != 0;
}

int32_t sums_at_most(const struct sums *sums, int32_t side_g)
{
    if (side_g < 0) {
        return -1;
    }
    int32_t i = side_g / sums->unit_g;
    i = i < sums->cells ? i : sums->cells - 1;
    while (!bit(sums->reach[0], i)) {
        i--; /* ends at 0: nothing on the bar is always a sum */
    }
    return i * sums->unit_g;
}

int32_t sums_at_least(const struct sums *sums, int32_t side_g)
{
    int32_t from = side_g < 0 ? 0 : side_g;
    int32_t i = (from + sums->unit_g - 1) / sums->unit_g;
    while (i < sums->cells && !bit(sums->reach[0], i)) {
        i++;
    }
    return i < sums->cells ? i * sums->unit_g : -1;
}
