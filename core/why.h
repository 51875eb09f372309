/* Why: the short lines in which a prescription explains itself. */
#ifndef CORE_WHY_H
#define CORE_WHY_H

#include "core/text.h"

#define WHY_MAX 12      /* rules that can act on one prescription */
#define WHY_LINE_MAX 80 /* bytes of a line with its NUL */

/* What a line is about. */
enum why_about {
    WHY_LOAD,   /* where the load comes from, and what made it less */
    WHY_SETS,
    WHY_REPS,
    WHY_PLATES, /* what these plates cannot load */
};

struct why {
    int n; /* 0..WHY_MAX */
    enum why_about about[WHY_MAX];
    char line[WHY_MAX][WHY_LINE_MAX];
};

/* Starts one more line, empty, to be filled by the caller. */
struct text why_line(struct why *why, enum why_about about);

#endif
