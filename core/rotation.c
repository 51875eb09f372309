#include "core/rotation.h"

#include "core/change.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

/* Stacks that were met, so that each change is worked out once. Beyond these
 * it is worked out again: slower, not worse. */
#define KNOWN_MAX 48
#define UNKNOWN (-1)

struct known {
    int n;
    struct stack stack[KNOWN_MAX];
    bool has[ROTATION_MAX][KNOWN_MAX]; /* what follows a stack is known: */
    int next[ROTATION_MAX][KNOWN_MAX]; /* which of stack[], or UNKNOWN */
};

struct search {
    const struct rotation_lifter *lifter;
    int n;
    struct known known;
    int bare; /* the empty bar, in known */
    struct rotation now, best; /* best.moves_all INT_MAX: none yet */
};

/* A bar on its way through an order. */
struct loaded {
    struct stack side;
    int id; /* in known, or UNKNOWN */
    int at; /* which bar: as a lifter's */
};

static int know(struct known *known, const struct stack *stack)
{
    for (int i = 0; i < known->n; i++) {
        if (stack_equal(&known->stack[i], stack)) {
            return i;
        }
    }
    if (known->n == KNOWN_MAX) {
        return UNKNOWN;
    }
    known->stack[known->n] = *stack;
    return known->n++;
}

static void load(const struct rotation_lifter *lifter,
                 const struct stack *from, struct stack *side)
{
    struct loading loading;
    if (lifter->side != NULL) {
        *side = *lifter->side;
        return;
    }
    plates_load(lifter->rack, lifter->load_g, from, &loading);
    *side = loading.side;
}

/* The bar as a lifter has it, from how the one before left it. */
static struct loaded step(struct search *s, int lifter,
                          const struct loaded *from)
{
    struct known *known = &s->known;
    struct loaded to = {.id = UNKNOWN, .at = s->lifter[lifter].bar};
    if (from->id != UNKNOWN && known->has[lifter][from->id]) {
        to.id = known->next[lifter][from->id];
    }
    if (to.id != UNKNOWN) {
        to.side = known->stack[to.id];
        return to;
    }
    load(&s->lifter[lifter], &from->side, &to.side);
    to.id = know(known, &to.side);
    if (from->id != UNKNOWN) {
        known->has[lifter][from->id] = true;
        known->next[lifter][from->id] = to.id;
    }
    return to;
}

static bool has(const struct rotation *order, int lifter)
{
    for (int i = 0; i < order->n; i++) {
        if (order->order[i] == lifter) {
            return true;
        }
    }
    return false;
}

/* The lowest tier of those who are not in the order yet. */
static int next_tier(const struct search *s)
{
    int tier = INT_MAX;
    for (int i = 0; i < s->n; i++) {
        if (s->lifter[i].tier < tier && !has(&s->now, i)) {
            tier = s->lifter[i].tier;
        }
    }
    return tier;
}

static struct loaded append(struct search *s, int lifter,
                            const struct loaded *from)
{
    struct rotation *now = &s->now;
    bool is_same_bar = s->lifter[lifter].bar == from->at;
    struct loaded bare = {.id = s->bare};
    struct loaded to = step(s, lifter, is_same_bar ? from : &bare);
    now->order[now->n] = lifter;
    now->side[now->n] = to.side;
    now->moves[now->n] = is_same_bar ? change_moves(&from->side, &to.side)
                                     : from->side.n + to.side.n;
    now->moves_all += now->moves[now->n];
    now->n++;
    return to;
}

static void take_off(struct rotation *now)
{
    now->n--;
    now->moves_all -= now->moves[now->n];
}

/* Every order that begins with s->now: at most six deep. */
static void weigh(struct search *s, const struct loaded *bar)
{
    if (s->now.moves_all >= s->best.moves_all) {
        return;
    }
    if (s->now.n == s->n) {
        s->best = s->now;
        return;
    }
    int tier = next_tier(s);
    for (int i = 0; i < s->n; i++) {
        if (s->lifter[i].tier == tier && !has(&s->now, i)) {
            struct loaded next = append(s, i, bar);
            weigh(s, &next);
            take_off(&s->now);
        }
    }
}

/* What the order given costs, with the tiers kept. */
static int as_given(struct search *s, const struct loaded *on)
{
    struct loaded bar = *on;
    while (s->now.n < s->n) {
        int tier = next_tier(s), i = 0;
        while (s->lifter[i].tier != tier || has(&s->now, i)) {
            i++;
        }
        bar = append(s, i, &bar);
    }
    int moves = s->now.moves_all;
    s->now.n = s->now.moves_all = 0;
    return moves;
}

void rotation_of(const struct rotation_lifter *lifter, int n,
                 const struct stack *on, int on_bar, struct rotation *out)
{
    static const struct stack nothing = {0};
    struct search s;
    assert(n >= 0 && n <= ROTATION_MAX);
    memset(&s, 0, sizeof s);
    s.lifter = lifter;
    s.n = n;
    s.bare = know(&s.known, &nothing);
    struct loaded bar = {.side = *on, .id = know(&s.known, on), .at = on_bar};
    int given = as_given(&s, &bar);
    s.best.moves_all = INT_MAX;
    weigh(&s, &bar);
    *out = s.best;
    out->moves_as_given = given;
}
