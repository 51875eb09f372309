#include "core/sums.h"

#include "core/thin.h"

#include <assert.h>
#include <string.h>

static int32_t gcd(int32_t a, int32_t b)
{
    while (b != 0) {
        int32_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* bits |= from << by, from the top down, so that from may be bits. */
static void shift_from(uint64_t *bits, const uint64_t *from, int32_t words,
                       int32_t by)
{
    int32_t whole = by / 64, part = by % 64;
    for (int32_t i = words - 1; i >= whole; i--) {
        uint64_t moved = from[i - whole] << part;
        if (part > 0 && i - whole > 0) {
            moved |= from[i - whole - 1] >> (64 - part);
        }
        bits[i] |= moved;
    }
}

static void shift_or(uint64_t *bits, int32_t words, int32_t by)
{
    shift_from(bits, bits, words, by);
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

/* The least thickness of every sum, of the rack's plates less one pair of an
 * entry (-1: of none). */
static void thin_out(int16_t *thin, const struct sums *sums,
                     const struct rack *rack, int less)
{
    thin_begin(thin, sums->cells);
    for (int k = 0; k < rack->stock.n; k++) {
        const struct stock_entry *entry = &rack->stock.entry[k];
        thin_add(thin, sums->cells, entry->plate.mass_g / sums->unit_g,
                 entry->plate.thickness_mm, entry->pairs - (k == less));
    }
}

/* Clears what fits no sleeve. */
static void keep_fitting(struct sums *sums, const struct rack *rack)
{
    int16_t thin[SUMS_CELLS_MAX];
    thin_out(thin, sums, rack, -1);
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

/* --- with a plate as high as the floor wants it --------------------------- */

static bool is_high(const struct rack *rack, int entry)
{
    return rack->stock.entry[entry].plate.diameter_mm >= rack->floor_mm;
}

/* Notes every sum that fits the sleeve with one more plate of an entry. */
static void note_fitting(uint64_t *fits, const struct sums *high,
                         const struct rack *rack, int k)
{
    int16_t thin[SUMS_CELLS_MAX];
    const struct plate *plate = &rack->stock.entry[k].plate;
    int32_t step = plate->mass_g / high->unit_g;
    thin_out(thin, high, rack, k);
    for (int32_t i = step; i < high->cells; i++) {
        if (thin[i - step] + plate->thickness_mm <= rack->sleeve_mm) {
            fits[i / 64] |= UINT64_C(1) << (i % 64);
        }
    }
}

/* Clears what fits no sleeve with a high plate in it, whichever that is. */
static void keep_fitting_high(struct sums *high, const struct rack *rack)
{
    uint64_t fits[SUMS_WORDS];
    int32_t words = (high->cells + 63) / 64;
    memset(fits, 0, (size_t)words * sizeof(uint64_t));
    for (int k = 0; k < rack->stock.n; k++) {
        if (is_high(rack, k)) {
            note_fitting(fits, high, rack, k);
        }
    }
    for (int32_t i = 0; i < words; i++) {
        high->reach[0][i] &= fits[i];
    }
}

void sums_build_high(struct sums *high, const struct sums *all,
                     const struct rack *rack)
{
    const struct stock *stock = &rack->stock;
    uint64_t first[SUMS_WORDS];
    int32_t words = (all->cells + 63) / 64;
    size_t size = (size_t)words * sizeof(uint64_t);
    high->unit_g = all->unit_g;
    high->cells = all->cells;
    memset(high->reach[stock->n], 0, size);
    for (int k = stock->n - 1; k >= 0; k--) {
        const struct stock_entry *entry = &stock->entry[k];
        int32_t step = entry->plate.mass_g / all->unit_g;
        memcpy(high->reach[k], high->reach[k + 1], size);
        add_entry(high->reach[k], words, step, entry->pairs);
        if (!is_high(rack, k)) {
            continue;
        }
        memset(first, 0, size);
        shift_from(first, all->reach[k + 1], words, step);
        add_entry(first, words, step, entry->pairs - 1);
        for (int32_t i = 0; i < words; i++) {
            high->reach[k][i] |= first[i];
        }
    }
    if (rack->sleeve_mm > 0) {
        keep_fitting_high(high, rack);
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
    while (i >= 0 && !bit(sums->reach[0], i)) {
        i--; /* of all sums it ends at 0: nothing on the bar is one */
    }
    return i >= 0 ? i * sums->unit_g : -1;
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
