/* racksidectl: roster, plans and rack, on databases of its own. */
#include "tests/harness/ctl_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void init_makes_a_database_and_never_overwrites_one(void **state)
{
    struct ctl_run *c = *state;
    char before[8192], after[8192];
    ctl_run_dump(c, before, sizeof before);
    ON_DB(c, "init");
    assert_int_equal(c->code, 1);
    assert_non_null(strstr(c->err, "exists already"));
    ON_DB(c, "demo");
    assert_int_equal(c->code, 1);
    ctl_run_dump(c, after, sizeof after);
    assert_string_equal(after, before);
}

static void without_a_database_it_says_how_to_make_one(void **state)
{
    struct ctl_run *c = *state;
    RUN(c, "athlete", "list", "--db", c->spare_path);
    assert_int_equal(c->code, 1);
    assert_true(ctl_run_is_one_line(c->err));
    assert_non_null(strstr(c->err, "init"));
    assert_int_equal(access(c->spare_path, F_OK), -1);
}

static void a_file_that_is_no_database_is_left_alone(void **state)
{
    struct ctl_run *c = *state;
    char text[32];
    FILE *file = fopen(c->spare_path, "w");
    assert_true(fputs("dear diary, dear diary\n", file) > 0);
    fclose(file);
    RUN(c, "--db", c->spare_path, "check");
    assert_int_equal(c->code, 1);
    assert_true(ctl_run_is_one_line(c->err));
    file = fopen(c->spare_path, "r");
    assert_non_null(fgets(text, sizeof text, file));
    fclose(file);
    assert_string_equal(text, "dear diary, dear diary\n");
}

static void the_roster_is_added_to_listed_renamed_and_removed(void **state)
{
    struct ctl_run *c = *state;
    static const struct ctl_row rows[] = {
        {__LINE__, 0, "Zo\xC3\xAB", {"athlete", "add", "Zo\xC3\xAB"}},
        {__LINE__, 0, "--x", {"athlete", "add", "--", "--x"}},
        {__LINE__, 0, "lb", {"athlete", "list"}},
        {__LINE__, 0, "Eve", {"athlete", "rename", "Ada", "Eve"}},
        {__LINE__, 0, "Eve", {"plan", "list", "Eve"}},
        {__LINE__, 0, "sets stay", {"athlete", "remove", "Eve"}},
        {__LINE__, 0, "Ada", {"athlete", "add", "Ada", "--tag", TAG}},
        {__LINE__, 0, "free", {"tag", "remove", TAG}},
        {__LINE__, 0, "Mike", {"tag", "add", "Mike", TAG}},
        {__LINE__, 0, "Mike", {"tag", "add", "mike", "usb:0012345678"}},
    };
    CHECK_ROWS(c, rows, true);
    MUST(c, "athlete", "list", "--json");
    json_t *list = ctl_run_json(c);
    const char *name, *unit, *first, *second;
    assert_int_equal(json_array_size(list), 4);
    assert_int_equal(json_unpack(json_array_get(list, 2),
                                 "{s:s, s:s, s:[s, s]}", "name", &name,
                                 "unit", &unit, "tags", &first, &second),
                     0);
    assert_string_equal(name, "Mike");
    assert_string_equal(unit, "lb");
    assert_string_equal(first, TAG);
    assert_string_equal(second, "usb:0012345678");
    json_decref(list);
}

static void plans_are_set_replaced_listed_and_removed(void **state)
{
    struct ctl_run *c = *state;
    MUST(c, "plan", "set", "Mike", "bench", "--protocol", "hypertrophy",
         "--e1rm", "285lb");
    MUST(c, "plan", "set", "Mike", "bench", "--protocol", "power");
    MUST(c, "plan", "list", "--json");
    ctl_run_is_json(c, __LINE__,
                "[{'athlete': 'Ada', 'lift': 'deadlift', 'protocol': "
                "'strength', 'e1rm_g': 200000, 'frequency': 2, 'exercises': "
                "1}, {'athlete': 'Mike', 'lift': 'bench', 'protocol': "
                "'power', 'e1rm_g': null, 'frequency': null, 'exercises': "
                "null}]");
    MUST(c, "plan", "remove", "Mike", "bench");
    MUST(c, "plan", "list", "Mike", "--json");
    ctl_run_is_json(c, __LINE__, "[]");
}

