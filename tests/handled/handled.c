/* make handled: plates handled with the shortest path against loading each
 * set's usual stack. Argument: where to write the picture. */
#include "tests/handled/picture.h"
#include "tests/handled/workouts.h"

#include <stdio.h>

static void print_head(void)
{
    printf("Plates handled on one side in a workout, mean of athletes with "
           "1RMs from %d to %d kg\n(%d to %d lb). Warm-ups may move by 5 kg "
           "(10 lb) where the column says so.\n\n", 80, 240, 175, 530);
    printf("| rack | workout | usual stacks | shortest, the same loads | set "
           "by set, warm-ups move | shortest, warm-ups move |\n"
           "|---|---|---|---|---|---|\n");
}

static void print_row(const struct gym *gym, const char *workout,
                      const double plates[WAY_COUNT])
{
    double usual = plates[WAY_USUAL];
    printf("| %s | %s | %.1f | %.1f | %.1f | **%.1f** (%.0f %% less) |\n",
           gym->name, workout, usual, plates[WAY_PATH], plates[WAY_SET_BY_SET],
           plates[WAY_PATH_MOVING],
           100 * (1 - plates[WAY_PATH_MOVING] / usual));
}

/* The path is never longer; else something is wrong, and said. */
static bool is_shorter(const double plates[WAY_COUNT])
{
    return plates[WAY_PATH] <= plates[WAY_USUAL] &&
           plates[WAY_PATH_MOVING] <= plates[WAY_SET_BY_SET] &&
           plates[WAY_PATH_MOVING] <= plates[WAY_PATH];
}

int main(int argc, char **argv)
{
    static struct assets assets;
    static struct handled handled[GYMS][WORKOUTS];
    bool ok = true;
    if (argc != 2 || !assets_read(&assets, stderr)) {
        fprintf(stderr, "usage: handled PICTURE.svg, with the assets there\n");
        return 2;
    }
    print_head();
    for (int g = 0; g < GYMS; g++) {
        for (int w = 0; w < WORKOUTS; w++) {
            handled[g][w] = handled_count(&assets, &workouts[w], &gyms[g]);
            print_row(&gyms[g], workouts[w].name, handled[g][w].plates);
            ok = ok && is_shorter(handled[g][w].plates);
        }
    }
    if (!picture_write(argv[1], handled)) {
        perror(argv[1]);
        return 1;
    }
    if (!ok) {
        printf("\nFAIL: a path is longer than another way\n");
    }
    return ok ? 0 : 1;
}
