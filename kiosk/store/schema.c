#include "kiosk/store/schema.h"

#include "kiosk/store/sql.h"

#include <stdio.h>

/* Columns that every appended row has: its place in the kiosk's order, and
 * when it was, by both clocks. */
#define ROW_COLUMNS \
    "seq INTEGER NOT NULL CHECK (seq > 0)," \
    "id BLOB NOT NULL UNIQUE CHECK (length(id) = 16)," \
    "boot INTEGER NOT NULL REFERENCES boots(id)," \
    "mono_ms INTEGER NOT NULL," \
    "wall_ms INTEGER NOT NULL," \
    "utc_offset_s INTEGER NOT NULL," \
    "clock_trusted INTEGER NOT NULL CHECK (clock_trusted IN (0, 1)),"

#define APPEND_ONLY(table) \
    "CREATE TRIGGER " table "_stay BEFORE UPDATE ON " table \
    " BEGIN SELECT RAISE(ABORT, 'rows of " table " are never changed'); END;" \
    "CREATE TRIGGER " table "_last BEFORE DELETE ON " table \
    " BEGIN SELECT RAISE(ABORT, 'rows of " table " are never deleted'); END;"

static const char people_1[] =
    "CREATE TABLE kiosk ("
    "one INTEGER PRIMARY KEY CHECK (one = 1),"
    "id BLOB NOT NULL CHECK (length(id) = 16),"
    "seq INTEGER NOT NULL" /* the highest in use, of any kiosk's rows */
    ") STRICT;"
    "INSERT INTO kiosk VALUES (1, randomblob(16), 0);"

    "CREATE TABLE athletes ("
    "id BLOB PRIMARY KEY CHECK (length(id) = 16),"
    "name TEXT NOT NULL CHECK (length(name) > 0),"
    "unit TEXT NOT NULL CHECK (unit IN ('kg', 'lb')),"
    "removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))"
    ") STRICT, WITHOUT ROWID;"
    "CREATE UNIQUE INDEX athletes_by_name ON athletes(name COLLATE NOCASE)"
    " WHERE removed = 0;"

    /* bits 0 and digits where it is a wedge reader's; see input/tag.h */
    "CREATE TABLE tags ("
    "at INTEGER PRIMARY KEY,"
    "bits INTEGER NOT NULL,"
    "digits INTEGER NOT NULL,"
    "raw INTEGER NOT NULL,"
    "athlete BLOB NOT NULL REFERENCES athletes(id),"
    "UNIQUE (raw, bits, digits)"
    ") STRICT;"
    "CREATE INDEX tags_by_athlete ON tags(athlete);"

    "CREATE TABLE plans ("
    "athlete BLOB NOT NULL REFERENCES athletes(id),"
    "lift TEXT NOT NULL,"
    "place INTEGER NOT NULL," /* order of setting */
    "protocol TEXT NOT NULL,"
    "coach_e1rm_g INTEGER NOT NULL CHECK (coach_e1rm_g >= 0),"
    "frequency INTEGER NOT NULL,"
    "exercises INTEGER NOT NULL,"
    "PRIMARY KEY (athlete, lift)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE racks ("
    "kiosk BLOB PRIMARY KEY CHECK (length(kiosk) = 16),"
    "bar_g INTEGER NOT NULL,"
    "collar_g INTEGER NOT NULL,"
    "sleeve_mm INTEGER NOT NULL,"
    "stock TEXT NOT NULL"
    ") STRICT, WITHOUT ROWID;";

/* Rows of sets, feels, voids and finishes lie in the order of their primary
 * key, athlete first: a tap reads neighbouring pages, not fifty scattered
 * ones. No key is a number counted here, so that racks can be merged.
 *
 * Each table's columns begin with its key's, in the key's order: otherwise
 * the checks of SQLite 3.40 (Debian 12) call a sound table without rowids
 * damaged ("NULL value in", mended by 3.41.1). */
