/* Actions: what a control asks for, whether touched or chosen by buttons.
 * Screens put them on controls; app_update carries them out. */
#ifndef KIOSK_SCREENS_ACTION_H
#define KIOSK_SCREENS_ACTION_H

enum action_kind {
    ACT_NONE,
    ACT_PICK_BY_NAME, /* idle, unknown: the list of athletes */
    ACT_PAGE_LESS,    /* lists: the page before / after */
    ACT_PAGE_MORE,
    ACT_ATHLETE,      /* arg: index in the roster page */
    ACT_LIFT,         /* arg: index in session.plans, or, from n_plans on,
                         n_plans + index in the lift catalogue */
    ACT_RECOVERY,     /* top: how recovered, the next of three */
    ACT_SECOND_TOP,   /* back-off: the heavier top set that is offered */
    ACT_WARMUP,       /* arg: index of the warm-up; ticks it, or takes the
                         tick back (a void) */
    ACT_LOAD_LESS,    /* to the next loadable */
    ACT_LOAD_MORE,
    ACT_REPS_LESS,
    ACT_REPS_MORE,
    ACT_DONE,         /* the set was done: saves it, asks how it felt */
    ACT_MISSED,       /* the set was missed: saves it (if not yet), asks the
                         reps achieved */
    ACT_REPS_GOT,     /* arg: reps achieved of the missed set */
    ACT_FEEL,         /* arg: rpe_x10 */
    ACT_EASIER,
    ACT_PAIN,
    ACT_UNDO,
    ACT_MORE,         /* the menu of rarer things */
    ACT_BACK,         /* leave menu or list, nothing changed */
    ACT_SKIP_SET,     /* menu: top: on to back-off from what is known;
                         back-off: this set is not done */
    ACT_CHANGE_LIFT,  /* menu, summary: the lift choice */
    ACT_BAR_EMPTY,    /* menu, hanging: the bar is empty now */
    ACT_BARS,         /* top before anything is done, hanging: which bar */
    ACT_BAR,          /* arg: the rack's bar to do this workout with */
    ACT_HANGING,      /* menu, the sleeve: what hangs on the bar */
    ACT_PLATE_OFF,    /* hanging: the outermost plate is not there */
    ACT_PLATE_BACK,   /* hanging: it is, after all */
    ACT_TREND,        /* menu, summary: how this lift went over the weeks */
    ACT_FINISH,       /* menu: to the summary; summary: ends the workout */
    ACT_LOG_OUT,      /* the workout waits */
    ACT_RESUME,       /* resume: go on with the open workout */
    ACT_START_NEW,    /* resume: end the old one, start afresh */
    ACT_STAY,         /* countdown: not yet */
    ACT_DISMISS,      /* fault banner: seen */
    ACT_STAFF_NEXT,   /* staff: the next of their screens */
    ACT_TEST_LED,
    ACT_TEST_BEEP,
    ACT_RACK,         /* staff: plates, bar and collars */
    ACT_RACK_LESS,    /* arg: enum rack_row */
    ACT_RACK_MORE,
    ACT_RACK_KINDS,   /* the catalogue of plates */
    ACT_RACK_KIND,    /* arg: index in it: one pair more of these */
    ACT_RACK_PRESETS, /* the racks that are ready made */
    ACT_RACK_PRESET,  /* arg: index: shows it before it is used */
    ACT_RACK_USE,     /* it takes the place of all that is set */
    ACT_RACK_UNDO,
    ACT_RACK_SAVE,
    ACT_RACK_DISCARD, /* what is not saved */
    ACT_CROWD,        /* who shares the rack */
    ACT_TURN,         /* arg: index in app.parked; it is their turn */
    ACT_RACK_BARS,    /* all bars of the rack being set */
    ACT_RACK_BAR,     /* arg: which of them: its own screen */
    ACT_RACK_BAR_OFF, /* it goes */
    ACT_RACK_MODELS,  /* the bars that can be added */
    ACT_RACK_MODEL,   /* arg: index in the catalogue: it comes */
    ACT_COUNT
};

struct action {
    enum action_kind kind;
    int arg;
};

#endif
