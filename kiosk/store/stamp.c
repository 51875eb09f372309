#include "kiosk/store/stamp.h"

#include "kiosk/store/sets.h"

#include <string.h>

bool stamp_is_boot(const char *boot_id)
{
    size_t n = strlen(boot_id);
    return n > 0 && n <= STAMP_BOOT_MAX;
}

static enum db_status find_boot(struct db *db, const char *boot_id,
                                int64_t *out)
{
    sqlite3_stmt *stmt = sql_stmt(db,
        "INSERT OR IGNORE INTO boots(kiosk, boot) SELECT id, ? FROM kiosk");
    sql_bind_text(stmt, 1, boot_id);
    enum db_status status = sql_run(db, stmt);
    if (status != DB_OK)
        return status;
    return sets_boot(db, boot_id, out);
}

enum db_status stamp_take(struct db *db, const char *boot_id,
                          struct stamp *out)
{
    enum db_status status = find_boot(db, boot_id, &out->boot);
    if (status == DB_OK)
        status = sql_run(db, sql_stmt(db, "UPDATE kiosk SET seq = seq + 1"));
    if (status == DB_OK)
        status = sql_number(db, "SELECT seq FROM kiosk", &out->seq);
    return status;
}

void stamp_bind(sqlite3_stmt *stmt, const struct uid *athlete,
                const struct uid *id, const struct moment *at,
                const struct stamp *stamp)
{
    sql_bind_uid(stmt, 1, athlete);
    sql_bind_uid(stmt, 2, id);
    sqlite3_bind_int64(stmt, 3, stamp->seq);
    sqlite3_bind_int64(stmt, 4, stamp->boot);
    sqlite3_bind_int64(stmt, 5, at->mono_ms);
    sqlite3_bind_int64(stmt, 6, at->wall_ms);
    sqlite3_bind_int(stmt, 7, at->utc_offset_s);
    sqlite3_bind_int(stmt, 8, at->clock_trusted);
}
