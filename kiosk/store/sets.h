/* Sets: the append-only rows of what was done.
 *
 * A set is a row, its feel is a row, an undo is a row that voids one of them, a
 * finish is a row, how one has recovered is a row, what hangs on the bar, where
 * somebody puts it right, is a row. Each carries its UUIDv7, the
 * kiosk and boot it came from, monotonic and wall time, and a sequence number:
 * one more than any this database has seen, so that within a kiosk it counts
 * the rows, and rows of many racks keep cause before effect (Lamport 1978).
 * Rows are ordered by it, never by wall time. */
#ifndef KIOSK_STORE_SETS_H
#define KIOSK_STORE_SETS_H

#include "kiosk/app/record.h"
#include "kiosk/store/db.h"

/* Appends one row in one transaction; DB_OK: it is on the disk. Idempotent on
 * record->id: a second try adds nothing and answers DB_OK. boot_id: of this
 * boot, 1..63 bytes. FEEL and VOID (of a correction too) take the athlete from
 * their target. DB_NOT_FOUND: the athlete or the target is not in the database;
 * DB_BAD: a field out of range. Neither gets better by trying again; DB_FAILED
 * may. */
enum db_status sets_append(struct db *db, const char *boot_id,
                           const struct record *record);

/* A set as it counts: not undone, with its newest correction that is not
 * undone, or else the newest such feel. */
struct set_row {
    struct uid id, feel_id; /* feel_id: of the feel or correction that counts;
                               none: untold */
    struct uid workout, athlete;
    char athlete_name[ATHLETE_NAME_MAX]; /* as it is now, removed or not */
    char lift[LIFT_NAME_MAX];
    char protocol[PROTOCOL_NAME_MAX];
    enum set_kind kind;
    struct set set; /* of a miss the reps achieved */
    int tried_reps; /* as its own row or correction says */
    char stack[STACK_TEXT_MAX];
    char bar[BAR_NAME_MAX];
    int64_t seq;
    int64_t boot; /* see sets_boot */
    int64_t mono_ms, wall_ms;
    int32_t utc_offset_s;
    bool clock_trusted;
    bool time_known; /* the clock of a set of its boot was trusted */
    int64_t true_ms; /* where time_known: UNIX time by the monotonic clock, from
                        the first of those, whatever the wall clock was set to
                        in between */
    bool finished; /* its workout is */
};

struct set_filter {
    const struct uid *athlete; /* NULL: all */
    const char *lift;          /* NULL: all */
    /* wall_ms of a row whose clock was not trusted is true_ms, where
     * time_known. clock_trusted stays as it was. */
    bool mends_times;
};

/* Calls fn for each set that counts, in the order done; fn answers false to
 * stop (still DB_OK). fn must not use db. filter NULL: all. */
typedef bool (*sets_fn)(const struct set_row *row, void *context);
enum db_status sets_each(struct db *db, const struct set_filter *filter,
                         sets_fn fn, void *context);

/* The athlete's newest set that counts; DB_NOT_FOUND: none. */
enum db_status sets_newest(struct db *db, const struct uid *athlete,
                           struct set_row *out);

/* The sets that count whose id, as 32 digits of 0-9a-f, begins with these (and
 * dashes where they stand in it): at most max of them; *n were written.
 * DB_BAD: no such digits, or more than 32. */
enum db_status sets_beginning(struct db *db, const char *digits, int max,
                              struct set_row *out, int *n);

/* A set that was left out; undone ones are not told. */
struct skip_row {
    struct uid id;
    enum skip_kind kind;
    int64_t seq; /* as in set_row: what was done before has a lower one */
};
/* Those of a workout in the order done, at most max; *n of them. */
enum db_status sets_skips(struct db *db, const struct uid *athlete,
                          const struct uid *workout, int max,
                          struct skip_row *out, int *n);

/* How the athlete said at a workout that they had recovered, the newest that is
 * not undone; DB_NOT_FOUND: they did not. */
enum db_status sets_recovery(struct db *db, const struct uid *athlete,
                             const struct uid *workout, enum recovery *out);

/* The number rows of this kiosk's boot carry; 0: it has none yet. */
enum db_status sets_boot(struct db *db, const char *boot_id, int64_t *out);

/* How far a boot's wall clock was ahead of its monotonic one where it first
 * could be trusted; DB_NOT_FOUND: it never could. */
enum db_status sets_ahead(struct db *db, int64_t boot, int64_t *ahead_ms);

/* How many sets count, and how many rows were appended, of all kinds. */
enum db_status sets_count(struct db *db, int64_t *n_sets, int64_t *n_rows);

/* What hangs on which bar: as this kiosk's last set that counts left it (with
 * that set's load as its own row says, for it belongs to the plates), or as
 * somebody put it right since. All "" and 0 where nothing is known. */
enum db_status sets_bar(struct db *db, struct hanging *out);

#endif
