/* Path search: the cheapest walk over stacks, exactly. For path.c only.
 *
 * Stacks are nodes of a tree, where a plate leads one deeper; a workout is a
 * walk from stack to stack. A plate that stays for the steps i..j costs one
 * move to put on and, unless j is the last step, one to take off. So a workout
 * splits at any node into spans of steps that share one plate more, or stop
 * there, and spans are independent of one another:
 *
 *   best(node, i..j) = the least, over how the first span i..a goes on
 *                      (stops at the node, or has one more plate), of
 *                      that span's cost + best(node, a+1..j)
 *
 * best depends on the node only by what is left to use: its mass, the heaviest
 * plate that may follow and how many there are of that (lighter ones are all
 * there), the sleeve, and the slack of pounds. All stacks alike in these are
 * one node, and as long as their answers are remembered each is worked out
 * once: for plates that are multiples of some grams the work grows with the
 * load in those, not with the number of stacks.
 *
 * The recursion is bounded by moves, from a lower bound upward until it
 * succeeds. A branch is left out only where it cannot be better than what is
 * found. Its steps cost at least what path_bound.h makes of
 *
 *   - the plates that each needs: for a step that has one load only, the
 *     fewest that make it, and none where those are too thick for the sleeve
 *     (path_reach.h); for one that has more, the fewest that reach the lowest
 *     (heaviest first, as many as there are, and as if the last one could be
 *     cut), and none where no sum of the plates left is among them;
 *   - the plates that change from one step to the next: for two that have one
 *     load each, the fewest that make the difference, by any plates off and
 *     any others on; a move where steps have no load in common.
 *
 * The memory is a table of fixed size. An answer that had to make room is
 * worked out again, so that the size bears on time alone, never on the
 * answer. */
#ifndef CORE_PATH_SEARCH_H
#define CORE_PATH_SEARCH_H

#include "core/path_memo.h"
#include "core/path_reach.h"
#include "core/sums.h"

#include <stdbool.h>
#include <stdint.h>

#define PATH_STEPS_MAX 60 /* of a workout; a key has room for 63 */

/* One step, or some in a row that ask for the same (which then share a stack:
 * a walk that changes between them can only be longer). In grams of a side. */
struct path_want {
    int32_t low_g, high_g; /* no stack outside may stop here */
    bool is_exact;         /* low_g == high_g, and nothing else */
    int32_t target_g, tolerance_g; /* of the whole bar */
    int32_t least_off_g; /* no load that is allowed is nearer to the target */
    int weight;          /* how many steps it is */
};

struct path_work {
    struct sums sums;
    struct path_reach reach;
    struct path_memory memory;
};

struct path_search {
    const struct rack *rack;
    int n; /* wants, from 1 */
    struct path_want want[PATH_STEPS_MAX + 1];
    /* Moves to a want from the one before, at least, where only plates of a
     * kind and lighter change. */
    uint8_t least_change[STOCK_MAX + 1][PATH_STEPS_MAX + 1];
    bool has_pounds;
    struct stack on; /* the sorted part of what is on the bar */
    struct path_work *work;
    int64_t spans_left; /* to be looked into yet; below 0: it gave up */
};

/* Forgets everything: before the first question, and where wants change. */
void path_search_begin(struct path_search *search);
/* Whether any stack at all is allowed at step i. */
bool path_search_can(struct path_search *search, int i);
/* The stacks of steps 1..n, and in *cost what they cost from search->on.
 * False: it gave up. */
bool path_search_run(struct path_search *search,
                     struct stack side[PATH_STEPS_MAX + 1],
                     struct path_cost *cost);

#endif
