/* racksidectl path: the answer, for programs and for people, and what it
 * refuses. */
#include "tests/harness/ctl_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define STOCK "25x4,20x2,10x2,5x2,2.5x2"
#define PATH(...) {"path", "--stock", STOCK, "--loads", __VA_ARGS__}

static void a_workout_is_answered_step_by_step(void **state)
{
    struct ctl_run *c = *state;
    RUN(c, "path", "--loads", "80~5,120~5,120", "--stock", STOCK, "--on",
        "20,25", "--json");
    ctl_run_is_json(
        c, __LINE__,
        "{'steps': ["
        "{'load_g': 80000, 'side': ["
        "{'label': '20', 'unit': 'kg', 'mass_g': 20000},"
        "{'label': '10', 'unit': 'kg', 'mass_g': 10000}],"
        " 'remove': ['25'], 'add': ['10']},"
        "{'load_g': 120000, 'side': ["
        "{'label': '20', 'unit': 'kg', 'mass_g': 20000},"
        "{'label': '20', 'unit': 'kg', 'mass_g': 20000},"
        "{'label': '10', 'unit': 'kg', 'mass_g': 10000}],"
        " 'remove': ['10'], 'add': ['20', '10']},"
        "{'load_g': 120000, 'side': ["
        "{'label': '20', 'unit': 'kg', 'mass_g': 20000},"
        "{'label': '20', 'unit': 'kg', 'mass_g': 20000},"
        "{'label': '10', 'unit': 'kg', 'mass_g': 10000}],"
        " 'remove': [], 'add': []}],"
        " 'moves': 5}");
    RUN(c, "path", "--loads", "135lb~10,145lb", "--bar", "45lb", "--stock",
        "45lbx1,5lbx1", "--json");
    ctl_run_is_json(
        c, __LINE__,
        "{'steps': ["
        "{'load_g': 61236, 'side': ["
        "{'label': '45', 'unit': 'lb', 'mass_g': 20412}],"
        " 'remove': [], 'add': ['45']},"
        "{'load_g': 65772, 'side': ["
        "{'label': '45', 'unit': 'lb', 'mass_g': 20412},"
        "{'label': '5', 'unit': 'lb', 'mass_g': 2268}],"
        " 'remove': [], 'add': ['5']}],"
        " 'moves': 2}");
}

static void a_coach_reads_what_to_change(void **state)
{
    struct ctl_run *c = *state;
    RUN(c, "path", "--loads", "80~5,120~5,161,145,145", "--stock", STOCK);
    assert_int_equal(c->code, 0);
    assert_string_equal(
        c->out,
        "     load   per side       to change\n"
        "    80 kg   25 5           on 25 5\n"
        "   120 kg   25 25          off 5, on 25\n"
        "   160 kg   25 25 20       on 20\n"
        "            161 kg is not loadable: 160 or 165\n"
        "   145 kg   25 25 10 2.5   off 20, on 10 2.5\n"
        "   145 kg   25 25 10 2.5   as it is\n"
        "8 plates to handle on each side\n");
    RUN(c, "path", "--loads", "315lb,20", "--bar", "45lb", "--stock",
        "45lbx3", "--on", "45,45,45");
    assert_string_equal(c->out,
                        "     load   per side   to change\n"
                        "   315 lb   45 45 45   as it is\n"
                        "  20.4 kg   -          off 45 45 45\n"
                        "            20 kg is below the empty bar: 20.4\n"
                        "3 plates to handle on each side\n");
}

static void what_is_no_workout_is_refused_by_its_load(void **state)
{
    struct ctl_run *c = *state;
    static const struct ctl_row rows[] = {
        {__LINE__, 2, "--loads LIST", {"path", "--stock", STOCK}},
        {__LINE__, 2, "--stock LIST", {"path", "--loads", "80"}},
        {__LINE__, 2, "80~5,120~5,160", PATH("")},
        {__LINE__, 2, "load 2: '': a load is missing", PATH("80,")},
        {__LINE__, 2, "load 1, behind ~: 'x': not a number", PATH("80~x")},
        {__LINE__, 2, "load 2: 'heavy': not a number", PATH("80,heavy")},
        {__LINE__, 1, "load 1: '80stone': unknown unit", PATH("80stone")},
        {__LINE__, 1, "load 2: '1001': a load above", PATH("80,1001")},
        {__LINE__, 1, "load 1: '-5'", PATH("-5")},
        {__LINE__, 1, "load 1, behind ~: '-5'", PATH("80~-5")},
        {__LINE__, 1, "at most 300 kg", PATH("80", "--bar", "301")},
        {__LINE__, 1, "0 to 2000", PATH("80", "--sleeve", "2001")},
        {__LINE__, 1, "--on '15'", PATH("80", "--on", "15")},
        {__LINE__, 2, "--stock '25,20'",
         {"path", "--loads", "80", "--stock", "25,20"}},
    };
    CHECK_ROWS(c, rows, false);
}

static void a_workout_may_be_long_but_not_endless(void **state)
{
    struct ctl_run *c = *state;
    char loads[64 * 4] = "60";
    for (int i = 1; i < 60; i++) {
        strcat(loads, i % 2 ? ",80" : ",60");
    }
    RUN(c, "path", "--loads", loads, "--stock", STOCK);
    assert_int_equal(c->code, 0);
    strcat(loads, ",60");
    RUN(c, "path", "--loads", loads, "--stock", STOCK);
    assert_int_equal(c->code, 1);
    assert_non_null(strstr(c->err, "at most 60 loads"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_workout_is_answered_step_by_step),
        cmocka_unit_test(a_coach_reads_what_to_change),
        cmocka_unit_test(what_is_no_workout_is_refused_by_its_load),
        cmocka_unit_test(a_workout_may_be_long_but_not_endless),
    };
    return cmocka_run_group_tests(tests, ctl_run_begin, ctl_run_end);
}
