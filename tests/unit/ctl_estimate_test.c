/* racksidectl estimate: the answer a row, and the files it refuses. */
#include "tests/harness/ctl_run.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HEADER "day,kind,load_g,reps,rpe\n"

static void write_csv(const struct ctl_run *c, const char *text)
{
    FILE *file = fopen(c->csv_path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

struct answer {
    int row, before_g, e1rm_g;
    double predicted_rpe, sd_pct;
};

/* The objects of the last run, one a line; fails where there are not n. */
static void read_answers(const struct ctl_run *c, struct answer *answer,
                         int n)
{
    const char *at = c->out;
    assert_int_equal(c->code, 0);
    for (int i = 0; i < n; i++) {
        struct answer *a = &answer[i];
        json_error_t error;
        json_t *json =
            json_loadb(at, strcspn(at, "\n"), JSON_REJECT_DUPLICATES, &error);
        assert_non_null(json);
        assert_int_equal(
            json_unpack_ex(json, &error, JSON_STRICT,
                           "{s:i, s:F, s:i, s:i, s:F}", "row", &a->row,
                           "predicted_rpe", &a->predicted_rpe,
                           "e1rm_before_g", &a->before_g, "e1rm_g",
                           &a->e1rm_g, "sd_pct", &a->sd_pct),
            0);
        json_decref(json);
        at += strcspn(at, "\n") + 1;
    }
    assert_string_equal(at, "");
}

static void each_row_is_answered_on_a_line_of_its_own(void **state)
{
    struct ctl_run *c = *state;
    struct answer answer[6];
    write_csv(c, HEADER "1,top,180000,1,8.5\r\n"
                        "1,backoff,150000,5,8\n"
                        "\n"
                        "4,top,185000,1,miss\n"
                        "4,top,185000.0,0,miss\n"
                        "3,top,170000,2,5\n"
                        "2,top,\"172500\",2,7.83");
    RUN(c, "estimate", "--csv", c->csv_path, "--json");
    read_answers(c, answer, 6);
    for (int i = 0; i < 6; i++) {
        const struct answer *a = &answer[i];
        assert_int_equal(a->row, i + 1);
        assert_true(a->predicted_rpe >= 5 && a->predicted_rpe <= 10);
        assert_true(a->before_g > 0 && a->e1rm_g > 0 && a->sd_pct > 0);
    }
    /* On one day a set's before is the last one's after. */
    assert_int_equal(answer[1].before_g, answer[0].e1rm_g);
    assert_int_equal(answer[3].before_g, answer[2].e1rm_g);
    /* 180 kg at RPE 8.5 is 93.8 %; a bar that stayed down is too heavy. */
    assert_in_range(answer[0].e1rm_g, 190000, 194000);
    assert_true(answer[3].e1rm_g < answer[3].before_g);
}

static void a_known_max_is_where_it_starts_from(void **state)
{
    struct ctl_run *c = *state;
    struct answer plain, known, helms;
    write_csv(c, HEADER "1,top,184400,2,9\n");
    RUN(c, "estimate", "--csv", c->csv_path, "--json");
    read_answers(c, &plain, 1);
    RUN(c, "estimate", "--csv", c->csv_path, "--e1rm", "200kg", "--json");
    read_answers(c, &known, 1);
    RUN(c, "estimate", "--csv", c->csv_path, "--e1rm", "200", "--curve",
        "helms", "--json");
    read_answers(c, &helms, 1);
    assert_int_equal(known.before_g, 200000);
    /* 92.2 % of it, which the chart has at 2 reps and RPE 9. */
    assert_float_equal(known.predicted_rpe, 9, 0.1);
    assert_true(helms.predicted_rpe > 9.2);
    assert_true(known.sd_pct < plain.sd_pct);
}

static void without_json_it_is_a_table(void **state)
{
    struct ctl_run *c = *state;
    write_csv(c, HEADER "10,top,180000,2,9\n10,backoff,160000,4,miss\n");
    static const struct {
        const char *has;
    } cells[] = {{"1RM now"}, {"180 x 2"}, {"160 x 4"}, {"miss"}, {" %\n"}};
    RUN(c, "estimate", "--csv", c->csv_path);
    assert_int_equal(c->code, 0);
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        if (strstr(c->out, cells[i].has) == NULL) {
            fail_msg("no '%s' in:\n%s", cells[i].has, c->out);
        }
    }
    for (const char *at = c->out; *at != '\0'; at += strcspn(at, "\n") + 1) {
        assert_true(strcspn(at, "\n") <= 80);
    }
}

static void a_bad_file_is_refused_with_its_line(void **state)
{
    struct ctl_run *c = *state;
    static const struct {
        int line;
        const char *text, *has;
    } cases[] = {
        {__LINE__, "", ":1: the first line has to be day,kind,load_g"},
        {__LINE__, "day,kind,load,reps,rpe\n1,top,1,1,8\n", ":1: the first"},
        {__LINE__, "kind,day,load_g,reps,rpe\n", ":1: the first line"},
        {__LINE__, "day,kind,load_g,reps,rpe,at\n", ":1: the first line"},
        {__LINE__, HEADER "1,top,180000,1\n", ":2: each line has five"},
        {__LINE__, HEADER "1,top,180000,1,8,9\n", ":2: each line has five"},
        {__LINE__, HEADER "1,top,180000,1,8\n\none,top,1,1,8\n", ":4: day"},
        {__LINE__, HEADER "1.5,top,180000,1,8\n", ":2: day '1.5'"},
        {__LINE__, HEADER ",top,180000,1,8\n", ":2: day ''"},
        {__LINE__, HEADER "1e30,top,180000,1,8\n", ":2: day"},
        {__LINE__, HEADER "1,single,180000,1,8\n", "top or backoff"},
        {__LINE__, HEADER "1,top,0,1,8\n", ":2: load_g '0'"},
        {__LINE__, HEADER "1,top,-5,1,8\n", "1 to 1000000"},
        {__LINE__, HEADER "1,top,1000001,1,8\n", "1 to 1000000"},
        {__LINE__, HEADER "1,top,180kg,1,8\n", "the load in grams"},
        {__LINE__, HEADER "1,top,nan,1,8\n", "load_g 'nan'"},
        {__LINE__, HEADER "1,top,inf,1,8\n", "load_g 'inf'"},
        {__LINE__, HEADER "1,top,0x1F,1,8\n", "load_g '0x1F'"},
        {__LINE__, HEADER "1,top,180000,0,8\n", "reps done, 1 to 20"},
        {__LINE__, HEADER "1,top,180000,-1,miss\n", "0 to 20"},
        {__LINE__, HEADER "1,top,180000,21,8\n", "1 to 20"},
        {__LINE__, HEADER "1,top,180000,2.5,8\n", "reps '2.5'"},
        {__LINE__, HEADER "1,top,180000,1,4.9\n", "from 5 to 10, or miss"},
        {__LINE__, HEADER "1,top,180000,1,10.1\n", "rpe '10.1'"},
        {__LINE__, HEADER "1,top,180000,1,\n", "rpe ''"},
        {__LINE__, HEADER "1,top,180000,1,Miss\n", "rpe 'Miss'"},
        {__LINE__, HEADER "1,top,180000,1,\"8\n", ":2: a quote is never"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        write_csv(c, cases[i].text);
        RUN(c, "estimate", "--csv", c->csv_path, "--json");
        if (c->code != 1 || strstr(c->err, cases[i].has) == NULL ||
            strstr(c->err, c->csv_path) == NULL || c->out[0] != '\0' ||
            !ctl_run_is_one_line(c->err)) {
            fail_msg("line %d: exit %d\n%s%s", cases[i].line, c->code, c->out,
                     c->err);
        }
    }
}

static void wrong_words_are_said(void **state)
{
    struct ctl_run *c = *state;
    write_csv(c, HEADER);
    const struct ctl_row rows[] = {
        {__LINE__, 2, "--csv FILE", {"estimate"}},
        {__LINE__, 1, "no/such.csv", {"estimate", "--csv", "no/such.csv"}},
        {__LINE__, 1, "above 0",
         {"estimate", "--csv", c->csv_path, "--e1rm", "0"}},
        {__LINE__, 2, "--e1rm",
         {"estimate", "--csv", c->csv_path, "--e1rm", "strong"}},
        {__LINE__, 2, "trac, classic or helms",
         {"estimate", "--csv", c->csv_path, "--curve", "mine"}},
    };
    CHECK_ROWS(c, rows, false);
    RUN(c, "estimate", "--csv", c->csv_path, "--json");
    assert_int_equal(c->code, 0);
    assert_string_equal(c->out, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_row_is_answered_on_a_line_of_its_own),
        cmocka_unit_test(a_known_max_is_where_it_starts_from),
        cmocka_unit_test(without_json_it_is_a_table),
        cmocka_unit_test(a_bad_file_is_refused_with_its_line),
        cmocka_unit_test(wrong_words_are_said),
    };
    return cmocka_run_group_tests(tests, ctl_run_begin, ctl_run_end);
}
