/* What was called saved is there after kill -9 and after a power cut. */
#include "kiosk/store/db.h"
#include "kiosk/store/roster.h"
#include "kiosk/store/sets.h"
#include "kiosk/store/store.h"
#include "tests/harness/forgetful_vfs.h"
#include "tests/harness/seed.h"

#include <setjmp.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static char dir[] = "/tmp/rackside-crash-XXXXXX";
static char path[64];

/* --- the workout ----------------------------------------------------------- */

static struct uid uid_of(int round, int n)
{
    struct uid uid = {{7}};
    uid.byte[13] = (uint8_t)round;
    uid.byte[15] = (uint8_t)(n + 1);
    return uid;
}

/* Sets with their feels, a feel undone and told again, a set undone, a feel
 * told twice, a finish: by the step they aim at, where they do. */
static const struct {
    enum record_kind kind;
    int target;
} steps[] = {
    {RECORD_SET, 0},   {RECORD_FEEL, 0},  {RECORD_SET, 0},
    {RECORD_FEEL, 2},  {RECORD_VOID, 3},  {RECORD_FEEL, 2},
    {RECORD_SET, 0},   {RECORD_FEEL, 6},  {RECORD_SET, 0},
    {RECORD_VOID, 8},  {RECORD_SET, 0},   {RECORD_FEEL, 10},
    {RECORD_FEEL, 10}, {RECORD_FINISH, 0}};
#define N_STEPS ((int)(sizeof steps / sizeof steps[0]))

static struct record step_of(const struct uid *athlete, int round, int i)
{
    struct record r = {.kind = steps[i].kind,
                       .id = uid_of(round, i),
                       .workout = uid_of(round, 100),
                       .athlete = *athlete,
                       .at = {1000 * i, 1700000000000 + 1000 * i, 0, true},
                       .lift = "squat",
                       .protocol = "strength",
                       .set_kind = SET_BACKOFF,
                       .load_g = 100000 + i,
                       .reps = 5,
                       .stack = "25,15"};
    if (r.kind == RECORD_FEEL || r.kind == RECORD_VOID)
        r.target = uid_of(round, steps[i].target);
    if (r.kind == RECORD_FEEL) {
        r.feel = FEEL_RPE;
        r.rpe_x10 = 85;
    }
    return r;
}

static struct store *open_store(const char *vfs)
{
    /* each set is history a millisecond later: what it taught is kept */
    struct store_config config = {
        .path = path, .boot_id = "boot", .vfs = vfs, .workout_open_ms = 1};
    struct store_report report;
    return store_open(&config, &report);
}

/* A tap between two sets, which writes what was learned and does not wait for
 * it. */
static void tap(struct store *store, const struct record *record)
{
    static struct effect effect;
    effect.kind = EFFECT_FIND_ATHLETE;
    effect.id = record->athlete;
    effect.at = record->at;
    effect.at.mono_ms += 500;
    store_post(store, &effect);
}

/* Whether the store called this row saved. */
static bool save(struct store *store, const struct record *record)
{
    static struct effect effect;
    static struct event event;
    bool is_saved = false;
    effect.kind = EFFECT_APPEND;
    effect.record = *record;
    store_post(store, &effect);
    tap(store, record);
    store_settle(store);
    while (store_take(store, &event)) {
        is_saved |= event.kind == EVENT_STORED && event.ok &&
                    uid_equal(&event.id, &record->id);
    }
    return is_saved;
}

/* --- looking afterwards ---------------------------------------------------- */

static struct db *open_plain(void)
{
    struct db_options options = {.path = path, .mode = DB_CREATE};
    struct db *db = NULL;
    char why[DB_WHY_MAX];
    if (db_open(&options, &db, why) != DB_OK ||
        db_check(db, why) != DB_OK) {
        fail_msg("%s", why);
    }
    return db;
}

static struct uid enrol(void)
{
    struct uid id = {{0}};
    struct db *db = open_plain();
    assert_int_equal(roster_add(db, "Ada", UNIT_KG, &id), DB_OK);
    db_close(db);
    return id;
}

