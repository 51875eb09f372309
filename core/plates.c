#include "core/plates.h"

#include "core/change.h"
#include "core/nearest.h"
#include "core/sums.h"
#include "core/text.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

/* The search for the stack of one sum that needs the fewest plates handled. */
struct search {
    const struct rack *rack;
    const struct sums *sums;
    const struct sums *high; /* a high plate has to be in it; NULL: no matter */
    struct stack now;   /* the plates kept, then those chosen so far */
    struct stack best;
    int best_added; /* plates chosen in best */
    bool found;
};

static int32_t mass_of(const struct rack *rack, int entry)
{
    return rack->stock.entry[entry].plate.mass_g;
}

static void push(struct stack *stack, int entry, int count)
{
    assert(stack->n + count <= STACK_MAX);
    memset(stack->entry + stack->n, entry, (size_t)count);
    stack->n += count;
}

static bool is_high(const struct rack *rack, int entry)
{
    return rack->stock.entry[entry].plate.diameter_mm >= rack->floor_mm;
}

/* Whether entries from there on make the rest, with a high one among them
 * where it is still wanted. */
static bool can_fill(const struct search *s, int entry, int32_t left_g,
                     bool has_high)
{
    const struct sums *sums =
        s->high == NULL || has_high ? s->sums : s->high;
    return left_g == 0 ? s->high == NULL || has_high
                       : entry < s->rack->stock.n &&
                             sums_has(sums, entry, left_g);
}

/* Fills left_g with plates of `entry` and lighter, at most `pairs` of entry
 * itself. The most of the heavier plate first, so that among equal counts
 * the first found is the one with the heavier plates. Bound: no fewer plates
 * than left_g over the heaviest still allowed. */
static void fill(struct search *s, int entry, int pairs, int32_t left_g,
                 int thick_mm, int added, bool has_high)
{
    const struct stock *stock = &s->rack->stock;
    if (left_g == 0) {
        if (s->high != NULL && !has_high) {
            return;
        }
        if (!s->found || added < s->best_added) {
            s->found = true;
            s->best = s->now;
            s->best_added = added;
        }
        return;
    }
    if (entry == stock->n) {
        return;
    }
    int32_t mass = mass_of(s->rack, entry);
    if (s->found && added + (left_g + mass - 1) / mass >= s->best_added) {
        return;
    }
    int thickness = stock->entry[entry].plate.thickness_mm;
    int most = left_g / mass < pairs ? left_g / mass : pairs;
    for (int count = most; count >= 0; count--) {
        int thick = thick_mm + count * thickness;
        int32_t rest_g = left_g - count * mass;
        bool has = has_high || (count > 0 && is_high(s->rack, entry));
        if ((s->rack->sleeve_mm > 0 && thick > s->rack->sleeve_mm) ||
            !can_fill(s, entry + 1, rest_g, has)) {
            continue;
        }
        int before = s->now.n;
        push(&s->now, entry, count);
        int next = entry + 1 < stock->n ? stock->entry[entry + 1].pairs : 0;
        fill(s, entry + 1, next, rest_g, thick, added + count, has);
        s->now.n = before;
    }
}

/* Keeps the innermost `kept` plates of `on` and fills up the rest; false
 * where no stack of side_g begins like that. */
static bool search_keeping(struct search *s, const struct stack *on, int kept,
                           int32_t side_g)
{
    const struct stock *stock = &s->rack->stock;
    int used = 0, thick = 0;
    int32_t left_g = side_g;
    int last = kept > 0 ? on->entry[kept - 1] : 0;
    bool has_high = false;
    s->found = false;
    s->now.n = 0;
    for (int i = 0; i < kept; i++) {
        left_g -= mass_of(s->rack, on->entry[i]);
        thick += stock->entry[on->entry[i]].plate.thickness_mm;
        used += on->entry[i] == last;
        has_high = has_high || is_high(s->rack, on->entry[i]);
        push(&s->now, on->entry[i], 1);
    }
    if (left_g < 0 ||
        (s->rack->sleeve_mm > 0 && thick > s->rack->sleeve_mm)) {
        return false;
    }
    int pairs = stock->n > 0 ? stock->entry[last].pairs - used : 0;
    fill(s, last, pairs, left_g, thick, 0, has_high);
    return s->found;
}

/* Heavier plates nearer the inside come first. */
static bool is_heavier_first(const struct stack *a, const struct stack *b)
{
    return memcmp(a->entry, b->entry, (size_t)a->n) < 0;
}

