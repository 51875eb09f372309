#include "tests/handled/workouts.h"

#include "core/change.h"
#include "core/path.h"
#include "core/plates.h"

#include <stdio.h>
#include <stdlib.h>

#define WARMUPS 4

const struct workout workouts[WORKOUTS] = {
    {"power clean", "power"},
    {"deadlift", "strength"},
    {"bench press", "hypertrophy"},
    {"squat", "strength-volume"},
};

/* Stocks as gyms have them (Ours, after what is sold and said): the usual rack
 * of racksidectl, one with twenties only, the set of a meet with its collars,
 * and a rack in pounds. */
const struct gym gyms[GYMS] = {
    {"usual rack", RACK_USUAL_STOCK, UNIT_KG, 20000, 0},
    {"rack of twenties", "20x6,15x1,10x2,5x2,2.5x2,1.25x1", UNIT_KG, 20000, 0},
    {"meet set", "25x8,20x1,15x1,10x1,5x1,2.5x1,1.25x1,1x1,0.5x1,0.25x1",
     UNIT_KG, 20000, 2500},
    {"rack in pounds", "45lbx6,35lbx1,25lbx1,10lbx2,5lbx2,2.5lbx1", UNIT_LB,
     20412, 0},
};

struct sets {
    int n;
    struct path_target target[PATH_STEPS_MAX];
};

/* --- the sets of a workout ---------------------------------------------- */

static int32_t nearest(const struct rack *rack, int32_t load_g)
{
    struct loading loading;
    plates_load(rack, load_g, NULL, &loading);
    return loading.load_g;
}

static void add(struct sets *sets, int32_t load_g, int32_t tolerance_g)
{
    sets->target[sets->n++] = (struct path_target){load_g, tolerance_g};
}

/* Warm-ups at core/warmup's percents of the top set where they rise, the top
 * set, the back-off sets: all at the nearest load there is. */
static struct sets sets_of(const struct protocol *protocol,
                           const struct rack *rack, enum unit unit,
                           int32_t e1rm_g)
{
    static const int pct[WARMUPS] = {40, 60, 78, 89};
    struct sets sets = {0};
    int32_t tolerance_g = load_from_milli(unit == UNIT_LB ? 10000 : 5000, unit);
    int32_t top_g = nearest(
        rack, (int32_t)((int64_t)e1rm_g * protocol->top_pct_x10 / 1000));
    int32_t backoff_g = nearest(
        rack, (int32_t)((int64_t)e1rm_g * protocol->backoff_pct_x10 / 1000));
    int32_t last_g = 0;
    for (int i = 0; i < WARMUPS; i++) {
        int32_t load_g =
            nearest(rack, (int32_t)((int64_t)top_g * pct[i] / 100));
        if (load_g > last_g && load_g < top_g) {
            add(&sets, load_g, tolerance_g);
            last_g = load_g;
        }
    }
    add(&sets, top_g, 0);
    for (int i = 0; i < protocol->backoff_sets; i++) {
        add(&sets, backoff_g, 0);
    }
    return sets;
}

/* --- the ways to load them ---------------------------------------------- */

/* The heaviest plate that fits, then the next; where that leaves something
 * out, the fewest plates. */
static struct stack usual_stack(const struct rack *rack, int32_t load_g)
{
    struct stack stack = {0};
    int32_t left_g = (load_g - rack->bar_g - 2 * rack->collar_g) / 2;
    for (int i = 0; i < rack->stock.n; i++) {
        int32_t mass_g = rack->stock.entry[i].plate.mass_g;
        for (int k = 0; k < rack->stock.entry[i].pairs && mass_g <= left_g;
             k++) {
            stack.entry[stack.n++] = (uint8_t)i;
            left_g -= mass_g;
        }
    }
    if (left_g > 0) {
        struct loading loading;
        plates_load(rack, load_g, NULL, &loading);
        return loading.side;
    }
    return stack;
}

static int usual(const struct rack *rack, const struct sets *sets)
{
    struct stack on = {0};
    int plates = 0;
    for (int i = 0; i < sets->n; i++) {
        struct stack next = usual_stack(rack, sets->target[i].target_g);
        plates += change_moves(&on, &next);
        on = next;
    }
    return plates;
}

static struct path_work work;
static struct path path;

static int along_path(const struct rack *rack, const struct sets *sets)
{
    path_find(&(struct path_in){.rack = rack,
                                .target = sets->target,
                                .n = sets->n},
              &work, &path);
    return path.moves;
}

static int set_by_set(const struct rack *rack, const struct sets *sets)
{
    struct stack on = {0};
    int plates = 0;
    for (int i = 0; i < sets->n; i++) {
        path_find(&(struct path_in){.rack = rack,
                                    .target = &sets->target[i],
                                    .n = 1,
                                    .on = &on},
                  &work, &path);
        plates += path.moves;
        on = path.step[0].side;
    }
    return plates;
}

static struct sets unmoved(struct sets sets)
{
    for (int i = 0; i < sets.n; i++) {
        sets.target[i].tolerance_g = 0;
    }
    return sets;
}

struct handled handled_count(const struct assets *assets,
                             const struct workout *workout,
                             const struct gym *gym)
{
    bool is_lb = gym->unit == UNIT_LB;
    struct handled handled = {.least_1rm = is_lb ? 175 : 80,
                              .most_1rm = is_lb ? 530 : 240};
    struct rack rack = {.bar_g = gym->bar_g, .collar_g = gym->collar_g};
    int p = protocols_find(&assets->protocols, workout->protocol);
    if (p < 0 ||
        stock_parse(gym->stock, &assets->plates, &rack.stock) != STOCK_OK) {
        fprintf(stderr, "no protocol %s, or a stock that is none: %s\n",
                workout->protocol, gym->stock);
        exit(1);
    }
    for (int milli = handled.least_1rm * 1000;
         milli <= handled.most_1rm * 1000; milli += is_lb ? 5000 : 2500) {
        struct sets sets =
            sets_of(&assets->protocols.protocol[p], &rack, gym->unit,
                    load_from_milli(milli, gym->unit));
        struct sets still = unmoved(sets);
        handled.plates[WAY_USUAL] += usual(&rack, &sets);
        handled.plates[WAY_PATH] += along_path(&rack, &still);
        handled.plates[WAY_SET_BY_SET] += set_by_set(&rack, &sets);
        handled.plates[WAY_PATH_MOVING] += along_path(&rack, &sets);
        handled.n++;
    }
    for (int way = 0; way < WAY_COUNT; way++) {
        handled.plates[way] /= handled.n;
    }
    return handled;
}
