#include "kiosk/store/sql.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static const char *advice(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return "the disk is full: make room on it";
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return "the disk or the file is read-only: make it writable";
    case SQLITE_CANTOPEN:
        return "check that its folder is there and may be written";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "another program is writing to it: wait or close that";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return "the file is damaged";
    case SQLITE_IOERR:
        return "the disk failed: check the card and its contacts";
    default:
        return NULL;
    }
}

static enum db_status status_of(int extended)
{
    switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
        return DB_EXISTS;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return DB_NOT_FOUND;
    default:
        break;
    }
    switch (extended & 0xff) {
    case SQLITE_CONSTRAINT:
        return DB_BAD;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return DB_DAMAGED;
    default:
        return DB_FAILED;
    }
}

enum db_status sql_failed(struct db *db)
{
    int code = sqlite3_extended_errcode(db->sqlite);
    const char *what = advice(code);
    const char *said = sqlite3_errmsg(db->sqlite);
    snprintf(db->why, sizeof db->why, "cannot use '%.90s': %.120s", db->path,
             what != NULL ? what : said);
    db->failure = status_of(code);
    return db->failure;
}

enum db_status sql_no_memory(struct db *db)
{
    snprintf(db->why, sizeof db->why, "out of memory");
    db->failure = DB_FAILED;
    return DB_FAILED;
}

sqlite3_stmt *sql_stmt(struct db *db, const char *text)
{
    for (int i = 0; i < db->n_kept; i++) {
        if (db->kept[i].text == text) {
            sql_done(db->kept[i].stmt);
            return db->kept[i].stmt;
        }
    }
    assert(db->n_kept < SQL_KEPT_MAX);
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v3(db->sqlite, text, -1, SQLITE_PREPARE_PERSISTENT,
                           &stmt, NULL) != SQLITE_OK) {
        sql_failed(db);
        return NULL;
    }
    db->kept[db->n_kept].text = text;
    db->kept[db->n_kept].stmt = stmt;
    db->n_kept++;
    return stmt;
}

enum db_status sql_row(struct db *db, sqlite3_stmt *stmt)
{
    if (stmt == NULL)
        return db->failure;
    int code = sqlite3_step(stmt);
    if (code == SQLITE_ROW)
        return DB_OK;
    enum db_status status = DB_NOT_FOUND;
    if (code != SQLITE_DONE)
        status = sql_failed(db);
    sql_done(stmt);
    return status;
}

enum db_status sql_run(struct db *db, sqlite3_stmt *stmt)
{
    if (stmt == NULL)
        return db->failure;
    int code;
    do {
        code = sqlite3_step(stmt);
    } while (code == SQLITE_ROW);
    enum db_status status = code == SQLITE_DONE ? DB_OK : sql_failed(db);
    sql_done(stmt);
    return status;
}

void sql_done(sqlite3_stmt *stmt)
{
    if (stmt == NULL)
        return;
    sqlite3_reset(stmt);
    sqlite3_clear_bindings(stmt);
}

enum db_status sql_exec(struct db *db, const char *text)
{
    if (sqlite3_exec(db->sqlite, text, NULL, NULL, NULL) != SQLITE_OK)
        return sql_failed(db);
    return DB_OK;
}

enum db_status sql_number(struct db *db, const char *text, int64_t *out)
{
    sqlite3_stmt *stmt = sql_stmt(db, text);
    enum db_status status = sql_row(db, stmt);
    if (status == DB_OK) {
        *out = sqlite3_column_int64(stmt, 0);
        sql_done(stmt);
    }
    return status;
}

enum db_status sql_begin(struct db *db, bool *is_own)
{
    *is_own = sqlite3_get_autocommit(db->sqlite) != 0;
    /* immediate: a lock that cannot be had is waited for here, where nothing
     * was read yet that could have become stale */
    return *is_own ? sql_run(db, sql_stmt(db, "BEGIN IMMEDIATE")) : DB_OK;
}

enum db_status sql_end(struct db *db, bool is_own, enum db_status status)
{
    if (!is_own)
        return status;
    if (status == DB_OK)
        status = sql_run(db, sql_stmt(db, "COMMIT"));
    if (status != DB_OK && !sqlite3_get_autocommit(db->sqlite))
        sqlite3_exec(db->sqlite, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

void sql_bind_uid(sqlite3_stmt *stmt, int at, const struct uid *uid)
{
    sqlite3_bind_blob(stmt, at, uid->byte, sizeof uid->byte,
                      SQLITE_TRANSIENT);
}

void sql_bind_text(sqlite3_stmt *stmt, int at, const char *text)
{
    sqlite3_bind_text(stmt, at, text, -1, SQLITE_TRANSIENT);
}

struct uid sql_uid(sqlite3_stmt *stmt, int column)
{
    struct uid uid = {{0}};
    const void *bytes = sqlite3_column_blob(stmt, column);
    if (bytes != NULL &&
        sqlite3_column_bytes(stmt, column) == (int)sizeof uid.byte)
        memcpy(uid.byte, bytes, sizeof uid.byte);
    return uid;
}

void sql_text(sqlite3_stmt *stmt, int column, char *out, size_t size)
{
    const unsigned char *text = sqlite3_column_text(stmt, column);
    snprintf(out, size, "%s", text != NULL ? (const char *)text : "");
}
