#include "kiosk/store/rotate.h"

#include "kiosk/store/backup.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define RACK_MAX 32
#define DAY_FORM "0000-00-00"
/* Ours: how many others may write into the folder between choosing a number
 * and taking it. */
#define TRIES 20

struct folder {
    DIR *dir;
    const char *path;
    char rack[RACK_MAX];
};

/* --- names ------------------------------------------------------------------ */

/* What every file system takes in a name. */
static void name_rack(const char *rack, char out[RACK_MAX])
{
    size_t n = 0;
    for (const char *p = rack; *p != '\0' && n + 1 < RACK_MAX; p++) {
        bool is_upper = *p >= 'A' && *p <= 'Z';
        bool is_plain = (*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9');
        if (is_upper || is_plain)
            out[n++] = is_upper ? (char)(*p - 'A' + 'a') : *p;
        else if (n > 0 && out[n - 1] != '-')
            out[n++] = '-';
    }
    while (n > 0 && out[n - 1] == '-')
        n--;
    out[n] = '\0';
    if (n == 0)
        snprintf(out, RACK_MAX, "rack");
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether text is a day and ".db", and nothing else. */
static bool is_day(const char *text)
{
    const char *form = DAY_FORM ".db";
    for (; *form != '\0'; form++, text++) {
        if (*form == '0' ? !is_digit(*text) : *text != *form)
            return false;
    }
    return *text == '\0';
}

/* The number of one of this rack's copies; 0: it is something else. */
static int number_of(const struct folder *folder, const char *name)
{
    size_t n = strlen(folder->rack);
    int digits = 0, number = 0;
    if (strncmp(name, folder->rack, n) != 0 || name[n] != '-')
        return 0;
    for (name += n + 1; is_digit(*name) && digits < 9; name++, digits++)
        number = number * 10 + (*name - '0');
    return digits >= 6 && *name == '-' && is_day(name + 1) ? number : 0;
}

/* The highest number below that, and its name; 0: there is none. Two of one
 * number (put there by hand) are taken in turn as one of them goes. */
static int next_below(const struct folder *folder, int below, char name[256])
{
    int highest = 0;
    struct dirent *entry;
    rewinddir(folder->dir);
    while ((entry = readdir(folder->dir)) != NULL) {
        int number = number_of(folder, entry->d_name);
        if (number > highest && number < below) {
            highest = number;
            snprintf(name, 256, "%s", entry->d_name);
        }
    }
    return highest;
}

/* --- writing and removing --------------------------------------------------- */

static bool path_of(const struct folder *folder, const char *name,
                    char path[DB_PATH_MAX])
{
    int n = snprintf(path, DB_PATH_MAX, "%s/%s", folder->path, name);
    return n > 0 && n < DB_PATH_MAX;
}

static enum db_status write_next(struct db *db, const struct folder *folder,
                                 char path[DB_PATH_MAX], char *why)
{
    char name[256], day[16];
    time_t now = time(NULL);
    struct tm at;
    enum db_status status = DB_EXISTS;
    if (localtime_r(&now, &at) == NULL ||
        strftime(day, sizeof day, "%Y-%m-%d", &at) != strlen(DAY_FORM))
        snprintf(day, sizeof day, DAY_FORM);
    for (int i = 0; i < TRIES && status == DB_EXISTS; i++) {
        int last = next_below(folder, INT_MAX, name);
        snprintf(name, sizeof name, "%s-%06d-%s.db", folder->rack, last + 1,
                 day);
        if (!path_of(folder, name, path)) {
            snprintf(why, DB_WHY_MAX, "the path of the folder is too long");
            return DB_BAD;
        }
        status = backup_write(db, path, why);
    }
    return status;
}

/* From the newest down: what comes after the last that is kept goes. */
static enum db_status remove_older(const struct folder *folder, int keep,
                                   char *why)
{
    char name[256], path[DB_PATH_MAX];
    int sound = 0, number = INT_MAX;
    while ((number = next_below(folder, number, name)) > 0) {
        if (!path_of(folder, name, path))
            continue;
        if (sound < keep) {
            sound += backup_is_sound(path);
        } else if (unlink(path) != 0) {
            snprintf(why, DB_WHY_MAX, "the copy is written, but '%.120s' cannot"
                     " be removed: %.60s", path, strerror(errno));
            return DB_FAILED;
        }
    }
    return DB_OK;
}

enum db_status rotate_write(struct db *db, const char *dir, const char *rack,
                            int keep, char path[DB_PATH_MAX],
                            char why[DB_WHY_MAX])
{
    struct folder folder = {.dir = opendir(dir), .path = dir};
    name_rack(rack, folder.rack);
    why[0] = path[0] = '\0';
    if (folder.dir == NULL) {
        snprintf(why, DB_WHY_MAX, "cannot open the folder '%.120s': %.60s", dir,
                 strerror(errno));
        return DB_NOT_FOUND;
    }
    enum db_status status = write_next(db, &folder, path, why);
    if (status == DB_OK)
        status = remove_older(&folder, keep, why);
    closedir(folder.dir);
    return status;
}
