/* Numbered copies: the newest stay whatever the clock says, only sound ones
 * count, and none is lost to a copy that failed or was cut short. */
#include "kiosk/store/rotate.h"

#include "kiosk/store/backup.h"
#include "tests/harness/seed.h"
#include "tests/harness/store_run.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#define NAME_ROOM 320
#define IN_2040_S 2208988800
#define IN_2020_S 1577836800

/* --- the folder ------------------------------------------------------------- */

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_file(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

/* The names there, in order and without their days, each with a space. */
static void list(const struct store_run *s, char out[1024])
{
    struct dirent **names;
    int n = scandir(s->backups, &names, is_file, by_name);
    size_t at = 0;
    out[0] = '\0';
    for (int i = 0; i < n; i++) {
        char *day = strstr(names[i]->d_name, "-20");
        if (day != NULL)
            *day = '\0';
        at += (size_t)snprintf(out + at, 1024 - at, "%s ", names[i]->d_name);
        free(names[i]);
    }
    free(names);
}

static void expect(const struct store_run *s, int line, const char *want)
{
    char seen[1024];
    list(s, seen);
    if (strcmp(seen, want) != 0)
        fail_msg("line %d: '%s', not '%s'", line, seen, want);
}
#define EXPECT(s, want) expect(s, __LINE__, want)

static void put(const struct store_run *s, const char *name)
{
    char path[NAME_ROOM];
    snprintf(path, sizeof path, "%s/%s", s->backups, name);
    int fd = open(path, O_WRONLY | O_CREAT, 0640);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, "rows", 4), 4);
    close(fd);
}

static void set_age(const char *path, time_t at_s)
{
    const struct timespec times[2] = {{at_s, 0}, {at_s, 0}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static enum db_status rotate(const struct store_run *s, const char *rack,
                             int keep, char path[DB_PATH_MAX])
{
    char why[DB_WHY_MAX];
    struct db *db = store_run_db(s->path);
    enum db_status status =
        rotate_write(db, s->backups, rack, keep, path, why);
    assert_int_equal(status == DB_OK, why[0] == '\0');
    db_close(db);
    return status;
}

static void rotate_ok(const struct store_run *s, int keep,
                      char path[DB_PATH_MAX])
{
    assert_int_equal(rotate(s, "Rack 3", keep, path), DB_OK);
}

static int fresh(void **state)
{
    int code = store_run_empty(state);
    store_run_fill(*state, 60);
    return code;
}

/* --- tests ------------------------------------------------------------------ */

static void copies_are_called_by_rack_and_number(void **state)
{
    struct store_run *s = *state;
    static const struct {
        int line;
        const char *rack, *want;
    } rows[] = {
        {__LINE__, "Rackside", "rackside-000001 "},
        {__LINE__, "Rack 3", "rack-3-000001 "},
        {__LINE__, "../../etc/passwd", "etc-passwd-000001 "},
        {__LINE__, "  A -- B  ", "a-b-000001 "},
        {__LINE__, "\xc3\x9c" "ber", "ber-000001 "},
        {__LINE__, "\xe5\x8a\x9b", "rack-000001 "},
        {__LINE__, "", "rack-000001 "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char path[DB_PATH_MAX];
        assert_int_equal(rotate(s, rows[i].rack, 14, path), DB_OK);
        expect(s, rows[i].line, rows[i].want);
        assert_int_equal(store_run_count(path), 60);
        unlink(path);
    }
}

static void the_newest_stay_by_number_whatever_their_times(void **state)
{
    struct store_run *s = *state;
    char path[DB_PATH_MAX];
    for (int i = 0; i < 5; i++) {
        rotate_ok(s, 3, path);
        set_age(path, IN_2040_S - i * 86400);
    }
    EXPECT(s, "rack-3-000003 rack-3-000004 rack-3-000005 ");
    rotate_ok(s, 1, path);
    EXPECT(s, "rack-3-000006 ");
}

/* Of copies with as many rows the kiosk takes the newest by time: after a clock that was wrong, too. */
static void the_kiosk_finds_the_last_copy_after_a_clock_jump(void **state)
{
    struct store_run *s = *state;
    static const time_t times[] = {IN_2040_S, IN_2020_S, 0};
    char path[DB_PATH_MAX], newest[DB_PATH_MAX], by_hand[NAME_ROOM];
    char why[DB_WHY_MAX];
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        rotate_ok(s, 14, path);
        assert_int_equal(backup_newest(s->backups, newest, sizeof newest),
                         DB_OK);
        assert_string_equal(newest, path);
        if (times[i] != 0)
            set_age(path, times[i]);
        if (times[i] == IN_2020_S)
            set_age(newest, IN_2040_S + 60);
    }
    /* and one that a coach puts beside them */
    snprintf(by_hand, sizeof by_hand, "%s/coach.db", s->backups);
    struct db *db = store_run_db(s->path);
    assert_int_equal(backup_write(db, by_hand, why), DB_OK);
    db_close(db);
    assert_int_equal(backup_newest(s->backups, newest, sizeof newest), DB_OK);
    assert_string_equal(newest, by_hand);
}

static void what_is_not_this_racks_is_left_alone(void **state)
{
    struct store_run *s = *state;
    static const char *const others[] = {
        "monday.db",
        "rack-000001-2019-01-01.db",
        "rack-31-000001-2019-01-01.db",
        "rack-3-1-2019-01-01.db",
        "rack-3-000001-2019-01-01.db.old",
        "rack-3-000001-2019-01.db",
        "rack-3-000001-someday.db",
        "rack-3-000004-000001-2019-01-01.db",
        "rack-3-.db"};
    char path[DB_PATH_MAX];
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        put(s, others[i]);
    rotate_ok(s, 1, path);
    rotate_ok(s, 1, path);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        snprintf(path, sizeof path, "%s/%s", s->backups, others[i]);
        if (access(path, F_OK) != 0)
            fail_msg("%s has gone", others[i]);
    }
}

static void a_copy_that_went_bad_does_not_count(void **state)
{
    struct store_run *s = *state;
    char path[DB_PATH_MAX];
    for (int i = 0; i < 4; i++) {
        rotate_ok(s, 14, path);
        if (i >= 2)
            assert_int_equal(truncate(path, 9000), 0);
    }
    rotate_ok(s, 2, path);
    EXPECT(s, "rack-3-000002 rack-3-000003 rack-3-000004 rack-3-000005 ");
    rotate_ok(s, 2, path);
    EXPECT(s, "rack-3-000005 rack-3-000006 ");
}

/* As on a full disk: a file cannot grow beyond a few pages. */
static void a_copy_that_fails_removes_nothing(void **state)
{
    struct store_run *s = *state;
    struct rlimit all, few;
    char path[DB_PATH_MAX], why[DB_WHY_MAX];
    rotate_ok(s, 2, path);
    rotate_ok(s, 2, path);
    struct db *db = store_run_db(s->path);
    getrlimit(RLIMIT_FSIZE, &all);
    few = all;
    few.rlim_cur = 20000;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &few);
    enum db_status status =
        rotate_write(db, s->backups, "Rack 3", 1, path, why);
    setrlimit(RLIMIT_FSIZE, &all);
    db_close(db);
    assert_int_equal(status, DB_FAILED);
    assert_non_null(strstr(why, "rack-3-000003"));
    EXPECT(s, "rack-3-000001 rack-3-000002 ");
}

