#include "kiosk/store/backup.h"

#include "kiosk/store/schema.h"
#include "kiosk/store/sql.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Ours: FAT, which sticks have, keeps every second second. */
#define TICK_S 2

/* --- folders ----------------------------------------------------------------- */

void backup_folder_of(const char *path, char *out, size_t size)
{
    snprintf(out, size, "%s", path);
    char *slash = strrchr(out, '/');
    if (slash == NULL)
        snprintf(out, size, ".");
    else
        slash[slash == out] = '\0';
}

bool backup_sync_folder(const char *path)
{
    char dir[DB_PATH_MAX];
    backup_folder_of(path, dir, sizeof dir);
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool ok = fsync(fd) == 0;
    close(fd);
    return ok;
}

void backup_folder(const char *database, const char *configured, char *out,
                   size_t size)
{
    const char *slash = strrchr(database, '/');
    int n = slash != NULL ? (int)(slash + 1 - database) : 0;
    if (configured != NULL && configured[0] != '\0')
        snprintf(out, size, "%s", configured);
    else
        snprintf(out, size, "%.*sbackups", n, database);
}

/* --- is it sound? ------------------------------------------------------------ */

static bool is_ok(sqlite3 *sqlite, const char *pragma, const char *wanted)
{
    sqlite3_stmt *stmt = NULL;
    bool ok = false;
    if (sqlite3_prepare_v2(sqlite, pragma, -1, &stmt, NULL) == SQLITE_OK &&
        sqlite3_step(stmt) == SQLITE_ROW) {
        const unsigned char *text = sqlite3_column_text(stmt, 0);
        ok = text != NULL && (wanted == NULL
                 ? sqlite3_column_int(stmt, 0) > 0 &&
                       sqlite3_column_int(stmt, 0) <= schema_version()
                 : strcmp((const char *)text, wanted) == 0);
    }
    sqlite3_finalize(stmt);
    return ok;
}

bool backup_is_sound(const char *path)
{
    sqlite3 *sqlite = NULL;
    char mark[16];
    snprintf(mark, sizeof mark, "%d", SCHEMA_APPLICATION_ID);
    bool ok = sqlite3_open_v2(path, &sqlite, SQLITE_OPEN_READONLY, NULL) ==
                  SQLITE_OK &&
              is_ok(sqlite, "PRAGMA application_id", mark) &&
              is_ok(sqlite, "PRAGMA user_version", NULL) &&
              is_ok(sqlite, "PRAGMA quick_check(1)", "ok");
    sqlite3_close(sqlite);
    return ok;
}

/* --- the newest -------------------------------------------------------------- */

/* How many rows its kiosk had counted, by the file itself; -1: none can be
 * read. */
static int64_t rows_counted(const char *path)
{
    sqlite3 *sqlite = NULL;
    sqlite3_stmt *stmt = NULL;
    int64_t n = -1;
    if (sqlite3_open_v2(path, &sqlite, SQLITE_OPEN_READONLY, NULL) ==
            SQLITE_OK &&
        sqlite3_prepare_v2(sqlite, "SELECT seq FROM kiosk", -1, &stmt, NULL) ==
            SQLITE_OK &&
        sqlite3_step(stmt) == SQLITE_ROW)
        n = sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    sqlite3_close(sqlite);
    return n;
}

static bool ends_in_db(const char *name)
{
    size_t n = strlen(name);
    return n > 3 && strcmp(name + n - 3, ".db") == 0;
}

struct found {
    char name[256];
    int64_t rows;
    struct timespec at;
};

static bool is_newer(const struct found *a, const struct found *b)
{
    if (a->rows != b->rows)
        return a->rows > b->rows;
    if (a->at.tv_sec != b->at.tv_sec)
        return a->at.tv_sec > b->at.tv_sec;
    if (a->at.tv_nsec != b->at.tv_nsec)
        return a->at.tv_nsec > b->at.tv_nsec;
    return strcmp(a->name, b->name) > 0;
}

static bool is_copy(DIR *dir, const char *name, struct found *out)
{
    struct stat info;
    if (!ends_in_db(name) || fstatat(dirfd(dir), name, &info, 0) != 0 ||
        !S_ISREG(info.st_mode))
        return false;
    snprintf(out->name, sizeof out->name, "%s", name);
    out->at = info.st_mtim;
    return true;
}

/* Whether it has a database's rows. */
static bool has_rows(const char *dir_path, struct found *found)
{
    char path[DB_PATH_MAX];
    int n = snprintf(path, sizeof path, "%s/%s", dir_path, found->name);
    found->rows =
        n > 0 && (size_t)n < sizeof path ? rows_counted(path) : -1;
    return found->rows >= 0;
}

/* The newest file that is older than *before (NULL: of all). */
static bool next_newest(DIR *dir, const char *dir_path,
                        const struct found *before, struct found *out)
{
    bool any = false;
    struct dirent *entry;
    rewinddir(dir);
    while ((entry = readdir(dir)) != NULL) {
        struct found here;
        if (is_copy(dir, entry->d_name, &here) && has_rows(dir_path, &here) &&
            (before == NULL || is_newer(before, &here)) &&
            (!any || is_newer(&here, out))) {
            *out = here;
            any = true;
        }
    }
    return any;
}

