/* Session: one athlete's time at the rack, as a value. */
#ifndef KIOSK_APP_SESSION_H
#define KIOSK_APP_SESSION_H

#include "core/prescribe.h"
#include "core/steer.h"
#include "core/target.h"
#include "core/warmup.h"
#include "kiosk/app/plates_plan.h"
#include "kiosk/app/record.h"

/* Why the set before asks for something else than going on. */
enum note {
    NOTE_NONE,
    NOTE_TOO_LIGHT,   /* top set easier than RPE 6: load raised, go again */
    NOTE_NO_HEAVIER,  /* the same, and the rack has no more plates */
    NOTE_MISSED,      /* top set missed with nothing known: load lowered */
    NOTE_STOPPED,     /* back-offs ended early: over the cap, or missed */
    NOTE_NO_BACKOFF,  /* even the empty bar is over the cap */
    NOTE_NO_NUMBER,   /* no e1RM known: work up by feel */
    NOTE_FINISHED_EARLY,
    NOTE_SECOND,      /* a heavier top set was chosen */
    NOTE_AHEAD,       /* back-offs ended early: one more would pass the cap */
    NOTE_FATIGUE,     /* the same: tired as far as the protocol wants */
};

enum pr { PR_NONE, PR_LOAD, PR_E1RM };

struct session {
    bool active; /* somebody is logged in */
    struct uid athlete;
    char name[ATHLETE_NAME_MAX];
    enum unit unit;

    int n_plans, n_known; /* as in athlete_file */
    struct plan plans[PLANS_MAX];
    struct plan now;      /* the plan being trained: one of plans, or made
                             from the catalogue for an unplanned lift */
    bool has_lift;        /* now is chosen */
    int lift, protocol;   /* of now: indices in the catalogue; -1: none */
    int bar;              /* index in the rack's bars; -1 - lift: a machine is
                             its own */
    bool bar_chosen;      /* by the athlete, for this workout */
    struct rack rack;     /* with that bar in it, and no other */
    int64_t day;          /* of the estimates; today's sets belong to it */
    struct estimate estimate; /* now's, and the sets told today */
    bool has_recovery;    /* the athlete said how recovered they are: */
    enum recovery recovery;
    struct uid recovery_id; /* its row; none: saved by who is not known */

    struct uid workout;   /* none until a lift is chosen */
    int n_sets;
    struct done_set sets[SESSION_SETS_MAX]; /* undone ones left out */

    struct target target; /* for the top set */
    int n_warmups;
    struct warmup warmups[WARMUPS_MAX];
    bool warmup_done[WARMUPS_MAX];

    /* The set now before the athlete, top or back-off: */
    int32_t load_g;
    int reps;
    struct loading loading; /* of load_g, from the bar as it stands */
    struct plates_plan plates_plan; /* over what is left of the workout */

    bool has_rx;
    struct prescription rx; /* after the top set */
    int backoff_at;         /* sets done or skipped, 0..rx.sets */
    struct steered next;    /* the back-off set to do, from the one before */
    int32_t second_top_g;   /* a heavier top set that is offered; 0: none */
    bool second_top;        /* it was chosen, and is not told yet */
    enum note note;

    int n_skips;
    struct done_skip skips[SESSION_SKIPS_MAX]; /* undone ones left out */
    bool can_reopen;        /* nothing is done yet, and the workout that was
                               ended for this one can be taken up again */

    int feel_set;           /* index in sets being asked about; -1: none */
    int32_t e1rm_g;         /* today's; 0: not known yet */
    int e1rm_sd_pct_x10;    /* its standard deviation, tenths of a percent of
                               it; 0: not known */
    int form_pct_x10;       /* what today is over (under) the trend before;
                               counts where e1rm_sd_pct_x10 is not 0 */
    enum pr pr;             /* made in this workout; said once */
    bool finished;          /* RECORD_FINISH was asked for */

    int64_t up_ms; /* mono; when they came to the screen */
    bool resting;
    int64_t rest_until_ms;  /* mono; may have passed: the clock counts up */
    bool rest_told;         /* the end was beeped */
};

/* Whether there is something to take back: a set, an answer, a skip, how
 * recovered somebody is, the end of the workout before. */
bool session_has_undo(const struct session *session);
/* Whether sets of this lift are known from before today's; else the plain rules
 * hold, and today's sets only steer each other. */
bool session_is_known(const struct session *session);
/* What was said, or what the last two weeks say. */
enum recovery session_recovery(const struct session *session);
/* Whether it can still be said: before anything is done. */
bool session_asks_recovery(const struct session *session);

#endif
