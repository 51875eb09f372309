/* Protocols: how a workout is built from a top set and its back-off sets.
 *
 * The five that ship are in assets/protocols.ini, after the examples of the
 * article the project grew from; caps and rests are ours, for the coach to
 * edit there. The caller reads the file and hands each key to protocol_set. */
#ifndef CORE_PROTOCOL_H
#define CORE_PROTOCOL_H

#include <stdbool.h>
#include <stdint.h>

#define PROTOCOL_NAME_MAX 24
#define PROTOCOLS_MAX 16
#define PROTOCOL_REST_MAX_S 1800

enum goal { GOAL_STRENGTH, GOAL_POWER, GOAL_HYPERTROPHY, GOAL_COUNT };
enum top_by { TOP_BY_PERCENT, TOP_BY_RPE };
enum backoff_by { BACKOFF_BY_PERCENT, BACKOFF_BY_RPE, BACKOFF_BY_DROP };
/* What a drop counts from: the load that would have met the planned RPE
 * today (corrected), or the bar as it was lifted. */
enum drop_basis { BASIS_CORRECTED, BASIS_BAR };
/* How back-off sets follow the top set (Tuchscherer, RTS): lighter; the same
 * load and reps again; the same load for fewer reps. Of the last two the load
 * does not change from set to set. */
enum backoff_style { STYLE_LOAD_DROP, STYLE_REPEATS, STYLE_REP_DROP };

struct protocol {
    char name[PROTOCOL_NAME_MAX];
    char title[PROTOCOL_NAME_MAX];
    enum goal goal;
    enum top_by top_by;
    int top_reps;      /* 1..10 */
    int top_pct_x10;   /* TOP_BY_PERCENT: of the e1RM, 500..1000 */
    int top_rpe_x10;   /* TOP_BY_RPE: 60..100 */
    enum backoff_by backoff_by;
    int backoff_sets;      /* 1..10 */
    int backoff_reps_min;  /* 1..20 */
    int backoff_reps_max;  /* reps_min..20 */
    int backoff_pct_x10;   /* BY_PERCENT: of today's e1RM, 300..1000 */
    int backoff_rpe_x10;   /* BY_RPE: target, 60..100 */
    int backoff_drop_x10;  /* BY_DROP: percent off the top set, 0..500 */
    enum drop_basis basis; /* BY_DROP only */
    enum backoff_style style;
    int fatigue_pct;       /* 0, 2, 5 or 7: back-off sets end where one shows an
                              e1RM so far under the top set's; 0: no limit */
    int cap_rpe_x10;       /* 60..100: no set is prescribed above it */
    int rest_s;            /* 10..PROTOCOL_REST_MAX_S */
    int rest_hard_s;       /* after a hard set; 0: by rest_s, see rest.h */
    int rest_easy_s;       /* after an easy one; the same */
    int heavy_limit_7d;    /* exposures at 90 % and over; 0: no limit */
    int heavy_limit_28d;
};

struct protocols {
    int n; /* 0..PROTOCOLS_MAX */
    struct protocol protocol[PROTOCOLS_MAX];
};

struct protocol protocol_new(const char *name);

/* NULL where understood; else what is wrong, lower case, static. Keys:
 * title, goal (strength power hypertrophy), top ("2 @ 90%" or "1 @ RPE 8"),
 * backoff ("2 x 5 @ 82%", "3 x 6-8 @ 80%", "3 x 3 @ RPE 8", "3 x 3 -10%"),
 * basis (corrected bar), style (load-drop repeats rep-drop), fatigue (0 2 5
 * 7), cap ("RPE 9" or "9"), rest, rest_hard, rest_easy ("4 min" or "90 s"),
 * heavy_limit_7d, heavy_limit_28d. */
const char *protocol_set(struct protocol *protocol, const char *key,
                         const char *value);
const char *protocol_check(const struct protocol *protocol);
int protocols_find(const struct protocols *protocols, const char *name);

#endif
