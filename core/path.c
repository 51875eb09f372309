#include "core/path.h"

#include "core/change.h"
#include "core/nearest.h"
#include "core/plates.h"

#include <assert.h>

static int32_t least_of(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

/* Grams that rounding can add to a bound at most: as path_node_stops does it
 * for the plates of one stack, with all the plates in pounds. */
static int32_t most_slack_g(const struct rack *rack)
{
    int pounds = 0;
    for (int i = 0; i < rack->stock.n; i++) {
        const struct stock_entry *entry = &rack->stock.entry[i];
        pounds += entry->plate.unit == UNIT_LB ? entry->pairs : 0;
    }
    return pounds > 0 ? pounds + 1 : 0;
}

/* --- what a step allows ------------------------------------------------- */

/* Sums on one side whose loads are so near to the target. */
static void set_window(const struct rack *rack, struct path_want *want,
                       int32_t off_g)
{
    int32_t over_g = want->target_g - rack_base_g(rack);
    int32_t most_g = nearest_most_side_g(rack);
    int32_t low = over_g - off_g, high = over_g + off_g;
    want->low_g = low > 0 ? (low + 1) / 2 : 0;
    want->high_g = high < 0 ? -1 : least_of(high / 2, most_g);
}

static bool has_sum(const struct path_search *s, const struct path_want *want)
{
    return sums_any(&s->work->sums, 0, want->low_g, want->high_g);
}

/* Whether the tolerance of want i allows any load; sets its window then. */
static bool takes_tolerance(struct path_search *s, int i)
{
    struct path_want *want = &s->want[i];
    int32_t slack_g = most_slack_g(s->rack);
    set_window(s->rack, want, want->tolerance_g);
    bool is_inside = has_sum(s, want);
    set_window(s->rack, want, want->tolerance_g + slack_g);
    if (is_inside || slack_g == 0 || !has_sum(s, want)) {
        return is_inside;
    }
    s->n = i; /* only just outside: do its plates' roundings make up for it? */
    path_search_begin(s);
    return path_search_can(s, i);
}

static int32_t distance(int32_t a, int32_t b)
{
    return a > b ? a - b : b - a;
}

static void set_want(struct path_search *s, int i,
                     const struct path_target *target)
{
    struct path_want *want = &s->want[i];
    struct nearest near =
        nearest_find(s->rack, &s->work->sums, target->target_g);
    int32_t base_g = rack_base_g(s->rack);
    *want = (struct path_want){.target_g = target->target_g,
                               .tolerance_g = target->tolerance_g,
                               .weight = 1};
    want->is_exact = want->tolerance_g == 0 || !takes_tolerance(s, i);
    if (want->is_exact) {
        want->low_g = want->high_g = near.side_g;
    }
    int32_t off_g = distance(base_g + 2 * near.side_g, want->target_g);
    if (!want->is_exact && near.below_g >= 0 && near.above_g >= 0) {
        off_g = least_of(distance(base_g + 2 * near.below_g, want->target_g),
                         distance(base_g + 2 * near.above_g, want->target_g));
    }
    want->least_off_g = off_g;
}

static bool is_same(const struct path_target *a, const struct path_target *b)
{
    return a->target_g == b->target_g && a->tolerance_g == b->tolerance_g;
}

/* Whether no load is allowed at both. */
static bool is_apart(const struct path_search *s, const struct path_want *a,
                     const struct path_want *b)
{
    struct path_want both = {.low_g = a->low_g > b->low_g ? a->low_g : b->low_g,
                             .high_g = least_of(a->high_g, b->high_g)};
    return !has_sum(s, &both);
}

/* Moves from one step to the next, at least, where only plates of this kind
 * and lighter change. */
static int least_change(const struct path_search *s, int kind,
                        const struct path_want *from,
                        const struct path_want *to)
{
    if (!is_apart(s, from, to)) {
        return 0;
    }
    bool is_one_load = from->low_g == from->high_g && to->low_g == to->high_g;
    return is_one_load ? path_reach_change(&s->work->reach, kind,
                                           to->low_g - from->low_g)
                       : 1;
}

static void set_least_changes(struct path_search *s)
{
    for (int i = 2; i <= s->n; i++) {
        for (int kind = 0; kind <= s->rack->stock.n; kind++) {
            s->least_change[kind][i] =
                (uint8_t)least_change(s, kind, &s->want[i - 1], &s->want[i]);
        }
    }
}

/* --- the whole ---------------------------------------------------------- */

static void build_sums(struct path_search *s, const struct path_target *target,
                       int n)
{
    int32_t limit_g = 0, most_g = nearest_most_side_g(s->rack);
    for (int i = 0; i < n; i++) {
        int32_t over_g = target[i].target_g + target[i].tolerance_g +
                         most_slack_g(s->rack) - rack_base_g(s->rack);
        limit_g = over_g / 2 + 1 > limit_g ? over_g / 2 + 1 : limit_g;
    }
    sums_build(&s->work->sums, s->rack, least_of(limit_g, most_g));
    path_reach_build(&s->work->reach, &s->work->sums, s->rack);
}

/* Steps in a row that ask for the same are one; of[i] is that of target i. */
static void gather(struct path_search *s, const struct path_target *target,
                   int n, int of[])
{
    int wants = 0;
    for (int i = 0; i < n; i++) {
        if (i > 0 && is_same(&target[i], &target[i - 1])) {
            s->want[wants].weight++;
        } else {
            set_want(s, ++wants, &target[i]);
        }
        of[i] = wants;
    }
    s->n = wants;
    set_least_changes(s);
}

/* The plates of what is on that a sorted stack can have inside it. */
static struct stack sorted_part(const struct stack *on)
{
    struct stack part = {0};
    while (on != NULL && part.n < on->n &&
           (part.n == 0 || on->entry[part.n] >= on->entry[part.n - 1])) {
        part.entry[part.n] = on->entry[part.n];
        part.n++;
    }
    return part;
}

/* All steps have their sides: the rest follows. */
static void set_changes(const struct path_in *in, struct path *out)
{
    static const struct stack nothing = {0};
    const struct stack *from = in->on != NULL ? in->on : &nothing;
    for (int i = 0; i < in->n; i++) {
        struct path_step *step = &out->step[i];
        step->load_g = stack_load_g(&step->side, in->rack);
        out->moves +=
            change_list(from, &step->side, &step->remove, &step->add);
        out->deviation_g += distance(step->load_g, in->target[i].target_g);
        from = &step->side;
    }
}

/* One step after the other. */
static void set_plain_sides(const struct path_in *in, struct path *out)
{
    const struct stack *from = in->on;
    for (int i = 0; i < in->n; i++) {
        struct loading loading;
        plates_load(in->rack, in->target[i].target_g, from, &loading);
        out->step[i].side = loading.side;
        from = &out->step[i].side;
    }
}

void path_find(const struct path_in *in, struct path_work *work,
               struct path *out)
{
    struct path_search s = {
        .rack = in->rack,
        .has_pounds = most_slack_g(in->rack) > 0,
        .on = sorted_part(in->on),
        .work = work,
        .spans_left = in->most_spans > 0 ? in->most_spans : INT64_MAX};
    struct stack side[PATH_STEPS_MAX + 1];
    struct path_cost cost;
    int of[PATH_STEPS_MAX];
    assert(in->n >= 0 && in->n <= PATH_STEPS_MAX &&
           rack_check(in->rack) == NULL);
    out->n = in->n;
    out->moves = 0;
    out->deviation_g = 0;
    build_sums(&s, in->target, in->n);
    gather(&s, in->target, in->n, of);
    path_search_begin(&s);
    out->is_shortest = path_search_run(&s, side, &cost);
    for (int i = 0; i < in->n && out->is_shortest; i++) {
        out->step[i].side = side[of[i]];
    }
    if (!out->is_shortest) {
        set_plain_sides(in, out);
    }
    set_changes(in, out);
    assert(!out->is_shortest ||
           (out->deviation_g == cost.off_g &&
            out->moves == cost.moves + (in->on != NULL && in->n > 0
                                            ? in->on->n - s.on.n
                                            : 0)));
}
