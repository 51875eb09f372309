/* Kept: what was learned of a lift up to some entry of its past, so that a tap
 * need not take in years of sets again.
 *
 * Derived from the rows, and never their only copy: table learned may be
 * emptied at any time. A row of it is used where its mark is that of the
 * first n entries as they are now: the mark is of each one's day, load, reps
 * and answer in their order, of the coach's figure, the chart, and of what
 * the estimator makes of some sets of ours. So an undo, a correction, a
 * clock that became known and another release each leave it behind, and
 * nobody has to remember to say so. Whatever is damaged, old or of another
 * machine's arithmetic is passed over in silence. */
#ifndef KIOSK_STORE_KEPT_H
#define KIOSK_STORE_KEPT_H

#include "kiosk/store/db.h"
#include "kiosk/store/learn.h"

struct kept {
    char lift[LIFT_NAME_MAX];
    uint64_t mark;
    int n; /* entries in it, 1.. */
    struct learned learned;
};

/* Worth keeping after a lookup. */
struct kept_list {
    struct uid athlete;
    enum curve_id curve;
    int n;
    struct kept kept[PLANS_MAX];
};

/* The mark of a lift of which nothing was taken in yet. */
uint64_t kept_start(struct db *db, enum curve_id curve, int32_t coach_e1rm_g);
/* And with the next entry. */
uint64_t kept_mark(uint64_t mark, const struct past_entry *entry);

/* What is kept of kept->lift; false: nothing that is whole. */
bool kept_find(struct db *db, const struct uid *athlete, enum curve_id curve,
               struct kept *kept);

/* Writes what is listed, and empties the list. It waits neither for the disk
 * nor for another program: where that has the file, or there is no room,
 * nothing is written, and nothing is said. Not where the file is only read.
 * False: db is no longer as db_open leaves it, and must be closed. */
bool kept_save(struct db *db, struct kept_list *list);

#endif
