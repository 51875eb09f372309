/* Appending: what was done, a row each, one transaction each. */
#include "kiosk/store/sets.h"

#include "kiosk/store/row_names.h"
#include "kiosk/store/sql.h"
#include "kiosk/store/stamp.h"

#include <string.h>

static bool is_text(const char *text, size_t size)
{
    return text[0] != '\0' && memchr(text, '\0', size) != NULL;
}

static bool is_hanging(const struct record *r)
{
    return memchr(r->stack, '\0', sizeof r->stack) != NULL &&
           memchr(r->bar, '\0', sizeof r->bar) != NULL;
}

static bool is_set(const struct record *r)
{
    return (int)r->set_kind >= 0 && r->set_kind < SET_KIND_COUNT &&
           r->load_g > 0 && r->load_g <= LOAD_MAX_G && r->reps > 0 &&
           r->reps <= REPS_MAX && is_hanging(r);
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
    case RECORD_RECOVERY:
        return !uid_is_none(&r->workout) && (int)r->recovery >= 0 &&
               r->recovery < ROW_RECOVERIES;
    case RECORD_HANGING:
        return is_text(r->lift, sizeof r->lift) && is_hanging(r);
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
static const char by_recovery[] =
    "SELECT athlete FROM recoveries WHERE id = ?";
static const char by_hanging[] = "SELECT athlete FROM hanging WHERE id = ?";
static const char by_correction[] =
    "SELECT athlete FROM corrections WHERE id = ?";

static const char *const own_table[RECORD_KIND_COUNT] = {
    [RECORD_SET] = by_set,       [RECORD_FEEL] = by_feel,
    [RECORD_VOID] = by_void,     [RECORD_FINISH] = by_finish,
    [RECORD_SKIP] = by_skip,     [RECORD_RECOVERY] = by_recovery,
    [RECORD_HANGING] = by_hanging,
};

/* Whose row it is: said, or its target's. */
static enum db_status find_owner(struct db *db, const struct record *r,
                                 struct uid *athlete)
{
    static const char *const voided[] = {by_feel, by_finish, by_skip,
                                         by_recovery, by_correction};
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

/* A set is named by its workout, lift and protocol; so are a finish and a
 * skip. Parameters 9..11. */
static void bind_name(sqlite3_stmt *stmt, const struct record *r)
{
    sql_bind_uid(stmt, 9, &r->workout);
    sql_bind_text(stmt, 10, r->lift);
    sql_bind_text(stmt, 11, r->protocol);
}

static sqlite3_stmt *insert_set(struct db *db, const struct record *r)
{
    sqlite3_stmt *stmt =
        sql_stmt(db, "INSERT INTO sets" STAMP_ROW "workout, lift, protocol,"
                     " kind, load_g, reps, stack, bar)"
                     " VALUES (" STAMP_VALUES "?,?,?,?,?,?,?,?)");
    bind_name(stmt, r);
    sql_bind_text(stmt, 12, row_kinds[r->set_kind]);
    sqlite3_bind_int(stmt, 13, r->load_g);
    sqlite3_bind_int(stmt, 14, r->reps);
    sql_bind_text(stmt, 15, r->stack);
    sql_bind_text(stmt, 16, r->bar);
    return stmt;
}

static sqlite3_stmt *insert_feel(struct db *db, const struct record *r)
{
    sqlite3_stmt *stmt =
        sql_stmt(db, "INSERT INTO feels" STAMP_ROW "target, feel, rpe_x10,"
                     " reps) VALUES (" STAMP_VALUES "?,?,?,?)");
    sql_bind_uid(stmt, 9, &r->target);
    sql_bind_text(stmt, 10, row_feels[r->feel]);
    sqlite3_bind_int(stmt, 11, r->rpe_x10);
    sqlite3_bind_int(stmt, 12, r->feel == FEEL_MISS ? r->reps : 0);
    return stmt;
}

static sqlite3_stmt *insert_void(struct db *db, const struct record *r)
{
    sqlite3_stmt *stmt =
        sql_stmt(db, "INSERT INTO voids" STAMP_ROW "target)"
                     " VALUES (" STAMP_VALUES "?)");
    sql_bind_uid(stmt, 9, &r->target);
    return stmt;
}

static sqlite3_stmt *insert_finish(struct db *db, const struct record *r)
{
    sqlite3_stmt *stmt =
        sql_stmt(db, "INSERT INTO finishes" STAMP_ROW "workout, lift, protocol)"
                     " VALUES (" STAMP_VALUES "?,?,?)");
    bind_name(stmt, r);
    return stmt;
}

static sqlite3_stmt *insert_skip(struct db *db, const struct record *r)
{
    sqlite3_stmt *stmt =
        sql_stmt(db, "INSERT INTO skips" STAMP_ROW "workout, lift, protocol,"
                     " what) VALUES (" STAMP_VALUES "?,?,?,?)");
    bind_name(stmt, r);
    sql_bind_text(stmt, 12, row_skips[r->skip]);
    return stmt;
}

static sqlite3_stmt *insert_recovery(struct db *db, const struct record *r)
{
    sqlite3_stmt *stmt =
        sql_stmt(db, "INSERT INTO recoveries" STAMP_ROW "workout, recovery)"
                     " VALUES (" STAMP_VALUES "?,?)");
    sql_bind_uid(stmt, 9, &r->workout);
    sql_bind_text(stmt, 10, row_recoveries[r->recovery]);
    return stmt;
}

static sqlite3_stmt *insert_hanging(struct db *db, const struct record *r)
{
    sqlite3_stmt *stmt =
        sql_stmt(db, "INSERT INTO hanging" STAMP_ROW "lift, bar, stack)"
                     " VALUES (" STAMP_VALUES "?,?,?)");
    sql_bind_text(stmt, 9, r->lift);
    sql_bind_text(stmt, 10, r->bar);
    sql_bind_text(stmt, 11, r->stack);
    return stmt;
}

/* The first of its boot whose clock is trusted tells the time of others. */
static enum db_status note_clock(struct db *db, const struct record *r,
                                 const struct stamp *at)
{
    sqlite3_stmt *stmt =
        sql_stmt(db, "INSERT OR IGNORE INTO clocks VALUES (?, ?)");
    sqlite3_bind_int64(stmt, 1, at->boot);
    sqlite3_bind_int64(stmt, 2, r->at.wall_ms - r->at.mono_ms);
    return sql_run(db, stmt);
}

static enum db_status insert(struct db *db, const struct record *r,
                             const struct uid *athlete,
                             const struct stamp *at)
{
    static sqlite3_stmt *(*const by_kind[RECORD_KIND_COUNT])(
        struct db *, const struct record *) = {
        [RECORD_SET] = insert_set,       [RECORD_FEEL] = insert_feel,
        [RECORD_VOID] = insert_void,     [RECORD_FINISH] = insert_finish,
        [RECORD_SKIP] = insert_skip,     [RECORD_RECOVERY] = insert_recovery,
        [RECORD_HANGING] = insert_hanging,
    };
    sqlite3_stmt *stmt = by_kind[r->kind](db, r);
    stamp_bind(stmt, athlete, &r->id, &r->at, at);
    enum db_status status = sql_run(db, stmt);
    return status == DB_OK && r->kind == RECORD_SET && r->at.clock_trusted
               ? note_clock(db, r, at)
               : status;
}

enum db_status sets_append(struct db *db, const char *boot_id,
                           const struct record *record)
{
    struct uid athlete;
    struct stamp at;
    bool is_own;
    if (!is_record(record) || !stamp_is_boot(boot_id))
        return DB_BAD;
    enum db_status status = sql_begin(db, &is_own);
    if (status != DB_OK)
        return status;
    status = find_id(db, own_table[record->kind], &record->id, &athlete);
    if (status == DB_NOT_FOUND) {
        status = find_owner(db, record, &athlete);
        if (status == DB_OK)
            status = stamp_take(db, boot_id, &at);
        if (status == DB_OK)
            status = insert(db, record, &athlete, &at);
    }
    return sql_end(db, is_own, status);
}
