#include "core/path_search.h"

#include "core/path_node.h"

#include <assert.h>
#include <string.h>

#define STOPS (-1)
#define NEVER INT16_MAX /* more moves than any path has */
#define START 0         /* the step before the first: what is on the bar */

/* The answer to a span of steps at a node: what it costs within a budget of
 * moves, and how its first part goes on; or that it costs more. */
struct found {
    bool is_found;
    struct path_cost cost; /* !is_found: moves are at least so many */
    int kind, last;
};

static bool is_less(const struct path_cost *a, const struct path_cost *b)
{
    if (a->moves != b->moves) {
        return a->moves < b->moves;
    }
    return a->off_g != b->off_g ? a->off_g < b->off_g : a->plates < b->plates;
}

static struct path_cost sum(const struct path_cost *a,
                            const struct path_cost *b)
{
    return (struct path_cost){a->moves + b->moves, a->off_g + b->off_g,
                              a->plates + b->plates};
}

/* --- memory ------------------------------------------------------------- */

static uint64_t key_of(const struct path_node *node, int i, int j)
{
    uint64_t key = (uint64_t)node->side_g; /* below 2^19: LOAD_MAX_G / 2 */
    key = key << 5 | (uint64_t)node->kind;
    key = key << 5 | (uint64_t)node->left;
    key = key << 11 | (uint64_t)node->thick_mm; /* at most SLEEVE_MAX_MM */
    key = key << 9 | (uint64_t)node->pounds;
    return key << 12 | (uint64_t)i << 6 | (uint64_t)j;
}

static struct path_memo *memo_at(struct path_search *s, uint64_t key)
{
    uint64_t hash = key * UINT64_C(0x9E3779B97F4A7C15); /* Fibonacci's */
    hash ^= hash >> 32;
    return &s->work->memo[hash % PATH_MEMO_MAX];
}

/* Whether what is remembered answers the question. */
static bool recall(struct path_search *s, uint64_t key, int budget,
                   struct found *out)
{
    const struct path_memo *memo = memo_at(s, key);
    if (memo->key != key) {
        return false;
    }
    *out = (struct found){
        .is_found = memo->is_known && memo->moves <= budget,
        .cost = {memo->moves, memo->off_g, memo->plates},
        .kind = memo->kind,
        .last = memo->last};
    return memo->is_known || memo->moves > budget;
}

static void remember(struct path_search *s, uint64_t key,
                     const struct found *found)
{
    *memo_at(s, key) = (struct path_memo){
        .key = key,
        .off_g = found->cost.off_g,
        .moves = (int16_t)found->cost.moves,
        .plates = (int16_t)found->cost.plates,
        .kind = (int8_t)found->kind,
        .last = (int8_t)found->last,
        .is_known = found->is_found};
}

/* --- a span of steps ---------------------------------------------------- */

/* A span i..j at a node while it is looked into. */
struct span {
    const struct path_node *node;
    int i, j, budget;
    struct path_cost rest[PATH_STEPS_MAX + 2]; /* steps at..j, at least */
    struct found best;
    int next; /* the least that a branch beyond the budget could cost */
};

static struct found solve(struct path_search *s, const struct path_node *node,
                          int i, int j, int budget);

/* Whether a branch that costs at least so much need not be looked into. */
static bool is_idle(struct span *span, const struct path_cost *least)
{
    if (least->moves > span->budget) {
        span->next = least->moves < span->next ? least->moves : span->next;
        return true;
    }
    return span->best.is_found && !is_less(least, &span->best.cost);
}

/* The first part, up to step last, costs so much; then the rest. */
static void take(struct path_search *s, struct span *span, int kind, int last,
                 const struct path_cost *first)
{
    struct path_cost least = sum(first, &span->rest[last + 1]);
    if (is_idle(span, &least)) {
        return;
    }
    struct path_cost all = *first;
    if (last < span->j) {
        struct found rest = solve(s, span->node, last + 1, span->j,
                                  span->budget - first->moves);
        all = sum(first, &rest.cost);
        if (!rest.is_found) {
            span->next = all.moves < span->next ? all.moves : span->next;
            return;
        }
    }
    if (!span->best.is_found || is_less(&all, &span->best.cost)) {
        span->best = (struct found){true, all, kind, last};
        span->budget = all.moves;
    }
}

