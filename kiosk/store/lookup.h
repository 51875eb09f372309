/* Lookup: all that a tap needs, from the rows of one athlete. */
#ifndef KIOSK_STORE_LOOKUP_H
#define KIOSK_STORE_LOOKUP_H

#include "core/curve.h"
#include "kiosk/app/record.h"
#include "kiosk/store/db.h"
#include "kiosk/store/lessons.h"

struct lookup_config {
    const char *boot_id;      /* of this boot */
    enum curve_id curve;      /* for readings of history */
    int64_t workout_open_ms;  /* see lookup_file */
    struct kept_list *fresh;  /* takes what is worth keeping, see kept_save;
                                 NULL: nothing is to be kept */
    bool learns_anew;         /* from the rows alone, not from what is kept */
    lesson_fn watch;          /* of lookup_lift, with learns_anew */
    void *context;
};

/* Fills *out for the athlete (all but rack), as of now. DB_NOT_FOUND where
 * there is none, or no longer.
 *
 * out->open is the newest workout with no finish, whatever its age; its age
 * is known where it was saved on this boot, or both clocks can be trusted. A
 * plan's history counts every other workout, and that one too where its age
 * is known to be workout_open_ms or more: it has expired, and is history.
 *
 * Of lifts without a plan what was done is told as well, behind the plans, as
 * long as there is room.
 *
 * What counts as history: last_reading_g and best_e1rm_g are of top sets (a
 * day's e1RM is its top set's reading), a miss with reps achieved included;
 * best_load_g of every set told, and warm-ups; heavy exposures of every set,
 * but for those known to be older than their days. A set is known to be as
 * old as any that was done after it, and else by the monotonic clock of this
 * boot, or by wall clocks that can be compared: where none can, it counts (it
 * is better to count one too many). All else goes by the order done, and by
 * no clock, but for the days (see past.h) of what was learned. */
enum db_status lookup_file(struct db *db, const struct lookup_config *config,
                           const struct uid *athlete,
                           const struct moment *now,
                           struct athlete_file *out);

/* What the athlete's sets of one lift say, the open workout's too. file is
 * filled as by lookup_file, but for what was learned and the habits. Of a lift
 * that was never done or planned nothing is known: DB_OK all the same. */
enum db_status lookup_lift(struct db *db, const struct lookup_config *config,
                           const struct uid *athlete, const char *lift,
                           const struct moment *now, struct athlete_file *file,
                           struct learned *out);

#endif
