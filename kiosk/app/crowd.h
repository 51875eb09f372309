/* Crowd: up to six athletes who share the rack, and whose turn comes next.
 *
 * Who taps in is in. Who logs out, by their own tag or by touch, is out; so is
 * who has not been seen for a while: what they did waits as ever, and their
 * next tap finds it. Whoever taps is served at once; the order is an offer. */
#ifndef KIOSK_APP_CROWD_H
#define KIOSK_APP_CROWD_H

#include "core/rotation.h"

#define CROWD_MAX ROTATION_MAX
#define CROWD_HERE (-1) /* the one at the screen */

enum crowd_state {
    CROWD_READY,   /* could lift now */
    CROWD_RESTING,
    CROWD_UNTOLD,  /* has to say first how the last set felt */
    CROWD_FADING,  /* not seen for long: has left? */
};

/* Somebody's next set. */
struct crowd_turn {
    int place;             /* index in app.parked, or CROWD_HERE */
    int32_t load_g;        /* 0: not known before the last set is told */
    int bar;               /* which one, as session.bar */
    struct stack off, on;  /* what it changes on one side, in the order of
                              doing, once those before it have lifted; where
                              those had another bar all goes on */
};

/* Who would lift, as the order was made for. */
struct crowd_member {
    int place;
    int32_t load_g;
    int lift;                /* as session.lift */
    int bar;                 /* as session.bar */
    int tier;                /* see rotation.h */
    bool is_settled;         /* the plates are side, whatever hangs there */
    struct stack side;
};

struct crowd_members {
    int n; /* -1: to be made anew */
    struct crowd_member member[CROWD_MAX];
    struct stack on_bar;
    int on_bar_at;
};

struct crowd {
    int n; /* 2..CROWD_MAX; 0: nobody shares the rack */
    struct crowd_turn turn[CROWD_MAX]; /* who should lift first, first */
    int saved; /* plates that this order saves, both sides, against the one in
                  which they have waited */
    struct crowd_members of;
};

#endif
