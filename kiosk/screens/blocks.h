/* Blocks: which plates one side of the bar shows, and how wide each is.
 *
 * Where there is too little room equal plates are gathered, then those that
 * stay are but a stub, then what comes off is left to the words below. */
#ifndef KIOSK_SCREENS_BLOCKS_H
#define KIOSK_SCREENS_BLOCKS_H

#include "core/plates.h"

#define STUB_X10 54      /* plates for which there is no room */
#define PLATE_GAP_X10 6

#define BLOCK_LABEL_MAX (PLATE_LABEL_MAX + 6)

/* In the order of doing: what stays, from the collar out, what comes off, and
 * what goes on in its place. */
enum part { STAYS, COMES_OFF, GOES_ON, IS_THERE /* nothing changes */ };

/* A plate, or several equal ones gathered where the sleeve is crowded. */
struct block {
    const struct plate *plate;
    int count;
    enum part part;
    int w_x10;
    char label[BLOCK_LABEL_MAX]; /* "25", "25×3", "45lb" */
};

struct blocks {
    int n;
    int n_hidden; /* inside of those, not shown */
    struct block block[STACK_MAX];
};

/* Widths and heights follow mass by its root (Ours: masses span 0.25..25 kg,
 * and a small plate must still bear its number). 25 kg and over: 1. */
double blocks_size(const struct block *block);

/* In tenths of a millimetre as all here: makes the blocks fill the room, up to
 * WIDEST_PCT of their width, or down to what their numbers need. */
void blocks_fit(const struct loading *loading, const struct rack *rack,
                int room_x10, bool with_off, bool with_unit,
                struct blocks *out);

#endif
