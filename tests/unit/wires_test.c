/* Wires: a chip that is not there is looked for again, and said once. */
#include "kiosk/shell/wires.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* stderr into a file while a test runs. */
static FILE *log_file;
static int kept;

static int begin(void **state)
{
    log_file = tmpfile();
    kept = dup(STDERR_FILENO);
    return log_file != NULL && kept >= 0 &&
                   dup2(fileno(log_file), STDERR_FILENO) >= 0
               ? 0
               : -1;
}

static int finish(void **state)
{
    dup2(kept, STDERR_FILENO);
    close(kept);
    return fclose(log_file);
}

static int lines_logged(void)
{
    int n = 0;
    fflush(stderr);
    rewind(log_file);
    for (int c = fgetc(log_file); c != EOF; c = fgetc(log_file)) {
        n += c == '\n';
    }
    return n;
}

static void it_looks_every_five_seconds_and_says_each_reason_once(void **state)
{
    struct config config = config_default();
    struct wires wires;
    strcpy(config.chip, "nowhere");
    wires_open(&wires, &config, 1000);
    assert_null(wires.gpio);
    assert_non_null(strstr(wires.why, "no GPIO chip nowhere"));
    assert_int_equal(lines_logged(), 1);
    assert_int_equal(wires.retry_ms, 1000 + WIRES_RETRY_MS);
    for (int64_t now_ms = 1000; now_ms < 60000; now_ms += 100) {
        assert_false(wires_retry(&wires, now_ms));
        assert_true(wires.retry_ms > now_ms);
        assert_true(wires.retry_ms <= now_ms + WIRES_RETRY_MS);
    }
    assert_int_equal(lines_logged(), 1);
    strcpy(config.chip, "elsewhere"); /* another reason is news */
    assert_true(wires_retry(&wires, 70000));
    assert_non_null(strstr(wires.why, "elsewhere"));
    assert_int_equal(lines_logged(), 2);
    wires_close(&wires);
}

static void its_fault_ends_when_there_is_nothing_wrong_any_more(void **state)
{
    struct config config = config_default();
    struct wires wires;
    strcpy(config.chip, "nowhere");
    wires_open(&wires, &config, 0);
    config.d0 = config.d1 = CONFIG_NO_LINE;
    for (int i = 0; i < 4; i++) {
        config.button_line[i] = CONFIG_NO_LINE;
    }
    assert_true(wires_retry(&wires, WIRES_RETRY_MS));
    assert_string_equal(wires.why, "");
    assert_int_equal(wires.retry_ms, INT64_MAX);
    assert_int_equal(lines_logged(), 2);
}

static void without_a_chip_nothing_comes_and_nothing_breaks(void **state)
{
    struct wires wires;
    struct edge edge;
    struct pollfd fds[GPIO_FDS_MAX];
    bool gone = true;
    wires_open(&wires, NULL, 0);
    assert_string_equal(wires.why, "");
    assert_false(wires_retry(&wires, 1000000));
    assert_false(wires_take(&wires, &edge, 0, &gone));
    assert_false(gone);
    assert_int_equal(wires_fds(&wires, fds), 0);
    wires_signal(&wires, true, true);
    wires_close(&wires);
    assert_int_equal(lines_logged(), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(it_looks_every_five_seconds_and_says_each_reason_once),
        TEST(its_fault_ends_when_there_is_nothing_wrong_any_more),
        TEST(without_a_chip_nothing_comes_and_nothing_breaks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
