/* racksidectl: what it refuses as out of range, and says the range of. */
#include "tests/harness/ctl_run.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define PLATES(...) {"plates", "--target", "100", "--stock", "25x2", __VA_ARGS__}
#define PRESCRIBE(...)                                                       \
    {"prescribe", "--protocol", "strength", "--lift", "squat", "--top",      \
     "180x2@9", __VA_ARGS__}

static void a_rack_no_bar_can_be_loaded_on_is_refused(void **state)
{
    struct ctl_run *c = *state;
    static const struct ctl_row rows[] = {
        {__LINE__, 1, "above 0 and at most 300 kg",
         {"rack", "set", "--bar", "0", "--stock", ""}},
        {__LINE__, 1, "at most 300 kg", {"rack", "set", "--bar", "301"}},
        {__LINE__, 1, "0 to 10 kg", {"rack", "set", "--collar", "500"}},
        {__LINE__, 1, "above 0", PLATES("--bar", "0")},
        {__LINE__, 1, "0 to 10 kg", PLATES("--collar", "500")},
        {__LINE__, 1, "above 0", PRESCRIBE("--bar", "0")},
        {__LINE__, 1, "0 to 10 kg", PRESCRIBE("--collar", "500")},
    };
    char before[8192], after[8192];
    ctl_run_dump(c, before, sizeof before);
    CHECK_ROWS(c, rows, true);
    ctl_run_dump(c, after, sizeof after);
    assert_string_equal(before, after);
    MUST(c, "rack", "set", "--bar", "300", "--collar", "10", "--stock", "");
}

static void a_rack_kept_out_of_range_wants_to_be_said_anew(void **state)
{
    struct ctl_run *c = *state;
    sqlite3 *raw;
    MUST(c, "rack", "set", "--bar", "15");
    assert_int_equal(sqlite3_open(c->db_path, &raw), SQLITE_OK);
    assert_int_equal(sqlite3_exec(raw, "UPDATE racks SET collar_g = 500000",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(raw);
    static const struct ctl_row rows[] = {
        {__LINE__, 1, "say it anew", {"rack", "show"}},
        {__LINE__, 1, "say it anew", {"rack", "set", "--bar", "20"}},
        {__LINE__, 0, "25", {"rack", "set", "--stock", "25x4"}},
        {__LINE__, 0, "25", {"rack", "show"}},
    };
    CHECK_ROWS(c, rows, true);
}

static void a_top_set_beyond_all_plates_is_answered(void **state)
{
    struct ctl_run *c = *state;
    static const struct ctl_row rows[] = {
        {__LINE__, 0, "is above all plates",
         {"prescribe", "--protocol", "strength", "--lift", "squat", "--top",
          "1000x15@6"}},
        {__LINE__, 0, "is above all plates",
         {"prescribe", "--protocol", "single-10", "--lift", "squat", "--top",
          "1000x12@6", "--curve", "classic", "--recovery", "fresh"}},
    };
    CHECK_ROWS(c, rows, false);
}

#define GYM(test) cmocka_unit_test_setup(test, ctl_run_fresh_gym)

int main(void)
{
    const struct CMUnitTest tests[] = {
        GYM(a_rack_no_bar_can_be_loaded_on_is_refused),
        GYM(a_rack_kept_out_of_range_wants_to_be_said_anew),
        GYM(a_top_set_beyond_all_plates_is_answered),
    };
    return cmocka_run_group_tests(tests, ctl_run_begin, ctl_run_end);
}
