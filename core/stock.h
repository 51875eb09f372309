/* Stock: the plates a rack owns, its bar and its collars.
 *
 * Plates come in pairs, one for each side. A stack is what hangs on one
 * side, from the inside (collar of the bar) out, as indices into the stock. */
#ifndef CORE_STOCK_H
#define CORE_STOCK_H

#include "core/bars.h"
#include "core/load.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PLATE_LABEL_MAX 8
#define PLATE_KIND_MAX 16
#define CATALOG_MAX 64 /* kinds of plate in assets/plates.ini */
#define STOCK_MAX 16   /* different plates on one rack */
#define PAIRS_MAX 16   /* of one plate */
/* Plates on one side: all there can be. */
#define STACK_MAX (STOCK_MAX * PAIRS_MAX)
/* Ours: beyond what any bar, machine, collar or sleeve is; more is a typo. A
 * bar with both collars stays far below LOAD_MAX_G. */
#define BAR_MAX_G 300000
#define COLLAR_MAX_G 10000
#define SLEEVE_MAX_MM 2000

struct plate {
    char label[PLATE_LABEL_MAX]; /* as stamped, without unit: "2.5", "45" */
    char kind[PLATE_KIND_MAX];   /* "calibrated", "bumper", "iron" */
    enum unit unit;              /* it is stamped in */
    int32_t mass_g;              /* > 0 */
    uint32_t colour_rgb;         /* 0xRRGGBB; a hint, never the only carrier */
    int diameter_mm;             /* > 0 */
    int thickness_mm;            /* 1..500; what it takes of the sleeve */
};

/* The kinds of plate that exist, assets/plates.ini, in the order of the
 * file: the first of a mass and unit is the one meant where none is named. */
struct plate_catalog {
    int n;
    struct plate plate[CATALOG_MAX];
};

struct stock_entry {
    struct plate plate;
    int pairs; /* 1..PAIRS_MAX */
};

struct stock {
    int n; /* heaviest first; equal masses by diameter, the larger first */
    struct stock_entry entry[STOCK_MAX];
};

struct rack {
    int32_t bar_g;    /* the bar, or a machine's empty load; 1..BAR_MAX_G */
    int32_t collar_g; /* one collar; two are counted; 0..COLLAR_MAX_G */
    int sleeve_mm;    /* usable length of one; 0: no limit; 0..SLEEVE_MAX_MM */
    int floor_mm;     /* for a pull from the floor: a plate at least so high
                         hangs on each side where one can; 0: no matter */
    struct stock stock;
    struct bars bars; /* the name of the one above, and those beside it */
};

struct stack {
    int n;                    /* 0..STACK_MAX */
    uint8_t entry[STACK_MAX]; /* index into stock.entry, from the inside out */
};

enum stock_status {
    STOCK_OK,
    STOCK_BAD_FORM,  /* not PLATExPAIRS, split by commas */
    STOCK_BAD_PLATE, /* mass not in (0, 100 kg], unknown kind or unit */
    STOCK_BAD_PAIRS, /* not in 1..PAIRS_MAX */
    STOCK_TOO_MANY,  /* more than STOCK_MAX different plates */
    STOCK_TWICE,     /* the same plate twice */
    STOCK_NOT_OWNED, /* a stack with plates, or more of them, than there are */
};

/* Whether it is the same plate by what it weighs and how it is made; size and
 * colour may differ. */
bool plate_equal(const struct plate *a, const struct plate *b);

/* NULL where the key is understood, else what is wrong. A section of
 * plates.ini is "KIND LABELUNIT" ("bumper 25kg"); keys: colour (RRGGBB),
 * diameter (mm), thickness (mm). */
const char *plate_set(struct plate *plate, const char *key, const char *value);
/* The plate a section's name means, with no size yet; false if malformed. */
bool plate_from_section(const char *section, struct plate *plate);
const char *plate_check(const struct plate *plate);

/* Reads "25x2,20x2,2.5x1", "45lbx4", "bumper:25x2": pairs of each. Size and
 * colour come from the catalog; a plate it lacks gets a size by its mass
 * (Ours) and grey. An empty text is an empty stock. */
enum stock_status stock_parse(const char *text,
                              const struct plate_catalog *catalog,
                              struct stock *stock);
/* Writes what stock_parse reads. Returns the length, cut at size. */
size_t stock_print(const struct stock *stock, char *out, size_t size);
const char *stock_status_str(enum stock_status status);
/* Index of the entry with that plate, or -1. */
int stock_find(const struct stock *stock, const struct plate *plate);
/* Puts it where its mass belongs, and answers where; the stock must have room
 * and must not have the plate yet. */
int stock_insert(struct stock *stock, const struct stock_entry *entry);

/* Reads a sleeve's usable length, whole millimetres alone: "415"; 0 is no
 * limit. NULL where it is one, of at most SLEEVE_MAX_MM; else what is wrong,
 * lower case, static, and *sleeve_mm is untouched. */
const char *sleeve_parse(const char *text, int *sleeve_mm);
/* NULL where bars, collar and sleeve are within their ranges; else which is
 * not, and its range: lower case, static. All that takes a rack relies on
 * it. */
const char *rack_check(const struct rack *rack);

/* Reads a stack "25,20,2.5" (labels from the inside out, a unit where the
 * stock has both: "45lb"); "" is the empty bar. */
enum stock_status stack_parse(const char *text, const struct stock *stock,
                              struct stack *stack);
/* Writes labels split by ", " or any separator: "25 · 20 · 2.5". */
size_t stack_print(const struct stack *stack, const struct stock *stock,
                   const char *separator, char *out, size_t size);
/* The same plates in the same order as another stock of this rack has them:
 * of the same kind, or else of the same mass and unit (somebody says now what
 * kind they are). False where it has not as many pairs; *out is untouched
 * then. */
bool stack_move(const struct stack *stack, const struct stock *from,
                const struct stock *to, struct stack *out);
/* Whether the same plates are in the same order. */
bool stack_equal(const struct stack *a, const struct stack *b);
/* Whether two racks own the same: bars, collars, sleeve, and pairs of plates by
 * kind, stamp and mass. */
bool rack_equal(const struct rack *a, const struct rack *b);
/* Grams of the bar and both collars. */
int32_t rack_base_g(const struct rack *rack);
/* Grams of the whole bar with this stack on both sides. */
int32_t stack_load_g(const struct stack *stack, const struct rack *rack);

#endif