/* high NULL: any stack will do. */
static void choose_stack(const struct rack *rack, const struct sums *sums,
                         const struct sums *high, const struct stack *on,
                         int32_t side_g, struct loading *out)
{
    struct search s = {.rack = rack, .sums = sums, .high = high};
    int best_moves = INT_MAX;
    for (int kept = 0; kept <= on->n; kept++) {
        if (kept > 1 && on->entry[kept - 1] < on->entry[kept - 2]) {
            break; /* heavier outside: no sorted stack keeps it */
        }
        if (!search_keeping(&s, on, kept, side_g)) {
            continue;
        }
        int moves = on->n - kept + s.best_added;
        bool better = moves < best_moves ||
                      (moves == best_moves &&
                       (s.best.n < out->side.n ||
                        (s.best.n == out->side.n &&
                         is_heavier_first(&s.best, &out->side))));
        if (better) {
            best_moves = moves;
            out->side = s.best;
        }
    }
    assert(best_moves < INT_MAX);
    out->moves = change_list(on, &out->side, &out->remove, &out->add);
}

/* The side sum nearest to the target, ties down; sets both neighbours. */
static int32_t nearest_side(const struct rack *rack, const struct sums *sums,
                            struct loading *out)
{
    int32_t base = rack_base_g(rack);
    struct nearest near = nearest_find(rack, sums, out->target_g);
    out->has_below = near.below_g >= 0;
    out->has_above = near.above_g >= 0;
    out->below_g = out->has_below ? base + 2 * near.below_g : 0;
    out->above_g = out->has_above ? base + 2 * near.above_g : 0;
    return near.side_g;
}

/* What stops a load that is above all this rack can load. */
static enum loading_reason what_stops(const struct rack *rack, int32_t load_g)
{
    int64_t all_g = rack_base_g(rack);
    for (int i = 0; i < rack->stock.n; i++) {
        const struct stock_entry *entry = &rack->stock.entry[i];
        all_g += (int64_t)2 * entry->pairs * entry->plate.mass_g;
    }
    return rack->sleeve_mm > 0 && load_g < all_g ? LOADING_ABOVE_SLEEVE
                                                 : LOADING_ABOVE_STOCK;
}

static void judge(const struct rack *rack, struct loading *out)
{
    int32_t off = out->load_g - out->target_g;
    int32_t slack = nearest_slack_g(rack, out->side.n);
    out->exact = off <= slack && -off <= slack;
    if (out->exact) {
        out->has_below = out->has_above = true;
        out->below_g = out->above_g = out->target_g;
        out->reason = LOADING_EXACT;
    } else if (!out->has_below) {
        out->reason = LOADING_BELOW_BAR;
    } else {
        out->reason = out->has_above ? LOADING_NEAREST
                                     : what_stops(rack, out->load_g);
    }
}

/* Whether a stack of that load lies low; the nearest load that has one which
 * does not, ties down. */
static void judge_floor(const struct rack *rack, const struct sums *high,
                        int32_t side_g, struct loading *out)
{
    int32_t below = sums_at_most(high, side_g);
    int32_t above = sums_at_least(high, side_g);
    above = above <= nearest_most_side_g(rack) ? above : -1;
    out->is_low = below != side_g;
    out->has_floor = below >= 0 || above >= 0;
    if (out->has_floor) {
        bool is_down = above < 0 || (below >= 0 &&
                                     side_g - below <= above - side_g);
        out->floor_g = rack_base_g(rack) + 2 * (is_down ? below : above);
    }
}

/* The stack of a pull from the floor. A kept plate of the bar as it stands may
 * be the high one. */
static void choose_high_stack(const struct rack *rack,
                              const struct sums *sums, const struct stack *on,
                              int32_t side_g, struct loading *out)
{
    struct sums high;
    sums_build_high(&high, sums, rack);
    judge_floor(rack, &high, side_g, out);
    choose_stack(rack, sums, out->is_low ? NULL : &high, on, side_g, out);
}

