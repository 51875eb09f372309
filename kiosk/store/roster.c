#include "kiosk/store/roster.h"

#include "kiosk/store/sql.h"

#include <assert.h>
#include <string.h>
#include <time.h>

#define ATHLETE_COLUMNS \
    "SELECT a.id, a.name, a.unit," \
    " (SELECT COUNT(*) FROM tags t WHERE t.athlete = a.id) "

/* Length of the UTF-8 sequence that p begins with (RFC 3629), 0: none. */
static size_t utf8_length(const unsigned char *p)
{
    size_t length = p[0] < 0x80 ? 1 : p[0] < 0xc2 ? 0 : p[0] < 0xe0 ? 2
                  : p[0] < 0xf0 ? 3 : p[0] < 0xf5 ? 4 : 0;
    for (size_t i = 1; i < length; i++) {
        if ((p[i] & 0xc0) != 0x80)
            return 0;
    }
    return length;
}

static bool is_name(const char *name)
{
    size_t n = strlen(name);
    if (n == 0 || n >= ATHLETE_NAME_MAX || name[0] == ' ' ||
        name[n - 1] == ' ')
        return false;
    const unsigned char *p = (const unsigned char *)name;
    while (*p != '\0') {
        size_t length = utf8_length(p);
        if (length == 0 || *p < 0x20 || *p == 0x7f)
            return false;
        p += length;
    }
    return true;
}

