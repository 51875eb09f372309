/* The plates of a workout, planned: what the app asks the shell, and what it
 * makes of the answer. */
#include "core/change.h"
#include "kiosk/shell/planner.h"
#include "tests/harness/hand.h"
#include "tests/harness/seed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define BENCH 2
#define TOP_75_E1RM_G 88000 /* 75 kg x 3 at 85 % */

static struct hand hand;

static void tap_with(int athlete, int32_t e1rm_g, enum unit unit)
{
    struct athlete_file file = hand_athlete(&hand, athlete);
    file.plans[0].coach_e1rm_g = e1rm_g;
    file.unit = unit;
    hand_tap(&hand, &file);
}

static const struct session *bench_75(bool is_planned)
{
    hand_start(&hand);
    hand.plans_nothing = !is_planned;
    tap_with(BENCH, TOP_75_E1RM_G, UNIT_KG);
    return &hand.app.session;
}

static void expect_ramp(const int32_t load_g[], int n)
{
    const struct session *s = &hand.app.session;
    assert_int_equal(s->n_warmups, n);
    for (int i = 0; i < n; i++) {
        assert_int_equal(s->warmups[i].load_g, load_g[i]);
    }
}

static void tick(int warmup)
{
    const struct session *s = &hand.app.session;
    char label[LOAD_TEXT_MAX];
    load_print(s->warmups[warmup].load_g, s->unit, label, sizeof label);
    hand_press(&hand, label);
    assert_true(s->warmup_done[warmup]);
}

static const int32_t usual_75[] = {30000, 40000, 60000, 65000};
static const int32_t planned_75[] = {30000, 50000, 60000, 70000};

static void warm_ups_move_where_that_spares_plates(void **state)
{
    const struct session *s = bench_75(false);
    assert_int_equal(s->load_g, 75000);
    expect_ramp(usual_75, 4);
    s = bench_75(true);
    assert_int_equal(s->load_g, 75000);
    expect_ramp(planned_75, 4);
    for (int i = 0; i < 4; i++) {
        tick(i);
        expect_ramp(planned_75, 4); /* nothing moves under who follows it */
    }
    assert_int_equal(s->loading.remove.n, 0);
    assert_int_equal(s->loading.add.n, 1); /* the usual way: two off, two on */
    SEE(&hand, "on 2.5");
}

static void warm_ups_ticked_as_planned_are_done_after_a_power_cut(void **state)
{
    bench_75(true);
    tick(0);
    tick(1);
    struct athlete_file file = hand_athlete(&hand, BENCH);
    file.plans[0].coach_e1rm_g = TOP_75_E1RM_G;
    hand_reopen(&hand, &file);
    struct stack on = hand.app.on_bar; /* the start reads it from the rows */
    hand_pull_plug(&hand);
    hand.app.on_bar = on;
    hand_tap(&hand, &file);
    const struct session *s = &hand.app.session;
    expect_ramp(planned_75, 4);
    assert_true(s->warmup_done[0] && s->warmup_done[1]);
    assert_false(s->warmup_done[2] || s->warmup_done[3]);
}

static void a_warm_up_taken_back_is_to_be_done_again(void **state)
{
    const struct session *s = bench_75(true);
    tick(0);
    tick(1);
    hand_press(&hand, "Undo");
    assert_true(s->warmup_done[0]);
    assert_false(s->warmup_done[1]);
    expect_ramp(planned_75, 4);
    hand_press(&hand, "Undo");
    assert_false(s->warmup_done[0]);
    assert_int_equal(s->n_sets, 0);
    expect_ramp(planned_75, 4);
}

static bool asks(struct effect *out)
{
    for (int i = 0; i < hand.effects.n; i++) {
        if (hand.effects.effect[i].kind == EFFECT_PLAN_PATH) {
            *out = hand.effects.effect[i];
            return true;
        }
    }
    return false;
}

