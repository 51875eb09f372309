#include "tests/harness/forgetful_vfs.h"

#include "tests/harness/seed.h"

#include <assert.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define IMAGES_MAX 16
#define PATH_MAX_BYTES 512
#define SHM_REGIONS_MAX 16
#define BLOCK 512

/* A file as those see it who have it open. */
struct image {
    char path[PATH_MAX_BYTES]; /* "": without a name, a temporary file */
    bool is_used;
    bool exists; /* as seen; the real file tells of the disk */
    int n_handles;
    uint8_t *bytes;
    size_t size, room;
    void *shm[SHM_REGIONS_MAX];
};

struct forgetful {
    sqlite3_vfs vfs; /* first: SQLite hands this address back */
    sqlite3_vfs *real;
    struct image images[IMAGES_MAX];
    atomic_bool is_cut, is_full;
    int syncs_left; /* until the cut; 0: none */
    uint64_t tear;
};

struct handle {
    sqlite3_file base;
    struct forgetful *disk;
    struct image *image;
    bool delete_on_close;
    bool syncs_folder; /* with its first sync */
};

/* --- images ---------------------------------------------------------------- */

static bool grow(struct image *image, size_t size)
{
    if (size > image->room) {
        size_t room = size * 2 + 4096;
        uint8_t *bytes = realloc(image->bytes, room);
        if (bytes == NULL)
            return false;
        image->bytes = bytes;
        image->room = room;
    }
    if (size > image->size) {
        memset(image->bytes + image->size, 0, size - image->size);
        image->size = size;
    }
    return true;
}

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

static bool write_real(const struct image *image)
{
    int fd = open(image->path, O_WRONLY | O_CREAT | O_CLOEXEC, 0640);
    bool ok = fd >= 0 && ftruncate(fd, (off_t)image->size) == 0 &&
              pwrite(fd, image->bytes, image->size, 0) ==
                  (ssize_t)image->size;
    if (fd >= 0)
        close(fd);
    return ok;
}

static struct image *find(struct forgetful *disk, const char *path)
{
    for (int i = 0; i < IMAGES_MAX; i++) {
        struct image *image = &disk->images[i];
        if (image->is_used && strcmp(image->path, path) == 0)
            return image;
    }
    return NULL;
}

static struct image *add(struct forgetful *disk, const char *path)
{
    struct image *image = disk->images;
    while (image < disk->images + IMAGES_MAX && image->is_used)
        image++;
    assert(image < disk->images + IMAGES_MAX);
    memset(image, 0, sizeof *image);
    snprintf(image->path, sizeof image->path, "%s", path);
    image->is_used = true;
    if (path[0] != '\0') {
        image->exists = access(path, F_OK) == 0;
        image->bytes = read_real(path, &image->size);
        image->room = image->size;
    }
    return image;
}

static void drop_shm(struct image *image)
{
    for (int i = 0; i < SHM_REGIONS_MAX; i++) {
        free(image->shm[i]);
        image->shm[i] = NULL;
    }
}

static void drop(struct image *image)
{
    drop_shm(image);
    free(image->bytes);
    memset(image, 0, sizeof *image);
}

/* --- the cut --------------------------------------------------------------- */

/* Half of what was under way reaches the disk. */
static void tear_image(struct image *image, uint64_t *seed)
{
    size_t size;
    uint8_t *old = read_real(image->path, &size);
    if (!image->exists || seed_next(seed) % 4 == 0) {
        free(old);
        return;
    }
    for (size_t at = 0; at < image->size; at += BLOCK) {
        size_t n = image->size - at < BLOCK ? image->size - at : BLOCK;
        if (seed_next(seed) % 2 == 0)
            continue;
        memset(image->bytes + at, 0, n);
        if (at < size)
            memcpy(image->bytes + at, old + at, size - at < n ? size - at : n);
    }
    write_real(image);
    free(old);
}

