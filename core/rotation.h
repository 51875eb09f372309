/* Rotation: the order in which lifters at one rack handle the fewest plates.
 *
 * Each has one next load. Going from one stack to the next, the plates are
 * those that plates_load takes from the bar as it stands then (or those that
 * are settled already): what each one's screen will ask for. Of all orders
 * that keep the tiers, the one with the fewest plates handled in all; of
 * equals the one that is nearest to the order given. Exact: every order is
 * weighed, or shown to be no better by what it has cost so far. */
#ifndef CORE_ROTATION_H
#define CORE_ROTATION_H

#include "core/plates.h"

#define ROTATION_MAX 6

struct rotation_lifter {
    const struct rack *rack;  /* the bar of their lift; the stock is the same
                                 for all */
    int bar;                  /* which one that is: who takes another strips
                                 the one before */
    int32_t load_g;           /* 0..LOAD_MAX_G */
    const struct stack *side; /* settled plates; NULL: as plates_load takes
                                 them for load_g */
    int tier; /* who has to lift before whom: the lower tier first */
};

struct rotation {
    int n;
    int order[ROTATION_MAX]; /* of lifters, the first to lift first */
    struct stack side[ROTATION_MAX]; /* on the bar at each place in it */
    int moves[ROTATION_MAX]; /* plates handled on one side before each */
    int moves_all;           /* their sum */
    int moves_as_given;      /* the same without changing more of the order
                                given than the tiers do; never less */
};

/* n is 0..ROTATION_MAX. `on` hangs on each side of on_bar now. */
void rotation_of(const struct rotation_lifter *lifter, int n,
                 const struct stack *on, int on_bar, struct rotation *out);

#endif
