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
 * load is what was asked for, and counts as exact.
 *
 * Where the rack is for a pull from the floor, the stacks with a plate that is
 * as high are all that count, as long as there is one of that load. The load
 * itself is what was asked for all the same. */
#ifndef CORE_PLATES_H
#define CORE_PLATES_H

#include "core/stock.h"

#include <stdbool.h>
#include <stdint.h>

enum loading_reason {
    LOADING_EXACT,      /* load_g is the target */
    LOADING_NEAREST,    /* not loadable; the nearest is taken, ties down */
    LOADING_BELOW_BAR,  /* target below the empty bar (with collars) */
    LOADING_ABOVE_STOCK, /* target above all plates there are */
    LOADING_ABOVE_SLEEVE /* above what the sleeve holds; there are more plates */
};

struct loading {
    int32_t target_g;
    int32_t load_g; /* of the whole bar as loaded */
    bool exact;
    bool has_below, has_above; /* is there a loadable at or below / above? */
    int32_t below_g, above_g;  /* both target_g where exact; else 0 if none */
    struct stack side;         /* one side */
    /* Of a pull from the floor (rack.floor_mm): no plate of the side is as
     * high, so the bar lies too low; blocks, or the nearest that is not low. */
    bool is_low;
    bool has_floor; /* there is one */
    int32_t floor_g;
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

/* The step up from a loading: where it lies low, to what does not if that is
 * heavier; else as plates_step_up. */
bool plates_raise(const struct rack *rack, const struct loading *loading,
                  int32_t *out_g);

/* The smallest step between two loadable loads of this rack, in grams, or 0
 * for an empty stock. */
int32_t plates_smallest_step(const struct rack *rack);

/* One short line a lifter would say; "" where exact, or where target and load
 * read the same to one decimal. Loads in unit:
 * "101 kg is not loadable: 100 or 102.5". Returns the length. */
size_t plates_reason(const struct loading *loading, enum unit unit, char *out,
                     size_t size);

/* Of a bar that lies too low, the same: "57.5 kg lies low: blocks, or 60". */
size_t plates_floor_reason(const struct loading *loading, enum unit unit,
                           char *out, size_t size);

#endif
