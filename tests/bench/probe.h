/* Probe: what a preloaded probe.so shares with the program that measures.
 *
 * It lies in a file both have mapped, so that the program under measurement
 * makes no system call more than without it. */
#ifndef TESTS_BENCH_PROBE_H
#define TESTS_BENCH_PROBE_H

#include <stdatomic.h>
#include <stdint.h>

#define PROBE_VARIABLE "RACKSIDE_BENCH_PROBE" /* the file's path */
#define PROBE_FRAMES_MAX 4096

struct probe {
    atomic_int scancode; /* SDL's, of the key to press; 0: none, or taken */
    /* Before the turn of the loop that took the key asked SDL for the first
     * time; 0: not taken yet. */
    _Atomic int64_t turn_ns;
    atomic_int n_frames;
    /* When each SDL_RenderPresent came back; 0..n_frames-1 are set. */
    int64_t frame_ns[PROBE_FRAMES_MAX];
    char renderer[32]; /* SDL's, of the last frame */
};

#endif
