#include "kiosk/config/config.h"

#include "tests/harness/seed.h"

#include "kiosk/config/assets.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define SAID_MAX 4096
#define TEXT_MAX 16384

/* Reads text over the defaults; what was said is in said. */
static int read_text(const char *text, struct config *config,
                     char said[SAID_MAX])
{
    *config = config_default();
    memset(said, 0, SAID_MAX);
    FILE *errors = fmemopen(said, SAID_MAX - 1, "w");
    assert_non_null(errors);
    int mistakes = config_read_text(config, text, "test.conf", errors);
    fclose(errors);
    return mistakes;
}

static void shipped(char path[PATH_MAX])
{
    char dir[PATH_MAX - 32];
    assert_true(assets_dir(dir, sizeof dir));
    snprintf(path, PATH_MAX, "%s/rackside.conf", dir);
}

static size_t shipped_text(char text[TEXT_MAX])
{
    char path[PATH_MAX];
    shipped(path);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t n = fread(text, 1, TEXT_MAX - 1, file);
    fclose(file);
    text[n] = '\0';
    return n;
}

static void assert_same(const struct config *a, const struct config *b)
{
    assert_string_equal(a->app.rack_name, b->app.rack_name);
    assert_int_equal(a->app.has_list, b->app.has_list);
    assert_int_equal(a->app.auto_logout_s, b->app.auto_logout_s);
    assert_int_equal(a->app.countdown_s, b->app.countdown_s);
    assert_int_equal(a->app.unknown_tag_s, b->app.unknown_tag_s);
    assert_int_equal(a->app.workout_open_ms, b->app.workout_open_ms);
    assert_int_equal(a->app.curve, b->app.curve);
    assert_string_equal(a->connector, b->connector);
    assert_int_equal(a->turn, b->turn);
    assert_int_equal(a->panel_w_px, b->panel_w_px);
    assert_int_equal(a->panel_h_px, b->panel_h_px);
    assert_int_equal(a->panel_w_mm, b->panel_w_mm);
    assert_int_equal(a->panel_h_mm, b->panel_h_mm);
    assert_int_equal(a->app.dim_after_ms, b->app.dim_after_ms);
    assert_int_equal(a->app.blank_after_ms, b->app.blank_after_ms);
    assert_int_equal(a->dim_percent, b->dim_percent);
    assert_string_equal(a->chip, b->chip);
    assert_int_equal(a->d0, b->d0);
    assert_int_equal(a->d1, b->d1);
    assert_int_equal(a->reader_bias, b->reader_bias);
    assert_int_equal(a->wiegand.gap_ns, b->wiegand.gap_ns);
    assert_int_equal(a->wiegand.glitch_ns, b->wiegand.glitch_ns);
    assert_int_equal(a->wiegand.settle_ns, b->wiegand.settle_ns);
    assert_int_equal(a->cooldown_ns, b->cooldown_ns);
    assert_int_equal(a->wiegand.min_bits, b->wiegand.min_bits);
    assert_int_equal(a->wiegand.parity, b->wiegand.parity);
    assert_int_equal(a->wiegand.swap, b->wiegand.swap);
    assert_int_equal(a->led, b->led);
    assert_int_equal(a->beeper, b->beeper);
    assert_int_equal(a->led_active_low, b->led_active_low);
    assert_int_equal(a->beeper_active_low, b->beeper_active_low);
    assert_memory_equal(a->button_line, b->button_line,
                        sizeof a->button_line);
    assert_int_equal(a->button_bias, b->button_bias);
    assert_int_equal(a->button.bounce_ns, b->button.bounce_ns);
    assert_int_equal(a->button.hold_ns, b->button.hold_ns);
    assert_int_equal(a->button.repeat_ns, b->button.repeat_ns);
    assert_int_equal(a->app.n_staff_tags, b->app.n_staff_tags);
    for (int i = 0; i < a->app.n_staff_tags; i++) {
        assert_true(
            tag_equal(&a->app.staff_tag[i], &b->app.staff_tag[i]));
    }
    assert_string_equal(a->database, b->database);
    assert_string_equal(a->backup_dir, b->backup_dir);
}

/* Every field differs from its default, so that a key the shipped file
 * leaves out, or sets otherwise, shows. */
static struct config nothing_like_the_default(void)
{
    struct config c;
    memset(&c, 0x55, sizeof c);
    c.app.has_list = false;
    c.wiegand.swap = true;
    c.led_active_low = c.beeper_active_low = true;
    strncpy(c.app.rack_name, "elsewhere", sizeof c.app.rack_name);
    strncpy(c.connector, "elsewhere", sizeof c.connector);
    strncpy(c.chip, "elsewhere", sizeof c.chip);
    strncpy(c.database, "elsewhere", sizeof c.database);
    strncpy(c.backup_dir, "elsewhere", sizeof c.backup_dir);
    return c;
}

