#include "kiosk/store/db.h"

#include "kiosk/store/schema.h"
#include "kiosk/store/sql.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How the file is opened, in the order of trying. */
enum opening {
    OPEN_SHARED,    /* as it should be */
    OPEN_ALONE,     /* the log's index in memory: on a full disk there is no
                       room for it, and what was saved may be in the log */
    OPEN_IMMUTABLE, /* on a read-only disk, where no lock can be had; the log
                       is not read */
};

/* A main file cut to nothing beside a log that is not: SQLite would throw
 * the log away and begin anew. */
static bool is_emptied(const char *path)
{
    char wal[DB_PATH_MAX + 8];
    struct stat main_file, wal_file;
    snprintf(wal, sizeof wal, "%s-wal", path);
    return stat(path, &main_file) == 0 && main_file.st_size == 0 &&
           stat(wal, &wal_file) == 0 && wal_file.st_size > 0;
}

/* "file:" and the path, with what a URI would misread escaped. */
static void uri_of(const char *path, char *out, size_t size)
{
    size_t n = (size_t)snprintf(out, size, "file:");
    for (const char *p = path; *p != '\0' && n + 16 < size; p++) {
        if (*p == '?' || *p == '#' || *p == '%')
            n += (size_t)snprintf(out + n, size - n, "%%%02x",
                                  (unsigned)(unsigned char)*p);
        else
            out[n++] = *p;
    }
    snprintf(out + n, size - n, "?immutable=1");
}

static void finalize_all(struct db *db)
{
    for (int i = 0; i < db->n_kept; i++)
        sqlite3_finalize(db->kept[i].stmt);
    db->n_kept = 0;
}

static void disconnect(struct db *db)
{
    finalize_all(db);
    sqlite3_close(db->sqlite);
    db->sqlite = NULL;
}

/* Nobody else can use the file meanwhile. What is still written goes into the
 * log, which is handed back with it. */
static enum db_status be_alone(struct db *db)
{
    sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    db->is_read_only = true;
    return sql_exec(db, "PRAGMA locking_mode = EXCLUSIVE");
}

static enum db_status connect(struct db *db, const struct db_options *options,
                              enum opening how)
{
    char uri[DB_PATH_MAX * 3 + 32];
    bool is_immutable = how == OPEN_IMMUTABLE;
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (is_immutable)
        flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    else
        flags |= SQLITE_OPEN_READWRITE;
    if (how == OPEN_SHARED && options->mode != DB_REQUIRE)
        flags |= SQLITE_OPEN_CREATE;
    uri_of(options->path, uri, sizeof uri);
    if (sqlite3_open_v2(is_immutable ? uri : options->path, &db->sqlite, flags,
                        options->vfs) != SQLITE_OK)
        return sql_failed(db);
    sqlite3_busy_timeout(db->sqlite, how == OPEN_ALONE ? 0 : DB_BUSY_MS);
    db->is_read_only = sqlite3_db_readonly(db->sqlite, "main") == 1;
    return how == OPEN_ALONE ? be_alone(db) : DB_OK;
}

/* The first line that a check answers with, where it is not "ok". */
static enum db_status check_with(struct db *db, const char *pragma)
{
    sqlite3_stmt *stmt = sql_stmt(db, pragma);
    enum db_status status = sql_row(db, stmt);
    if (status == DB_NOT_FOUND)
        return DB_OK; /* foreign_key_check answers with nothing */
    if (status != DB_OK)
        return status;
    char text[200], *line = text;
    sql_text(stmt, 0, text, sizeof text);
    sql_done(stmt);
    if (strcmp(text, "ok") == 0)
        return DB_OK;
    if (text[0] == '*' && strchr(text, '\n') != NULL)
        line = strchr(text, '\n') + 1; /* "*** in database main ***" */
    line[strcspn(line, "\n")] = '\0';
    snprintf(db->why, sizeof db->why, "'%.80s' is damaged: %.120s", db->path,
             line);
    return DB_DAMAGED;
}

static enum db_status judge(struct db *db, bool skip_check)
{
    enum db_status status = schema_judge(db);
    if (status == DB_NEWER)
        snprintf(db->why, sizeof db->why, "'%.90s' was made by a newer Rackside:"
                 " update this one, the file is left alone", db->path);
    if (status == DB_FOREIGN)
        snprintf(db->why, sizeof db->why, "'%.90s' is a database of another"
                 " program: choose another path", db->path);
    if (status == DB_OK && !skip_check)
        status = check_with(db, "PRAGMA quick_check(1)");
    return status;
}

static enum db_status settle_in(struct db *db)
{
    enum db_status status = sql_exec(db, "PRAGMA foreign_keys = ON;"
                                         "PRAGMA synchronous = FULL");
    if (status != DB_OK || db->is_read_only)
        return status;
    status = sql_exec(db, "PRAGMA journal_mode = WAL");
    sqlite3_wal_autocheckpoint(db->sqlite, DB_CHECKPOINT_PAGES);
    return status == DB_OK ? schema_migrate(db) : status;
}

