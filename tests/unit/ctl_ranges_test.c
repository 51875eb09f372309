/* racksidectl: what it refuses as out of range, and says the range of. */
#include "tests/harness/ctl_run.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define PLATES(...)                                                          \
    {"plates", "--target", "100", "--stock", "25x2", __VA_ARGS__}
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

/* 1: a number out of range, a name that is not known. 2: not in its form. */
static void what_is_no_number_or_no_such_word_is_wrong_usage(void **state)
{
    struct ctl_run *c = *state;
    static const struct ctl_row rows[] = {
        {__LINE__, 2, "0 to 2000", PLATES("--sleeve", "abc")},
        {__LINE__, 2, "0 to 2000", PLATES("--sleeve", "")},
        {__LINE__, 1, "0 to 2000", PLATES("--sleeve", "2001")},
        {__LINE__, 1, "whole number", PLATES("--sleeve", "400.5")},
        {__LINE__, 2, "kg", PLATES("--bar", "light")},
        {__LINE__, 1, "kg", PLATES("--bar", "1001")},
        {__LINE__, 1, "kg", PLATES("--bar", "20stone")},
        {__LINE__, 1, "--on", PLATES("--on", "20")},
        {__LINE__, 2, "--stock",
         {"plates", "--target", "100", "--stock", "25"}},
        {__LINE__, 2, "decimal", {"curve", "--reps", "1", "--rpe", "hard"}},
        {__LINE__, 1, "decimal", {"curve", "--reps", "1", "--rpe", "8.25"}},
        {__LINE__, 2, "1 to 20", {"curve", "--reps", "few", "--rpe", "8"}},
        {__LINE__, 2, "fresh, normal or tired", PRESCRIBE("--recovery", "bad")},
        {__LINE__, 2, "trac, classic", PRESCRIBE("--curve", "foo")},
        {__LINE__, 1, "protocols.ini",
         {"prescribe", "--protocol", "foo", "--lift", "squat", "--top",
          "180x2@9"}},
        {__LINE__, 1, "lifts.ini",
         {"prescribe", "--protocol", "strength", "--lift", "foo", "--top",
          "180x2@9"}},
        {__LINE__, 2, "--top",
         {"prescribe", "--protocol", "strength", "--lift", "squat", "--top",
          "heavyx2@9"}},
        {__LINE__, 1, "--top",
         {"prescribe", "--protocol", "strength", "--lift", "squat", "--top",
          "1001x2@9"}},
        {__LINE__, 0, "2 wrong usage", {"--help"}},
    };
    CHECK_ROWS(c, rows, false);
}

static void a_history_of_no_lift_is_refused(void **state)
{
    struct ctl_run *c = *state;
    static const struct ctl_row rows[] = {
        {__LINE__, 1, "'nosuchlift' is no lift; there are squat",
         {"history", "Ada", "nosuchlift"}},
        {__LINE__, 1, "no lift", {"history", "Ada", "nosuchlift", "--json"}},
        {__LINE__, 0, "no sets yet", {"history", "Ada", "deadlift"}},
        {__LINE__, 0, "[]", {"history", "Ada", "deadlift", "--json"}},
    };
    CHECK_ROWS(c, rows, true);
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void mistakes_of_the_assets_are_one_line_of_the_command(void **state)
{
    struct ctl_run *c = *state;
    char path[64];
    snprintf(path, sizeof path, "%s/protocols.ini", c->dir);
    write_file(path, "[p]\nspeed = 9\nrest = 4 hours\ntop = 2\n");
    setenv("RACKSIDE_ASSETS", c->dir, 1);
    static const struct ctl_row rows[] = {
        {__LINE__, 1, "racksidectl prescribe: ", PRESCRIBE("--json")},
        {__LINE__, 1, "protocols.ini:2: [p] speed: ", PRESCRIBE("--json")},
    };

    CHECK_ROWS(c, rows, false);
    unlink(path);
    RUN(c, "plates", "--target", "100", "--stock", "25x2");
    unsetenv("RACKSIDE_ASSETS");
    assert_int_equal(c->code, 1);
    assert_true(ctl_run_is_one_line(c->err));
    assert_non_null(strstr(c->err, "racksidectl plates: cannot read "));
}

#define GYM(test) cmocka_unit_test_setup(test, ctl_run_fresh_gym)

int main(void)
{
    const struct CMUnitTest tests[] = {
        GYM(a_rack_no_bar_can_be_loaded_on_is_refused),
        GYM(a_rack_kept_out_of_range_wants_to_be_said_anew),
        GYM(a_top_set_beyond_all_plates_is_answered),
        GYM(what_is_no_number_or_no_such_word_is_wrong_usage),
        GYM(a_history_of_no_lift_is_refused),
        GYM(mistakes_of_the_assets_are_one_line_of_the_command),
    };
    return cmocka_run_group_tests(tests, ctl_run_begin, ctl_run_end);
}
