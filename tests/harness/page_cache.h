/* Page cache: files as those see them who have them open. The real files are
 * what the disk has: one is written when it is synced, and unlinked when its
 * folder is. Not for threads side by side. */
#ifndef TESTS_HARNESS_PAGE_CACHE_H
#define TESTS_HARNESS_PAGE_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PAGE_CACHE_FILES_MAX 16
#define PAGE_CACHE_PATH_MAX 512 /* bytes, with the NUL */
#define PAGE_CACHE_BLOCK 512    /* what the disk writes at once, or not */
#define PAGE_CACHE_SHM_MAX 16

struct cached_file {
    char path[PAGE_CACHE_PATH_MAX]; /* "": without a name, temporary */
    bool is_used;
    bool exists; /* as seen; the real file tells of the disk */
    int n_handles;
    uint8_t *bytes;
    size_t size, room;
    void *shm[PAGE_CACHE_SHM_MAX]; /* shared memory, on the heap */
};

/* At least this size, zeros where it was shorter; false: no memory. */
bool cached_file_grow(struct cached_file *file, size_t size);
/* It reaches the disk. */
bool cached_file_sync(const struct cached_file *file);
void cached_file_drop_shm(struct cached_file *file);
/* Forgets it. */
void cached_file_drop(struct cached_file *file);

struct page_cache {
    struct cached_file file[PAGE_CACHE_FILES_MAX];
};

/* NULL: not in the cache. */
struct cached_file *page_cache_find(struct page_cache *cache,
                                    const char *path);
/* Takes it in as the disk has it; it must not be in the cache. */
struct cached_file *page_cache_add(struct page_cache *cache,
                                   const char *path);
/* Deletions reach the disk. */
void page_cache_sync_folder(const struct page_cache *cache);
/* What a cut of the power may leave: of three files in four every block by
 * the toss of a coin, the others as the disk has them. */
void page_cache_tear(struct page_cache *cache, uint64_t *seed);
/* Forgets all files; they must be closed. */
void page_cache_clear(struct page_cache *cache);

#endif
