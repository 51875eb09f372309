/* Racks that are ready made: what is shipped, and what a mistake is told as;
 * and what hangs on a bar whose rack becomes another one. */
#include "kiosk/config/assets.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct assets assets;

static const struct rack *rack_of(const char *name)
{
    int i = presets_find(&assets.presets, name);
    assert_true(i >= 0);
    return &assets.presets.preset[i].rack;
}

/* --- what is shipped ------------------------------------------------------ */

static void the_racks_of_the_rules_have_their_bars_and_plates(void **state)
{
    static const char *const ipf[] = {"25", "20", "15", "10", "5", "2.5",
                                      "1.25"};
    static const char *const iwf[] = {"25",  "20", "15",  "10", "5",
                                      "2.5", "2",  "1.5", "1",  "0.5"};
    const struct rack *rack = rack_of("ipf-kg");
    assert_ptr_equal(rack, rack_of("IPF kg")); /* as the screen has it */
    assert_int_equal(presets_find(&assets.presets, "ipf"), -1);
    assert_int_equal(rack->bar_g + 2 * rack->collar_g, 25000);
    for (int i = 0; i < 7; i++) {
        assert_string_equal(rack->stock.entry[i].plate.label, ipf[i]);
    }
    rack = rack_of("iwf-kg");
    assert_int_equal(rack->bar_g, 20000);
    assert_int_equal(rack->collar_g, 2500);
    assert_int_equal(rack->stock.n, 10);
    for (int i = 0; i < 10; i++) {
        const struct plate *plate = &rack->stock.entry[i].plate;
        assert_string_equal(plate->label, iwf[i]);
        assert_true(plate->mass_g < 10000 || plate->diameter_mm == 450);
    }
}

static void the_set_of_300_lb_is_in_the_us_rack(void **state)
{
    const struct rack *rack = rack_of("us-lb");
    struct rack set = {.bar_g = rack->bar_g};
    struct stack side, there;
    assert_int_equal(
        stock_parse("45lbx1,35lbx1,25lbx1,10lbx1,5lbx2,2.5lbx1",
                    &assets.plates, &set.stock),
        STOCK_OK);
    assert_int_equal(stack_parse("45,35,25,10,5,5,2.5", &set.stock, &side),
                     STOCK_OK);
    assert_true(stack_move(&side, &set.stock, &rack->stock, &there));
    char text[LOAD_TEXT_MAX];
    load_print_unit(stack_load_g(&there, rack), UNIT_LB, text, sizeof text);
    assert_string_equal(text, "300 lb");
}

static void the_usual_rack_can_be_gone_back_to(void **state)
{
    struct rack usual;
    assets_usual_rack(&assets, &usual);
    assert_true(rack_equal(rack_of("gym-kg"), &usual));
}