static int weight(const struct path_search *s, int i, int j)
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

/* Steps i..last have one plate of that kind more in common. */
static void put_on(struct path_search *s, struct span *span, int kind)
{
    struct path_node child;
    struct path_need need;
    if (!path_node_add(s, span->node, kind, &child)) {
        return;
    }
    int last = path_node_needs(s, &child, span->i, span->j, &need);
    for (; last >= span->i; last--) {
        struct path_cost plate = {.moves = 1 + (last < s->n),
                                  .plates = weight(s, span->i, last)};
        struct path_cost inner = least_cost(s, &need, span->i, last);
        struct path_cost first = sum(&plate, &inner);
        struct path_cost least = sum(&first, &span->rest[last + 1]);
        if (is_idle(span, &least)) {
            continue;
        }
        int budget = span->budget - plate.moves - span->rest[last + 1].moves;
        struct found beyond = solve(s, &child, span->i, last, budget);
        first = sum(&plate, &beyond.cost);
        if (beyond.is_found) {
            take(s, span, kind, last, &first);
        } else {
            int moves = first.moves + span->rest[last + 1].moves;
            span->next = moves < span->next ? moves : span->next;
        }
    }
}

static struct found look_into(struct path_search *s, struct span *span)
{
    const struct path_node *node = span->node;
    for (int kind = node->kind; kind < s->rack->stock.n; kind++) {
        put_on(s, span, kind);
    }
    if (path_node_stops(s, node, span->i)) {
        struct path_cost here = {.off_g = path_node_off_g(s, node, span->i)};
        take(s, span, STOPS, span->i, &here);
    }
    if (!span->best.is_found) {
        span->best.cost = (struct path_cost){.moves = span->next};
    }
    return span->best;
}

static struct found beyond_reach(int moves)
{
    return (struct found){.cost = {.moves = moves}};
}

/* The cheapest for steps i..j beyond a node that all of them have inside. */
static struct found solve(struct path_search *s, const struct path_node *node,
                          int i, int j, int budget)
{
    struct span span = {
        .node = node, .i = i, .j = j, .budget = budget, .next = NEVER};
    struct path_need need;
    struct found found;
    uint64_t key = key_of(node, i, j);
    if (recall(s, key, budget, &found)) {
        return found;
    }
    if (path_node_needs(s, node, i, j, &need) < j) {
        found = beyond_reach(NEVER);
    } else {
        for (int at = i; at <= j; at++) {
            span.rest[at] = least_cost(s, &need, at, j);
        }
        found = span.rest[i].moves > budget ? beyond_reach(span.rest[i].moves)
                                            : look_into(s, &span);
    }
    remember(s, key, &found);
    return found;
}

/* --- what is on the bar ------------------------------------------------- */

/* The node of the innermost plates of what is on; false: no room for them. */
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

static struct found solve_on(struct path_search *s, int plates, int j,
                             int budget);

/* The next plate stays on up to some step, the longest first. */
static void keep(struct path_search *s, struct span *span, int plates)
{
    struct path_node child;
    struct path_need need;
    if (!node_of_on(s, plates + 1, &child)) {
        return;
    }
    int last = path_node_needs(s, &child, 1, span->j, &need);
    for (; last >= 1; last--) {
        struct path_cost plate = {.moves = last < s->n,
                                  .plates = weight(s, 1, last)};
        struct path_cost least = sum(&plate, &span->rest[last + 1]);
        if (is_idle(span, &least)) {
            continue;
        }
        struct found inner =
            solve_on(s, plates + 1, last, span->budget - least.moves);
        struct path_cost first = sum(&plate, &inner.cost);
        if (inner.is_found) {
            take(s, span, s->on.entry[plates], last, &first);
        } else {
            int moves = first.moves + span->rest[last + 1].moves;
            span->next = moves < span->next ? moves : span->next;
        }
    }
}

/* All from the next plate on come off at once. Where it is one to a kept one,
 * the heavier plate wins, as everywhere. */
