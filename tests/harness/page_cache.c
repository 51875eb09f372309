#include "tests/harness/page_cache.h"

#include "tests/harness/seed.h"

#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- a file --------------------------------------------------------------- */

/* The bytes of a real file; *size 0 where there is none. Free it. */
static uint8_t *read_real(const char *path, size_t *size)
{
    struct stat info;
    uint8_t *bytes = NULL;
    *size = 0;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return NULL;
    if (fstat(fd, &info) == 0 && info.st_size > 0) {
        bytes = malloc((size_t)info.st_size);
        if (bytes != NULL &&
            read(fd, bytes, (size_t)info.st_size) == info.st_size)
            *size = (size_t)info.st_size;
    }
    close(fd);
    return bytes;
}

bool cached_file_grow(struct cached_file *file, size_t size)
{
    if (size > file->room) {
        size_t room = size * 2 + 4096;
        uint8_t *bytes = realloc(file->bytes, room);
        if (bytes == NULL)
            return false;
        file->bytes = bytes;
        file->room = room;
    }
    if (size > file->size) {
        memset(file->bytes + file->size, 0, size - file->size);
        file->size = size;
    }
    return true;
}

bool cached_file_sync(const struct cached_file *file)
{
    int fd = open(file->path, O_WRONLY | O_CREAT | O_CLOEXEC, 0640);
    bool ok = fd >= 0 && ftruncate(fd, (off_t)file->size) == 0 &&
              pwrite(fd, file->bytes, file->size, 0) == (ssize_t)file->size;
    if (fd >= 0)
        close(fd);
    return ok;
}

void cached_file_drop_shm(struct cached_file *file)
{
    for (int i = 0; i < PAGE_CACHE_SHM_MAX; i++) {
        free(file->shm[i]);
        file->shm[i] = NULL;
    }
}

void cached_file_drop(struct cached_file *file)
{
    cached_file_drop_shm(file);
    free(file->bytes);
    memset(file, 0, sizeof *file);
}

/* --- all of them ---------------------------------------------------------- */

struct cached_file *page_cache_find(struct page_cache *cache,
                                    const char *path)
{
    for (int i = 0; i < PAGE_CACHE_FILES_MAX; i++) {
        struct cached_file *file = &cache->file[i];
        if (file->is_used && strcmp(file->path, path) == 0)
            return file;
    }
    return NULL;
}

struct cached_file *page_cache_add(struct page_cache *cache,
                                   const char *path)
{
    struct cached_file *file = cache->file;
    while (file < cache->file + PAGE_CACHE_FILES_MAX && file->is_used)
        file++;
    assert(file < cache->file + PAGE_CACHE_FILES_MAX);
    memset(file, 0, sizeof *file);
    snprintf(file->path, sizeof file->path, "%s", path);
    file->is_used = true;
    if (path[0] != '\0') {
        file->exists = access(path, F_OK) == 0;
        file->bytes = read_real(path, &file->size);
        file->room = file->size;
    }
    return file;
}

void page_cache_sync_folder(const struct page_cache *cache)
{
    for (int i = 0; i < PAGE_CACHE_FILES_MAX; i++) {
        const struct cached_file *file = &cache->file[i];
        if (file->is_used && file->path[0] != '\0' && !file->exists)
            unlink(file->path);
    }
}

/* Half of what was under way reaches the disk. */
static void tear(struct cached_file *file, uint64_t *seed)
{
    size_t size;
    uint8_t *old = read_real(file->path, &size);
    if (!file->exists || seed_next(seed) % 4 == 0) {
        free(old);
        return;
    }
    for (size_t at = 0; at < file->size; at += PAGE_CACHE_BLOCK) {
        size_t left = file->size - at;
        size_t n = left < PAGE_CACHE_BLOCK ? left : PAGE_CACHE_BLOCK;
        if (seed_next(seed) % 2 == 0)
            continue;
        memset(file->bytes + at, 0, n);
        if (at < size)
            memcpy(file->bytes + at, old + at, size - at < n ? size - at : n);
    }
    cached_file_sync(file);
    free(old);
}

void page_cache_tear(struct page_cache *cache, uint64_t *seed)
{
    for (int i = 0; i < PAGE_CACHE_FILES_MAX; i++) {
        if (cache->file[i].is_used && cache->file[i].path[0] != '\0')
            tear(&cache->file[i], seed);
    }
}

void page_cache_clear(struct page_cache *cache)
{
    for (int i = 0; i < PAGE_CACHE_FILES_MAX; i++) {
        assert(cache->file[i].n_handles == 0);
        cached_file_drop(&cache->file[i]);
    }
}