static void the_shipped_file_names_every_key_with_its_default(void **state)
{
    char path[PATH_MAX];
    struct config usual = config_default();
    struct config read = nothing_like_the_default();
    shipped(path);
    assert_int_equal(config_read(&read, path, stderr), 0);
    assert_same(&read, &usual);
}

static void an_empty_file_is_all_defaults(void **state)
{
    char said[SAID_MAX];
    struct config usual = config_default(), read;
    assert_int_equal(read_text("", &read, said), 0);
    assert_same(&read, &usual);
}

static void every_value_lands_in_its_field(void **state)
{
    static const char text[] =
        "[rack]\nname = Rack 3\npick_by_name = no\nauto_logout_s = 120\n"
        "countdown_s = 20\nunknown_tag_s = 5\nworkout_open_h = 6\n"
        "curve = helms\n"
        "[panel]\nconnector = HDMI-A-2\nwidth_px = 800\nheight_px = 480\n"
        "width_mm = 154\nheight_mm = 86\nrotate = 270\n"
        "[light]\ndim_after_min = 3\nblank_after_min = 0\n"
        "dim_percent = 50\n"
        "[gpio]\nchip = /dev/gpiochip4\n"
        "[reader]\nd0 = 1\nd1 = 2\nbias = disabled\ngap_ms = 25\n"
        "glitch_us = 50\nsettle_ms = 0\ncooldown_ms = 2500\nmin_bits = 4\n"
        "parity = ignore\nswap = yes\nled = none\nled_active_low = yes\n"
        "beeper = 511\nbeeper_active_low = yes\n"
        "[buttons]\nup = 10\ndown = 11\nok = none\nback = 0\n"
        "bias = as-is\nbounce_ms = 5\nhold_ms = 700\nrepeat_ms = 90\n"
        "[staff]\ntag = 4:0110, usb:0012345678\n"
        "[store]\ndatabase = /srv/x.db\nbackup_dir = /media/stick\n";
    char said[SAID_MAX];
    struct config c;
    assert_int_equal(read_text(text, &c, said), 0);
    const struct config want = {
        .app = {"Rack 3", false, 120, 20, 5, 6 * 3600 * 1000, 3 * 60 * 1000,
                0, CURVE_HELMS, 2,
                {{.bits = 4, .raw = 6}, {.digits = 10, .raw = 12345678}}},
        .connector = "HDMI-A-2",
        .turn = TURN_270,
        .panel_w_px = 800,
        .panel_h_px = 480,
        .panel_w_mm = 154,
        .panel_h_mm = 86,
        .dim_percent = 50,
        .chip = "/dev/gpiochip4",
        .d0 = 1,
        .d1 = 2,
        .reader_bias = BIAS_DISABLED,
        .wiegand = {25000000, 50000, 0, 4,
                    PARITY_IGNORE, true},
        .cooldown_ns = INT64_C(2500000000),
        .led = CONFIG_NO_LINE,
        .beeper = 511,
        .led_active_low = true,
        .beeper_active_low = true,
        .button_line = {10, 11, CONFIG_NO_LINE, 0},
        .button_bias = BIAS_AS_IS,
        .button = {5000000, 700000000, 90000000},
        .database = "/srv/x.db",
        .backup_dir = "/media/stick"};
    assert_same(&c, &want);
}

