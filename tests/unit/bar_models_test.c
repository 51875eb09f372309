/* Bars that are ready made: what is shipped, and what a mistake is told as. */
#include "kiosk/config/assets.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct assets assets;

static void the_usual_bars_are_shipped_in_both_units(void **state)
{
    static const struct {
        int line;
        const char *section, *title, *kind;
        enum unit unit;
        int32_t mass_g;
    } rows[] = {
        {__LINE__, "usual", "20 kg bar", "", UNIT_KG, 20000},
        {__LINE__, "usual", "45 lb bar", "", UNIT_LB, 20412},
        {__LINE__, "women", "women's bar", "", UNIT_KG, 15000},
        {__LINE__, "women", "women's bar", "", UNIT_LB, 15876},
        {__LINE__, "squat", "squat bar", "squat", UNIT_KG, 25000},
        {__LINE__, "squat", "squat bar", "squat", UNIT_LB, 24948},
        {__LINE__, "trap", "trap bar", "trap", UNIT_KG, 25000},
        {__LINE__, "trap", "trap bar", "trap", UNIT_LB, 24948},
        {__LINE__, "safety", "safety squat bar", "safety", UNIT_KG, 30000},
        {__LINE__, "technique", "technique bar", "", UNIT_KG, 10000},
        {__LINE__, "carriage", "machine carriage", "machine", UNIT_KG, 20000},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int at = bar_models_find(&assets.bar_models, rows[i].section);
        assert_true(at >= 0);
        struct bar bar =
            bar_model_bar(&assets.bar_models.model[at], rows[i].unit);
        char title[BAR_NAME_MAX];
        bars_name(&bar, rows[i].unit, title);
        if (bar.mass_g != rows[i].mass_g ||
            strcmp(title, rows[i].title) != 0 ||
            strcmp(bar.kind, rows[i].kind) != 0) {
            fail_msg("line %d: %s, %d g", rows[i].line, title,
                     (int)bar.mass_g);
        }
    }
}

/* IWF: 320 mm, less the collar. */
static void a_womens_sleeve_is_short(void **state)
{
    int at = bar_models_find(&assets.bar_models, "women");
    assert_int_equal(assets.bar_models.model[at].sleeve_mm, 285);
}

static void no_two_of_them_are_called_alike(void **state)
{
    for (enum unit unit = UNIT_KG; unit < UNIT_COUNT; unit++) {
        struct rack rack;
        int n = 0, at;
        assets_usual_rack(&assets, &rack);
        while ((at = bar_models_nth(&assets.bar_models, unit, n)) >= 0) {
            struct bar bar =
                bar_model_bar(&assets.bar_models.model[at], unit);
            bars_put(&rack, n++, &bar);
        }
        assert_in_range(n, 7, BARS_MAX); /* so all of them fit on one rack */
        assert_int_equal(bars_twin(&rack), -1);
        assert_null(rack_check(&rack));
    }
}

static void one_unit_alone_is_offered_there_alone(void **state)
{
    static struct bar_models models;
    assert_int_equal(assets_bars(&models,
                                 "[a]\nkg = 17.5\n[b]\nlb = 33\n[c]\nkg = 1\n",
                                 "bars.ini", NULL),
                     0);
    assert_int_equal(bar_models_nth(&models, UNIT_KG, 0), 0);
    assert_int_equal(bar_models_nth(&models, UNIT_KG, 1), 2);
    assert_int_equal(bar_models_nth(&models, UNIT_KG, 2), -1);
    assert_int_equal(bar_models_nth(&models, UNIT_LB, 0), 1);
    assert_int_equal(bar_models_nth(&models, UNIT_LB, 1), -1);
    assert_int_equal(models.model[0].mass_g[UNIT_KG], 17500);
}

static void a_mistake_is_told_with_its_line_and_key(void **state)
{
    static const struct {
        int line;
        const char *text, *said;
    } rows[] = {
        {__LINE__, "[a]\nkg = 20kg\n", "bars.ini:2: [a] kg: write a number"},
        {__LINE__, "[a]\nlb = 0\n", "[a] lb: write a number above 0"},
        {__LINE__, "[a]\nkg = -5\n", "[a] kg: write a number"},
        {__LINE__, "[a]\nkg = 301\n", "[a]: a bar must be above 0"},
        {__LINE__, "[a]\nname = trap\n", "bars.ini:2: [a]: kg and lb are"},
        {__LINE__, "[a]\nname = a, b\nkg = 20\n", "[a]: a bar's name"},
        {__LINE__, "[a]\nname = this is much too long a name\n",
         "[a] name: a bar's name"},
        {__LINE__, "[a]\nkind = Trap\n", "[a] kind: a bar's kind"},
        {__LINE__, "[a]\nsleeve = 2001\n", "[a] sleeve: write whole"},
        {__LINE__, "[a]\nmass = 20\n", "[a] mass: unknown key; allowed"},
        {__LINE__, "[a]\nkg = 1\n[b]\nkg = 2\n[a]\nkg = 3\n",
         "this bar is there already"},
        {__LINE__, "[a bar with a name that is too long]\nkg = 1\n",
         "too long a name"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        static struct bar_models models;
        char said[1024] = "";
        FILE *errors = fmemopen(said, sizeof said - 1, "w");
        int n = assets_bars(&models, rows[i].text, "bars.ini", errors);
        fclose(errors);
        if (n == 0 || strstr(said, rows[i].said) == NULL) {
            fail_msg("line %d: %d mistakes, said %s", rows[i].line, n, said);
        }
    }
}

static int begin(void **state)
{
    return assets_read(&assets, stderr) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_usual_bars_are_shipped_in_both_units),
        cmocka_unit_test(a_womens_sleeve_is_short),
        cmocka_unit_test(no_two_of_them_are_called_alike),
        cmocka_unit_test(one_unit_alone_is_offered_there_alone),
        cmocka_unit_test(a_mistake_is_told_with_its_line_and_key),
    };
    return cmocka_run_group_tests(tests, begin, NULL);
}
