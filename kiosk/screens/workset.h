/* Workset: what the top-set and back-off screens have in common: one load
 * that rules the screen, the reps, what is said about it, the actions. */
#ifndef KIOSK_SCREENS_WORKSET_H
#define KIOSK_SCREENS_WORKSET_H

#include "kiosk/screens/layout.h"

/* The rooms of the body, from above in portrait, in two columns above full
 * width lines in landscape. */
struct workset_rooms {
    struct box load;
    struct box reps;
    struct box side;  /* warm-ups, or the sleeve and its change */
    struct box strip; /* per side */
    struct box lines; /* what is said about it */
};

struct workset_rooms workset_layout(const struct canvas *c);
/* "160 kg", as large as the room allows. */
void workset_load(const struct canvas *c, struct box box);
/* "5 reps  set 1 of 2" with − and +. */
void workset_reps(const struct canvas *c, struct box box, const char *which);
/* Undo (where something was saved), Missed, − load, + load, Done. */
void workset_actions(const struct canvas *c);
/* Sleeve, change and per-side line of a loading. */
void workset_plates(const struct canvas *c, const struct workset_rooms *rooms,
                    const struct loading *loading);

/* Lines gathered for the `lines` room; the first ones given matter most. */
struct said {
    int n;
    const char *line[12];
    char own[2][96]; /* lines made by the screen */
};
/* Two columns in landscape, one in portrait; what does not fit is left out
 * from the end. */
void workset_lines(const struct canvas *c, struct box box,
                   const struct said *said);

#endif
