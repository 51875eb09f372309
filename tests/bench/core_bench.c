/* The core's figures: prescribe, plates on four racks, and the order of six
 * lifters on them. */
#include "core/plates.h"
#include "core/prescribe.h"
#include "core/rotation.h"
#include "kiosk/config/assets.h"
#include "tests/bench/measure.h"
#include "tests/harness/seed.h"

#include <stdio.h>
#include <string.h>

#define PRESCRIBE_CALLS 20000
#define PLATES_CALLS 5000
#define ROTATION_CALLS 300
#define BAR_G 20000
#define WORST_KG \
    "25x8,20x8,15x8,10x8,7.5x8,5x8,2.5x8,2x8,1.5x8,1.25x8,1x8,0.5x8"
/* A gram or two between them: no two sums of plates meet. */
#define WORST_MIXED \
    "25x8,45lbx8,20x8,35lbx8,15x8,25lbx8,10x8,10lbx8,5x8,5lbx8,2.5x8,2.5lbx8"
#define SLEEVE_MM 415

static struct rack rack_of(const struct assets *assets, const char *stock,
                           int sleeve_mm)
{
    struct rack rack = {.bar_g = BAR_G, .sleeve_mm = sleeve_mm};
    if (stock_parse(stock, &assets->plates, &rack.stock) != STOCK_OK) {
        bench_give_up("the stock %s is not understood", stock);
    }
    return rack;
}

/* --- prescribe ---------------------------------------------------------- */

/* Any protocol and lift of the catalogue after a top set from 60 to 300 kg,
 * its plates still on the bar. */
static struct prescribe_in random_in(const struct assets *assets,
                                     const struct rack *rack,
                                     struct loading *on, uint64_t *seed)
{
    int protocol = seed_between(seed, 0, assets->protocols.n - 1);
    int lift = seed_between(seed, 0, assets->lifts.n - 1);
    int32_t load_g = 2500 * seed_between(seed, 24, 120);
    plates_load(rack, load_g, NULL, on);
    return (struct prescribe_in){
        .protocol = &assets->protocols.protocol[protocol],
        .lift = &assets->lifts.lift[lift],
        .rack = rack,
        .on = &on->side,
        .curve = CURVE_HELMS,
        .unit = UNIT_KG,
        .top = {.load_g = on->load_g,
                .reps = seed_between(seed, 1, 5),
                .feel = FEEL_RPE,
                .rpe_x10 = 5 * seed_between(seed, 12, 20)}};
}

static void measure_prescribe(const struct assets *assets)
{
    struct samples samples = samples_new(PRESCRIBE_CALLS);
    struct rack rack = rack_of(assets, RACK_USUAL_STOCK, 0);
    uint64_t seed = seed_start();
    for (int i = 0; i < PRESCRIBE_CALLS; i++) {
        struct loading on;
        struct prescription out;
        struct prescribe_in in = random_in(assets, &rack, &on, &seed);
        int64_t from_ns = bench_now_ns();
        prescribe(&in, &out);
        samples_add(&samples, bench_now_ns() - from_ns);
    }
    double median_us = (double)samples_rank(&samples, 500) / NS_PER_US;
    figure_print(&(struct figure){"prescribe, its plates included", "5 us",
                                  median_us <= 5},
                 "median %.2f us, p99 %.2f us", median_us,
                 (double)samples_rank(&samples, 990) / NS_PER_US);
    samples_free(&samples);
}

/* --- plates ------------------------------------------------------------- */

