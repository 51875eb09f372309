/* Bars: which bars a rack owns, and which of them a lift is done with.
 *
 * A rack has one usual bar, that of struct rack's own figures, and may own up
 * to BARS_MAX - 1 more. They are counted from 0, the usual one first. One of
 * them is loaded at a time: who takes another strips the one before, so that
 * all plates are there again. The session's rack is one of a single bar, the
 * one in use (bars_take), so that what loads, plates and warm-ups are counted
 * from is one struct rack and nobody has to ask which bar it is. */
#ifndef CORE_BARS_H
#define CORE_BARS_H

#include "core/load.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BARS_MAX 8
#define BAR_NAME_MAX 24    /* bytes of UTF-8 with the NUL */
#define BAR_KIND_MAX 12    /* "safety" */
#define BAR_CHOICES_MAX 32 /* lifts that have a bar of their own */
#define BAR_LIFT_MAX 24    /* a lift's name, as LIFT_NAME_MAX */

struct rack;

struct bar {
    char name[BAR_NAME_MAX]; /* as people call it: "trap bar"; "": by its mass */
    char kind[BAR_KIND_MAX]; /* as lifts.ini asks for it: "trap"; "": none */
    int32_t mass_g;          /* 1..BAR_MAX_G */
    int sleeve_mm;           /* usable length of one; 0: no limit */
};

/* A coach's word: this lift is done with that bar. */
struct bar_choice {
    char lift[BAR_LIFT_MAX];
    int bar; /* 0..BARS_MAX - 1, one that there is */
};

struct bars {
    char name[BAR_NAME_MAX], kind[BAR_KIND_MAX]; /* of the usual bar */
    int n_more; /* 0..BARS_MAX - 1, beside the usual one */
    struct bar more[BARS_MAX - 1];
    int n_choices; /* 0..BAR_CHOICES_MAX, one a lift */
    struct bar_choice choice[BAR_CHOICES_MAX];
};

enum bars_status {
    BARS_OK,
    BARS_BAD_FORM,   /* no list of LOAD [NAME][:KIND][@SLEEVE] */
    BARS_BAD_LOAD,   /* not above 0 and at most BAR_MAX_G */
    BARS_BAD_NAME,   /* too long, or with control characters */
    BARS_BAD_KIND,   /* not 1 to 11 of a-z and '-' */
    BARS_BAD_SLEEVE, /* not 0 to SLEEVE_MAX_MM */
    BARS_TOO_MANY,   /* more than BARS_MAX */
    BARS_TWICE,      /* two that nobody can tell apart */
    BARS_NONE,       /* an empty list: a rack has a bar */
};

/* How many bars the rack has, 1..BARS_MAX, and each of them. */
int bars_count(const struct rack *rack);
struct bar bars_at(const struct rack *rack, int i);
/* Replaces bar i, or adds one where i is their count (below BARS_MAX). */
void bars_put(struct rack *rack, int i, const struct bar *bar);
/* The bar with that name, or with that mass where it has none ("20kg",
 * "20 kg bar"); -1: none. */
int bars_find(const struct rack *rack, const char *name);
/* The first bar that is called as this one would be here; -1: none. */
int bars_like(const struct rack *rack, const struct bar *bar);
/* The bar for a lift: the coach's choice, else the first of the kind its
 * lifts.ini asks for ("" asks for none), else the usual one. */
int bars_for(const struct rack *rack, const char *lift, const char *kind);
/* The coach's choice; -1: none of their own. False: no room for one more. */
bool bars_choose(struct rack *rack, const char *lift, int bar);
/* What a rack is with bar i in it and no other. out may be rack. */
void bars_take(const struct rack *rack, int i, struct rack *out);
/* Bar i goes; there must be another one. Where it was the usual one, the next
 * is that. A coach's word for it is forgotten; every other one stays with its
 * bar. */
void bars_remove(struct rack *rack, int i);
/* Which bar of this rack, as it is later, is bar i of it as it was: the one
 * called alike; else the one in its place, where only its mass was set anew.
 * -1: it is gone. */
int bars_same(const struct rack *was, int i, const struct rack *rack);
/* The first bar that is called like one before it, so that nobody can tell
 * which is meant; -1: none. */
int bars_twin(const struct rack *rack);

/* What bar i is called: its name, or "20 kg bar", in the plates' unit, or in the
 * other where only there its mass is round. At most BAR_NAME_MAX bytes. */
void bars_title(const struct rack *rack, int i, char out[BAR_NAME_MAX]);
/* The same for a bar of no rack. */
void bars_name(const struct bar *bar, enum unit unit, char out[BAR_NAME_MAX]);

/* Reads "20kg,15kg women's@320mm,30kg trap bar:trap": LOAD, then as far as
 * they are wanted a name, a kind behind ':' and a sleeve in millimetres behind
 * '@' (without one there is no limit). Replaces all bars; choices stay where
 * their bar does, by its name. Untouched unless BARS_OK. */
enum bars_status bars_parse(const char *text, struct rack *rack);
/* What a person does about a status, lower case, no full stop; static. */
const char *bars_status_str(enum bars_status status);
/* Whether it can be a bar's kind: at most 11 of a-z and '-'. */
bool bars_is_kind(const char *kind);
/* Whether one bar is within its ranges. */
enum bars_status bars_judge(const struct bar *bar);
/* NULL where bars and choices are within their ranges; else what is not. Two
 * called alike are: see bars_twin. */
const char *bars_check(const struct rack *rack);
bool bars_equal(const struct bars *a, const struct bars *b);

#endif
