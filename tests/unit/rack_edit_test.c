/* A rack being set: what each step comes to, and that all can be taken back. */
#include "kiosk/app/rack_edit.h"
#include "kiosk/config/assets.h"
#include "tests/harness/seed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct assets assets;
static struct rack_edit edit;

static void start(int32_t bar_g, int32_t collar_g, int sleeve_mm,
                  const char *stock)
{
    struct rack rack = {
        .bar_g = bar_g, .collar_g = collar_g, .sleeve_mm = sleeve_mm};
    assert_int_equal(stock_parse(stock, &assets.plates, &rack.stock),
                     STOCK_OK);
    rack_edit_start(&edit, &rack);
}

static int figure_of(int row)
{
    const struct rack *draft = &edit.draft;
    return row == RACK_BAR      ? draft->bar_g
           : row == RACK_COLLAR ? draft->collar_g
           : row == RACK_SLEEVE
               ? draft->sleeve_mm
               : draft->stock.entry[row - RACK_PLATES].pairs;
}

static void a_step_goes_to_the_next_figure_and_stops_at_its_end(void **state)
{
    static const struct {
        int line, row, from, direction;
        enum rack_step step;
        int to;
        const char *stock;
    } rows[] = {
        {__LINE__, RACK_BAR, 20000, 1, RACK_STEPPED, 20500, "25x1"},
        {__LINE__, RACK_BAR, 20000, -1, RACK_STEPPED, 19500, "25x1"},
        {__LINE__, RACK_BAR, 20412, 1, RACK_STEPPED, 20500, "25x1"},
        {__LINE__, RACK_BAR, 20412, -1, RACK_STEPPED, 20000, "25x1"},
        {__LINE__, RACK_BAR, 500, -1, RACK_NO_LESS, 500, "25x1"},
        {__LINE__, RACK_BAR, 1, -1, RACK_NO_LESS, 1, "25x1"},
        {__LINE__, RACK_BAR, 1, 1, RACK_STEPPED, 500, "25x1"},
        {__LINE__, RACK_BAR, 299500, 1, RACK_STEPPED, 300000, "25x1"},
        {__LINE__, RACK_BAR, 300000, 1, RACK_NO_MORE, 300000, "25x1"},
        /* 45 lb are 20412 g; a bar of 20 kg is 44.1 lb. */
        {__LINE__, RACK_BAR, 20412, 1, RACK_STEPPED, 20865, "45lbx1"},
        {__LINE__, RACK_BAR, 20000, 1, RACK_STEPPED, 20412, "45lbx1"},
        {__LINE__, RACK_BAR, 20000, -1, RACK_STEPPED, 19958, "45lbx1"},
        {__LINE__, RACK_BAR, 299825, 1, RACK_NO_MORE, 299825, "45lbx1"},
        {__LINE__, RACK_BAR, 20000, 1, RACK_STEPPED, 20500, ""},
        {__LINE__, RACK_COLLAR, 0, 1, RACK_STEPPED, 100, "25x1"},
        {__LINE__, RACK_COLLAR, 2500, 1, RACK_STEPPED, 2600, "25x1"},
        {__LINE__, RACK_COLLAR, 250, -1, RACK_STEPPED, 200, "25x1"},
        {__LINE__, RACK_COLLAR, 0, -1, RACK_NO_LESS, 0, "25x1"},
        {__LINE__, RACK_COLLAR, 10000, 1, RACK_NO_MORE, 10000, "25x1"},
        {__LINE__, RACK_COLLAR, 0, 1, RACK_STEPPED, 227, "45lbx1"},
        {__LINE__, RACK_COLLAR, 9979, 1, RACK_NO_MORE, 9979, "45lbx1"},
        /* No limit is the longest of all. */
        {__LINE__, RACK_SLEEVE, 0, 1, RACK_NO_MORE, 0, "25x1"},
        {__LINE__, RACK_SLEEVE, 0, -1, RACK_STEPPED, 450, "25x1"},
        {__LINE__, RACK_SLEEVE, 450, 1, RACK_STEPPED, 0, "25x1"},
        {__LINE__, RACK_SLEEVE, 445, 1, RACK_STEPPED, 450, "25x1"},
        {__LINE__, RACK_SLEEVE, 415, -1, RACK_STEPPED, 410, "25x1"},
        {__LINE__, RACK_SLEEVE, 417, -1, RACK_STEPPED, 415, "25x1"},
        {__LINE__, RACK_SLEEVE, 417, 1, RACK_STEPPED, 420, "25x1"},
        {__LINE__, RACK_SLEEVE, 2000, 1, RACK_STEPPED, 0, "25x1"},
        {__LINE__, RACK_SLEEVE, 2000, -1, RACK_STEPPED, 450, "25x1"},
        {__LINE__, RACK_SLEEVE, 100, -1, RACK_NO_LESS, 100, "25x1"},
        {__LINE__, RACK_SLEEVE, 50, 1, RACK_STEPPED, 100, "25x1"},
        {__LINE__, RACK_SLEEVE, 50, -1, RACK_NO_LESS, 50, "25x1"},
        {__LINE__, RACK_PLATES, 1, 1, RACK_STEPPED, 2, "25x1"},
        {__LINE__, RACK_PLATES, 16, 1, RACK_NO_MORE, 16, "25x16"},
        {__LINE__, RACK_PLATES, 1, -1, RACK_NONE_LEFT, 0, "25x1"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        start(20000, 0, 0, rows[i].stock);
        if (rows[i].row == RACK_BAR) {
            edit.draft.bar_g = rows[i].from;
        } else if (rows[i].row == RACK_COLLAR) {
            edit.draft.collar_g = rows[i].from;
        } else if (rows[i].row == RACK_SLEEVE) {
            edit.draft.sleeve_mm = rows[i].from;
        }
        enum rack_step step =
            rack_edit_step(&edit, rows[i].row, rows[i].direction);
        if (step != rows[i].step || figure_of(rows[i].row) != rows[i].to) {
            fail_msg("line %d: %d, to %d", rows[i].line, (int)step,
                     figure_of(rows[i].row));
        }
    }
}

static void what_is_at_its_end_changes_nothing_to_be_taken_back(void **state)
{
    start(300000, 10000, 0, "25x16");
    for (int row = RACK_BAR; row <= RACK_PLATES; row++) {
        assert_int_equal(rack_edit_step(&edit, row, 1), RACK_NO_MORE);
    }
    assert_int_equal(edit.n_undo, 0);
}

static void a_plate_stepped_to_none_keeps_its_row_until_it_is_saved(
    void **state)
{
    start(20000, 0, 0, "25x2,20x1,10x1");
    assert_int_equal(rack_edit_step(&edit, RACK_PLATES + 1, -1),
                     RACK_NONE_LEFT);
    assert_int_equal(rack_edit_step(&edit, RACK_PLATES + 1, -1),
                     RACK_NO_LESS); /* held, it takes nothing of the tens */
    assert_int_equal(edit.draft.stock.n, 3);
    struct rack rack = rack_edit_result(&edit);
    assert_int_equal(rack.stock.n, 2);
    assert_string_equal(rack.stock.entry[1].plate.label, "10");
    assert_int_equal(rack_edit_step(&edit, RACK_PLATES + 1, 1), RACK_STEPPED);
    assert_int_equal(rack_edit_result(&edit).stock.n, 3);
}

static void steps_of_one_row_in_one_go_are_one_change(void **state)
{
    start(20000, 0, 0, "25x2");
    for (int i = 0; i < 8; i++) {
        rack_edit_step(&edit, RACK_PLATES, 1);
    }
    rack_edit_step(&edit, RACK_BAR, 1);
    assert_int_equal(edit.n_undo, 2);
    rack_edit_undo(&edit);
    assert_int_equal(edit.draft.bar_g, 20000);
    assert_int_equal(figure_of(RACK_PLATES), 10);
    rack_edit_step(&edit, RACK_PLATES, 1); /* another go */
    rack_edit_undo(&edit);
    assert_int_equal(figure_of(RACK_PLATES), 10);
    rack_edit_undo(&edit);
    assert_int_equal(figure_of(RACK_PLATES), 2);
    rack_edit_undo(&edit); /* nothing left */
    assert_int_equal(figure_of(RACK_PLATES), 2);
}

static struct plate plate_of(const char *text)
{
    struct stock stock;
    assert_int_equal(stock_parse(text, &assets.plates, &stock), STOCK_OK);
    return stock.entry[0].plate;
}

static void a_kind_comes_in_where_its_mass_belongs(void **state)
{
    struct plate bumper = plate_of("bumper:20x1"), small = plate_of("2x1");
    start(20000, 0, 0, "25x2,20x1,10x1");
    assert_int_equal(rack_edit_add(&edit, &bumper), RACK_PLATES + 2);
    assert_int_equal(rack_edit_add(&edit, &small), RACK_PLATES + 4);
    assert_int_equal(figure_of(RACK_PLATES + 4), 1);
    rack_edit_step(&edit, RACK_PLATES + 4, 1);
    assert_int_equal(rack_edit_add(&edit, &small), RACK_PLATES + 4);
    assert_int_equal(figure_of(RACK_PLATES + 4), 2); /* it is there already */
    rack_edit_step(&edit, RACK_PLATES + 4, -1);
    rack_edit_step(&edit, RACK_PLATES + 4, -1);
    assert_int_equal(rack_edit_add(&edit, &small), RACK_PLATES + 4);
    assert_int_equal(figure_of(RACK_PLATES + 4), 1); /* there were none left */
}

static void a_full_rack_takes_no_kind_more_until_one_is_gone(void **state)
{
    struct plate half = plate_of("0.5x1");
    start(20000, 0, 0,
          "50x1,25x1,bumper:25x1,iron:25x1,20x1,bumper:20x1,iron:20x1,15x1,"
          "bumper:15x1,iron:15x1,10x1,bumper:10x1,iron:10x1,5x1,iron:5x1,"
          "2.5x1");
    assert_int_equal(edit.draft.stock.n, STOCK_MAX);
    assert_int_equal(rack_edit_add(&edit, &half), -1);
    assert_int_equal(edit.n_undo, 0);
    rack_edit_step(&edit, RACK_PLATES, -1);
    assert_int_equal(rack_edit_add(&edit, &half), RACK_PLATES + 15);
    assert_string_equal(edit.draft.stock.entry[0].plate.label, "25");
}

/* --- bars ------------------------------------------------------------------- */

static void start_bars(const char *bars, const char *stock)
{
    start(20000, 0, 0, stock);
    assert_int_equal(bars_parse(bars, &edit.draft), BARS_OK);
}

static void each_bar_has_a_mass_and_a_sleeve_of_its_own(void **state)
{
    start_bars("20kg,15kg w@285,45lb", "25x1");
    assert_int_equal(rack_edit_bar_row(0), RACK_BAR);
    assert_int_equal(rack_edit_sleeve_row(0), RACK_SLEEVE);
    for (int i = 0; i < 3; i++) {
        int bar = rack_edit_bar_row(i), sleeve = rack_edit_sleeve_row(i);
        assert_true(rack_edit_has(&edit, bar));
        assert_true(rack_edit_has(&edit, sleeve));
        assert_int_equal(rack_edit_sort(bar), RACK_BAR);
        assert_int_equal(rack_edit_sort(sleeve), RACK_SLEEVE);
        assert_int_equal(rack_edit_bar_of(bar), i);
        assert_int_equal(rack_edit_bar_of(sleeve), i);
        assert_int_equal(rack_edit_step(&edit, bar, 1), RACK_STEPPED);
        assert_int_equal(rack_edit_step(&edit, sleeve, -1), RACK_STEPPED);
    }
    assert_false(rack_edit_has(&edit, rack_edit_bar_row(3)));
    assert_int_equal(bars_at(&edit.draft, 0).mass_g, 20500);
    assert_int_equal(bars_at(&edit.draft, 1).mass_g, 15500);
    assert_int_equal(bars_at(&edit.draft, 2).mass_g, 20500);
    assert_int_equal(bars_at(&edit.draft, 0).sleeve_mm, 450);
    assert_int_equal(bars_at(&edit.draft, 1).sleeve_mm, 280);
    assert_int_equal(bars_at(&edit.draft, 2).sleeve_mm, 450);
    assert_int_equal(edit.n_undo, 6);
}

static void a_bar_comes_and_goes(void **state)
{
    struct bar hex = {"hex", "trap", 30000, 0};
    start_bars("20kg,15kg w", "25x1");
    bars_choose(&edit.draft, "bench", 1);
    assert_int_equal(rack_edit_add_bar(&edit, &hex), 2);
    rack_edit_remove_bar(&edit, 0);
    assert_int_equal(edit.draft.bar_g, 15000);
    assert_int_equal(bars_for(&edit.draft, "bench", ""), 0);
    assert_int_equal(bars_for(&edit.draft, "deadlift", "trap"), 1);
    rack_edit_undo(&edit);
    assert_int_equal(bars_count(&edit.draft), 3);
    assert_int_equal(bars_for(&edit.draft, "bench", ""), 1);
    rack_edit_undo(&edit);
    assert_int_equal(bars_count(&edit.draft), 2);
    for (int i = 2; i < BARS_MAX; i++) {
        snprintf(hex.name, sizeof hex.name, "hex %d", i);
        assert_int_equal(rack_edit_add_bar(&edit, &hex), i);
    }
    snprintf(hex.name, sizeof hex.name, "one more");
    int n = edit.n_undo;
    assert_int_equal(rack_edit_add_bar(&edit, &hex), -1);
    assert_int_equal(edit.n_undo, n);
}

static void bars_called_alike_are_not_to_be_saved(void **state)
{
    start_bars("20kg,19.5kg", "25x1");
    assert_false(rack_edit_has_twins(&edit));
    rack_edit_step(&edit, rack_edit_bar_row(1), 1);
    assert_true(rack_edit_has_twins(&edit));
    rack_edit_step(&edit, rack_edit_bar_row(1), 1);
    assert_false(rack_edit_has_twins(&edit));
    /* Their names are read in the unit of the plates that will be left. */
    start_bars("20kg,20.04kg", "45lbx1,10x1");
    assert_false(rack_edit_has_twins(&edit)); /* 44.1 lb, 44.2 lb */
    edit.draft.stock.entry[0].pairs = 0;
    assert_true(rack_edit_has_twins(&edit));
}

/* --- anything at all --------------------------------------------------------- */

static void change_bars(uint64_t *seed)
{
    int n = bars_count(&edit.draft), bar = seed_between(seed, 0, n - 1);
    int what = seed_between(seed, 0, 3);
    if (what == 0 && n > 1) {
        rack_edit_remove_bar(&edit, bar);
    } else if (what == 1) {
        int i = seed_between(seed, 0, assets.bar_models.n - 1);
        enum unit unit = rack_edit_unit(&edit);
        struct bar more = bar_model_bar(&assets.bar_models.model[i], unit);
        if (bars_like(&edit.draft, &more) < 0) {
            rack_edit_add_bar(&edit, &more);
        }
    } else {
        rack_edit_step(&edit,
                       what == 2 ? rack_edit_bar_row(bar)
                                 : rack_edit_sleeve_row(bar),
                       seed_between(seed, 0, 1) > 0 ? 1 : -1);
    }
}

/* A step, a kind more, another rack. */
static void change(uint64_t *seed)
{
    int what = seed_between(seed, 0, 13);
    int rows = RACK_PLATES + edit.draft.stock.n;
    if (what == 0) {
        int i = seed_between(seed, 0, assets.presets.n - 1);
        struct rack rack = edit.draft;
        preset_use(&assets.presets.preset[i], &rack);
        rack_edit_replace(&edit, &rack);
    } else if (what < 3) {
        int i = seed_between(seed, 0, assets.plates.n - 1);
        rack_edit_add(&edit, &assets.plates.plate[i]);
    } else if (what < 8) {
        change_bars(seed);
    } else {
        rack_edit_step(&edit, seed_between(seed, 0, rows - 1),
                       seed_between(seed, 0, 1) > 0 ? 1 : -1);
    }
}

static void any_changes_make_a_rack_and_can_be_taken_back(void **state)
{
    uint64_t seed = seed_start();
    for (int round = 0; round < seed_rounds(300); round++) {
        start(20000, 0, 0, "25x2,20x1,2.5x1");
        struct rack was[RACK_UNDO_MAX + 1];
        was[0] = edit.draft;
        int n = 0;
        for (int i = 0; i < 60 && n < RACK_UNDO_MAX; i++) {
            change(&seed);
            struct rack rack = rack_edit_result(&edit);
            assert_null(rack_check(&rack));
            for (int k = 0; k < rack.stock.n; k++) {
                assert_in_range(rack.stock.entry[k].pairs, 1, PAIRS_MAX);
                assert_true(k == 0 ||
                            rack.stock.entry[k].plate.mass_g <=
                                rack.stock.entry[k - 1].plate.mass_g);
            }
            n = edit.n_undo;
            was[n] = edit.draft;
        }
        while (n > 0) {
            rack_edit_undo(&edit);
            n--;
            if (!rack_equal(&edit.draft, &was[n])) {
                fail_msg("seed %llu: change %d is not taken back",
                         (unsigned long long)seed, n);
            }
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
        cmocka_unit_test(a_step_goes_to_the_next_figure_and_stops_at_its_end),
        cmocka_unit_test(what_is_at_its_end_changes_nothing_to_be_taken_back),
        cmocka_unit_test(
            a_plate_stepped_to_none_keeps_its_row_until_it_is_saved),
        cmocka_unit_test(steps_of_one_row_in_one_go_are_one_change),
        cmocka_unit_test(a_kind_comes_in_where_its_mass_belongs),
        cmocka_unit_test(a_full_rack_takes_no_kind_more_until_one_is_gone),
        cmocka_unit_test(each_bar_has_a_mass_and_a_sleeve_of_its_own),
        cmocka_unit_test(a_bar_comes_and_goes),
        cmocka_unit_test(bars_called_alike_are_not_to_be_saved),
        cmocka_unit_test(any_changes_make_a_rack_and_can_be_taken_back),
    };
    return cmocka_run_group_tests(tests, begin, NULL);
}
