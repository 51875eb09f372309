/* What learning costs: one set more, and an athlete of years from their rows. */
#include "core/estimate.h"
#include "tests/bench/measure.h"
#include "tests/harness/seed.h"

#include <stdlib.h>

#define SETS 5000
#define SETS_A_DAY 5
#define REBUILDS 20

/* Three workouts a week of a top set and four back-offs, now and then a miss
 * and a set too light to read. */
static struct set any_set(uint64_t *seed, int number)
{
    bool is_top = number % SETS_A_DAY == 0;
    int reps = is_top ? 1 : seed_between(seed, 3, 8);
    struct set set = {.load_g = is_top ? 180000 : 150000,
                      .reps = reps,
                      .feel = FEEL_RPE,
                      .rpe_x10 = 5 * seed_between(seed, 12, 20)};
    set.load_g += 2500 * seed_between(seed, -3, 3);
    if (seed_between(seed, 1, 30) == 1) {
        set = (struct set){set.load_g, reps - 1, FEEL_MISS, 0};
    } else if (seed_between(seed, 1, 30) == 1) {
        set = (struct set){set.load_g, reps, FEEL_EASIER, 0};
    }
    return set;
}

static int64_t day_of(int number)
{
    return number / SETS_A_DAY * 7 / 3;
}

static void print(const char *what, const char *reach, bool is_us,
                  double most, struct samples *samples)
{
    double unit = is_us ? NS_PER_US : NS_PER_MS;
    double median = (double)samples_rank(samples, 500) / unit;
    figure_print(&(struct figure){what, reach, median <= most},
                 "median %.2f %s, p99 %.2f %s", median, is_us ? "us" : "ms",
                 (double)samples_rank(samples, 990) / unit,
                 is_us ? "us" : "ms");
    samples_free(samples);
}

static void measure_update(const struct set *sets)
{
    struct samples samples = samples_new(SETS);
    struct estimate estimate;
    estimate_start(&estimate, CURVE_TRAC, 0, 0);
    for (int i = 0; i < SETS; i++) {
        int64_t from_ns = bench_now_ns();
        estimate_add(&estimate, day_of(i), &sets[i]);
        samples_add(&samples, bench_now_ns() - from_ns);
    }
    print("estimate, one set more", "20 us", true, 20, &samples);
}

static void measure_ask(const struct set *sets)
{
    struct samples samples = samples_new(SETS);
    struct estimate estimate;
    int64_t loads_g = 0; /* used, so that they are worked out */
    estimate_start(&estimate, CURVE_TRAC, 0, 0);
    for (int i = 0; i < SETS; i++) {
        estimate_add(&estimate, day_of(i), &sets[i]);
        int64_t from_ns = bench_now_ns();
        loads_g += estimate_load_g(&estimate, day_of(i), 5, 8, false);
        samples_add(&samples, bench_now_ns() - from_ns);
    }
    if (loads_g == 0) {
        bench_give_up("no load was expected of any athlete");
    }
    print("estimate, the load for an RPE", "", true, 1e9, &samples);
}

static void measure_rebuild(const struct set *sets)
{
    struct samples samples = samples_new(REBUILDS);
    for (int round = 0; round < REBUILDS; round++) {
        struct estimate estimate;
        int64_t from_ns = bench_now_ns();
        estimate_start(&estimate, CURVE_TRAC, 0, 0);
        for (int i = 0; i < SETS; i++) {
            estimate_add(&estimate, day_of(i), &sets[i]);
        }
        samples_add(&samples, bench_now_ns() - from_ns);
    }
    print("estimate, rebuilt from 5,000 sets", "20 ms", false, 20, &samples);
}

int main(void)
{
    static struct set sets[SETS];
    uint64_t seed = seed_start();
    for (int i = 0; i < SETS; i++) {
        sets[i] = any_set(&seed, i);
    }
    measure_update(sets);
    measure_ask(sets);
    measure_rebuild(sets);
    return 0;
}
