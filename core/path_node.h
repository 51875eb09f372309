/* Path node: a stack as the search sees it, and the least that steps can cost
 * from there. For path_search.c only. */
#ifndef CORE_PATH_NODE_H
#define CORE_PATH_NODE_H

#include "core/path_search.h"

#include <stdbool.h>
#include <stdint.h>

/* All that matters of the plates so far to those further out. */
struct path_node {
    int32_t side_g;
    int kind;     /* the heaviest that may follow; stock.n: none */
    int left;     /* how many of that kind, at least one; all of lighter ones */
    int thick_mm; /* of the sleeve; 0 where it does not limit */
    int pounds;   /* plates in pounds; 0 in a stock without */
};

/* What the steps of a span need beyond a node. */
struct path_need {
    int plates[PATH_STEPS_MAX + 2]; /* at each step, at least */
};

struct path_node path_node_root(const struct path_search *s);
/* The node with one plate more; false where there is none of that kind, or no
 * room for it. */
bool path_node_add(const struct path_search *s, const struct path_node *node,
                   int kind, struct path_node *out);
/* Whether a stack may end here at step i. */
bool path_node_stops(const struct path_search *s, const struct path_node *node,
                     int i);
/* Grams off the target of step i, for all the steps it is. */
int32_t path_node_off_g(const struct path_search *s,
                        const struct path_node *node, int i);
/* Fills need for steps i..j as far as the node can lead to them; the last
 * step it can, or i - 1. */
int path_node_needs(const struct path_search *s, const struct path_node *node,
                    int i, int j, struct path_need *need);

#endif
