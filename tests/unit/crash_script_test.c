/* A whole workout, played through the whole kiosk and ended at any moment:
 * what the screen had called saved is in the database, and the workout goes
 * on. */
#include "kiosk/shell/play.h"
#include "kiosk/store/db.h"
#include "kiosk/store/plans.h"
#include "kiosk/store/roster.h"
#include "kiosk/store/sets.h"
#include "tests/harness/forgetful_vfs.h"
#include "tests/harness/seed.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define TAG "26:00101101000000001010001000"
#define SAID_MAX 65536

static char dir[] = "/tmp/rackside-crash-script-XXXXXX";
static char db_path[64], workout_path[64], again_path[64];
static struct assets assets;
static struct config config;

/* Each screen that says "saved" is printed as soon as it does. */
static const char workout[] =
    "tap " TAG "\n"
    "press \"70\"\n"
    "press \"Done\"\nsee \"180 kg × 2 saved\"\nscreen\n"
    "press \"9\"\nsee \"160\"\n"
    "press \"Done\"\nsee \"160 kg × 5 saved\"\nscreen\n"
    "press \"Undo\"\n"
    "press \"load+\"\n"
    "press \"Done\"\nsee \"162.5 kg × 5 saved\"\nscreen\n"
    "press \"8\"\n"
    "press \"Done\"\nsee \"162.5 kg × 5 saved\"\nscreen\n"
    "press \"8.5\"\non summary\n"
    "press \"Finish\"\non idle\n";
/* The loads of the sets that are called saved, in that order; the second is
 * undone before the third is done. */
static const int32_t saved_g[] = {180000, 160000, 162500, 162500};
#define N_SAVED ((int)(sizeof saved_g / sizeof saved_g[0]))
#define UNDONE 1

static const char again[] =
    "time 2026-03-02 17:30\ntap " TAG "\nscreen\n";

/* --- playing it ------------------------------------------------------------ */

static int play_file(const char *script, const char *vfs, uint64_t seed)
{
    char boot[32];
    snprintf(boot, sizeof boot, "boot %llx", (unsigned long long)seed);
    const struct play_setup setup = {.script = script,
                                     .config = &config,
                                     .assets = &assets,
                                     .store_path = db_path,
                                     .store_vfs = vfs,
                                     .boot_id = boot,
                                     .seed = seed};
    return play(&setup);
}

struct child {
    pid_t pid;
    int out;
};

enum disk { DISK_SYSTEM, DISK_FORGETFUL };

/* Plays it in a process of its own. On a forgetful disk: cut: at this sync
 * the power goes, 0: not by itself; torn: what half of a write is left. */
static struct child play_apart(const char *script, enum disk kind, int cut,
                               uint64_t torn, uint64_t seed)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    struct child child = {fork(), ends[0]};
    assert_true(child.pid >= 0);
    if (child.pid == 0) {
        dup2(ends[1], STDOUT_FILENO);
        freopen("/dev/null", "w", stderr); /* it fails where it was cut */
        struct forgetful *disk =
            kind == DISK_FORGETFUL ? forgetful_open() : NULL;
        if (disk != NULL) {
            forgetful_cut_after(disk, cut);
            forgetful_tear(disk, torn);
        }
        int code = play_file(script, disk != NULL ? FORGETFUL_NAME : NULL,
                             seed);
        fflush(stdout);
        _exit(disk != NULL && forgetful_is_cut(disk) ? 3 : code);
    }
    close(ends[1]);
    return child;
}

/* Reads what the screens say until "saved" was read n times, or the end. */
static int read_saved(struct child *child, int n)
{
    static char said[SAID_MAX];
    size_t len = 0;
    int seen = 0;
    while (seen < n && len < sizeof said - 1) {
        ssize_t got = read(child->out, said + len, sizeof said - 1 - len);
        if (got <= 0) {
            break;
        }
        len += (size_t)got;
        said[len] = '\0';
        seen = 0;
        for (const char *at = said; (at = strstr(at, " saved\n")) != NULL;
             at++) {
            seen++;
        }
    }
    return seen;
}

static int end(struct child *child)
{
    int status;
    close(child->out);
    waitpid(child->pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* --- looking afterwards ---------------------------------------------------- */

struct found {
    int n;
    bool finished; /* the workout is */
    int32_t load_g[16];
};

static bool keep(const struct set_row *row, void *context)
{
    struct found *found = context;
    if (row->kind != SET_WARMUP && found->n < 16) {
        found->load_g[found->n++] = row->set.load_g;
        found->finished = row->finished;
    }
    return true;
}

/* Whether the sets in the database are those that were called saved: all of
 * them, with at most what was in the making besides. */
static bool are_there(const struct found *found, int n_saved)
{
    int at = 0;
    for (int i = 0; i < n_saved; i++) {
        bool is_there = at < found->n && found->load_g[at] == saved_g[i];
        bool was_undone = i == UNDONE; /* so that it may be gone */
        if (!is_there && !was_undone) {
            return false;
        }
        at += is_there;
    }
    return true;
}

static struct db *open_plain(void)
{
    struct db_options options = {.path = db_path, .mode = DB_CREATE};
    struct db *db = NULL;
    char why[DB_WHY_MAX];
    if (db_open(&options, &db, why) != DB_OK ||
        db_check(db, why) != DB_OK) {
        fail_msg("%s", why);
    }
    return db;
}

static struct found assert_saved(int n_saved, const char *how, int at)
{
    struct found found = {0};
    struct db *db = open_plain();
    assert_int_equal(sets_each(db, NULL, keep, &found), DB_OK);
    db_close(db);
    if (!are_there(&found, n_saved)) {
        fail_msg("%s %d: %d sets were called saved, %d are there", how, at,
                 n_saved, found.n);
    }
    return found;
}

/* At the next boot a workout that was begun and not finished is where it
 * was: never before its top set. */
static void assert_goes_on(const struct found *found, uint64_t seed)
{
    static char said[SAID_MAX];
    struct child child = play_apart(again_path, DISK_SYSTEM, 0, 0, seed);
    ssize_t n = read(child.out, said, sizeof said - 1);
    assert_int_equal(end(&child), 0);
    said[n > 0 ? n : 0] = '\0';
    bool is_before = strstr(said, "--- screen top\n") != NULL;
    if (is_before != (found->n == 0 || found->finished)) {
        fail_msg("%d sets are there, and the next boot shows %s", found->n, said);
    }
}

/* --- the tests ------------------------------------------------------------- */

static void remove_files(void)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        char name[96];
        snprintf(name, sizeof name, "%s%s", db_path, ends[i]);
        unlink(name);
    }
}

