/* Store run: the store on a gym's file, in a folder of its own, asked and
 * listened to as the kiosk's loop does. */
#ifndef TESTS_HARNESS_STORE_RUN_H
#define TESTS_HARNESS_STORE_RUN_H

#include "kiosk/input/tag.h"
#include "kiosk/store/db.h"
#include "kiosk/store/store.h"

struct store_run {
    char dir[32];
    char path[64];    /* of the gym's file */
    char backups[64]; /* a folder, where the store looks for them */
    struct tag tag;   /* Ada's */
    struct uid ada;   /* whose tag is shown and whose sets are posted */
    struct store *store; /* the test's to close */
    struct store_report report;
};

/* Set-up and tear-down of a group of tests; its state is a struct
 * store_run. */
int store_run_begin(void **state);
int store_run_end(void **state);
/* Set-up of a test: no file at all. */
int store_run_empty(void **state);

/* A database of any name, made where there is none; it must open. */
struct db *store_run_db(const char *path);
/* The gym's file: Ada, with her tag, a plan, a rack, and sets (600 are many
 * pages). */
void store_run_fill(struct store_run *s, int n_sets);
/* How many sets count in a file. */
int store_run_count(const char *path);

/* vfs NULL: the system's. */
void store_run_open(struct store_run *s, const char *vfs);
/* Asks for the tag, for the athlete, for the list, or for the deadlift's
 * trend. */
void store_run_post(struct store_run *s, enum effect_kind kind);
/* Ada's set number n, and its id. */
void store_run_post_set(struct store_run *s, int n);
struct uid store_run_set_id(int n);

/* The next answer, which must come within a few seconds; good until the
 * next call. */
const struct event *store_run_next(struct store_run *s);
/* It must be about this set. */
void store_run_stored(struct store_run *s, int n, bool ok);
/* It must be about the disk, and hold this part. */
void store_run_fault(struct store_run *s, bool is_on, const char *part);
/* There must be none, once all that was posted is answered. */
void store_run_quiet(struct store_run *s);

#endif
