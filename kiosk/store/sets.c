/* Reading what was appended, as it counts. */
#include "kiosk/store/sets.h"

#include "kiosk/store/row_names.h"
#include "kiosk/store/sql.h"

#include <string.h>

enum db_status sets_boot(struct db *db, const char *boot_id, int64_t *out)
{
    sqlite3_stmt *stmt = sql_stmt(db, "SELECT id FROM boots WHERE boot = ?"
                                      " AND kiosk = (SELECT id FROM kiosk)");
    *out = 0;
    sql_bind_text(stmt, 1, boot_id);
    enum db_status status = sql_row(db, stmt);
    if (status == DB_OK) {
        *out = sqlite3_column_int64(stmt, 0);
        sql_done(stmt);
    }
    return status == DB_NOT_FOUND ? DB_OK : status;
}

enum db_status sets_ahead(struct db *db, int64_t boot, int64_t *ahead_ms)
{
    sqlite3_stmt *stmt =
        sql_stmt(db, "SELECT ahead_ms FROM clocks WHERE boot = ?");
    sqlite3_bind_int64(stmt, 1, boot);
    enum db_status status = sql_row(db, stmt);
    if (status == DB_OK) {
        *ahead_ms = sqlite3_column_int64(stmt, 0);
        sql_done(stmt);
    }
    return status;
}

/* Which of n names a column holds; 0 where it is none of them. */
static int index_of(sqlite3_stmt *stmt, int column, const char *const *names,
                    int n)
{
    char text[16];
    sql_text(stmt, column, text, sizeof text);
    for (int i = 0; i < n; i++) {
        if (names[i] != NULL && strcmp(text, names[i]) == 0)
            return i;
    }
    return 0;
}

static void read_row(sqlite3_stmt *stmt, struct set_row *row)
{
    memset(row, 0, sizeof *row);
    row->id = sql_uid(stmt, 0);
    row->feel_id = sql_uid(stmt, 1);
    row->workout = sql_uid(stmt, 2);
    row->athlete = sql_uid(stmt, 3);
    sql_text(stmt, 4, row->athlete_name, sizeof row->athlete_name);
    sql_text(stmt, 5, row->lift, sizeof row->lift);
    sql_text(stmt, 6, row->protocol, sizeof row->protocol);
    row->kind = (enum set_kind)index_of(stmt, 7, row_kinds, SET_KIND_COUNT);
    row->set.load_g = sqlite3_column_int(stmt, 8);
    row->tried_reps = sqlite3_column_int(stmt, 9);
    row->set.feel = (enum feel)index_of(stmt, 10, row_feels, FEEL_COUNT);
    row->set.rpe_x10 = sqlite3_column_int(stmt, 11);
    row->set.reps = row->set.feel == FEEL_MISS ? sqlite3_column_int(stmt, 12)
                                               : row->tried_reps;
    sql_text(stmt, 13, row->stack, sizeof row->stack);
    row->seq = sqlite3_column_int64(stmt, 14);
    row->boot = sqlite3_column_int64(stmt, 15);
    row->mono_ms = sqlite3_column_int64(stmt, 16);
    row->wall_ms = sqlite3_column_int64(stmt, 17);
    row->utc_offset_s = sqlite3_column_int(stmt, 18);
    row->clock_trusted = sqlite3_column_int(stmt, 19) != 0;
    row->finished = sqlite3_column_int(stmt, 20) != 0;
    row->time_known = sqlite3_column_type(stmt, 21) != SQLITE_NULL;
    row->true_ms = sqlite3_column_int64(stmt, 21);
    sql_text(stmt, 22, row->bar, sizeof row->bar);
}

/* Within a boot the two clocks differ by as much at all times, but for a wall
 * clock that was set: what the first row with a trusted one says holds for
 * all of it. Rows that no kiosk wrote may be without. */
