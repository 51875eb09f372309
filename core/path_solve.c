#include "core/path_solve.h"

#include "core/path_bound.h"

/* --- costs -------------------------------------------------------------- */

bool path_is_less(const struct path_cost *a, const struct path_cost *b)
{
    if (a->moves != b->moves) {
        return a->moves < b->moves;
    }
    return a->off_g != b->off_g ? a->off_g < b->off_g : a->plates < b->plates;
}

struct path_cost path_sum(const struct path_cost *a, const struct path_cost *b)
{
    return (struct path_cost){a->moves + b->moves, a->off_g + b->off_g,
                              a->plates + b->plates};
}

struct path_found path_beyond(int moves)
{
    return (struct path_found){.cost = {.moves = moves}};
}

int path_weight(const struct path_search *s, int i, int j)
{
    int steps = 0;
    for (int at = i; at <= j; at++) {
        steps += s->want[at].weight;
    }
    return steps;
}

/* What step i costs at least but for moves, so many plates on at it. */
static struct path_cost step_cost(const struct path_search *s, int i,
                                  int plates)
{
    const struct path_want *want = &s->want[i];
    return (struct path_cost){.off_g = want->least_off_g * want->weight,
                              .plates = plates * want->weight};
}

/* --- a span of steps ---------------------------------------------------- */

/* A mass is below 2^19 g (half of LOAD_MAX_G), a kind and its pairs below
 * 2^5, a sleeve below 2^11 mm, a stack below 2^9 plates, a step below 2^6. */
uint64_t path_key(const struct path_node *node, int i, int j)
{
    uint64_t key = (uint64_t)node->side_g;
    key = key << 5 | (uint64_t)node->kind;
    key = key << 5 | (uint64_t)node->left;
    key = key << 11 | (uint64_t)node->thick_mm;
    key = key << 9 | (uint64_t)node->pounds;
    return key << 12 | (uint64_t)i << 6 | (uint64_t)j;
}

void path_span_begin(struct path_span *span, const struct path_search *s,
                     int first, const struct path_need *need)
{
    int least[PATH_STEPS_MAX + 1], j = span->j;
    path_bound_from(need->plates, s->least_change[span->node->kind], first, j,
                    s->n, least);
    span->best.is_found = false;
    span->next = PATH_NEVER;
    span->rest[j + 1] = (struct path_cost){0};
    for (int at = j; at >= first; at--) {
        struct path_cost step = step_cost(s, at, need->plates[at]);
        span->rest[at] = path_sum(&step, &span->rest[at + 1]);
        span->rest[at].moves = least[at];
    }
}

void path_span_miss(struct path_span *span, int moves)
{
    span->next = moves < span->next ? moves : span->next;
}

bool path_span_is_idle(struct path_span *span, const struct path_cost *least)
{
    if (least->moves > span->budget) {
        path_span_miss(span, least->moves);
        return true;
    }
    return span->best.is_found && !path_is_less(least, &span->best.cost);
}

void path_span_take(struct path_search *s, struct path_span *span, int kind,
                    int last, const struct path_cost *first)
{
    struct path_cost all = path_sum(first, &span->rest[last + 1]);
    if (path_span_is_idle(span, &all)) {
        return;
    }
    if (last < span->j) {
        struct path_found rest = path_solve(s, span->node, last + 1, span->j,
                                            span->budget - first->moves);
        all = path_sum(first, &rest.cost);
        if (!rest.is_found) {
            path_span_miss(span, all.moves);
            return;
        }
    }
    if (!span->best.is_found || path_is_less(&all, &span->best.cost)) {
        span->best = (struct path_found){true, all, kind, last};
        span->budget = all.moves;
    }
}

/* --- beyond a node ------------------------------------------------------ */

/* Whether the child is worth more than a look: it and what the first step
 * needs beyond it are put on at least, and come off where steps follow. */
static bool is_worth_it(const struct path_search *s, struct path_span *span,
                        const struct path_node *child)
{
    struct path_need need;
    if (path_node_needs(s, child, span->i, span->i, &need) < span->i) {
        return false;
    }
    int handled = 1 + (span->j < s->n);
    struct path_cost least = {.moves =
                                  handled * (1 + need.plates[span->i])};
    return !path_span_is_idle(span, &least);
}

