/* World: the app between its athletes and its disk. Every event goes through
 * world_send, which holds the app to its promises after each. */
#ifndef TESTS_FUZZ_WORLD_H
#define TESTS_FUZZ_WORLD_H

#include "kiosk/app/app.h"
#include "tests/fuzz/gym.h"
#include "tests/fuzz/rows.h"

#define WORLD_READS_MAX 32

/* A question to the store; rows asked for before it are stored before it. */
struct world_read {
    struct effect effect;
    int after; /* rows.n when it was asked */
    int after_racks; /* how many racks had been asked to be kept */
};

#define WORLD_RACKS_MAX 64

/* A rack to be kept; rows asked for before it are stored before it. */
struct world_rack {
    struct rack rack;
    int after;
};

struct world {
    struct app app;
    struct gym gym;
    struct rows rows;
    struct moment now;
    struct event event;     /* to be filled in, and sent */
    struct effects effects; /* of the last event */
    int added[RECORD_KIND_COUNT]; /* rows the last event added, by record_kind */
    struct record last;     /* the last of them */
    struct draw_list list;  /* the frame as it is now */

    int n_reads;
    struct world_read read[WORLD_READS_MAX];
    int n_racks, n_kept; /* asked to be kept, and kept; of which those that
                            wait: */
    struct world_rack rack[WORLD_RACKS_MAX];
    struct rack rack_was; /* the app's, before the last event */
    bool is_slow;    /* the disk answers only when asked to */
    bool disk_fails; /* rows are kept and tried again; reads pass them */
    bool was_told;   /* that the first of them could not be saved */
    bool is_behind[GYM_ATHLETES]; /* the app took up less than was done:
                                     a read has passed rows not stored */
};

void world_start(struct world *world, struct fuzz *in);
/* A fresh event of that kind in world->event. */
struct event *world_event(struct world *world, enum event_kind kind);
/* Sends world->event, at world->now. */
void world_send(struct world *world);
/* Time passes in one go, or through every deadline on the way. */
void world_jump(struct world *world, int64_t ms);
void world_wait(struct world *world, int64_t ms);
/* The store does what is next, if it can; false: there is nothing. */
bool world_serve(struct world *world);
/* The machine starts anew, with what was stored. */
void world_cut_power(struct world *world);

#endif
