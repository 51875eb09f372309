/* Workset: what the top-set and back-off screens have in common: one load
 * that rules the screen, the reps, what is said about it, the actions. */
#ifndef KIOSK_SCREENS_WORKSET_H
#define KIOSK_SCREENS_WORKSET_H

#include "core/text.h"
#include "kiosk/screens/said.h"

/* The rooms of the body, from above in portrait, in two columns above full
 * width lines in landscape. */
struct workset_rooms {
    struct box load;
    struct box reps;
    struct box ramp;   /* warm-ups; in their place when they are done: */
    struct box side;   /* the sleeve */
    struct box change; /* off and on */
    struct box strip; /* per side */
    struct box lines; /* what is said about it */
};

/* For session.loading, which says how much room the plates take, and for what
 * is to be said: the diagram gives up what they need. */
struct workset_rooms workset_layout(const struct canvas *c,
                                    const struct said *said);
/* "160 kg", as large as the room allows. */
void workset_load(const struct canvas *c, struct box box);
/* − "5 reps" +, and "set 1 of 2" below. */
void workset_reps(const struct canvas *c, struct box box, const char *which);
/* Undo (Log out where nothing was saved), More, Missed (another bar before
 * anything is done, a heavier top set, where one is offered), − load, + load,
 * Done. */
void workset_actions(const struct canvas *c);
/* Sleeve and change of session.loading; a touch on them asks what hangs there.
 * After the actions: it comes last by buttons. */
void workset_plates(const struct canvas *c, const struct workset_rooms *rooms);

/* What the set before the athlete, as they have it now, is expected to feel
 * like, in tenths of an RPE; above 100: a miss. */
int workset_expected_x10(const struct app *app);
/* An RPE to the half, as the feel screen asks for it. */
void workset_rpe(struct text *text, int rpe_x10);

#endif
