/* The plate path: what is known by hand, and how it is asked again. */
#include "core/path.h"
#include "core/path_text.h"
#include "core/plates.h"
#include "tests/harness/seed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define USUAL "25x4,20x2,15x2,10x2,5x2,2.5x2,1.25x2"
#define LIMITED 3000 /* workouts under a limit */

static const struct plate_catalog no_catalog;
static struct path_work work;
static struct path path;

static struct rack rack_of(const char *stock, int32_t bar_g)
{
    struct rack rack = {.bar_g = bar_g};
    assert_int_equal(stock_parse(stock, &no_catalog, &rack.stock), STOCK_OK);
    return rack;
}

static struct stack stack_of(const char *text, const struct rack *rack)
{
    struct stack stack;
    assert_int_equal(stack_parse(text, &rack->stock, &stack), STOCK_OK);
    return stack;
}

static struct path_text loads_of(const char *text)
{
    struct path_text loads;
    assert_int_equal(path_text_parse(text, &loads), PATH_TEXT_OK);
    return loads;
}

static void find(const struct rack *rack, const struct path_text *loads,
                 const struct stack *on)
{
    const struct path_in in = {.rack = rack,
                               .target = loads->target,
                               .n = loads->n,
                               .on = on};
    path_find(&in, &work, &path);
    assert_true(path.is_shortest);
    assert_int_equal(path.n, loads->n);
}

/* --- by hand ------------------------------------------------------------ */

struct row {
    int line;
    const char *stock, *loads, *on;
    int moves;
    const char *sides; /* of the steps, split by | */
    int32_t bar_g;     /* 0: 20 kg */
    int32_t collar_g;
    int sleeve_mm;
};

static void check_row(const struct row *row)
{
    struct rack rack =
        rack_of(row->stock, row->bar_g > 0 ? row->bar_g : 20000);
    rack.collar_g = row->collar_g;
    rack.sleeve_mm = row->sleeve_mm;
    struct stack on = stack_of(row->on != NULL ? row->on : "", &rack);
    struct path_text loads = loads_of(row->loads);
    char sides[256] = "";
    find(&rack, &loads, &on);
    for (int i = 0; i < path.n; i++) {
        size_t n = strlen(sides);
        n += (size_t)snprintf(sides + n, sizeof sides - n, "%s",
                              i > 0 ? "|" : "");
        stack_print(&path.step[i].side, &rack.stock, " ", sides + n,
                    sizeof sides - n);
    }
    if (path.moves != row->moves || strcmp(sides, row->sides) != 0) {
        fail_msg("row at line %d: %d moves, %s", row->line, path.moves, sides);
    }
}