static const char rows_1[] =
    /* a boot of a kiosk: within one the monotonic clock can be compared */
    "CREATE TABLE boots ("
    "id INTEGER PRIMARY KEY,"
    "kiosk BLOB NOT NULL CHECK (length(kiosk) = 16),"
    "boot TEXT NOT NULL,"
    "UNIQUE (kiosk, boot)"
    ") STRICT;"

    "CREATE TABLE sets ("
    "athlete BLOB NOT NULL REFERENCES athletes(id)," ROW_COLUMNS
    "workout BLOB NOT NULL CHECK (length(workout) = 16),"
    "lift TEXT NOT NULL,"
    "protocol TEXT NOT NULL,"
    "kind TEXT NOT NULL CHECK (kind IN ('warmup', 'top', 'backoff')),"
    "load_g INTEGER NOT NULL CHECK (load_g > 0),"
    "reps INTEGER NOT NULL CHECK (reps > 0)," /* done or tried */
    "stack TEXT NOT NULL," /* on one side, from the inside out */
    "PRIMARY KEY (athlete, seq, id)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX sets_by_seq ON sets(seq);"

    "CREATE TABLE feels ("
    "athlete BLOB NOT NULL,"
    "target BLOB NOT NULL REFERENCES sets(id)," ROW_COLUMNS
    "feel TEXT NOT NULL CHECK (feel IN ('rpe', 'easier', 'miss', 'pain')),"
    "rpe_x10 INTEGER NOT NULL," /* 0 unless rpe */
    "reps INTEGER NOT NULL,"    /* achieved, of a miss; else 0 */
    "PRIMARY KEY (athlete, target, seq, id)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE voids ("
    "athlete BLOB NOT NULL,"
    "target BLOB NOT NULL," /* a set, a feel, a finish or a skip */
    ROW_COLUMNS
    "PRIMARY KEY (athlete, target, seq, id)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE finishes ("
    "athlete BLOB NOT NULL REFERENCES athletes(id),"
    "workout BLOB NOT NULL CHECK (length(workout) = 16)," ROW_COLUMNS
    "lift TEXT NOT NULL,"
    "protocol TEXT NOT NULL,"
    "PRIMARY KEY (athlete, workout, seq, id)"
    ") STRICT, WITHOUT ROWID;"

    APPEND_ONLY("sets") APPEND_ONLY("feels")
    APPEND_ONLY("voids") APPEND_ONLY("finishes");

/* Sets as they count: undone ones left out, the newest feel applied. */
static const char view_1[] =
    "CREATE VIEW sets_that_count AS "
    "SELECT s.*, f.id AS feel_id, f.feel, f.rpe_x10, f.reps AS achieved,"
    " EXISTS (SELECT 1 FROM finishes n WHERE n.athlete = s.athlete"
    "  AND n.workout = s.workout AND NOT EXISTS (SELECT 1 FROM voids v"
    "  WHERE v.athlete = n.athlete AND v.target = n.id)) AS finished "
    "FROM sets s LEFT JOIN feels f ON f.athlete = s.athlete"
    " AND f.target = s.id AND +f.id = ("
    "  SELECT g.id FROM feels g WHERE g.athlete = s.athlete"
    "  AND g.target = s.id AND NOT EXISTS (SELECT 1 FROM voids v"
    "  WHERE v.athlete = g.athlete AND v.target = g.id)"
    "  ORDER BY g.seq DESC, g.id DESC LIMIT 1) "
    "WHERE NOT EXISTS (SELECT 1 FROM voids v"
    " WHERE v.athlete = s.athlete AND v.target = s.id);";

/* A set that was left out, or all that were left. */
static const char skips_2[] =
    "CREATE TABLE skips ("
    "athlete BLOB NOT NULL REFERENCES athletes(id),"
    "workout BLOB NOT NULL CHECK (length(workout) = 16)," ROW_COLUMNS
    "lift TEXT NOT NULL,"
    "protocol TEXT NOT NULL,"
    "what TEXT NOT NULL CHECK (what IN ('top', 'backoff', 'rest')),"
    "PRIMARY KEY (athlete, workout, seq, id)"
    ") STRICT, WITHOUT ROWID;"

    APPEND_ONLY("skips");

