/* The self-test: on trees of a machine with parts missing, and the program
 * itself. */
#include "kiosk/shell/selftest.h"
#include "tests/harness/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define SAID_MAX 8192
#define PATH_LEN 256

static char root[64], program[512], said[SAID_MAX];
static bool is_console;
static struct config config;

/* Writes a file under the test's root, with the folders it is in. */
static void put(const char *name, const char *text)
{
    struct tree tree;
    snprintf(tree.path, sizeof tree.path, "%s", root);
    tree_write(&tree, name, text);
}

/* Its exit code; what it says is in said. */
static int run_on(const char *database, int mistakes)
{
    char sys[80], proc[80], dev[80];
    FILE *out = tmpfile();
    assert_non_null(out);
    snprintf(sys, sizeof sys, "%s/sys", root);
    snprintf(proc, sizeof proc, "%s/proc", root);
    snprintf(dev, sizeof dev, "%s/dev", root);
    const struct selftest_setup setup = {.config = &config,
                                         .mistakes = mistakes,
                                         .database = database,
                                         .is_console = is_console,
                                         .sys = sys,
                                         .proc = proc,
                                         .dev = dev,
                                         .out = out};
    int code = selftest_run(&setup);
    rewind(out);
    said[fread(said, 1, sizeof said - 1, out)] = '\0';
    fclose(out);
    return code;
}

static int run(void)
{
    char database[80];
    snprintf(database, sizeof database, "%s/gym.db", root);
    return run_on(database, 0);
}

#define SAYS(text)                                                           \
    do {                                                                     \
        if (strstr(said, text) == NULL) {                                    \
            fail_msg("does not say \"%s\" but: %s", text, said);             \
        }                                                                    \
    } while (0)

static int begin(void **state)
{
    is_console = false;
    config = config_default();
    config.d0 = config.d1 = config.led = config.beeper = CONFIG_NO_LINE;
    for (int i = 0; i < 4; i++) {
        config.button_line[i] = CONFIG_NO_LINE;
    }
    snprintf(root, sizeof root, "/tmp/rackside-selftest-XXXXXX");
    return mkdtemp(root) != NULL ? 0 : -1;
}

static int finish(void **state)
{
    char command[96];
    snprintf(command, sizeof command, "rm -rf '%s'", root);
    return system(command);
}

/* --- devices ---------------------------------------------------------------------- */

#define DSI "sys/class/drm/card1-DSI-1/"
#define TOUCH "sys/class/input/event3/device/"

static void a_whole_machine_is_ok(void **state)
{
    put(DSI "status", "connected\n");
    put(DSI "modes", "800x480\n");
    put("dev/dri/card1", "");
    put(TOUCH "capabilities/abs", "260800000000003\n");
    put(TOUCH "name", "Goodix touchscreen\n");
    put("dev/input/event3", "");
    put("sys/class/input/event0/device/capabilities/abs", "0\n");
    put("dev/input/event0", "");
    put("sys/class/backlight/10-0045/brightness", "255\n");
    put("sys/class/thermal/thermal_zone0/temp", "81000\n");
    assert_int_equal(run(), 0);
    SAYS("ok    program: rackside ");
    SAYS("ok    config: in order\n");
    SAYS("ok    assets: ");
    SAYS("ok    fonts: found\n");
    SAYS("ok    display: DSI-1 on ");
    SAYS("dev/dri/card1, 800x480\n");
    SAYS("ok    touch: Goodix touchscreen\n");
    SAYS("ok    backlight: can be dimmed: 10-0045\n");
    SAYS("ok    folder: can be written: ");
    SAYS("look  database: not there yet");
    SAYS("look  temperature: 81 \xC2\xB0" "C: too hot, give it air\n");
    SAYS("look  GPIO: no line is set");
    SAYS("\n0 failed\n");
}

static void a_bare_machine_fails_nothing_but_says_what_to_look_at(void **state)
{
    assert_int_equal(run(), 0);
    SAYS("look  display: no display driver");
    SAYS("look  touch: no touch panel");
    SAYS("ok    backlight: none to dim");
}

static void without_a_desktop_a_display_must_be_there(void **state)
{
    is_console = true;
    assert_int_equal(run(), 1);
    SAYS("FAIL  display: no display driver");
    put("dev/dri/card1", "");
    put(DSI "status", "disconnected\n");
    assert_int_equal(run(), 1);
    SAYS("FAIL  display: nothing is connected");
    put(DSI "status", "connected\n");
    put(DSI "modes", "800x480\n");
    assert_int_equal(run(), 0);
}

static void a_display_that_may_be_another_is_said(void **state)
{
    put("dev/dri/card1", "");
    put("sys/class/drm/card1-HDMI-A-1/status", "connected\n");
    put("sys/class/drm/card1-HDMI-A-2/status", "connected\n");
    assert_int_equal(run(), 0);
    SAYS("look  display: several displays are connected");
    SAYS("unplug the others\n");
}

static void what_we_may_not_open_is_a_failure(void **state)
{
    put(DSI "status", "connected\n");
    put(TOUCH "capabilities/abs", "260800000000003\n");
    put(TOUCH "name", "Goodix touchscreen\n");
    assert_int_equal(run(), 1);
    SAYS("FAIL  display: not allowed to open (group video): ");
    SAYS("FAIL  touch: not allowed to read it (group input): Goodix");
    SAYS("\n2 failed\n");
}

