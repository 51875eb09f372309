/* Health: read from trees like a Pi's, and what is said of it. */
#include "kiosk/shell/health.h"
#include "tests/harness/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char root[64];
static struct config config;
static struct health health;

/* Writes a file under the test's root, with the folders it is in. */
static void put(const char *name, const char *text)
{
    struct tree tree;
    snprintf(tree.path, sizeof tree.path, "%s", root);
    tree_write(&tree, name, text);
}

static void read_it(void)
{
    char sys[80], proc[80], database[80];
    snprintf(sys, sizeof sys, "%s/sys", root);
    snprintf(proc, sizeof proc, "%s/proc", root);
    snprintf(database, sizeof database, "%s/gym.db", root);
    health_read(&(struct health_sources){sys, proc, database}, &config,
                &health);
}

static int begin(void **state)
{
    memset(&health, 0, sizeof health);
    config = config_default();
    snprintf(root, sizeof root, "/tmp/rackside-health-XXXXXX");
    return mkdtemp(root) != NULL ? 0 : -1;
}

static int finish(void **state)
{
    char command[96];
    snprintf(command, sizeof command, "rm -rf '%s'", root);
    return system(command);
}

static void a_machine_that_tells_nothing_is_unknown_not_ill(void **state)
{
    read_it();
    assert_int_equal(health.temp_x10, -1);
    assert_int_equal(health.under_voltage, -1);
    assert_int_equal(health.memory_mib, -1);
    assert_int_equal(health.up_s, -1);
    assert_int_equal(health_temperature(&health), MARK_UNKNOWN);
    assert_int_equal(health_power(&health), MARK_UNKNOWN);
    assert_true(health.free_mib >= 0 && health.size_mib >= health.free_mib);
}

static void a_pi_s_files_are_read(void **state)
{
    char words[HEALTH_LINE_MAX];
    put("sys/class/thermal/cooling_device0/temp", "99000\n");
    put("sys/class/thermal/thermal_zone0/temp", "48312\n");
    put("sys/class/thermal/thermal_zone1/temp", "51900\n");
    put("sys/class/hwmon/hwmon0/name", "cpu_thermal\n");
    put("sys/class/hwmon/hwmon0/in0_lcrit_alarm", "1\n");
    put("sys/class/hwmon/hwmon1/name", "rpi_volt\n");
    put("sys/class/hwmon/hwmon1/in0_lcrit_alarm", "0\n");
    put("proc/meminfo", "MemTotal: 948012 kB\nMemFree: 1 kB\n"
                        "MemAvailable:     421888 kB\n");
    put("proc/uptime", "278000.41 1000000.00\n");
    read_it();
    assert_int_equal(health.temp_x10, 519);
    assert_int_equal(health.under_voltage, 0);
    assert_int_equal(health.memory_mib, 412);
    assert_int_equal(health.up_s, 278000);
    assert_int_equal(health_power(&health), MARK_GOOD);
    health_memory_words(&health, words);
    assert_string_equal(words, "412 MiB free, up for 3 days");
    health_temperature_words(&health, words);
    assert_string_equal(words, "51 \xC2\xB0" "C");
    assert_int_equal(health.line[LINE_D1], 24);
    assert_int_equal(health.line[LINE_BACK], 26);
    assert_int_equal(health.beeper, 12);
}

static void under_voltage_is_told_by_either_file_and_stays(void **state)
{
    static const struct {
        int line;
        const char *alarm, *throttled;
        int want;
    } rows[] = {
        {__LINE__, "1", NULL, 1},       {__LINE__, NULL, "0\n", 0},
        {__LINE__, NULL, "50005\n", 1}, {__LINE__, "0", "10000\n", 1},
        {__LINE__, NULL, "80008\n", 0}, {__LINE__, NULL, "", -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].alarm != NULL) {
            put("sys/class/hwmon/hwmon3/name", "rpi_volt\n");
            put("sys/class/hwmon/hwmon3/in0_lcrit_alarm", rows[i].alarm);
        }
        if (rows[i].throttled != NULL) {
            put("sys/devices/platform/soc/soc:firmware/get_throttled",
                rows[i].throttled);
        }
        read_it();
        if (health.under_voltage != rows[i].want) {
            fail_msg("row of line %d: %d", rows[i].line,
                     health.under_voltage);
        }
        finish(state);
        mkdir(root, 0755);
    }
}

