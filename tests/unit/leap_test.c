/* From one workout's top set to the next: at most 5 % over the heaviest of the
 * last weeks, or the rack's least step, whatever was answered. */
#include "core/leap.h"

#include "core/plates.h"
#include "core/target.h"
#include "kiosk/config/assets.h"
#include "kiosk/store/learn.h"
#include "kiosk/store/lookup.h"
#include "tests/harness/records.h"
#include "tests/harness/seed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define USUAL "25x4,20x2,15x2,10x2,5x2,2.5x2,1.25x2"
#define COARSE "20x6"
#define POUNDS "45lbx6,35lbx1,25lbx1,10lbx2,5lbx1,2.5lbx1"

static struct assets assets;

static struct rack rack_of(const char *stock, int32_t bar_g)
{
    struct rack rack = {.bar_g = bar_g};
    assert_int_equal(stock_parse(stock, &assets.plates, &rack.stock),
                     STOCK_OK);
    return rack;
}

static const struct protocol *protocol(const char *name)
{
    int i = protocols_find(&assets.protocols, name);
    assert_true(i >= 0);
    return &assets.protocols.protocol[i];
}

static const struct lift *squat(void)
{
    return &assets.lifts.lift[lifts_find(&assets.lifts, "squat")];
}

static struct past_entry top_set(int64_t day, struct set set)
{
    return (struct past_entry){
        .day = day, .is_set = true, .kind = SET_TOP, .set = set};
}

static void do_top(struct learned *learned, int64_t day, struct set set)
{
    struct past_entry entry = top_set(day, set);
    learn_take(learned, &entry);
}

static void say(struct learned *learned, enum verdict_kind verdict,
                int32_t e1rm_g)
{
    struct past_entry word = {.verdict = verdict, .e1rm_g = e1rm_g};
    learn_take(learned, &word);
}

static struct target next(const struct learned *learned, int64_t day,
                          const char *plan, const struct rack *rack)
{
    struct learned whole = *learned;
    learn_end(&whole);
    const struct target_in in = {
        .protocol = protocol(plan), .lift = squat(), .rack = rack,
        .estimate = &whole.estimate, .day = day,
        .heaviest_g = learn_heaviest_g(&whole, day)};
    return target_of(&in);
}

/* --- tables ------------------------------------------------------------------ */

static void sets_are_compared_as_singles_of_the_same_effort(void **state)
{
    static const struct {
        struct set set;
        int reps;
        int32_t most_g;
    } rows[] = {
        /* the same reps: by the bar, whatever was said of it */
        {{140000, 1, FEEL_RPE, 60}, 1, 147000},
        {{140000, 1, FEEL_RPE, 95}, 1, 147000},
        {{140000, 3, FEEL_EASIER, 0}, 3, 147000},
        {{140000, 12, FEEL_RPE, 80}, 12, 147000},
        /* a triple says more of a single, and the other way round */
        {{140000, 3, FEEL_RPE, 80}, 1, 157045},
        {{140000, 1, FEEL_RPE, 80}, 3, 137596},
        /* missed after two */
        {{140000, 2, FEEL_MISS, 0}, 2, 147000},
    };
    struct rack rack = rack_of(USUAL, 20000);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int32_t single_g = leap_single_g(CURVE_TRAC, &rows[i].set);
        struct leap leap =
            leap_from(CURVE_TRAC, &rack, single_g, rows[i].reps);
        assert_in_range(leap.most_g, rows[i].most_g - 1,
                        rows[i].most_g + 1);
        assert_true(rows[i].set.reps != rows[i].reps ||
                    leap.most_g == rows[i].most_g);
        assert_false(leap.is_step);
    }
    static const struct set none[] = {{140000, 0, FEEL_MISS, 0},
                                      {140000, 1, FEEL_PAIN, 0},
                                      {140000, 1, FEEL_UNTOLD, 0}};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        assert_int_equal(leap_single_g(CURVE_TRAC, &none[i]), 0);
    }
}

