/* racksidectl: the calculators and the help. */
#include "tests/harness/ctl_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void curve_answers_with_the_charts_own_figures(void **state)
{
    struct ctl_run *c = *state;
    static const struct {
        int line;
        const char *reps, *rpe, *curve, *json;
    } cases[] = {
        {__LINE__, "1", "10", "trac", "{'n': 1, 'pct': 100.0}"},
        {__LINE__, "2", "9", "trac", "{'n': 3, 'pct': 92.2}"},
        {__LINE__, "1", "8.5", "classic", "{'n': 2.5, 'pct': 93.9}"},
        {__LINE__, "1", "9.50", "classic", "{'n': 1.5, 'pct': 97.8}"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        RUN(c, "curve", "--reps", cases[i].reps, "--rpe", cases[i].rpe,
            "--curve", cases[i].curve, "--json");
        ctl_run_is_json(c, cases[i].line, cases[i].json);
    }
}

static void calculators_refuse_what_they_cannot_answer(void **state)
{
    struct ctl_run *c = *state;
    static const struct ctl_row rows[] = {
        {__LINE__, 1, "RPE", {"curve", "--reps", "1", "--rpe", "5"}},
        {__LINE__, 1, "5.9", {"curve", "--reps", "1", "--rpe", "5.9"}},
        {__LINE__, 1, "10.5", {"curve", "--reps", "1", "--rpe", "10.5"}},
        {__LINE__, 1, "nan", {"curve", "--reps", "1", "--rpe", "nan"}},
        {__LINE__, 1, "8.25", {"curve", "--reps", "1", "--rpe", "8.25"}},
        {__LINE__, 1, "-8", {"curve", "--reps", "1", "--rpe", "-8"}},
        {__LINE__, 1, "1 to 20", {"curve", "--reps", "0", "--rpe", "8"}},
        {__LINE__, 1, "1 to 20", {"curve", "--reps", "-1", "--rpe", "8"}},
        {__LINE__, 1, "1 to 20", {"curve", "--reps", "21", "--rpe", "8"}},
        {__LINE__, 1, "whole", {"curve", "--reps", "1.5", "--rpe", "8"}},
        {__LINE__, 1, "1 to 20",
         {"curve", "--reps", "99999999999999999999", "--rpe", "8"}},
        {__LINE__, 1, "reserve",
         {"curve", "--reps", "12", "--rpe", "9", "--curve", "helms"}},
        {__LINE__, 1, "kg", {"plates", "--target", "nan", "--stock", "25x2"}},
        {__LINE__, 1, "-5", {"plates", "--target", "-5", "--stock", "25x2"}},
        {__LINE__, 1, "1001",
         {"plates", "--target", "1001", "--stock", "25x2"}},
        {__LINE__, 1, "stone",
         {"plates", "--target", "10stone", "--stock", "25x2"}},
        {__LINE__, 1, "25x99",
         {"plates", "--target", "100", "--stock", "25x99"}},
        {__LINE__, 1, "--on",
         {"plates", "--target", "100", "--stock", "25x2", "--on", "20"}},
        {__LINE__, 1, "64",
         {"wiegand", "0000000000000000000000000000000000000000000000000000000"
                     "0000000000"}},
    };
    static const struct ctl_row misuses[] = {
        {__LINE__, 2, "--reps R", {"curve", "--reps", "1"}},
        {__LINE__, 2, "trac, classic or helms",
         {"curve", "--reps", "1", "--rpe", "8", "--curve", "brzycki"}},
        {__LINE__, 2, "twice", {"curve", "--reps", "1", "--reps=2"}},
        {__LINE__, 2, "needs a value", {"curve", "--reps"}},
        {__LINE__, 2, "needs a value", {"curve", "--reps", "--rpe", "8"}},
        {__LINE__, 2, "takes no value", {"curve", "--json=yes"}},
        {__LINE__, 2, "--fast", {"curve", "--fast"}},
        {__LINE__, 2, "-r", {"curve", "-r", "1"}},
        {__LINE__, 2, "one too many", {"curve", "1", "8"}},
        {__LINE__, 2, "--stock LIST", {"plates", "--target", "100"}},
        {__LINE__, 2, "--stock",
         {"plates", "--target", "100", "--stock", "25,20"}},
        {__LINE__, 2, "FRAME", {"wiegand"}},
        {__LINE__, 2, "0 and 1", {"wiegand", "0012"}},
        {__LINE__, 2, "0 and 1", {"wiegand", ""}},
    };
    CHECK_ROWS(c, rows, false);
    CHECK_ROWS(c, misuses, false);
}

static void prescribe_gives_todays_backoff_and_its_plates(void **state)
{
    struct ctl_run *c = *state;
    RUN(c, "prescribe", "--protocol", "strength", "--lift", "deadlift", "--top",
        "180x2@9", "--json");
    json_t *json = ctl_run_json(c);
    int reading = 0, e1rm = 0, sets, low, high, target, load, first;
    double predicted, stop;
    assert_int_equal(
        json_unpack(json,
                    "{s:i, s:i, s:{s:i, s:i, s:i, s:i, s:i, s:F, s:F}, "
                    "s:[{s:i}], s:[]}",
                    "reading_g", &reading, "e1rm_g", &e1rm, "backoff", "sets",
                    &sets, "reps_min", &low, "reps_max", &high, "target_g",
                    &target, "load_g", &load, "predicted_rpe", &predicted,
                    "stop_rpe", &stop, "side", "mass_g", &first, "why"),
        0);
    /* 180 kg at 92.2 %, and 82 % of that. */
    assert_int_equal(reading, 195228);
    assert_int_equal(e1rm, reading);
    assert_int_equal(target, 160087);
    assert_int_equal(load, 160000);
    assert_true(sets == 2 && low == 5 && high == 5);
    assert_true(predicted <= stop && stop == 9);
    assert_int_equal(first, 25000);
    json_decref(json);
}

static void prescribe_takes_a_miss_where_something_is_known(void **state)
{
    struct ctl_run *c = *state;
    RUN(c, "prescribe", "--protocol=strength", "--lift=deadlift",
        "--top=200x0@miss", "--e1rm=200kg", "--json");
    json_t *json = ctl_run_json(c);
    assert_true(json_is_null(json_object_get(json, "reading_g")));
    assert_true(json_integer_value(json_object_get(json, "e1rm_g")) < 200000);
    json_decref(json);
}

static void a_machine_starts_from_its_own_empty_load(void **state)
{
    struct ctl_run *c = *state;
    static const struct ctl_row rows[] = {
        {__LINE__, 0, "60 kg", /* 60 is the empty 50 and a 5 a side */
         {"prescribe", "--protocol", "single-10", "--lift", "leg-press",
          "--top", "66.7x1@8", "--stock", "5x2"}},
        {__LINE__, 0, "60 kg",
         {"prescribe", "--protocol", "single-10", "--lift", "leg-press",
          "--top", "66.7x1@8", "--stock", "20x1", "--bar", "20"}},
    };
    CHECK_ROWS(c, rows, false);
}

#define ASK(top)                                                             \
    "prescribe", "--protocol", "strength", "--lift", "deadlift", "--top", top

static void prescribe_refuses_in_one_line(void **state)
{
    struct ctl_run *c = *state;
    static const struct ctl_row rows[] = {
        {__LINE__, 1, "light", {ASK("180x1@5")}},
        {__LINE__, 1, "light", {ASK("180x1@5"), "--e1rm", "200"}},
        {__LINE__, 1, "light", {ASK("100x20@6")}},
        {__LINE__, 1, "reps", {ASK("180x0@9")}},
        {__LINE__, 1, "load", {ASK("nanx1@9")}},
        {__LINE__, 1, "load", {ASK("-180x1@9")}},
        {__LINE__, 1, "load", {ASK("99999x1@9")}},
        {__LINE__, 1, "load", {ASK("0x1@9")}},
        {__LINE__, 1, "RPE", {ASK("180x1@11")}},
        {__LINE__, 1, "RPE", {ASK("180x1@nan")}},
        {__LINE__, 1, "200x0@miss", {ASK("200x0@miss")}},
        {__LINE__, 2, "180x1@8.5", {ASK("180")}},
        {__LINE__, 2, "fresh", {ASK("180x2@9"), "--recovery", "so-so"}},
        {__LINE__, 1, "1 to 14", {ASK("180x2@9"), "--frequency", "0"}},
        {__LINE__, 1, "1 to 20", {ASK("180x2@9"), "--exercises", "21"}},
        {__LINE__, 1, "magic",
         {"prescribe", "--protocol", "magic", "--lift", "squat", "--top",
          "180x1@8"}},
        {__LINE__, 1, "curl",
         {"prescribe", "--protocol", "power", "--lift", "curl", "--top",
          "180x1@8"}},
        {__LINE__, 2, "--top", {"prescribe", "--protocol", "power"}},
    };
    CHECK_ROWS(c, rows, false);
}

static void plates_tells_the_load_the_side_and_the_change(void **state)
{
    struct ctl_run *c = *state;
    RUN(c, "plates", "--target", "101", "--stock", "25x2,10x2,5x1,2.5x1",
        "--on", "25,10,2.5", "--json");
    ctl_run_is_json(c, __LINE__,
                "{'target_g': 101000, 'load_g': 100000, 'exact': false,"
                " 'below_g': 100000, 'above_g': 105000, 'side': ["
                "{'label': '25', 'unit': 'kg', 'mass_g': 25000},"
                "{'label': '10', 'unit': 'kg', 'mass_g': 10000},"
                "{'label': '5', 'unit': 'kg', 'mass_g': 5000}],"
                " 'remove': ['2.5'], 'add': ['5'], 'moves': 2,"
                " 'reason': '101 kg is not loadable: 100 or 105'}");
    RUN(c, "plates", "--target", "15", "--stock", "25x2", "--json");
    ctl_run_is_json(c, __LINE__,
                "{'target_g': 15000, 'load_g': 20000, 'exact': false,"
                " 'below_g': null, 'above_g': 20000, 'side': [],"
                " 'remove': [], 'add': [], 'moves': 0,"
                " 'reason': '15 kg is below the empty bar: 20'}");
}

static void plates_counts_the_bar_both_collars_and_pounds(void **state)
{
    struct ctl_run *c = *state;
    static const struct ctl_row rows[] = {
        {__LINE__, 0, "225 lb, per side: 45",
         {"plates", "--target", "225lb", "--bar", "45lb", "--stock",
          "45lbx4"}},
        {__LINE__, 0, "75 kg, per side: 25\n",
         {"plates", "--target", "75", "--collar", "2.5", "--stock", "25x2"}},
        {__LINE__, 0, "70 kg, per side: 25\n",
         {"plates", "--target", "120", "--stock", "25x2", "--sleeve", "30"}},
        {__LINE__, 0, "take off: 25\nput on:   20\n",
         {"plates", "--target", "60", "--stock", "25x1,20x1", "--on", "25"}},
    };
    CHECK_ROWS(c, rows, false);
}

static void wiegand_reads_a_frame(void **state)
{
    struct ctl_run *c = *state;
    RUN(c, "wiegand", "00101101000000001010001000", "--json");
    ctl_run_is_json(c, __LINE__,
                "{'bits': 26, 'raw': 'b40288', 'parity': 'ok', 'formats': "
                "[{'name': 'H10301', 'facility': 90, 'card': 324}]}");
    RUN(c, "wiegand", "11010010111111110101110111", "--json");
    json_t *json = ctl_run_json(c);
    assert_string_equal(
        json_string_value(json_object_get(json, "parity")), "swapped");
    json_decref(json);
    RUN(c, "wiegand", "0101", "--json");
    ctl_run_is_json(c, __LINE__, "{'bits': 4, 'raw': '5', 'parity': 'none', "
                          "'formats': []}");
}



static void assert_narrow(const char *text)
{
    for (const char *at = text; *at != '\0';) {
        size_t n = strcspn(at, "\n");
        if (n > 80) {
            fail_msg("%zu columns: %.*s", n, (int)n, at);
        }
        at += n + (at[n] == '\n');
    }
}

static void every_command_has_a_help_with_its_options_and_an_example(
    void **state)
{
    struct ctl_run *c = *state;
    static const char *const commands[][2] = {
        {"curve", NULL},     {"prescribe", NULL},  {"plates", NULL},
        {"estimate", NULL},  {"path", NULL},       {"wiegand", NULL},
        {"init", NULL},
        {"demo", NULL},      {"athlete", "add"},   {"athlete", "list"},
        {"athlete", "rename"}, {"athlete", "remove"}, {"tag", "add"},
        {"tag", "remove"},   {"plan", "set"},      {"plan", "list"},
        {"plan", "remove"},  {"history", NULL},    {"rack", "set"},
        {"rack", "show"},    {"rack", "preset"},   {"export", "sets"},   {"import", "roster"},
        {"backup", NULL},    {"check", NULL},
    };
    RUN(c, "--help");
    assert_int_equal(c->code, 0);
    assert_narrow(c->out);
    char *all = strdup(c->out);
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        const char *noun = commands[i][0], *verb = commands[i][1];
        char name[40];
        snprintf(name, sizeof name, "%s%s%s", noun, verb ? " " : "",
                 verb ? verb : "");
        assert_non_null(strstr(all, name));
        RUN(c, noun, verb ? verb : "--help", "--help");
        assert_int_equal(c->code, 0);
        assert_narrow(c->out);
        char *after = strdup(c->out);
        snprintf(name, sizeof name, "%s%s%s", "racksidectl ", noun,
                 verb ? " " : "");
        assert_int_equal(strncmp(after, name, strlen(name)), 0);
        assert_non_null(strstr(after, "Example:\n  racksidectl "));
        assert_non_null(strstr(after, "Exit: 0 "));
        RUN(c, "help", noun, verb);
        assert_string_equal(c->out, after);
        free(after);
    }
    free(all);
}

