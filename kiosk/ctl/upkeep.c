/* racksidectl init, demo, backup, check. */
#include "kiosk/store/backup.h"
#include "kiosk/store/rotate.h"

#include "kiosk/ctl/ctl.h"
#include "kiosk/ctl/demo.h"
#include "kiosk/ctl/json.h"
#include "kiosk/store/sets.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static bool create(struct ctl *ctl)
{
    char why[DB_WHY_MAX];
    const struct db_options options = {.path = ctl->db_path,
                                       .mode = DB_ONLY_NEW};
    enum db_status status = db_open(&options, &ctl->db, why);
    if (status == DB_EXISTS) {
        ctl_refuse(ctl, "'%s' exists already: choose another file with --db, "
                        "nothing was changed", ctl->db_path);
    } else if (status != DB_OK) {
        ctl_refuse(ctl, "%s", why);
    }
    return status == DB_OK;
}

static int run_init(struct ctl *ctl)
{
    if (!create(ctl)) {
        return CTL_REFUSED;
    }
    printf("made %s; next: racksidectl --db %s athlete add NAME\n",
           ctl->db_path, ctl->db_path);
    return 0;
}

/* The afternoon, in local time, of --until YYYY-MM-DD or today. mktime takes
 * the 31st of February for a day in March, so the day is compared. */
static int take_until(struct ctl *ctl, int64_t *out)
{
    const char *text = ctl_option(ctl, "until");
    struct tm today, day = {.tm_hour = 17, .tm_isdst = -1};
    char rest;
    time_t now = time(NULL);
    if (text != NULL &&
        sscanf(text, "%4d-%2d-%2d%c", &day.tm_year, &day.tm_mon, &day.tm_mday,
               &rest) != 3) {
        return ctl_misuse(ctl, "--until '%s': write YYYY-MM-DD", text);
    }
    localtime_r(&now, &today);
    day.tm_year = text != NULL ? day.tm_year - 1900 : today.tm_year;
    day.tm_mon = text != NULL ? day.tm_mon - 1 : today.tm_mon;
    day.tm_mday = text != NULL ? day.tm_mday : today.tm_mday;
    const struct tm asked = day;
    time_t until = mktime(&day);
    if (text == NULL && asked.tm_year < 80) {
        return ctl_refuse(ctl, "this machine's clock is not set: say the day "
                               "with --until YYYY-MM-DD");
    }
    if (asked.tm_year < 80 || day.tm_mon != asked.tm_mon ||
        day.tm_mday != asked.tm_mday) {
        return ctl_refuse(ctl, "--until '%s' is no day from 1980 on", text);
    }
    *out = (int64_t)until * 1000;
    return 0;
}

static int run_demo(struct ctl *ctl)
{
    int64_t until_ms = 0;
    int code = take_until(ctl, &until_ms);
    if (code != 0) {
        return code;
    }
    if (!ctl_assets(ctl) || !create(ctl)) {
        return CTL_REFUSED;
    }
    enum db_status status = demo_fill(ctl->db, &ctl->assets, until_ms);
    if (status != DB_OK) {
        unlink(ctl->db_path); /* this run made it, and it is of no use */
        return ctl_failed(ctl, status, "the demo gym");
    }
    printf("made the demo gym %s; see racksidectl --db %s athlete list\n",
           ctl->db_path, ctl->db_path);
    return 0;
}

static int backup_to(struct ctl *ctl, const char *file)
{
    char why[DB_WHY_MAX];
    if (!ctl_open(ctl)) {
        return CTL_REFUSED;
    }
    if (backup_write(ctl->db, file, why) != DB_OK) {
        return ctl_refuse(ctl, "%s", why);
    }
    printf("wrote %s\n", file);
    return 0;
}

/* The folder beside the database is made; another is the owner's, and where
 * its disk is not plugged in it must not be made on this one. */
static void take_folder(const struct ctl *ctl, char *out, size_t size)
{
    if (ctl->n_args > 0) {
        snprintf(out, size, "%s", ctl->arg[0]);
        return;
    }
    backup_folder(ctl->db_path, ctl->backup_dir, out, size);
    if (ctl->backup_dir[0] == '\0') {
        mkdir(out, 0750); /* what is wrong is said when it is opened */
    }
}