#define COLUMNS \
    "SELECT s.id, s.feel_id, s.workout, s.athlete, a.name, s.lift," \
    " s.protocol, s.kind, s.load_g, s.reps, s.feel, s.rpe_x10, s.achieved," \
    " s.stack, s.seq, s.boot, s.mono_ms, s.wall_ms, s.utc_offset_s," \
    " s.clock_trusted, s.finished, ifnull(s.mono_ms +" \
    "  (SELECT k.ahead_ms FROM clocks k WHERE k.boot = s.boot)," \
    "  CASE WHEN s.clock_trusted THEN s.wall_ms END), s.bar" \
    " FROM sets_that_count s" \
    " JOIN athletes a ON a.id = s.athlete "

static sqlite3_stmt *filtered(struct db *db, const struct set_filter *filter)
{
    bool by_athlete = filter != NULL && filter->athlete != NULL;
    sqlite3_stmt *stmt =
        by_athlete
            ? sql_stmt(db, COLUMNS
                       "WHERE s.athlete = ?2 AND (?1 IS NULL OR s.lift = ?1)"
                       " ORDER BY s.seq, s.id")
            : sql_stmt(db, COLUMNS
                       "WHERE (?1 IS NULL OR s.lift = ?1)"
                       " ORDER BY s.seq, s.id");
    if (filter != NULL && filter->lift != NULL)
        sql_bind_text(stmt, 1, filter->lift);
    if (by_athlete)
        sql_bind_uid(stmt, 2, filter->athlete);
    return stmt;
}

enum db_status sets_each(struct db *db, const struct set_filter *filter,
                         sets_fn fn, void *context)
{
    sqlite3_stmt *stmt = filtered(db, filter);
    bool mends = filter != NULL && filter->mends_times;
    struct set_row row;
    enum db_status status;
    while ((status = sql_row(db, stmt)) == DB_OK) {
        read_row(stmt, &row);
        if (mends && row.time_known && !row.clock_trusted)
            row.wall_ms = row.true_ms;
        if (!fn(&row, context)) {
            sql_done(stmt);
            return DB_OK;
        }
    }
    return status == DB_NOT_FOUND ? DB_OK : status;
}

enum db_status sets_newest(struct db *db, const struct uid *athlete,
                           struct set_row *out)
{
    sqlite3_stmt *stmt =
        sql_stmt(db, COLUMNS "WHERE s.athlete = ?"
                             " ORDER BY s.seq DESC, s.id DESC LIMIT 1");
    sql_bind_uid(stmt, 1, athlete);
    enum db_status status = sql_row(db, stmt);
    if (status == DB_OK) {
        read_row(stmt, out);
        sql_done(stmt);
    }
    return status;
}