static enum db_status open_for(struct db *db, const struct db_options *options,
                               enum opening how)
{
    enum db_status status = connect(db, options, how);
    if (status == DB_OK)
        status = judge(db, options->skip_check);
    if (status == DB_OK)
        status = settle_in(db);
    int64_t version = 0;
    if (status == DB_OK)
        status = sql_number(db, "PRAGMA user_version", &version);
    if (status == DB_OK && version < schema_version()) {
        snprintf(db->why, sizeof db->why, "'%.90s' is of an older Rackside and"
                 " cannot be written: make it writable once", db->path);
        status = DB_FAILED;
    }
    return status;
}

/* After the first try failed. What looks damaged where the log is not read is
 * no damage: the first reason stands, as it does for what cannot be written
 * later. */
static enum db_status open_to_read(struct db *db,
                                   const struct db_options *options)
{
    char first[DB_WHY_MAX];
    memcpy(first, db->why, sizeof first);
    disconnect(db);
    enum db_status status = open_for(db, options, OPEN_ALONE);
    if (status != DB_OK) {
        disconnect(db);
        status = open_for(db, options, OPEN_IMMUTABLE);
    }
    if (status == DB_NEWER || status == DB_FOREIGN)
        return status;
    memcpy(db->why, first, sizeof first);
    return status == DB_OK ? DB_OK : DB_FAILED;
}

/* What can be told of the file before SQLite sees it. */
static enum db_status look(const struct db_options *options, char *why)
{
    struct stat found;
    bool exists = stat(options->path, &found) == 0;
    if (strlen(options->path) >= DB_PATH_MAX) {
        snprintf(why, DB_WHY_MAX, "the path of the database is too long");
        return DB_BAD;
    }
    if (options->mode == DB_ONLY_NEW && exists) {
        snprintf(why, DB_WHY_MAX, "'%.200s' exists already", options->path);
        return DB_EXISTS;
    }
    if (options->mode == DB_REQUIRE && !exists) {
        snprintf(why, DB_WHY_MAX, "cannot open '%.180s': %s", options->path,
                 strerror(errno));
        return DB_NOT_FOUND;
    }
    if (is_emptied(options->path)) {
        snprintf(why, DB_WHY_MAX, "'%.200s' is damaged: it is empty, its log"
                 " is not", options->path);
        return DB_DAMAGED;
    }
    return DB_OK;
}

enum db_status db_open(const struct db_options *options, struct db **out,
                       char why[DB_WHY_MAX])
{
    *out = NULL;
    why[0] = '\0';
    enum db_status status = look(options, why);
    if (status != DB_OK)
        return status;
    struct db *db = calloc(1, sizeof *db);
    if (db == NULL) {
        snprintf(why, DB_WHY_MAX, "out of memory");
        return DB_FAILED;
    }
    snprintf(db->path, sizeof db->path, "%s", options->path);
    status = open_for(db, options, OPEN_SHARED);
    if (status == DB_FAILED && access(db->path, R_OK) == 0)
        status = open_to_read(db, options);
    if (status == DB_OK) {
        *out = db;
        return DB_OK;
    }
    memcpy(why, db->why, DB_WHY_MAX);
    db_close(db);
    return status;
}

void db_close(struct db *db)
{
    if (db == NULL)
        return;
    disconnect(db);
    free(db);
}

bool db_is_read_only(const struct db *db)
{
    return db->is_read_only;
}

const char *db_why(const struct db *db)
{
    return db->why;
}

const char *db_status_str(enum db_status status)
{
    switch (status) {
    case DB_OK: return "done";
    case DB_NOT_FOUND: return "not found";
    case DB_EXISTS: return "there already";
    case DB_TAG_TAKEN: return "the tag belongs to another athlete";
    case DB_BAD: return "empty, too long or out of range";
    case DB_TOO_MANY: return "more than there is room for";
    case DB_DAMAGED: return "the database is damaged";
    case DB_NEWER: return "the database is of a newer Rackside";
    case DB_FOREIGN: return "the database is of another program";
    case DB_FAILED: return "the disk failed";
    }
    return "";
}

enum db_status db_check(struct db *db, char why[DB_WHY_MAX])
{
    enum db_status status = check_with(db, "PRAGMA integrity_check(1)");
    if (status == DB_OK)
        status = check_with(db, "PRAGMA foreign_key_check");
    snprintf(why, DB_WHY_MAX, "%s", status == DB_OK ? "" : db->why);
    return status;
}

enum db_status db_quick_check(struct db *db, char why[DB_WHY_MAX])
{
    enum db_status status = check_with(db, "PRAGMA quick_check(1)");
    snprintf(why, DB_WHY_MAX, "%s", status == DB_OK ? "" : db->why);
    return status;
}

int db_version(struct db *db)
{
    int64_t version = 0;
    sql_number(db, "PRAGMA user_version", &version);
    return (int)version;
}

int db_version_current(void)
{
    return schema_version();
}

enum db_status db_begin(struct db *db)
{
    return sql_run(db, sql_stmt(db, "BEGIN IMMEDIATE"));
}

enum db_status db_commit(struct db *db)
{
    return sql_end(db, true, DB_OK);
}

void db_rollback(struct db *db)
{
    sql_end(db, true, DB_FAILED);
}
