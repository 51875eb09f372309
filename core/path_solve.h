/* Path solve: the recursion over spans of steps. For the path's search only. */
#ifndef CORE_PATH_SOLVE_H
#define CORE_PATH_SOLVE_H

#include "core/path_node.h"
#include "core/path_search.h"

#include <stdbool.h>
#include <stdint.h>

/* A span i..j at a node while it is looked into. */
struct path_span {
    const struct path_node *node;
    int i, j, budget;
    struct path_cost rest[PATH_STEPS_MAX + 2]; /* steps at..j, at least */
    struct path_found best;
    int next; /* the least that a branch beyond the budget may cost */
};

/* The cheapest for steps i..j beyond a node that all of them have inside. */
struct path_found path_solve(struct path_search *s,
                             const struct path_node *node, int i, int j,
                             int budget);

uint64_t path_key(const struct path_node *node, int i, int j);
struct path_found path_beyond(int moves); /* not found: at least so many */
bool path_is_less(const struct path_cost *a, const struct path_cost *b);
struct path_cost path_sum(const struct path_cost *a,
                          const struct path_cost *b);
/* How many steps of the workout i..j are. */
int path_weight(const struct path_search *s, int i, int j);

/* Starts a span whose steps from `first` on need so much. */
void path_span_begin(struct path_span *span, const struct path_search *s,
                     int first, const struct path_need *need);
/* Whether a branch that costs at least so much need not be looked into. */
bool path_span_is_idle(struct path_span *span, const struct path_cost *least);
/* A branch was looked into in vain: it costs at least so many. */
void path_span_miss(struct path_span *span, int moves);
/* The first part, up to step last, costs so much: with the rest, it is the
 * best where it is less. */
void path_span_take(struct path_search *s, struct path_span *span, int kind,
                    int last, const struct path_cost *first);

#endif
