#include "tests/harness/forgetful_vfs.h"

#include "tests/harness/page_cache.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

struct forgetful {
    sqlite3_vfs vfs; /* first: SQLite hands this address back */
    sqlite3_vfs *real;
    struct page_cache cache;
    atomic_bool is_cut, is_full;
    int syncs_left; /* until the cut; 0: none */
    uint64_t tear;
};

struct handle {
    sqlite3_file base;
    struct forgetful *disk;
    struct cached_file *cached;
    bool delete_on_close;
    bool syncs_folder; /* with its first sync */
};

/* --- the cut -------------------------------------------------------------- */

void forgetful_cut(struct forgetful *disk)
{
    if (disk->is_cut)
        return;
    disk->is_cut = true;
    if (disk->tear != 0)
        page_cache_tear(&disk->cache, &disk->tear);
}

void forgetful_cut_after(struct forgetful *disk, int n_syncs)
{
    disk->syncs_left = n_syncs;
}

void forgetful_tear(struct forgetful *disk, uint64_t seed)
{
    disk->tear = seed;
}

bool forgetful_is_cut(const struct forgetful *disk)
{
    return disk->is_cut;
}

void forgetful_fill(struct forgetful *disk, bool is_full)
{
    disk->is_full = is_full;
}

/* --- a file --------------------------------------------------------------- */

static int file_close(sqlite3_file *file)
{
    struct handle *h = (struct handle *)file;
    struct cached_file *cached = h->cached;
    if (h->delete_on_close)
        cached->exists = false;
    if (--cached->n_handles == 0 && cached->path[0] == '\0')
        cached_file_drop(cached);
    return SQLITE_OK;
}

static int file_read(sqlite3_file *file, void *out, int n, sqlite3_int64 at)
{
    struct handle *h = (struct handle *)file;
    const struct cached_file *cached = h->cached;
    size_t from = (size_t)at, want = (size_t)n;
    if (h->disk->is_cut)
        return SQLITE_IOERR_READ;
    size_t have = from < cached->size ? cached->size - from : 0;
    if (have >= want) {
        memcpy(out, cached->bytes + from, want);
        return SQLITE_OK;
    }
    memset(out, 0, want);
    if (have > 0)
        memcpy(out, cached->bytes + from, have);
    return SQLITE_IOERR_SHORT_READ;
}

static int file_write(sqlite3_file *file, const void *from, int n,
                      sqlite3_int64 at)
{
    struct handle *h = (struct handle *)file;
    if (h->disk->is_cut)
        return SQLITE_IOERR_WRITE;
    size_t end = (size_t)at + (size_t)n;
    if (end > h->cached->size &&
        (h->disk->is_full || !cached_file_grow(h->cached, end)))
        return SQLITE_FULL;
    memcpy(h->cached->bytes + at, from, (size_t)n);
    return SQLITE_OK;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    struct handle *h = (struct handle *)file;
    if (h->disk->is_cut)
        return SQLITE_IOERR_TRUNCATE;
    if ((size_t)size < h->cached->size)
        h->cached->size = (size_t)size;
    return SQLITE_OK;
}

static int file_sync(sqlite3_file *file, int flags)
{
    struct handle *h = (struct handle *)file;
    (void)flags;
    if (h->disk->is_cut)
        return SQLITE_IOERR_FSYNC;
    if (h->cached->path[0] == '\0')
        return SQLITE_OK;
    if (!cached_file_sync(h->cached))
        return SQLITE_IOERR_FSYNC;
    if (h->syncs_folder)
        page_cache_sync_folder(&h->disk->cache);
    h->syncs_folder = false;
    if (h->disk->syncs_left > 0 && --h->disk->syncs_left == 0) {
        forgetful_cut(h->disk);
        return SQLITE_IOERR_FSYNC; /* done, but nobody is there to hear it */
    }
    return SQLITE_OK;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *out)
{
    *out = (sqlite3_int64)((struct handle *)file)->cached->size;
    return SQLITE_OK;
}

static int file_lock(sqlite3_file *file, int level)
{
    (void)level;
    return ((struct handle *)file)->disk->is_cut ? SQLITE_IOERR_LOCK
                                                 : SQLITE_OK;
}

static int file_unlock(sqlite3_file *file, int level)
{
    (void)file;
    (void)level;
    return SQLITE_OK;
}

static int file_check_lock(sqlite3_file *file, int *out)
{
    (void)file;
    *out = 0;
    return SQLITE_OK;
}

static int file_control(sqlite3_file *file, int op, void *argument)
{
    (void)file;
    (void)op;
    (void)argument;
    return SQLITE_NOTFOUND;
}

static int file_sector_size(sqlite3_file *file)
{
    (void)file;
    return PAGE_CACHE_BLOCK;
}

