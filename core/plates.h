/* Plates: which to slide on for a load, exactly, and what changes.
 *
 * Bounded by the pairs this rack owns and by the sleeve. The answer's stack
 * is heaviest inside (masses never rise towards the end), and a stack is
 * only changed at its outer end. Among all stacks of the load taken: fewest
 * plates handled from the bar as it stands, then fewest plates, then the
 * heavier plate first. Exact, never greedy, never cut short.
 *
 * Pound plates are rounded to grams one by one, so a sum of them may miss a
 * target typed in pounds by a gram or two: within half a gram a piece the
 * load is what was asked for, and counts as exact. */
#ifndef CORE_PLATES_H
#define CORE_PLATES_H

#include "core/stock.h"

#include <stdbool.h>
#include <stdint.h>

enum loading_reason {
    LOADING_EXACT,      /* load_g is the target */
    LOADING_NEAREST,    /* not loadable; the nearest is taken, ties down */
    LOADING_BELOW_BAR,  /* target below the empty bar (with collars) */
    LOADING_ABOVE_STOCK /* target above all this rack can load */
};

struct loading {
    int32_t target_g;
    int32_t load_g; /* of the whole bar as loaded */
    bool exact;
    bool has_below, has_above; /* is there a loadable at or below / above? */
    int32_t below_g, above_g;  /* both target_g where exact; else 0 if none */
    struct stack side;         /* one side */
    struct stack remove, add;  /* in the order of doing */
    int moves;                 /* remove.n + add.n: handled on one side */
    enum loading_reason reason;
};

/* What to load for target_g (0 or more; no load is above LOAD_MAX_G, so a
 * target there is above all plates) with `on` on each side now (NULL: an
 * empty bar). `on` may be any stack of the stock's plates, sorted or not.
 * load_g is 1..LOAD_MAX_G for any rack that rack_check allows (else assert). */
void plates_load(const struct rack *rack, int32_t target_g,
                 const struct stack *on, struct loading *out);

/* The nearest loadable below / above load_g, strictly; false if none. These
 * are the steps − and + take. */
bool plates_step_down(const struct rack *rack, int32_t load_g, int32_t *out_g);
bool plates_step_up(const struct rack *rack, int32_t load_g, int32_t *out_g);

/* The smallest step between two loadable loads of this rack, in grams, or 0
 * for an empty stock. */
int32_t plates_smallest_step(const struct rack *rack);

/* One short line a lifter would say; "" where exact, or where target and load
 * read the same to one decimal. Loads in unit:
 * "101 kg is not loadable: 100 or 102.5". Returns the length. */
size_t plates_reason(const struct loading *loading, enum unit unit, char *out,
                     size_t size);

#endif
