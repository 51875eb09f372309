/* Events: all that can happen to the app. */
#ifndef KIOSK_APP_EVENT_H
#define KIOSK_APP_EVENT_H

#include "core/trend.h"
#include "kiosk/app/sent.h"
#include "kiosk/app/health.h"
#include "kiosk/app/moment.h"
#include "kiosk/app/plates_plan.h"
#include "kiosk/app/record.h"
#include "kiosk/input/tag.h"

enum intent { INTENT_UP, INTENT_DOWN, INTENT_OK, INTENT_BACK };

enum fault {
    FAULT_READER, /* no chip, noise, swapped lines */
    FAULT_DISK,   /* cannot save, or a damaged file was set aside */
    FAULT_CLOCK,  /* the wall clock is not known to be right */
    FAULT_TOUCH,  /* fingers and keys cannot be heard */
    FAULT_COUNT
};
#define FAULT_TEXT_MAX 160

enum event_kind {
    EVENT_TICK,       /* time passed; sent at app_deadline_ms */
    EVENT_FINGER_DOWN, /* x_px, y_px */
    EVENT_FINGER_UP,
    EVENT_FINGER_GONE, /* left the panel, or more fingers: forget the press */
    EVENT_BUTTON,     /* intent; is_repeat while held */
    EVENT_TAG,        /* a sound frame, outside its cooldown */
    EVENT_TAG_AGAIN,  /* a sound frame within its cooldown: only the staff's
                         screens care */
    EVENT_BAD_FRAME,  /* reader: noise, parity, too long, as verdict says; tag:
                         what was received of it */
    EVENT_ATHLETE,    /* answer to EFFECT_FIND_*; found is false: unknown, or
                         failed: nobody can tell */
    EVENT_ROSTER,     /* answer to EFFECT_LIST_ATHLETES */
    EVENT_STORED,     /* id is committed (ok), or could not be yet (!ok): the
                         store keeps it and tries again, in order */
    EVENT_FAULT,      /* fault is on with text, or off */
    EVENT_FINGER_MOVE, /* x_px, y_px, while it is down */
    EVENT_STAFF,      /* the staff's screens are asked for, or done with */
    EVENT_LEVELS,     /* levels, while a staff's screen is up */
    EVENT_HEALTH,     /* answer to EFFECT_HEALTH */
    EVENT_CHECKED,    /* answer to EFFECT_CHECK: ok, or damaged (!ok), or
                         nobody can tell (failed); n_sets */
    EVENT_TREND,      /* answer to EFFECT_FIND_TREND: id, lift, trend; found is
                         false: nobody can tell */
    EVENT_RACK,       /* answer to EFFECT_FIND_RACK: rack; found is false:
                         nobody can tell */
    EVENT_RACK_SAVED, /* rack is kept (ok), or could not be yet (!ok): the
                         store tries again, in order; failed: it never will
                         be */
    EVENT_PATH,       /* answer to EFFECT_PLAN_PATH: plates */
};

struct event {
    enum event_kind kind;
    struct moment at;
    int x_px, y_px;       /* FINGER_* */
    enum intent intent;   /* BUTTON */
    bool is_repeat;       /* BUTTON */
    struct tag tag;       /* TAG*, BAD_FRAME; ATHLETE: the tag asked for, if
                             one was */
    enum wiegand_verdict verdict; /* BAD_FRAME; NOTHING: of a USB reader */
    bool found;           /* ATHLETE, TREND, RACK */
    bool failed;          /* ATHLETE, CHECKED, RACK_SAVED */
    struct athlete_file file; /* ATHLETE */
    struct roster_page roster; /* ROSTER */
    struct uid id;        /* STORED; TREND: the athlete */
    bool ok;              /* STORED, CHECKED, RACK_SAVED */
    enum fault fault;     /* FAULT */
    bool is_on;           /* FAULT */
    char text[FAULT_TEXT_MAX]; /* FAULT: what failed and what to do */
    struct levels levels; /* LEVELS */
    struct health health; /* HEALTH */
    int64_t n_sets;       /* CHECKED: rows of sets; -1: not known */
    char lift[LIFT_NAME_MAX];   /* TREND */
    struct trend_history trend; /* TREND */
    struct rack rack;     /* RACK, RACK_SAVED */
    struct plates_answer plates; /* PATH */
};

#endif
