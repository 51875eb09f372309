/* The store on a file that was damaged, or is not its own, and on a disk that
 * fails: what is there is kept, and what can be read is read. */
#include "kiosk/store/backup.h"
#include "tests/harness/forgetful_vfs.h"
#include "tests/harness/store_run.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define NAME_ROOM 320
#define NOBODY 65534

/* --- files ---------------------------------------------------------------- */

/* How many files of the folder hold this in their name; the last into out. */
static int count_named(const struct store_run *s, const char *part,
                       char out[NAME_ROOM])
{
    DIR *open_dir = opendir(s->dir);
    struct dirent *entry;
    int n = 0;
    while ((entry = readdir(open_dir)) != NULL) {
        if (strstr(entry->d_name, part) != NULL) {
            snprintf(out, NAME_ROOM, "%s/%s", s->dir, entry->d_name);
            n++;
        }
    }
    closedir(open_dir);
    return n;
}

static size_t read_bytes(const char *name, uint8_t *out, size_t size)
{
    int fd = open(name, O_RDONLY);
    assert_true(fd >= 0);
    ssize_t n = read(fd, out, size);
    close(fd);
    assert_true(n >= 0);
    return (size_t)n;
}

static void write_bytes(const char *name, const void *from, size_t n,
                        off_t at)
{
    int fd = open(name, O_WRONLY | O_CREAT, 0640);
    assert_true(fd >= 0);
    assert_int_equal(pwrite(fd, from, n, at), n);
    close(fd);
}

/* --- damage --------------------------------------------------------------- */

enum damage { GARBAGE, HEADER_CUT, HALF, PAGE_ZEROED, HEADER_ZEROED, EMPTIED };

static void damage(const struct store_run *s, enum damage how)
{
    static uint8_t junk[20000];
    struct stat info;
    char wal[80];
    assert_int_equal(stat(s->path, &info), 0);
    assert_true(info.st_size > 60000);
    memset(junk, how == GARBAGE ? 'x' : 0, sizeof junk);
    switch (how) {
    case GARBAGE:
        write_bytes(s->path, junk, sizeof junk, 0);
        break;
    case HEADER_CUT:
        assert_int_equal(truncate(s->path, 60), 0);
        break;
    case HALF:
        assert_int_equal(truncate(s->path, info.st_size / 2), 0);
        break;
    case PAGE_ZEROED:
        write_bytes(s->path, junk, 4096, info.st_size / 2 / 4096 * 4096);
        break;
    case HEADER_ZEROED:
        write_bytes(s->path, junk, 100, 0);
        break;
    case EMPTIED:
        assert_int_equal(truncate(s->path, 0), 0);
        snprintf(wal, sizeof wal, "%s-wal", s->path);
        write_bytes(wal, "rows", 4, 0);
        break;
    }
}

static const enum damage all_damage[] = {GARBAGE,     HEADER_CUT,    HALF,
                                         PAGE_ZEROED, HEADER_ZEROED, EMPTIED};
#define N_DAMAGE (sizeof all_damage / sizeof all_damage[0])

static void a_damaged_file_is_set_aside_whole(void **state)
{
    struct store_run *s = *state;
    static uint8_t before[400000], after[400000];
    for (size_t i = 0; i < N_DAMAGE; i++) {
        char aside[NAME_ROOM] = "";
        store_run_empty(state);
        store_run_fill(s, 600);
        damage(s, all_damage[i]);
        size_t n = read_bytes(s->path, before, sizeof before);
        store_run_open(s, NULL);
        if (!s->report.was_damaged || s->report.was_restored ||
            strstr(s->report.text, "empty now") == NULL ||
            strstr(s->report.text, ".damaged-") == NULL) {
            fail_msg("damage %d: '%s'", (int)all_damage[i], s->report.text);
        }
        /* it can be used at once */
        store_run_post(s, EFFECT_FIND_TAG);
        assert_false(store_run_next(s)->found);
        store_close(s->store);
        assert_int_equal(count_named(s, "-wal", aside),
                         all_damage[i] == EMPTIED);
        if (all_damage[i] == EMPTIED) {
            unlink(aside);
        }
        assert_int_equal(count_named(s, ".damaged-", aside), 1);
        assert_int_equal(read_bytes(aside, after, sizeof after), n);
        assert_memory_equal(before, after, n);
    }
}

