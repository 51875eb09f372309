#include "tests/harness/seed.h"

#include <stdlib.h>

uint64_t seed_start(void)
{
    const char *text = getenv("SEED");
    return text != NULL ? strtoull(text, NULL, 10) : 1;
}

int seed_rounds(int usual)
{
    return getenv("QUICK") != NULL ? 1 : usual;
}

uint64_t seed_next(uint64_t *state)
{
    *state += 0x9e3779b97f4a7c15u;
    uint64_t z = *state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

int seed_between(uint64_t *state, int low, int high)
{
    uint64_t span = (uint64_t)(high - low) + 1;
    return low + (int)(seed_next(state) % span);
}
