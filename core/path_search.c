#include "core/path_search.h"

#include "core/path_bound.h"
#include "core/path_solve.h"

#include <assert.h>

#define START 0 /* the step before the first: what is on the bar */

/* --- what is on the bar ------------------------------------------------- */

/* The node of so many plates of what is on; false: no room for them. */
static bool node_of_on(const struct path_search *s, int plates,
                       struct path_node *node)
{
    *node = path_node_root(s);
    for (int i = 0; i < plates; i++) {
        struct path_node inner = *node;
        if (!path_node_add(s, &inner, s->on.entry[i], node)) {
            return false;
        }
    }
    return true;
}

static struct path_found solve_on(struct path_search *s, int plates, int j,
                                  int budget);

/* The next plate of what is on stays up to some step, the latest first. */
static void keep_next(struct path_search *s, struct path_span *span,
                      int plates)
{
    struct path_node child;
    struct path_need need;
    if (!node_of_on(s, plates + 1, &child)) {
        return;
    }
    int last = path_node_needs(s, &child, 1, span->j, &need);
    for (; last >= 1; last--) {
        struct path_cost plate = {.moves = last < s->n,
                                  .plates = path_weight(s, 1, last)};
        struct path_cost least = path_sum(&plate, &span->rest[last + 1]);
        if (path_span_is_idle(span, &least)) {
            continue;
        }
        struct path_found found =
            solve_on(s, plates + 1, last, span->budget - least.moves);
        struct path_cost first = path_sum(&plate, &found.cost);
        if (found.is_found) {
            path_span_take(s, span, s->on.entry[plates], last, &first);
        } else {
            path_span_miss(span, least.moves + found.cost.moves);
        }
    }
}

/* All of what is on from the next plate come off at once. Where keeping one is
 * as good, the heavier plate wins, as in plates_load. */
static void strip(struct path_search *s, struct path_span *span, int plates)
{
    int off = s->on.n - plates;
    struct path_found rest =
        path_solve(s, span->node, 1, span->j, span->budget - off);
    struct path_cost all = rest.cost;
    all.moves += off;
    if (!rest.is_found) {
        path_span_miss(span, all.moves);
        return;
    }
    const struct path_found *best = &span->best;
    bool is_heavier = off > 0 && rest.kind != PATH_STOPS &&
                      rest.kind < s->on.entry[plates];
    if (!best->is_found || path_is_less(&all, &best->cost) ||
        (is_heavier && !path_is_less(&best->cost, &all))) {
        span->best = (struct path_found){true, all, PATH_STOPS, START};
    }
}

static struct path_found solve_on_anew(struct path_search *s, int plates,
                                       int j, int budget)
{
    struct path_node node;
    struct path_need need;
    int off = s->on.n - plates;
    if (!node_of_on(s, plates, &node) ||
        path_node_needs(s, &node, 1, j, &need) < j) {
        return path_beyond(PATH_NEVER);
    }
    struct path_span span;
    span.node = &node;
    span.i = START;
    span.j = j;
    span.budget = budget;
    path_span_begin(&span, s, 1, &need);
    int least[PATH_STEPS_MAX + 1];
    path_bound_up_to(need.plates, s->least_change[node.kind], 1, j, s->n, off,
                     least);
    if (least[j] > budget) {
        return path_beyond(least[j]);
    }
    if (off > 0) {
        keep_next(s, &span, plates);
    }
    strip(s, &span, plates);
    return span.best.is_found ? span.best : path_beyond(span.next);
}

/* As path_solve, for steps 1..j and what is on before them, of which so many
 * plates, from the inside, stay for all of these. */
static struct path_found solve_on(struct path_search *s, int plates, int j,
                                  int budget)
{
    struct path_found found;
    struct path_node name = {.side_g = plates};
    uint64_t key = path_key(&name, START, j);
    if (!path_memory_recall(&s->work->memory, key, budget, &found)) {
        found = solve_on_anew(s, plates, j, budget);
        path_memory_keep(&s->work->memory, key, &found);
    }
    return found;
}

/* --- the walk ----------------------------------------------------------- */

static void hang(struct stack side[], int i, int j, int kind)
{
    for (int at = i; at <= j; at++) {
        side[at].entry[side[at].n++] = (uint8_t)kind;
    }
}

/* Hangs what is best for steps i..j beyond the node. moves: what it costs. */
static void unfold(struct path_search *s, const struct path_node *node, int i,
                   int j, int moves, struct stack side[])
{
    while (i <= j) {
        struct path_found found = path_solve(s, node, i, j, moves);
        int first = found.cost.moves;
        moves = 0;
        if (found.last < j) {
            moves = path_solve(s, node, found.last + 1, j, first).cost.moves;
        }
        if (s->spans_left < 0) {
            return;
        }
        assert(found.is_found);
        if (found.kind != PATH_STOPS) {
            struct path_node child;
            path_node_add(s, node, found.kind, &child);
            hang(side, i, found.last, found.kind);
            unfold(s, &child, i, found.last,
                   first - moves - 1 - (found.last < s->n), side);
        }
        i = found.last + 1;
    }
}

static void unfold_on(struct path_search *s, int moves, struct stack side[])
{
    int plates = 0, j = s->n;
    while (j >= 1) {
        struct path_node node;
        struct path_found found = solve_on(s, plates, j, moves);
        if (s->spans_left < 0) {
            return;
        }
        assert(found.is_found);
        node_of_on(s, plates, &node);
        unfold(s, &node, found.last + 1, j, found.cost.moves, side);
        if (found.last > START) {
            hang(side, 1, found.last, s->on.entry[plates]);
            plates++;
        }
        j = found.last;
        moves = found.cost.moves;
    }
}

void path_search_begin(struct path_search *search)
{
    path_memory_clear(&search->work->memory);
}

bool path_search_can(struct path_search *search, int i)
{
    struct path_node root = path_node_root(search);
    return path_solve(search, &root, i, i, PATH_NEVER - 1).is_found;
}

/* Each budget is a quarter above what the one before has shown to be the least
 * (Ours): many small ones look into the same spans again and again, and a wide
 * one into what is far from the best. The answer is the same. */
bool path_search_run(struct path_search *search,
                     struct stack side[PATH_STEPS_MAX + 1],
                     struct path_cost *cost)
{
    struct path_found found = {.is_found = search->n == 0};
    while (!found.is_found && search->spans_left >= 0) {
        int least = found.cost.moves;
        assert(least < PATH_NEVER);
        found = solve_on(search, 0, search->n, least + least / 4);
    }
    for (int i = 1; i <= search->n; i++) {
        side[i].n = 0;
    }
    unfold_on(search, found.cost.moves, side);
    *cost = found.cost;
    return search->spans_left >= 0;
}
