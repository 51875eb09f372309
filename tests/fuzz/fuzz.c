#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int fuzz_byte(struct fuzz *in)
{
    if (in->left == 0) {
        return 0;
    }
    in->left--;
    return *in->at++;
}

int fuzz_below(struct fuzz *in, int n)
{
    return fuzz_byte(in) % n;
}

int fuzz_between(struct fuzz *in, int low, int high)
{
    int number = fuzz_byte(in) << 8;
    number |= fuzz_byte(in);
    return low + number % (high - low + 1);
}

char *fuzz_text(struct fuzz *in)
{
    char *text = malloc(in->left + 1);
    if (text != NULL) {
        memcpy(text, in->at, in->left);
        text[in->left] = '\0';
    }
    in->left = 0;
    return text;
}

void fuzz_must(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "does not hold: %s\n", what);
        abort();
    }
}