enum db_status backup_newest(const char *dir_path, char *path, size_t size)
{
    DIR *dir = opendir(dir_path);
    struct found found, last;
    enum db_status status = DB_NOT_FOUND;
    const struct found *before = NULL;
    if (dir == NULL)
        return DB_NOT_FOUND;
    while (status != DB_OK && next_newest(dir, dir_path, before, &found)) {
        int n = snprintf(path, size, "%s/%s", dir_path, found.name);
        if (n > 0 && (size_t)n < size && backup_is_sound(path))
            status = DB_OK;
        last = found;
        before = &last;
    }
    closedir(dir);
    return status;
}

int backup_count(const char *dir_path, int64_t *newest_s)
{
    DIR *dir = opendir(dir_path);
    struct dirent *entry;
    int n = 0;
    *newest_s = 0;
    if (dir == NULL)
        return -1;
    while ((entry = readdir(dir)) != NULL) {
        struct found here;
        if (!is_copy(dir, entry->d_name, &here))
            continue;
        n++;
        if (here.at.tv_sec > *newest_s)
            *newest_s = here.at.tv_sec;
    }
    closedir(dir);
    return n;
}

/* --- a copy ------------------------------------------------------------------ */

struct copy {
    struct db *db;
    const char *path;
    char dir[DB_PATH_MAX];
    char part[DB_PATH_MAX + sizeof BACKUP_PART];
    char *why;
};

static enum db_status fail(const struct copy *copy, const char *because)
{
    snprintf(copy->why, DB_WHY_MAX, "cannot write '%.120s': %.100s",
             copy->path, because);
    return DB_FAILED;
}

/* Later than all that is there. Where the times cannot be set the copy is as
 * good, only found by the clock. */
static void make_newest(int fd, DIR *dir)
{
    struct found here;
    struct dirent *entry;
    struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}};
    clock_gettime(CLOCK_REALTIME, &times[1]);
    rewinddir(dir);
    while ((entry = readdir(dir)) != NULL) {
        if (is_copy(dir, entry->d_name, &here) &&
            here.at.tv_sec + TICK_S > times[1].tv_sec)
            times[1] = (struct timespec){.tv_sec = here.at.tv_sec + TICK_S};
    }
    futimens(fd, times);
}

/* What was written goes to the disk and out of memory, so that the check
 * reads what the disk kept. */
static bool settle(const struct copy *copy, DIR *dir)
{
    int fd = open(copy->part, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    make_newest(fd, dir);
    bool ok = fsync(fd) == 0;
    posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    close(fd);
    return ok;
}

/* With the journal that SQLite had beside it when it was cut short. */
static void remove_part(const struct copy *copy)
{
    char journal[sizeof copy->part + 8];
    snprintf(journal, sizeof journal, "%s-journal", copy->part);
    unlink(copy->part);
    unlink(journal);
}

static enum db_status write_part(const struct copy *copy, DIR *dir)
{
    remove_part(copy);
    sqlite3_stmt *stmt = sql_stmt(copy->db, "VACUUM INTO ?");
    sql_bind_text(stmt, 1, copy->part);
    if (sql_run(copy->db, stmt) != DB_OK)
        return fail(copy, sqlite3_errmsg(copy->db->sqlite));
    if (!settle(copy, dir))
        return fail(copy, strerror(errno));
    if (!backup_is_sound(copy->part)) {
        snprintf(copy->why, DB_WHY_MAX, "the copy in '%.120s' is not sound:"
                 " the disk there may be failing, try another", copy->dir);
        return DB_DAMAGED;
    }
    return DB_OK;
}

/* With the folder locked. */
static enum db_status write_copy(const struct copy *copy, DIR *dir)
{
    if (access(copy->path, F_OK) == 0) {
        snprintf(copy->why, DB_WHY_MAX, "'%.150s' exists already: choose"
                 " another name, a backup is never overwritten", copy->path);
        return DB_EXISTS;
    }
    enum db_status status = write_part(copy, dir);
    if (status == DB_OK && (rename(copy->part, copy->path) != 0 ||
                            !backup_sync_folder(copy->path)))
        status = fail(copy, strerror(errno));
    if (status != DB_OK)
        remove_part(copy);
    return status;
}

enum db_status backup_write(struct db *db, const char *path,
                            char why[DB_WHY_MAX])
{
    struct copy copy = {.db = db, .path = path, .why = why};
    why[0] = '\0';
    backup_folder_of(path, copy.dir, sizeof copy.dir);
    snprintf(copy.part, sizeof copy.part, "%s/%s", copy.dir, BACKUP_PART);
    DIR *dir = opendir(copy.dir);
    if (dir == NULL)
        return fail(&copy, strerror(errno));
    /* Some network folders cannot be locked; a copy is better than none. */
    flock(dirfd(dir), LOCK_EX);
    enum db_status status = write_copy(&copy, dir);
    closedir(dir); /* and unlocks it */
    return status;
}
