/* Fuzz: what the fuzz targets share. An input is bytes, taken as small
 * numbers until there are none; a broken promise ends the program. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a target is: one input tried, from libFuzzer or from replay.c. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct fuzz {
    const uint8_t *at;
    size_t left;
};

/* The next byte; 0 where there is none left. */
int fuzz_byte(struct fuzz *in);
/* 0..n-1 from the next byte; n 1..256. */
int fuzz_below(struct fuzz *in, int n);
/* low..high from the next two bytes; high - low at most 65535. */
int fuzz_between(struct fuzz *in, int low, int high);
/* What is left as a string, the caller's to free; NULL: no memory. A NUL in
 * it ends it early. */
char *fuzz_text(struct fuzz *in);

/* Ends the program with `what` where it does not hold. */
void fuzz_must(bool holds, const char *what);

#endif