/* How many of the rows that were called saved are not there. */
static int count_lost(const struct uid *ids, int n)
{
    static const char sql[] =
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM sets WHERE id = ?1)"
        " OR EXISTS (SELECT 1 FROM feels WHERE id = ?1)"
        " OR EXISTS (SELECT 1 FROM voids WHERE id = ?1)"
        " OR EXISTS (SELECT 1 FROM finishes WHERE id = ?1)"
        " OR EXISTS (SELECT 1 FROM athletes WHERE id = ?1)";
    sqlite3 *raw;
    sqlite3_stmt *stmt;
    int lost = 0;
    db_close(open_plain());
    assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(raw, sql, -1, &stmt, NULL),
                     SQLITE_OK);
    for (int i = 0; i < n; i++) {
        sqlite3_bind_blob(stmt, 1, ids[i].byte, 16, SQLITE_STATIC);
        lost += sqlite3_step(stmt) != SQLITE_ROW;
        sqlite3_reset(stmt);
    }
    sqlite3_finalize(stmt);
    sqlite3_close(raw);
    return lost;
}

/* Whether taps between the sets wrote at all. */
static bool was_learned(void)
{
    sqlite3 *raw;
    sqlite3_stmt *stmt;
    assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(raw, "SELECT 1 FROM learned", -1,
                                        &stmt, NULL), SQLITE_OK);
    bool any = sqlite3_step(stmt) == SQLITE_ROW;
    sqlite3_finalize(stmt);
    sqlite3_close(raw);
    return any;
}

static void remove_files(void)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        char name[80];
        snprintf(name, sizeof name, "%s%s", path, ends[i]);
        unlink(name);
    }
}

/* --- kill -9 --------------------------------------------------------------- */

/* Saves the workout, and says so row by row. Never returns. */
static void work_and_tell(const struct uid *athlete, int round, int pipe_fd)
{
    struct store *store = open_store(NULL);
    for (int i = 0; store != NULL && i < N_STEPS; i++) {
        struct record record = step_of(athlete, round, i);
        if (save(store, &record) &&
            write(pipe_fd, record.id.byte, 16) != 16) {
            break;
        }
    }
    close(pipe_fd);
    store_close(store);
    _exit(0);
}

/* Kills it when it has told of n_rows, a moment later. *n more ids. */
static void kill_after(const struct uid *athlete, int round, int n_rows,
                       uint64_t *seed, struct uid *ids, int *n)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        work_and_tell(athlete, round, ends[1]);
    }
    close(ends[1]);
    int told = 0;
    while (told < n_rows && read(ends[0], ids[*n].byte, 16) == 16) {
        told++;
        (*n)++;
    }
    struct timespec moment = {0, seed_between(seed, 0, 300) * 1000L};
    nanosleep(&moment, NULL);
    kill(child, SIGKILL);
    while (read(ends[0], ids[*n].byte, 16) == 16) {
        (*n)++;
    }
    close(ends[0]);
    waitpid(child, NULL, 0);
    assert_int_equal(told, n_rows);
}

static void nothing_saved_is_missing_after_kill_9(void **state)
{
    static struct uid ids[(N_STEPS + 1) * N_STEPS + 1];
    int n = 0;
    uint64_t seed = seed_start();
    struct uid athlete = enrol();
    for (int n_rows = 0; n_rows <= N_STEPS; n_rows++) {
        kill_after(&athlete, n_rows, n_rows, &seed, ids, &n);
        int lost = count_lost(ids, n);
        if (lost != 0) {
            fail_msg("killed after row %d: %d of %d rows lost", n_rows, lost,
                         n);
        }
    }
    assert_true(n >= N_STEPS * (N_STEPS + 1) / 2);
    assert_true(was_learned());
}

/* --- power cuts ------------------------------------------------------------ */

/* From no file at all to a finished workout, with what was called saved. */
static int live(struct uid *ids)
{
    struct db_options options = {
        .path = path, .mode = DB_CREATE, .vfs = FORGETFUL_NAME};
    struct db *db;
    char why[DB_WHY_MAX];
    struct uid athlete = {{0}};
    int n = 0;
    if (db_open(&options, &db, why) != DB_OK)
        return 0;
    if (roster_add(db, "Ada", UNIT_KG, &athlete) == DB_OK)
        ids[n++] = athlete;
    db_close(db);
    if (n == 0)
        return 0;
    struct store *store = open_store(FORGETFUL_NAME);
    assert_non_null(store);
    for (int i = 0; i < N_STEPS; i++) {
        struct record record = step_of(&athlete, 0, i);
        if (!save(store, &record))
            break;
        ids[n++] = record.id;
    }
    store_close(store);
    return n;
}

