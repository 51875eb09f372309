/* Nearest: which sum on one side comes nearest to a target. For plates.c and
 * the path only. */
#ifndef CORE_NEAREST_H
#define CORE_NEAREST_H

#include "core/sums.h"

#include <stdint.h>

struct nearest {
    int32_t below_g, above_g; /* sums on one side; -1: none */
    int32_t side_g;           /* the nearer of them, ties down */
};

/* sums must have been built for half of what the target has over the bar and
 * its collars, or for more. */
struct nearest nearest_find(const struct rack *rack, const struct sums *sums,
                            int32_t target_g);
/* What one side may weigh: a load has an end, whatever the stock. */
int32_t nearest_most_side_g(const struct rack *rack);
/* Half a gram a piece, where any piece is rounded from pounds: the plates of
 * both sides, the bar and the target. */
int32_t nearest_slack_g(const struct rack *rack, int plates_a_side);

#endif
