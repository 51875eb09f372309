#include "kiosk/store/sets.h"

#include "kiosk/store/sql.h"

#include <string.h>

static const char *const kinds[SET_KIND_COUNT] = {"warmup", "top", "backoff"};
static const char *const feels[FEEL_COUNT] = {NULL, "rpe", "easier", "miss",
                                              "pain"};

static const char *const skips[SKIP_KIND_COUNT] = {"top", "backoff", "rest"};

/* The first seven parameters of every row: what ROW_COLUMNS hold. */
struct stamp {
    int64_t seq, boot;
};

static bool is_text(const char *text, size_t size)
{
    return text[0] != '\0' && memchr(text, '\0', size) != NULL;
}

static bool is_set(const struct record *r)
{
    return (int)r->set_kind >= 0 && r->set_kind < SET_KIND_COUNT &&
           r->load_g > 0 && r->load_g <= LOAD_MAX_G && r->reps > 0 &&
           r->reps <= REPS_MAX && memchr(r->stack, '\0', sizeof r->stack);
}

static bool is_feel(const struct record *r)
{
    bool has_rpe = r->feel == FEEL_RPE;
    return r->feel > FEEL_UNTOLD && r->feel < FEEL_COUNT && r->reps >= 0 &&
           r->reps <= REPS_MAX && r->rpe_x10 >= 0 && r->rpe_x10 <= 100 &&
           (has_rpe || r->rpe_x10 == 0);
}

static bool is_record(const struct record *r)
{
    bool is_named = is_text(r->lift, sizeof r->lift) &&
                    is_text(r->protocol, sizeof r->protocol) &&
                    !uid_is_none(&r->workout);
    if (uid_is_none(&r->id))
        return false;
    switch (r->kind) {
    case RECORD_SET:
        return is_named && is_set(r);
    case RECORD_FEEL:
        return is_feel(r);
    case RECORD_VOID:
        return true;
    case RECORD_FINISH:
        return is_named;
    case RECORD_SKIP:
        return is_named && (int)r->skip >= 0 && r->skip < SKIP_KIND_COUNT;
    case RECORD_KIND_COUNT:
        break;
    }
    return false;
}

/* Whether a row of this kind with this id is there already. */
static enum db_status find_id(struct db *db, const char *text,
                              const struct uid *id, struct uid *athlete)
{
    sqlite3_stmt *stmt = sql_stmt(db, text);
    sql_bind_uid(stmt, 1, id);
    enum db_status status = sql_row(db, stmt);
    if (status == DB_OK) {
        *athlete = sql_uid(stmt, 0);
        sql_done(stmt);
    }
    return status;
}

static const char by_set[] = "SELECT athlete FROM sets WHERE id = ?";
static const char by_feel[] = "SELECT athlete FROM feels WHERE id = ?";
static const char by_void[] = "SELECT athlete FROM voids WHERE id = ?";
static const char by_finish[] = "SELECT athlete FROM finishes WHERE id = ?";
static const char by_skip[] = "SELECT athlete FROM skips WHERE id = ?";

static const char *const own_table[RECORD_KIND_COUNT] = {
    [RECORD_SET] = by_set,       [RECORD_FEEL] = by_feel,
    [RECORD_VOID] = by_void,     [RECORD_FINISH] = by_finish,
    [RECORD_SKIP] = by_skip,
};

/* Whose row it is: said, or its target's. */
static enum db_status find_owner(struct db *db, const struct record *r,
                                 struct uid *athlete)
{
    static const char *const voided[] = {by_feel, by_finish, by_skip};
    if (r->kind != RECORD_FEEL && r->kind != RECORD_VOID) {
        *athlete = r->athlete;
        return DB_OK;
    }
    enum db_status status = find_id(db, by_set, &r->target, athlete);
    for (size_t i = 0; i < sizeof voided / sizeof voided[0] &&
                       status == DB_NOT_FOUND && r->kind == RECORD_VOID;
         i++)
        status = find_id(db, voided[i], &r->target, athlete);
    return status;
}

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

static enum db_status stamp(struct db *db, const char *boot_id,
                            struct stamp *out)
{
    enum db_status status = find_boot(db, boot_id, &out->boot);
    if (status == DB_OK)
        status = sql_run(db, sql_stmt(db, "UPDATE kiosk SET seq = seq + 1"));
    if (status == DB_OK)
        status = sql_number(db, "SELECT seq FROM kiosk", &out->seq);
    return status;
}

/* Parameters 1..8; the rest is each table's own. */
static void bind_row(sqlite3_stmt *stmt, const struct record *r,
                     const struct uid *athlete, const struct stamp *at)
{
    sql_bind_uid(stmt, 1, athlete);
    sql_bind_uid(stmt, 2, &r->id);
    sqlite3_bind_int64(stmt, 3, at->seq);
    sqlite3_bind_int64(stmt, 4, at->boot);
    sqlite3_bind_int64(stmt, 5, r->at.mono_ms);
    sqlite3_bind_int64(stmt, 6, r->at.wall_ms);
    sqlite3_bind_int(stmt, 7, r->at.utc_offset_s);
    sqlite3_bind_int(stmt, 8, r->at.clock_trusted);
}

#define ROW "(athlete, id, seq, boot, mono_ms, wall_ms, utc_offset_s," \
            " clock_trusted, "

