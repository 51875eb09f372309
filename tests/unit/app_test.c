#include "kiosk/app/app.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct app app;

static void at(int64_t now_ms)
{
    app.now.mono_ms = now_ms;
}

static void logged_in(void)
{
    memset(&app, 0, sizeof app);
    app.config = app_config_default();
    app.session.active = true;
    app.input_ms = 1000;
    at(1000);
}

static void a_rack_nobody_touches_logs_out(void **state)
{
    logged_in();
    assert_int_equal(app_logout_in_ms(&app), 90000);
    at(91000);
    assert_int_equal(app_logout_in_ms(&app), 0);
    at(500000);
    assert_int_equal(app_logout_in_ms(&app), 0);
}

static void a_rest_clock_is_never_cut_short(void **state)
{
    logged_in();
    app.session.resting = true;
    app.session.rest_until_ms = 241000;
    at(240999);
    assert_int_equal(app_logout_in_ms(&app), -1);
    at(241000);
    assert_int_equal(app_logout_in_ms(&app), 90000);
}

/* Nobody touches a screen while they rest, load and lift a warm-up. */
static void the_next_warm_up_is_given_its_time(void **state)
{
    logged_in();
    app.session.n_sets = 1;
    app.session.sets[0].kind = SET_WARMUP;
    app.session.sets[0].mono_ms = 1000;
    app.session.sets[0].this_boot = true;
    assert_int_equal(app_logout_in_ms(&app), 210000);
    at(211000);
    assert_int_equal(app_logout_in_ms(&app), 0);
    app.input_ms = 150000; /* a touch after it */
    assert_int_equal(app_logout_in_ms(&app), 29000);
    app.session.sets[0].this_boot = false; /* nobody knows when */
    at(200000);
    assert_int_equal(app_logout_in_ms(&app), 40000);
}

static void nobody_is_logged_out_of_an_idle_rack(void **state)
{
    logged_in();
    app.session.active = false;
    assert_int_equal(app_logout_in_ms(&app), -1);
    logged_in();
    app.config.auto_logout_s = 0;
    at(1000000000);
    assert_int_equal(app_logout_in_ms(&app), -1);
}

static void uids_are_uuid_v7_and_come_back_as_printed(void **state)
{
    uint64_t seed = 42;
    struct uid last = {{0}};
    for (int64_t ms = 1772471040000; ms < 1772471040200; ms++) {
        struct uid uid = uid_make(ms, &seed), again;
        char text[UID_TEXT_MAX];
        uid_print(&uid, text);
        assert_int_equal(text[14], '7');
        assert_non_null(strchr("89ab", text[19]));
        assert_true(uid_parse(text, &again));
        assert_true(uid_equal(&uid, &again));
        assert_true(memcmp(&uid, &last, sizeof uid) > 0);
        last = uid;
    }
    assert_false(uid_is_none(&last));
    assert_false(uid_parse("0192f0c4", &last));
    assert_false(uid_parse("0192f0c4-0000-7000-8000-00000000000g", &last));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rack_nobody_touches_logs_out),
        cmocka_unit_test(a_rest_clock_is_never_cut_short),
        cmocka_unit_test(the_next_warm_up_is_given_its_time),
        cmocka_unit_test(nobody_is_logged_out_of_an_idle_rack),
        cmocka_unit_test(uids_are_uuid_v7_and_come_back_as_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