/* 2.5 kg on the bar alone are 12 %, and the least there is. */
static void the_least_step_of_a_rack_is_no_leap(void **state)
{
    static const struct {
        const char *stock;
        int32_t bar_g, was_g, most_g;
        bool is_step;
    } rows[] = {
        {USUAL, 20000, 20000, 22500, true},
        {USUAL, 20000, 47500, 50000, true},
        {USUAL, 20000, 50000, 52500, false},
        {COARSE, 20000, 140000, 180000, true},
        {POUNDS, 20412, 20412, 22680, true},
        {POUNDS, 20412, 102058, 107160, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct rack rack = rack_of(rows[i].stock, rows[i].bar_g);
        struct leap leap = leap_from(CURVE_TRAC, &rack, rows[i].was_g, 1);
        assert_in_range(leap.most_g, rows[i].most_g - 3, rows[i].most_g + 3);
        assert_int_equal(leap.is_step, rows[i].is_step);
    }
}

/* --- histories ---------------------------------------------------------------- */

static void an_answer_alone_adds_five_percent_at_most(void **state)
{
    struct rack rack = rack_of(USUAL, 20000);
    struct learned learned;
    learn_start(&learned, CURVE_TRAC, 0);
    do_top(&learned, 0, (struct set){140000, 1, FEEL_RPE, 60});
    struct target target = next(&learned, 3, "single-10", &rack);
    assert_int_equal(target.source, TARGET_LEARNED);
    assert_int_equal(target.load_g, 145000); /* 147 is not loadable */
    assert_true(target.is_near && !target.is_step);
    learn_start(&learned, CURVE_TRAC, 40000); /* the coach's guess */
    do_top(&learned, 0, (struct set){20000, 1, FEEL_EASIER, 0});
    target = next(&learned, 3, "single-10", &rack);
    assert_int_equal(target.load_g, 22500);
    assert_true(target.is_near && target.is_step);
}

/* The plain rules' target, too: of a rack's rows without an estimate. */
static void a_target_from_the_last_reading_is_no_leap(void **state)
{
    struct rack rack = rack_of(USUAL, 20000);
    struct target_in in = {.protocol = protocol("single-10"), .lift = squat(),
                           .rack = &rack, .last_reading_g = 162000};
    assert_int_equal(target_of(&in).load_g, 150000);
    in.heaviest_g = 140000;
    struct target target = target_of(&in);
    assert_int_equal(target.source, TARGET_LAST);
    assert_int_equal(target.load_g, 145000);
    assert_true(target.is_near);
}

/* Nearest above the limit, below the target's own rounding: 97.5 and 5 % are
 * 102.375, and 102.5 is nearer to that than 100. */
static void rounding_makes_no_leap(void **state)
{
    struct rack rack = rack_of(USUAL, 20000);
    struct target_in in = {.protocol = protocol("single-10"), .lift = squat(),
                           .rack = &rack, .last_reading_g = 111000,
                           .heaviest_g = 97500};
    assert_true(target_of(&in).target_g <= 102375);
    assert_int_equal(target_of(&in).load_g, 100000);
}

static void who_had_a_light_week_goes_straight_back(void **state)
{
    static const struct set light[] = {{100000, 1, FEEL_EASIER, 0},
                                       {130000, 1, FEEL_RPE, 60}};
    struct rack rack = rack_of(USUAL, 20000);
    for (size_t i = 0; i < sizeof light / sizeof light[0]; i++) {
        struct learned learned;
        learn_start(&learned, CURVE_TRAC, 0);
        for (int day = 0; day < 28; day += 4) {
            do_top(&learned, day, (struct set){140000, 1, FEEL_RPE, 80});
        }
        do_top(&learned, 28, light[i]);
        do_top(&learned, 32, light[i]);
        struct target target = next(&learned, 35, "single-10", &rack);
        assert_in_range(target.load_g, 135000, 142500);
        assert_false(target.is_near);
    }
}

static void what_is_long_ago_is_forgotten_but_for_the_last_workout(void **state)
{
    struct learned learned;
    learn_start(&learned, CURVE_TRAC, 0);
    do_top(&learned, 0, (struct set){140000, 1, FEEL_RPE, 80});
    do_top(&learned, 10, (struct set){120000, 1, FEEL_RPE, 80});
    learn_end(&learned);
    assert_int_equal(learn_heaviest_g(&learned, 42), 140000);
    assert_int_equal(learn_heaviest_g(&learned, 43), 120000);
    assert_int_equal(learn_heaviest_g(&learned, 400), 120000);
}

static void the_coach_s_word_lifts_the_limit_until_the_next_set(void **state)
{
    static const enum verdict_kind words[] = {VERDICT_RESET, VERDICT_PIN};
    struct rack rack = rack_of(USUAL, 20000);
    for (size_t i = 0; i < 2; i++) {
        struct learned learned;
        learn_start(&learned, CURVE_TRAC, 0);
        do_top(&learned, 0, (struct set){140000, 1, FEEL_RPE, 80});
        say(&learned, words[i], 200000);
        struct target target = next(&learned, 3, "single-10", &rack);
        assert_in_range(target.load_g, 182500, 187500);
        assert_false(target.is_near);
        /* and then the sets count again, those after it */
        do_top(&learned, 3, (struct set){100000, 1, FEEL_EASIER, 0});
        target = next(&learned, 6, "single-10", &rack);
        assert_int_equal(target.is_near, words[i] == VERDICT_RESET);
        assert_true(target.is_near ? target.load_g == 105000
                                   : target.load_g >= 182500);
    }
}

/* On one day, too: what was before the word is not what is after it. */
static void a_word_in_the_middle_of_a_day_parts_it(void **state)
{
    struct learned learned;
    learn_start(&learned, CURVE_TRAC, 0);
    do_top(&learned, 0, (struct set){140000, 1, FEEL_RPE, 80});
    say(&learned, VERDICT_RESET, 120000);
    do_top(&learned, 0, (struct set){110000, 1, FEEL_RPE, 80});
    learn_end(&learned);
    assert_int_equal(learn_heaviest_g(&learned, 1), 110000);
}

static void a_load_typed_wrong_lifts_no_limit(void **state)
{
    struct learned learned;
    learn_start(&learned, CURVE_TRAC, 0);
    for (int day = 0; day < 28; day += 4) {
        do_top(&learned, day, (struct set){140000, 1, FEEL_RPE, 80});
    }
    do_top(&learned, 28, (struct set){LOAD_MAX_G, 1, FEEL_RPE, 80});
    learn_end(&learned);
    assert_int_equal(learn_heaviest_g(&learned, 29), 140000);
}

/* --- whatever is answered --------------------------------------------------------- */

/* What was lifted since the coach's last word, as the test keeps it. */
#define LIFTED_MAX 64
struct log {
    int n;
    int64_t day[LIFTED_MAX];
    int32_t load_g[LIFTED_MAX];
};

/* The heaviest of six weeks, or of the last day; 0: none. */
static int32_t heaviest_g(const struct log *log, int64_t today)
{
    int32_t recent_g = 0, last_g = 0;
    for (int i = 0; i < log->n; i++) {
        bool is_last = log->day[i] == log->day[log->n - 1];
        bool is_recent = today - log->day[i] <= 42;
        last_g = is_last && log->load_g[i] > last_g ? log->load_g[i] : last_g;
        recent_g = is_recent && log->load_g[i] > recent_g ? log->load_g[i]
                                                          : recent_g;
    }
    return recent_g > 0 ? recent_g : last_g;
}

static struct set answer(uint64_t *seed, int32_t load_g, int reps, int habit)
{
    struct set set = {load_g, reps, FEEL_RPE, 0};
    int any = seed_between(seed, 0, 9);
    set.rpe_x10 = habit == 0   ? 60 + 5 * seed_between(seed, 0, 8)
                  : habit == 1 ? 60
                               : 75 + 5 * seed_between(seed, 0, 2);
    if (habit == 2 || (habit == 0 && any == 0)) {
        set = (struct set){load_g, reps, FEEL_EASIER, 0};
    } else if (habit == 0 && any == 1) {
        set = (struct set){load_g, seed_between(seed, 0, reps - 1), FEEL_MISS,
                           0};
    } else if (habit == 0 && any == 2) {
        set = (struct set){load_g, reps, FEEL_PAIN, 0};
    }
    return set;
}

static void keep(struct log *log, int64_t day, const struct set *set)
{
    if (set->reps > 0 && set->feel != FEEL_PAIN && log->n < LIFTED_MAX) {
        log->day[log->n] = day;
        log->load_g[log->n++] = set->load_g;
    }
}

/* What is on the bar: the target, or what one likes better. */
static int32_t choose(uint64_t *seed, const struct rack *rack,
                      const struct target *target)
{
    struct loading loading;
    if (seed_between(seed, 0, 4) > 0) {
        return target->load_g;
    }
    plates_load(rack, target->load_g / 100 * seed_between(seed, 60, 115),
                NULL, &loading);
    return loading.load_g;
}

static int32_t first_g(uint64_t *seed, const struct rack *rack)
{
    struct loading loading;
    plates_load(rack, seed_between(seed, 20, 200) * 1000, NULL, &loading);
    return loading.load_g;
}

static void check(const struct log *log, const struct rack *rack,
                  const struct target *target, int64_t today)
{
    int32_t was_g = heaviest_g(log, today), step_g = 0;
    if (was_g == 0) {
        return;
    }
    plates_step_up(rack, was_g + 20, &step_g);
    if (target->load_g > step_g &&
        (int64_t)target->load_g * 100 > (int64_t)was_g * 105) {
        fail_msg("%d g after %d g", target->load_g, was_g);
    }
}

static void train(uint64_t *seed, const char *plan, const struct rack *rack)
{
    struct learned learned;
    struct log log = {.n = 0};
    int habit = seed_between(seed, 0, 3);
    int64_t day = 0;
    learn_start(&learned, CURVE_TRAC,
                seed_between(seed, 0, 1) * seed_between(seed, 40, 250) * 1000);
    struct target target = next(&learned, day, plan, rack);
    target.load_g = first_g(seed, rack);
    for (int i = 0; i < 24; i++) {
        target = i > 0 ? next(&learned, day, plan, rack) : target;
        check(&log, rack, &target, day);
        for (int j = seed_between(seed, 1, 2); j > 0; j--) {
            struct set set = answer(seed, choose(seed, rack, &target),
                                    target.reps, habit);
            do_top(&learned, day, set);
            keep(&log, day, &set);
        }
        if (seed_between(seed, 0, 11) == 0) {
            say(&learned, VERDICT_RESET, seed_between(seed, 60, 250) * 1000);
            log.n = 0;
        }
        day += seed_between(seed, 0, 9) > 0 ? seed_between(seed, 1, 7)
                                            : seed_between(seed, 20, 90);
    }
}

static void no_answer_makes_a_leap(void **state)
{
    static const char *const plans[] = {"single-10", "strength",
                                        "hypertrophy", "power"};
    static const char *const stocks[] = {USUAL, COARSE, POUNDS,
                                         "25x4,10x2,5x2"};
    uint64_t seed = seed_start();
    for (int i = 0; i < 16 * seed_rounds(40); i++) {
        struct rack rack = rack_of(stocks[i % 4], i % 4 == 2 ? 20412 : 20000);
        train(&seed, plans[i / 4 % 4], &rack);
    }
}

/* --- from the rows ------------------------------------------------------------- */

static void do_workout(struct records *r, int number, int days, int32_t load_g)
{
    struct record rows[] = {
        records_set(r, number * 8, number * 8, SET_TOP, load_g, 1),
        records_feel(number * 8 + 1, number * 8, FEEL_RPE, 80, 0),
        records_finish(r, number * 8 + 2, number * 8)};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        rows[i].at.mono_ms += days * DAY_MS;
        rows[i].at.wall_ms += days * DAY_MS;
        records_append(r, rows[i]);
    }
}

