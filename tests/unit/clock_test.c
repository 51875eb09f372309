#include "kiosk/shell/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

static int64_t read_ms(clockid_t id)
{
    struct timespec t;
    clock_gettime(id, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* GPIO edges are stamped by the same clock. */
static void moments_count_on_the_monotonic_clock(void **state)
{
    int64_t before_ms = read_ms(CLOCK_MONOTONIC);
    struct moment now = clock_now();
    int64_t after_ms = read_ms(CLOCK_MONOTONIC);
    assert_true(before_ms <= now.mono_ms && now.mono_ms <= after_ms);
}

static void the_wall_clock_is_unix_time(void **state)
{
    int64_t before_ms = read_ms(CLOCK_REALTIME);
    struct moment now = clock_now();
    int64_t after_ms = read_ms(CLOCK_REALTIME);
    assert_true(before_ms <= now.wall_ms && now.wall_ms <= after_ms);
}

static void moments_never_go_back(void **state)
{
    struct moment last = clock_now();
    for (int i = 0; i < 1000; i++) {
        struct moment now = clock_now();
        assert_true(now.mono_ms >= last.mono_ms);
        last = now;
    }
}

static void local_time_is_told_by_its_offset(void **state)
{
    static const struct {
        int line;
        const char *zone; /* POSIX: hours west of Greenwich */
        int32_t want_s;
    } rows[] = {
        {__LINE__, "UTC0", 0},
        {__LINE__, "IST-5:30", 19800},
        {__LINE__, "NST3:30", -12600},
        {__LINE__, "LINT-14", 50400},  /* its day is another one than UTC's */
        {__LINE__, "AOE12", -43200},
        {__LINE__, "NPT-5:45", 20700},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        setenv("TZ", rows[i].zone, 1);
        tzset();
        if (clock_now().utc_offset_s != rows[i].want_s) {
            fail_msg("row at line %d: %s is %d s", rows[i].line,
                     rows[i].zone, clock_now().utc_offset_s);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moments_count_on_the_monotonic_clock),
        cmocka_unit_test(the_wall_clock_is_unix_time),
        cmocka_unit_test(moments_never_go_back),
        cmocka_unit_test(local_time_is_told_by_its_offset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
