#include "tests/harness/records.h"

#include "kiosk/store/roster.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* --- rows ----------------------------------------------------------------- */

struct uid records_uid(int n)
{
    struct uid uid = {{1, 2, 3}};
    uid.byte[14] = (uint8_t)(n >> 8);
    uid.byte[15] = (uint8_t)n;
    return uid;
}

struct moment records_at(int64_t since_noon_ms)
{
    return (struct moment){.mono_ms = 1000000 + since_noon_ms,
                           .wall_ms = NOON_MS + since_noon_ms,
                           .utc_offset_s = 3600,
                           .clock_trusted = true};
}

struct record records_set(const struct records *r, int id, int workout,
                          enum set_kind kind, int32_t load_g, int reps)
{
    return (struct record){.kind = RECORD_SET,
                           .id = records_uid(id),
                           .workout = records_uid(workout),
                           .athlete = r->ada,
                           .at = records_at(0),
                           .lift = "deadlift",
                           .protocol = "strength",
                           .set_kind = kind,
                           .load_g = load_g,
                           .reps = reps,
                           .stack = "25,20"};
}

struct record records_feel(int id, int target, enum feel feel, int rpe_x10,
                           int reps)
{
    return (struct record){.kind = RECORD_FEEL,
                           .id = records_uid(id),
                           .target = records_uid(target),
                           .at = records_at(1000),
                           .feel = feel,
                           .rpe_x10 = rpe_x10,
                           .reps = reps};
}

struct record records_void(int id, int target)
{
    return (struct record){.kind = RECORD_VOID,
                           .id = records_uid(id),
                           .target = records_uid(target),
                           .at = records_at(2000)};
}

struct record records_finish(const struct records *r, int id, int workout)
{
    struct record finish = records_set(r, id, workout, SET_TOP, 1, 1);
    finish.kind = RECORD_FINISH;
    return finish;
}

void records_append(struct records *r, struct record record)
{
    assert_int_equal(sets_append(r->db, BOOT, &record), DB_OK);
}

static bool take(const struct set_row *row, void *context)
{
    struct records_list *list = context;
    assert_true(list->n < RECORDS_MAX);
    list->row[list->n++] = *row;
    return true;
}

struct records_list records_list(struct records *r,
                                 const struct set_filter *filter)
{
    struct records_list list = {0};
    assert_int_equal(sets_each(r->db, filter, take, &list), DB_OK);
    return list;
}

/* --- set-up --------------------------------------------------------------- */

static void remove_files(const struct records *r)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < 3; i++) {
        char name[80];
        snprintf(name, sizeof name, "%s%s", r->path, ends[i]);
        unlink(name);
    }
}

int records_open_fresh(void **state)
{
    struct records *r = *state;
    struct db_options options = {.path = r->path, .mode = DB_ONLY_NEW};
    char why[DB_WHY_MAX];
    remove_files(r);
    memset(&r->ada, 0, sizeof r->ada);
    if (db_open(&options, &r->db, why) != DB_OK ||
        roster_add(r->db, "Ada", UNIT_KG, &r->ada) != DB_OK) {
        return -1;
    }
    return 0;
}

int records_close(void **state)
{
    struct records *r = *state;
    struct db_options options = {.path = r->path, .mode = DB_REQUIRE};
    char why[DB_WHY_MAX];
    enum db_status status = db_check(r->db, why);
    db_close(r->db);
    if (status == DB_OK) {
        status = db_open(&options, &r->db, why);
        db_close(r->db);
    }
    if (status != DB_OK) {
        print_error("%s\n", why);
    }
    return status == DB_OK ? 0 : -1;
}

int records_begin(void **state)
{
    struct records *r = calloc(1, sizeof *r);
    *state = r;
    if (r == NULL) {
        return -1;
    }
    snprintf(r->dir, sizeof r->dir, "/tmp/rackside-records-XXXXXX");
    if (mkdtemp(r->dir) == NULL) {
        return -1;
    }
    snprintf(r->path, sizeof r->path, "%s/gym.db", r->dir);
    return 0;
}

int records_end(void **state)
{
    struct records *r = *state;
    remove_files(r);
    int code = rmdir(r->dir);
    free(r);
    return code;
}
