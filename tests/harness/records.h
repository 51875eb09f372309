/* Records: a gym's file with Ada in it, and the rows a kiosk appends to it.
 * A number stands for a UUID. */
#ifndef TESTS_HARNESS_RECORDS_H
#define TESTS_HARNESS_RECORDS_H

#include "kiosk/app/record.h"
#include "kiosk/store/db.h"
#include "kiosk/store/sets.h"

#define RECORDS_MAX 16 /* sets in a list */
#define BOOT "boot-one"
#define NOON_MS INT64_C(1700000000000)
#define HOUR_MS INT64_C(3600000)
#define DAY_MS (24 * HOUR_MS)

struct records {
    char dir[32], path[64];
    struct db *db;
    struct uid ada;
};

/* Set-up and tear-down of a group of tests; its state is a struct records. */
int records_begin(void **state);
int records_end(void **state);
/* Set-up of a test: a new file, with Ada. */
int records_open_fresh(void **state);
/* Its tear-down. Whatever was appended must be sound, for both of SQLite's
 * checks: the quick one is that of the next start. */
int records_close(void **state);

struct uid records_uid(int n);
/* This long after noon, on every clock. */
struct moment records_at(int64_t since_noon_ms);
/* Ada's deadlift by strength at noon, with 25 and 20 on a side. */
struct record records_set(const struct records *r, int id, int workout,
                          enum set_kind kind, int32_t load_g, int reps);
/* A second later; reps: of a miss. */
struct record records_feel(int id, int target, enum feel feel, int rpe_x10,
                           int reps);
/* Two seconds later. */
struct record records_void(int id, int target);
struct record records_finish(const struct records *r, int id, int workout);

/* Appends it on BOOT; it must be taken. */
void records_append(struct records *r, struct record record);

/* The sets that count, in the order done; filter NULL: all. */
struct records_list {
    int n;
    struct set_row row[RECORDS_MAX];
};
struct records_list records_list(struct records *r,
                                 const struct set_filter *filter);

#endif
