/* Path search: the cheapest walk over stacks, exactly. For path.c only.
 *
 * Stacks are nodes of a tree, where a plate leads one deeper; a workout is a
 * walk from stack to stack, and a plate that stays for the steps i..j costs
 * one move to put on and, unless j is the last step, one to take off. So a
 * workout splits at any node into spans of steps that share one plate more,
 * or stop there, and spans are independent of one another:
 *
 *   best(node, i..j) = the least, over how the first span i..a goes on
 *                      (stops at the node, or has one more plate), of
 *                      that span's cost + best(node, a+1..j)
 *
 * best depends on the node only by what is left to use: its mass, its last
 * plate and how many more of that there are (lighter ones are all there),
 * the sleeve and the slack of pounds. All stacks alike in these are one node.
 *
 * The recursion is bounded by moves, from a lower bound upward by one until
 * it succeeds. A branch is left only where its lower bound is no better than
 * what is found: a step needs at least the fewest plates that reach its
 * window (heaviest first, as if divisible), no span can skip a sum that the
 * remaining plates cannot complete, and steps without a common load are a
 * move apart. Answers and bounds are remembered in a table of fixed size; one
 * that was overwritten is worked out again, so that the table's size has a
 * bearing on time alone, never on the answer. */
#ifndef CORE_PATH_SEARCH_H
#define CORE_PATH_SEARCH_H

#include "core/sums.h"

#include <stdbool.h>
#include <stdint.h>

#define PATH_STEPS_MAX 32
/* Ours: a megabyte; the worst stock's workouts need a fraction of it. */
#define PATH_MEMO_MAX (1 << 15)

/* One step, or some in a row that ask for the same (which then share a stack:
 * a walk that changes between them can only be longer). In grams of a side. */
struct path_want {
    int32_t low_g, high_g; /* no stack outside may stop here */
    bool is_exact;         /* low_g == high_g, and nothing else */
    int32_t target_g, tolerance_g; /* of the whole bar */
    int32_t least_off_g;   /* no load that is allowed is nearer to the target */
    int weight;            /* how many steps it is */
    bool is_apart;         /* no load is allowed here and in the one before */
};

/* What a span of steps costs, compared from the top down. */
struct path_cost {
    int moves;
    int32_t off_g;
    int plates;
};

struct path_memo {
    uint64_t key; /* 0: empty */
    int32_t off_g;
    int16_t moves; /* where !is_known: at least so many */
    int16_t plates;
    int8_t kind;   /* how the first span goes on; -1: it stops */
    int8_t last;   /* and the step it ends with */
    bool is_known;
};

struct path_work {
    struct sums sums;
    struct path_memo memo[PATH_MEMO_MAX];
};

struct path_search {
    const struct rack *rack;
    int n; /* wants, from 1 */
    struct path_want want[PATH_STEPS_MAX + 1];
    bool has_pounds;
    struct stack on; /* the sorted part of what is on the bar */
    struct path_work *work;
};

/* Starts with an empty memory; the search's other fields and the sums are
 * filled by the caller. */
void path_search_begin(struct path_search *search);
/* Whether any stack at all is allowed at step i. */
bool path_search_can(struct path_search *search, int i);
/* The stacks of steps 1..n, and what they cost from search->on. */
struct path_cost path_search_run(struct path_search *search,
                                 struct stack side[PATH_STEPS_MAX + 1]);

#endif
