#include "kiosk/store/recover.h"

#include "core/text.h"
#include "kiosk/store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#define ASIDE_MAX (DB_PATH_MAX + 48)
/* The log's index takes 32 KiB, its first pages less. */
#define LOG_BYTES 65536

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

/* A name that is free; with a number where the second is taken. */
static void aside_name(const char *path, char *out, size_t size)
{
    struct timespec now;
    struct tm at;
    char stamp[32];
    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &at);
    strftime(stamp, sizeof stamp, "%Y%m%d-%H%M%S", &at);
    snprintf(out, size, "%s.damaged-%s", path, stamp);
    for (int i = 2; access(out, F_OK) == 0 && i < 100; i++)
        snprintf(out, size, "%s.damaged-%s-%d", path, stamp, i);
}

/* The log first: a file must never be found beside another's log. */
static bool set_aside(const char *path, char *aside, size_t size)
{
    static const char *const ends[] = {"-shm", "-wal", ""};
    char from[ASIDE_MAX + 8], to[ASIDE_MAX + 8];
    aside_name(path, aside, size);
    for (int i = 0; i < 3; i++) {
        snprintf(from, sizeof from, "%s%s", path, ends[i]);
        snprintf(to, sizeof to, "%s%s", aside, ends[i]);
        if (rename(from, to) != 0 && errno != ENOENT)
            return false;
    }
    return backup_sync_folder(path);
}

static bool copy_bytes(int from, int to)
{
    char bytes[65536];
    ssize_t n;
    while ((n = read(from, bytes, sizeof bytes)) > 0) {
        for (ssize_t done = 0; done < n;) {
            ssize_t wrote = write(to, bytes + done, (size_t)(n - done));
            if (wrote <= 0)
                return false;
            done += wrote;
        }
    }
    return n == 0 && fsync(to) == 0;
}

/* Whole or not at all: a cut in the middle leaves only a file to forget. */
static bool put_in_place(const char *backup, const char *path)
{
    char part[ASIDE_MAX];
    snprintf(part, sizeof part, "%s.restoring", path);
    int from = open(backup, O_RDONLY | O_CLOEXEC);
    int to = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
    bool ok = from >= 0 && to >= 0 && copy_bytes(from, to);
    if (from >= 0)
        close(from);
    if (to >= 0)
        close(to);
    ok = ok && rename(part, path) == 0 && backup_sync_folder(path);
    if (!ok)
        unlink(part);
    return ok;
}

/* What the pieces say together, cut where the banner ends. */
static void say(struct store_report *report, const char *first,
                const char *name, const char *then, const char *other,
                const char *last)
{
    struct text text = text_in(report->text, sizeof report->text);
    text_str(&text, first);
    text_str(&text, name);
    text_str(&text, then);
    text_str(&text, other);
    text_str(&text, last);
    fprintf(stderr, "rackside: %s%s%s%s%s\n", first, name, then, other, last);
}

static enum db_status try_open(const struct store_config *config,
                               struct db **out, char why[DB_WHY_MAX])
{
    const struct db_options options = {
        .path = config->path, .mode = DB_CREATE, .vfs = config->vfs};
    return db_open(&options, out, why);
}

static void replace(const struct store_config *config, struct db **out,
                    struct store_report *report)
{
    char aside[ASIDE_MAX], dir[ASIDE_MAX], backup[ASIDE_MAX];
    char why[DB_WHY_MAX];
    report->was_damaged = true;
    if (!set_aside(config->path, aside, sizeof aside)) {
        say(report, "Disk: the database is damaged and cannot be set aside: ",
            strerror(errno), ". Make its folder writable.", "", "");
        return;
    }
    backup_folder(config->path, config->backup_dir, dir, sizeof dir);
    report->was_restored =
        backup_newest(dir, backup, sizeof backup) == DB_OK &&
        put_in_place(backup, config->path);
    if (try_open(config, out, why) != DB_OK) {
        say(report, "Disk: ", why, "", "", "");
    } else if (report->was_restored) {
        say(report, "Disk: the database was damaged. ", name_of(backup),
            " is in use; keep ", name_of(aside), " for repair.");
    } else {
        say(report, "Disk: the database was damaged. No backup was found, it "
                    "is empty now; keep ",
            name_of(aside), " for repair.", "", "");
    }
}

/* SQLite cannot start its log on a full disk either, and reads only. */
static bool is_full(const char *path)
{
    struct statvfs disk;
    return statvfs(path, &disk) == 0 && !(disk.f_flag & ST_RDONLY) &&
           (uint64_t)disk.f_bavail * disk.f_frsize < LOG_BYTES;
}

void recover_open(const struct store_config *config, struct db **out,
                  struct store_report *report)
{
    char why[DB_WHY_MAX];
    memset(report, 0, sizeof *report);
    enum db_status status = try_open(config, out, why);
    if (status == DB_DAMAGED) {
        fprintf(stderr, "rackside: %s\n", why);
        replace(config, out, report);
    } else if (status != DB_OK) {
        say(report, "Disk: ", why, "", "", "");
    } else if (db_is_read_only(*out) && is_full(config->path)) {
        say(report, "Disk: it is full, sets are not saved. Make room on it, "
                    "or write sets down.", "", "", "", "");
    } else if (db_is_read_only(*out)) {
        say(report, "Disk: it is read-only, sets are not saved. Make it "
                    "writable, or write sets down.", "", "", "", "");
    }
}