/* --- backups -------------------------------------------------------------- */

static void back_up(const struct store_run *s, const char *name,
                    char out[NAME_ROOM])
{
    char why[DB_WHY_MAX];
    snprintf(out, NAME_ROOM, "%s/%s", s->backups, name);
    struct db *db = store_run_db(s->path);
    assert_int_equal(backup_write(db, out, why), DB_OK);
    db_close(db);
}

static void set_age(const char *name, time_t at_s)
{
    const struct timespec times[2] = {{at_s, 0}, {at_s, 0}};
    assert_int_equal(utimensat(AT_FDCWD, name, times, 0), 0);
}

static void make_newer_racksides(const char *name)
{
    sqlite3 *raw;
    assert_int_equal(sqlite3_open(name, &raw), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(raw, "PRAGMA user_version = 999", NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(raw);
}

static void the_newest_sound_backup_takes_its_place(void **state)
{
    struct store_run *s = *state;
    char old[NAME_ROOM], newer[NAME_ROOM], broken[NAME_ROOM];
    char future[NAME_ROOM], aside[NAME_ROOM];
    store_run_fill(s, 600);
    back_up(s, "monday.db", old);
    store_run_open(s, NULL);
    store_run_post_set(s, 1);
    store_close(s->store);
    back_up(s, "tuesday.db", newer);
    back_up(s, "wednesday.db", broken);
    write_bytes(broken, "broken", 6, 8192 + 20);
    assert_int_equal(truncate(broken, 40000), 0);
    back_up(s, "thursday.db", future);
    make_newer_racksides(future);
    set_age(old, 1000);
    set_age(newer, 2000);
    set_age(broken, 3000);
    set_age(future, 4000);
    damage(s, PAGE_ZEROED);
    store_run_open(s, NULL);
    assert_true(s->report.was_damaged);
    assert_true(s->report.was_restored);
    assert_non_null(strstr(s->report.text, "tuesday.db"));
    store_run_post(s, EFFECT_FIND_TAG);
    assert_true(store_run_next(s)->found);
    store_close(s->store);
    assert_int_equal(store_run_count(s->path), 601);
    assert_int_equal(count_named(s, ".damaged-", aside), 1);
    assert_int_equal(access(newer, F_OK), 0);
}

/* The copies were made on a clock that was wrong by years, both ways. */
static void the_newest_backup_is_the_one_with_the_most_rows(void **state)
{
    struct store_run *s = *state;
    static const time_t ages_s[] = {4000000000, 1000, 2000000000, 5};
    char name[NAME_ROOM], path[NAME_ROOM];
    store_run_fill(s, 600);
    for (int i = 0; i < 4; i++) {
        snprintf(name, sizeof name, "%d.db", 9 - i);
        back_up(s, name, path);
        set_age(path, ages_s[i]);
        store_run_open(s, NULL);
        store_run_post_set(s, i);
        store_close(s->store);
    }
    damage(s, PAGE_ZEROED);
    store_run_open(s, NULL);
    assert_true(s->report.was_restored);
    assert_non_null(strstr(s->report.text, "6.db is in use"));
    store_close(s->store);
    assert_int_equal(store_run_count(s->path), 603);
}

static void a_backup_is_whole_and_overwrites_nothing(void **state)
{
    struct store_run *s = *state;
    char copy[NAME_ROOM], why[DB_WHY_MAX];
    store_run_fill(s, 600);
    back_up(s, "copy.db", copy);
    struct db *db = store_run_db(s->path);
    assert_int_equal(backup_write(db, copy, why), DB_EXISTS);
    assert_non_null(strstr(why, "copy.db"));
    assert_int_equal(backup_write(db, "/nowhere/copy.db", why), DB_FAILED);
    assert_non_null(strstr(why, "/nowhere/copy.db"));
    db_close(db);
    db = store_run_db(copy);
    assert_int_equal(db_check(db, why), DB_OK);
    db_close(db);
    assert_int_equal(store_run_count(copy), 600);
}

static void a_newer_racksides_file_is_left_alone(void **state)
{
    struct store_run *s = *state;
    static uint8_t before[400000], after[400000];
    char aside[NAME_ROOM];
    store_run_fill(s, 3);
    make_newer_racksides(s->path);
    size_t n = read_bytes(s->path, before, sizeof before);
    store_run_open(s, NULL);
    assert_non_null(strstr(s->report.text, "newer Rackside"));
    assert_false(s->report.was_damaged);
    store_run_post_set(s, 1);
    store_run_stored(s, 1, false);
    store_run_fault(s, true, "newer Rackside");
    store_close(s->store);
    assert_int_equal(count_named(s, ".damaged-", aside), 0);
    assert_int_equal(read_bytes(s->path, after, sizeof after), n);
    assert_memory_equal(before, after, n);
}

/* --- a disk that fails ---------------------------------------------------- */

static void a_full_disk_loses_nothing_and_stops_no_reading(void **state)
{
    struct store_run *s = *state;
    store_run_fill(s, 0);
    struct forgetful *disk = forgetful_open();
    store_run_open(s, FORGETFUL_NAME);
    forgetful_fill(disk, true);
    store_run_post_set(s, 1);
    store_run_post_set(s, 2);
    store_run_stored(s, 1, false);
    store_run_fault(s, true, "full");
    store_run_post(s, EFFECT_FIND_TAG);
    const struct event *event = store_run_next(s);
    assert_int_equal(event->kind, EVENT_ATHLETE);
    assert_true(event->found);
    store_run_quiet(s);
    forgetful_fill(disk, false);
    store_run_stored(s, 1, true); /* after STORE_RETRY_MS at most */
    store_run_fault(s, false, "");
    store_run_stored(s, 2, true);
    store_run_quiet(s);
    store_close(s->store);
    forgetful_close(disk);
    assert_int_equal(store_run_count(s->path), 2);
}

/* It filled while the sets were in the log alone: at the close they do not fit
 * into the file, and at the next start the log's index not beside them. */
static void a_start_on_a_full_disk_knows_all_that_was_saved(void **state)
{
    struct store_run *s = *state;
    char aside[NAME_ROOM];
    store_run_fill(s, 0);
    struct forgetful *disk = forgetful_open();
    store_run_open(s, FORGETFUL_NAME);
    for (int n = 1; n <= 20; n++) {
        store_run_post_set(s, n);
        store_run_stored(s, n, true);
    }
    forgetful_fill(disk, true);
    store_close(s->store);
    store_run_open(s, FORGETFUL_NAME);
    assert_false(s->report.was_damaged);
    assert_non_null(strstr(s->report.text, "sets are not saved"));
    store_run_post(s, EFFECT_FIND_TAG);
    const struct event *event = store_run_next(s);
    assert_true(event->found);
    assert_int_equal(event->file.open.n_sets, 20);
    store_run_quiet(s); /* it was said at the start */
    store_run_post_set(s, 21);
    store_run_stored(s, 21, false);
    store_run_fault(s, true, "full");
    forgetful_fill(disk, false);
    store_run_stored(s, 21, true); /* after STORE_RETRY_MS at most */
    store_run_fault(s, false, "");
    store_close(s->store);
    forgetful_close(disk);
    assert_int_equal(count_named(s, ".damaged-", aside), 0);
    assert_int_equal(store_run_count(s->path), 21);
}

/* Who makes room finds the file free as soon as anybody tapped. */
static void room_is_seen_at_the_next_tap(void **state)
{
    struct store_run *s = *state;
    store_run_fill(s, 3);
    struct forgetful *disk = forgetful_open();
    forgetful_fill(disk, true);
    store_run_open(s, FORGETFUL_NAME);
    store_run_post(s, EFFECT_FIND_TAG);
    assert_true(store_run_next(s)->found);
    store_run_quiet(s);
    forgetful_fill(disk, false);
    store_run_post(s, EFFECT_FIND_TAG);
    assert_true(store_run_next(s)->found);
    store_run_fault(s, false, "");
    store_close(s->store);
    forgetful_close(disk);
}

/* Root may write anywhere: it is somebody else for a while. */
static void forbid_writing(const struct store_run *s, bool is_forbidden)
{
    if (geteuid() == 0 && is_forbidden) {
        assert_int_equal(chmod(s->dir, 0555), 0);
        assert_int_equal(chmod(s->path, 0444), 0);
        assert_int_equal(seteuid(NOBODY), 0);
        return;
    }
    if (getuid() == 0) {
        assert_int_equal(seteuid(0), 0);
    }
    assert_int_equal(chmod(s->dir, is_forbidden ? 0555 : 0777), 0);
    assert_int_equal(chmod(s->path, is_forbidden ? 0444 : 0666), 0);
}

static void a_read_only_disk_is_read_and_tried_again(void **state)
{
    struct store_run *s = *state;
    store_run_fill(s, 3);
    forbid_writing(s, true);
    store_run_open(s, NULL);
    store_run_post(s, EFFECT_FIND_TAG);
    bool was_found = store_run_next(s)->found;
    store_run_post_set(s, 1);
    const struct event *event = store_run_next(s);
    bool was_stored = event->kind != EVENT_STORED || event->ok;
    bool was_told = store_run_next(s)->is_on;
    forbid_writing(s, false); /* before anything can fail */
    assert_non_null(strstr(s->report.text, "read-only"));
    assert_true(was_found);
    assert_false(was_stored);
    assert_true(was_told);
    store_close(s->store); /* a last try */
    assert_int_equal(store_run_count(s->path), 4);
}

static void a_folder_that_is_not_there_yet_is_waited_for(void **state)
{
    struct store_run *s = *state;
    char late[64];
    store_run_fill(s, 0);
    snprintf(late, sizeof late, "%s/later", s->dir);
    struct store_config config = {.boot_id = "now"};
    char file[80];
    snprintf(file, sizeof file, "%s/gym.db", late);
    config.path = file;
    s->store = store_open(&config, &s->report);
    assert_non_null(s->store);
    assert_non_null(strstr(s->report.text, "folder"));
    store_run_post(s, EFFECT_LIST_ATHLETES);
    assert_int_equal(store_run_next(s)->roster.total, 0);
    store_run_post_set(s, 1);
    store_run_stored(s, 1, false);
    store_run_fault(s, true, "folder");
    store_run_quiet(s);
    /* the card is in its place now, with the gym on it */
    assert_int_equal(mkdir(late, 0755), 0);
    assert_int_equal(rename(s->path, file), 0);
    store_close(s->store);
    assert_int_equal(rename(file, s->path), 0);
    assert_int_equal(rmdir(late), 0);
    assert_int_equal(store_run_count(s->path), 1);
}

#define TEST(name) cmocka_unit_test_setup(name, store_run_empty)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_damaged_file_is_set_aside_whole),
        TEST(the_newest_sound_backup_takes_its_place),
        TEST(the_newest_backup_is_the_one_with_the_most_rows),
        TEST(a_backup_is_whole_and_overwrites_nothing),
        TEST(a_newer_racksides_file_is_left_alone),
        TEST(a_full_disk_loses_nothing_and_stops_no_reading),
        TEST(a_start_on_a_full_disk_knows_all_that_was_saved),
        TEST(room_is_seen_at_the_next_tap),
        TEST(a_read_only_disk_is_read_and_tried_again),
        TEST(a_folder_that_is_not_there_yet_is_waited_for),
    };
    return cmocka_run_group_tests(tests, store_run_begin, store_run_end);
}
