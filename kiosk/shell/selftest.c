#include "kiosk/shell/selftest.h"

#include "kiosk/app/day.h"
#include "kiosk/config/assets.h"
#include "kiosk/shell/clock.h"
#include "kiosk/shell/frame.h"
#include "kiosk/shell/gpio.h"
#include "kiosk/shell/health.h"
#include "kiosk/shell/selftest_say.h"
#include "kiosk/store/backup.h"
#include "kiosk/store/db.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define PATH_LEN 512

void selftest_say(struct selftest *test, enum finding finding,
                  const char *what, const char *words)
{
    static const char *const names[] = {"ok", "look", "FAIL"};
    fprintf(test->setup->out, "%-5s %s: %s\n", names[finding], what, words);
    fflush(test->setup->out);
    test->n_failed += finding == FINDING_FAIL;
}

void selftest_say_of(struct selftest *test, enum finding finding,
                     const char *what, const char *words, const char *of)
{
    char line[PATH_LEN];
    snprintf(line, sizeof line, "%.200s %.280s", words, of);
    selftest_say(test, finding, what, line);
}

static enum finding of_mark(enum mark mark)
{
    return mark == MARK_LOOK ? FINDING_LOOK : FINDING_OK;
}

/* --- what the program brings --------------------------------------------------- */

static void check_program(struct selftest *test, const struct health *health)
{
    static struct assets assets;
    char why[256] = "";
    selftest_say_of(test, FINDING_OK, "program", "rackside",
                    health->version);
    selftest_say(test,
                 test->setup->mistakes == 0 ? FINDING_OK : FINDING_FAIL,
                 "config",
                 test->setup->mistakes == 0
                     ? "in order"
                     : "it has mistakes, see above. The rest is of its "
                       "defaults");
    bool has_assets = assets_read(&assets, stderr);
    selftest_say(test, has_assets ? FINDING_OK : FINDING_FAIL, "assets",
                 has_assets ? "protocols, lifts and plates are read"
                            : "not all can be read, see above. Install "
                              "rackside anew");
    struct frame *frame = frame_open(64, 64, why, sizeof why);
    selftest_say(test,
                 frame == NULL      ? FINDING_FAIL
                 : why[0] == '\0' ? FINDING_OK
                                    : FINDING_LOOK,
                 "fonts", why[0] == '\0' ? "found" : why);
    frame_close(frame);
}

/* --- the database ---------------------------------------------------------------- */

static void check_folder(struct selftest *test)
{
    char folder[PATH_LEN];
    backup_folder_of(test->setup->database, folder, sizeof folder);
    if (access(folder, W_OK) == 0) {
        selftest_say_of(test, FINDING_OK, "folder", "can be written:", folder);
    } else {
        char words[PATH_LEN + 64];
        snprintf(words, sizeof words,
                 "%.300s: %s. The kiosk's user must own it, and its disk must "
                 "not be read-only",
                 folder, strerror(errno));
        selftest_say(test, FINDING_FAIL, "folder", words);
    }
}

/* db_open checks it as the kiosk does at each start. */
static void check_database(struct selftest *test)
{
    const struct db_options options = {.path = test->setup->database,
                                       .mode = DB_REQUIRE};
    struct db *db;
    char why[DB_WHY_MAX];
    enum db_status status = db_open(&options, &db, why);
    if (status == DB_NOT_FOUND && access(options.path, F_OK) != 0) {
        selftest_say_of(test, FINDING_LOOK, "database",
                        "not there yet, the kiosk makes it:", options.path);
    } else if (status != DB_OK) {
        selftest_say(test, FINDING_FAIL, "database", why);
    } else {
        bool is_read_only = db_is_read_only(db);
        selftest_say_of(test, is_read_only ? FINDING_FAIL : FINDING_OK,
                        "database",
                        is_read_only ? "cannot be written:" : "sound:",
                        options.path);
    }
    db_close(db);
}

/* Whoever copies in the night says so to a log that nobody reads. */
static void check_copies(struct selftest *test, const struct health *health)
{
    char folder[DB_PATH_MAX], words[HEALTH_LINE_MAX], line[PATH_LEN];
    const struct moment now = clock_now();
    int64_t today = now.clock_trusted
                        ? day_of(now.wall_ms / 1000, now.utc_offset_s)
                        : HEALTH_NO_DAY;
    backup_folder(test->setup->database, test->setup->config->backup_dir,
                  folder, sizeof folder);
    health_copies_words(health, today, words);
    bool is_there = access(folder, F_OK) == 0;
    bool is_shut = is_there && access(folder, W_OK) != 0;
    snprintf(line, sizeof line, "%s%.100s, in %.300s",
             is_shut ? "they cannot be written. There are " : "", words,
             folder);
    selftest_say(test,
                 is_shut || health->n_copies < 0 ? FINDING_FAIL
                                                 : of_mark(health_copies(
                                                       health, today)),
                 "copies", line);
}

/* --- the machine ------------------------------------------------------------------ */

static void check_machine(struct selftest *test, const struct health *health)
{
    char words[HEALTH_LINE_MAX];
    bool is_set = clock_now().clock_trusted;
    health_disk_words(health, words);
    selftest_say(test, of_mark(health_disk(health)), "disk", words);
    selftest_say(test, is_set ? FINDING_OK : FINDING_LOOK, "clock",
                 is_set ? "known to be right"
                        : "not known to be right. Connect the network once, "
                          "or fit a clock (RTC)");
    health_temperature_words(health, words);
    selftest_say(test, of_mark(health_temperature(health)), "temperature",
                 words);
    health_power_words(health, words);
    selftest_say(test, of_mark(health_power(health)), "power", words);
    health_memory_words(health, words);
    selftest_say(test, FINDING_OK, "memory", words);
}

int selftest_run(const struct selftest_setup *setup)
{
    struct selftest test = {.setup = setup};
    struct health health = {.chip = ""};
    const struct health_sources sources = {setup->sys, setup->proc,
                                           setup->database};
    health_read(&sources, setup->config, &health);
    check_program(&test, &health);
    selftest_user(&test);
    selftest_display(&test);
    selftest_inputs(&test);
    selftest_backlight(&test);
    check_folder(&test);
    check_database(&test);
    check_copies(&test, &health);
    check_machine(&test, &health);
    struct gpio *gpio = selftest_lines(&test);
    fprintf(setup->out, "%d failed\n", test.n_failed);
    if (gpio != NULL && setup->listen_s > 0) {
        selftest_listen(&test, gpio);
    }
    gpio_close(gpio);
    return test.n_failed > 0 ? 1 : 0;
}
