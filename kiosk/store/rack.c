#include "kiosk/store/rack.h"

#include "kiosk/store/sql.h"

#include <string.h>

/* "calibrated:45lbx16," is the longest entry. */
#define STOCK_TEXT_MAX (STOCK_MAX * 40)

static const struct plate_catalog no_catalog;

/* SQLite would cut what does not fit to its low 32 bits, which may look fine
 * again; -1 is in no range here. */
static int32_t figure(sqlite3_stmt *stmt, int column)
{
    int64_t value = sqlite3_column_int64(stmt, column);
    return value >= 0 && value <= INT32_MAX ? (int32_t)value : -1;
}

enum db_status rack_get(struct db *db, const struct plate_catalog *catalog,
                        struct rack *out)
{
    char text[STOCK_TEXT_MAX];
    struct rack rack;
    sqlite3_stmt *stmt = sql_stmt(db,
        "SELECT bar_g, collar_g, sleeve_mm, stock FROM racks"
        " WHERE kiosk = (SELECT id FROM kiosk)");
    enum db_status status = sql_row(db, stmt);
    if (status != DB_OK)
        return status;
    memset(&rack, 0, sizeof rack);
    rack.bar_g = figure(stmt, 0);
    rack.collar_g = figure(stmt, 1);
    rack.sleeve_mm = figure(stmt, 2);
    sql_text(stmt, 3, text, sizeof text);
    sql_done(stmt);
    if (stock_parse(text, catalog != NULL ? catalog : &no_catalog,
                    &rack.stock) != STOCK_OK ||
        rack_check(&rack) != NULL)
        return DB_BAD;
    *out = rack;
    return DB_OK;
}

enum db_status rack_set(struct db *db, const struct rack *rack)
{
    if (rack_check(rack) != NULL)
        return DB_BAD;
    char text[STOCK_TEXT_MAX];
    stock_print(&rack->stock, text, sizeof text);
    sqlite3_stmt *stmt = sql_stmt(db,
        "INSERT OR REPLACE INTO racks(kiosk, bar_g, collar_g, sleeve_mm,"
        " stock) SELECT id, ?, ?, ?, ? FROM kiosk");
    sqlite3_bind_int(stmt, 1, rack->bar_g);
    sqlite3_bind_int(stmt, 2, rack->collar_g);
    sqlite3_bind_int(stmt, 3, rack->sleeve_mm);
    sql_bind_text(stmt, 4, text);
    return sql_run(db, stmt);
}
