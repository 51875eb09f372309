#include "kiosk/store/corrections.h"

#include "kiosk/store/row_names.h"
#include "kiosk/store/sql.h"
#include "kiosk/store/stamp.h"

static bool is_correction(const struct correction *c)
{
    const struct set *set = &c->set;
    bool is_miss = set->feel == FEEL_MISS;
    bool rpe_fits = set->feel == FEEL_RPE
                        ? set->rpe_x10 >= 0 && set->rpe_x10 <= 100
                        : set->rpe_x10 == 0;
    return !uid_is_none(&c->id) && set->load_g > 0 &&
           set->load_g <= LOAD_MAX_G && set->reps >= (is_miss ? 0 : 1) &&
           set->reps <= REPS_MAX && set->feel > FEEL_UNTOLD &&
           set->feel < FEEL_COUNT && rpe_fits;
}

/* Whose set it is, and the reps that were tried. */
static enum db_status find_target(struct db *db, const struct uid *target,
                                  struct uid *athlete, int *tried)
{
    sqlite3_stmt *stmt = sql_stmt(db,
        "SELECT athlete, reps FROM sets_that_count WHERE id = ?");
    sql_bind_uid(stmt, 1, target);
    enum db_status status = sql_row(db, stmt);
    if (status == DB_OK) {
        *athlete = sql_uid(stmt, 0);
        *tried = sqlite3_column_int(stmt, 1);
        sql_done(stmt);
    }
    return status;
}

/* A miss had one rep more in it than were achieved, or as many as its row
 * says that were tried. */
static int tried_reps(const struct set *set, int tried)
{
    if (set->feel != FEEL_MISS)
        return set->reps;
    return tried > set->reps || set->reps == REPS_MAX ? tried : set->reps + 1;
}

static enum db_status insert(struct db *db, const struct correction *c,
                             const struct uid *athlete, int tried,
                             const struct stamp *stamp)
{
    const struct set *set = &c->set;
    sqlite3_stmt *stmt = sql_stmt(db,
        "INSERT INTO corrections" STAMP_ROW "target, load_g, reps, feel,"
        " rpe_x10, achieved) VALUES (" STAMP_VALUES "?,?,?,?,?,?)"
        " ON CONFLICT (id) DO NOTHING");
    stamp_bind(stmt, athlete, &c->id, &c->at, stamp);
    sql_bind_uid(stmt, 9, &c->target);
    sqlite3_bind_int(stmt, 10, set->load_g);
    sqlite3_bind_int(stmt, 11, tried_reps(set, tried));
    sql_bind_text(stmt, 12, row_feels[set->feel]);
    sqlite3_bind_int(stmt, 13, set->rpe_x10);
    sqlite3_bind_int(stmt, 14, set->feel == FEEL_MISS ? set->reps : 0);
    return sql_run(db, stmt);
}

enum db_status corrections_append(struct db *db, const char *boot_id,
                                  const struct correction *correction)
{
    struct uid athlete;
    struct stamp stamp;
    int tried;
    bool is_own;
    if (!is_correction(correction) || !stamp_is_boot(boot_id))
        return DB_BAD;
    enum db_status status = sql_begin(db, &is_own);
    if (status == DB_OK)
        status = find_target(db, &correction->target, &athlete, &tried);
    if (status == DB_OK)
        status = stamp_take(db, boot_id, &stamp);
    if (status == DB_OK)
        status = insert(db, correction, &athlete, tried, &stamp);
    return sql_end(db, is_own, status);
}
