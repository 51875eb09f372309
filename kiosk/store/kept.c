#include "kiosk/store/kept.h"

#include "kiosk/store/sql.h"

#include <string.h>

/* Of what is kept and how it is replayed: count it up where either changes. */
#define FORMAT 2

/* --- marks ---------------------------------------------------------------- */

/* splitmix64 (Steele, Lea and Flood 2014), a word at a time. */
static uint64_t mix(uint64_t mark, uint64_t word)
{
    mark = (mark ^ word) + UINT64_C(0x9e3779b97f4a7c15);
    mark = (mark ^ (mark >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    mark = (mark ^ (mark >> 27)) * UINT64_C(0x94d049bb133111eb);
    return mark ^ (mark >> 31);
}

static uint64_t mix_bytes(uint64_t mark, const void *bytes, size_t n)
{
    const unsigned char *at = bytes;
    for (; n >= sizeof mark; n -= sizeof mark, at += sizeof mark) {
        uint64_t word;
        memcpy(&word, at, sizeof word);
        mark = mix(mark, word);
    }
    for (; n > 0; n--)
        mark = mix(mark, *at++);
    return mark;
}

/* What the estimator makes of sets of every kind: another release of it, or
 * another machine's library of logarithms, makes other bits. */
static uint64_t model_mark(enum curve_id curve)
{
    static const struct past_entry tries[] = {
        {.day = 0, .is_set = true, .kind = SET_TOP,
         .set = {100000, 1, FEEL_RPE, 80}},
        {.day = 0, .is_set = true, .kind = SET_BACKOFF,
         .set = {85000, 5, FEEL_RPE, 75}},
        {.day = 0, .is_set = true, .kind = SET_BACKOFF,
         .set = {85000, 8, FEEL_RPE, 100}},
        {.day = 3, .is_set = true, .kind = SET_TOP,
         .set = {104000, 2, FEEL_MISS, 0}},
        {.day = 3, .is_set = true, .kind = SET_TOP,
         .set = {60000, 3, FEEL_EASIER, 0}},
        {.day = 40, .is_set = true, .kind = SET_TOP,
         .set = {180000, 1, FEEL_RPE, 70}},
        {.day = 41, .is_set = true, .kind = SET_TOP,
         .set = {180000, 1, FEEL_RPE, 70}},
        {.verdict = VERDICT_RESET, .e1rm_g = 120000},
        {.day = 44, .is_set = true, .kind = SET_TOP,
         .set = {112000, 12, FEEL_RPE, 65}},
        {.day = 47, .is_set = true, .kind = SET_TOP,
         .set = {110000, 1, FEEL_MISS, 0}},
    };
    struct learned learned;
    learn_start(&learned, curve, 101000);
    for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++)
        learn_take(&learned, &tries[i]);
    learn_end(&learned);
    return mix_bytes(FORMAT, &learned, sizeof learned);
}

uint64_t kept_start(struct db *db, enum curve_id curve, int32_t coach_e1rm_g)
{
    if (db->model_mark[curve] == 0)
        db->model_mark[curve] = model_mark(curve);
    return mix(db->model_mark[curve], (uint64_t)coach_e1rm_g);
}

uint64_t kept_mark(uint64_t mark, const struct past_entry *entry)
{
    const struct set *set = &entry->set;
    mark = mix(mark, entry->is_set);
    if (!entry->is_set)
        return mix(mix(mark, entry->verdict), (uint64_t)entry->e1rm_g);
    mark = mix(mark, (uint64_t)entry->day);
    mark = mix(mark, (uint64_t)set->load_g);
    return mix(mark, (uint64_t)set->reps << 32 | (uint64_t)set->rpe_x10 << 16 |
                         (uint64_t)set->feel << 8 | (uint64_t)entry->kind);
}

/* --- the table ------------------------------------------------------------ */

static int64_t proof(const struct kept *kept)
{
    return (int64_t)mix_bytes(kept->mark, &kept->learned,
                              sizeof kept->learned);
}

/* Whether the row, whose columns are mark, n, proof, what, is whole. */
static bool read_kept(sqlite3_stmt *stmt, struct kept *kept)
{
    const void *what = sqlite3_column_blob(stmt, 3);
    kept->mark = (uint64_t)sqlite3_column_int64(stmt, 0);
    kept->n = sqlite3_column_int(stmt, 1);
    if (what == NULL ||
        sqlite3_column_bytes(stmt, 3) != (int)sizeof kept->learned)
        return false;
    memcpy(&kept->learned, what, sizeof kept->learned);
    return kept->n > 0 && proof(kept) == sqlite3_column_int64(stmt, 2);
}

bool kept_find(struct db *db, const struct uid *athlete, enum curve_id curve,
               struct kept *kept)
{
    sqlite3_stmt *stmt =
        sql_stmt(db, "SELECT mark, n, proof, what FROM learned"
                     " WHERE athlete = ? AND lift = ? AND curve = ?");
    sql_bind_uid(stmt, 1, athlete);
    sql_bind_text(stmt, 2, kept->lift);
    sqlite3_bind_int(stmt, 3, (int)curve);
    if (sql_row(db, stmt) != DB_OK)
        return false;
    bool is_whole = read_kept(stmt, kept);
    sql_done(stmt);
    return is_whole;
}

static enum db_status put(struct db *db, const struct kept_list *list,
                          const struct kept *kept)
{
    sqlite3_stmt *stmt =
        sql_stmt(db, "INSERT OR REPLACE INTO learned(athlete, lift, curve,"
                     " mark, n, proof, what) VALUES (?,?,?,?,?,?,?)");
    sql_bind_uid(stmt, 1, &list->athlete);
    sql_bind_text(stmt, 2, kept->lift);
    sqlite3_bind_int(stmt, 3, (int)list->curve);
    sqlite3_bind_int64(stmt, 4, (int64_t)kept->mark);
    sqlite3_bind_int(stmt, 5, kept->n);
    sqlite3_bind_int64(stmt, 6, proof(kept));
    sqlite3_bind_blob(stmt, 7, &kept->learned, (int)sizeof kept->learned,
                      SQLITE_TRANSIENT);
    return sql_run(db, stmt);
}

static enum db_status put_all(struct db *db, const struct kept_list *list)
{
    bool is_own;
    enum db_status status = sql_begin(db, &is_own);
    for (int i = 0; i < list->n && status == DB_OK; i++)
        status = put(db, list, &list->kept[i]);
    return sql_end(db, is_own, status);
}

/* A commit that is not synchronous may be gone after a power cut, which costs
 * nothing here; the next one, of a set, takes it to the disk with its own. No
 * checkpoint is made for it either. */
bool kept_save(struct db *db, struct kept_list *list)
{
    bool is_as_before = true;
    if (list->n > 0 && !db->is_read_only) {
        sqlite3_busy_timeout(db->sqlite, 0);
        sqlite3_wal_autocheckpoint(db->sqlite, 0);
        if (sql_exec(db, "PRAGMA synchronous = NORMAL") == DB_OK)
            put_all(db, list);
        sqlite3_busy_timeout(db->sqlite, DB_BUSY_MS);
        sqlite3_wal_autocheckpoint(db->sqlite, DB_CHECKPOINT_PAGES);
        is_as_before =
            sql_exec(db, "PRAGMA synchronous = FULL") == DB_OK;
    }
    list->n = 0;
    return is_as_before;
}