/* Where the wall clock of a boot
 * first could be trusted, in the order of its sets, it was this far ahead of
 * the monotonic one: for the times of that boot's other rows. Derived. */
static const char clocks_3[] =
    "CREATE TABLE clocks ("
    "boot INTEGER PRIMARY KEY REFERENCES boots(id),"
    "ahead_ms INTEGER NOT NULL"
    ") STRICT;"
    "INSERT INTO clocks SELECT boot, ahead_ms FROM"
    " (SELECT boot, wall_ms - mono_ms AS ahead_ms, min(seq) FROM sets"
    " WHERE clock_trusted GROUP BY boot);";

/* What an athlete says of their recovery, and a coach of their 1RM and of
 * sets that were done otherwise than their rows say. */
static const char words_3[] =
    "CREATE TABLE recoveries ("
    "athlete BLOB NOT NULL REFERENCES athletes(id),"
    "workout BLOB NOT NULL CHECK (length(workout) = 16)," ROW_COLUMNS
    "recovery TEXT NOT NULL CHECK (recovery IN"
    " ('fresh', 'normal', 'tired')),"
    "PRIMARY KEY (athlete, workout, seq, id)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE verdicts ("
    "athlete BLOB NOT NULL REFERENCES athletes(id),"
    "lift TEXT NOT NULL," ROW_COLUMNS
    "what TEXT NOT NULL CHECK (what IN ('reset', 'pin', 'unpin')),"
    "e1rm_g INTEGER NOT NULL CHECK (e1rm_g > 0)," /* unpin: as it was pinned */
    "PRIMARY KEY (athlete, lift, seq, id)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE corrections ("
    "athlete BLOB NOT NULL,"
    "target BLOB NOT NULL REFERENCES sets(id)," ROW_COLUMNS
    "load_g INTEGER NOT NULL CHECK (load_g > 0),"
    "reps INTEGER NOT NULL CHECK (reps > 0)," /* done or tried */
    "feel TEXT NOT NULL CHECK (feel IN ('rpe', 'easier', 'miss', 'pain')),"
    "rpe_x10 INTEGER NOT NULL,"  /* 0 unless rpe */
    "achieved INTEGER NOT NULL," /* of a miss; else 0 */
    "PRIMARY KEY (athlete, target, seq, id)"
    ") STRICT, WITHOUT ROWID;"

    APPEND_ONLY("recoveries") APPEND_ONLY("verdicts")
    APPEND_ONLY("corrections");

/* What was worked out from the rows; see learned.h. Derived: it may be
 * emptied at any time. */
static const char learned_3[] =
    "CREATE TABLE learned ("
    "athlete BLOB NOT NULL,"
    "lift TEXT NOT NULL,"
    "curve INTEGER NOT NULL,"
    "mark INTEGER NOT NULL,"  /* of all it follows from */
    "n INTEGER NOT NULL,"     /* sets and words in it */
    "what BLOB NOT NULL,"
    "proof INTEGER NOT NULL," /* mark of the blob itself */
    "PRIMARY KEY (athlete, lift, curve)"
    ") STRICT, WITHOUT ROWID;";

/* Sets as they count: undone ones left out, and of each what was told of it
 * last: its newest correction, else the newest feel. */