/* No preset knows of the bars beside the usual one. */
static void further_bars_stay_under_a_preset(void **state)
{
    static const struct {
        int line;
        const char *preset, *bars;
        int deadlift, bench; /* which bar they are done with */
        const char *want;
    } rows[] = {
        {__LINE__, "ipf-kg", "20kg men's,15kg w,30kg hex:trap", 2, 1,
         "men's,w,hex"},
        {__LINE__, "us-lb", "20kg men's:m,15kg w,30kg hex", 2, 1,
         "45 lb bar,w,hex"},
        /* What it calls the usual one is here already, beside another. */
        {__LINE__, "ipf-kg", "25kg,20kg,30kg hex", 1, 0, "20 kg bar,hex"},
        {__LINE__, "us-lb", "20kg,45lb,15kg", 1, 0, "45 lb bar,15 kg bar"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct rack rack;
        char seen[256] = "", title[BAR_NAME_MAX];
        int preset = presets_find(&assets.presets, rows[i].preset);
        assets_usual_rack(&assets, &rack);
        assert_int_equal(bars_parse(rows[i].bars, &rack), BARS_OK);
        bars_choose(&rack, "deadlift", 2);
        bars_choose(&rack, "bench", 1);
        preset_use(&assets.presets.preset[preset], &rack);
        for (int k = 0; k < bars_count(&rack); k++) {
            bars_title(&rack, k, title);
            strcat(strcat(seen, k > 0 ? "," : ""), title);
        }
        if (strcmp(seen, rows[i].want) != 0 ||
            bars_for(&rack, "deadlift", "") != rows[i].deadlift ||
            bars_for(&rack, "bench", "") != rows[i].bench) {
            fail_msg("line %d: %s", rows[i].line, seen);
        }
        assert_null(rack_check(&rack));
        assert_int_equal(rack.stock.n,
                         assets.presets.preset[preset].rack.stock.n);
    }
}

/* --- mistakes --------------------------------------------------------------- */

#define GOOD "title = A\nbar = 20kg\nstock = 25x2\n"

static void a_mistake_is_told_with_its_line_and_key(void **state)
{
    static const struct {
        int line;
        const char *text, *said;
    } rows[] = {
        {__LINE__, "[a]\n" GOOD "plates = 1\n",
         "racks.ini:5: [a] plates: unknown key"},
        {__LINE__, "[a]\n" GOOD "sleeve = long\n", "[a] sleeve: write whole"},
        {__LINE__, "[a]\n" GOOD "sleeve = 2001\n", "[a] sleeve: write whole"},
        {__LINE__, "[a]\n" GOOD "collar = heavy\n", "[a] collar: "},
        {__LINE__, "[a]\n" GOOD "collar = 11kg\n", "0 to 10 kg"},
        {__LINE__, "[a]\ntitle = A\nbar = 20kg\nstock = soft:25x2\n",
         "racks.ini:4: [a] stock: unknown plate"},
        {__LINE__, "[a]\ntitle = A\nbar = 20kg\n", "[a]: stock is missing"},
        {__LINE__, "[a]\ntitle = A\nstock = 25x2\n", "[a]: bar is missing"},
        {__LINE__, "[a]\nbar = 20kg\nstock = 25x2\n",
         "[a]: title is missing"},
        {__LINE__, "[a]\n" GOOD "[b]\n" GOOD "[a]\n" GOOD,
         "this rack is there already"},
        {__LINE__, "[a rack with a name that is too long]\n" GOOD,
         "too long a name"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        static struct presets presets;
        char said[1024] = "";
        FILE *errors = fmemopen(said, sizeof said - 1, "w");
        int n = assets_racks(&presets, &assets.plates, rows[i].text,
                             "racks.ini", errors);
        fclose(errors);
        if (n == 0 || strstr(said, rows[i].said) == NULL) {
            fail_msg("line %d: %d mistakes, said %s", rows[i].line, n, said);
        }
    }
}

static void a_rack_without_plates_is_one(void **state)
{
    static struct presets presets;
    assert_int_equal(assets_racks(&presets, &assets.plates,
                                  "[a]\ntitle = A\nbar = 15kg\nstock =\n",
                                  "racks.ini", NULL),
                     0);
    assert_int_equal(presets.preset[0].rack.stock.n, 0);
}

static void without_the_file_there_are_none(void **state)
{
    static const char *const files[] = {"protocols.ini", "lifts.ini",
                                        "plates.ini"};
    static struct assets read;
    char from[PATH_MAX], to[PATH_MAX + 32], dir[] = "/tmp/rackside-XXXXXX";
    char real[PATH_MAX], path[PATH_MAX + 32];
    assert_true(assets_dir(from, sizeof from));
    assert_non_null(realpath(from, real));
    assert_non_null(mkdtemp(dir));
    for (int i = 0; i < 3; i++) {
        snprintf(to, sizeof to, "%s/%s", real, files[i]);
        snprintf(path, sizeof path, "%s/%s", dir, files[i]);
        assert_int_equal(symlink(to, path), 0);
    }
    setenv("RACKSIDE_ASSETS", dir, 1);
    read.presets.n = read.bar_models.n = 7;
    bool is_read = assets_read(&read, stderr);
    unsetenv("RACKSIDE_ASSETS");
    for (int i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s", dir, files[i]);
        unlink(path);
    }
    rmdir(dir);
    assert_true(is_read);
    assert_int_equal(read.presets.n, 0);
    assert_int_equal(read.bar_models.n, 0);
    assert_true(read.plates.n > 0);
}

/* --- the bar of another rack -------------------------------------------------- */

static void a_bars_plates_are_found_again_in_another_stock(void **state)
{
    static const struct {
        int line;
        const char *from, *side, *to, *want; /* want NULL: not all are there */
    } rows[] = {
        {__LINE__, "25x2,20x2,5x1", "25,20,5", "50x1,25x2,20x1,10x1,5x1",
         "25,20,5"},
        {__LINE__, "25x2,20x2", "25,25", "25x1,20x2", NULL},
        {__LINE__, "25x2,20x2", "25,20", "20x2", NULL},
        {__LINE__, "20x2", "", "25x1", ""},
        {__LINE__, "20x2", "20", "", NULL},
        /* They are bumpers now, says somebody who has looked. */
        {__LINE__, "25x2,20x2", "25,20", "bumper:25x2,bumper:20x2", "25,20"},
        {__LINE__, "25x2", "25,25", "25x1,bumper:25x1", "25,25"},
        /* A pound plate of nearly that mass is another plate. */
        {__LINE__, "20x2", "20", "45lbx2", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct stock from, to;
        struct stack side, moved = {.n = 77};
        char text[256];
        stock_parse(rows[i].from, &assets.plates, &from);
        stock_parse(rows[i].to, &assets.plates, &to);
        assert_int_equal(stack_parse(rows[i].side, &from, &side), STOCK_OK);
        bool is_there = stack_move(&side, &from, &to, &moved);
        if (is_there != (rows[i].want != NULL)) {
            fail_msg("line %d: %d", rows[i].line, is_there);
        }
        if (!is_there) {
            assert_int_equal(moved.n, 77);
            continue;
        }
        stack_print(&moved, &to, ",", text, sizeof text);
        assert_string_equal(text, rows[i].want);
    }
}

static void a_plate_keeps_its_kind_where_it_can(void **state)
{
    struct stock from, to;
    struct stack side = {.n = 2, .entry = {1, 1}}, moved;
    stock_parse("calibrated:20x2,bumper:20x2", &assets.plates, &from);
    stock_parse("25x1,bumper:20x1,calibrated:20x1", &assets.plates, &to);
    assert_true(stack_move(&side, &from, &to, &moved));
    assert_string_equal(to.entry[moved.entry[0]].plate.kind, "bumper");
    assert_string_equal(to.entry[moved.entry[1]].plate.kind, "calibrated");
}

static int begin(void **state)
{
    return assets_read(&assets, stderr) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_racks_of_the_rules_have_their_bars_and_plates),
        cmocka_unit_test(the_set_of_300_lb_is_in_the_us_rack),
        cmocka_unit_test(the_usual_rack_can_be_gone_back_to),
        cmocka_unit_test(further_bars_stay_under_a_preset),
        cmocka_unit_test(a_mistake_is_told_with_its_line_and_key),
        cmocka_unit_test(a_rack_without_plates_is_one),
        cmocka_unit_test(without_the_file_there_are_none),
        cmocka_unit_test(a_bars_plates_are_found_again_in_another_stock),
        cmocka_unit_test(a_plate_keeps_its_kind_where_it_can),
    };
    return cmocka_run_group_tests(tests, begin, NULL);
}
