/* Rows: what the app asked to save, as the store would keep it, and what the
 * store would answer at the next tap. Each row is held to its promises when
 * it is asked for. */
#ifndef TESTS_FUZZ_ROWS_H
#define TESTS_FUZZ_ROWS_H

#include "core/curve.h"
#include "kiosk/app/record.h"

#define ROWS_MAX 1024

struct row {
    struct record record;
    int boot;      /* which start of the machine it is from */
    int target;    /* FEEL, VOID: index of the row meant; else -1 */
    int voided_by; /* index of the row that voids it; -1: it counts */
};

struct rows {
    int n;        /* asked for; those from n_stored on are not stored yet */
    int n_stored; /* the store keeps the order */
    int boot;
    struct row row[ROWS_MAX];
    enum curve_id curve; /* for readings of history */
    int64_t workout_open_ms;
};

/* One more row, asked for at `now`. `is_known`: the app could know all that
 * was done by its athlete. Where it could not, as its file came from a disk
 * that was behind, things may be done twice: the newest counts. */
void rows_ask(struct rows *rows, const struct record *record,
              const struct moment *now, bool is_known);
/* The next row is on the disk; its id. */
struct uid rows_store(struct rows *rows);
/* Whether a row with this id is on the disk. */
bool rows_has_stored(const struct rows *rows, const struct uid *id);
/* Whether the athlete has rows that are not. */
bool rows_is_behind(const struct rows *rows, const struct uid *athlete);
/* The power is cut: what was not stored is gone. */
void rows_cut(struct rows *rows);
/* The sets and skips that count of a workout, as the rows asked for have them;
 * nothing else is set. */
void rows_workout(const struct rows *rows, const struct uid *workout,
                  struct open_workout *out);
/* What the store knows at `now` of the athlete whose id, plans and rack are
 * in *file: adds the open workout and the history of the plans. */
void rows_look_up(const struct rows *rows, const struct moment *now,
                  struct athlete_file *file);

#endif