/* Cuts the power at each sync in turn; seed 0: what is not synced is gone. */
static int cut_everywhere(uint64_t seed)
{
    struct uid ids[N_STEPS + 1];
    bool was_cut = true;
    int n_cuts = 0;
    while (was_cut) {
        struct forgetful *disk = forgetful_open();
        remove_files();
        forgetful_cut_after(disk, n_cuts + 1);
        forgetful_tear(disk, seed == 0 ? 0 : seed + (uint64_t)n_cuts);
        int n = live(ids);
        was_cut = forgetful_is_cut(disk);
        forgetful_close(disk);
        n_cuts += was_cut;
        int lost = count_lost(ids, n);
        if (lost != 0 || (!was_cut && n != N_STEPS + 1)) {
            fail_msg("seed %llu, cut at sync %d: %d of %d rows lost",
                     (unsigned long long)seed, n_cuts, lost, n);
        }
    }
    return n_cuts;
}

static void nothing_saved_is_missing_after_a_power_cut(void **state)
{
    /* every row was one commit, and each commit had its sync */
    assert_true(cut_everywhere(0) > N_STEPS + 1);
}

static void nor_after_one_in_the_middle_of_writing(void **state)
{
    uint64_t seed = seed_start();
    for (int i = seed_rounds(4); i > 0; i--) {
        cut_everywhere((seed + (uint64_t)i) * 1000);
    }
}

/* The cut between a commit and the next sync: after every row. */
static void nor_right_after_a_row_was_called_saved(void **state)
{
    for (int rows = 1; rows <= N_STEPS; rows++) {
        struct uid ids[N_STEPS];
        remove_files();
        struct uid athlete = enrol();
        struct forgetful *disk = forgetful_open();
        struct store *store = open_store(FORGETFUL_NAME);
        for (int i = 0; i < rows; i++) {
            struct record record = step_of(&athlete, 0, i);
            assert_true(save(store, &record));
            ids[i] = record.id;
        }
        forgetful_cut(disk);
        struct record next = step_of(&athlete, 1, 0);
        assert_false(save(store, &next));
        store_close(store);
        forgetful_close(disk);
        assert_int_equal(count_lost(ids, rows), 0);
    }
}

/* --- the test of the test -------------------------------------------------- */

/* Rows lost of those that SQLite called committed under this setting. */
static int lost_with(const char *synchronous)
{
    struct uid ids[8];
    sqlite3 *raw;
    char sql[160];
    remove_files();
    enrol();
    struct forgetful *disk = forgetful_open();
    assert_int_equal(sqlite3_open_v2(path, &raw, SQLITE_OPEN_READWRITE,
                                     FORGETFUL_NAME), SQLITE_OK);
    snprintf(sql, sizeof sql, "PRAGMA synchronous = %s", synchronous);
    assert_int_equal(sqlite3_exec(raw, sql, NULL, NULL, NULL), SQLITE_OK);
    for (int i = 0; i < 8; i++) {
        ids[i] = uid_of(0, i);
        snprintf(sql, sizeof sql, "INSERT INTO athletes(id, name, unit)"
                 " VALUES (x'070000000000000000000000000000%02x', 'N%d',"
                 " 'kg')", i + 1, i);
        assert_int_equal(sqlite3_exec(raw, sql, NULL, NULL, NULL),
                         SQLITE_OK);
    }
    forgetful_cut(disk);
    sqlite3_close(raw);
    forgetful_close(disk);
    return count_lost(ids, 8);
}

static void a_missing_sync_would_have_been_found(void **state)
{
    assert_int_equal(lost_with("FULL"), 0);
    assert_true(lost_with("NORMAL") > 0);
    assert_true(lost_with("OFF") > 0);
}

/* --- the file -------------------------------------------------------------- */

static int fresh(void **state)
{
    remove_files();
    return 0;
}

static int make_dir(void **state)
{
    if (mkdtemp(dir) == NULL) {
        return -1;
    }
    snprintf(path, sizeof path, "%s/gym.db", dir);
    return 0;
}

static int remove_dir(void **state)
{
    remove_files();
    return rmdir(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(nothing_saved_is_missing_after_kill_9, fresh),
        cmocka_unit_test_setup(nothing_saved_is_missing_after_a_power_cut,
                               fresh),
        cmocka_unit_test_setup(nor_after_one_in_the_middle_of_writing, fresh),
        cmocka_unit_test_setup(nor_right_after_a_row_was_called_saved, fresh),
        cmocka_unit_test_setup(a_missing_sync_would_have_been_found, fresh),
    };
    return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
