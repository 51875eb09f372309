/* Measure: times taken one by one, and the rows of the table they go into. */
#ifndef TESTS_BENCH_MEASURE_H
#define TESTS_BENCH_MEASURE_H

#include <stdbool.h>
#include <stdint.h>

#define NS_PER_US 1000.0
#define NS_PER_MS 1000000.0

struct samples {
    int n, room;
    int64_t *ns; /* owned; in no order until asked for a rank */
};

/* On the monotonic clock, ns. */
int64_t bench_now_ns(void);

/* Ends the program where there is no memory. */
struct samples samples_new(int room);
void samples_free(struct samples *samples);
/* At most room of them. */
void samples_add(struct samples *samples, int64_t ns);
/* The sample that per_mille of them do not exceed: 500 is the median, 990
 * p99, 1000 the worst. There is at least one. */
int64_t samples_rank(struct samples *samples, int per_mille);

/* One row: what was measured, the figure to reach ("": none, it is there to
 * be known), and the measured one as printf has it. */
struct figure {
    const char *what, *reach;
    bool is_reached;
};
void figure_print(const struct figure *figure, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A line that explains the row above it. */
void figure_note(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/* Says why there is no figure and ends the program. */
_Noreturn void bench_give_up(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

#endif
