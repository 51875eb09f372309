/* Effects: all that the app asks of the world, as values. */
#ifndef KIOSK_APP_EFFECT_H
#define KIOSK_APP_EFFECT_H

#include "core/stock.h"
#include "kiosk/app/plates_plan.h"
#include "kiosk/app/record.h"
#include "kiosk/input/signal.h"
#include "kiosk/input/tag.h"

#define EFFECTS_MAX 9 /* of one event */

enum effect_kind {
    EFFECT_FIND_TAG,      /* -> EVENT_ATHLETE */
    EFFECT_FIND_ATHLETE,  /* by id -> EVENT_ATHLETE */
    EFFECT_LIST_ATHLETES, /* offset, count -> EVENT_ROSTER */
    EFFECT_APPEND,        /* record -> EVENT_STORED */
    EFFECT_SIGNAL,        /* LED and beeper */
    EFFECT_HEALTH,        /* -> EVENT_HEALTH */
    EFFECT_CHECK,         /* of the database -> EVENT_CHECKED */
    EFFECT_FORGET_TAG,    /* the last tag's cooldown: it did nothing */
    EFFECT_FIND_TREND,    /* id, lift -> EVENT_TREND */
    EFFECT_FIND_RACK,     /* -> EVENT_RACK */
    EFFECT_SAVE_RACK,     /* rack -> EVENT_RACK_SAVED */
    EFFECT_PLAN_PATH,     /* plates -> EVENT_PATH, at once */
};

struct effect {
    enum effect_kind kind;
    struct tag tag;        /* FIND_TAG */
    struct uid id;         /* FIND_ATHLETE, FIND_TREND */
    char lift[LIFT_NAME_MAX]; /* FIND_TREND */
    int offset, count;     /* LIST_ATHLETES */
    struct moment at;      /* FIND_*: for ages and windows */
    struct record record;  /* APPEND */
    enum signal_kind signal; /* SIGNAL */
    struct rack rack;      /* SAVE_RACK */
    struct plates_question plates; /* PLAN_PATH */
};

struct effects {
    int n;
    struct effect effect[EFFECTS_MAX];
};

#endif
