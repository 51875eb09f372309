#include "core/warmup.h"

#include <stdbool.h>

/* Percent of the top set, and reps; Ours, see the header. */
static const struct {
    int pct;
    int reps;
} steps[] = {{40, 5}, {60, 3}, {78, 2}, {89, 1}};

#define STEPS ((int)(sizeof steps / sizeof steps[0]))
#define KG_TOLERANCE_G 5000
#define LB_TOLERANCE_G 4536 /* 10 lb */
#define NEIGHBOURS_MAX 12   /* loadable loads looked at on each side */

static int32_t distance(int32_t a, int32_t b)
{
    return a > b ? a - b : b - a;
}

static int32_t tolerance_g(const struct rack *rack)
{
    bool in_pounds =
        rack->stock.n > 0 && rack->stock.entry[0].plate.unit == UNIT_LB;
    return in_pounds ? LB_TOLERANCE_G : KG_TOLERANCE_G;
}

/* Takes the candidate where it does not lie low and the best does; else where
 * it needs fewer plates handled, or as many and lies nearer to what was aimed
 * at. */
static void consider(const struct rack *rack, int32_t load_g,
                     const struct stack *on, int32_t aim_g,
                     struct loading *best)
{
    struct loading loading;
    plates_load(rack, load_g, on, &loading);
    if (loading.is_low != best->is_low) {
        *best = best->is_low ? loading : *best;
        return;
    }
    if (loading.moves < best->moves ||
        (loading.moves == best->moves &&
         distance(load_g, aim_g) < distance(best->load_g, aim_g))) {
        *best = loading;
    }
}

static struct loading easiest_near(const struct rack *rack, int32_t aim_g,
                                   const struct stack *on)
{
    struct loading best;
    plates_load(rack, aim_g, on, &best);
    int32_t tolerance = tolerance_g(rack), start_g = best.load_g;
    int32_t at_g = start_g;
    for (int i = 0; i < NEIGHBOURS_MAX; i++) {
        if (!plates_step_down(rack, at_g, &at_g) ||
            distance(at_g, aim_g) > tolerance) {
            break;
        }
        consider(rack, at_g, on, aim_g, &best);
    }
    at_g = start_g;
    for (int i = 0; i < NEIGHBOURS_MAX; i++) {
        if (!plates_step_up(rack, at_g, &at_g) ||
            distance(at_g, aim_g) > tolerance) {
            break;
        }
        consider(rack, at_g, on, aim_g, &best);
    }
    return best;
}

static int32_t aim_of(int32_t top_g, int step)
{
    return (int32_t)((int64_t)top_g * steps[step].pct / 100);
}

int32_t warmup_aim_g(int32_t top_g, int reps)
{
    for (int i = 0; i < STEPS; i++) {
        if (steps[i].reps == reps) {
            return aim_of(top_g, i);
        }
    }
    return 0;
}

int warmup_ramp(const struct rack *rack, int32_t top_g,
                struct warmup out[WARMUPS_MAX])
{
    struct stack on = {0};
    int32_t last_g = 0;
    int n = 0;
    for (int i = 0; i < STEPS; i++) {
        struct loading loading = easiest_near(rack, aim_of(top_g, i), &on);
        if (loading.load_g <= last_g || loading.load_g >= top_g) {
            continue;
        }
        out[n++] = (struct warmup){loading.load_g, steps[i].reps,
                                   loading.side, loading.is_low};
        on = loading.side;
        last_g = loading.load_g;
    }
    return n;
}
