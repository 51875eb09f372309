/* The store's thread: answers, a damaged file, backups, a disk that fails. */
#include "kiosk/store/backup.h"
#include "kiosk/store/db.h"
#include "kiosk/store/plans.h"
#include "kiosk/store/rack.h"
#include "kiosk/store/roster.h"
#include "kiosk/store/sets.h"
#include "kiosk/store/store.h"
#include "tests/harness/forgetful_vfs.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define NAME_ROOM 320
#define NOBODY 65534

static char dir[] = "/tmp/rackside-store-XXXXXX";
static char path[64], backups[64];
static struct uid ada;
static struct tag tag;

/* --- files ----------------------------------------------------------------- */

static void remove_all(const char *folder)
{
    DIR *open_dir = opendir(folder);
    struct dirent *entry;
    while (open_dir != NULL && (entry = readdir(open_dir)) != NULL) {
        char name[NAME_ROOM];
        snprintf(name, sizeof name, "%s/%s", folder, entry->d_name);
        unlink(name);
    }
    if (open_dir != NULL) {
        closedir(open_dir);
    }
}

/* How many files of the folder hold this in their name; the last into out. */
static int count_named(const char *part, char out[NAME_ROOM])
{
    DIR *open_dir = opendir(dir);
    struct dirent *entry;
    int n = 0;
    while ((entry = readdir(open_dir)) != NULL) {
        if (strstr(entry->d_name, part) != NULL) {
            snprintf(out, NAME_ROOM, "%s/%s", dir, entry->d_name);
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

static struct db *open_db(const char *name)
{
    struct db_options options = {.path = name, .mode = DB_CREATE};
    struct db *db = NULL;
    char why[DB_WHY_MAX];
    if (db_open(&options, &db, why) != DB_OK) {
        fail_msg("%s", why);
    }
    return db;
}

/* Ada, with her tag, a plan, a rack, and sets enough for many pages. */
static void fill(int n_sets)
{
    struct db *db = open_db(path);
    const struct plan_row plan = {"deadlift", "strength", 200000, 2, 1};
    const struct rack rack = {.bar_g = 15000};
    memset(&ada, 0, sizeof ada);
    assert_int_equal(roster_add(db, "Ada", UNIT_KG, &ada), DB_OK);
    assert_int_equal(roster_tag_add(db, &ada, &tag), DB_OK);
    assert_int_equal(plans_set(db, &ada, &plan), DB_OK);
    assert_int_equal(rack_set(db, &rack), DB_OK);
    assert_int_equal(db_begin(db), DB_OK);
    for (int i = 0; i < n_sets; i++) {
        struct record r = {.kind = RECORD_SET, .id = {{2}}, .workout = {{3}},
                           .athlete = ada, .lift = "deadlift",
                           .protocol = "strength", .load_g = 100000,
                           .reps = 1, .stack = "25,15"};
        r.id.byte[14] = (uint8_t)(i >> 8);
        r.id.byte[15] = (uint8_t)i;
        assert_int_equal(sets_append(db, "earlier", &r), DB_OK);
    }
    assert_int_equal(db_commit(db), DB_OK);
    db_close(db);
}

/* --- the store ------------------------------------------------------------- */

static struct store *open_store(const char *vfs, struct store_report *report)
{
    struct store_config config = {.path = path,
                                  .boot_id = "now",
                                  .default_rack = {.bar_g = 20000},
                                  .vfs = vfs};
    struct store *store = store_open(&config, report);
    assert_non_null(store);
    return store;
}

static void post(struct store *store, enum effect_kind kind)
{
    static struct effect effect;
    memset(&effect, 0, sizeof effect);
    effect.kind = kind;
    effect.tag = tag;
    effect.id = ada;
    effect.count = ROSTER_PAGE_MAX;
    store_post(store, &effect);
}

static struct uid set_id(int n)
{
    struct uid id = {{9}};
    id.byte[15] = (uint8_t)n;
    return id;
}

static void post_set(struct store *store, int n)
{
    static struct effect effect;
    memset(&effect, 0, sizeof effect);
    effect.kind = EFFECT_APPEND;
    effect.record = (struct record){.kind = RECORD_SET, .id = set_id(n),
                                    .workout = {{8}}, .athlete = ada,
                                    .lift = "deadlift",
                                    .protocol = "strength",
                                    .load_g = 140000, .reps = 5,
                                    .stack = "25,20,15"};
    store_post(store, &effect);
}

/* The next answer, which must come within a few seconds. */
static const struct event *next(struct store *store)
{
    static struct event event;
    struct pollfd ready = {.fd = store_fd(store), .events = POLLIN};
    while (!store_take(store, &event)) {
        if (poll(&ready, 1, 20000) != 1) {
            fail_msg("no answer");
        }
    }
    return &event;
}

static void assert_stored(struct store *store, int n, bool ok)
{
    const struct event *event = next(store);
    struct uid id = set_id(n);
    assert_int_equal(event->kind, EVENT_STORED);
    assert_true(uid_equal(&event->id, &id));
    assert_int_equal(event->ok, ok);
}

static void assert_fault(struct store *store, bool is_on, const char *part)
{
    const struct event *event = next(store);
    assert_int_equal(event->kind, EVENT_FAULT);
    assert_int_equal(event->fault, FAULT_DISK);
    assert_int_equal(event->is_on, is_on);
    if (strstr(event->text, part) == NULL) {
        fail_msg("'%s' does not hold '%s'", event->text, part);
    }
}

static void assert_nothing_more(struct store *store)
{
    static struct event event;
    store_settle(store);
    assert_false(store_take(store, &event));
}

static bool count_one(const struct set_row *row, void *context)
{
    (*(int *)context)++;
    return row != NULL;
}

static int count_sets(void)
{
    int n = 0;
    struct db *db = open_db(path);
    assert_int_equal(sets_each(db, NULL, count_one, &n), DB_OK);
    db_close(db);
    return n;
}

/* --- answers --------------------------------------------------------------- */

static void answers_come_in_the_order_asked(void **state)
{
    struct store_report report;
    fill(1);
    struct store *store = open_store(NULL, &report);
    assert_string_equal(report.text, "");
    post_set(store, 1);
    post(store, EFFECT_FIND_TAG);
    post(store, EFFECT_LIST_ATHLETES);
    post(store, EFFECT_FIND_ATHLETE);
    assert_stored(store, 1, true);
    const struct event *event = next(store);
    assert_int_equal(event->kind, EVENT_ATHLETE);
    assert_true(event->found);
    assert_true(tag_equal(&event->tag, &tag));
    assert_string_equal(event->file.name, "Ada");
    assert_int_equal(event->file.plans[0].coach_e1rm_g, 200000);
    assert_int_equal(event->file.rack.bar_g, 15000);
    assert_int_equal(event->file.open.n_sets, 1);
    event = next(store);
    assert_int_equal(event->kind, EVENT_ROSTER);
    assert_int_equal(event->roster.total, 1);
    event = next(store);
    assert_int_equal(event->kind, EVENT_ATHLETE);
    assert_true(event->found);
    assert_nothing_more(store);
    store_close(store);
}

static void an_unknown_tag_is_answered_with_its_number(void **state)
{
    struct store_report report;
    struct store *store = open_store(NULL, &report);
    post(store, EFFECT_FIND_TAG);
    const struct event *event = next(store);
    assert_int_equal(event->kind, EVENT_ATHLETE);
    assert_false(event->found);
    assert_true(tag_equal(&event->tag, &tag));
    store_close(store);
}

static void the_rack_and_the_bar_are_known_at_the_start(void **state)
{
    struct store_report report;
    struct rack rack;
    char stack[STACK_TEXT_MAX];
    int32_t load_g;
    struct store *store = open_store(NULL, &report);
    store_start_state(store, &rack, stack, &load_g);
    assert_int_equal(rack.bar_g, 20000);
    assert_string_equal(stack, "");
    store_close(store);
    fill(0);
    store = open_store(NULL, &report);
    post_set(store, 1);
    store_close(store);
    store = open_store(NULL, &report);
    store_start_state(store, &rack, stack, &load_g);
    assert_int_equal(rack.bar_g, 15000);
    assert_string_equal(stack, "25,20,15");
    assert_int_equal(load_g, 140000);
    store_close(store);
}

static void closing_saves_what_was_posted(void **state)
{
    struct store_report report;
    fill(0);
    struct store *store = open_store(NULL, &report);
    for (int i = 0; i < 40; i++) {
        post_set(store, i);
    }
    store_close(store);
    assert_int_equal(count_sets(), 40);
}

static void a_row_that_never_can_be_saved_holds_up_none(void **state)
{
    struct store_report report;
    fill(0);
    struct uid real = ada;
    struct store *store = open_store(NULL, &report);
    ada = set_id(77);
    post_set(store, 1);
    ada = real;
    post_set(store, 2);
    assert_stored(store, 1, false);
    assert_fault(store, true, "not in this database");
    assert_stored(store, 2, true);
    assert_fault(store, false, "");
    assert_nothing_more(store);
    store_close(store);
}

/* --- damage ---------------------------------------------------------------- */

enum damage { GARBAGE, HEADER_CUT, HALF, PAGE_ZEROED, HEADER_ZEROED, EMPTIED };

static void damage(enum damage how)
{
    static uint8_t junk[20000];
    struct stat info;
    char wal[80];
    assert_int_equal(stat(path, &info), 0);
    assert_true(info.st_size > 60000);
    memset(junk, how == GARBAGE ? 'x' : 0, sizeof junk);
    switch (how) {
    case GARBAGE:
        write_bytes(path, junk, sizeof junk, 0);
        break;
    case HEADER_CUT:
        assert_int_equal(truncate(path, 60), 0);
        break;
    case HALF:
        assert_int_equal(truncate(path, info.st_size / 2), 0);
        break;
    case PAGE_ZEROED:
        write_bytes(path, junk, 4096, info.st_size / 2 / 4096 * 4096);
        break;
    case HEADER_ZEROED:
        write_bytes(path, junk, 100, 0);
        break;
    case EMPTIED:
        assert_int_equal(truncate(path, 0), 0);
        snprintf(wal, sizeof wal, "%s-wal", path);
        write_bytes(wal, "rows", 4, 0);
        break;
    }
}

static const enum damage all_damage[] = {GARBAGE,     HEADER_CUT,    HALF,
                                         PAGE_ZEROED, HEADER_ZEROED, EMPTIED};
#define N_DAMAGE (sizeof all_damage / sizeof all_damage[0])

static void a_damaged_file_is_set_aside_whole(void **state)
{
    static uint8_t before[400000], after[400000];
    for (size_t i = 0; i < N_DAMAGE; i++) {
        struct store_report report;
        char aside[NAME_ROOM] = "";
        remove_all(dir);
        fill(600);
        damage(all_damage[i]);
        size_t n = read_bytes(path, before, sizeof before);
        struct store *store = open_store(NULL, &report);
        if (!report.was_damaged || report.was_restored ||
            strstr(report.text, "empty now") == NULL ||
            strstr(report.text, ".damaged-") == NULL) {
            fail_msg("damage %d: '%s'", (int)all_damage[i], report.text);
        }
        /* it can be used at once */
        post(store, EFFECT_FIND_TAG);
        assert_false(next(store)->found);
        store_close(store);
        assert_int_equal(count_named("-wal", aside), all_damage[i] == EMPTIED);
        if (all_damage[i] == EMPTIED) {
            unlink(aside);
        }
        assert_int_equal(count_named(".damaged-", aside), 1);
        assert_int_equal(read_bytes(aside, after, sizeof after), n);
        assert_memory_equal(before, after, n);
    }
}

static void back_up(const char *name, char out[NAME_ROOM])
{
    char why[DB_WHY_MAX];
    snprintf(out, NAME_ROOM, "%s/%s", backups, name);
    struct db *db = open_db(path);
    assert_int_equal(backup_write(db, out, why), DB_OK);
    db_close(db);
}

static void set_age(const char *name, time_t at_s)
{
    const struct timespec times[2] = {{at_s, 0}, {at_s, 0}};
    assert_int_equal(utimensat(AT_FDCWD, name, times, 0), 0);
}

static void the_newest_sound_backup_takes_its_place(void **state)
{
    struct store_report report;
    char old[NAME_ROOM], newer[NAME_ROOM], broken[NAME_ROOM];
    char future[NAME_ROOM], aside[NAME_ROOM];
    fill(600);
    back_up("monday.db", old);
    struct store *store = open_store(NULL, &report);
    post_set(store, 1);
    store_close(store);
    back_up("tuesday.db", newer);
    back_up("wednesday.db", broken);
    write_bytes(broken, "broken", 6, 8192 + 20);
    assert_int_equal(truncate(broken, 40000), 0);
    back_up("thursday.db", future);
    sqlite3 *raw;
    assert_int_equal(sqlite3_open(future, &raw), SQLITE_OK);
    sqlite3_exec(raw, "PRAGMA user_version = 999", NULL, NULL, NULL);
    sqlite3_close(raw);
    set_age(old, 1000);
    set_age(newer, 2000);
    set_age(broken, 3000);
    set_age(future, 4000);
    damage(PAGE_ZEROED);
    store = open_store(NULL, &report);
    assert_true(report.was_damaged);
    assert_true(report.was_restored);
    assert_non_null(strstr(report.text, "tuesday.db"));
    post(store, EFFECT_FIND_TAG);
    assert_true(next(store)->found);
    store_close(store);
    assert_int_equal(count_sets(), 601);
    assert_int_equal(count_named(".damaged-", aside), 1);
    assert_int_equal(access(newer, F_OK), 0);
}

static void a_backup_is_whole_and_overwrites_nothing(void **state)
{
    char copy[NAME_ROOM], why[DB_WHY_MAX];
    fill(600);
    back_up("copy.db", copy);
    struct db *db = open_db(path);
    assert_int_equal(backup_write(db, copy, why), DB_EXISTS);
    assert_non_null(strstr(why, "copy.db"));
    assert_int_equal(backup_write(db, "/nowhere/copy.db", why), DB_FAILED);
    assert_non_null(strstr(why, "/nowhere/copy.db"));
    db_close(db);
    db = open_db(copy);
    int n = 0;
    assert_int_equal(db_check(db, why), DB_OK);
    assert_int_equal(sets_each(db, NULL, count_one, &n), DB_OK);
    assert_int_equal(n, 600);
    db_close(db);
}

static void a_newer_racksides_file_is_left_alone(void **state)
{
    static uint8_t before[400000], after[400000];
    struct store_report report;
    char aside[NAME_ROOM];
    sqlite3 *raw;
    fill(3);
    assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
    sqlite3_exec(raw, "PRAGMA user_version = 999", NULL, NULL, NULL);
    sqlite3_close(raw);
    size_t n = read_bytes(path, before, sizeof before);
    struct store *store = open_store(NULL, &report);
    assert_non_null(strstr(report.text, "newer Rackside"));
    assert_false(report.was_damaged);
    post_set(store, 1);
    assert_stored(store, 1, false);
    assert_fault(store, true, "newer Rackside");
    store_close(store);
    assert_int_equal(count_named(".damaged-", aside), 0);
    assert_int_equal(read_bytes(path, after, sizeof after), n);
    assert_memory_equal(before, after, n);
}

/* --- a disk that fails ----------------------------------------------------- */

static void a_full_disk_loses_nothing_and_stops_no_reading(void **state)
{
    struct store_report report;
    fill(0);
    struct forgetful *disk = forgetful_open();
    struct store *store = open_store(FORGETFUL_NAME, &report);
    forgetful_fill(disk, true);
    post_set(store, 1);
    post_set(store, 2);
    assert_stored(store, 1, false);
    assert_fault(store, true, "full");
    post(store, EFFECT_FIND_TAG);
    const struct event *event = next(store);
    assert_int_equal(event->kind, EVENT_ATHLETE);
    assert_true(event->found);
    assert_nothing_more(store);
    forgetful_fill(disk, false);
    assert_stored(store, 1, true); /* after STORE_RETRY_MS at most */
    assert_fault(store, false, "");
    assert_stored(store, 2, true);
    assert_nothing_more(store);
    store_close(store);
    forgetful_close(disk);
    assert_int_equal(count_sets(), 2);
}

/* Root may write anywhere: it is somebody else for a while. */
static void forbid_writing(bool is_forbidden)
{
    if (geteuid() == 0 && is_forbidden) {
        assert_int_equal(chmod(dir, 0555), 0);
        assert_int_equal(chmod(path, 0444), 0);
        assert_int_equal(seteuid(NOBODY), 0);
        return;
    }
    if (getuid() == 0) {
        assert_int_equal(seteuid(0), 0);
    }
    assert_int_equal(chmod(dir, is_forbidden ? 0555 : 0777), 0);
    assert_int_equal(chmod(path, is_forbidden ? 0444 : 0666), 0);
}

static void a_read_only_disk_is_read_and_tried_again(void **state)
{
    struct store_report report;
    fill(3);
    forbid_writing(true);
    struct store *store = open_store(NULL, &report);
    post(store, EFFECT_FIND_TAG);
    bool was_found = next(store)->found;
    post_set(store, 1);
    const struct event *event = next(store);
    bool was_stored = event->kind != EVENT_STORED || event->ok;
    bool was_told = next(store)->is_on;
    forbid_writing(false); /* before anything can fail */
    assert_non_null(strstr(report.text, "read-only"));
    assert_true(was_found);
    assert_false(was_stored);
    assert_true(was_told);
    store_close(store); /* a last try */
    assert_int_equal(count_sets(), 4);
}

static void a_folder_that_is_not_there_yet_is_waited_for(void **state)
{
    struct store_report report;
    char late[64];
    fill(0);
    snprintf(late, sizeof late, "%s/later", dir);
    struct store_config config = {.boot_id = "now"};
    char file[80];
    snprintf(file, sizeof file, "%s/gym.db", late);
    config.path = file;
    struct store *store = store_open(&config, &report);
    assert_non_null(strstr(report.text, "folder"));
    post(store, EFFECT_LIST_ATHLETES);
    assert_int_equal(next(store)->roster.total, 0);
    post_set(store, 1);
    assert_stored(store, 1, false);
    assert_fault(store, true, "folder");
    assert_nothing_more(store);
    /* the card is in its place now, with the gym on it */
    assert_int_equal(mkdir(late, 0755), 0);
    assert_int_equal(rename(path, file), 0);
    store_close(store);
    assert_int_equal(rename(file, path), 0);
    assert_int_equal(rmdir(late), 0);
    assert_int_equal(count_sets(), 1);
}

/* --- the folder ------------------------------------------------------------ */

static int fresh(void **state)
{
    remove_all(backups);
    remove_all(dir);
    return 0;
}

static int make_dir(void **state)
{
    if (mkdtemp(dir) == NULL ||
        !tag_parse("26:00101101000000001010001000", &tag)) {
        return -1;
    }
    snprintf(path, sizeof path, "%s/gym.db", dir);
    snprintf(backups, sizeof backups, "%s/backups", dir);
    return mkdir(backups, 0755);
}

static int remove_dir(void **state)
{
    fresh(state);
    rmdir(backups);
    return rmdir(dir);
}

#define TEST(name) cmocka_unit_test_setup(name, fresh)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(answers_come_in_the_order_asked),
        TEST(an_unknown_tag_is_answered_with_its_number),
        TEST(the_rack_and_the_bar_are_known_at_the_start),
        TEST(closing_saves_what_was_posted),
        TEST(a_row_that_never_can_be_saved_holds_up_none),
        TEST(a_damaged_file_is_set_aside_whole),
        TEST(the_newest_sound_backup_takes_its_place),
        TEST(a_backup_is_whole_and_overwrites_nothing),
        TEST(a_newer_racksides_file_is_left_alone),
        TEST(a_full_disk_loses_nothing_and_stops_no_reading),
        TEST(a_read_only_disk_is_read_and_tried_again),
        TEST(a_folder_that_is_not_there_yet_is_waited_for),
    };
    return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
