/* What the idle screen costs. idle_bench BUILD. */
#include "kiosk/shell/loop.h"
#include "tests/bench/measure.h"
#include "tests/bench/run.h"

#include <poll.h>
#include <time.h>

#define SETTLE_MS (LOOP_BUSY_FOR_MS + 3000)
#define WATCH_MS 30000
#define BARE_MS 10000

/* What the machine takes for waking up alone: the CPU in percent of a program
 * that sleeps as the loop does, and does nothing. */
static double bare_percent(void)
{
    struct timespec from, to;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    for (int ms = 0; ms < BARE_MS; ms += LOOP_POLL_IDLE_MS) {
        poll(NULL, 0, LOOP_POLL_IDLE_MS);
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    return ((double)(to.tv_sec - from.tv_sec) * 1e9 +
            (double)(to.tv_nsec - from.tv_nsec)) /
           (BARE_MS * NS_PER_MS) * 100;
}

int main(int argc, char **argv)
{
    struct run run;
    if (argc != 2) {
        bench_give_up("which build folder? idle_bench BUILD");
    }
    run_start(&run, argv[1], false);
    run_sleep_ms(SETTLE_MS);
    int64_t from_ns = bench_now_ns(), cpu_ns = run_cpu_ns(&run);
    struct run_switches from = run_switches(&run);
    run_sleep_ms(WATCH_MS);
    struct run_switches to = run_switches(&run);
    cpu_ns = run_cpu_ns(&run) - cpu_ns;
    double s = (double)(bench_now_ns() - from_ns) / 1e9;
    run_stop(&run);

    double slept = (double)(to.slept - from.slept) / s;
    double preempted = (double)(to.preempted - from.preempted) / s;
    double percent = (double)cpu_ns / 1e9 / s * 100;
    figure_print(&(struct figure){"idle: wake-ups per second", "20",
                                  slept + preempted <= 20},
                 "%.1f, and %.1f preemptions (%s, %.0f s)", slept, preempted,
                 run.driver, s);
    figure_print(&(struct figure){"idle: CPU", "0.1 %", percent <= 0.1},
                 "%.3f %% (%s)", percent, run.driver);
    figure_note("a program that only sleeps and wakes as often: %.3f %%",
                bare_percent());
    return 0;
}
