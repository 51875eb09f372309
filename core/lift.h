/* Lifts: the catalogue and what their kinds mean for a prescription.
 *
 * The catalogue is assets/lifts.ini: one section a lift. The caller reads
 * the file and hands each key to lift_set; core owns what the keys mean. */
#ifndef CORE_LIFT_H
#define CORE_LIFT_H

#include "core/bars.h"
#include "core/load.h"

#include <stdbool.h>
#include <stdint.h>

#define LIFT_NAME_MAX 24
#define LIFTS_MAX 32
/* The height of a bar at the start of a pull is that of 450 mm discs: IWF TCRR
 * 2020, 3.3; the plates of IPF are as high. */
#define FLOOR_MM 450

enum lift_kind {
    LIFT_SQUAT,
    LIFT_HINGE,
    LIFT_PRESS,
    LIFT_PULL,
    LIFT_OLYMPIC,
    LIFT_MACHINE,
    LIFT_KIND_COUNT
};

struct lift {
    char name[LIFT_NAME_MAX];     /* "front-squat": what scripts write */
    char title[LIFT_NAME_MAX];    /* "Front squat": what people read */
    char protocol[LIFT_NAME_MAX]; /* for who has no plan for this lift */
    enum lift_kind kind;
    int max_reps;    /* 1..20: an olympic lift never gets more than a handful */
    int32_t empty_g; /* machine: what it weighs unloaded, 0..BAR_MAX_G; else 0
                        (the bar) */
    char bar[BAR_KIND_MAX]; /* the kind of bar it wants, where a rack has such;
                               "": the usual one */
    bool from_floor; /* it is pulled from there: full-size plates */
};

struct lifts {
    int n; /* 0..LIFTS_MAX */
    struct lift lift[LIFTS_MAX];
};

/* NULL where the key and value are understood; else what is wrong with them,
 * lower case, static. Keys: title, kind, protocol, max_reps, empty, bar,
 * from_floor. */
const char *lift_set(struct lift *lift, const char *key, const char *value);

/* A lift with its name and the kindless defaults (max_reps 20). */
struct lift lift_new(const char *name);

/* Whether the lift is complete; else what is missing (as lift_set). */
const char *lift_check(const struct lift *lift);

/* Whether it is done on a machine, which is its own bar. */
bool lift_is_own_bar(const struct lift *lift);

/* Index of the lift with that name, or -1. */
int lifts_find(const struct lifts *lifts, const char *name);

#endif
