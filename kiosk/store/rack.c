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

/* The bars beside the usual one, in their order. */
static enum db_status get_bars(struct db *db, struct rack *rack)
{
    sqlite3_stmt *stmt = sql_stmt(db,
        "SELECT name, kind, bar_g, sleeve_mm FROM bars"
        " WHERE kiosk = (SELECT id FROM kiosk) ORDER BY place LIMIT ?");
    sqlite3_bind_int(stmt, 1, BARS_MAX - 1);
    enum db_status status;
    while ((status = sql_row(db, stmt)) == DB_OK) {
        struct bar bar;
        memset(&bar, 0, sizeof bar);
        sql_text(stmt, 0, bar.name, sizeof bar.name);
        sql_text(stmt, 1, bar.kind, sizeof bar.kind);
        bar.mass_g = figure(stmt, 2);
        bar.sleeve_mm = figure(stmt, 3);
        bars_put(rack, bars_count(rack), &bar);
    }
    return status == DB_NOT_FOUND ? DB_OK : status;
}

/* Those of bars that there are no more count for nothing. */
static enum db_status get_choices(struct db *db, struct rack *rack)
{
    sqlite3_stmt *stmt = sql_stmt(db,
        "SELECT lift, place FROM lift_bars"
        " WHERE kiosk = (SELECT id FROM kiosk) ORDER BY lift");
    enum db_status status;
    while ((status = sql_row(db, stmt)) == DB_OK) {
        char lift[BAR_LIFT_MAX];
        int32_t place = figure(stmt, 1);
        sql_text(stmt, 0, lift, sizeof lift);
        if (place >= 0 && place < bars_count(rack))
            bars_choose(rack, lift, place);
    }
    return status == DB_NOT_FOUND ? DB_OK : status;
}

static enum db_status get_row(struct db *db,
                              const struct plate_catalog *catalog,
                              struct rack *rack)
{
    char text[STOCK_TEXT_MAX];
    sqlite3_stmt *stmt = sql_stmt(db,
        "SELECT bar_g, collar_g, sleeve_mm, stock, bar_name, bar_kind"
        " FROM racks WHERE kiosk = (SELECT id FROM kiosk)");
    enum db_status status = sql_row(db, stmt);
    if (status != DB_OK)
        return status;
    memset(rack, 0, sizeof *rack);
    rack->bar_g = figure(stmt, 0);
    rack->collar_g = figure(stmt, 1);
    rack->sleeve_mm = figure(stmt, 2);
    sql_text(stmt, 3, text, sizeof text);
    sql_text(stmt, 4, rack->bars.name, sizeof rack->bars.name);
    sql_text(stmt, 5, rack->bars.kind, sizeof rack->bars.kind);
    sql_done(stmt);
    return stock_parse(text, catalog != NULL ? catalog : &no_catalog,
                       &rack->stock) == STOCK_OK
               ? DB_OK
               : DB_BAD;
}

enum db_status rack_get(struct db *db, const struct plate_catalog *catalog,
                        struct rack *out)
{
    struct rack rack;
    enum db_status status = get_row(db, catalog, &rack);
    if (status == DB_OK)
        status = get_bars(db, &rack);
    if (status == DB_OK)
        status = get_choices(db, &rack);
    if (status == DB_OK && rack_check(&rack) != NULL)
        return DB_BAD;
    if (status == DB_OK)
        *out = rack;
    return status;
}

static enum db_status put_row(struct db *db, const struct rack *rack)
{
    char text[STOCK_TEXT_MAX];
    stock_print(&rack->stock, text, sizeof text);
    sqlite3_stmt *stmt = sql_stmt(db,
        "INSERT OR REPLACE INTO racks(kiosk, bar_g, collar_g, sleeve_mm,"
        " stock, bar_name, bar_kind) SELECT id, ?, ?, ?, ?, ?, ? FROM kiosk");
    sqlite3_bind_int(stmt, 1, rack->bar_g);
    sqlite3_bind_int(stmt, 2, rack->collar_g);
    sqlite3_bind_int(stmt, 3, rack->sleeve_mm);
    sql_bind_text(stmt, 4, text);
    sql_bind_text(stmt, 5, rack->bars.name);
    sql_bind_text(stmt, 6, rack->bars.kind);
    return sql_run(db, stmt);
}

static enum db_status put_bar(struct db *db, const struct bar *bar, int place)
{
    sqlite3_stmt *stmt = sql_stmt(db,
        "INSERT INTO bars(kiosk, place, name, kind, bar_g, sleeve_mm)"
        " SELECT id, ?, ?, ?, ?, ? FROM kiosk");
    sqlite3_bind_int(stmt, 1, place);
    sql_bind_text(stmt, 2, bar->name);
    sql_bind_text(stmt, 3, bar->kind);
    sqlite3_bind_int(stmt, 4, bar->mass_g);
    sqlite3_bind_int(stmt, 5, bar->sleeve_mm);
    return sql_run(db, stmt);
}

static enum db_status put_choice(struct db *db,
                                 const struct bar_choice *choice)
{
    sqlite3_stmt *stmt = sql_stmt(db,
        "INSERT INTO lift_bars(kiosk, lift, place)"
        " SELECT id, ?, ? FROM kiosk");
    sql_bind_text(stmt, 1, choice->lift);
    sqlite3_bind_int(stmt, 2, choice->bar);
    return sql_run(db, stmt);
}

static enum db_status put_bars(struct db *db, const struct rack *rack)
{
    enum db_status status = sql_run(db, sql_stmt(db,
        "DELETE FROM bars WHERE kiosk = (SELECT id FROM kiosk)"));
    if (status == DB_OK)
        status = sql_run(db, sql_stmt(db,
            "DELETE FROM lift_bars WHERE kiosk = (SELECT id FROM kiosk)"));
    for (int i = 1; i < bars_count(rack) && status == DB_OK; i++) {
        struct bar bar = bars_at(rack, i);
        status = put_bar(db, &bar, i);
    }
    for (int i = 0; i < rack->bars.n_choices && status == DB_OK; i++)
        status = put_choice(db, &rack->bars.choice[i]);
    return status;
}

enum db_status rack_set(struct db *db, const struct rack *rack)
{
    bool is_own;
    if (rack_check(rack) != NULL)
        return DB_BAD;
    enum db_status status = sql_begin(db, &is_own);
    if (status == DB_OK)
        status = put_row(db, rack);
    if (status == DB_OK)
        status = put_bars(db, rack);
    return sql_end(db, is_own, status);
}