static void a_folder_that_is_not_there_is_said(void **state)
{
    struct store_run *s = *state;
    char path[DB_PATH_MAX], why[DB_WHY_MAX];
    struct db *db = store_run_db(s->path);
    assert_int_equal(rotate_write(db, "/nowhere/at all", "r", 2, path, why),
                     DB_NOT_FOUND);
    assert_non_null(strstr(why, "/nowhere/at all"));
    db_close(db);
}

static pid_t start_copy(const struct store_run *s, int keep)
{
    pid_t child = fork();
    if (child == 0) {
        char path[DB_PATH_MAX];
        _exit(rotate(s, "Rack 3", keep, path) == DB_OK ? 0 : 1);
    }
    return child;
}

static void a_copy_cut_short_leaves_no_half_file(void **state)
{
    struct store_run *s = *state;
    uint64_t seed = seed_start();
    for (int i = 0; i < 40; i++) {
        struct dirent **names;
        pid_t child = start_copy(s, 3);
        usleep((useconds_t)(seed_next(&seed) % 12000));
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        int n = scandir(s->backups, &names, is_file, by_name);
        for (int k = 0; k < n; k++) {
            char path[NAME_ROOM];
            snprintf(path, sizeof path, "%s/%s", s->backups,
                     names[k]->d_name);
            if (strstr(names[k]->d_name, BACKUP_PART) == NULL &&
                !backup_is_sound(path))
                fail_msg("cut %d: half of %s", i, path);
            free(names[k]);
        }
        free(names);
    }
    char path[DB_PATH_MAX], seen[1024];
    rotate_ok(s, 1, path);
    list(s, seen);
    assert_null(strstr(seen, BACKUP_PART));
}

static void two_at_once_take_two_numbers(void **state)
{
    struct store_run *s = *state;
    for (int i = 0; i < 5; i++) {
        pid_t child[2] = {start_copy(s, 14), start_copy(s, 14)};
        for (int k = 0; k < 2; k++) {
            int code;
            waitpid(child[k], &code, 0);
            assert_int_equal(code, 0);
        }
    }
    EXPECT(s, "rack-3-000001 rack-3-000002 rack-3-000003 rack-3-000004 "
              "rack-3-000005 rack-3-000006 rack-3-000007 rack-3-000008 "
              "rack-3-000009 rack-3-000010 ");
}

#define TEST(name) cmocka_unit_test_setup(name, fresh)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(copies_are_called_by_rack_and_number),
        TEST(the_newest_stay_by_number_whatever_their_times),
        TEST(the_kiosk_finds_the_last_copy_after_a_clock_jump),
        TEST(what_is_not_this_racks_is_left_alone),
        TEST(a_copy_that_went_bad_does_not_count),
        TEST(a_copy_that_fails_removes_nothing),
        TEST(a_folder_that_is_not_there_is_said),
        TEST(a_copy_cut_short_leaves_no_half_file),
        TEST(two_at_once_take_two_numbers),
    };
    return cmocka_run_group_tests(tests, store_run_begin, store_run_end);
}
