/* big_gym FILE: 100,000 athletes with 5 million sets, unless it is there. */
#include "tests/bench/gym.h"
#include "tests/bench/measure.h"

#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    char half[512];
    if (argc != 2) {
        bench_give_up("which file? big_gym FILE");
    }
    if (access(argv[1], F_OK) == 0) {
        return 0;
    }
    fprintf(stderr, "making the big gym, once: a minute or two, 2 GB\n");
    snprintf(half, sizeof half, "%s.half", argv[1]);
    unlink(half);
    int64_t from_ns = bench_now_ns();
    gym_fill(half);
    if (rename(half, argv[1]) != 0) {
        bench_give_up("cannot name it %s", argv[1]);
    }
    fprintf(stderr, "made %s in %.0f s\n", argv[1],
            (double)(bench_now_ns() - from_ns) / 1e9);
    return 0;
}
