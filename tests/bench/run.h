/* Run: the real rackside, started to be measured.
 *
 * It shows the demo gym by SDL's driver that the environment names, and tells
 * by its NOTIFY_SOCKET, as to systemd, when its first frame is up. Whatever
 * fails ends the program that measures, and rackside with it. */
#ifndef TESTS_BENCH_RUN_H
#define TESTS_BENCH_RUN_H

#include "tests/bench/probe.h"

#include <stdbool.h>
#include <sys/types.h>

struct run {
    pid_t pid;
    int notify;          /* the socket it tells */
    struct probe *probe; /* NULL: it runs without */
    int64_t start_ns;    /* before the fork */
    int64_t ready_ns;    /* READY=1 came: right after the first frame */
    char driver[32];     /* of SDL, as it says itself */
};

/* build: the build folder. Back when the first frame is up. */
void run_start(struct run *run, const char *build, bool is_probed);
void run_stop(struct run *run);

/* Presses a key (SDL's scancode); back when the loop has it. Answers when
 * that turn of the loop began. Probed only. */
int64_t run_press(struct run *run, int scancode);

/* A field of /proc/PID/status in KiB, such as "VmRSS". */
int run_status_kib(const struct run *run, const char *field);
/* How often its threads went to sleep, and were put off the CPU. */
struct run_switches {
    int64_t slept, preempted;
};
struct run_switches run_switches(const struct run *run);
/* CPU time of all its threads so far. */
int64_t run_cpu_ns(const struct run *run);

void run_sleep_ms(int ms);

#endif
