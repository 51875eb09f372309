/* Which bars a rack owns, and which of them a lift is done with. */
#include "core/plates.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct plate_catalog none;

static struct rack rack_of(const char *bars)
{
    struct rack rack = {.bar_g = 20000};
    stock_parse("25x4,20x2,10x2,5x2,2.5x2", &none, &rack.stock);
    enum bars_status status = bars_parse(bars, &rack);
    if (status != BARS_OK) {
        fail_msg("%s: %s", bars, bars_status_str(status));
    }
    return rack;
}

static void a_list_of_bars_is_read(void **state)
{
    struct rack rack =
        rack_of("20kg, 45lb@415,15 women's bar @320mm,30kg Ünal:trap-x@0");
    const struct bar expected[] = {{"", "", 20000, 0},
                                   {"", "", 20412, 415},
                                   {"women's bar", "", 15000, 320},
                                   {"Ünal", "trap-x", 30000, 0}};
    assert_int_equal(bars_count(&rack), 4);
    for (int i = 0; i < 4; i++) {
        struct bar bar = bars_at(&rack, i);
        assert_string_equal(bar.name, expected[i].name);
        assert_string_equal(bar.kind, expected[i].kind);
        assert_int_equal(bar.mass_g, expected[i].mass_g);
        assert_int_equal(bar.sleeve_mm, expected[i].sleeve_mm);
    }
    assert_int_equal(rack.bar_g, 20000);
    assert_null(rack_check(&rack));
}

static void a_list_that_makes_no_sense_changes_nothing(void **state)
{
    static const struct {
        const char *text;
        enum bars_status status;
    } rows[] = {
        {"", BARS_NONE},
        {"20kg,", BARS_BAD_FORM},
        {",20kg", BARS_BAD_FORM},
        {"20kg,,15kg", BARS_BAD_FORM},
        {"trap bar", BARS_BAD_FORM},
        {"20stone", BARS_BAD_FORM},
        {"-20kg", BARS_BAD_FORM},
        {"0kg", BARS_BAD_LOAD},
        {"301kg", BARS_BAD_LOAD},
        {"20kg this name is too long for a bar", BARS_BAD_NAME},
        {"20kg a\tb", BARS_BAD_NAME},
        {"20kg trap:", BARS_BAD_KIND},
        {"20kg trap:Trap", BARS_BAD_KIND},
        {"20kg trap:much-too-long", BARS_BAD_KIND},
        {"20kg trap@", BARS_BAD_SLEEVE},
        {"20kg trap@2001", BARS_BAD_SLEEVE},
        {"20kg trap@99999999999999999999", BARS_BAD_SLEEVE},
        {"20kg trap@41cm", BARS_BAD_SLEEVE},
        {"20kg,20kg", BARS_TWICE},
        {"20kg,20 20 KG bar", BARS_TWICE},
        {"20kg a,15kg A", BARS_TWICE},
        {"1,2,3,4,5,6,7,8,9", BARS_TOO_MANY},
    };
    struct rack rack = rack_of("25kg squat bar,15kg"), was = rack;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        enum bars_status status = bars_parse(rows[i].text, &rack);
        if (status != rows[i].status) {
            fail_msg("%s: %s", rows[i].text, bars_status_str(status));
        }
        assert_true(rack_equal(&rack, &was));
    }
}

static void a_lift_has_the_coachs_bar_or_its_kind_or_the_usual_one(
    void **state)
{
    struct rack rack = rack_of("20kg,30kg hex:trap,32kg:safety,35kg big:trap");
    assert_int_equal(bars_for(&rack, "deadlift", ""), 0);
    assert_int_equal(bars_for(&rack, "deadlift", "trap"), 1);
    assert_int_equal(bars_for(&rack, "squat", "swiss"), 0);
    assert_true(bars_choose(&rack, "deadlift", 3));
    assert_int_equal(bars_for(&rack, "deadlift", "trap"), 3);
    assert_int_equal(bars_for(&rack, "squat", ""), 0);
    assert_true(bars_choose(&rack, "deadlift", 0));
    assert_int_equal(bars_for(&rack, "deadlift", "trap"), 0);
    assert_true(bars_choose(&rack, "deadlift", -1));
    assert_int_equal(bars_for(&rack, "deadlift", "trap"), 1);
    assert_int_equal(rack.bars.n_choices, 0);
}