static int hex_of(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* The first and the last id that begin so. */
static bool bounds_of(const char *digits, struct uid *first, struct uid *last)
{
    int n = 0;
    memset(first->byte, 0, sizeof first->byte);
    memset(last->byte, 0xff, sizeof last->byte);
    for (; *digits != '\0'; digits++) {
        int value = hex_of(*digits), shift = n % 2 == 0 ? 4 : 0;
        if (*digits == '-')
            continue;
        if (value < 0 || n == 2 * (int)sizeof first->byte)
            return false;
        first->byte[n / 2] |= (uint8_t)(value << shift);
        last->byte[n / 2] &= (uint8_t)~((15 - value) << shift);
        n++;
    }
    return n > 0;
}

enum db_status sets_beginning(struct db *db, const char *digits, int max,
                              struct set_row *out, int *n)
{
    struct uid first, last;
    enum db_status status = DB_BAD;
    *n = 0;
    if (!bounds_of(digits, &first, &last))
        return status;
    sqlite3_stmt *stmt = sql_stmt(db, COLUMNS
                                  "WHERE s.id BETWEEN ? AND ? LIMIT ?");
    sql_bind_uid(stmt, 1, &first);
    sql_bind_uid(stmt, 2, &last);
    sqlite3_bind_int(stmt, 3, max);
    while ((status = sql_row(db, stmt)) == DB_OK)
        read_row(stmt, &out[(*n)++]);
    return status == DB_NOT_FOUND ? DB_OK : status;
}

enum db_status sets_skips(struct db *db, const struct uid *athlete,
                          const struct uid *workout, int max,
                          struct skip_row *out, int *n)
{
    sqlite3_stmt *stmt = sql_stmt(db,
        "SELECT id, what, seq FROM skips k WHERE athlete = ?1"
        " AND workout = ?2 AND NOT EXISTS (SELECT 1 FROM voids v"
        " WHERE v.athlete = k.athlete AND v.target = k.id)"
        " ORDER BY seq, id LIMIT ?3");
    enum db_status status;
    *n = 0;
    sql_bind_uid(stmt, 1, athlete);
    sql_bind_uid(stmt, 2, workout);
    sqlite3_bind_int(stmt, 3, max);
    while ((status = sql_row(db, stmt)) == DB_OK) {
        struct skip_row *row = &out[(*n)++];
        row->id = sql_uid(stmt, 0);
        row->kind = (enum skip_kind)index_of(stmt, 1, row_skips, SKIP_KIND_COUNT);
        row->seq = sqlite3_column_int64(stmt, 2);
    }
    return status == DB_NOT_FOUND ? DB_OK : status;
}

enum db_status sets_recovery(struct db *db, const struct uid *athlete,
                             const struct uid *workout, enum recovery *out)
{
    sqlite3_stmt *stmt = sql_stmt(db,
        "SELECT recovery FROM recoveries r WHERE athlete = ?1"
        " AND workout = ?2 AND NOT EXISTS (SELECT 1 FROM voids v"
        " WHERE v.athlete = r.athlete AND v.target = r.id)"
        " ORDER BY seq DESC, id DESC LIMIT 1");
    sql_bind_uid(stmt, 1, athlete);
    sql_bind_uid(stmt, 2, workout);
    enum db_status status = sql_row(db, stmt);
    if (status == DB_OK) {
        *out = (enum recovery)index_of(stmt, 0, row_recoveries,
                                       ROW_RECOVERIES);
        sql_done(stmt);
    }
    return status;
}

enum db_status sets_count(struct db *db, int64_t *n_sets, int64_t *n_rows)
{
    enum db_status status =
        sql_number(db, "SELECT COUNT(*) FROM sets_that_count", n_sets);
    if (status == DB_OK)
        status = sql_number(db, "SELECT (SELECT COUNT(*) FROM sets)"
                                " + (SELECT COUNT(*) FROM feels)"
                                " + (SELECT COUNT(*) FROM voids)"
                                " + (SELECT COUNT(*) FROM finishes)"
                                " + (SELECT COUNT(*) FROM skips)"
                                " + (SELECT COUNT(*) FROM recoveries)"
                                " + (SELECT COUNT(*) FROM verdicts)"
                                " + (SELECT COUNT(*) FROM corrections)"
                                " + (SELECT COUNT(*) FROM hanging)",
                            n_rows);
    return status;
}

enum db_status sets_bar(struct db *db, struct hanging *out)
{
    memset(out, 0, sizeof *out);
    sqlite3_stmt *stmt = sql_stmt(db,
        "WITH own AS (SELECT id FROM boots"
        "  WHERE kiosk = (SELECT id FROM kiosk))"
        "SELECT lift, bar, stack, stack_g, seq FROM (SELECT * FROM"
        "  sets_that_count WHERE boot IN own ORDER BY seq DESC LIMIT 1)"
        " UNION ALL SELECT lift, bar, stack, 0, seq FROM (SELECT * FROM"
        "  hanging WHERE boot IN own ORDER BY seq DESC LIMIT 1)"
        " ORDER BY 5 DESC LIMIT 1");
    enum db_status status = sql_row(db, stmt);
    if (status == DB_OK) {
        sql_text(stmt, 0, out->lift, sizeof out->lift);
        sql_text(stmt, 1, out->bar, sizeof out->bar);
        sql_text(stmt, 2, out->stack, sizeof out->stack);
        out->load_g = sqlite3_column_int(stmt, 3);
        sql_done(stmt);
    }
    return status == DB_NOT_FOUND ? DB_OK : status;
}