/* Older copies go only when there is a new one of a database that is sound. */
static int backup_and_keep(struct ctl *ctl, int keep)
{
    char dir[DB_PATH_MAX], path[DB_PATH_MAX], why[DB_WHY_MAX];
    if (!ctl_open(ctl)) {
        return CTL_REFUSED;
    }
    if (db_check(ctl->db, why) != DB_OK) {
        return ctl_refuse(ctl, "%s: no copy is made, the old ones are kept",
                          why);
    }
    take_folder(ctl, dir, sizeof dir);
    if (rotate_write(ctl->db, dir, ctl->rack_name, keep, path, why) != DB_OK) {
        return ctl_refuse(ctl, "%s", why);
    }
    printf("wrote %s\n", path);
    return 0;
}

static int run_backup(struct ctl *ctl)
{
    int keep = 0;
    int code = ctl_int(ctl, "keep", 1, ROTATE_KEEP_MAX, &keep);
    if (code != 0) {
        return code;
    }
    if (keep > 0) {
        return backup_and_keep(ctl, keep);
    }
    return ctl->n_args == 0 ? ctl_usage(ctl) : backup_to(ctl, ctl->arg[0]);
}

static int answer_check(struct ctl *ctl, bool ok, const char *why)
{
    int64_t n_sets = 0, n_rows = 0;
    sets_count(ctl->db, &n_sets, &n_rows);
    if (ctl_has(ctl, "json")) {
        json_answer(json_pack("{s:b, s:s, s:i, s:I, s:I}", "ok", ok, "why",
                              why, "version", db_version(ctl->db), "sets",
                              (json_int_t)n_sets, "rows",
                              (json_int_t)n_rows));
    } else if (ok) {
        printf("sound: %lld sets in %lld rows, version %d\n",
               (long long)n_sets, (long long)n_rows, db_version(ctl->db));
    }
    return ok ? 0
              : ctl_refuse(ctl, "%s: the kiosk sets it aside at its next "
                                "start and takes the newest backup", why);
}

static int run_check(struct ctl *ctl)
{
    char why[DB_WHY_MAX];
    if (!ctl_open(ctl)) {
        return CTL_REFUSED;
    }
    bool ok = db_check(ctl->db, why) == DB_OK;
    return answer_check(ctl, ok, why);
}

const struct command commands_upkeep[] = {
    {.noun = "init",
     .run = run_init,
     .options = "",
     .uses_db = true,
     .usage = "",
     .about = "makes an empty database",
     .help = "Never overwrites a file.\n",
     .example = "  racksidectl --db gym.db init\n"},
    {.noun = "demo",
     .run = run_demo,
     .options = "until=",
     .uses_db = true,
     .usage = "[--until YYYY-MM-DD]",
     .about = "makes a database with a demo gym",
     .options_help =
         "  --until DAY      the last workout is the day before; today unless "
         "said\n",
     .help = "Six invented athletes with tags and plans, and eight weeks of "
             "training; needs no\ninit, and never overwrites a file.\n",
     .example = "  racksidectl --db demo.db demo\n"
                "  racksidectl --db demo.db athlete list\n"},
    {.noun = "backup",
     .run = run_backup,
     .options = "keep=",
     .max_args = 1,
     .uses_db = true,
     .usage = "FILE | --keep N [FOLDER]",
     .about = "writes a whole copy of the database",
     .options_help =
         "  FILE             must not exist yet\n"
         "  --keep N         a numbered copy in FOLDER, of which the newest N "
         "are kept\n"
         "                   (1 to 999); FOLDER is [store] backup_dir, or "
         "'backups' beside\n"
         "                   the database\n",
     .help = "While the kiosk runs, too. Each copy is read back and checked.\n"
             "Copies named *.db in the folder 'backups' beside the database (or "
             "[store]\nbackup_dir) are what the kiosk replaces a damaged one "
             "with. Numbered ones are\ncalled RACK-NUMBER-DAY.db; the number "
             "counts up whatever the clock says. Other\nfiles are never "
             "removed, and no copy is before the new one is found to be\n"
             "sound.\n",
     .example = "  racksidectl backup /media/usb/rackside-monday.db\n"
                "  racksidectl backup --keep 14\n"},
    {.noun = "check",
     .run = run_check,
     .options = "json",
     .uses_db = true,
     .usage = "[--json]",
     .about = "checks that the database is sound",
     .options_help =
         "  --json           ok, why, version, sets (that count), rows (of "
         "all kinds)\n",
     .example = "  racksidectl check\n"},
    {0},
};
