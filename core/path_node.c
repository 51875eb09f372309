#include "core/path_node.h"

struct path_node path_node_root(const struct path_search *s)
{
    const struct stock *stock = &s->rack->stock;
    return (struct path_node){.left = stock->n > 0 ? stock->entry[0].pairs
                                                   : 0};
}

/* Where none of a kind is left, the next kind is the first that may follow. */
static void skip_used(const struct path_search *s, struct path_node *node)
{
    if (node->left == 0 && node->kind < s->rack->stock.n) {
        node->kind++;
        node->left = node->kind < s->rack->stock.n
                         ? s->rack->stock.entry[node->kind].pairs
                         : 0;
    }
}

static int pairs_left(const struct path_search *s,
                      const struct path_node *node, int kind)
{
    return kind == node->kind ? node->left : s->rack->stock.entry[kind].pairs;
}

bool path_node_add(const struct path_search *s, const struct path_node *node,
                   int kind, struct path_node *out)
{
    const struct plate *plate = &s->rack->stock.entry[kind].plate;
    int sleeve_mm = s->rack->sleeve_mm;
    *out = (struct path_node){
        .side_g = node->side_g + plate->mass_g,
        .kind = kind,
        .left = pairs_left(s, node, kind) - 1,
        .thick_mm = node->thick_mm + (sleeve_mm > 0 ? plate->thickness_mm : 0),
        .pounds = node->pounds + (plate->unit == UNIT_LB),
    };
    bool is_there = out->left >= 0 && out->thick_mm <= sleeve_mm;
    skip_used(s, out);
    return is_there;
}

static int32_t off_g(const struct path_search *s, const struct path_node *node,
                     const struct path_want *want)
{
    int32_t load_g = rack_base_g(s->rack) + 2 * node->side_g;
    return load_g > want->target_g ? load_g - want->target_g
                                   : want->target_g - load_g;
}

bool path_node_stops(const struct path_search *s, const struct path_node *node,
                     int i)
{
    const struct path_want *want = &s->want[i];
    if (node->side_g < want->low_g || node->side_g > want->high_g) {
        return false;
    }
    int32_t slack_g = s->has_pounds ? node->pounds + 1 : 0;
    return want->is_exact ||
           off_g(s, node, want) <= want->tolerance_g + slack_g;
}

int32_t path_node_off_g(const struct path_search *s,
                        const struct path_node *node, int i)
{
    return off_g(s, node, &s->want[i]) * s->want[i].weight;
}

/* Plates to reach at least so many grams more, heaviest first; -1: never. */
static int fewest(const struct path_search *s, const struct path_node *node,
                  int32_t more_g)
{
    int plates = 0;
    for (int kind = node->kind; kind < s->rack->stock.n && more_g > 0;
         kind++) {
        int pairs = pairs_left(s, node, kind);
        int32_t mass_g = s->rack->stock.entry[kind].plate.mass_g;
        if (pairs * mass_g >= more_g) {
            return plates + (more_g + mass_g - 1) / mass_g;
        }
        plates += pairs;
        more_g -= pairs * mass_g;
    }
    return more_g > 0 ? -1 : plates;
}

/* Of plates that make more_g, no more and no less. */
static int need_of_sum(const struct path_search *s,
                       const struct path_node *node, int32_t more_g)
{
    const struct path_work *work = s->work;
    int plates = path_reach_plates(&work->reach, node->kind, more_g);
    bool is_there = (plates < PATH_REACH_MOST ||
                     sums_has(&work->sums, node->kind, more_g)) &&
                    path_reach_fits(&work->reach, node->kind, more_g,
                                    node->thick_mm);
    return is_there ? plates : -1;
}

static int need_of(const struct path_search *s, const struct path_node *node,
                   const struct path_want *want)
{
    int32_t least_g = want->low_g - node->side_g;
    int32_t most_g = want->high_g - node->side_g;
    if (least_g == most_g) {
        return need_of_sum(s, node, least_g);
    }
    int plates = fewest(s, node, least_g);
    return plates >= 0 &&
                   sums_any(&s->work->sums, node->kind, least_g, most_g)
               ? plates
               : -1;
}

int path_node_needs(const struct path_search *s, const struct path_node *node,
                    int i, int j, struct path_need *need)
{
    for (int at = i; at <= j; at++) {
        need->plates[at] = need_of(s, node, &s->want[at]);
        if (need->plates[at] < 0) {
            return at - 1;
        }
    }
    return j;
}
