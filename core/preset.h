/* Presets: racks that many gyms have, for who does not want to type one.
 *
 * They are assets/racks.ini: one section a rack. The caller reads the file and
 * hands each key to preset_set; core owns what the keys mean. */
#ifndef CORE_PRESET_H
#define CORE_PRESET_H

#include "core/stock.h"

#include <stdbool.h>
#include <stdint.h>

#define PRESETS_MAX 12
#define PRESET_NAME_MAX 24

struct preset {
    char name[PRESET_NAME_MAX];  /* "ipf-kg": what scripts write */
    char title[PRESET_NAME_MAX]; /* "IPF kg": what people read */
    bool has_stock;              /* the key was there; it may be empty */
    struct rack rack;
};

struct presets {
    int n; /* 0..PRESETS_MAX */
    struct preset preset[PRESETS_MAX];
};

/* A rack of that name (shorter than PRESET_NAME_MAX) without a bar or plates:
 * collars of 0, a sleeve without limit. */
struct preset preset_new(const char *name);

/* NULL where the key and value are understood; else what is wrong with them,
 * lower case, static. Keys: title, bar, collar (one; two are counted), sleeve
 * (mm; 0: no limit), stock (as stock_parse reads it, with this catalogue). */
const char *preset_set(struct preset *preset, const char *key,
                       const char *value, const struct plate_catalog *catalog);

/* Whether it is complete and a rack that rack_check allows; else what is
 * wrong. */
const char *preset_check(const struct preset *preset);

/* A rack becomes that one. The bars beside the usual one stay, with what a coach
 * said of them: no preset knows of them. One of them that is called like the
 * preset's is that. */
void preset_use(const struct preset *preset, struct rack *rack);

/* Index of the one with that name or title, or -1. */
int presets_find(const struct presets *presets, const char *name);

#endif
