#include "kiosk/store/plans.h"

#include "kiosk/store/roster.h"
#include "kiosk/store/sql.h"

#include <string.h>

static bool is_plan(const struct plan_row *row)
{
    return row->lift[0] != '\0' && row->protocol[0] != '\0' &&
           row->coach_e1rm_g >= 0 && row->coach_e1rm_g <= LOAD_MAX_G &&
           row->frequency >= 0 && row->frequency <= 14 &&
           row->exercises >= 0 && row->exercises <= 20;
}

/* How many plans the athlete has for other lifts than this. */
static enum db_status count_others(struct db *db, const struct uid *athlete,
                                   const char *lift, int *out)
{
    sqlite3_stmt *stmt = sql_stmt(db,
        "SELECT COUNT(*) FROM plans WHERE athlete = ? AND lift <> ?");
    sql_bind_uid(stmt, 1, athlete);
    sql_bind_text(stmt, 2, lift);
    enum db_status status = sql_row(db, stmt);
    if (status == DB_OK) {
        *out = sqlite3_column_int(stmt, 0);
        sql_done(stmt);
    }
    return status;
}

static enum db_status put(struct db *db, const struct uid *athlete,
                          const struct plan_row *row)
{
    sqlite3_stmt *stmt = sql_stmt(db,
        "INSERT INTO plans(athlete, lift, place, protocol, coach_e1rm_g,"
        " frequency, exercises) VALUES (?1, ?2,"
        " (SELECT COALESCE(MAX(place), 0) + 1 FROM plans WHERE athlete = ?1),"
        " ?3, ?4, ?5, ?6)"
        " ON CONFLICT (athlete, lift) DO UPDATE SET"
        " protocol = ?3, coach_e1rm_g = ?4, frequency = ?5, exercises = ?6");
    sql_bind_uid(stmt, 1, athlete);
    sql_bind_text(stmt, 2, row->lift);
    sql_bind_text(stmt, 3, row->protocol);
    sqlite3_bind_int(stmt, 4, row->coach_e1rm_g);
    sqlite3_bind_int(stmt, 5, row->frequency);
    sqlite3_bind_int(stmt, 6, row->exercises);
    return sql_run(db, stmt);
}

enum db_status plans_set(struct db *db, const struct uid *athlete,
                         const struct plan_row *row)
{
    if (!is_plan(row))
        return DB_BAD;
    bool is_own;
    int n_others = 0;
    struct athlete found;
    enum db_status status = sql_begin(db, &is_own);
    if (status == DB_OK)
        status = roster_find_id(db, athlete, &found);
    if (status == DB_OK)
        status = count_others(db, athlete, row->lift, &n_others);
    if (status == DB_OK && n_others >= PLANS_MAX)
        status = DB_TOO_MANY;
    if (status == DB_OK)
        status = put(db, athlete, row);
    return sql_end(db, is_own, status);
}

enum db_status plans_remove(struct db *db, const struct uid *athlete,
                            const char *lift)
{
    sqlite3_stmt *stmt = sql_stmt(db,
        "DELETE FROM plans WHERE athlete = ? AND lift = ?");
    sql_bind_uid(stmt, 1, athlete);
    sql_bind_text(stmt, 2, lift);
    enum db_status status = sql_run(db, stmt);
    if (status == DB_OK && sqlite3_changes(db->sqlite) == 0)
        return DB_NOT_FOUND;
    return status;
}

enum db_status plans_list(struct db *db, const struct uid *athlete,
                          struct plan_row out[PLANS_MAX], int *n)
{
    *n = 0;
    sqlite3_stmt *stmt = sql_stmt(db,
        "SELECT lift, protocol, coach_e1rm_g, frequency, exercises"
        " FROM plans WHERE athlete = ? ORDER BY place LIMIT ?");
    sql_bind_uid(stmt, 1, athlete);
    sqlite3_bind_int(stmt, 2, PLANS_MAX);
    enum db_status status;
    while ((status = sql_row(db, stmt)) == DB_OK) {
        struct plan_row *row = &out[(*n)++];
        memset(row, 0, sizeof *row);
        sql_text(stmt, 0, row->lift, sizeof row->lift);
        sql_text(stmt, 1, row->protocol, sizeof row->protocol);
        row->coach_e1rm_g = sqlite3_column_int(stmt, 2);
        row->frequency = sqlite3_column_int(stmt, 3);
        row->exercises = sqlite3_column_int(stmt, 4);
    }
    return status == DB_NOT_FOUND ? DB_OK : status;
}