static void answer(const struct effect *effect, bool is_shortest)
{
    static struct effects effects;
    effects.n = 1;
    effects.effect[0] = *effect;
    assert_true(planner_answer(&effects, &hand.event));
    hand.event.plates.is_shortest = is_shortest;
    hand_send(&hand);
}

static void only_the_newest_question_is_answered(void **state)
{
    static struct effect first, second;
    const struct session *s = bench_75(false);
    assert_true(asks(&first));
    hand_press(&hand, "load+");
    hand_press(&hand, "load-");
    second = first;
    second.plates = s->plates_plan.asked;
    assert_true(second.plates.serial > first.plates.serial);
    answer(&first, true);
    expect_ramp(usual_75, 4);
    answer(&second, true);
    expect_ramp(planned_75, 4);
}

static void what_was_given_up_counts_for_nothing(void **state)
{
    static struct effect effect;
    bench_75(false);
    assert_true(asks(&effect));
    answer(&effect, false);
    expect_ramp(usual_75, 4);
}

static void another_load_or_bar_is_planned_anew(void **state)
{
    static struct effect first;
    bench_75(true);
    hand.plans_nothing = true;
    tick(0);
    assert_false(asks(&first)); /* it is what was planned */
    hand_press(&hand, "load+");
    const struct plates_plan *plan = &hand.app.session.plates_plan;
    assert_int_equal(plan->asked.target[plan->n_warmups].target_g, 77500);
    assert_false(plan->is_answered);
    assert_true(hand.app.session.warmups[1].load_g > 30000);
}

/* --- over random workouts ---------------------------------------------------- */

#define STEPS_MAX 40

struct walk {
    int n, moves, n_warmups, n_sets;
    int32_t expected_g, backoff_g;
    int32_t set_g[STEPS_MAX]; /* working sets */
};

static void expect_ramp_is_sound(const struct session *s)
{
    int32_t tolerance_g = s->unit == UNIT_LB ? 4536 : 5000, below_g = 0;
    for (int i = 0; i < s->n_warmups; i++) {
        const struct warmup *w = &s->warmups[i];
        int32_t off_g = abs(w->load_g - warmup_aim_g(s->load_g, w->reps));
        struct loading near;
        plates_load(&s->rack, w->load_g, NULL, &near);
        assert_int_equal(near.load_g, w->load_g);
        assert_int_equal(stack_load_g(&w->side, &s->rack), w->load_g);
        assert_true(w->load_g > below_g && w->load_g < s->load_g);
        below_g = w->load_g;
        if (hand.app.session.plates_plan.has_gain) {
            /* a gram for each pound plate's rounding */
            assert_true(off_g <= tolerance_g + w->side.n + 1);
        }
    }
}

static void count(struct walk *walk, const struct stack *was)
{
    walk->moves += change_moves(was, &hand.app.on_bar);
}

static void do_set(struct walk *walk, const char *feel)
{
    struct stack was = hand.app.on_bar;
    walk->set_g[walk->n_sets++] = hand.app.session.load_g;
    hand_press(&hand, "Done");
    count(walk, &was);
    hand_press(&hand, feel);
}

/* A whole workout, each warm-up ticked. */
static struct walk walk(bool is_planned, const struct rack *rack, int athlete,
                        int32_t e1rm_g, enum unit unit, int32_t on_g)
{
    struct walk walk = {0};
    struct loading on;
    hand_start(&hand);
    hand.plans_nothing = !is_planned;
    hand.app.rack = *rack;
    plates_load(rack, on_g, NULL, &on);
    hand.app.on_bar = on.side;
    hand.app.on_bar_g = on.load_g;
    tap_with(athlete, e1rm_g, unit);
    const struct session *s = &hand.app.session;
    const struct plates_question *asked = &hand.app.session.plates_plan.asked;
    ON(&hand, "top");
    expect_ramp_is_sound(s);
    walk.n_warmups = s->n_warmups;
    walk.expected_g = asked->n > 0 ? asked->target[asked->n - 1].target_g : 0;
    while (walk.n < s->n_warmups) {
        struct stack was = hand.app.on_bar;
        tick(walk.n++);
        expect_ramp_is_sound(s);
        count(&walk, &was);
    }
    do_set(&walk, "8");
    walk.backoff_g = s->load_g;
    for (int i = 0; i < 6 && hand.app.screen == SCREEN_BACKOFF; i++) {
        do_set(&walk, "8");
    }
    return walk;
}

