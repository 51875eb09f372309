#include "kiosk/store/backup.h"

#include "kiosk/store/schema.h"
#include "kiosk/store/sql.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool sync_path(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool ok = fsync(fd) == 0;
    close(fd);
    return ok;
}

bool backup_sync_folder(const char *path)
{
    char dir[DB_PATH_MAX];
    snprintf(dir, sizeof dir, "%s", path);
    char *slash = strrchr(dir, '/');
    if (slash == NULL)
        snprintf(dir, sizeof dir, ".");
    else
        slash[slash == dir] = '\0';
    return sync_path(dir, O_RDONLY | O_DIRECTORY);
}

enum db_status backup_write(struct db *db, const char *path,
                            char why[DB_WHY_MAX])
{
    why[0] = '\0';
    if (access(path, F_OK) == 0) {
        snprintf(why, DB_WHY_MAX, "'%.150s' exists already: choose another"
                 " name, a backup is never overwritten", path);
        return DB_EXISTS;
    }
    sqlite3_stmt *stmt = sql_stmt(db, "VACUUM INTO ?");
    sql_bind_text(stmt, 1, path);
    enum db_status status = sql_run(db, stmt);
    if (status == DB_OK &&
        (!sync_path(path, O_RDONLY) || !backup_sync_folder(path))) {
        snprintf(why, DB_WHY_MAX, "cannot sync '%.120s': %s", path,
                 strerror(errno));
        status = DB_FAILED;
    } else if (status != DB_OK) {
        snprintf(why, DB_WHY_MAX, "cannot write '%.120s': %.100s", path,
                 sqlite3_errmsg(db->sqlite));
    }
    if (status != DB_OK)
        unlink(path);
    return status;
}

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

/* Looked at without touching it: no log is made beside it. */
static bool is_sound(const char *path)
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

static bool ends_in_db(const char *name)
{
    size_t n = strlen(name);
    return n > 3 && strcmp(name + n - 3, ".db") == 0;
}

struct found {
    char name[256];
    struct timespec at;
};

static bool is_newer(const struct found *a, const struct found *b)
{
    if (a->at.tv_sec != b->at.tv_sec)
        return a->at.tv_sec > b->at.tv_sec;
    if (a->at.tv_nsec != b->at.tv_nsec)
        return a->at.tv_nsec > b->at.tv_nsec;
    return strcmp(a->name, b->name) > 0;
}

/* The newest file that is older than *before (NULL: of all). */
static bool next_newest(DIR *dir, const struct found *before,
                        struct found *out)
{
    bool any = false;
    struct dirent *entry;
    rewinddir(dir);
    while ((entry = readdir(dir)) != NULL) {
        struct found here;
        struct stat info;
        if (!ends_in_db(entry->d_name) ||
            fstatat(dirfd(dir), entry->d_name, &info, 0) != 0 ||
            !S_ISREG(info.st_mode))
            continue;
        snprintf(here.name, sizeof here.name, "%s", entry->d_name);
        here.at = info.st_mtim;
        if ((before == NULL || is_newer(before, &here)) &&
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
    while (status != DB_OK && next_newest(dir, before, &found)) {
        int n = snprintf(path, size, "%s/%s", dir_path, found.name);
        if (n > 0 && (size_t)n < size && is_sound(path))
            status = DB_OK;
        last = found;
        before = &last;
    }
    closedir(dir);
    return status;
}
