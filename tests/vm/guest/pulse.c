#include "tests/vm/guest/pulse.h"

#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define LINES_MAX 54
#define PULLS "/sys/devices/platform/gpio-sim.*/gpiochip*/sim_gpio"

static int pull_fd[LINES_MAX];

int64_t pulse_now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

bool pulse_open(void)
{
    bool any = false;
    for (int line = 0; line < LINES_MAX; line++) {
        char pattern[96];
        glob_t found = {0};
        snprintf(pattern, sizeof pattern, PULLS "%d/pull", line);
        pull_fd[line] = -1;
        if (glob(pattern, 0, NULL, &found) == 0) {
            pull_fd[line] = open(found.gl_pathv[0], O_WRONLY | O_CLOEXEC);
            any = any || pull_fd[line] >= 0;
        }
        globfree(&found);
    }
    return any;
}

void pulse_level(int line, bool is_high)
{
    const char *pull = is_high ? "pull-up" : "pull-down";
    size_t n = is_high ? 7 : 9;
    if (line < 0 || line >= LINES_MAX || pull_fd[line] < 0 ||
        pwrite(pull_fd[line], pull, n, 0) != (ssize_t)n) {
        fprintf(stderr, "hands: line %d cannot be moved\n", line);
    }
}

/* Sleeps where there is time, and watches the clock for the rest: a sleep
 * alone wakes a tick late. */
static void wait_until(int64_t at_ns)
{
    int64_t left_ns = at_ns - pulse_now_ns();
    if (left_ns > 2000000) {
        struct timespec nap = {.tv_nsec = left_ns - 1000000};
        nanosleep(&nap, NULL);
    }
    while (pulse_now_ns() < at_ns) {
    }
}

void pulse_frame(int d0, int d1, const char *bits, int64_t period_ns,
                 struct pulse_timing *out)
{
    int64_t due_ns = pulse_now_ns(), before_ns = 0;
    *out = (struct pulse_timing){.shortest_ns = INT64_MAX};
    for (const char *bit = bits; *bit != '\0'; bit++) {
        int line = *bit == '1' ? d1 : d0;
        wait_until(due_ns);
        int64_t now_ns = pulse_now_ns();
        pulse_level(line, false);
        wait_until(now_ns + PULSE_WIDTH_NS);
        pulse_level(line, true);
        int64_t gap_ns = now_ns - before_ns;
        if (before_ns != 0) {
            out->shortest_ns =
                gap_ns < out->shortest_ns ? gap_ns : out->shortest_ns;
            out->longest_ns =
                gap_ns > out->longest_ns ? gap_ns : out->longest_ns;
        }
        before_ns = out->end_ns = now_ns;
        due_ns = now_ns + period_ns;
    }
}

long pulse_noise(int d0, int d1, int edges_per_s, int64_t for_ns)
{
    int64_t start_ns = pulse_now_ns(), due_ns = start_ns;
    long n = 0;
    for (; due_ns < start_ns + for_ns; n++) {
        int line = rand() & 1 ? d1 : d0;
        wait_until(due_ns);
        pulse_level(line, false);
        pulse_level(line, true);
        /* Anything from at once to twice the mean. */
        due_ns += rand() % 2001 * (INT64_C(1000000) / edges_per_s);
    }
    return n;
}