static struct rack random_rack(uint64_t *seed, enum unit unit)
{
    static const char *const kilos[] = {
        "25x4,20x2,15x2,10x2,5x2,2.5x2,1.25x2", "20x6,15x1,10x2,5x2,2.5x2,1.25x1",
        "25x8,20x1,15x1,10x1,5x1,2.5x1,1.25x1,1x1,0.5x1", "20x4,10x4,5x2"};
    static const char *const pounds[] = {
        "45lbx6,35lbx1,25lbx1,10lbx2,5lbx2,2.5lbx1", "45lbx5,25lbx2,10lbx4,5lbx1"};
    static struct assets assets;
    struct rack rack = hand.app.rack;
    assert_true(assets_read(&assets, stderr));
    rack.bar_g = unit == UNIT_LB ? 20412 : seed_between(seed, 0, 1) * 5000 + 15000;
    rack.collar_g = unit == UNIT_KG ? seed_between(seed, 0, 1) * 2500 : 0;
    const char *stock = unit == UNIT_LB ? pounds[seed_between(seed, 0, 1)]
                                        : kilos[seed_between(seed, 0, 3)];
    assert_int_equal(stock_parse(stock, &assets.plates, &rack.stock), STOCK_OK);
    return rack;
}

static void no_workout_as_expected_handles_more_plates(void **state)
{
    uint64_t seed = seed_start();
    int rounds = seed_rounds(80), fewer = 0, more = 0, with = 0, without = 0;
    hand_start(&hand);
    for (int i = 0; i < rounds; i++) {
        enum unit unit = seed_between(&seed, 0, 3) == 0 ? UNIT_LB : UNIT_KG;
        struct rack rack = random_rack(&seed, unit);
        int athlete = seed_between(&seed, 0, 4);
        int32_t e1rm_g = seed_between(&seed, 60, 260) * 1000;
        int32_t on_g = seed_between(&seed, 0, 1) * seed_between(&seed, 0, 200000);
        struct walk usual = walk(false, &rack, athlete, e1rm_g, unit, on_g);
        struct walk plan = walk(true, &rack, athlete, e1rm_g, unit, on_g);
        assert_int_equal(plan.n_warmups, usual.n_warmups);
        assert_int_equal(plan.n_sets, usual.n_sets);
        assert_memory_equal(plan.set_g, usual.set_g, sizeof plan.set_g);
        if (plan.backoff_g == plan.expected_g && plan.moves > usual.moves) {
            fail_msg("round %d: %d plates planned, %d without", i, plan.moves,
                     usual.moves);
        }
        fewer += plan.moves < usual.moves;
        more += plan.moves > usual.moves;
        with += plan.moves;
        without += usual.moves;
    }
    printf("plates handled: %d, without a plan %d; fewer in %d of %d "
           "workouts, more in %d\n", with, without, fewer, rounds, more);
    if (rounds > 1) {
        assert_true(fewer * 4 > rounds);
        assert_true(with * 100 < without * 95);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(warm_ups_move_where_that_spares_plates),
        cmocka_unit_test(
            warm_ups_ticked_as_planned_are_done_after_a_power_cut),
        cmocka_unit_test(a_warm_up_taken_back_is_to_be_done_again),
        cmocka_unit_test(only_the_newest_question_is_answered),
        cmocka_unit_test(what_was_given_up_counts_for_nothing),
        cmocka_unit_test(another_load_or_bar_is_planned_anew),
        cmocka_unit_test(no_workout_as_expected_handles_more_plates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