static const char view_3[] =
    "DROP VIEW sets_that_count;"
    "CREATE VIEW sets_that_count AS "
    "SELECT s.athlete, s.seq, s.id, s.boot, s.mono_ms, s.wall_ms,"
    " s.utc_offset_s, s.clock_trusted, s.workout, s.lift, s.protocol, s.kind,"
    " ifnull(c.load_g, s.load_g) AS load_g, ifnull(c.reps, s.reps) AS reps,"
    " s.stack, s.load_g AS stack_g, ifnull(c.id, f.id) AS feel_id,"
    " ifnull(c.feel, f.feel) AS feel, ifnull(c.rpe_x10, f.rpe_x10) AS rpe_x10,"
    " ifnull(c.achieved, f.reps) AS achieved,"
    " EXISTS (SELECT 1 FROM finishes n WHERE n.athlete = s.athlete"
    "  AND n.workout = s.workout AND NOT EXISTS (SELECT 1 FROM voids v"
    "  WHERE v.athlete = n.athlete AND v.target = n.id)) AS finished "
    "FROM sets s LEFT JOIN feels f ON f.athlete = s.athlete"
    " AND f.target = s.id AND +f.id = ("
    "  SELECT g.id FROM feels g WHERE g.athlete = s.athlete"
    "  AND g.target = s.id AND NOT EXISTS (SELECT 1 FROM voids v"
    "  WHERE v.athlete = g.athlete AND v.target = g.id)"
    "  ORDER BY g.seq DESC, g.id DESC LIMIT 1) "
    "LEFT JOIN corrections c ON c.athlete = s.athlete"
    " AND c.target = s.id AND +c.id = ("
    "  SELECT d.id FROM corrections d WHERE d.athlete = s.athlete"
    "  AND d.target = s.id AND NOT EXISTS (SELECT 1 FROM voids v"
    "  WHERE v.athlete = d.athlete AND v.target = d.id)"
    "  ORDER BY d.seq DESC, d.id DESC LIMIT 1) "
    "WHERE NOT EXISTS (SELECT 1 FROM voids v"
    " WHERE v.athlete = s.athlete AND v.target = s.id);";

/* More bars than the usual one, whose figures the racks have: 1.. in their
 * order. A coach's word on which bar a lift is done with; 0 is the usual one.
 * Each set names its bar; "" is the usual one before it had a name, and a
 * machine's. */
static const char bars_4[] =
    "ALTER TABLE racks ADD COLUMN bar_name TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE racks ADD COLUMN bar_kind TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE sets ADD COLUMN bar TEXT NOT NULL DEFAULT '';"

    "CREATE TABLE bars ("
    "kiosk BLOB NOT NULL CHECK (length(kiosk) = 16),"
    "place INTEGER NOT NULL CHECK (place > 0),"
    "name TEXT NOT NULL,"
    "kind TEXT NOT NULL,"
    "bar_g INTEGER NOT NULL,"
    "sleeve_mm INTEGER NOT NULL,"
    "PRIMARY KEY (kiosk, place)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE lift_bars ("
    "kiosk BLOB NOT NULL CHECK (length(kiosk) = 16),"
    "lift TEXT NOT NULL,"
    "place INTEGER NOT NULL CHECK (place >= 0),"
    "PRIMARY KEY (kiosk, lift)"
    ") STRICT, WITHOUT ROWID;"

    /* what hangs on a bar, as somebody at the rack put it right */
    "CREATE TABLE hanging ("
    "athlete BLOB NOT NULL REFERENCES athletes(id)," ROW_COLUMNS
    "lift TEXT NOT NULL,"
    "bar TEXT NOT NULL,"
    "stack TEXT NOT NULL," /* on one side, from the inside out */
    "PRIMARY KEY (athlete, seq, id)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX hanging_by_seq ON hanging(seq);"

    APPEND_ONLY("hanging");

/* Sets as they count: undone ones left out, and of each what was told of it
 * last: its newest correction, else the newest feel. */
