/* Pulse: the levels of the simulated GPIO lines, moved as a reader's and a
 * contact's wires would move them.
 *
 * A line of gpio-sim follows its pull: pull-up is an idle line, pull-down an
 * active one, and the kernel raises the edge as it would for a real chip. */
#ifndef TESTS_VM_GUEST_PULSE_H
#define TESTS_VM_GUEST_PULSE_H

#include <stdbool.h>
#include <stdint.h>

/* A pulse's width: 50 us, as most readers' data sheets have it. */
#define PULSE_WIDTH_NS INT64_C(50000)

int64_t pulse_now_ns(void);
/* Opens the pulls of all lines. False where there is no simulated chip. */
bool pulse_open(void);
void pulse_level(int line, bool is_high);

/* How well the simulated chip kept the time that was asked for. */
struct pulse_timing {
    int64_t shortest_ns, longest_ns; /* between two falling edges */
    int64_t end_ns;                  /* when the last one fell */
};
/* One pulse a character of bits: '0' on d0, '1' on d1. */
void pulse_frame(int d0, int d1, const char *bits, int64_t period_ns,
                 struct pulse_timing *out);
/* Random pulses on both lines for so long; returns how many edges fell. */
long pulse_noise(int d0, int d1, int edges_per_s, int64_t for_ns);

#endif
