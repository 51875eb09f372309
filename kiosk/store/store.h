/* Store: the database on a thread of its own.
 *
 * The loop posts effects and takes events back; a slow SD card freezes no
 * screen and loses no edge. Work is done strictly in the order posted. A
 * record that cannot be written is told once with EVENT_STORED !ok, with
 * FAULT_DISK on and its reason, and tried again every STORE_RETRY_MS before
 * anything that was posted after it; when it succeeds EVENT_STORED ok follows
 * and FAULT_DISK goes off. Reads are answered even while writes fail; a read that
 * fails is answered with failed (a list: with nobody) and FAULT_DISK, until
 * one succeeds. A rack that makes no sense is FAULT_DISK too. A rack to be kept is
 * told, held and tried again as a record is, with EVENT_RACK_SAVED. */
#ifndef KIOSK_STORE_STORE_H
#define KIOSK_STORE_STORE_H

#include "kiosk/app/effect.h"
#include "kiosk/app/event.h"

#include <stdbool.h>

#define STORE_RETRY_MS 2000

struct store;

struct store_config {
    const char *path;       /* the database file; made if it is missing */
    const char *backup_dir; /* where the newest backup is looked for; NULL:
                               "backups" beside the database */
    const char *boot_id;    /* of this boot, for the rows */
    enum curve_id curve;    /* for readings of history */
    int64_t workout_open_ms;  /* after its last set a workout not finished
                                 counts as history; 0: 4 h */
    struct rack default_rack; /* until racksidectl rack set is used */
    const struct plate_catalog *catalog; /* outlives the store; NULL: plates
                                            get sizes by their mass */
    const char *vfs; /* SQLite VFS by name; NULL: the system's */
};

/* What opening found; told to the person in front of it as well. */
struct store_report {
    bool was_damaged;  /* quick_check failed: the file was set aside */
    bool was_restored; /* the newest backup took its place */
    char text[FAULT_TEXT_MAX]; /* what happened and what to do; "": nothing */
};

/* Opens, checks, migrates, and starts the thread. Where the file cannot be
 * opened at all the store still starts, keeps records, and tries again with
 * each read and write; report->text says so. NULL only where
 * there is no memory or thread. */
struct store *store_open(const struct store_config *config,
                         struct store_report *report);
/* The rack and what hangs on its bar, as the rows had them at the opening. */
void store_start_state(struct store *store, struct rack *rack,
                       struct hanging *hanging);
/* Readable when store_take has something. */
int store_fd(const struct store *store);
/* FIND_TAG, FIND_ATHLETE, LIST_ATHLETES, FIND_TREND, FIND_RACK, APPEND,
 * SAVE_RACK and CHECK; others are ignored.
 * Never blocks on the disk. */
void store_post(struct store *store, const struct effect *effect);
/* The next answer; false: none. The event's moment is the loop's to set. */
bool store_take(struct store *store, struct event *event);
/* Blocks until all that was posted is answered, or until a record waits for
 * its retry. For scripts, whose clock waits for the disk. */
void store_settle(struct store *store);
/* Finishes what is posted (one last try of what failed) and closes. NULL ok. */
void store_close(struct store *store);

#endif