/* Loads to the gram up to all the rack has, from what the last one left. */
static void measure_plates(const struct figure *figure, double reach_us,
                           const struct rack *rack)
{
    struct samples samples = samples_new(PLATES_CALLS);
    uint64_t seed = seed_start();
    struct stack on = {0};
    struct loading all, out;
    plates_load(rack, LOAD_MAX_G, NULL, &all);
    for (int i = 0; i < PLATES_CALLS; i++) {
        int32_t target_g = seed_between(&seed, BAR_G, all.load_g);
        int64_t from_ns = bench_now_ns();
        plates_load(rack, target_g, &on, &out);
        samples_add(&samples, bench_now_ns() - from_ns);
        on = out.side;
    }
    struct figure row = *figure;
    double median_us = (double)samples_rank(&samples, 500) / NS_PER_US;
    row.is_reached = median_us <= reach_us;
    figure_print(&row, "median %.1f us, p99 %.1f us, worst %.1f us", median_us,
                 (double)samples_rank(&samples, 990) / NS_PER_US,
                 (double)samples_rank(&samples, 1000) / NS_PER_US);
    samples_free(&samples);
}

/* Six of any loads, all of them rested, from what the last six left. */
static void measure_rotation(const struct figure *figure,
                             const struct rack *rack)
{
    struct samples samples = samples_new(ROTATION_CALLS);
    uint64_t seed = seed_start();
    struct stack on = {0};
    struct loading all;
    struct rotation out;
    plates_load(rack, LOAD_MAX_G, NULL, &all);
    int32_t most_g = all.load_g < 300000 ? all.load_g : 300000;
    for (int i = 0; i < ROTATION_CALLS; i++) {
        struct rotation_lifter lifter[ROTATION_MAX];
        for (int k = 0; k < ROTATION_MAX; k++) {
            lifter[k] = (struct rotation_lifter){
                .rack = rack, .load_g = seed_between(&seed, BAR_G, most_g)};
        }
        int64_t from_ns = bench_now_ns();
        rotation_of(lifter, ROTATION_MAX, &on, 0, &out);
        samples_add(&samples, bench_now_ns() - from_ns);
        on = out.side[ROTATION_MAX - 1];
    }
    figure_print(figure, "median %.2f ms, worst %.2f ms",
                 (double)samples_rank(&samples, 500) / NS_PER_MS,
                 (double)samples_rank(&samples, 1000) / NS_PER_MS);
    samples_free(&samples);
}

static void measure_racks(const struct assets *assets)
{
    const struct {
        struct figure figure;
        double reach_us;
        const char *stock;
        int sleeve_mm, floor_mm;
    } rows[] = {
        {{"plates, usual stock", "20 us", false}, 20, RACK_USUAL_STOCK, 0, 0},
        {{"plates, the same, from the floor", "20 us", false}, 20,
         RACK_USUAL_STOCK, 0, FLOOR_MM},
        {{"plates, 12 kinds x 8 pairs, kg", "1 ms", false}, 1000, WORST_KG, 0,
         0},
        {{"plates, 12 kinds x 8 pairs, kg and lb", "1 ms", false}, 1000,
         WORST_MIXED, 0, 0},
        {{"plates, the same, sleeve of 415 mm", "1 ms", false}, 1000,
         WORST_MIXED, SLEEVE_MM, 0},
        {{"plates, the same, from the floor too", "-", false}, 1e9,
         WORST_MIXED, SLEEVE_MM, FLOOR_MM},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct rack rack =
            rack_of(assets, rows[i].stock, rows[i].sleeve_mm);
        rack.floor_mm = rows[i].floor_mm;
        measure_plates(&rows[i].figure, rows[i].reach_us, &rack);
    }
}

static void measure_orders(const struct assets *assets)
{
    const struct {
        const char *what, *stock;
    } rows[] = {
        {"order of six lifters, usual stock", RACK_USUAL_STOCK},
        {"order of six, 12 kinds x 8 pairs, kg and lb", WORST_MIXED},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct rack rack = rack_of(assets, rows[i].stock, 0);
        const struct figure figure = {rows[i].what, "", false};
        measure_rotation(&figure, &rack);
    }
}

int main(void)
{
    struct assets assets;
    if (!assets_read(&assets, stderr)) {
        bench_give_up("the catalogues cannot be read");
    }
    measure_prescribe(&assets);
    measure_racks(&assets);
    measure_orders(&assets);
    return 0;
}
