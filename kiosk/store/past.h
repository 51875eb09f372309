/* Past: an athlete's working sets in the order done, each with its day.
 *
 * What estimates and habits are worked out from. Warm-ups are left out, and
 * what was undone; untold sets are in, for they tire. A workout is one day:
 * the local calendar day of its first set whose time is known, or counted from
 * the lift's workout before by the monotonic clock of a boot that they share.
 * Days count from 1970-01-01 where clocks could tell. Those of a lift never go
 * back, and none goes beyond now: where clocks contradict each other most of
 * them are believed. Ours: a workout whose day nobody knows is three days after
 * the lift's one before, as most train a lift two or three times a week; such
 * at the very beginning are counted back from the first that is known. */
#ifndef KIOSK_STORE_PAST_H
#define KIOSK_STORE_PAST_H

#include "kiosk/store/sets.h"
#include "kiosk/store/verdicts.h"

#define PAST_GUESS_DAYS 3
#define PAST_LIFTS_MAX PLANS_MAX

struct past_workout {
    struct uid id;
    int lift; /* of its first set */
    int64_t boot, mono_ms; /* of its first set */
    int64_t day;
    bool day_known; /* by a clock */
    int run_end, run_before; /* while it is dated */
};

/* A set, or what the coach said between two. */
struct past_entry {
    int64_t seq;
    int64_t day; /* of a set, once dated */
    bool is_set;
    int workout; /* SET: index; else -1 */
    int lift;    /* see past_lift; -1: one too many */
    enum set_kind kind; /* SET: TOP, BACKOFF */
    struct set set;     /* SET */
    enum verdict_kind verdict; /* else */
    int32_t e1rm_g;            /* else */
};

struct past {
    int n, room;
    struct past_entry *entry; /* owned */
    int n_workouts, workouts_room;
    struct past_workout *workout; /* owned */
    int n_lifts;
    char lift[PAST_LIFTS_MAX][LIFT_NAME_MAX];
    bool is_short; /* there was no memory for all of it */
};

/* What is known of now: local time by a trusted clock, or worked out. */
struct past_now {
    int64_t boot, mono_ms; /* 0: no rows of it yet */
    int64_t day;
    bool day_known;
};

void past_open(struct past *past);
void past_close(struct past *past);
/* The next set in the order done, warm-ups too. */
void past_take(struct past *past, const struct set_row *row);
/* After the last set: what a coach said of a lift. */
void past_say(struct past *past, const struct verdict_row *row);
/* After all of it. Answers with the day of a workout begun now. */
int64_t past_date(struct past *past, const struct past_now *now);
/* The index of a lift; -1: nothing is known of it. */
int past_lift(const struct past *past, const char *lift);
/* The index of one of the last workouts; -1: it is none of them. */
int past_find(const struct past *past, const struct uid *workout);

#endif