static int32_t looked_up_g(struct records *r, int days)
{
    static struct athlete_file file;
    struct moment now = records_at(days * DAY_MS + HOUR_MS);
    const struct lookup_config config = {.boot_id = BOOT,
                                         .workout_open_ms = 4 * HOUR_MS};
    assert_int_equal(lookup_file(r->db, &config, &r->ada, &now, &file), DB_OK);
    assert_int_equal(file.n_known, 1);
    return file.plans[0].heaviest_g;
}

static void a_tap_knows_the_heaviest_of_the_last_weeks(void **state)
{
    struct records *r = *state;
    do_workout(r, 1, 0, 140000);
    do_workout(r, 2, 7, 120000);
    assert_int_equal(looked_up_g(r, 8), 140000);
    assert_int_equal(looked_up_g(r, 60), 120000);
    const struct verdict reset = {.id = records_uid(900), .athlete = r->ada,
                                  .at = records_at(9 * DAY_MS),
                                  .lift = "deadlift", .kind = VERDICT_RESET,
                                  .e1rm_g = 180000};
    assert_int_equal(verdicts_append(r->db, BOOT, &reset), DB_OK);
    assert_int_equal(looked_up_g(r, 10), 0);
    do_workout(r, 3, 10, 130000);
    assert_int_equal(looked_up_g(r, 11), 130000);
}

static int begin(void **state)
{
    return assets_read(&assets, stderr) ? records_begin(state) : -1;
}

#define ROWS(name)                                                           \
    cmocka_unit_test_setup_teardown(name, records_open_fresh, records_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_are_compared_as_singles_of_the_same_effort),
        cmocka_unit_test(the_least_step_of_a_rack_is_no_leap),
        cmocka_unit_test(an_answer_alone_adds_five_percent_at_most),
        cmocka_unit_test(a_target_from_the_last_reading_is_no_leap),
        cmocka_unit_test(rounding_makes_no_leap),
        cmocka_unit_test(who_had_a_light_week_goes_straight_back),
        cmocka_unit_test(
            what_is_long_ago_is_forgotten_but_for_the_last_workout),
        cmocka_unit_test(
            the_coach_s_word_lifts_the_limit_until_the_next_set),
        cmocka_unit_test(a_word_in_the_middle_of_a_day_parts_it),
        cmocka_unit_test(a_load_typed_wrong_lifts_no_limit),
        cmocka_unit_test(no_answer_makes_a_leap),
        ROWS(a_tap_knows_the_heaviest_of_the_last_weeks),
    };
    return cmocka_run_group_tests(tests, begin, records_end);
}
