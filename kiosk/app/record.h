/* Records: the rows the app asks the store to append, and what the store
 * knows of an athlete. Shared by app, store and racksidectl. Plain values.
 *
 * Nothing is rewritten: a set is a row, its feel is a row, and an undo is a
 * row that voids one of them. */
#ifndef KIOSK_APP_RECORD_H
#define KIOSK_APP_RECORD_H

#include "core/estimate.h"
#include "core/set.h"
#include "core/stock.h"
#include "core/lift.h"
#include "core/protocol.h"
#include "core/volume.h"
#include "kiosk/app/moment.h"
#include "kiosk/app/uid.h"

#define ATHLETE_NAME_MAX 64   /* bytes of UTF-8 with the NUL */
#define RACK_NAME_MAX 32
#define PLANS_MAX LIFTS_MAX   /* lifts an athlete can have planned */
#define SESSION_SETS_MAX 48   /* sets of one workout, warm-ups included */
#define SESSION_SKIPS_MAX 24  /* sets of one workout that were skipped */
#define STACK_TEXT_MAX 160
#define ROSTER_PAGE_MAX 12
#define BEST_REPS_MAX 12      /* a PR is for 1..12 reps */

enum set_kind { SET_WARMUP, SET_TOP, SET_BACKOFF, SET_KIND_COUNT };

enum record_kind {
    RECORD_SET,    /* a set was done */
    RECORD_FEEL,   /* how that set felt */
    RECORD_VOID,   /* an undo of one of the others */
    RECORD_FINISH, /* the workout is over */
    RECORD_SKIP,   /* a set was left out */
    RECORD_RECOVERY, /* how the athlete said they had recovered */
    RECORD_HANGING, /* what hangs on the bar, put right by somebody */
    RECORD_KIND_COUNT
};

enum skip_kind {
    SKIP_TOP,     /* the top set: prescribe from what is known */
    SKIP_BACKOFF, /* one back-off set */
    SKIP_REST,    /* all that is left: to the summary */
    SKIP_KIND_COUNT
};

/* One row to append. A workout exists by the rows that name it. */
struct record {
    enum record_kind kind;
    struct uid id;      /* of this row */
    struct uid target;  /* FEEL: the set; VOID: the row voided; else none */
    struct uid workout; /* all but VOID and HANGING */
    struct uid athlete;
    struct moment at;
    char lift[LIFT_NAME_MAX];         /* SET, FINISH, SKIP, HANGING */
    char protocol[PROTOCOL_NAME_MAX]; /* SET, FINISH, SKIP */
    enum set_kind set_kind;           /* SET */
    int32_t load_g;                   /* SET: of the whole bar */
    int reps;                         /* SET: done or tried; FEEL of a miss:
                                         achieved; else 0 */
    enum feel feel;                   /* FEEL */
    int rpe_x10;                      /* FEEL */
    enum skip_kind skip;              /* SKIP */
    enum recovery recovery;           /* RECOVERY */
    char stack[STACK_TEXT_MAX];       /* SET, HANGING: one side "25,20,2.5" as
                                         stack_print writes it with "," */
    char bar[BAR_NAME_MAX];           /* SET, HANGING: its name; "": the usual
                                         one without a name, or a machine */
};

/* What hangs where, as the rows have it. */
struct hanging {
    char lift[LIFT_NAME_MAX]; /* it was done with; "": nothing is known */
    char bar[BAR_NAME_MAX];
    char stack[STACK_TEXT_MAX];
    int32_t load_g; /* of the whole bar; 0: put right since */
};

/* A set of the open workout as the rows have it (undone ones left out). */
struct done_set {
    struct uid id;
    struct uid feel_id; /* none: untold */
    enum set_kind kind;
    struct set set;     /* feel UNTOLD: reps are those done or tried */
    int tried_reps;     /* as the set's row says, whatever it felt like */
    int64_t mono_ms;    /* when, on this boot's clock; meaningless
                           if !this_boot */
    bool this_boot;     /* saved since this machine started */
    bool stored;        /* committed */
    bool feel_stored;
};

/* A set that was left out. */
struct done_skip {
    struct uid id;
    enum skip_kind kind;
    int at; /* sets of the workout done before it, undone ones left out */
};

/* What the athlete trains, and did, with one lift. */
struct plan {
    char lift[LIFT_NAME_MAX];
    char protocol[PROTOCOL_NAME_MAX];
    int32_t coach_e1rm_g; /* 0: none */
    int frequency;        /* sessions a week; 0: not said */
    int exercises;        /* 0: not said */
    /* From the rows, finished or expired workouts before the open one: */
    int32_t last_reading_g; /* of the last workout that gave one; 0: none */
    struct set last_top;    /* of the last workout; load_g 0: none */
    int32_t best_e1rm_g;    /* highest reading ever; 0: none */
    int32_t best_load_g[BEST_REPS_MAX + 1]; /* by reps done, [0] unused */
    int heavy_7d, heavy_28d; /* exposures at 90 % and over */
    int workouts;            /* with a top set of this lift, ever */
    /* What was learned from every set before the open workout's, and from the
     * coach; n_sets 0: nothing but coach_e1rm_g. */
    struct estimate estimate;
    int32_t heaviest_g; /* of the last weeks, see leap_heaviest_g; 0: none, or
                           the coach has spoken since */
    /* What the athlete really did in the last four weeks; 0: too little of it
     * to say. What the coach typed wins. */
    int seen_frequency; /* days a week with this lift, rounded, 1..7 */
    int seen_exercises; /* lifts on a day that had this one, rounded, 1.. */
    bool is_stale;      /* see trend_is_stale */
};

/* A workout that is not finished. */
struct open_workout {
    struct uid id; /* none: there is none */
    char lift[LIFT_NAME_MAX];
    char protocol[PROTOCOL_NAME_MAX];
    char bar[BAR_NAME_MAX]; /* of its last set */
    int n_sets; /* 0..SESSION_SETS_MAX, in the order done */
    struct done_set sets[SESSION_SETS_MAX];
    int n_skips;
    struct done_skip skips[SESSION_SKIPS_MAX];
    bool has_recovery; /* it was said; else normal, or read from the trend */
    enum recovery recovery;
    bool age_known;   /* same boot, or both clocks trusted */
    int64_t age_ms;   /* since its last set; where age_known */
};

/* All that a tap needs, answered in one event. */
struct athlete_file {
    struct uid id;
    int64_t day; /* the estimates' day that sets done now belong to */
    char name[ATHLETE_NAME_MAX];
    enum unit unit;
    int n_plans;
    int n_known; /* plans[n_plans..n_known): lifts without a plan, with what was
                    done; protocol "" */
    struct plan plans[PLANS_MAX];
    struct open_workout open;
    /* The rack as the database has it now, so that racksidectl's changes
     * show at the next tap: */
    struct rack rack;
};

struct roster_entry {
    struct uid id;
    char name[ATHLETE_NAME_MAX];
};

struct roster_page {
    int offset, n, total; /* n entries from offset, of total, by name */
    struct roster_entry entry[ROSTER_PAGE_MAX];
};

#endif
