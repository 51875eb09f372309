#include "kiosk/store/verdicts.h"

#include "kiosk/store/row_names.h"
#include "kiosk/store/sql.h"

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
