/* Twin: the same program, off screen, on a copy of the same workouts. It is
 * told what the athlete does at the rack, and says where a control is and
 * what the screen must then look like.
 *
 * It is `rackside --script`: each question plays the whole script anew. */
#ifndef TESTS_VM_TWIN_H
#define TESTS_VM_TWIN_H

#include "tests/harness/picture.h"

#include <stdint.h>

#define TWIN_PATH_MAX 512
#define TWIN_SCRIPT_MAX 16384

struct twin {
    char programs[TWIN_PATH_MAX]; /* the build folder */
    char folder[TWIN_PATH_MAX];
    char gym[TWIN_PATH_MAX]; /* its workouts as they were at the start */
    char script[TWIN_SCRIPT_MAX];
    char config[128]; /* what its configuration says; "": nothing */
};

/* From the idle screen, with these workouts and that wall clock. */
void twin_start(struct twin *twin, const char *gym, int64_t wall_s);
/* The same on a panel of another size; before anything is done. */
void twin_size(struct twin *twin, int w_px, int h_px, int w_mm, int h_mm);
/* A line of the script. One that does not hold is told by the next question. */
bool twin_do(struct twin *twin, const char *line);
bool twin_where(struct twin *twin, const char *label, int *x_px, int *y_px);
/* Whether there is one such control. */
bool twin_has(struct twin *twin, const char *label);
bool twin_look(struct twin *twin, struct picture *out);

#endif
