/* A battery-backed clock vouches for the wall clock, or it does not. */
#include "kiosk/shell/rtc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#define NOW_S INT64_C(1772471040)

static void it_must_say_about_the_same(void **state)
{
    static const struct {
        int line;
        const char *file;
        bool want;
    } rows[] = {
        {__LINE__, "1772471040\n", true},
        {__LINE__, "1772470450\n", true},
        {__LINE__, "1772471630\n", true},
        {__LINE__, "1772470430\n", false},
        {__LINE__, "1772471650\n", false},
        {__LINE__, "75\n", false}, /* a Pi 5 without its battery */
        {__LINE__, "99999999999999999999\n", false},
        {__LINE__, "", false},
        {__LINE__, "soon\n", false},
    };
    char path[] = "/tmp/rackside-rtc-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        FILE *file = fopen(path, "w");
        fputs(rows[i].file, file);
        fclose(file);
        if (rtc_agrees(path, NOW_S) != rows[i].want) {
            fail_msg("row at line %d: '%s'", rows[i].line, rows[i].file);
        }
    }
    close(fd);
    unlink(path);
    assert_false(rtc_agrees(path, NOW_S));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_must_say_about_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
