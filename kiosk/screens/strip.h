/* Strip: who shares the rack, as cards in a row: whose turn is next, their
 * load and the plates it changes, and how long each one rests. A touch on a
 * card makes it their turn. */
#ifndef KIOSK_SCREENS_STRIP_H
#define KIOSK_SCREENS_STRIP_H

#include "kiosk/screens/layout.h"

/* Whether it stands in this screen's header. Not while somebody is asked how
 * it felt: no touch throws them out there. */
bool strip_is_in_header(const struct canvas *c);
/* The others' cards in a row TOUCH_MIN high or more, the next one first and
 * bright, with a pointer where it is their turn before that of who is at the
 * screen; where they do not all fit the last one leads to all of them. A box at
 * the panel's upper edge leaves room for the bezel. turn is one of app's. */
void strip_draw(const struct canvas *c, struct box box);

/* Somebody's first name, with the beginning of the last one where two of the
 * crowd share it, or all of it where they share that too. place as in a
 * crowd_turn. */
void strip_name(const struct app *app, int place, char out[ATHLETE_NAME_MAX]);
/* "1:20", "ready", "felt?", "left?": how it stands with them. */
void strip_state(const struct app *app, int place, char *out, size_t size);
uint32_t strip_state_rgb(const struct app *app, int place);
/* Their next load in their own unit, which has_unit says; "" where nobody knows
 * it yet. */
void strip_load(const struct app *app, const struct crowd_turn *turn,
                bool has_unit, char *out, size_t size);
/* "8 plates", of both sides: so many are carried; or "same bar". */
void strip_plates(const struct crowd_turn *turn, char *out, size_t size);
/* Whether it takes another bar than the one before, and which: "trap bar". */
bool strip_bar(const struct app *app, const struct crowd_turn *turn, char *out,
               size_t size);
/* "off 5 · 25  on 20", or "trap bar" and what goes on it, over two lines of the box where it is high enough; "8
 * plates" where that is too long; or that the bar stays as it is. */
void strip_change(const struct canvas *c, struct box box, int cap_x10,
                  const struct crowd_turn *turn);

#endif