static struct uid uid_fresh(void)
{
    struct timespec now;
    uint64_t seed;
    clock_gettime(CLOCK_REALTIME, &now);
    sqlite3_randomness(sizeof seed, &seed);
    return uid_make((int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000,
                    &seed);
}

static void read_athlete(sqlite3_stmt *stmt, struct athlete *out)
{
    char unit[4];
    out->id = sql_uid(stmt, 0);
    sql_text(stmt, 1, out->name, sizeof out->name);
    sql_text(stmt, 2, unit, sizeof unit);
    out->unit = strcmp(unit, "lb") == 0 ? UNIT_LB : UNIT_KG;
    out->n_tags = sqlite3_column_int(stmt, 3);
}

static enum db_status one_athlete(struct db *db, sqlite3_stmt *stmt,
                                  struct athlete *out)
{
    enum db_status status = sql_row(db, stmt);
    if (status == DB_OK) {
        read_athlete(stmt, out);
        sql_done(stmt);
    }
    return status;
}

enum db_status roster_find_name(struct db *db, const char *name,
                                struct athlete *out)
{
    sqlite3_stmt *stmt = sql_stmt(db, ATHLETE_COLUMNS "FROM athletes a"
        " WHERE a.removed = 0 AND a.name = ? COLLATE NOCASE");
    sql_bind_text(stmt, 1, name);
    return one_athlete(db, stmt, out);
}

enum db_status roster_find_id(struct db *db, const struct uid *id,
                              struct athlete *out)
{
    sqlite3_stmt *stmt = sql_stmt(db, ATHLETE_COLUMNS "FROM athletes a"
        " WHERE a.id = ? AND a.removed = 0");
    sql_bind_uid(stmt, 1, id);
    return one_athlete(db, stmt, out);
}

static void bind_tag(sqlite3_stmt *stmt, int at, const struct tag *tag)
{
    sqlite3_bind_int(stmt, at, tag->bits);
    sqlite3_bind_int(stmt, at + 1, tag->digits);
    /* SQLite's integers are signed: the same 64 bits */
    int64_t raw;
    memcpy(&raw, &tag->raw, sizeof raw);
    sqlite3_bind_int64(stmt, at + 2, raw);
}

enum db_status roster_find_tag(struct db *db, const struct tag *tag,
                               struct athlete *out)
{
    sqlite3_stmt *stmt = sql_stmt(db, ATHLETE_COLUMNS
        "FROM tags g JOIN athletes a ON a.id = g.athlete"
        " WHERE g.bits = ? AND g.digits = ? AND g.raw = ?"
        " AND a.removed = 0");
    bind_tag(stmt, 1, tag);
    return one_athlete(db, stmt, out);
}

enum db_status roster_add(struct db *db, const char *name, enum unit unit,
                          struct uid *id)
{
    if (!is_name(name) || (unit != UNIT_KG && unit != UNIT_LB))
        return DB_BAD;
    if (uid_is_none(id))
        *id = uid_fresh();
    sqlite3_stmt *stmt = sql_stmt(db,
        "INSERT INTO athletes(id, name, unit) VALUES (?, ?, ?)");
    sql_bind_uid(stmt, 1, id);
    sql_bind_text(stmt, 2, name);
    sql_bind_text(stmt, 3, unit_str(unit));
    return sql_run(db, stmt);
}

/* Runs an update; DB_NOT_FOUND where it changed no row. */
static enum db_status change(struct db *db, sqlite3_stmt *stmt)
{
    enum db_status status = sql_run(db, stmt);
    if (status == DB_OK && sqlite3_changes(db->sqlite) == 0)
        return DB_NOT_FOUND;
    return status;
}

enum db_status roster_rename(struct db *db, const struct uid *id,
                             const char *name)
{
    if (!is_name(name))
        return DB_BAD;
    sqlite3_stmt *stmt = sql_stmt(db,
        "UPDATE athletes SET name = ?2 WHERE id = ?1 AND removed = 0");
    sql_bind_uid(stmt, 1, id);
    sql_bind_text(stmt, 2, name);
    return change(db, stmt);
}

enum db_status roster_set_unit(struct db *db, const struct uid *id,
                               enum unit unit)
{
    if (unit != UNIT_KG && unit != UNIT_LB)
        return DB_BAD;
    sqlite3_stmt *stmt = sql_stmt(db,
        "UPDATE athletes SET unit = ?2 WHERE id = ?1 AND removed = 0");
    sql_bind_uid(stmt, 1, id);
    sql_bind_text(stmt, 2, unit_str(unit));
    return change(db, stmt);
}

enum db_status roster_remove(struct db *db, const struct uid *id)
{
    bool is_own;
    enum db_status status = sql_begin(db, &is_own);
    if (status == DB_OK) {
        sqlite3_stmt *stmt = sql_stmt(db,
            "UPDATE athletes SET removed = 1 WHERE id = ? AND removed = 0");
        sql_bind_uid(stmt, 1, id);
        status = change(db, stmt);
    }
    if (status == DB_OK) {
        sqlite3_stmt *stmt = sql_stmt(db,
            "DELETE FROM tags WHERE athlete = ?");
        sql_bind_uid(stmt, 1, id);
        status = sql_run(db, stmt);
    }
    return sql_end(db, is_own, status);
}

static enum db_status total(struct db *db, int *out)
{
    int64_t n = 0;
    enum db_status status = sql_number(db,
        "SELECT COUNT(*) FROM athletes WHERE removed = 0", &n);
    *out = (int)n;
    return status;
}

enum db_status roster_page(struct db *db, int offset, int count,
                           struct roster_page *out)
{
    assert(offset >= 0 && count >= 0);
    memset(out, 0, sizeof *out);
    out->offset = offset;
    enum db_status status = total(db, &out->total);
    if (status != DB_OK)
        return status;
    sqlite3_stmt *stmt = sql_stmt(db,
        "SELECT id, name FROM athletes WHERE removed = 0"
        " ORDER BY name COLLATE NOCASE LIMIT ? OFFSET ?");
    sqlite3_bind_int(stmt, 1,
                     count < ROSTER_PAGE_MAX ? count : ROSTER_PAGE_MAX);
    sqlite3_bind_int(stmt, 2, offset);
    while ((status = sql_row(db, stmt)) == DB_OK) {
        struct roster_entry *entry = &out->entry[out->n++];
        entry->id = sql_uid(stmt, 0);
        sql_text(stmt, 1, entry->name, sizeof entry->name);
    }
    return status == DB_NOT_FOUND ? DB_OK : status;
}

enum db_status roster_each(struct db *db, roster_fn fn, void *context)
{
    sqlite3_stmt *stmt = sql_stmt(db, ATHLETE_COLUMNS "FROM athletes a"
        " WHERE a.removed = 0 ORDER BY a.name COLLATE NOCASE");
    enum db_status status;
    while ((status = sql_row(db, stmt)) == DB_OK) {
        struct athlete athlete;
        read_athlete(stmt, &athlete);
        if (!fn(&athlete, context)) {
            sql_done(stmt);
            return DB_OK;
        }
    }
    return status == DB_NOT_FOUND ? DB_OK : status;
}

static bool is_tag(const struct tag *tag)
{
    if (tag->bits == 0)
        return tag->digits >= 1 && tag->digits <= TAG_DIGITS_MAX;
    return tag->bits <= TAG_BITS_MAX && tag->digits == 0;
}

static enum db_status tag_insert(struct db *db, const struct uid *id,
                                 const struct tag *tag)
{
    struct athlete owner;
    enum db_status status = roster_find_tag(db, tag, &owner);
    if (status == DB_OK)
        return uid_equal(&owner.id, id) ? DB_OK : DB_TAG_TAKEN;
    if (status == DB_NOT_FOUND)
        status = roster_find_id(db, id, &owner);
    if (status != DB_OK)
        return status;
    sqlite3_stmt *stmt = sql_stmt(db,
        "INSERT INTO tags(bits, digits, raw, athlete) VALUES (?, ?, ?, ?)");
    bind_tag(stmt, 1, tag);
    sql_bind_uid(stmt, 4, id);
    return sql_run(db, stmt);
}

enum db_status roster_tag_add(struct db *db, const struct uid *id,
                              const struct tag *tag)
{
    if (!is_tag(tag))
        return DB_BAD;
    bool is_own;
    enum db_status status = sql_begin(db, &is_own);
    if (status == DB_OK)
        status = tag_insert(db, id, tag);
    return sql_end(db, is_own, status);
}

enum db_status roster_tag_remove(struct db *db, const struct tag *tag)
{
    sqlite3_stmt *stmt = sql_stmt(db,
        "DELETE FROM tags WHERE bits = ? AND digits = ? AND raw = ?");
    bind_tag(stmt, 1, tag);
    return change(db, stmt);
}

enum db_status roster_tags(struct db *db, const struct uid *id, int max,
                           struct tag *out, int *n)
{
    *n = 0;
    sqlite3_stmt *stmt = sql_stmt(db,
        "SELECT bits, digits, raw FROM tags WHERE athlete = ? ORDER BY at"
        " LIMIT ?");
    sql_bind_uid(stmt, 1, id);
    sqlite3_bind_int(stmt, 2, max);
    enum db_status status;
    while ((status = sql_row(db, stmt)) == DB_OK) {
        int64_t raw = sqlite3_column_int64(stmt, 2);
        struct tag *tag = &out[(*n)++];
        memset(tag, 0, sizeof *tag);
        tag->bits = (uint8_t)sqlite3_column_int(stmt, 0);
        tag->digits = (uint8_t)sqlite3_column_int(stmt, 1);
        memcpy(&tag->raw, &raw, sizeof raw);
    }
    return status == DB_NOT_FOUND ? DB_OK : status;
}
