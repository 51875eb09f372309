/* Path text: a workout as it is typed, "80~5,120~5,160,145,145". */
#ifndef CORE_PATH_TEXT_H
#define CORE_PATH_TEXT_H

#include "core/path.h"

#include <stddef.h>

/* Enough for any load with its tolerance and the final NUL. */
#define PATH_TEXT_MAX 40

enum path_text_status {
    PATH_TEXT_OK,
    PATH_TEXT_EMPTY,         /* no loads at all */
    PATH_TEXT_TOO_MANY,      /* more than PATH_STEPS_MAX */
    PATH_TEXT_BAD_LOAD,      /* load_status says what is wrong */
    PATH_TEXT_BAD_TOLERANCE, /* the same, behind a ~ */
};

struct path_text {
    int n;
    struct path_target target[PATH_STEPS_MAX];
    enum unit unit[PATH_STEPS_MAX];
    /* Where it is not OK: which step, from 0, what stands there (cut), and
     * what is wrong with the load. */
    int wrong;
    char what[PATH_TEXT_MAX];
    enum load_status load_status;
};

/* Reads loads as load_parse has them, split by commas, each with a tolerance
 * behind a ~ where it has one, in the load's unit unless it has its own:
 * "140kg~5", "315lb~10". */
enum path_text_status path_text_parse(const char *text, struct path_text *out);

#endif
