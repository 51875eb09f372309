#include "kiosk/store/verdicts.h"

#include "kiosk/store/row_names.h"
#include "kiosk/store/sql.h"
#include "kiosk/store/stamp.h"

#include <stdio.h>
#include <string.h>

/* Whether a row makes sense: what a hand put into the file may not. */
static bool read_row(sqlite3_stmt *stmt, struct verdict_row *row)
{
    char what[16];
    memset(row, 0, sizeof *row);
    row->seq = sqlite3_column_int64(stmt, 0);
    sql_text(stmt, 1, row->lift, sizeof row->lift);
    sql_text(stmt, 2, what, sizeof what);
    row->e1rm_g = sqlite3_column_int(stmt, 3);
    while (row->kind < VERDICT_KIND_COUNT &&
           strcmp(what, row_verdicts[row->kind]) != 0)
        row->kind++;
    return row->kind < VERDICT_KIND_COUNT && row->e1rm_g > 0 &&
           row->e1rm_g <= LOAD_MAX_G;
}

enum db_status verdicts_each(struct db *db, const struct uid *athlete,
                             verdicts_fn fn, void *context)
{
    sqlite3_stmt *stmt =
        sql_stmt(db, "SELECT seq, lift, what, e1rm_g FROM verdicts"
                     " WHERE athlete = ? ORDER BY seq, id");
    struct verdict_row row;
    enum db_status status;
    sql_bind_uid(stmt, 1, athlete);
    while ((status = sql_row(db, stmt)) == DB_OK) {
        if (read_row(stmt, &row) && !fn(&row, context)) {
            sql_done(stmt);
            return DB_OK;
        }
    }
    return status == DB_NOT_FOUND ? DB_OK : status;
}

static bool take_newest(const struct verdict_row *row, void *context)
{
    struct verdict_row *newest = context;
    if (strcmp(row->lift, newest->lift) == 0)
        *newest = *row;
    return true;
}

enum db_status verdicts_newest(struct db *db, const struct uid *athlete,
                               const char *lift, struct verdict_row *out)
{
    memset(out, 0, sizeof *out);
    snprintf(out->lift, sizeof out->lift, "%s", lift);
    enum db_status status = verdicts_each(db, athlete, take_newest, out);
    return status == DB_OK && out->e1rm_g == 0 ? DB_NOT_FOUND : status;
}

static bool is_verdict(const struct verdict *v)
{
    return !uid_is_none(&v->id) && v->lift[0] != '\0' &&
           strlen(v->lift) < LIFT_NAME_MAX && (int)v->kind >= 0 &&
           v->kind < VERDICT_KIND_COUNT && v->e1rm_g > 0 &&
           v->e1rm_g <= LOAD_MAX_G;
}

enum db_status verdicts_append(struct db *db, const char *boot_id,
                               const struct verdict *verdict)
{
    struct stamp stamp;
    bool is_own;
    if (!is_verdict(verdict) || !stamp_is_boot(boot_id))
        return DB_BAD;
    enum db_status status = sql_begin(db, &is_own);
    if (status == DB_OK)
        status = stamp_take(db, boot_id, &stamp);
    if (status == DB_OK) {
        sqlite3_stmt *stmt = sql_stmt(db,
            "INSERT INTO verdicts" STAMP_ROW "lift, what, e1rm_g)"
            " VALUES (" STAMP_VALUES "?,?,?) ON CONFLICT (id) DO NOTHING");
        stamp_bind(stmt, &verdict->athlete, &verdict->id, &verdict->at,
                   &stamp);
        sql_bind_text(stmt, 9, verdict->lift);
        sql_bind_text(stmt, 10, row_verdicts[verdict->kind]);
        sqlite3_bind_int(stmt, 11, verdict->e1rm_g);
        status = sql_run(db, stmt);
    }
    return sql_end(db, is_own, status);
}