/* What steps i..at cost at least with the child's plate in common, for each at
 * of i..last. */
static void bound_child(const struct path_search *s,
                        const struct path_node *child,
                        const struct path_need *need, int i, int last,
                        struct path_cost least[])
{
    int moves[PATH_STEPS_MAX + 1];
    path_bound_up_to(need->plates, s->least_change[child->kind], i, last, s->n,
                     0, moves);
    struct path_cost sum = {0};
    for (int at = i; at <= last; at++) {
        struct path_cost step = step_cost(s, at, 1 + need->plates[at]);
        sum = path_sum(&sum, &step);
        least[at] = sum;
        least[at].moves = 1 + (at < s->n) + moves[at];
    }
}

/* Steps i..last have one plate of that kind more in common. */
static void put_on(struct path_search *s, struct path_span *span, int kind)
{
    struct path_node child;
    struct path_need need;
    struct path_cost beyond[PATH_STEPS_MAX + 1];
    if (!path_node_add(s, span->node, kind, &child) ||
        !is_worth_it(s, span, &child)) {
        return;
    }
    int last = path_node_needs(s, &child, span->i, span->j, &need);
    bound_child(s, &child, &need, span->i, last, beyond);
    for (; last >= span->i; last--) {
        struct path_cost plate = {.moves = 1 + (last < s->n),
                                  .plates = path_weight(s, span->i, last)};
        struct path_cost least =
            path_sum(&beyond[last], &span->rest[last + 1]);
        if (path_span_is_idle(span, &least)) {
            continue;
        }
        int others = plate.moves + span->rest[last + 1].moves;
        struct path_found found =
            path_solve(s, &child, span->i, last, span->budget - others);
        struct path_cost first = path_sum(&plate, &found.cost);
        if (found.is_found) {
            path_span_take(s, span, kind, last, &first);
        } else {
            path_span_miss(span, others + found.cost.moves);
        }
    }
}

/* The first step stops at the node. */
static void stop(struct path_search *s, struct path_span *span)
{
    struct path_cost here = {.off_g = path_node_off_g(s, span->node, span->i)};
    path_span_take(s, span, PATH_STOPS, span->i, &here);
}

/* To stop costs the last step no move, and any plate does. Elsewhere it is what
 * a plate may cost at most: as much, and the plate comes first. */
static struct path_found look_into(struct path_search *s,
                                   struct path_span *span)
{
    const struct path_node *node = span->node;
    bool can_stop = path_node_stops(s, node, span->i);
    if (can_stop) {
        stop(s, span);
    }
    if (!can_stop || span->i < span->j) {
        span->best.is_found = false;
        for (int kind = node->kind; kind < s->rack->stock.n; kind++) {
            put_on(s, span, kind);
        }
        if (can_stop) {
            stop(s, span);
        }
    }
    return span->best.is_found ? span->best : path_beyond(span->next);
}

static struct path_found solve_anew(struct path_search *s,
                                    const struct path_node *node, int i, int j,
                                    int budget)
{
    struct path_need need;
    if (path_node_needs(s, node, i, j, &need) < j) {
        return path_beyond(PATH_NEVER);
    }
    struct path_span span;
    span.node = node;
    span.i = i;
    span.j = j;
    span.budget = budget;
    path_span_begin(&span, s, i, &need);
    return span.rest[i].moves > budget ? path_beyond(span.rest[i].moves)
                                       : look_into(s, &span);
}

struct path_found path_solve(struct path_search *s,
                             const struct path_node *node, int i, int j,
                             int budget)
{
    struct path_found found;
    uint64_t key = path_key(node, i, j);
    if (path_memory_recall(&s->work->memory, key, budget, &found)) {
        return found;
    }
    if (s->spans_left <= 0) {
        s->spans_left = -1; /* it gives up: nothing that follows counts */
        return path_beyond(PATH_NEVER);
    }
    s->spans_left--;
    found = solve_anew(s, node, i, j, budget);
    path_memory_keep(&s->work->memory, key, &found);
    return found;
}