void plates_load(const struct rack *rack, int32_t target_g,
                 const struct stack *on, struct loading *out)
{
    static const struct stack nothing = {0};
    struct sums sums;
    assert(target_g >= 0 && rack_check(rack) == NULL);
    memset(out, 0, sizeof *out);
    out->target_g = target_g;
    int32_t limit_g = (target_g - rack_base_g(rack) + 1) / 2;
    int32_t most_g = nearest_most_side_g(rack);
    sums_build(&sums, rack, limit_g < most_g ? limit_g : most_g);
    int32_t side_g = nearest_side(rack, &sums, out);
    out->load_g = rack_base_g(rack) + 2 * side_g;
    on = on != NULL ? on : &nothing;
    if (rack->floor_mm > 0) {
        choose_high_stack(rack, &sums, on, side_g, out);
    } else {
        choose_stack(rack, &sums, NULL, on, side_g, out);
    }
    judge(rack, out);
}

bool plates_step_down(const struct rack *rack, int32_t load_g, int32_t *out_g)
{
    struct sums sums;
    int32_t over_g = load_g - 1 - rack_base_g(rack);
    if (over_g < 0) {
        return false;
    }
    sums_build(&sums, rack, over_g / 2);
    *out_g = rack_base_g(rack) + 2 * sums_at_most(&sums, over_g / 2);
    return true;
}

bool plates_step_up(const struct rack *rack, int32_t load_g, int32_t *out_g)
{
    struct sums sums;
    int32_t over_g = load_g + 1 - rack_base_g(rack);
    int32_t from_g = over_g < 0 ? 0 : (over_g + 1) / 2;
    sums_build(&sums, rack, from_g);
    int32_t side_g = sums_at_least(&sums, from_g);
    if (side_g < 0 || rack_base_g(rack) + 2 * side_g > LOAD_MAX_G) {
        return false;
    }
    *out_g = rack_base_g(rack) + 2 * side_g;
    return true;
}

bool plates_raise(const struct rack *rack, const struct loading *loading,
                  int32_t *out_g)
{
    if (loading->is_low && loading->has_floor &&
        loading->floor_g > loading->load_g) {
        *out_g = loading->floor_g;
        return true;
    }
    return plates_step_up(rack, loading->load_g, out_g);
}

int32_t plates_smallest_step(const struct rack *rack)
{
    struct sums sums;
    sums_build(&sums, rack, LOAD_MAX_G / 2);
    int32_t least = 0, last = 0;
    for (int32_t at = sums_at_least(&sums, 1); at >= 0;
         at = sums_at_least(&sums, at + 1)) {
        int32_t step = 2 * (at - last);
        least = least == 0 || step < least ? step : least;
        last = at;
    }
    return least;
}

static bool reads_alike(int32_t a_g, int32_t b_g, enum unit unit)
{
    char a[LOAD_TEXT_MAX], b[LOAD_TEXT_MAX];
    load_print(a_g, unit, a, sizeof a);
    load_print(b_g, unit, b, sizeof b);
    return strcmp(a, b) == 0;
}

size_t plates_reason(const struct loading *loading, enum unit unit, char *out,
                     size_t size)
{
    struct text text = text_in(out, size);
    char load[LOAD_TEXT_MAX];
    if (loading->reason == LOADING_EXACT ||
        (loading->reason == LOADING_NEAREST &&
         reads_alike(loading->target_g, loading->load_g, unit))) {
        return 0;
    }
    text_load(&text, loading->target_g, unit);
    switch (loading->reason) {
    case LOADING_BELOW_BAR:
        text_str(&text, " is below the empty bar: ");
        break;
    case LOADING_ABOVE_STOCK:
        text_str(&text, " is above all plates: ");
        break;
    case LOADING_ABOVE_SLEEVE:
        text_str(&text, " is more than the sleeve holds: ");
        break;
    case LOADING_NEAREST:
        text_str(&text, " is not loadable: ");
        load_print(loading->below_g, unit, load, sizeof load);
        text_str(&text, load);
        text_str(&text, " or ");
        load_print(loading->above_g, unit, load, sizeof load);
        text_str(&text, load);
        return text.len;
    case LOADING_EXACT:
        break;
    }
    load_print(loading->load_g, unit, load, sizeof load);
    text_str(&text, load);
    return text.len;
}

size_t plates_floor_reason(const struct loading *loading, enum unit unit,
                           char *out, size_t size)
{
    struct text text = text_in(out, size);
    char load[LOAD_TEXT_MAX];
    if (!loading->is_low) {
        return 0;
    }
    text_load(&text, loading->load_g, unit);
    text_str(&text, " lies low: blocks");
    if (loading->has_floor) {
        load_print(loading->floor_g, unit, load, sizeof load);
        text_str(&text, ", or ");
        text_str(&text, load);
    }
    return text.len;
}
