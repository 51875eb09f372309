#include "kiosk/shell/health.h"

#include "kiosk/app/day.h"
#include "kiosk/screens/turn.h"
#include "kiosk/shell/gpio_lines.h"
#include "kiosk/shell/small_file.h"
#include "kiosk/store/backup.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <time.h>

#define PATH_LEN 512

struct health_sources health_sources_usual(const char *database)
{
    return (struct health_sources){"/sys", "/proc", database};
}

/* --- what there is of each ------------------------------------------------------ */

static void read_disk(const char *database, struct health *out)
{
    char folder[PATH_LEN];
    struct statvfs disk;
    backup_folder_of(database, folder, sizeof folder);
    out->free_mib = out->size_mib = -1;
    if (statvfs(folder, &disk) == 0) {
        int64_t block = (int64_t)disk.f_frsize;
        out->free_mib = (int64_t)disk.f_bavail * block / (1024 * 1024);
        out->size_mib = (int64_t)disk.f_blocks * block / (1024 * 1024);
    }
}

/* The folder beside the database is made with the first copy: where it is not
 * there yet there is none. */
static void read_copies(const char *database, const struct config *config,
                        struct health *out)
{
    char folder[DB_PATH_MAX];
    int64_t newest_s;
    struct tm at = {.tm_gmtoff = 0};
    backup_folder(database, config->backup_dir, folder, sizeof folder);
    out->n_copies = backup_count(folder, &newest_s);
    if (out->n_copies < 0 && config->backup_dir[0] == '\0') {
        out->n_copies = 0;
    }
    time_t newest = (time_t)newest_s;
    localtime_r(&newest, &at);
    out->copied_day = day_of(newest_s, (int)at.tm_gmtoff);
}

/* Calls fn for each entry of a folder whose name begins so; missing: none. */
static void each(const char *folder, const char *begins,
                 void (*fn)(const char *path, struct health *out),
                 struct health *out)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        char path[PATH_LEN];
        if (strncmp(entry->d_name, begins, strlen(begins)) == 0) {
            snprintf(path, sizeof path, "%.200s/%s", folder, entry->d_name);
            fn(path, out);
        }
    }
    if (dir != NULL) {
        closedir(dir);
    }
}

/* The kernel gives thousandths of a degree. */
static void read_zone(const char *zone, struct health *out)
{
    char path[PATH_LEN + 16];
    long temp;
    snprintf(path, sizeof path, "%s/temp", zone);
    if (small_file_number(path, 10, &temp) && temp >= 0 &&
        temp / 100 > out->temp_x10) {
        out->temp_x10 = (int)(temp / 100);
    }
}

/* The Pi's firmware tells under-voltage through a hwmon of its own. */
static void read_hwmon(const char *hwmon, struct health *out)
{
    char path[PATH_LEN + 32], name[32];
    long alarm;
    snprintf(path, sizeof path, "%s/name", hwmon);
    if (!small_file_line(path, name, sizeof name) || strcmp(name, "rpi_volt") != 0) {
        return;
    }
    snprintf(path, sizeof path, "%s/in0_lcrit_alarm", hwmon);
    if (small_file_number(path, 10, &alarm) && out->under_voltage < 1) {
        out->under_voltage = alarm != 0;
    }
}

/* Bit 0: under-voltage now; bit 16: since the start (the documentation of
 * vcgencmd get_throttled). */
static void read_throttled(const char *sys, struct health *out)
{
    char path[PATH_LEN];
    long flags;
    snprintf(path, sizeof path,
             "%s/devices/platform/soc/soc:firmware/get_throttled", sys);
    if (small_file_number(path, 16, &flags)) {
        out->under_voltage = (flags & 0x10001) != 0;
    }
}

static void read_memory(const char *proc, struct health *out)
{
    char path[PATH_LEN], line[128];
    long long kib;
    snprintf(path, sizeof path, "%s/meminfo", proc);
    FILE *file = fopen(path, "r");
    out->memory_mib = -1;
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (sscanf(line, "MemAvailable: %lld kB", &kib) == 1) {
            out->memory_mib = kib / 1024;
        }
    }
    if (file != NULL) {
        fclose(file);
    }
}

static void read_uptime(const char *proc, struct health *out)
{
    char path[PATH_LEN];
    long up_s;
    snprintf(path, sizeof path, "%s/uptime", proc);
    out->up_s = small_file_number(path, 10, &up_s) ? up_s : -1;
}

void health_read(const struct health_sources *sources,
                 const struct config *config, struct health *out)
{
    char path[PATH_LEN];
    snprintf(out->version, sizeof out->version, "%s", RACKSIDE_VERSION);
    for (int i = 0; i < LINE_COUNT; i++) {
        out->line[i] = gpio_offset(config, (enum line)i);
    }
    out->led = config->led;
    out->beeper = config->beeper;
    out->is_sideways = turn_is_sideways(config->turn);
    read_disk(sources->database, out);
    read_copies(sources->database, config, out);
    out->temp_x10 = out->under_voltage = -1;
    snprintf(path, sizeof path, "%s/class/thermal", sources->sys);
    each(path, "thermal_zone", read_zone, out);
    snprintf(path, sizeof path, "%s/class/hwmon", sources->sys);
    each(path, "hwmon", read_hwmon, out);
    read_throttled(sources->sys, out);
    read_memory(sources->proc, out);
    read_uptime(sources->proc, out);
}