static void the_rack_keeps_what_is_not_said(void **state)
{
    struct ctl_run *c = *state;
    MUST(c, "rack", "set", "--collar", "2.5", "--sleeve", "415");
    MUST(c, "rack", "set", "--bar", "45lb", "--stock", "45lbx4,bumper:20x2");
    MUST(c, "rack", "show", "--json");
    json_t *answer = ctl_run_json(c);
    assert_int_equal(json_array_size(json_object_get(answer, "bars")), 1);
    json_decref(answer);
    assert_non_null(strstr(c->out, "\"bar_g\": 20412"));
    assert_non_null(strstr(c->out, "\"collar_g\": 2500"));
    assert_non_null(strstr(c->out, "\"iron:45lbx4,bumper:20x2\""));
    assert_non_null(strstr(c->out, "\"sleeve_mm\": 415,\n  \"bars\""));
    MUST(c, "rack", "show");
    assert_non_null(strstr(c->out, "45lbx4, bumper:20x2"));
    MUST(c, "rack", "set", "--sleeve", "0");
    assert_non_null(strstr(c->out, "no limit"));
}

static void presets_are_listed_and_set(void **state)
{
    struct ctl_run *c = *state;
    RUN(c, "rack", "preset"); /* no database is asked for */
    assert_int_equal(c->code, 0);
    assert_non_null(strstr(c->out, "ipf-kg"));
    assert_non_null(strstr(c->out, "Hotel gym"));
    RUN(c, "rack", "preset", "--json");
    json_t *list = ctl_run_json(c);
    assert_int_equal(json_array_size(list), 5);
    json_t *us = json_array_get(list, 2);
    assert_string_equal(json_string_value(json_object_get(us, "name")),
                        "us-lb");
    assert_int_equal(json_integer_value(json_object_get(us, "bar_g")), 20412);
    json_decref(list);
    MUST(c, "rack", "set", "--stock", "1.25x1", "--collar", "1");
    MUST(c, "rack", "preset", "hotel-gym", "--json");
    const char *const hotel =
        "\"iron:20x2,iron:10x2,iron:5x2,iron:2.5x2,iron:1.25x1\"";
    assert_non_null(strstr(c->out, hotel));
    MUST(c, "rack", "show", "--json");
    assert_non_null(strstr(c->out, hotel));
    assert_non_null(strstr(c->out, "\"collar_g\": 0"));
}

/* As on the staff's screen. */
static void a_preset_leaves_the_other_bars(void **state)
{
    struct ctl_run *c = *state;
    MUST(c, "rack", "set", "--bars", "20kg,15kg women's,30kg hex:trap");
    MUST(c, "rack", "bar", "deadlift", "hex");
    MUST(c, "rack", "preset", "us-lb");
    assert_non_null(strstr(c->out, "bar     45 lb\n"));
    assert_non_null(strstr(c->out, "women's"));
    assert_non_null(strstr(c->out, "deadlift by the hex"));
    MUST(c, "rack", "show");
    assert_non_null(strstr(c->out, "hex:trap"));
    assert_non_null(strstr(c->out, "deadlift by the hex"));
}

static void the_usual_bar_does_not_get_anothers_mass(void **state)
{
    struct ctl_run *c = *state;
    MUST(c, "rack", "set", "--bars", "20kg,15kg");
    ON_DB(c, "rack", "set", "--bar", "15kg");
    assert_int_equal(c->code, 1);
    assert_non_null(strstr(c->err, "name them"));
    MUST(c, "rack", "set", "--bar", "15.5kg");
}