static void fresh_gym(void)
{
    struct uid id = {{0}};
    struct tag tag;
    struct plan_row plan = {.lift = "deadlift",
                            .protocol = "strength",
                            .coach_e1rm_g = 200000};
    remove_files();
    struct db *db = open_plain();
    assert_true(tag_parse(TAG, &tag));
    assert_int_equal(roster_add(db, "Ada", UNIT_KG, &id), DB_OK);
    assert_int_equal(roster_tag_add(db, &id, &tag), DB_OK);
    assert_int_equal(plans_set(db, &id, &plan), DB_OK);
    db_close(db);
}

static void the_workout_holds_when_nothing_ends_it(void **state)
{
    fresh_gym();
    struct child child = play_apart(workout_path, DISK_SYSTEM, 0, 0, 1);
    assert_int_equal(read_saved(&child, N_SAVED + 1), N_SAVED);
    assert_int_equal(end(&child), 0);
    assert_saved(N_SAVED, "undisturbed", 0);
}

/* Ends it a moment after the screen said "saved" for the n-th time. */
static void kill_after(int n, enum disk kind, uint64_t *seed)
{
    fresh_gym();
    struct child child =
        play_apart(workout_path, kind, 0, 0, seed_next(seed));
    int n_saved = read_saved(&child, n); /* more where it ran ahead */
    assert_true(n_saved >= n);
    usleep((useconds_t)seed_between(seed, 0, 3000));
    kill(child.pid, SIGKILL);
    end(&child);
    struct found found = assert_saved(n_saved, "killed after set", n);
    assert_goes_on(&found, seed_next(seed));
}

static void nothing_called_saved_is_missing_after_kill_9(void **state)
{
    uint64_t seed = seed_start();
    for (int i = 0; i < seed_rounds(3) * N_SAVED; i++) {
        kill_after(i % N_SAVED + 1, DISK_SYSTEM, &seed);
    }
}

/* What the disk has not synced dies with the process: the plug is pulled. */
static void nor_when_the_plug_is_pulled_as_it_is_said(void **state)
{
    uint64_t seed = seed_start();
    for (int i = 0; i < seed_rounds(3) * N_SAVED; i++) {
        kill_after(i % N_SAVED + 1, DISK_FORGETFUL, &seed);
    }
}

/* Cuts the power at each sync in turn, until the workout ends before it. */
static int cut_everywhere(uint64_t torn)
{
    uint64_t seed = seed_start() + torn;
    int n_cuts = 0;
    for (int code = 3; code == 3;) {
        fresh_gym();
        struct child child =
            play_apart(workout_path, DISK_FORGETFUL, n_cuts + 1,
                       torn == 0 ? 0 : torn + (uint64_t)n_cuts, seed++);
        int n = read_saved(&child, N_SAVED + 1);
        code = end(&child);
        n_cuts += code == 3;
        struct found found = assert_saved(n, "power cut at sync", n_cuts);
        assert_goes_on(&found, seed++);
        assert_true(code == 3 || n == N_SAVED);
    }
    return n_cuts;
}

static void nothing_called_saved_is_missing_after_a_power_cut(void **state)
{
    /* a set or an answer is a commit, and a commit is a sync: two for each of
     * the sets, one to undo, one to finish */
    assert_true(cut_everywhere(0) >= 2 * N_SAVED + 1);
}

static void nor_after_one_in_the_middle_of_writing(void **state)
{
    for (int i = seed_rounds(2); i > 0; i--) {
        cut_everywhere((uint64_t)i * 1000);
    }
}

/* --- the files ------------------------------------------------------------- */

static bool write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    bool ok = file != NULL && fputs(text, file) >= 0;
    return file != NULL && fclose(file) == 0 && ok;
}

static int begin(void **state)
{
    if (mkdtemp(dir) == NULL || !assets_read(&assets, stderr)) {
        return -1;
    }
    config = config_default();
    snprintf(db_path, sizeof db_path, "%s/gym.db", dir);
    snprintf(workout_path, sizeof workout_path, "%s/workout", dir);
    snprintf(again_path, sizeof again_path, "%s/again", dir);
    return write_file(workout_path, workout) && write_file(again_path, again)
               ? 0
               : -1;
}

static int finish(void **state)
{
    remove_files();
    unlink(workout_path);
    unlink(again_path);
    return rmdir(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_workout_holds_when_nothing_ends_it),
        cmocka_unit_test(nothing_called_saved_is_missing_after_kill_9),
        cmocka_unit_test(nor_when_the_plug_is_pulled_as_it_is_said),
        cmocka_unit_test(nothing_called_saved_is_missing_after_a_power_cut),
        cmocka_unit_test(nor_after_one_in_the_middle_of_writing),
    };
    return cmocka_run_group_tests(tests, begin, finish);
}
