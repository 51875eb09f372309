#include "kiosk/shell/backlight.h"

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

static struct tree tree;

static int begin(void **state)
{
    tree = tree_make();
    return 0;
}

static int end(void **state)
{
    tree_remove(&tree);
    return 0;
}

/* A panel's node as Linux makes it. */
static void add_node(const char *max, const char *now, const char *power)
{
    tree_write(&tree, "10-0045/max_brightness", max);
    tree_write(&tree, "10-0045/brightness", now);
    if (power != NULL) {
        tree_write(&tree, "10-0045/bl_power", power);
    }
}

static int number_in(const char *file)
{
    char text[32];
    tree_read(&tree, file, text, sizeof text);
    return text[0] != '\0' ? atoi(text) : -1;
}

static void assert_node(int brightness, int power)
{
    assert_int_equal(number_in("10-0045/brightness"), brightness);
    assert_int_equal(number_in("10-0045/bl_power"), power);
}

static void it_goes_dim_off_and_back(void **state)
{
    struct backlight light;
    add_node("255\n", "200\n", "0\n");
    assert_true(backlight_open(&light, tree.path, 30));
    assert_true(backlight_set(&light, LIGHT_FULL));
    assert_node(200, 0);
    assert_true(backlight_set(&light, LIGHT_DIM));
    assert_node(76, 0);
    assert_true(backlight_set(&light, LIGHT_OFF));
    assert_node(76, 4);
    assert_true(backlight_set(&light, LIGHT_FULL));
    assert_node(200, 0);
}

static void the_end_leaves_it_as_it_was(void **state)
{
    struct backlight light;
    add_node("255\n", "200\n", "0\n");
    backlight_open(&light, tree.path, 30);
    backlight_set(&light, LIGHT_OFF);
    backlight_close(&light);
    assert_node(200, 0);
}

static void without_a_switch_off_is_nought(void **state)
{
    struct backlight light;
    add_node("31\n", "31\n", NULL);
    assert_true(backlight_open(&light, tree.path, 10));
    backlight_set(&light, LIGHT_DIM);
    assert_int_equal(number_in("10-0045/brightness"), 3);
    backlight_set(&light, LIGHT_OFF);
    assert_int_equal(number_in("10-0045/brightness"), 0);
    backlight_set(&light, LIGHT_FULL);
    assert_int_equal(number_in("10-0045/brightness"), 31);
}

static void who_finds_it_dark_takes_the_most(void **state)
{
    static const struct {
        int line;
        const char *now, *power;
        int full;
    } rows[] = {
        {__LINE__, "0\n", "0\n", 255},   {__LINE__, "76\n", "0\n", 255},
        {__LINE__, "77\n", "0\n", 77},   {__LINE__, "200\n", "4\n", 255},
        {__LINE__, "255\n", "0\n", 255}, {__LINE__, "120\n", NULL, 120},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct backlight light;
        tree_remove(&tree);
        tree = tree_make();
        add_node("255\n", rows[i].now, rows[i].power);
        assert_true(backlight_open(&light, tree.path, 30));
        backlight_set(&light, LIGHT_FULL);
        if (number_in("10-0045/brightness") != rows[i].full) {
            fail_msg("line %d: full is %d", rows[i].line,
                     number_in("10-0045/brightness"));
        }
    }
}

static void dim_is_never_nothing(void **state)
{
    struct backlight light;
    add_node("7\n", "7\n", "0\n");
    assert_true(backlight_open(&light, tree.path, 5));
    backlight_set(&light, LIGHT_DIM);
    assert_node(1, 0);
}

static void every_panel_is_set(void **state)
{
    struct backlight light;
    add_node("255\n", "255\n", "0\n");
    tree_write(&tree, "rpi_backlight/max_brightness", "100\n");
    tree_write(&tree, "rpi_backlight/brightness", "90\n");
    assert_true(backlight_open(&light, tree.path, 50));
    backlight_set(&light, LIGHT_DIM);
    assert_node(127, 0);
    assert_int_equal(number_in("rpi_backlight/brightness"), 50);
}

static void where_there_is_none_the_picture_must_do(void **state)
{
    struct backlight light;
    assert_false(backlight_open(&light, "/nowhere", 30));
    assert_false(backlight_set(&light, LIGHT_DIM));
    assert_false(backlight_open(&light, tree.path, 30));
    tree_write(&tree, "odd/brightness", "12\n"); /* without a most */
    tree_write(&tree, "odder/max_brightness", "much\n");
    assert_false(backlight_open(&light, tree.path, 30));
    backlight_close(&light);
}

static void one_that_comes_later_is_found(void **state)
{
    struct backlight light;
    assert_false(backlight_open(&light, tree.path, 30));
    add_node("255\n", "200\n", "0\n");
    assert_true(backlight_set(&light, LIGHT_DIM));
    assert_node(76, 0);
    backlight_close(&light);
    assert_node(200, 0);
    backlight_set(&light, LIGHT_DIM); /* after the end it is not looked for */
    assert_node(200, 0);
}

static void one_that_goes_is_told_and_the_picture_must_do(void **state)
{
    struct backlight light;
    add_node("255\n", "255\n", "0\n");
    assert_true(backlight_open(&light, tree.path, 30));
    tree_remove(&tree);
    assert_false(backlight_set(&light, LIGHT_DIM));
    assert_true(light.is_told);
    tree = tree_make();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_goes_dim_off_and_back, begin, end),
        cmocka_unit_test_setup_teardown(the_end_leaves_it_as_it_was, begin,
                                        end),
        cmocka_unit_test_setup_teardown(without_a_switch_off_is_nought, begin,
                                        end),
        cmocka_unit_test_setup_teardown(who_finds_it_dark_takes_the_most,
                                        begin, end),
        cmocka_unit_test_setup_teardown(dim_is_never_nothing, begin, end),
        cmocka_unit_test_setup_teardown(every_panel_is_set, begin, end),
        cmocka_unit_test_setup_teardown(
            where_there_is_none_the_picture_must_do, begin, end),
        cmocka_unit_test_setup_teardown(one_that_comes_later_is_found, begin,
                                        end),
        cmocka_unit_test_setup_teardown(
            one_that_goes_is_told_and_the_picture_must_do, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
