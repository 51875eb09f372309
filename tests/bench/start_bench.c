/* Program start to first frame. start_bench BUILD. */
#include "tests/bench/measure.h"
#include "tests/bench/run.h"

#define STARTS 15

int main(int argc, char **argv)
{
    struct run run;
    struct samples samples = samples_new(STARTS);
    if (argc != 2) {
        bench_give_up("which build folder? start_bench BUILD");
    }
    run_start(&run, argv[1], false); /* warms the caches */
    run_stop(&run);
    for (int i = 0; i < STARTS; i++) {
        run_start(&run, argv[1], false);
        samples_add(&samples, run.ready_ns - run.start_ns);
        run_stop(&run);
    }
    double median_ms = (double)samples_rank(&samples, 500) / NS_PER_MS;
    figure_print(&(struct figure){"program start to first frame, warm",
                                  "250 ms", median_ms <= 250},
                 "median %.0f ms, worst %.0f ms (%s)", median_ms,
                 (double)samples_rank(&samples, 1000) / NS_PER_MS,
                 run.driver);
    samples_free(&samples);
    return 0;
}
