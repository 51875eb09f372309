/* Path reach: what it takes at least to make a sum. For the path only.
 *
 * Worked out once for all sums of a question, kind by kind as in sums.h: the
 * fewest plates, and the least of the sleeve, each by itself. Both count the
 * pairs of every kind, but forget how many of the heaviest one are in use, and
 * each forgets the other: so no stack does with less. */
#ifndef CORE_PATH_REACH_H
#define CORE_PATH_REACH_H

#include "core/sums.h"

#include <stdbool.h>
#include <stdint.h>

#define PATH_REACH_MOST UINT8_MAX /* as many plates or more; or no such sum */

struct path_reach {
    int32_t unit_g, cells; /* as the sums have them */
    int sleeve_mm;         /* 0: no limit, and nothing in thick */
    int shift;             /* 2^shift mm are one of thick, rounded down */
    /* Of kinds k and lighter. */
    uint8_t plates[STOCK_MAX + 1][SUMS_CELLS_MAX];
    uint8_t thick[STOCK_MAX + 1][SUMS_CELLS_MAX];
};

/* For the sums that sums_build found. */
void path_reach_build(struct path_reach *reach, const struct sums *sums,
                      const struct rack *rack);
/* Plates of this kind and lighter that make more_g, at least. */
int path_reach_plates(const struct path_reach *reach, int kind,
                      int32_t more_g);
/* False: no plates of this kind and lighter that make more_g fit, where the
 * sleeve has taken_mm on it already. */
bool path_reach_fits(const struct path_reach *reach, int kind, int32_t more_g,
                     int taken_mm);
/* Plates of this kind and lighter that are handled, at least, where a side
 * becomes by_g heavier, or lighter by -by_g: for any mass that comes off, its
 * fewest and the fewest of what goes on instead. */
int path_reach_change(const struct path_reach *reach, int kind, int32_t by_g);

#endif
