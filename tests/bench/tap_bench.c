/* From a tag's last bit to the frame with its athlete, and what the program
 * is made of after a few workouts. tap_bench BUILD. */
#include "kiosk/config/demo.h"
#include "kiosk/input/wiegand.h"
#include "tests/bench/measure.h"
#include "tests/bench/run.h"

#include <SDL.h>
#include <time.h>

#define TAPS 30
#define BITS 26
#define BIT_MS 2   /* between two bits of a demo tag */
#define SEE_MS 300 /* in which the frame must come */
#define REACH_MS 20 /* and the gap */
#define SETS 4
#define MINUTE_S 60

/* The clock on the screen changes with the minute: that frame is no answer
 * to a tap. */
static void avoid_minute(void)
{
    time_t left_s = MINUTE_S - time(NULL) % MINUTE_S;
    if (left_s <= 1) {
        run_sleep_ms(2000);
    }
}

/* Taps a tag; the time from its last bit to its frame. The demo's bits begin
 * at the whole ms in which the turn that took the key began. */
static int64_t tap_ns(struct run *run, int number)
{
    avoid_minute();
    int n_before = atomic_load(&run->probe->n_frames);
    int64_t ms = run_press(run, SDL_SCANCODE_F1 + number) / 1000000;
    int64_t last_bit_ns = (ms + (BITS - 1) * BIT_MS) * 1000000;
    run_sleep_ms((BITS - 1) * BIT_MS + SEE_MS);
    int n = atomic_load(&run->probe->n_frames) - n_before;
    if (n != 1) {
        bench_give_up("a tap brought %d new frames, not one", n);
    }
    return run->probe->frame_ns[n_before] - last_bit_ns;
}

static void measure_taps(struct run *run)
{
    struct samples samples = samples_new(TAPS);
    int64_t gap_ms = wiegand_config_default().gap_ns / 1000000;
    char reach[16];
    for (int i = 0; i < TAPS; i++) {
        samples_add(&samples, tap_ns(run, i % DEMO_ATHLETES));
    }
    double median_ms = (double)samples_rank(&samples, 500) / NS_PER_MS;
    snprintf(reach, sizeof reach, "%d + %d ms", (int)gap_ms, REACH_MS);
    figure_print(&(struct figure){"a tag's last bit to its athlete's frame",
                                  reach,
                                  median_ms <= (double)(gap_ms + REACH_MS)},
                 "median %.1f ms, worst %.1f ms", median_ms,
                 (double)samples_rank(&samples, 1000) / NS_PER_MS);
    figure_note("%d taps of %d athletes in real time; input: the demo's tags, "
                "26 bits %d ms apart,", TAPS, DEMO_ATHLETES, BIT_MS);
    figure_note("its keys pressed in SDL's queue; video: %s, %s renderer; "
                "reach: the gap and %d ms", run->driver,
                run->probe->renderer, REACH_MS);
    samples_free(&samples);
}

/* Every athlete does some sets: OK is Done, and then the felt number. */
static void work_out(struct run *run)
{
    for (int i = 0; i < DEMO_ATHLETES; i++) {
        run_press(run, SDL_SCANCODE_F1 + i);
        run_sleep_ms(BITS * BIT_MS + SEE_MS);
        for (int j = 0; j < 2 * SETS; j++) {
            run_press(run, SDL_SCANCODE_RETURN);
            run_sleep_ms(SEE_MS);
        }
    }
}

static void measure_memory(struct run *run)
{
    const double kib_per_mib = 1024;
    double rss_mib = run_status_kib(run, "VmRSS") / kib_per_mib;
    figure_print(&(struct figure){"memory (RSS), steady", "48 MiB",
                                  rss_mib <= 48},
                 "%.1f MiB (%s, %s renderer)", rss_mib, run->driver,
                 run->probe->renderer);
    figure_note("after workouts of %d athletes: %.1f MiB its own, %.1f MiB of "
                "files, %.1f MiB shared", DEMO_ATHLETES,
                run_status_kib(run, "RssAnon") / kib_per_mib,
                run_status_kib(run, "RssFile") / kib_per_mib,
                run_status_kib(run, "RssShmem") / kib_per_mib);
}

int main(int argc, char **argv)
{
    struct run run;
    if (argc != 2) {
        bench_give_up("which build folder? tap_bench BUILD");
    }
    run_start(&run, argv[1], true);
    run_sleep_ms(SEE_MS); /* the reader's lines settle */
    measure_taps(&run);
    work_out(&run);
    run_sleep_ms(2000);
    measure_memory(&run);
    run_stop(&run);
    return 0;
}
