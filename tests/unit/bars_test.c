/* Which bars a rack owns, and which of them a lift is done with. */
#include "core/plates.h"
#include "tests/harness/seed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
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
    assert_string_equal(title, "30 kg bar");
}

/* 45 lb are 20412 g, 660 lb 299371 g. */
static void a_bar_is_called_by_the_unit_it_is_round_in(void **state)
{
    static const struct {
        int line;
        int32_t mass_g;
        const char *among_kg, *among_lb;
    } rows[] = {
        {__LINE__, 20000, "20 kg bar", "20 kg bar"},
        {__LINE__, 7500, "7.5 kg bar", "7.5 kg bar"},
        {__LINE__, 20412, "45 lb bar", "45 lb bar"},
        {__LINE__, 299371, "660 lb bar", "660 lb bar"},
        {__LINE__, 299372, "299.4 kg bar", "660 lb bar"},
        {__LINE__, 20300, "20.3 kg bar", "44.8 lb bar"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct bar bar = {.mass_g = rows[i].mass_g};
        char kg[BAR_NAME_MAX], lb[BAR_NAME_MAX];
        bars_name(&bar, UNIT_KG, kg);
        bars_name(&bar, UNIT_LB, lb);
        if (strcmp(kg, rows[i].among_kg) != 0 ||
            strcmp(lb, rows[i].among_lb) != 0) {
            fail_msg("line %d: %s, %s", rows[i].line, kg, lb);
        }
    }
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

/* --- one less, and the same one later --------------------------------------- */

/* "20kg,15kg hex; deadlift 1" as a person would check it. */
static void tell(const struct rack *rack, char *out, size_t size)
{
    size_t n = 0;
    for (int i = 0; i < bars_count(rack); i++) {
        char title[BAR_NAME_MAX];
        bars_title(rack, i, title);
        n += (size_t)snprintf(out + n, size - n, "%s%s", i > 0 ? "," : "",
                              title);
    }
    for (int i = 0; i < rack->bars.n_choices; i++) {
        const struct bar_choice *choice = &rack->bars.choice[i];
        n += (size_t)snprintf(out + n, size - n, "; %s %d", choice->lift,
                              choice->bar);
    }
}

static void a_bar_goes_and_the_coachs_words_stay_with_the_others(void **state)
{
    static const struct {
        int line, bar;
        const char *want;
    } rows[] = {
        {__LINE__, 0, "w,hex,safe; bench 0; deadlift 1; row 2"},
        {__LINE__, 1, "20 kg bar,hex,safe; squat 0; deadlift 1; row 2"},
        {__LINE__, 2, "20 kg bar,w,safe; squat 0; bench 1; row 2"},
        {__LINE__, 3, "20 kg bar,w,hex; squat 0; bench 1; deadlift 2"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct rack rack = rack_of("20kg@400,15kg w@285,30kg hex:trap,32 safe");
        char seen[256];
        bars_choose(&rack, "squat", 0);
        bars_choose(&rack, "bench", 1);
        bars_choose(&rack, "deadlift", 2);
        bars_choose(&rack, "row", 3);
        bars_remove(&rack, rows[i].bar);
        tell(&rack, seen, sizeof seen);
        if (strcmp(seen, rows[i].want) != 0) {
            fail_msg("line %d: %s", rows[i].line, seen);
        }
        assert_null(rack_check(&rack));
        assert_int_equal(rack.sleeve_mm, rows[i].bar == 0 ? 285 : 400);
    }
}

/* Which bar a lift is done with, by what it is called. */
static void chosen(const struct rack *rack, int i, char out[BAR_NAME_MAX])
{
    bars_title(rack, rack->bars.choice[i].bar, out);
}

static int choice_of(const struct rack *rack, const char *lift)
{
    for (int i = 0; i < rack->bars.n_choices; i++) {
        if (strcmp(rack->bars.choice[i].lift, lift) == 0) {
            return i;
        }
    }
    return -1;
}

static struct rack any_rack(uint64_t *seed)
{
    struct rack rack = rack_of("20kg");
    int n = seed_between(seed, 2, BARS_MAX);
    for (int i = 0; i < n; i++) {
        struct bar bar = {.mass_g = 500 * seed_between(seed, 1, 600)};
        snprintf(bar.name, sizeof bar.name, "bar %d", i);
        bars_put(&rack, i, &bar);
    }
    for (int i = seed_between(seed, 0, BAR_CHOICES_MAX); i > 0; i--) {
        char lift[BAR_LIFT_MAX];
        snprintf(lift, sizeof lift, "lift %d", i);
        bars_choose(&rack, lift, seed_between(seed, 0, n - 1));
    }
    return rack;
}

static void no_choice_ever_is_of_another_bar_than_it_was(void **state)
{
    uint64_t seed = seed_start();
    for (int round = 0; round < seed_rounds(2000); round++) {
        struct rack was = any_rack(&seed), rack = was;
        int bar = seed_between(&seed, 0, bars_count(&was) - 1);
        char gone[BAR_NAME_MAX];
        bars_title(&was, bar, gone);
        bars_remove(&rack, bar);
        assert_null(rack_check(&rack));
        assert_int_equal(bars_count(&rack), bars_count(&was) - 1);
        assert_int_equal(bars_find(&rack, gone), -1);
        assert_int_equal(bars_same(&was, bar, &rack), -1);
        for (int i = 0; i < was.bars.n_choices; i++) {
            char before[BAR_NAME_MAX], after[BAR_NAME_MAX];
            int at = choice_of(&rack, was.bars.choice[i].lift);
            chosen(&was, i, before);
            if (strcmp(before, gone) == 0) {
                assert_int_equal(at, -1);
                continue;
            }
            assert_true(at >= 0);
            chosen(&rack, at, after);
            assert_string_equal(after, before);
        }
        for (int i = 0; i < bars_count(&was); i++) {
            assert_int_equal(bars_same(&was, i, &rack),
                             i == bar ? -1 : i - (i > bar));
        }
    }
}

static void a_bar_is_known_again_when_the_rack_has_changed(void **state)
{
    static const struct {
        int line;
        const char *was;
        int bar;
        const char *is;
        int want;
    } rows[] = {
        {__LINE__, "20,15,30 hex", 2, "20,15,30 hex", 2},
        {__LINE__, "20,15,30 hex", 2, "20,32 HEX", 1},
        {__LINE__, "20,15,30 hex", 1, "20,30 hex", -1},
        {__LINE__, "20,15,30 hex", 0, "15,30 hex", -1}, /* another is usual */
        {__LINE__, "20,15,30 hex", 1, "15,30 hex", 0},
        {__LINE__, "20", 0, "45lb", 0},
        {__LINE__, "20", 0, "25 squat bar", 0},
        {__LINE__, "20 men's", 0, "15", 0},
        {__LINE__, "20,15", 1, "20,15.5", 1},  /* stepped */
        {__LINE__, "20,15", 1, "20,15 w", -1}, /* who knows */
        {__LINE__, "20,15:a", 1, "20,16:b", -1},
        {__LINE__, "20,15", 1, "20", -1},
        {__LINE__, "20,15", 1, "15,20", 0},
        {__LINE__, "20 a,15 b,10 c", 1, "20 a,15 c", -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct rack was = rack_of(rows[i].was), is = rack_of(rows[i].is);
        int at = bars_same(&was, rows[i].bar, &is);
        if (at != rows[i].want) {
            fail_msg("line %d: %d", rows[i].line, at);
        }
    }
}

static void two_called_alike_are_found(void **state)
{
    struct rack rack = rack_of("20kg,15kg,30kg hex");
    const struct bar alike[] = {{"", "", 15000, 0},
                                {"15 KG bar", "", 9000, 0},
                                {"Hex", "", 25000, 0},
                                {"", "", 15040, 0}}; /* it reads 15 kg, too */
    const int of[] = {1, 1, 2, 1};
    assert_int_equal(bars_twin(&rack), -1);
    for (int i = 0; i < 4; i++) {
        rack = rack_of("20kg,15kg,30kg hex");
        assert_int_equal(bars_like(&rack, &alike[i]), of[i]);
        bars_put(&rack, 3, &alike[i]);
        assert_int_equal(bars_twin(&rack), 3);
        assert_null(rack_check(&rack));
    }
    const struct bar other = {"15 kg", "", 15000, 0};
    assert_int_equal(bars_like(&rack, &other), -1);
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
        cmocka_unit_test(a_bar_is_called_by_the_unit_it_is_round_in),
        cmocka_unit_test(choices_stay_with_a_bar_of_that_name),
        cmocka_unit_test(a_bar_that_is_taken_is_the_racks_only_one),
        cmocka_unit_test(
            a_bar_goes_and_the_coachs_words_stay_with_the_others),
        cmocka_unit_test(no_choice_ever_is_of_another_bar_than_it_was),
        cmocka_unit_test(a_bar_is_known_again_when_the_rack_has_changed),
        cmocka_unit_test(two_called_alike_are_found),
        cmocka_unit_test(what_is_out_of_range_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