/* As SQLite's own VFS says of every Linux disk. */
static int file_traits(sqlite3_file *file)
{
    (void)file;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static int shm_map(sqlite3_file *file, int region, int size, int extend,
                   void volatile **out)
{
    const struct handle *h = (struct handle *)file;
    struct cached_file *cached = h->cached;
    assert(region < PAGE_CACHE_SHM_MAX);
    if (cached->shm[region] == NULL && extend && h->disk->is_full)
        return SQLITE_IOERR_SHMSIZE; /* it is a file on that disk too */
    if (cached->shm[region] == NULL && extend)
        cached->shm[region] = calloc(1, (size_t)size);
    *out = cached->shm[region];
    return *out == NULL && extend ? SQLITE_NOMEM : SQLITE_OK;
}

static int shm_lock(sqlite3_file *file, int offset, int n, int flags)
{
    (void)file;
    (void)offset;
    (void)n;
    (void)flags;
    return SQLITE_OK;
}

static void shm_barrier(sqlite3_file *file)
{
    (void)file;
}

static int shm_unmap(sqlite3_file *file, int delete_flag)
{
    (void)delete_flag;
    cached_file_drop_shm(((struct handle *)file)->cached);
    return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_lock,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_traits,
    .xShmMap = shm_map,
    .xShmLock = shm_lock,
    .xShmBarrier = shm_barrier,
    .xShmUnmap = shm_unmap,
};

/* --- the VFS -------------------------------------------------------------- */

static int vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file,
                    int flags, int *out_flags)
{
    struct forgetful *disk = (struct forgetful *)vfs;
    struct handle *h = (struct handle *)file;
    const char *path = name != NULL ? name : "";
    memset(h, 0, sizeof *h);
    if (disk->is_cut)
        return SQLITE_CANTOPEN;
    struct cached_file *cached =
        path[0] != '\0' ? page_cache_find(&disk->cache, path) : NULL;
    if (cached == NULL)
        cached = page_cache_add(&disk->cache, path);
    if (!cached->exists) {
        if (!(flags & SQLITE_OPEN_CREATE))
            return SQLITE_CANTOPEN;
        cached->exists = true;
        cached->size = 0;
        /* as SQLite's own VFS does for a new journal or log */
        h->syncs_folder =
            (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
    }
    cached->n_handles++;
    assert(cached->n_handles == 1); /* there are no locks */
    h->disk = disk;
    h->cached = cached;
    h->delete_on_close = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
    h->base.pMethods = &methods;
    if (out_flags != NULL)
        *out_flags = flags;
    return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int is_synced)
{
    struct forgetful *disk = (struct forgetful *)vfs;
    struct cached_file *cached = page_cache_find(&disk->cache, path);
    if (disk->is_cut)
        return SQLITE_IOERR_DELETE;
    if (cached == NULL)
        cached = page_cache_add(&disk->cache, path);
    if (!cached->exists)
        return SQLITE_IOERR_DELETE_NOENT;
    cached->exists = false;
    cached->size = 0;
    if (is_synced)
        page_cache_sync_folder(&disk->cache);
    return SQLITE_OK;
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *out)
{
    struct forgetful *disk = (struct forgetful *)vfs;
    const struct cached_file *cached = page_cache_find(&disk->cache, path);
    if (cached == NULL)
        return disk->real->xAccess(disk->real, path, flags, out);
    /* an empty journal is no journal: as SQLite's own VFS has it */
    *out = cached->exists &&
           (flags != SQLITE_ACCESS_EXISTS || cached->size > 0);
    return SQLITE_OK;
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *path, int size,
                         char *out)
{
    sqlite3_vfs *real = ((struct forgetful *)vfs)->real;
    return real->xFullPathname(real, path, size, out);
}

static int vfs_randomness(sqlite3_vfs *vfs, int n, char *out)
{
    sqlite3_vfs *real = ((struct forgetful *)vfs)->real;
    return real->xRandomness(real, n, out);
}

static int vfs_sleep(sqlite3_vfs *vfs, int us)
{
    sqlite3_vfs *real = ((struct forgetful *)vfs)->real;
    return real->xSleep(real, us);
}

static int vfs_now(sqlite3_vfs *vfs, double *out)
{
    sqlite3_vfs *real = ((struct forgetful *)vfs)->real;
    return real->xCurrentTime(real, out);
}

static int vfs_last_error(sqlite3_vfs *vfs, int size, char *out)
{
    (void)vfs;
    (void)size;
    (void)out;
    return 0;
}

struct forgetful *forgetful_open(void)
{
    struct forgetful *disk = calloc(1, sizeof *disk);
    if (disk == NULL)
        return NULL;
    disk->real = sqlite3_vfs_find(NULL);
    disk->vfs = (sqlite3_vfs){.iVersion = 1,
                              .szOsFile = sizeof(struct handle),
                              .mxPathname = PAGE_CACHE_PATH_MAX - 1,
                              .zName = FORGETFUL_NAME,
                              .xOpen = vfs_open,
                              .xDelete = vfs_delete,
                              .xAccess = vfs_access,
                              .xFullPathname = vfs_full_path,
                              .xRandomness = vfs_randomness,
                              .xSleep = vfs_sleep,
                              .xCurrentTime = vfs_now,
                              .xGetLastError = vfs_last_error};
    sqlite3_vfs_register(&disk->vfs, 0);
    return disk;
}

void forgetful_close(struct forgetful *disk)
{
    if (disk == NULL)
        return;
    sqlite3_vfs_unregister(&disk->vfs);
    page_cache_clear(&disk->cache);
    free(disk);
}
