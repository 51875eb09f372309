/* Rack edit: a rack that is being set by touch. Pure, and without a screen.
 *
 * It is a draft: nothing of it counts until it is saved as a whole. Rows are
 * what can be stepped, in this order: the usual bar, a collar, its sleeve, then
 * the plates, heaviest first; and of each bar beside it its mass and its sleeve,
 * which have numbers behind those of all plates there can be. A plate stepped
 * down to no pairs keeps its row, so that a held − does not run on into the
 * next plate; it goes when it is saved.
 * Every change can be taken back; steps of one row in one go are one change. */
#ifndef KIOSK_APP_RACK_EDIT_H
#define KIOSK_APP_RACK_EDIT_H

#include "core/stock.h"

#define RACK_UNDO_MAX 16 /* the oldest change is forgotten first */

enum rack_row {
    RACK_BAR,
    RACK_COLLAR,
    RACK_SLEEVE,
    RACK_PLATES, /* the first of the stock; RACK_PLATES + index */
    RACK_BARS = RACK_PLATES + STOCK_MAX /* see rack_edit_bar_row */
};

/* Ours. Steps: bars are made in half kilos or whole pounds, collars weigh from
 * 0.2 kg. A sleeve is asked for where it is short: 100 mm holds a pair of
 * plates, and no bar's is longer than 450 mm (IWF: 415), so that what follows
 * is no limit. The least bar is a technique stick. */
#define RACK_BAR_STEP_KG 500 /* thousandths of the unit */
#define RACK_BAR_STEP_LB 1000
#define RACK_COLLAR_STEP_KG 100
#define RACK_COLLAR_STEP_LB 500
#define RACK_SLEEVE_STEP_MM 5
#define RACK_SLEEVE_LEAST_MM 100
#define RACK_SLEEVE_MOST_MM 450

/* Why a step was not taken, or what it comes to. */
enum rack_step {
    RACK_STEPPED,
    RACK_NONE_LEFT, /* taken: that was the last pair */
    RACK_NO_LESS,   /* not taken: the row is at its end */
    RACK_NO_MORE,
};

struct rack_edit {
    struct rack draft; /* its plates may have 0 pairs */
    int n_undo;
    struct rack undo[RACK_UNDO_MAX]; /* as it was before each change */
    int last_row;                    /* the newest one stepped this; -1: none */
};

/* Begins with a rack; nothing can be taken back. */
void rack_edit_start(struct rack_edit *edit, const struct rack *rack);
/* Whether a row is there. */
bool rack_edit_has(const struct rack_edit *edit, int row);
/* The rows of bar 0, 1.. of the draft: its mass, its sleeve. */
int rack_edit_bar_row(int bar);
int rack_edit_sleeve_row(int bar);
/* What a row is, of whichever bar: RACK_BAR, RACK_COLLAR, RACK_SLEEVE or
 * RACK_PLATES. */
enum rack_row rack_edit_sort(int row);
/* The bar that a row of RACK_BAR or RACK_SLEEVE is of. */
int rack_edit_bar_of(int row);
/* The next value of a row down (direction -1) or up (1). The row must be
 * there. */
enum rack_step rack_edit_step(struct rack_edit *edit, int row, int direction);
/* One pair of a plate that the draft has not, or has none left of; else nothing
 * changes. Its row; -1: the rack holds STOCK_MAX kinds already. A kind of which
 * none are left makes room. */
int rack_edit_add(struct rack_edit *edit, const struct plate *plate);
/* One more bar, which must not be called as one that is there (bars_like): its
 * index; -1: there are BARS_MAX already. */
int rack_edit_add_bar(struct rack_edit *edit, const struct bar *bar);
/* A bar goes; there must be another one. */
void rack_edit_remove_bar(struct rack_edit *edit, int bar);
/* Whether two bars of what would be saved are called alike: it is not to be
 * saved then. */
bool rack_edit_has_twins(const struct rack_edit *edit);
/* All of it is another rack. */
void rack_edit_replace(struct rack_edit *edit, const struct rack *rack);
/* Takes the newest change back; nothing where there is none. */
void rack_edit_undo(struct rack_edit *edit);
/* What would be saved: without plates of which there are none. */
struct rack rack_edit_result(const struct rack_edit *edit);
/* The unit its bars and collars are stepped and read in: that of the heaviest
 * plate. */
enum unit rack_edit_unit(const struct rack_edit *edit);

#endif