static void strip(struct path_search *s, struct span *span, int plates)
{
    int off = s->on.n - plates;
    struct found rest =
        solve(s, span->node, 1, span->j, span->budget - off);
    struct path_cost all = {rest.cost.moves + off, rest.cost.off_g,
                            rest.cost.plates};
    if (!rest.is_found) {
        span->next = all.moves < span->next ? all.moves : span->next;
        return;
    }
    const struct found *best = &span->best;
    bool is_tie = best->is_found && !is_less(&best->cost, &all) &&
                  !is_less(&all, &best->cost);
    bool is_heavier = rest.kind != STOPS && off > 0 &&
                      rest.kind < s->on.entry[plates];
    if (!best->is_found || is_less(&all, &best->cost) ||
        (is_tie && is_heavier)) {
        span->best = (struct found){true, all, STOPS, START};
    }
}

/* As solve, for steps 1..j and what is on before them, of which the innermost
 * plates stay for all of these. */
static struct found solve_on(struct path_search *s, int plates, int j,
                             int budget)
{
    struct path_node node;
    struct span span = {.node = &node, .i = START, .j = j, .budget = budget,
                        .next = NEVER};
    struct path_need need;
    struct found found;
    int extra = s->on.n - plates;
    struct path_node label = {.side_g = plates};
    uint64_t key = key_of(&label, START, j);
    if (recall(s, key, budget, &found)) {
        return found;
    }
    if (!node_of_on(s, plates, &node) ||
        path_node_needs(s, &node, 1, j, &need) < j) {
        found = beyond_reach(NEVER);
    } else {
        for (int at = 1; at <= j; at++) {
            span.rest[at] = least_cost(s, &need, at, j);
        }
        int least = path_node_least(s, &need, 1, j, extra);
        least = j < s->n && extra > least ? extra : least;
        found = beyond_reach(least);
        if (least <= budget) {
            if (extra > 0) {
                keep(s, &span, plates);
            }
            strip(s, &span, plates);
            found = span.best.is_found ? span.best : beyond_reach(span.next);
        }
    }
    remember(s, key, &found);
    return found;
}

/* --- the walk ----------------------------------------------------------- */

static void hang(struct stack side[], int i, int j, int kind)
{
    for (int at = i; at <= j; at++) {
        side[at].entry[side[at].n++] = (uint8_t)kind;
    }
}

/* Hangs what best has for steps i..j beyond the node. moves: what it costs. */
static void unfold(struct path_search *s, const struct path_node *node, int i,
                   int j, int moves, struct stack side[])
{
    while (i <= j) {
        struct found found = solve(s, node, i, j, moves);
        assert(found.is_found);
        int first = found.cost.moves;
        moves = 0;
        if (found.last < j) {
            moves = solve(s, node, found.last + 1, j, first).cost.moves;
        }
        if (found.kind != STOPS) {
            struct path_node child;
            path_node_add(s, node, found.kind, &child);
            hang(side, i, found.last, found.kind);
            unfold(s, &child, i, found.last,
                   first - moves - 1 - (found.last < s->n), side);
        }
        i = found.last + 1;
    }
}

static void unfold_on(struct path_search *s, int plates, int j, int moves,
                      struct stack side[])
{
    while (j >= 1) {
        struct path_node node;
        struct found found = solve_on(s, plates, j, moves);
        assert(found.is_found);
        node_of_on(s, plates, &node);
        if (found.last < j) {
            unfold(s, &node, found.last + 1, j, found.cost.moves, side);
        }
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
    memset(search->work->memo, 0, sizeof search->work->memo);
}

bool path_search_can(struct path_search *search, int i)
{
    struct path_node root = path_node_root(search);
    return solve(search, &root, i, i, NEVER - 1).is_found;
}

struct path_cost path_search_run(struct path_search *search,
                                 struct stack side[PATH_STEPS_MAX + 1])
{
    int budget = 0;
    struct found found = solve_on(search, 0, search->n, budget);
    while (!found.is_found) {
        assert(found.cost.moves > budget && found.cost.moves < NEVER);
        budget = found.cost.moves;
        found = solve_on(search, 0, search->n, budget);
    }
    for (int i = 1; i <= search->n; i++) {
        side[i].n = 0;
    }
    unfold_on(search, 0, search->n, budget, side);
    return found.cost;
}
