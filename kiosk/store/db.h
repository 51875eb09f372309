/* Db: one SQLite file, opened the one way Rackside opens it.
 *
 * journal_mode=WAL, synchronous=FULL (in WAL mode NORMAL may roll a commit
 * back when the power goes; see sqlite.org/pragma.html#pragma_synchronous),
 * foreign_keys=ON, busy_timeout=2000, wal_autocheckpoint=100: a rack is
 * switched off at the wall, and saved means saved. SQLite itself is seen only
 * inside kiosk/store/. A struct db belongs to one thread at a time. */
#ifndef KIOSK_STORE_DB_H
#define KIOSK_STORE_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DB_WHY_MAX 256
#define DB_PATH_MAX 512
#define DB_BUSY_MS 2000
#define DB_CHECKPOINT_PAGES 100

struct db;

/* What the functions of this folder answer with. */
enum db_status {
    DB_OK,
    DB_NOT_FOUND, /* no such athlete, tag, plan, set or file */
    DB_EXISTS,    /* the name, or the file, is there already */
    DB_TAG_TAKEN, /* the tag belongs to another athlete */
    DB_BAD,       /* empty, too long, or out of range */
    DB_TOO_MANY,  /* more than the named maximum */
    DB_DAMAGED,   /* not a database, or quick_check failed */
    DB_NEWER,     /* made by a newer Rackside: left alone */
    DB_FOREIGN,   /* a sound database, but not one of Rackside's */
    DB_FAILED,    /* the disk failed, is full, read-only or busy: db_why */
};

enum db_mode {
    DB_REQUIRE, /* the file must exist */
    DB_CREATE,  /* made if it is missing */
    DB_ONLY_NEW /* must not exist (racksidectl init) */
};

struct db_options {
    const char *path;
    enum db_mode mode;
    bool skip_check; /* leaves out quick_check, which reads the whole file */
    const char *vfs; /* SQLite VFS by name; NULL: the system's */
};

/* Opens, checks and migrates to the current schema. On DB_OK *out is to be
 * closed with db_close; else it is NULL and why holds one line on what failed
 * and what to do. A file that can be read but not written is opened for
 * reading: see db_is_read_only. */
enum db_status db_open(const struct db_options *options, struct db **out,
                       char why[DB_WHY_MAX]);
/* NULL ok. */
void db_close(struct db *db);
/* The file or its folder cannot be written, or the disk is full; reads work. A
 * write is tried all the same. On a full disk nobody else can use the file
 * until this db is closed: open it anew to find out whether there is room. */
bool db_is_read_only(const struct db *db);

/* What the last DB_FAILED of this db was, one line; valid until the next
 * call with db. "" where nothing failed. */
const char *db_why(const struct db *db);
/* A status in plain words, lower case, no full stop; static. */
const char *db_status_str(enum db_status status);

/* integrity_check and foreign_key_check, thorough and slow (racksidectl
 * check). DB_OK, or DB_DAMAGED with the first finding in why. */
enum db_status db_check(struct db *db, char why[DB_WHY_MAX]);
/* quick_check alone, as db_open does. */
enum db_status db_quick_check(struct db *db, char why[DB_WHY_MAX]);
/* PRAGMA user_version, and the one this program makes. */
int db_version(struct db *db);
int db_version_current(void);

/* One transaction for many calls (an import); without it each call is its
 * own. A call that failed inside one has changed nothing of its own only
 * after db_rollback. db_commit answers DB_OK when the rows are on the disk. */
enum db_status db_begin(struct db *db);
enum db_status db_commit(struct db *db);
void db_rollback(struct db *db);

#endif