static void a_rack_has_several_bars_and_lifts_choose_among_them(void **state)
{
    struct ctl_run *c = *state;
    MUST(c, "rack", "set", "--bars",
         "20kg,15kg women's@320mm,30kg trap bar:trap@260mm");
    assert_non_null(strstr(c->out, "no lift asks for the kind trap"));
    MUST(c, "rack", "bar", "deadlift", "Trap bar");
    assert_string_equal(c->out, "deadlift by the trap bar\n");
    MUST(c, "rack", "show");
    assert_non_null(strstr(c->out, "bar     20 kg\n"));
    assert_non_null(strstr(c->out, "bar     30 kg trap bar:trap, sleeve 260"));
    assert_non_null(strstr(c->out, "deadlift by the trap bar"));
    assert_null(strstr(c->out, "no lift asks"));
    MUST(c, "rack", "set", "--bar", "25kg", "--sleeve", "400");
    MUST(c, "rack", "show", "--json");
    json_t *answer = ctl_run_json(c), *bar;
    const char *name;
    int mass_g, sleeve_mm;
    bar = json_array_get(json_object_get(answer, "bars"), 0);
    assert_int_equal(json_unpack(bar, "{s:s, s:i, s:i}", "name", &name,
                                 "mass_g", &mass_g, "sleeve_mm", &sleeve_mm),
                     0);
    assert_string_equal(name, "");
    assert_int_equal(mass_g, 25000);
    assert_int_equal(sleeve_mm, 400);
    bar = json_array_get(json_object_get(answer, "bars"), 2);
    json_t *lifts = json_object_get(bar, "lifts");
    assert_int_equal(json_array_size(lifts), 1);
    json_decref(answer);
    MUST(c, "rack", "bar", "deadlift");
    assert_string_equal(c->out, "deadlift by the 25 kg bar\n");
    const struct ctl_row rows[] = {
        {__LINE__, 1, "women's", {"rack", "bar", "squat", "axle"}},
        {__LINE__, 1, "machine", {"rack", "bar", "leg-press", "women's"}},
        {__LINE__, 1, "no lift", {"rack", "bar", "curl", "women's"}},
        {__LINE__, 2, "--bars", {"rack", "set", "--bars", "women's"}},
        {__LINE__, 2, "--bars", {"rack", "set", "--bars", "20kg,"}},
        {__LINE__, 2, "first",
         {"rack", "set", "--bars", "20kg", "--bar", "20kg"}},
        {__LINE__, 1, "name them", {"rack", "set", "--bars", "20kg,20kg"}},
        {__LINE__, 1, "300 kg", {"rack", "set", "--bars", "20kg,301kg"}},
        {__LINE__, 1, "2000", {"rack", "set", "--bars", "20kg@2001"}},
        {__LINE__, 1, "8 bars",
         {"rack", "set", "--bars", "1,2,3,4,5,6,7,8,9"}},
    };
    CHECK_ROWS(c, rows, true);
}