static void a_folder_that_is_not_there_is_unknown(void **state)
{
    health_read(&(struct health_sources){"/nonexistent", "/nonexistent",
                                         "/nonexistent/gym.db"},
                &config, &health);
    assert_int_equal(health.free_mib, -1);
    assert_int_equal(health_disk(&health), MARK_UNKNOWN);
}

static void it_says_when_to_look(void **state)
{
    static const struct {
        int line;
        int64_t free_mib, size_mib;
        enum mark mark;
        const char *words;
    } rows[] = {
        {__LINE__, 7000, 14000, MARK_GOOD, "7.3 GB free (50 %)"},
        {__LINE__, 540, 14000, MARK_GOOD, "0.5 GB free (3 %), about 10 years"},
        {__LINE__, 200, 1000, MARK_GOOD, "0.2 GB free (20 %), about 3 years"},
        {__LINE__, 199, 1000, MARK_LOOK, "0.2 GB free (19 %): nearly full"},
        {__LINE__, 1000, 64000, MARK_LOOK, "1 GB free (1 %): nearly full"},
        {__LINE__, 0, 0, MARK_LOOK, "0 GB free (0 %): nearly full"},
    };
    char words[HEALTH_LINE_MAX];
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        health.free_mib = rows[i].free_mib;
        health.size_mib = rows[i].size_mib;
        health_disk_words(&health, words);
        if (health_disk(&health) != rows[i].mark ||
            strcmp(words, rows[i].words) != 0) {
            fail_msg("row of line %d: %s", rows[i].line, words);
        }
    }
    health.temp_x10 = 799;
    assert_int_equal(health_temperature(&health), MARK_GOOD);
    health.temp_x10 = 800;
    assert_int_equal(health_temperature(&health), MARK_LOOK);
}

static void copies_are_counted_and_missed(void **state)
{
    static const struct {
        int line, n;
        int64_t copied_day, today;
        enum mark mark;
        const char *words;
    } rows[] = {
        {__LINE__, 14, 20513, 20514, MARK_GOOD, "14, newest 2026-03-01"},
        {__LINE__, 14, 20513, 20516, MARK_GOOD, "14, newest 2026-03-01"},
        {__LINE__, 14, 20513, 20517, MARK_LOOK,
         "none since 2026-03-01: try one"},
        {__LINE__, 1, 20513, HEALTH_NO_DAY, MARK_GOOD,
         "1, newest 2026-03-01"},
        {__LINE__, 0, 0, 20513, MARK_LOOK, "none yet"},
        {__LINE__, -1, 0, 20513, MARK_LOOK,
         "no such folder: is its disk plugged in?"},
    };
    char words[HEALTH_LINE_MAX];
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        health.n_copies = rows[i].n;
        health.copied_day = rows[i].copied_day;
        health_copies_words(&health, rows[i].today, words);
        if (health_copies(&health, rows[i].today) != rows[i].mark ||
            strcmp(words, rows[i].words) != 0) {
            fail_msg("row of line %d: %s", rows[i].line, words);
        }
    }
}

static void copies_are_found_where_they_go(void **state)
{
    read_it();
    assert_int_equal(health.n_copies, 0); /* the folder is made with the first */
    put("backups/rack-000001-2026-03-01.db", "");
    put("backups/rack-000002-2026-03-02.db", "");
    put("backups/notes.txt", "");
    read_it();
    assert_int_equal(health.n_copies, 2);
    assert_true(health.copied_day >= 20513); /* today */
    snprintf(config.backup_dir, sizeof config.backup_dir, "%s/stick", root);
    read_it();
    assert_int_equal(health.n_copies, -1); /* it is not plugged in */
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_machine_that_tells_nothing_is_unknown_not_ill),
        TEST(a_pi_s_files_are_read),
        TEST(under_voltage_is_told_by_either_file_and_stays),
        TEST(a_folder_that_is_not_there_is_unknown),
        TEST(copies_are_counted_and_missed),
        TEST(copies_are_found_where_they_go),
        TEST(it_says_when_to_look),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