static enum db_status insert(struct db *db, const struct record *r,
                             const struct uid *athlete,
                             const struct stamp *at)
{
    sqlite3_stmt *stmt = NULL;
    switch (r->kind) {
    case RECORD_SET:
        stmt = sql_stmt(db, "INSERT INTO sets" ROW "workout, lift, protocol,"
                            " kind, load_g, reps, stack)"
                            " VALUES (?,?,?,?,?,?,?,?, ?,?,?,?,?,?,?)");
        sql_bind_uid(stmt, 9, &r->workout);
        sql_bind_text(stmt, 10, r->lift);
        sql_bind_text(stmt, 11, r->protocol);
        sql_bind_text(stmt, 12, kinds[r->set_kind]);
        sqlite3_bind_int(stmt, 13, r->load_g);
        sqlite3_bind_int(stmt, 14, r->reps);
        sql_bind_text(stmt, 15, r->stack);
        break;
    case RECORD_FEEL:
        stmt = sql_stmt(db, "INSERT INTO feels" ROW "target, feel, rpe_x10,"
                            " reps) VALUES (?,?,?,?,?,?,?,?, ?,?,?,?)");
        sql_bind_uid(stmt, 9, &r->target);
        sql_bind_text(stmt, 10, feels[r->feel]);
        sqlite3_bind_int(stmt, 11, r->rpe_x10);
        sqlite3_bind_int(stmt, 12, r->feel == FEEL_MISS ? r->reps : 0);
        break;
    case RECORD_VOID:
        stmt = sql_stmt(db, "INSERT INTO voids" ROW "target)"
                            " VALUES (?,?,?,?,?,?,?,?, ?)");
        sql_bind_uid(stmt, 9, &r->target);
        break;
    case RECORD_FINISH:
        stmt = sql_stmt(db, "INSERT INTO finishes" ROW "workout, lift,"
                            " protocol) VALUES (?,?,?,?,?,?,?,?, ?,?,?)");
        sql_bind_uid(stmt, 9, &r->workout);
        sql_bind_text(stmt, 10, r->lift);
        sql_bind_text(stmt, 11, r->protocol);
        break;
    case RECORD_SKIP:
        stmt = sql_stmt(db, "INSERT INTO skips" ROW "workout, lift, protocol,"
                            " what) VALUES (?,?,?,?,?,?,?,?, ?,?,?,?)");
        sql_bind_uid(stmt, 9, &r->workout);
        sql_bind_text(stmt, 10, r->lift);
        sql_bind_text(stmt, 11, r->protocol);
        sql_bind_text(stmt, 12, skips[r->skip]);
        break;
    case RECORD_KIND_COUNT:
        break; /* is_record has seen to that */
    }
    bind_row(stmt, r, athlete, at);
    return sql_run(db, stmt);
}

enum db_status sets_append(struct db *db, const char *boot_id,
                           const struct record *record)
{
    struct uid athlete;
    struct stamp at;
    bool is_own;
    if (!is_record(record) || boot_id[0] == '\0' || strlen(boot_id) > 63)
        return DB_BAD;
    enum db_status status = sql_begin(db, &is_own);
    if (status != DB_OK)
        return status;
    status = find_id(db, own_table[record->kind], &record->id, &athlete);
    if (status == DB_NOT_FOUND) {
        status = find_owner(db, record, &athlete);
        if (status == DB_OK)
            status = stamp(db, boot_id, &at);
        if (status == DB_OK)
            status = insert(db, record, &athlete, &at);
    }
    return sql_end(db, is_own, status);
}

/* --- reading -------------------------------------------------------------- */

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
    row->kind = (enum set_kind)index_of(stmt, 7, kinds, SET_KIND_COUNT);
    row->set.load_g = sqlite3_column_int(stmt, 8);
    row->tried_reps = sqlite3_column_int(stmt, 9);
    row->set.feel = (enum feel)index_of(stmt, 10, feels, FEEL_COUNT);
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
}

#define COLUMNS \
    "SELECT s.id, s.feel_id, s.workout, s.athlete, a.name, s.lift," \
    " s.protocol, s.kind, s.load_g, s.reps, s.feel, s.rpe_x10, s.achieved," \
    " s.stack, s.seq, s.boot, s.mono_ms, s.wall_ms, s.utc_offset_s," \
    " s.clock_trusted, s.finished FROM sets_that_count s" \
    " JOIN athletes a ON a.id = s.athlete "

static sqlite3_stmt *filtered(struct db *db, const struct set_filter *filter)
{
    bool by_athlete = filter != NULL && filter->athlete != NULL;
    sqlite3_stmt *stmt =
        by_athlete
            ? sql_stmt(db, COLUMNS "WHERE s.athlete = ?2"
                                   " AND (?1 IS NULL OR s.lift = ?1)"
                                   " ORDER BY s.seq, s.id")
            : sql_stmt(db, COLUMNS "WHERE (?1 IS NULL OR s.lift = ?1)"
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
    struct set_row row;
    enum db_status status;
    while ((status = sql_row(db, stmt)) == DB_OK) {
        read_row(stmt, &row);
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
        row->kind = (enum skip_kind)index_of(stmt, 1, skips, SKIP_KIND_COUNT);
        row->seq = sqlite3_column_int64(stmt, 2);
    }
    return status == DB_NOT_FOUND ? DB_OK : status;
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
                                " + (SELECT COUNT(*) FROM skips)", n_rows);
    return status;
}

enum db_status sets_bar(struct db *db, char stack[STACK_TEXT_MAX],
                        int32_t *load_g)
{
    stack[0] = '\0';
    *load_g = 0;
    sqlite3_stmt *stmt = sql_stmt(db,
        "SELECT stack, load_g FROM sets_that_count WHERE boot IN"
        " (SELECT id FROM boots WHERE kiosk = (SELECT id FROM kiosk))"
        " ORDER BY seq DESC LIMIT 1");
    enum db_status status = sql_row(db, stmt);
    if (status == DB_OK) {
        sql_text(stmt, 0, stack, STACK_TEXT_MAX);
        *load_g = sqlite3_column_int(stmt, 1);
        sql_done(stmt);
    }
    return status == DB_NOT_FOUND ? DB_OK : status;
}