static void known_workouts_go_as_known(void **state)
{
    static const struct row rows[] = {
        {.line = __LINE__, "25x4,20x2,10x2,5x2,2.5x2",
         "80~5,120~5,160,145,145", "", 8,
         "25 5|25 25|25 25 20|25 25 10 2.5|25 25 10 2.5"},
        /* A single 20 would have all come off for it, and go on again. */
        {.line = __LINE__, "20x1,15x2,5x1", "80,60,80", "", 6,
         "15 15|15 5|15 15"},
        /* As many moves with 15 5 first: one plate fewer on the bar. */
        {.line = __LINE__, "20x1,15x2,5x1", "60,80,60", "", 6,
         "20|15 15|15 5"},
        /* A warm-up moves to what the next set has inside. */
        {.line = __LINE__, USUAL, "60~5,80~10,110", "", 3,
         "20|20 15|20 15 10"},
        {.line = __LINE__, USUAL, "65~5,110", "", 2, "25|25 20"},
        {.line = __LINE__, USUAL, "110,65~5", "", 3, "25 20|25"},
        /* One load for all. */
        {.line = __LINE__, USUAL, "100,100,100", "", 2, "25 15|25 15|25 15"},
        {.line = __LINE__, "", "20,100,60~5", "", 0, "||"},
        {.line = __LINE__, "25x1", "0,20,10~5", "", 0, "||"},
        {.line = __LINE__, "25x1,10x1", "200~5", "", 2, "25 10"},
        {.line = __LINE__, "25x1", "70", "25", 0, "25"},
        {.line = __LINE__, "25x2,5x1", "80,20", "25,5", 2, "25 5|"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(&rows[i]);
    }
}

static void a_bound_is_within_and_ties_go_down(void **state)
{
    static const struct row rows[] = {
        {.line = __LINE__, "25x1,20x1", "60~10,70", "", 1, "25|25"},
        {.line = __LINE__, "25x1,20x1", "60~9.999,70", "", 3, "20|25"},
        {.line = __LINE__, "25x1,20x1", "65", "", 1, "20"},
        {.line = __LINE__, "25x1,20x1", "65.001", "", 1, "25"},
        {.line = __LINE__, "25x1,20x1", "65~4.999", "", 1, "20"},
        /* Nothing within it: the nearest, not the easiest. */
        {.line = __LINE__, "25x1,20x1", "70,66~2,70", "", 1, "25|25|25"},
        {.line = __LINE__, "25x1,20x1", "70,64~2,70", "", 5, "25|20|25"},
        /* As many moves: the nearer one, also where the other is one that is
         * met first. */
        {.line = __LINE__, "25x1,20x1,10x1", "44~6", "", 1, "10"},
        {.line = __LINE__, "25x1,20x1,10x1", "56~20", "", 1, "20"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(&rows[i]);
    }
}

static void what_is_on_comes_off_from_its_outer_end(void **state)
{
    static const struct row rows[] = {
        {.line = __LINE__, USUAL, "80", "25,5,20", 1, "25 5"},
        /* No sorted stack has 5 25 inside it. */
        {.line = __LINE__, USUAL, "80", "5,25", 4, "25 5"},
        {.line = __LINE__, "25x1,5x2", "40", "5,25", 2, "5 5"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(&rows[i]);
    }
}

static void pounds_bars_collars_and_sleeves_count(void **state)
{
    static const struct row rows[] = {
        {.line = __LINE__, "45lbx3,25lbx1,10lbx1",
         "135lb~10,225lb~10,315lb,275lb", "", 5,
         "45|45 45|45 45 45|45 45 25", 20412},
        /* 145 lb of plates is a gram beyond 135 lb and 10: rounding. */
        {.line = __LINE__, "45lbx1,5lbx1", "145lb,135lb~10,145lb", "", 2,
         "45 5|45 5|45 5", 20412},
        {.line = __LINE__, "45lbx1,5lbx1", "145lb,135lb~9.9,145lb", "", 4,
         "45 5|45|45 5", 20412},
        /* 137.5 lb lies between 135 and 140. */
        {.line = __LINE__, "45lbx1,2.5lbx1", "137.5lb", "", 1, "45", 20412},
        {.line = __LINE__, "20x1,45lbx1", "60,62~1.5", "", 3, "20kg|45lb"},
        {.line = __LINE__, "20x1,45lbx1", "60,62~2", "", 1, "20kg|20kg"},
        {.line = __LINE__, "20x1,2.5x1", "65", "", 1, "20", 20000, 2500},
        /* 27 mm a plate of 25 kg, 24 mm one of 20. */
        {.line = __LINE__, "25x2,20x2", "110,120", "", 2, "25 20|25 20",
         20000, 0, 51},
        {.line = __LINE__, "25x2,20x2", "110,120", "", 2, "20 20|20 20",
         20000, 0, 48},
        {.line = __LINE__, "25x2,20x2", "70,120", "25,20", 1, "25|25",
         20000, 0, 30},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(&rows[i]);
    }
}

static void a_workout_without_a_step_is_none(void **state)
{
    struct rack rack = rack_of(USUAL, 20000);
    struct stack on = stack_of("5,25", &rack);
    path_find(&(struct path_in){.rack = &rack, .on = &on}, &work, &path);
    assert_int_equal(path.n, 0);
    assert_int_equal(path.moves, 0);
    assert_true(path.is_shortest);
}

/* --- asked again -------------------------------------------------------- */

static struct path_text random_loads(uint64_t *seed)
{
    struct path_text loads = {.n = seed_between(seed, 1, 9)};
    int32_t top_g = 2500 * seed_between(seed, 26, 100);
    for (int i = 0; i < loads.n; i++) {
        loads.target[i] = (struct path_target){
            .target_g = top_g / 100 * seed_between(seed, 40, 100),
            .tolerance_g = 2500 * seed_between(seed, 0, 2)};
    }
    return loads;
}

/* The rest of a path is a path of the rest, whatever the work was used for. */
static void in_the_middle_of_a_workout_the_rest_costs_the_rest(void **state)
{
    uint64_t seed = seed_start();
    struct rack rack = rack_of(USUAL, 20000);
    for (int round = 0; round < 300; round++) {
        struct path_text loads = random_loads(&seed);
        find(&rack, &loads, NULL);
        static struct path whole;
        whole = path;
        int moves = whole.moves;
        for (int i = 0; i + 1 < whole.n; i++) {
            struct path_text rest = {.n = loads.n - i - 1};
            memcpy(rest.target, loads.target + i + 1,
                   sizeof rest.target[0] * (size_t)rest.n);
            memset(&work, round, sizeof work);
            find(&rack, &rest, &whole.step[i].side);
            moves -= whole.step[i].remove.n + whole.step[i].add.n;
            assert_int_equal(path.moves, moves);
        }
    }
}

static void the_same_question_has_the_same_answer(void **state)
{
    uint64_t seed = seed_start() + 1;
    struct rack rack = rack_of(USUAL, 20000);
    for (int round = 0; round < 300; round++) {
        static struct path before;
        struct path_text loads = random_loads(&seed);
        find(&rack, &loads, NULL);
        before = path;
        memset(&work, 0xA5, sizeof work);
        find(&rack, &loads, NULL);
        for (int i = 0; i < path.n; i++) {
            assert_true(stack_equal(&path.step[i].side, &before.step[i].side));
        }
    }
}

/* --- a limit ------------------------------------------------------------ */

/* Under any limit it is the shortest, or says that it gave up and can still
 * be done, each step within its tolerance where that one is. */
static void under_a_limit_it_says_that_it_gave_up(void **state)
{
    uint64_t seed = seed_start() + 2;
    struct rack rack = rack_of(USUAL, 20000);
    int given_up = 0;
    for (int round = 0; round < LIMITED; round++) {
        struct path_text loads = random_loads(&seed);
        find(&rack, &loads, NULL);
        int moves = path.moves;
        struct path_in in = {.rack = &rack,
                             .target = loads.target,
                             .n = loads.n,
                             .most_spans = seed_between(&seed, 1, 600)};
        path_find(&in, &work, &path);
        given_up += !path.is_shortest;
        assert_true(path.is_shortest ? path.moves == moves
                                     : path.moves >= moves);
        int sum = 0;
        for (int i = 0; i < path.n; i++) {
            const struct path_step *step = &path.step[i];
            sum += step->remove.n + step->add.n;
            assert_in_range(abs(step->load_g - loads.target[i].target_g), 0,
                            loads.target[i].tolerance_g + 1250);
            assert_int_equal(step->load_g, stack_load_g(&step->side, &rack));
        }
        assert_int_equal(sum, path.moves);
    }
    assert_in_range(given_up, LIMITED / 10, LIMITED * 9 / 10);
}

/* 12 kinds, 8 pairs each, in kilos and pounds, loads to the gram: a search that
 * lacks one of its bounds takes more spans, and much more time. */
static void the_worst_stock_takes_few_spans(void **state)
{
    static const int pct[] = {40, 60, 78, 89, 100, 90, 88, 86};
    uint64_t seed = seed_start() + 3;
    struct rack rack = rack_of("25x8,45lbx8,20x8,35lbx8,15x8,25lbx8,10x8,"
                               "10lbx8,5x8,5lbx8,2.5x8,2.5lbx8", 20000);
    for (int round = 0; round < seed_rounds(150); round++) {
        struct path_text loads = {.n = 8};
        int32_t top_g = seed_between(&seed, 60000, 320000);
        for (int i = 0; i < loads.n; i++) {
            loads.target[i] = (struct path_target){
                .target_g = top_g / 100 * pct[i],
                .tolerance_g = i < 4 ? 2500 * seed_between(&seed, 1, 8) : 0};
        }
        rack.sleeve_mm = round % 2 == 0 ? 0 : seed_between(&seed, 200, 450);
        path_find(&(struct path_in){.rack = &rack,
                                    .target = loads.target,
                                    .n = loads.n,
                                    .most_spans = 20000},
                  &work, &path);
        assert_true(path.is_shortest);
    }
}

/* More plates on one side than most bars could hold, all of one another's
 * size: nothing is too many for a stack. */
static void all_the_plates_a_rack_can_own_fit_a_stack(void **state)
{
    struct rack rack = rack_of(
        "1x16,0.9x16,0.8x16,0.7x16,0.6x16,0.5x16,0.45x16,0.4x16,0.35x16,"
        "0.3x16,0.25x16,0.2x16,0.15x16,0.1x16,0.05x16,1.1x16", 20000);
    struct path_text loads = loads_of("1000,20");
    find(&rack, &loads, NULL);
    assert_int_equal(path.step[0].side.n, STACK_MAX);
    assert_int_equal(path.moves, 2 * STACK_MAX);
}

/* --- as it is typed ----------------------------------------------------- */

static void loads_are_read_or_refused_by_name(void **state)
{
    static const struct {
        int line;
        const char *text;
        enum path_text_status status;
        int n, wrong;
        int32_t target_g, tolerance_g; /* of the last */
    } rows[] = {
        {__LINE__, "80~5,120~5,160,145,145", PATH_TEXT_OK, 5, 0, 145000, 0},
        {__LINE__, "140kg~5", PATH_TEXT_OK, 1, 0, 140000, 5000},
        {__LINE__, "315lb~10", PATH_TEXT_OK, 1, 0, 142882, 4536},
        {__LINE__, " 80 ~ 2.5 , 60 kg ~ 5lb ", PATH_TEXT_OK, 2, 0, 60000,
         2268},
        {__LINE__, "0~0", PATH_TEXT_OK, 1, 0, 0, 0},
        {__LINE__, "", PATH_TEXT_EMPTY, 0, 0, 0, 0},
        {__LINE__, "  ", PATH_TEXT_EMPTY, 0, 0, 0, 0},
        {__LINE__, "80,", PATH_TEXT_BAD_LOAD, 1, 1, 0, 0},
        {__LINE__, "80,,60", PATH_TEXT_BAD_LOAD, 1, 1, 0, 0},
        {__LINE__, "~5", PATH_TEXT_BAD_LOAD, 0, 0, 0, 0},
        {__LINE__, "80,x", PATH_TEXT_BAD_LOAD, 1, 1, 0, 0},
        {__LINE__, "1001", PATH_TEXT_BAD_LOAD, 0, 0, 0, 0},
        {__LINE__, "80~", PATH_TEXT_BAD_TOLERANCE, 0, 0, 0, 0},
        {__LINE__, "80~5~5", PATH_TEXT_BAD_TOLERANCE, 0, 0, 0, 0},
        {__LINE__, "80~-5", PATH_TEXT_BAD_TOLERANCE, 0, 0, 0, 0},
        {__LINE__, "80~5.", PATH_TEXT_BAD_TOLERANCE, 0, 0, 0, 0},
        {__LINE__, "80~1001", PATH_TEXT_BAD_TOLERANCE, 0, 0, 0, 0},
        {__LINE__, "80000000000000000000000000000000000000000000001",
         PATH_TEXT_BAD_LOAD, 0, 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct path_text got;
        enum path_text_status status = path_text_parse(rows[i].text, &got);
        const struct path_target *last = &got.target[got.n > 0 ? got.n - 1
                                                               : 0];
        bool same = status == rows[i].status && got.n == rows[i].n;
        same = same && (status == PATH_TEXT_OK
                            ? last->target_g == rows[i].target_g &&
                                  last->tolerance_g == rows[i].tolerance_g
                            : got.wrong == rows[i].wrong);
        if (!same) {
            fail_msg("row at line %d: status %d, %d loads", rows[i].line,
                     (int)status, got.n);
        }
    }
}

static void a_workout_has_an_end(void **state)
{
    char text[3 * PATH_STEPS_MAX + 8] = "20";
    struct path_text got;
    for (int i = 1; i < PATH_STEPS_MAX; i++) {
        strcat(text, ",20");
    }
    assert_int_equal(path_text_parse(text, &got), PATH_TEXT_OK);
    assert_int_equal(got.n, PATH_STEPS_MAX);
    strcat(text, ",20");
    assert_int_equal(path_text_parse(text, &got), PATH_TEXT_TOO_MANY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_workouts_go_as_known),
        cmocka_unit_test(a_bound_is_within_and_ties_go_down),
        cmocka_unit_test(what_is_on_comes_off_from_its_outer_end),
        cmocka_unit_test(pounds_bars_collars_and_sleeves_count),
        cmocka_unit_test(a_workout_without_a_step_is_none),
        cmocka_unit_test(in_the_middle_of_a_workout_the_rest_costs_the_rest),
        cmocka_unit_test(the_same_question_has_the_same_answer),
        cmocka_unit_test(under_a_limit_it_says_that_it_gave_up),
        cmocka_unit_test(the_worst_stock_takes_few_spans),
        cmocka_unit_test(all_the_plates_a_rack_can_own_fit_a_stack),
        cmocka_unit_test(loads_are_read_or_refused_by_name),
        cmocka_unit_test(a_workout_has_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