static void a_refusal_changes_nothing(void **state)
{
    struct ctl_run *c = *state;
    const struct ctl_row rows[] = {
        {__LINE__, 1, "unique", {"athlete", "add", "Ada"}},
        {__LINE__, 1, "unique", {"athlete", "add", "aDA"}},
        {__LINE__, 1, "name", {"athlete", "add", ""}},
        {__LINE__, 1, "name", {"athlete", "add", " Bo"}},
        {__LINE__, 1, "name", {"athlete", "add", "B\no"}},
        {__LINE__, 1, "name", {"athlete", "add", "\xFF\xFE"}},
        {__LINE__, 1, "Ada", {"athlete", "add", "Bo", "--tag", TAG}},
        {__LINE__, 2, "tag", {"athlete", "add", "Bo", "--tag", "26:01"}},
        {__LINE__, 2, "kg or lb", {"athlete", "add", "Bo", "--unit", "st"}},
        {__LINE__, 2, "NAME", {"athlete", "add"}},
        {__LINE__, 2, "one too many", {"athlete", "add", "Bo", "Lind"}},
        {__LINE__, 1, "Bo", {"athlete", "rename", "Bo", "Eve"}},
        {__LINE__, 1, "unique", {"athlete", "rename", "Mike", "Ada"}},
        {__LINE__, 1, "Bo", {"athlete", "remove", "Bo"}},
        {__LINE__, 1, "Ada", {"tag", "add", "Mike", TAG}},
        {__LINE__, 1, "Bo", {"tag", "add", "Bo", "4:0101"}},
        {__LINE__, 1, "nobody", {"tag", "remove", "4:0101"}},
        {__LINE__, 2, "tag", {"tag", "remove", "0101"}},
        {__LINE__, 1, "Bo",
         {"plan", "set", "Bo", "squat", "--protocol", "power"}},
        {__LINE__, 1, "squat",
         {"plan", "set", "Ada", "curl", "--protocol", "power"}},
        {__LINE__, 1, "hypertrophy",
         {"plan", "set", "Ada", "squat", "--protocol", "magic"}},
        {__LINE__, 2, "--protocol P", {"plan", "set", "Ada", "squat"}},
        {__LINE__, 1, "nan",
         {"plan", "set", "Ada", "squat", "--protocol", "power", "--e1rm",
          "nan"}},
        {__LINE__, 1, "-1",
         {"plan", "set", "Ada", "squat", "--protocol", "power", "--e1rm",
          "-1"}},
        {__LINE__, 1, "1 to 14",
         {"plan", "set", "Ada", "squat", "--protocol", "power",
          "--frequency", "15"}},
        {__LINE__, 1, "squat", {"plan", "remove", "Ada", "squat"}},
        {__LINE__, 1, "Bo", {"plan", "list", "Bo"}},
        {__LINE__, 1, "Bo", {"history", "Bo"}},
        {__LINE__, 1, "2000", {"rack", "set", "--sleeve", "2001"}},
        {__LINE__, 1, "-20", {"rack", "set", "--bar", "-20"}},
        {__LINE__, 1, "25x2,25x2", {"rack", "set", "--stock", "25x2,25x2"}},
        {__LINE__, 2, "--stock", {"rack", "set", "--stock", "25,20"}},
        {__LINE__, 1, "rack preset", {"rack", "preset", "cellar"}},
        {__LINE__, 2, "one too many", {"rack", "preset", "us-lb", "ipf-kg"}},
        {__LINE__, 2, "either", {"export", "sets", "--csv", "--json"}},
        {__LINE__, 1, "cannot read", {"import", "roster", "/nowhere.csv"}},
        {__LINE__, 1, "cannot read", {"import", "roster", "/tmp"}},
        {__LINE__, 1, "nowhere", {"backup", "/nowhere/copy.db"}},
        {__LINE__, 1, "exist", {"backup", c->db_path}},
        {__LINE__, 1, "1 to 999", {"backup", "--keep", "0"}},
        {__LINE__, 1, "1 to 999", {"backup", "--keep", "1000"}},
        {__LINE__, 2, "1 to 999", {"backup", "--keep", "all"}},
        {__LINE__, 1, "/nowhere", {"backup", "--keep", "2", "/nowhere"}},
        {__LINE__, 2, "YYYY", {"demo", "--until", "yesterday"}},
        {__LINE__, 1, "day", {"demo", "--until", "2026-02-31"}},
    };
    char before[8192], after[8192];
    ctl_run_dump(c, before, sizeof before);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ctl_run_rows(c, &rows[i], 1, true);
        ctl_run_dump(c, after, sizeof after);
        if (strcmp(before, after) != 0) {
            fail_msg("line %d changed the database:\n%s", rows[i].line,
                     after);
        }
    }
}

#define GYM(test) cmocka_unit_test_setup(test, ctl_run_fresh_gym)

int main(void)
{
    const struct CMUnitTest tests[] = {
        GYM(init_makes_a_database_and_never_overwrites_one),
        GYM(without_a_database_it_says_how_to_make_one),
        GYM(a_file_that_is_no_database_is_left_alone),
        GYM(the_roster_is_added_to_listed_renamed_and_removed),
        GYM(plans_are_set_replaced_listed_and_removed),
        GYM(the_rack_keeps_what_is_not_said),
        GYM(presets_are_listed_and_set),
        GYM(a_preset_leaves_the_other_bars),
        GYM(the_usual_bar_does_not_get_anothers_mass),
        GYM(a_rack_has_several_bars_and_lifts_choose_among_them),
        GYM(a_refusal_changes_nothing),
    };
    return cmocka_run_group_tests(tests, ctl_run_begin, ctl_run_end);
}
