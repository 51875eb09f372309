/* Path: the stacks of a whole workout that need the fewest plates handled.
 *
 * A sleeve is a stack that changes only at its outer end; each step's stack
 * is heaviest inside, within the pairs and the sleeve of the rack: in the order
 * of the stock, where masses never rise towards the end and of equal masses the
 * larger plates come first. A move is one plate put on or taken off on one
 * side; the other side does the same. A step with a tolerance takes any load
 * within it, the bound included; one without, or where nothing can be loaded
 * within it, takes the load that plates_load takes: the nearest, ties down.
 * Of all such paths the answer is the one with
 *
 *   1. the fewest moves, counted from what is on the bar to the last step;
 *   2. the least deviation: grams off the targets, summed over the steps;
 *   3. the fewest plates on the bar, summed over the steps;
 *   4. the heavier plate first (then the one that stays longer), from the
 *      inside out at each step in turn: one answer for one question.
 *
 * Exact: nothing is greedy, and no search is cut short unless the caller sets
 * it a limit; what it gave up then is told (path_search.h says why it is
 * exact). What is on the bar may be unsorted: it comes off from its outer end
 * at least down to where that order is broken, for no sorted stack has that
 * inside it.
 *
 * Pound plates are rounded to grams one by one, so a load may miss the bound
 * of a tolerance in pounds by a gram or two: half a gram for each such plate
 * on the bar, and one for bar, target and tolerance, still are within. */
#ifndef CORE_PATH_H
#define CORE_PATH_H

#include "core/path_search.h"
#include "core/stock.h"

#include <stdbool.h>
#include <stdint.h>

struct path_target {
    int32_t target_g;    /* 0..LOAD_MAX_G, of the whole bar */
    int32_t tolerance_g; /* 0..LOAD_MAX_G; 0: none */
};

/* What is asked. In the middle of a workout: the targets that are left, from
 * the stack that is on. */
struct path_in {
    const struct rack *rack; /* that rack_check allows */
    const struct path_target *target;
    int n;                  /* of them, in their order; 0..PATH_STEPS_MAX */
    const struct stack *on; /* each side now; NULL: an empty bar */
    /* Spans looked into at most, less than a microsecond each; 0: no limit.
     * For a workout of 8 sets the usual rack takes 700 at most, 12 kinds x 8
     * pairs in kilos and pounds a thousand, one workout of a hundred 10,000,
     * one of thousands up to 100,000; fourteen sets that all differ, to the
     * gram, have taken 600,000, and sixty can take millions. What is worked out
     * before is no span: a millisecond or two of such a rack, next to nothing
     * of the usual one. */
    int64_t most_spans;
};

struct path_step {
    int32_t load_g; /* of the whole bar as loaded */
    struct stack side;
    struct stack remove, add; /* in the order of doing, from the step before */
};

struct path {
    int n;     /* steps, one for each target */
    int moves; /* plates handled on one side, in all */
    int32_t deviation_g;
    /* False: it gave up at most_spans, and each step is what plates_load says
     * from the one before. */
    bool is_shortest;
    struct path_step step[PATH_STEPS_MAX];
};

/* work needs no preparing, and holds nothing between two questions. It is
 * 23 MB, of which the usual rack touches some 0.2 and 12 kinds of plate in
 * kilos and pounds some 4 to 8: a static of the shell's.
 * *out is 47 KB. */
void path_find(const struct path_in *in, struct path_work *work,
               struct path *out);

#endif
