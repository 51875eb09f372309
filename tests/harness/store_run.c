#include "tests/harness/store_run.h"

#include "kiosk/store/plans.h"
#include "kiosk/store/rack.h"
#include "kiosk/store/roster.h"
#include "kiosk/store/sets.h"

#include <dirent.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define NEXT_MS 20000

/* --- the gym's file ------------------------------------------------------- */

struct db *store_run_db(const char *path)
{
    struct db_options options = {.path = path, .mode = DB_CREATE};
    struct db *db = NULL;
    char why[DB_WHY_MAX];
    if (db_open(&options, &db, why) != DB_OK) {
        fail_msg("%s", why);
    }
    return db;
}

void store_run_fill(struct store_run *s, int n_sets)
{
    struct db *db = store_run_db(s->path);
    const struct plan_row plan = {"deadlift", "strength", 200000, 2, 1};
    const struct rack rack = {.bar_g = 15000};
    memset(&s->ada, 0, sizeof s->ada);
    assert_int_equal(roster_add(db, "Ada", UNIT_KG, &s->ada), DB_OK);
    assert_int_equal(roster_tag_add(db, &s->ada, &s->tag), DB_OK);
    assert_int_equal(plans_set(db, &s->ada, &plan), DB_OK);
    assert_int_equal(rack_set(db, &rack), DB_OK);
    assert_int_equal(db_begin(db), DB_OK);
    for (int i = 0; i < n_sets; i++) {
        struct record r = {.kind = RECORD_SET, .id = {{2}}, .workout = {{3}},
                           .athlete = s->ada, .lift = "deadlift",
                           .protocol = "strength", .load_g = 100000,
                           .reps = 1, .stack = "25,15"};
        r.id.byte[14] = (uint8_t)(i >> 8);
        r.id.byte[15] = (uint8_t)i;
        assert_int_equal(sets_append(db, "earlier", &r), DB_OK);
    }
    assert_int_equal(db_commit(db), DB_OK);
    db_close(db);
}

static bool count_one(const struct set_row *row, void *context)
{
    (*(int *)context)++;
    return row != NULL;
}

int store_run_count(const char *path)
{
    int n = 0;
    struct db *db = store_run_db(path);
    assert_int_equal(sets_each(db, NULL, count_one, &n), DB_OK);
    db_close(db);
    return n;
}

/* --- the store ------------------------------------------------------------ */

void store_run_open(struct store_run *s, const char *vfs)
{
    struct store_config config = {.path = s->path,
                                  .boot_id = "now",
                                  .default_rack = {.bar_g = 20000},
                                  .vfs = vfs};
    s->store = store_open(&config, &s->report);
    assert_non_null(s->store);
}

void store_run_post(struct store_run *s, enum effect_kind kind)
{
    static struct effect effect;
    memset(&effect, 0, sizeof effect);
    effect.kind = kind;
    effect.tag = s->tag;
    effect.id = s->ada;
    snprintf(effect.lift, sizeof effect.lift, "deadlift");
    effect.count = ROSTER_PAGE_MAX;
    store_post(s->store, &effect);
}

struct uid store_run_set_id(int n)
{
    struct uid id = {{9}};
    id.byte[15] = (uint8_t)n;
    return id;
}

void store_run_post_set(struct store_run *s, int n)
{
    static struct effect effect;
    memset(&effect, 0, sizeof effect);
    effect.kind = EFFECT_APPEND;
    effect.record = (struct record){.kind = RECORD_SET,
                                    .id = store_run_set_id(n),
                                    .workout = {{8}}, .athlete = s->ada,
                                    .lift = "deadlift",
                                    .protocol = "strength",
                                    .set_kind = SET_BACKOFF,
                                    .load_g = 140000, .reps = 5,
                                    .stack = "25,20,15"};
    store_post(s->store, &effect);
}

/* --- its answers ---------------------------------------------------------- */

const struct event *store_run_next(struct store_run *s)
{
    static struct event event;
    struct pollfd ready = {.fd = store_fd(s->store), .events = POLLIN};
    while (!store_take(s->store, &event)) {
        if (poll(&ready, 1, NEXT_MS) != 1) {
            fail_msg("no answer");
        }
    }
    return &event;
}

void store_run_stored(struct store_run *s, int n, bool ok)
{
    const struct event *event = store_run_next(s);
    struct uid id = store_run_set_id(n);
    assert_int_equal(event->kind, EVENT_STORED);
    assert_true(uid_equal(&event->id, &id));
    assert_int_equal(event->ok, ok);
}

void store_run_fault(struct store_run *s, bool is_on, const char *part)
{
    const struct event *event = store_run_next(s);
    assert_int_equal(event->kind, EVENT_FAULT);
    assert_int_equal(event->fault, FAULT_DISK);
    assert_int_equal(event->is_on, is_on);
    if (strstr(event->text, part) == NULL) {
        fail_msg("'%s' does not hold '%s'", event->text, part);
    }
}

void store_run_quiet(struct store_run *s)
{
    static struct event event;
    store_settle(s->store);
    assert_false(store_take(s->store, &event));
}

/* --- set-up --------------------------------------------------------------- */

static void remove_all(const char *folder)
{
    DIR *open_dir = opendir(folder);
    struct dirent *entry;
    while (open_dir != NULL && (entry = readdir(open_dir)) != NULL) {
        char name[320];
        snprintf(name, sizeof name, "%s/%s", folder, entry->d_name);
        unlink(name);
    }
    if (open_dir != NULL) {
        closedir(open_dir);
    }
}

int store_run_empty(void **state)
{
    const struct store_run *s = *state;
    remove_all(s->backups);
    remove_all(s->dir);
    return 0;
}

int store_run_begin(void **state)
{
    struct store_run *s = calloc(1, sizeof *s);
    *state = s;
    if (s == NULL || !tag_parse("26:00101101000000001010001000", &s->tag)) {
        return -1;
    }
    snprintf(s->dir, sizeof s->dir, "/tmp/rackside-store-XXXXXX");
    if (mkdtemp(s->dir) == NULL) {
        return -1;
    }
    snprintf(s->path, sizeof s->path, "%s/gym.db", s->dir);
    snprintf(s->backups, sizeof s->backups, "%s/backups", s->dir);
    return mkdir(s->backups, 0755);
}

int store_run_end(void **state)
{
    struct store_run *s = *state;
    store_run_empty(state);
    rmdir(s->backups);
    int code = rmdir(s->dir);
    free(s);
    return code;
}
