/* Ears: a device that may not be opened is told after a while, and no longer
 * than that. */
#include "kiosk/shell/ears.h"

#include "tests/harness/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct tree dev;
static char event0[TREE_PATH_MAX + 16];

static int begin(void **state)
{
    dev = tree_make();
    snprintf(event0, sizeof event0, "%s/event0", dev.path);
    return 0;
}

static int end(void **state)
{
    tree_remove(&dev);
    return 0;
}

/* What is not there when it is opened stands for what may not be. */
static void refuse(void)
{
    unlink(event0);
    assert_int_equal(symlink("/nowhere/at/all", event0), 0);
}

static void grant(void)
{
    unlink(event0);
    tree_write(&dev, "event0", "");
}

/* The next look; nothing is looked at before. */
static bool look(struct ears *ears)
{
    int64_t at_ms = ears->look_ms;
    assert_false(ears_look(ears, dev.path, at_ms - 1));
    bool is_news = ears_look(ears, dev.path, at_ms);
    assert_int_equal(ears->look_ms, at_ms + EARS_LOOK_MS);
    return is_news;
}

static void who_is_refused_twice_is_told_until_it_is_mended(void **state)
{
    struct ears ears = {.look_ms = 1000};
    refuse();
    assert_false(look(&ears));
    assert_true(look(&ears));
    assert_non_null(strstr(ears.why, "group input"));
    assert_false(look(&ears)); /* once is enough */
    grant();
    assert_true(look(&ears));
    assert_string_equal(ears.why, "");
    assert_false(look(&ears));
    refuse(); /* and again */
    assert_false(look(&ears));
    assert_true(look(&ears));
}

static void what_udev_is_still_at_work_on_is_no_fault(void **state)
{
    struct ears ears = {.look_ms = 1000};
    refuse();
    assert_false(look(&ears));
    grant();
    assert_false(look(&ears));
    refuse();
    assert_false(look(&ears));
    assert_string_equal(ears.why, "");
}

static void one_that_is_plugged_in_later_and_refused_is_told(void **state)
{
    struct ears ears = {.look_ms = 0};
    assert_false(ears_look(&ears, dev.path, 100)); /* buttons only */
    refuse();
    assert_false(look(&ears));
    assert_true(look(&ears));
    unlink(event0); /* pulled out */
    assert_true(look(&ears));
    assert_string_equal(ears.why, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            who_is_refused_twice_is_told_until_it_is_mended, begin, end),
        cmocka_unit_test_setup_teardown(
            what_udev_is_still_at_work_on_is_no_fault, begin, end),
        cmocka_unit_test_setup_teardown(
            one_that_is_plugged_in_later_and_refused_is_told, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
