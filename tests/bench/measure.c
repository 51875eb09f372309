#include "tests/bench/measure.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int64_t bench_now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

struct samples samples_new(int room)
{
    struct samples samples = {.room = room};
    samples.ns = calloc((size_t)room, sizeof *samples.ns);
    if (samples.ns == NULL) {
        bench_give_up("no memory for %d samples", room);
    }
    return samples;
}

void samples_free(struct samples *samples)
{
    free(samples->ns);
    *samples = (struct samples){0};
}

void samples_add(struct samples *samples, int64_t ns)
{
    assert(samples->n < samples->room);
    samples->ns[samples->n++] = ns;
}

static int by_size(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

int64_t samples_rank(struct samples *samples, int per_mille)
{
    assert(samples->n > 0 && per_mille > 0 && per_mille <= 1000);
    qsort(samples->ns, (size_t)samples->n, sizeof *samples->ns, by_size);
    return samples->ns[(samples->n * per_mille + 999) / 1000 - 1];
}

void figure_print(const struct figure *figure, const char *format, ...)
{
    char measured[160];
    va_list args;
    va_start(args, format);
    vsnprintf(measured, sizeof measured, format, args);
    va_end(args);
    bool is_missed = figure->reach[0] != '\0' && !figure->is_reached;
    printf("%-46s  %-11s  %s%s\n", figure->what, figure->reach, measured,
           is_missed ? "  NOT REACHED" : "");
    fflush(stdout);
}

void figure_note(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    printf("  (");
    vprintf(format, args);
    printf(")\n");
    va_end(args);
    fflush(stdout);
}

void bench_give_up(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "bench: ");
    vfprintf(stderr, format, args);
    fprintf(stderr, "\n");
    va_end(args);
    exit(1);
}
