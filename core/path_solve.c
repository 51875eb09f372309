#include "core/path_solve.h"

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

/* What steps i..j cost at least beyond a node. */
static struct path_cost least_cost(const struct path_search *s,
                                   const struct path_need *need, int i, int j)
{
    struct path_cost least = {.moves = path_node_least(s, need, i, j, -1)};
    for (int at = i; at <= j; at++) {
        least.off_g += s->want[at].least_off_g * s->want[at].weight;
        least.plates += need->plates[at] * s->want[at].weight;
    }
    return least;
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

struct path_span path_span_begin(const struct path_search *s,
                                 const struct path_node *node, int i, int j,
                                 int first, const struct path_need *need)
{
    struct path_span span = {.node = node, .i = i, .j = j, .next = PATH_NEVER};
    for (int at = first; at <= j; at++) {
        span.rest[at] = least_cost(s, need, at, j);
    }
    return span;
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

/* Steps i..last have one plate of that kind more in common. */
static void put_on(struct path_search *s, struct path_span *span, int kind)
{
    struct path_node child;
    struct path_need need;
    if (!path_node_add(s, span->node, kind, &child) ||
        !is_worth_it(s, span, &child)) {
        return;
    }
    int last = path_node_needs(s, &child, span->i, span->j, &need);
    for (; last >= span->i; last--) {
        struct path_cost plate = {.moves = 1 + (last < s->n),
                                  .plates = path_weight(s, span->i, last)};
        struct path_cost beyond = least_cost(s, &need, span->i, last);
        struct path_cost least = path_sum(&plate, &beyond);
        least = path_sum(&least, &span->rest[last + 1]);
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

static struct path_found look_into(struct path_search *s,
                                   struct path_span *span)
{
    const struct path_node *node = span->node;
    for (int kind = node->kind; kind < s->rack->stock.n; kind++) {
        put_on(s, span, kind);
    }
    if (path_node_stops(s, node, span->i)) {
        struct path_cost here = {.off_g = path_node_off_g(s, node, span->i)};
        path_span_take(s, span, PATH_STOPS, span->i, &here);
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
    struct path_span span = path_span_begin(s, node, i, j, i, &need);
    span.budget = budget;
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
