/* Path memo: what the search has found out, in a table of fixed size. For the
 * path only. */
#ifndef CORE_PATH_MEMO_H
#define CORE_PATH_MEMO_H

#include <stdbool.h>
#include <stdint.h>

/* Ours: 1.5 MB, of which the usual rack's workouts touch a tenth. */
#define PATH_MEMO_MAX (1 << 16)
#define PATH_MEMO_LEAST (1 << 11)
#define PATH_NEVER INT16_MAX /* more moves than any path has */
#define PATH_STOPS (-1)

/* What a span of steps costs, compared from the top down. */
struct path_cost {
    int moves;     /* plates put on and taken off */
    int32_t off_g; /* from the targets, over the steps */
    int plates;    /* on the bar, over the steps */
};

/* The answer to a span of steps at a node: what it costs within a budget of
 * moves, and how it begins; or that it costs more. */
struct path_found {
    bool is_found;
    struct path_cost cost; /* !is_found: moves are at least so many */
    int kind; /* the plate that its first steps have more; or PATH_STOPS */
    int last; /* of these steps */
};

struct path_memo {
    uint64_t key; /* 0: empty; its lowest 12 bits are the span's two steps */
    int32_t off_g;
    int16_t moves, plates;
    int8_t kind, last;
    bool is_known; /* false: moves are at least so many */
};

struct path_memory {
    uint32_t size; /* in use; a power of two, doubled as it fills */
    uint32_t taken;
    struct path_memo memo[PATH_MEMO_MAX];
};

void path_memory_clear(struct path_memory *memory);
/* Whether what is remembered answers the question. */
bool path_memory_recall(const struct path_memory *memory, uint64_t key,
                        int budget, struct path_found *out);
void path_memory_keep(struct path_memory *memory, uint64_t key,
                      const struct path_found *found);

#endif