static void a_display_is_named_with_what_is_wrong(void **state)
{
    put("dev/dri/card1", "");
    put(DSI "status", "disconnected\n");
    run();
    SAYS("look  display: nothing is connected. Check cable and power; there "
         "are DSI-1\n");
    put(DSI "status", "connected\n");
    put(DSI "modes", "1366x768\n");
    run();
    SAYS("look  display: DSI-1 on ");
    SAYS("set [panel] width_mm and height_mm\n");
    config.panel_w_mm = config.panel_h_mm = 300;
    run();
    SAYS("ok    display: DSI-1 on ");
    strcpy(config.connector, "HDMI-A-7");
    assert_int_equal(run(), 1);
    SAYS("FAIL  display: no such connector. Set [panel] connector to auto or "
         "one of DSI-1\n");
}

/* --- the rest ------------------------------------------------------------------------ */

static void a_damaged_database_fails_and_is_left_alone(void **state)
{
    char path[PATH_LEN], kept[64] = "";
    put("gym.db", "no database, whatever its name says");
    assert_int_equal(run(), 1);
    SAYS("FAIL  database: ");
    SAYS("\n1 failed\n");
    snprintf(path, sizeof path, "%s/gym.db", root);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_non_null(fgets(kept, sizeof kept, file));
    fclose(file);
    assert_string_equal(kept, "no database, whatever its name says");
}

static void a_folder_that_cannot_be_written_fails(void **state)
{
    assert_int_equal(run_on("/nonexistent/gym.db", 0), 1);
    SAYS("FAIL  folder: /nonexistent: ");
    SAYS("disk: its folder cannot be read");
}

static void the_copies_are_looked_at_where_they_go(void **state)
{
    assert_int_equal(run(), 0);
    SAYS("look  copies: none yet, in /tmp/");
    put("backups/rack-000001-2026-03-01.db", "");
    assert_int_equal(run(), 0);
    SAYS("ok    copies: 1, newest 2");
    SAYS("/backups\n");
    strcpy(config.backup_dir, "/nonexistent/stick");
    assert_int_equal(run(), 1);
    SAYS("FAIL  copies: no such folder");
    SAYS("in /nonexistent/stick\n");
}

static void a_config_with_mistakes_fails_and_the_rest_is_looked_at(void **state)
{
    char database[80];
    snprintf(database, sizeof database, "%s/gym.db", root);
    assert_int_equal(run_on(database, 2), 1);
    SAYS("FAIL  config: it has mistakes");
    SAYS("ok    folder: ");
}

static void a_chip_that_is_missing_fails_with_what_to_do(void **state)
{
    config.d0 = 23;
    config.d1 = 24;
    strcpy(config.chip, "nowhere");
    assert_int_equal(run(), 1);
    SAYS("FAIL  GPIO: Reader: no GPIO chip nowhere. Set chip in "
         "rackside.conf.");
}

static void without_fonts_it_says_which_to_install(void **state)
{
    setenv("RACKSIDE_FONTS", "/nonexistent", 1);
    int code = run();
    unsetenv("RACKSIDE_FONTS");
    assert_int_equal(code, 1);
    SAYS("FAIL  fonts: ");
    SAYS("install fonts-b612");
}

/* --- the program itself --------------------------------------------------------------- */

static int run_program(const char *options)
{
    char command[1024];
    snprintf(command, sizeof command,
             "'%s' %s --db '%s/gym.db' 2>&1 </dev/null", program, options,
             root);
    FILE *out = popen(command, "r");
    assert_non_null(out);
    size_t n = fread(said, 1, sizeof said - 1, out);
    said[n] = '\0';
    int status = pclose(out);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void the_program_ends_by_itself_without_a_terminal(void **state)
{
    char options[PATH_LEN];
    put("kiosk.conf", "[gpio]\nchip = nowhere\n");
    snprintf(options, sizeof options, "--selftest --config=%s/kiosk.conf",
             root);
    assert_int_equal(run_program(options), 1);
    SAYS("ok    config: in order\n");
    SAYS("FAIL  GPIO: Reader: no GPIO chip nowhere");
    put("kiosk.conf", "[gpio]\nchips = nowhere\n");
    assert_int_equal(run_program(options), 1);
    SAYS("kiosk.conf:2: [gpio] chips");
    SAYS("FAIL  config: it has mistakes, see above");
    assert_int_equal(run_program("--selftest --seconds soon"), 2);
    SAYS("--seconds wants 0 to 3600");
}

static int find_program(void **state)
{
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 16);
    program[n < 0 ? 0 : n] = '\0';
    for (int i = 0; i < 3; i++) {
        char *slash = strrchr(program, '/');
        if (slash == NULL) {
            return -1;
        }
        *slash = '\0';
    }
    strcat(program, "/rackside");
    return access(program, X_OK);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_whole_machine_is_ok),
        TEST(a_bare_machine_fails_nothing_but_says_what_to_look_at),
        TEST(without_a_desktop_a_display_must_be_there),
        TEST(a_display_that_may_be_another_is_said),
        TEST(what_we_may_not_open_is_a_failure),
        TEST(a_display_is_named_with_what_is_wrong),
        TEST(a_damaged_database_fails_and_is_left_alone),
        TEST(a_folder_that_cannot_be_written_fails),
        TEST(the_copies_are_looked_at_where_they_go),
        TEST(a_config_with_mistakes_fails_and_the_rest_is_looked_at),
        TEST(a_chip_that_is_missing_fails_with_what_to_do),
        TEST(without_fonts_it_says_which_to_install),
        TEST(the_program_ends_by_itself_without_a_terminal),
    };
    return cmocka_run_group_tests(tests, find_program, NULL);
}
