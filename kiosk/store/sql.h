/* Sql: kept statements and their plumbing. Private to kiosk/store/.
 *
 * A statement is prepared once for a db and kept, found again by the address
 * of its text: pass the same static string each time. Where preparing fails
 * NULL is handed on, which every function here (and SQLite's own bind and
 * column functions) takes; the failure shows at sql_run or sql_row. */
#ifndef KIOSK_STORE_SQL_H
#define KIOSK_STORE_SQL_H

#include "core/curve.h"
#include "kiosk/app/uid.h"
#include "kiosk/store/db.h"

#include <sqlite3.h>

#define SQL_KEPT_MAX 96

struct sql_kept {
    const char *text;
    sqlite3_stmt *stmt;
};

struct db {
    sqlite3 *sqlite;
    char path[DB_PATH_MAX];
    char why[DB_WHY_MAX];
    bool is_read_only;
    enum db_status failure; /* of the last statement that failed */
    uint64_t model_mark[CURVE_COUNT]; /* see kept.h; 0: not asked for yet */
    int n_kept;
    struct sql_kept kept[SQL_KEPT_MAX];
};

/* Ready to bind: reset, nothing bound. NULL: see db->failure. */
sqlite3_stmt *sql_stmt(struct db *db, const char *text);

/* Runs a statement to its end. Unique: DB_EXISTS; foreign key: DB_NOT_FOUND;
 * another constraint: DB_BAD; damage: DB_DAMAGED; else DB_FAILED. */
enum db_status sql_run(struct db *db, sqlite3_stmt *stmt);
/* The next row: DB_OK; DB_NOT_FOUND: no more. Until sql_done or the end the
 * columns may be read. */
enum db_status sql_row(struct db *db, sqlite3_stmt *stmt);
void sql_done(sqlite3_stmt *stmt);
/* Runs statements without parameters, split by semicolons. */
enum db_status sql_exec(struct db *db, const char *text);
/* The one integer of a statement without parameters, kept. */
enum db_status sql_number(struct db *db, const char *text, int64_t *out);

/* A transaction, unless one is open already: *is_own says whether it was
 * begun here. sql_end commits (status DB_OK) or rolls back what is its own,
 * and answers with what came of it. */
enum db_status sql_begin(struct db *db, bool *is_own);
enum db_status sql_end(struct db *db, bool is_own, enum db_status status);

/* Parameters from 1, columns from 0. */
void sql_bind_uid(sqlite3_stmt *stmt, int at, const struct uid *uid);
void sql_bind_text(sqlite3_stmt *stmt, int at, const char *text);
/* A NULL or ill-sized column is no uid, an empty text. */
struct uid sql_uid(sqlite3_stmt *stmt, int column);
void sql_text(sqlite3_stmt *stmt, int column, char *out, size_t size);

/* Records SQLite's last error as db->why and db->failure; answers it. */
enum db_status sql_failed(struct db *db);
/* The same where a list of our own could not grow. */
enum db_status sql_no_memory(struct db *db);

#endif
