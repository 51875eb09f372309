#include "core/path_memo.h"

#include <string.h>

void path_memory_clear(struct path_memory *memory)
{
    memory->size = PATH_MEMO_LEAST;
    memory->taken = 0;
    memset(memory->memo, 0, PATH_MEMO_LEAST * sizeof memory->memo[0]);
}

static uint32_t place_of(const struct path_memory *memory, uint64_t key)
{
    uint64_t hash = (key ^ key >> 32) * UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)(hash >> 40) & (memory->size - 1);
}

static int steps_of(const struct path_memo *memo)
{
    return (int)(memo->key & 63) - (int)(memo->key >> 6 & 63);
}

/* Where a key is, or may be written: one of two places, an empty one or the
 * one with the shorter span, which is less work to have again. */
static uint32_t find(const struct path_memory *memory, uint64_t key)
{
    uint32_t place = place_of(memory, key), other = place ^ 1;
    const struct path_memo *a = &memory->memo[place];
    const struct path_memo *b = &memory->memo[other];
    if (a->key == key || b->key == key) {
        return a->key == key ? place : other;
    }
    if (a->key == 0 || b->key == 0) {
        return a->key == 0 ? place : other;
    }
    return steps_of(a) <= steps_of(b) ? place : other;
}

bool path_memory_recall(const struct path_memory *memory, uint64_t key,
                        int budget, struct path_found *out)
{
    const struct path_memo *memo = &memory->memo[find(memory, key)];
    if (memo->key != key) {
        return false;
    }
    *out = (struct path_found){
        .is_found = memo->is_known && memo->moves <= budget,
        .cost = {memo->moves, memo->off_g, memo->plates},
        .kind = memo->kind,
        .last = memo->last};
    return memo->is_known || memo->moves > budget;
}

/* Twice the room, and all to its new place. */
static void grow(struct path_memory *memory)
{
    uint32_t before = memory->size;
    memset(memory->memo + before, 0, before * sizeof memory->memo[0]);
    memory->size *= 2;
    for (uint32_t i = 0; i < before; i++) {
        struct path_memo memo = memory->memo[i];
        if (memo.key != 0 && place_of(memory, memo.key) >= before) {
            memory->memo[i].key = 0;
            memory->memo[find(memory, memo.key)] = memo;
        }
    }
}

void path_memory_keep(struct path_memory *memory, uint64_t key,
                      const struct path_found *found)
{
    struct path_memo *memo = &memory->memo[find(memory, key)];
    memory->taken += memo->key == 0;
    *memo = (struct path_memo){.key = key,
                               .off_g = found->cost.off_g,
                               .moves = (int16_t)found->cost.moves,
                               .plates = (int16_t)found->cost.plates,
                               .kind = (int8_t)found->kind,
                               .last = (int8_t)found->last,
                               .is_known = found->is_found};
    if (memory->taken > memory->size / 4 && memory->size < PATH_MEMO_MAX) {
        grow(memory);
    }
}
