/* Estimates: how strong an athlete is today in one lift, from all their sets.
 *
 * A bank of beliefs (see belief.h), one for each way in which strength may
 * move from workout to workout and each noise of an athlete's ratings, weighed
 * by how well each foresaw the sets (Magill 1965). What the bank says is their
 * weighted mean. An estimate is a value: it follows from the rows in their
 * order, the same rows always give the same bits, and it can be copied, kept
 * and thrown away. It holds no pointers and no padding that matters.
 *
 * Priors, and where they are from:
 *   rating noise 0.45 or 0.9 RPE: between Helms 2017 (0.33 in powerlifters)
 *     and Refalo 2023 (0.65 at 1 to 3 reps in reserve; SD 1.0)
 *   bias 0 +- 0.27 RPE: Refalo 2023 (-0.17); Halperin 2022 has +0.95 over all
 *     people and reps, of which lifters near failure show little
 *   from workout to workout 0.5 to 2 %: within Grgic 2020 (test-retest CV
 *     4.2 % median, the test's own error included)
 *   stretch 0 +- 0.16: below Nuzzo 2024 (SD 2.5 repetitions at 80 %, which
 *     has the test's own error in it)
 *   ours: bend 0 +- 0.06, drift 0 +- 0.4 % a workout, fatigue 1.2 +- 0.8 % of
 *     the 1RM a set
 *
 * What it is worth, and where it is not: `make evaluate`. */
#ifndef CORE_ESTIMATE_H
#define CORE_ESTIMATE_H

#include "core/belief.h"
#include "core/set.h"

#include <stdbool.h>
#include <stdint.h>

/* Ours: more of either foresee no better (`make evaluate`). */
#define ESTIMATE_MOVES 2  /* ways to move from workout to workout */
#define ESTIMATE_NOISES 2 /* of ratings */
#define ESTIMATE_BANK (ESTIMATE_MOVES * ESTIMATE_NOISES)

/* What a coach's figure is worth: a standard deviation of 5 %. */
#define ESTIMATE_COACH_SD_PCT 5.0

struct estimate {
    int32_t curve;      /* enum curve_id: the chart it departs from */
    int32_t is_pinned;  /* the 1RM is the coach's, and does not move */
    int32_t n_sets;     /* taken in since it was started */
    int32_t sets_today; /* done on `day` */
    int32_t wild_run;   /* wild sets in a row; negative: all too weak */
    int32_t believable_g; /* the strongest day so far that no wild set made;
                             0: none yet */
    int32_t told_halves;  /* answers on a half of an RPE, */
    int32_t told_between; /* and between them */
    int64_t day;        /* of the last set; any count of days */
    int64_t wild_day;   /* on which the last run of too strong sets began */
    double weight[ESTIMATE_BANK]; /* sums to 1; without the last set's say */
    double news[ESTIMATE_BANK];   /* ln likelihood of the last set */
    struct belief_kept belief[ESTIMATE_BANK];
};

/* e1rm_g with its standard deviation in percent is known beforehand; 0 (and
 * any sd): nothing is. */
void estimate_start(struct estimate *estimate, enum curve_id curve,
                    int32_t e1rm_g, double sd_pct);

/* A coach's word, from here on. Reset: the 1RM is e1rm_g, give or take sd_pct;
 * what was learned of curve, ratings and fatigue stays. Pin: it is e1rm_g, and
 * sets do not move it until it is reset. e1rm_g in 1..LOAD_MAX_G. */
void estimate_reset(struct estimate *estimate, int32_t e1rm_g, double sd_pct);
void estimate_pin(struct estimate *estimate, int32_t e1rm_g);

/* A set done on `day`. Another day than the last set's is a new one; an earlier
 * (somebody's clock was wrong) counts as the day after. UNTOLD and PAIN say
 * nothing of strength, but tire. A wild answer moves the estimate by one
 * bounded step; three in a row to one side are believed. */
void estimate_add(struct estimate *estimate, int64_t day,
                  const struct set *set);

struct today {
    int32_t e1rm_g;   /* 1..LOAD_MAX_G; fresh: without today's fatigue */
    double sd_pct;    /* standard deviation, in percent of it */
    double form_pct;  /* what today is over (under) the trend, in percent */
    int32_t trend_g;  /* the 1RM without today's form */
    double trend_sd_pct;
};
/* As of `day`, before its next set. */
struct today estimate_today(const struct estimate *estimate, int64_t day);

/* Whether that is as good as nothing: no figure was known, and no set has told
 * one. */
bool estimate_is_vague(const struct estimate *estimate);

/* The answer expected for a set done next on `day`: RPE, held to 5..10. */
double estimate_rpe(const struct estimate *estimate, int64_t day,
                    int32_t load_g, int reps);
/* The same as the athlete would say it: to the half where most answers so far
 * were halves, else to the tenth. */
int estimate_answer_x10(const struct estimate *estimate, int64_t day,
                        int32_t load_g, int reps);
/* The same for a set when fresh, not held: above 10 it would be missed. */
double estimate_fresh_rpe(const struct estimate *estimate, int64_t day,
                          int32_t load_g, int reps);

/* The load whose reps are expected to be told as this RPE next on `day`, in
 * whole grams, 0..LOAD_MAX_G; fresh: as if no set had been done today. The
 * inverse of estimate_rpe where that is not held. */
int32_t estimate_load_g(const struct estimate *estimate, int64_t day, int reps,
                        double rpe, bool fresh);

/* No load above it is to be prescribed: the heaviest believable single and
 * 5 %; LOAD_MAX_G where nothing is known. What one day alone says, and no
 * other day, does not raise it, however often it is said. */
int32_t estimate_ceiling_g(const struct estimate *estimate);

/* What is believed of the athlete, for who wants to look: ln share, RPE,
 * share of the 1RM a set. */
struct habits_of {
    double stretch, bend, bias_rpe, fatigue, rating_sd_rpe;
};
struct habits_of estimate_habits(const struct estimate *estimate);

#endif
