/* Bar models: bars that many gyms have, for who does not want to type one.
 *
 * They are assets/bars.ini: one section a model. The caller reads the file and
 * hands each key to bar_model_set; core owns what the keys mean. One and the
 * same bar is sold with other masses where people load pounds: a model has one
 * for each unit it is offered in. */
#ifndef CORE_BAR_MODELS_H
#define CORE_BAR_MODELS_H

#include "core/bars.h"
#include "core/load.h"

#include <stdbool.h>
#include <stdint.h>

#define BAR_MODELS_MAX 16
#define BAR_MODEL_NAME_MAX 24

struct bar_model {
    char section[BAR_MODEL_NAME_MAX]; /* "women": as in the file */
    char name[BAR_NAME_MAX]; /* "women's bar"; "": it goes by its mass */
    char kind[BAR_KIND_MAX]; /* as lifts.ini asks for it; "": none */
    int32_t mass_g[UNIT_COUNT]; /* where plates are of that unit; 0: it is not
                                   offered there */
    int sleeve_mm; /* usable length of one; 0: no limit */
};

struct bar_models {
    int n; /* 0..BAR_MODELS_MAX */
    struct bar_model model[BAR_MODELS_MAX];
};

/* A model of that section (shorter than BAR_MODEL_NAME_MAX) without a mass. */
struct bar_model bar_model_new(const char *section);

/* NULL where the key and value are understood; else what is wrong with them,
 * lower case, static. Keys: name, kind, kg and lb (its mass: a number alone),
 * sleeve (mm; 0: no limit). */
const char *bar_model_set(struct bar_model *model, const char *key,
                          const char *value);
/* Whether it is complete, and a bar that bars_judge allows in each unit; else
 * what is wrong. */
const char *bar_model_check(const struct bar_model *model);

/* Index of the one of that section, or -1. */
int bar_models_find(const struct bar_models *models, const char *section);
/* The nth of those offered in that unit; -1: there are not as many. */
int bar_models_nth(const struct bar_models *models, enum unit unit, int nth);
/* It as a rack's bar, in a unit that it is offered in. */
struct bar bar_model_bar(const struct bar_model *model, enum unit unit);

#endif