static const char view_4[] =
    "DROP VIEW sets_that_count;"
    "CREATE VIEW sets_that_count AS "
    "SELECT s.athlete, s.seq, s.id, s.boot, s.mono_ms, s.wall_ms,"
    " s.utc_offset_s, s.clock_trusted, s.workout, s.lift, s.protocol, s.kind,"
    " ifnull(c.load_g, s.load_g) AS load_g, ifnull(c.reps, s.reps) AS reps,"
    " s.stack, s.bar, s.load_g AS stack_g, ifnull(c.id, f.id) AS feel_id,"
    " ifnull(c.feel, f.feel) AS feel, ifnull(c.rpe_x10, f.rpe_x10) AS rpe_x10,"
    " ifnull(c.achieved, f.reps) AS achieved,"
    " EXISTS (SELECT 1 FROM finishes n WHERE n.athlete = s.athlete"
    "  AND n.workout = s.workout AND NOT EXISTS (SELECT 1 FROM voids v"
    "  WHERE v.athlete = n.athlete AND v.target = n.id)) AS finished "
    "FROM sets s LEFT JOIN feels f ON f.athlete = s.athlete"
    " AND f.target = s.id AND +f.id = ("
    "  SELECT g.id FROM feels g WHERE g.athlete = s.athlete"
    "  AND g.target = s.id AND NOT EXISTS (SELECT 1 FROM voids v"
    "  WHERE v.athlete = g.athlete AND v.target = g.id)"
    "  ORDER BY g.seq DESC, g.id DESC LIMIT 1) "
    "LEFT JOIN corrections c ON c.athlete = s.athlete"
    " AND c.target = s.id AND +c.id = ("
    "  SELECT d.id FROM corrections d WHERE d.athlete = s.athlete"
    "  AND d.target = s.id AND NOT EXISTS (SELECT 1 FROM voids v"
    "  WHERE v.athlete = d.athlete AND v.target = d.id)"
    "  ORDER BY d.seq DESC, d.id DESC LIMIT 1) "
    "WHERE NOT EXISTS (SELECT 1 FROM voids v"
    " WHERE v.athlete = s.athlete AND v.target = s.id);";

/* steps[v] takes version v to v + 1. Never edit one that was released: add
 * the next. */
#define PARTS_MAX 4
static const char *const steps[][PARTS_MAX] = {
    {people_1, rows_1, view_1},
    {skips_2},
    {clocks_3, words_3, learned_3, view_3},
    {bars_4, view_4},
};
#define N_STEPS ((int)(sizeof steps / sizeof steps[0]))

int schema_version(void)
{
    return N_STEPS;
}

enum db_status schema_judge(struct db *db)
{
    int64_t id = 0, version = 0, n_tables = 0;
    enum db_status status = sql_number(db, "PRAGMA application_id", &id);
    if (status == DB_OK)
        status = sql_number(db, "PRAGMA user_version", &version);
    if (status == DB_OK)
        status = sql_number(db, "SELECT COUNT(*) FROM sqlite_master",
                            &n_tables);
    if (status != DB_OK)
        return status;
    bool is_empty = id == 0 && version == 0 && n_tables == 0;
    if (id != SCHEMA_APPLICATION_ID && !is_empty)
        return DB_FOREIGN;
    return version > schema_version() ? DB_NEWER : DB_OK;
}

static enum db_status migrate_step(struct db *db, int from)
{
    char mark[96];
    snprintf(mark, sizeof mark,
             "PRAGMA application_id = %d; PRAGMA user_version = %d",
             SCHEMA_APPLICATION_ID, from + 1);
    enum db_status status = DB_OK;
    for (int i = 0; i < PARTS_MAX && status == DB_OK; i++) {
        if (steps[from][i] != NULL)
            status = sql_exec(db, steps[from][i]);
    }
    return status == DB_OK ? sql_exec(db, mark) : status;
}

enum db_status schema_migrate(struct db *db)
{
    for (;;) {
        bool is_own;
        int64_t version = 0;
        enum db_status status = sql_begin(db, &is_own);
        /* read within the transaction: another program may be at it too */
        if (status == DB_OK)
            status = sql_number(db, "PRAGMA user_version", &version);
        bool is_current = version >= schema_version();
        if (status == DB_OK && !is_current)
            status = migrate_step(db, (int)version);
        status = sql_end(db, is_own, status);
        if (status != DB_OK || is_current)
            return status;
    }
}
