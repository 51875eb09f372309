/* Plates planned: the stacks of all that is left of a workout, chosen so that
 * the fewest plates are handled.
 *
 * core/path.h needs more work space than the app has, so the app asks for it
 * (EFFECT_PLAN_PATH) and takes the answer (EVENT_PATH). Until it is there, and
 * wherever the plan spares nothing, each set has its own stack. */
#ifndef KIOSK_APP_PLATES_PLAN_H
#define KIOSK_APP_PLATES_PLAN_H

#include "core/path.h"
#include "core/warmup.h"

/* Warm-ups, the top set, and one back-off set for all of them: they are
 * expected to be equal, and equal sets share a stack. */
#define PLATES_STEPS_MAX (WARMUPS_MAX + 2)

struct plates_question {
    uint32_t serial;
    struct rack rack;
    struct stack on; /* each side now */
    int n;
    struct path_target target[PLATES_STEPS_MAX];
};

struct plates_step {
    int32_t load_g;
    struct stack side;
};

struct plates_answer {
    uint32_t serial;
    bool is_shortest; /* else it was given up, and the rest counts for nothing */
    int moves;
    int n;
    struct plates_step step[PLATES_STEPS_MAX];
};

struct plates_plan {
    struct plates_question asked; /* the newest */
    bool is_due;      /* it is to be sent when the event is done with */
    bool is_answered;
    int32_t heavier_than_g; /* what the first warm-up asked for has to be */
    int n_warmups;    /* of asked.target */
    int usual_moves;  /* plates handled with a stack of its own for each set */
    bool has_gain;    /* step is the path's, which needs fewer; else step has
                         those usual stacks */
    struct plates_step step[PLATES_STEPS_MAX];
};

#endif