static void bars_are_found_by_what_they_are_called(void **state)
{
    struct rack rack = rack_of("20kg,15kg Women's,30kg");
    char title[BAR_NAME_MAX];
    assert_int_equal(bars_find(&rack, "20"), 0);
    assert_int_equal(bars_find(&rack, "20 kg bar"), 0);
    assert_int_equal(bars_find(&rack, "women's"), 1);
    assert_int_equal(bars_find(&rack, "15kg"), -1); /* it has a name */
    assert_int_equal(bars_find(&rack, "30000g"), -1);
    bars_title(&rack, 2, title);
    assert_string_equal(title, "30 kg bar");
    stock_parse("45lbx4", &none, &rack.stock);
    bars_title(&rack, 2, title);
    assert_string_equal(title, "66.1 lb bar");
}

static void choices_stay_with_a_bar_of_that_name(void **state)
{
    struct rack rack = rack_of("20kg,15kg,30kg hex:trap");
    bars_choose(&rack, "deadlift", 2);
    bars_choose(&rack, "bench", 1);
    assert_int_equal(bars_parse("25kg,32kg hex", &rack), BARS_OK);
    assert_int_equal(bars_for(&rack, "deadlift", ""), 1);
    assert_int_equal(bars_for(&rack, "bench", ""), 0);
    assert_int_equal(rack.bars.n_choices, 1);
}

/* One struct rack is one bar: what is counted from it needs to know no more. */
static void a_bar_that_is_taken_is_the_racks_only_one(void **state)
{
    struct rack rack = rack_of("20kg,30kg hex:trap@100"), own;
    struct loading loading;
    char title[BAR_NAME_MAX];
    bars_choose(&rack, "deadlift", 1);
    bars_take(&rack, 1, &own);
    bars_title(&own, 0, title);
    assert_string_equal(title, "hex");
    assert_int_equal(bars_count(&own), 1);
    assert_null(rack_check(&own));
    plates_load(&own, 100000, NULL, &loading);
    assert_int_equal(loading.load_g, 100000);
    assert_int_equal(loading.side.n, 2); /* 25 and 10 */
    plates_load(&own, 300000, NULL, &loading);
    assert_true(loading.side.n <= 8); /* its sleeve holds no more */
    assert_true(loading.load_g < 300000);
}

static void what_is_out_of_range_is_told(void **state)
{
    struct rack rack = rack_of("20kg,30kg hex");
    rack.bars.more[0].mass_g = BAR_MAX_G + 1;
    assert_non_null(rack_check(&rack));
    rack = rack_of("20kg,30kg hex");
    rack.bars.more[0].sleeve_mm = -1;
    assert_non_null(rack_check(&rack));
    rack = rack_of("20kg,30kg hex");
    bars_choose(&rack, "squat", 1);
    rack.bars.n_more = 0;
    assert_non_null(rack_check(&rack));
    rack.bars.n_more = BARS_MAX;
    assert_non_null(rack_check(&rack));
    rack = rack_of("20kg,30kg hex");
    memcpy(rack.bars.name, "20,30", sizeof "20,30");
    assert_non_null(rack_check(&rack));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_of_bars_is_read),
        cmocka_unit_test(a_list_that_makes_no_sense_changes_nothing),
        cmocka_unit_test(
            a_lift_has_the_coachs_bar_or_its_kind_or_the_usual_one),
        cmocka_unit_test(bars_are_found_by_what_they_are_called),
        cmocka_unit_test(choices_stay_with_a_bar_of_that_name),
        cmocka_unit_test(a_bar_that_is_taken_is_the_racks_only_one),
        cmocka_unit_test(what_is_out_of_range_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