/* A usage names each option, and the lines below it say what it is. */
static void every_option_of_a_usage_is_explained(void **state)
{
    struct ctl_run *c = *state;
    static const char *const commands[] = {
        "curve", "prescribe", "estimate", "plates", "path", "wiegand", "demo",
        "check"};
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        RUN(c, "help", commands[i]);
        const char *body = strstr(c->out, "\n\n");
        assert_non_null(body);
        for (const char *at = strstr(c->out, "--"); at < body;
             at = strstr(at + 2, "--")) {
            char line[40];
            snprintf(line, sizeof line, "\n  %.*s ",
                     (int)strcspn(at, " ]"), at);
            if (strstr(body, line) == NULL) {
                fail_msg("%s: no line for%s", commands[i], line);
            }
        }
    }
}

static void words_that_are_no_command_are_said(void **state)
{
    struct ctl_run *c = *state;
    static const struct ctl_row rows[] = {
        {__LINE__, 2, "--help", {NULL}},
        {__LINE__, 2, "'lift'", {"lift"}},
        {__LINE__, 2, "'lift'", {"lift", "--help"}},
        {__LINE__, 2, "'lift'", {"help", "lift"}},
        {__LINE__, 2, "athlete rename", {"athlete"}},
        {__LINE__, 2, "athlete rename", {"athlete", "delete"}},
        {__LINE__, 2, "--db needs", {"check", "--db"}},
        {__LINE__, 2, "--db needs", {"check", "--db="}},
        {__LINE__, 2, "--db needs", {"--db", "--json", "check"}},
        {__LINE__, 2, "twice", {"check", "--db", "a", "--db", "b"}},
        {__LINE__, 0, "racksidectl 0", {"--version"}},
        {__LINE__, 0, "athlete rename", {"athlete", "--help"}},
    };
    CHECK_ROWS(c, rows, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(curve_answers_with_the_charts_own_figures),
        cmocka_unit_test(calculators_refuse_what_they_cannot_answer),
        cmocka_unit_test(prescribe_gives_todays_backoff_and_its_plates),
        cmocka_unit_test(prescribe_takes_a_miss_where_something_is_known),
        cmocka_unit_test(a_machine_starts_from_its_own_empty_load),
        cmocka_unit_test(prescribe_refuses_in_one_line),
        cmocka_unit_test(plates_tells_the_load_the_side_and_the_change),
        cmocka_unit_test(plates_counts_the_bar_both_collars_and_pounds),
        cmocka_unit_test(wiegand_reads_a_frame),
        cmocka_unit_test(
            every_command_has_a_help_with_its_options_and_an_example),
        cmocka_unit_test(every_option_of_a_usage_is_explained),
        cmocka_unit_test(words_that_are_no_command_are_said),
    };
    return cmocka_run_group_tests(tests, ctl_run_begin, ctl_run_end);
}
