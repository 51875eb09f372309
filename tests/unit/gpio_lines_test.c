#include "kiosk/shell/gpio_lines.h"

#include "kiosk/app/event.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void the_lines_asked_for_are_those_of_the_config(void **state)
{
    struct config config = config_default();
    config.button_line[1] = CONFIG_NO_LINE;
    struct gpio_lines lines = gpio_lines(&config);
    static const enum line want[] = {LINE_D0, LINE_D1, LINE_UP, LINE_OK,
                                     LINE_BACK};
    assert_int_equal(lines.n, 5);
    for (int i = 0; i < lines.n; i++) {
        enum line line;
        assert_int_equal(lines.line[i], want[i]);
        assert_true(gpio_line_of(&lines, lines.offset[i], &line));
        assert_int_equal(line, want[i]);
    }
    assert_int_equal(lines.offset[0], config.d0);
    assert_int_equal(lines.offset[4], config.button_line[3]);
}

static void a_line_that_is_not_ours_is_none(void **state)
{
    struct config config = config_default();
    struct gpio_lines lines = gpio_lines(&config);
    enum line line;
    assert_false(gpio_line_of(&lines, 500, &line));
    /* Outputs are no inputs. */
    assert_false(gpio_line_of(&lines, (unsigned)config.led, &line));
}

/* Two lines' threads queue what they saw in either order. */
static void edges_are_sorted_by_time_and_keep_what_was_lost(void **state)
{
    static const struct edge want[] = {
        {1000, LINE_D0, true, false}, {1000, LINE_OK, true, true},
        {2000, LINE_D1, true, false}, {3000, LINE_D0, true, true},
        {3000, LINE_D1, true, false}, {9000, LINE_D0, true, false}};
    static const int orders[][6] = {{0, 1, 2, 3, 4, 5}, {2, 0, 1, 3, 4, 5},
                                    {0, 1, 3, 2, 4, 5}, {5, 3, 4, 2, 0, 1},
                                    {3, 0, 4, 1, 5, 2}};
    for (size_t o = 0; o < sizeof orders / sizeof orders[0]; o++) {
        struct edge edge[6];
        for (int i = 0; i < 6; i++) {
            edge[i] = want[orders[o][i]];
        }
        gpio_sort(edge, 6);
        for (int i = 0; i < 6; i++) {
            assert_int_equal(edge[i].t_ns, want[i].t_ns);
            assert_int_equal(edge[i].line, want[i].line);
            assert_int_equal(edge[i].lost, want[i].lost);
        }
    }
    gpio_sort(NULL, 0);
}

static void nothing_is_asked_for_where_nothing_is_wired(void **state)
{
    struct config config = config_default();
    config.d0 = config.d1 = CONFIG_NO_LINE;
    for (int i = 0; i < 4; i++) {
        config.button_line[i] = CONFIG_NO_LINE;
    }
    assert_int_equal(gpio_lines(&config).n, 0);
}

static void auto_looks_for_each_pi_by_its_label(void **state)
{
    struct config config = config_default();
    assert_string_equal(gpio_label(&config, 0), "pinctrl-rp1");
    assert_string_equal(gpio_label(&config, 1), "pinctrl-bcm2711");
    assert_string_equal(gpio_label(&config, 2), "pinctrl-bcm2835");
    assert_null(gpio_label(&config, 3));
    assert_false(gpio_is_path(&config));
}

static void a_given_chip_is_the_only_one_looked_for(void **state)
{
    struct config config = config_default();
    snprintf(config.chip, sizeof config.chip, "my-expander");
    assert_string_equal(gpio_label(&config, 0), "my-expander");
    assert_null(gpio_label(&config, 1));
    snprintf(config.chip, sizeof config.chip, "/dev/gpiochip4");
    assert_true(gpio_is_path(&config));
}

static void a_missing_chip_is_told_with_what_to_do_and_what_was_seen(void **s)
{
    struct config config = config_default();
    char seen[256] = "", why[FAULT_TEXT_MAX];
    gpio_saw(seen, sizeof seen, "gpiochip0", "INT34C6:00");
    gpio_saw(seen, sizeof seen, "gpiochip1", "ftdi");
    assert_string_equal(seen, "gpiochip0 [INT34C6:00], gpiochip1 [ftdi]");
    gpio_no_chip(&config, seen, "/nowhere", why, sizeof why);
    assert_non_null(strstr(why, "of a Pi"));
    assert_non_null(strstr(why, "Set chip in rackside.conf"));
    assert_null(strstr(why, "by name")); /* it may be switched off */
    assert_non_null(strstr(why, "Seen: gpiochip0 [INT34C6:00], gpiochip1"));
}

/* The longest name and more chips than fit: what to do still stands there. */
static void what_to_do_is_never_cut(void **state)
{
    struct config config = config_default();
    char seen[256] = "", why[FAULT_TEXT_MAX];
    memset(config.chip, 'x', sizeof config.chip - 1);
    for (int i = 0; i < 40; i++) {
        gpio_saw(seen, sizeof seen, "gpiochip12", "pinctrl-something");
    }
    assert_int_equal(strlen(seen), sizeof seen - 1);
    gpio_no_chip(&config, seen, "/nowhere", why, sizeof why);
    assert_non_null(strstr(why, "Set chip in rackside.conf. Seen: "));
}

static void chips_that_may_not_be_opened_are_told_apart(void **state)
{
    struct config config = config_default();
    char dir[] = "/tmp/rackside-gpio-XXXXXX", path[64];
    char why[FAULT_TEXT_MAX];
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/gpiochip0", dir);
    gpio_no_chip(&config, "", dir, why, sizeof why);
    assert_non_null(strstr(why, "Seen: none"));
    /* A dangling link cannot be opened by root either. */
    assert_int_equal(symlink("/nowhere/at/all", path), 0);
    gpio_no_chip(&config, "", dir, why, sizeof why);
    assert_non_null(strstr(why, "group gpio"));
    unlink(path);
    rmdir(dir);
}

static void a_line_in_use_is_told_with_the_reason(void **state)
{
    char why[FAULT_TEXT_MAX];
    gpio_no_line("Device or resource busy", why, sizeof why);
    assert_non_null(strstr(why, "Device or resource busy"));
    assert_non_null(strstr(why, "nothing else uses them"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges_are_sorted_by_time_and_keep_what_was_lost),
        cmocka_unit_test(the_lines_asked_for_are_those_of_the_config),
        cmocka_unit_test(a_line_that_is_not_ours_is_none),
        cmocka_unit_test(nothing_is_asked_for_where_nothing_is_wired),
        cmocka_unit_test(auto_looks_for_each_pi_by_its_label),
        cmocka_unit_test(a_given_chip_is_the_only_one_looked_for),
        cmocka_unit_test(
            a_missing_chip_is_told_with_what_to_do_and_what_was_seen),
        cmocka_unit_test(what_to_do_is_never_cut),
        cmocka_unit_test(chips_that_may_not_be_opened_are_told_apart),
        cmocka_unit_test(a_line_in_use_is_told_with_the_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
