/* Steering: what comes after a back-off set, from how it felt.
 *
 * The load stays while the next set is expected to feel as planned, give or
 * take half an RPE: plates are work. Else it moves to what is planned, by no
 * more than 5 % from the set before. A set's plan runs from how a fresh one
 * would feel to how it feels after the usual fatigue of the sets before it. A
 * set told as planned, or easier, never makes the next one lighter, and one
 * told as planned, or harder, never heavier, unless the cap would be passed.
 * Where it would be, reps are taken off down to the fewest prescribed, then
 * load. The styles that keep the load (protocol.h) take off reps or end.
 *
 * The back-off sets end after a miss, a set told above the cap, one whose e1RM
 * lies the protocol's fatigue under the top set's (both by the athlete's own
 * curve; Tuchscherer, RTS), the last one, or where nothing within these limits
 * is expected to stay within the cap. */
#ifndef CORE_STEER_H
#define CORE_STEER_H

#include "core/prescribe.h"

#include <stdbool.h>
#include <stdint.h>

/* The most a load changes from one set to the next, in percent. */
#define STEER_STEP_PCT 5

enum steer_end {
    STEER_GOES_ON,
    STEER_LAST,    /* all sets are done */
    STEER_MISSED,
    STEER_CAP,     /* told above the cap */
    STEER_AHEAD,   /* the next would pass the cap */
    STEER_FATIGUE, /* the e1RM fell as far as it is to */
};

struct steer_in {
    const struct protocol *protocol;
    const struct rack *rack;
    enum unit unit; /* the athlete's, for the line of why */
    const struct estimate *estimate; /* today's sets taken in; of `day` */
    int64_t day;
    const struct prescription *rx; /* PRESCRIBE_OK */
    struct set top;  /* as prescribed from */
    struct set last; /* the back-off set done last, told; no pain */
    int at;          /* back-off sets done or left out, 1.. */
};

struct steered {
    enum steer_end end;
    int32_t load_g;        /* loadable on this rack */
    int reps;              /* rx's reps_min..reps_max */
    int32_t target_g;      /* before plates; where the load is the prescribed
                              one, what that was before plates */
    int predicted_rpe_x10; /* of load_g x reps, after the sets before it */
    char why[WHY_LINE_MAX]; /* what changed, or ended it; "": nothing */
};

void steer(const struct steer_in *in, struct steered *out);

/* The heavier top set that is offered after one that was told an RPE or more
 * easier than planned (Helms et al. 2018): loadable, heavier than it, at most
 * 5 % so, expected to feel as planned give or take half an RPE. 0: none. */
int32_t steer_second_top_g(const struct estimate *estimate, int64_t day,
                           const struct rack *rack, const struct set *top,
                           int planned_rpe_x10);

/* Whether a set shows an e1RM that lies pct and more under the top set's, by
 * the athlete's curve; both FEEL_RPE. pct 0: never. */
bool steer_is_fatigued(const struct estimate *estimate, const struct set *top,
                       const struct set *set, int pct);

#endif
