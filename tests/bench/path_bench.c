/* The plate path of a workout: four warm-ups that may move by 5 kg, a top set
 * and three back-off sets, on four racks. */
#include "core/path.h"
#include "kiosk/config/assets.h"
#include "tests/bench/measure.h"
#include "tests/harness/seed.h"

#include <stdio.h>

#define WORKOUTS 1000
#define BAR_G 20000
#define SETS 8
#define WARMUPS 4
#define WARMUP_TOLERANCE_G 5000
/* As in core_bench.c. */
#define WORST_KG \
    "25x8,20x8,15x8,10x8,7.5x8,5x8,2.5x8,2x8,1.5x8,1.25x8,1x8,0.5x8"
#define WORST_MIXED \
    "25x8,45lbx8,20x8,35lbx8,15x8,25lbx8,10x8,10lbx8,5x8,5lbx8,2.5x8,2.5lbx8"
#define SLEEVE_MM 415

struct row {
    struct figure figure;
    double reach_ms;
    int per_mille; /* of the workouts, that have to reach it */
    const char *stock;
    int sleeve_mm;
    int32_t step_g; /* loads are multiples of it */
};

/* A top set from 60 to 320 kg; the last two back-off sets are steered. */
static void random_workout(uint64_t *seed, int32_t step_g,
                           struct path_target target[SETS])
{
    static const int pct[SETS] = {40, 60, 78, 89, 100, 90, 88, 86};
    int32_t top_g = seed_between(seed, 60000, 320000);
    for (int i = 0; i < SETS; i++) {
        int32_t load_g = (int32_t)((int64_t)top_g * pct[i] / 100);
        target[i] = (struct path_target){
            .target_g = load_g / step_g * step_g,
            .tolerance_g = i < WARMUPS ? WARMUP_TOLERANCE_G : 0};
    }
}

static void measure(const struct assets *assets, const struct row *row)
{
    static struct path_work work;
    static struct path path;
    struct samples samples = samples_new(WORKOUTS);
    struct rack rack = {.bar_g = BAR_G, .sleeve_mm = row->sleeve_mm};
    uint64_t seed = seed_start();
    if (stock_parse(row->stock, &assets->plates, &rack.stock) != STOCK_OK) {
        bench_give_up("the stock %s is not understood", row->stock);
    }
    for (int i = 0; i < WORKOUTS; i++) {
        struct path_target target[SETS];
        random_workout(&seed, row->step_g, target);
        const struct path_in in = {.rack = &rack, .target = target, .n = SETS};
        int64_t from_ns = bench_now_ns();
        path_find(&in, &work, &path);
        samples_add(&samples, bench_now_ns() - from_ns);
    }
    struct figure figure = row->figure;
    double median_ms = (double)samples_rank(&samples, 500) / NS_PER_MS;
    figure.is_reached =
        (double)samples_rank(&samples, row->per_mille) / NS_PER_MS <=
        row->reach_ms;
    figure_print(&figure, "median %.2f ms, p99 %.1f ms, worst %.1f ms",
                 median_ms, (double)samples_rank(&samples, 990) / NS_PER_MS,
                 (double)samples_rank(&samples, 1000) / NS_PER_MS);
    samples_free(&samples);
}

int main(void)
{
    static const struct row rows[] = {
        {{"path of 8 sets, usual stock", "1 ms", false}, 1, 500,
         RACK_USUAL_STOCK, 0, 2500},
        {{"path, 12 kinds x 8 pairs, kg, to the gram", "50 ms", false}, 50,
         1000, WORST_KG, 0, 1},
        {{"path, 12 kinds x 8 pairs, kg and lb", "50 ms", false}, 50,
         1000, WORST_MIXED, 0, 1},
        {{"path, the same, sleeve of 415 mm", "50 ms", false}, 50, 1000,
         WORST_MIXED, SLEEVE_MM, 1},
    };
    struct assets assets;
    if (!assets_read(&assets, stderr)) {
        bench_give_up("the catalogues cannot be read");
    }
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        measure(&assets, &rows[i]);
    }
    return 0;
}