static void every_mistake_is_told_with_its_line_and_key(void **state)
{
    static const struct {
        int line;
        const char *text;
        const char *want; /* how the one line that is said begins */
        const char *hint; /* and what stands in it */
    } rows[] = {
        {__LINE__, "[rack]\n\nauto_logout_s = soon\n",
         "test.conf:3: [rack] auto_logout_s:", "0 (never) to 3600"},
        {__LINE__, "[rack]\nauto_logout_s = 3601\n",
         "test.conf:2: [rack] auto_logout_s:", "3600"},
        {__LINE__, "[rack]\nauto_logout_s = 60s\n",
         "test.conf:2: [rack] auto_logout_s:", "3600"},
        {__LINE__, "[rack]\nauto_logout_s =\n",
         "test.conf:2: [rack] auto_logout_s:", "3600"},
        {__LINE__, "[rack]\nauto_logout_s = 99999999999999999999\n",
         "test.conf:2: [rack] auto_logout_s:", "3600"},
        {__LINE__, "[rack]\nunknown_tag_s = 16\n",
         "test.conf:2: [rack] unknown_tag_s:", "15"},
        {__LINE__, "[rack]\nname =\n", "test.conf:2: [rack] name:", "31"},
        {__LINE__, "[rack]\nname = 12345678901234567890123456789012\n",
         "test.conf:2: [rack] name:", "31"},
        {__LINE__, "[rack]\ncurve = brzycki\n", "test.conf:2: [rack] curve:",
         "trac, classic or helms"},
        {__LINE__, "[rack]\npick_by_name = maybe\n",
         "test.conf:2: [rack] pick_by_name:", "yes or no"},
        {__LINE__, "[rack]\nworkout_open_h = 0\n",
         "test.conf:2: [rack] workout_open_h:", "1 to 24"},
        {__LINE__, "[rack]\nnmae = Rack 3\n", "test.conf:2: [rack] nmae:",
         "name pick_by_name"},
        {__LINE__, "[raack]\nname = Rack 3\n", "test.conf:2: [raack] name:",
         "rack panel light gpio reader buttons staff store"},
        {__LINE__, "name = Rack 3\n", "test.conf:1: [] name:", "[section]"},
        {__LINE__, "[rack]\nname Rack 3\n", "test.conf:2: [rack] line:",
         "key = value"},
        {__LINE__, "[rack]\nname = x\n[reader]\nd0 23\n",
         "test.conf:4: [reader] line:", "key = value"},
        {__LINE__, "[rack\n", "test.conf:1: [rack] line:", "[section]"},
        {__LINE__, "[reader]\ngap_ms = 4\n", "test.conf:2: [reader] gap_ms:",
         "5 to 120"},
        {__LINE__, "[reader]\ngap_ms = 121\n",
         "test.conf:2: [reader] gap_ms:", "5 to 120"},
        {__LINE__, "[reader]\nmin_bits = 65\n",
         "test.conf:2: [reader] min_bits:", "64"},
        {__LINE__, "[reader]\nparity = odd\n", "test.conf:2: [reader] parity:",
         "auto, require or ignore"},
        {__LINE__, "[reader]\nbias = up\n", "test.conf:2: [reader] bias:",
         "pull-up, pull-down"},
        {__LINE__, "[reader]\nled = -1\n", "test.conf:2: [reader] led:",
         "none"},
        {__LINE__, "[buttons]\nup = GPIO5\n", "test.conf:2: [buttons] up:",
         "none"},
        {__LINE__, "[buttons]\nhold = 5\n", "test.conf:2: [buttons] hold:",
         "hold_ms"},
        {__LINE__, "[gpio]\nchip =\n", "test.conf:2: [gpio] chip:", "auto"},
        {__LINE__, "[gpio]\nchips = auto\n", "test.conf:2: [gpio] chips:",
         "chip"},
        {__LINE__, "[panel]\ndpi = 96\n", "test.conf:2: [panel] dpi:",
         "width_mm"},
        {__LINE__, "[staff]\ntag = 26:01\n", "test.conf:2: [staff] tag:",
         "none, or up to 8 tags"},
        {__LINE__, "[staff]\ntag =\n", "test.conf:2: [staff] tag:", "none"},
        {__LINE__, "[staff]\ntag = ,\n", "test.conf:2: [staff] tag:", "none"},
        {__LINE__,
         "[staff]\ntag = 1:1 1:1 1:1 1:1 1:1 1:1 1:1 1:1 1:1\n",
         "test.conf:2: [staff] tag:", "up to 8"},
        {__LINE__, "[staff]\ntags = none\n", "test.conf:2: [staff] tags:",
         "tag"},
        {__LINE__, "[store]\ndatabase =\n", "test.conf:2: [store] database:",
         "path"},
        {__LINE__, "[store]\nbackups = /x\n", "test.conf:2: [store] backups:",
         "backup_dir"},
        /* What no line alone is guilty of. */
        {__LINE__, "[reader]\nd0 = none\n", "test.conf:2: [reader] d0, d1:",
         "both"},
        {__LINE__, "[panel]\nwidth_mm = 154\n",
         "test.conf:2: [panel] width_mm, height_mm:", "both"},
        {__LINE__, "[panel]\nrotate = 45\n", "test.conf:2: [panel] rotate:",
         "0, 90, 180 or 270"},
        {__LINE__, "[panel]\nheight_px = 480\n",
         "test.conf:2: [panel] width_px, height_px:", "both"},
        {__LINE__, "[rack]\nauto_logout_s = 10\n",
         "test.conf:2: [rack] countdown_s:", "auto_logout_s"},
        {__LINE__, "[buttons]\nup = 23\n", "test.conf:2: [reader] [buttons]:",
         "twice"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char said[SAID_MAX];
        struct config config;
        int mistakes = read_text(rows[i].text, &config, said);
        size_t n = strlen(said);
        bool is_line = n > 1 && strchr(said, '\n') == said + n - 1;
        if (mistakes != 1 || !is_line ||
            strncmp(said, rows[i].want, strlen(rows[i].want)) != 0 ||
            strstr(said, rows[i].hint) == NULL) {
            fail_msg("row at line %d: %d mistakes, said: %s", rows[i].line,
                     mistakes, said);
        }
    }
}

static void reading_goes_on_after_a_mistake(void **state)
{
    char said[SAID_MAX];
    struct config c;
    int mistakes = read_text("[rack]\nname =\nauto_logout_s = 45\n"
                             "[reader]\nd0 = x\nnonsense\ngap_ms = 20\n"
                             "more of it\n",
                             &c, said);
    assert_int_equal(mistakes, 4);
    assert_non_null(strstr(said, "test.conf:2: "));
    assert_non_null(strstr(said, "test.conf:5: "));
    assert_non_null(strstr(said, "test.conf:6: "));
    assert_non_null(strstr(said, "test.conf:8: "));
    assert_int_equal(c.app.auto_logout_s, 45);
    assert_int_equal(c.wiegand.gap_ns, 20000000);
    assert_string_equal(c.app.rack_name, "Rackside"); /* not touched */
    assert_int_equal(c.d0, config_default().d0);
}

static void an_indented_key_is_a_key(void **state)
{
    char said[SAID_MAX];
    struct config c;
    assert_int_equal(read_text("\xEF\xBB\xBF[rack]\r\n  name = Rack 3\r\n"
                               "\tauto_logout_s = 45\r\n",
                               &c, said),
                     0);
    assert_string_equal(c.app.rack_name, "Rack 3");
    assert_int_equal(c.app.auto_logout_s, 45);
}

static void a_line_too_long_is_told_and_not_cut(void **state)
{
    char text[600] = "[store]\ndatabase = /", said[SAID_MAX];
    struct config c;
    size_t n = strlen(text);
    memset(text + n, 'x', 230);
    assert_int_equal(read_text(text, &c, said), 1);
    assert_non_null(strstr(said, "test.conf:2: [store] line: too long"));
    assert_string_equal(c.database, config_default().database);
}

static void mistakes_are_counted_where_nobody_listens(void **state)
{
    struct config config = config_default();
    assert_int_equal(
        config_read_text(&config, "[rack]\nname =\n", "x", NULL), 1);
    assert_int_equal(config_read(&config, "/nowhere/at/all", NULL), -1);
}

static void a_file_that_cannot_be_read_is_said(void **state)
{
    char said[SAID_MAX] = "";
    struct config config = config_default();
    FILE *errors = fmemopen(said, SAID_MAX - 1, "w");
    assert_int_equal(config_read(&config, "/nowhere/rackside.conf", errors),
                     -1);
    fclose(errors);
    assert_non_null(strstr(said, "/nowhere/rackside.conf: cannot read"));
    assert_non_null(strstr(said, "No such file"));
}

static void a_folder_is_no_config(void **state)
{
    struct config config = config_default();
    assert_int_equal(config_read(&config, "/tmp", NULL), -1);
}

/* Anything at all may stand in the file: it is told, never believed. */
static void a_damaged_file_never_leaves_the_ranges(void **state)
{
    static char text[TEXT_MAX], damaged[TEXT_MAX], said[SAID_MAX];
    uint64_t start = seed_start(), seed = start;
    int n = (int)shipped_text(text);
    for (int round = 0; round < 400; round++) {
        struct config c;
        memcpy(damaged, text, sizeof damaged);
        for (int hits = seed_between(&seed, 1, 40); hits > 0; hits--) {
            damaged[seed_between(&seed, 0, n - 1)] =
                (char)seed_between(&seed, 1, 127);
        }
        read_text(damaged, &c, said);
        if (c.wiegand.gap_ns < 5000000 || c.wiegand.gap_ns > 120000000 ||
            c.wiegand.min_bits < 4 || c.wiegand.min_bits > 64 ||
            c.app.unknown_tag_s < 3 || c.app.unknown_tag_s > 15 ||
            c.d0 < -1 || c.d0 > 511 || c.app.rack_name[0] == '\0' ||
            c.button.repeat_ns < 50000000) {
            fail_msg("SEED=%llu round %d left a range",
                     (unsigned long long)start, round);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_file_names_every_key_with_its_default),
        cmocka_unit_test(an_empty_file_is_all_defaults),
        cmocka_unit_test(every_value_lands_in_its_field),
        cmocka_unit_test(every_mistake_is_told_with_its_line_and_key),
        cmocka_unit_test(reading_goes_on_after_a_mistake),
        cmocka_unit_test(an_indented_key_is_a_key),
        cmocka_unit_test(a_line_too_long_is_told_and_not_cut),
        cmocka_unit_test(mistakes_are_counted_where_nobody_listens),
        cmocka_unit_test(a_file_that_cannot_be_read_is_said),
        cmocka_unit_test(a_folder_is_no_config),
        cmocka_unit_test(a_damaged_file_never_leaves_the_ranges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