void forgetful_cut(struct forgetful *disk)
{
    if (disk->is_cut)
        return;
    disk->is_cut = true;
    for (int i = 0; i < IMAGES_MAX && disk->tear != 0; i++) {
        if (disk->images[i].is_used && disk->images[i].path[0] != '\0')
            tear_image(&disk->images[i], &disk->tear);
    }
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

/* --- a file ---------------------------------------------------------------- */

static int file_close(sqlite3_file *file)
{
    struct handle *h = (struct handle *)file;
    struct image *image = h->image;
    if (h->delete_on_close)
        image->exists = false;
    if (--image->n_handles == 0 && image->path[0] == '\0')
        drop(image);
    return SQLITE_OK;
}

static int file_read(sqlite3_file *file, void *out, int n, sqlite3_int64 at)
{
    struct handle *h = (struct handle *)file;
    const struct image *image = h->image;
    size_t from = (size_t)at, want = (size_t)n;
    if (h->disk->is_cut)
        return SQLITE_IOERR_READ;
    size_t have = from < image->size ? image->size - from : 0;
    if (have >= want) {
        memcpy(out, image->bytes + from, want);
        return SQLITE_OK;
    }
    memset(out, 0, want);
    if (have > 0)
        memcpy(out, image->bytes + from, have);
    return SQLITE_IOERR_SHORT_READ;
}

static int file_write(sqlite3_file *file, const void *from, int n,
                      sqlite3_int64 at)
{
    struct handle *h = (struct handle *)file;
    if (h->disk->is_cut)
        return SQLITE_IOERR_WRITE;
    if (h->disk->is_full || !grow(h->image, (size_t)at + (size_t)n))
        return SQLITE_FULL;
    memcpy(h->image->bytes + at, from, (size_t)n);
    return SQLITE_OK;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    struct handle *h = (struct handle *)file;
    if (h->disk->is_cut)
        return SQLITE_IOERR_TRUNCATE;
    if ((size_t)size < h->image->size)
        h->image->size = (size_t)size;
    return SQLITE_OK;
}

static void sync_folder(const struct forgetful *disk)
{
    for (int i = 0; i < IMAGES_MAX; i++) {
        const struct image *image = &disk->images[i];
        if (image->is_used && image->path[0] != '\0' && !image->exists)
            unlink(image->path);
    }
}

static int file_sync(sqlite3_file *file, int flags)
{
    struct handle *h = (struct handle *)file;
    (void)flags;
    if (h->disk->is_cut)
        return SQLITE_IOERR_FSYNC;
    if (h->image->path[0] == '\0')
        return SQLITE_OK;
    if (!write_real(h->image))
        return SQLITE_IOERR_FSYNC;
    if (h->syncs_folder)
        sync_folder(h->disk);
    h->syncs_folder = false;
    if (h->disk->syncs_left > 0 && --h->disk->syncs_left == 0) {
        forgetful_cut(h->disk);
        return SQLITE_IOERR_FSYNC; /* done, but nobody is there to hear it */
    }
    return SQLITE_OK;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *out)
{
    *out = (sqlite3_int64)((struct handle *)file)->image->size;
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
    return BLOCK;
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
    struct image *image = ((struct handle *)file)->image;
    assert(region < SHM_REGIONS_MAX);
    if (image->shm[region] == NULL && extend)
        image->shm[region] = calloc(1, (size_t)size);
    *out = image->shm[region];
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
    drop_shm(((struct handle *)file)->image);
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

/* --- the VFS --------------------------------------------------------------- */

static int vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file,
                    int flags, int *out_flags)
{
    struct forgetful *disk = (struct forgetful *)vfs;
    struct handle *h = (struct handle *)file;
    const char *path = name != NULL ? name : "";
    memset(h, 0, sizeof *h);
    if (disk->is_cut)
        return SQLITE_CANTOPEN;
    struct image *image = path[0] != '\0' ? find(disk, path) : NULL;
    if (image == NULL)
        image = add(disk, path);
    if (!image->exists) {
        if (!(flags & SQLITE_OPEN_CREATE))
            return SQLITE_CANTOPEN;
        image->exists = true;
        image->size = 0;
        /* as SQLite's own VFS does for a new journal or log */
        h->syncs_folder =
            (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
    }
    image->n_handles++;
    assert(image->n_handles == 1); /* there are no locks */
    h->disk = disk;
    h->image = image;
    h->delete_on_close = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
    h->base.pMethods = &methods;
    if (out_flags != NULL)
        *out_flags = flags;
    return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int is_synced)
{
    struct forgetful *disk = (struct forgetful *)vfs;
    struct image *image = find(disk, path);
    if (disk->is_cut)
        return SQLITE_IOERR_DELETE;
    if (image == NULL)
        image = add(disk, path);
    if (!image->exists)
        return SQLITE_IOERR_DELETE_NOENT;
    image->exists = false;
    image->size = 0;
    if (is_synced)
        sync_folder(disk);
    return SQLITE_OK;
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *out)
{
    struct forgetful *disk = (struct forgetful *)vfs;
    const struct image *image = find(disk, path);
    if (image == NULL)
        return disk->real->xAccess(disk->real, path, flags, out);
    /* an empty journal is no journal: as SQLite's own VFS has it */
    *out = image->exists &&
           (flags != SQLITE_ACCESS_EXISTS || image->size > 0);
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
                              .mxPathname = PATH_MAX_BYTES - 1,
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
    for (int i = 0; i < IMAGES_MAX; i++) {
        assert(disk->images[i].n_handles == 0);
        drop(&disk->images[i]);
    }
    free(disk);
}
