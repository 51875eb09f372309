/* make evaluate: the estimator against the chart alone, on athletes who are
 * not there. Arguments: how many of each family, and where to write the
 * curve and its picture. */
#include "tests/evaluate/picture.h"
#include "tests/evaluate/score.h"
#include "tests/harness/seed.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#define FAMILIES_MOST 32

static double rpe_ratio(const struct score *s)
{
    return s->rpe / s->rpe_chart;
}

static double max_ratio(const struct score *s)
{
    return s->max / s->max_chart;
}

static double within_pct(const struct score *s)
{
    return 100.0 * s->n_within / s->n_max;
}

/* --- the table ------------------------------------------------------------------ */

static void print_head(void)
{
    printf("Mean error after the first %d sets; known: by one who knows all "
           "but the noise.\n\n", SETS_LEARNT_FROM);
    printf("| athletes | RPE | chart | ratio | known | 1RM %% | chart | ratio "
           "| in 90 %% | who they are |\n"
           "|---|---|---|---|---|---|---|---|---|---|\n");
}

static void print_row(const struct family *family, const struct score *s)
{
    printf("| %-8s | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.1f | "
           "%s |\n",
           family->name, s->rpe / s->n_rpe, s->rpe_chart / s->n_rpe,
           rpe_ratio(s), s->rpe_known / s->rpe_chart,
           100 * s->max / s->n_max, 100 * s->max_chart / s->n_max,
           max_ratio(s), within_pct(s), family->about);
}

static struct score run_family(int number, int n_athletes,
                               struct score by_workout[WORKOUTS])
{
    struct score score = {0};
    for (int i = 0; i < n_athletes; i++) {
        uint64_t seed = seed_start() + (uint64_t)number * 1000003 +
                        (uint64_t)i * 7919;
        seed = seed_next(&seed);
        score_athlete(&families[number], seed, &score, by_workout);
    }
    print_row(&families[number], &score);
    fflush(stdout);
    return score;
}

/* --- the criteria --------------------------------------------------------------- */

static bool pass(const char *what, double value, double least, double most)
{
    bool ok = value >= least && value <= most;
    printf("%s  %-52s %6.3f  (%g..%g)\n", ok ? "PASS" : "FAIL", what, value,
           least, most);
    return ok;
}

static bool judge(const struct score *score)
{
    const struct score *crowd = &score[FAMILY_CROWD];
    bool ok = pass("crowd: RPE of the next set, of the chart's error",
                   rpe_ratio(crowd), 0, 0.60);
    ok &= pass("crowd: today's 1RM, of the chart's error", max_ratio(crowd),
               0, 0.75);
    ok &= pass("crowd: the 90 % interval holds, %", within_pct(crowd), 85, 95);
    for (int i = FAMILY_CHART; i <= FAMILY_STEADY; i++) {
        char what[80];
        snprintf(what, sizeof what, "%s: RPE, no worse", families[i].name);
        ok &= pass(what, rpe_ratio(&score[i]), 0, 1);
        snprintf(what, sizeof what, "%s: 1RM, no worse", families[i].name);
        ok &= pass(what, max_ratio(&score[i]), 0, 1);
    }
    return ok;
}

/* What is learned to no end is said, too. */
static void tell_worse(const struct score *score)
{
    for (int i = 0; i < families_n; i++) {
        if (rpe_ratio(&score[i]) > 1) {
            printf("worse than the chart: RPE, %s\n", families[i].name);
        }
        if (max_ratio(&score[i]) > 1) {
            printf("worse than the chart: today's 1RM, %s\n",
                   families[i].name);
        }
        if (within_pct(&score[i]) < 85) {
            printf("surer than it should be: %s\n", families[i].name);
        }
    }
}

int main(int argc, char **argv)
{
    static struct score by_workout[FAMILIES_MOST][WORKOUTS];
    struct score score[FAMILIES_MOST];
    if (argc != 4) {
        fprintf(stderr, "usage: evaluate ATHLETES CURVE.csv PICTURE.svg\n");
        return 2;
    }
    print_head();
    for (int i = 0; i < families_n; i++) {
        score[i] = run_family(i, atoi(argv[1]), by_workout[i]);
    }
    printf("\n");
    bool ok = judge(score);
    printf("\n");
    tell_worse(score);
    if (!picture_csv(argv[2], by_workout[FAMILY_CROWD]) ||
        !picture_svg(argv[3], by_workout[FAMILY_CROWD])) {
        perror("evaluate");
        return 2;
    }
    return ok ? 0 : 1;
}
