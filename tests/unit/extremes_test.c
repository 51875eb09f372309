/* The ends of every range a coach or a lifter can type: each question is
 * answered or refused, and no answer leaves the ranges the rest relies on. */
#include "core/prescribe.h"
#include "core/target.h"
#include "core/warmup.h"
#include "kiosk/config/assets.h"
#include "tests/harness/seed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(list) ((int)(sizeof list / sizeof list[0]))

static struct assets assets;

static struct rack rack_of(int32_t bar_g, int32_t collar_g, const char *stock)
{
    struct rack rack = {.bar_g = bar_g, .collar_g = collar_g};
    assert_int_equal(stock_parse(stock, &assets.plates, &rack.stock),
                     STOCK_OK);
    return rack;
}

static void a_rack_out_of_range_is_told_with_the_range(void **state)
{
    static const struct {
        int line;
        int32_t bar_g, collar_g;
        int sleeve_mm;
        const char *has; /* NULL: the rack is fine */
    } rows[] = {
        {__LINE__, 20000, 0, 0, NULL},
        {__LINE__, 1, 0, 0, NULL},
        {__LINE__, BAR_MAX_G, COLLAR_MAX_G, SLEEVE_MAX_MM, NULL},
        {__LINE__, 0, 0, 0, "bar must be above 0"},
        {__LINE__, -1, 0, 0, "bar must be above 0"},
        {__LINE__, BAR_MAX_G + 1, 0, 0, "300 kg"},
        {__LINE__, 20000, -1, 0, "collar must be 0 to"},
        {__LINE__, 20000, COLLAR_MAX_G + 1, 0, "10 kg"},
        {__LINE__, 20000, 0, -1, "sleeve must be 0"},
        {__LINE__, 20000, 0, SLEEVE_MAX_MM + 1, "2000 mm"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct rack rack = rack_of(rows[i].bar_g, rows[i].collar_g, "25x2");
        rack.sleeve_mm = rows[i].sleeve_mm;
        const char *wrong = rack_check(&rack);
        if ((wrong == NULL) != (rows[i].has == NULL) ||
            (wrong != NULL && strstr(wrong, rows[i].has) == NULL)) {
            fail_msg("line %d: %s", rows[i].line,
                     wrong != NULL ? wrong : "nothing");
        }
    }
}

/* The racks at the ends: the least and the most of bar, collar and plates. */
static struct rack extreme_rack(int i)
{
    static const struct {
        int32_t bar_g, collar_g;
        const char *stock;
    } racks[] = {
        {1, 0, ""},
        {1, COLLAR_MAX_G, "100x16"},
        {BAR_MAX_G, COLLAR_MAX_G, ""},
        {BAR_MAX_G, COLLAR_MAX_G, "100x16,99x16,0.25x16"},
        {20000, 0, "25x4,20x2,15x2,10x2,5x2,2.5x2,1.25x2"},
        {20412, 0, "100lbx16,45lbx16,2.5lbx1"},
        {20000, 0, "100x16"},
    };
    i %= COUNT(racks);
    return rack_of(racks[i].bar_g, racks[i].collar_g, racks[i].stock);
}
#define EXTREME_RACKS 7

static void no_target_loads_more_than_a_load_may_be(void **state)
{
    static const int32_t targets[] = {
        0, 1, 320000, 899999, 949000, LOAD_MAX_G - 1, LOAD_MAX_G,
        LOAD_MAX_G + 1, 1742160, INT32_MAX};
    for (int r = 0; r < EXTREME_RACKS; r++) {
        struct rack rack = extreme_rack(r);
        for (int i = 0; i < COUNT(targets); i++) {
            struct loading got;
            plates_load(&rack, targets[i], NULL, &got);
            assert_in_range(got.load_g, 1, LOAD_MAX_G);
            assert_int_equal(got.load_g, stack_load_g(&got.side, &rack));
            assert_int_equal(got.target_g, targets[i]);
        }
    }
}

static int32_t pick(uint64_t *seed, const int32_t *list, int n)
{
    return list[seed_between(seed, 0, n - 1)];
}

/* An end of the range more often than what lies between. */
static struct prescribe_in extreme_in(uint64_t *seed, const struct rack *rack)
{
    static const int32_t loads_g[] = {1, 1000, 20000, 400000, 999999,
                                      LOAD_MAX_G};
    static const int32_t feels[] = {FEEL_RPE, FEEL_RPE, FEEL_RPE, FEEL_EASIER,
                                    FEEL_MISS, FEEL_PAIN, FEEL_UNTOLD};
    static const int32_t rpes_x10[] = {50, 59, 60, 61, 85, 99, 100};
    struct prescribe_in in = {.rack = rack};
    in.protocol = &assets.protocols.protocol[seed_between(
        seed, 0, assets.protocols.n - 1)];
    in.lift = &assets.lifts.lift[seed_between(seed, 0, assets.lifts.n - 1)];
    in.curve = (enum curve_id)seed_between(seed, 0, CURVE_COUNT - 1);
    in.unit = (enum unit)seed_between(seed, 0, 1);
    in.top.load_g = pick(seed, loads_g, COUNT(loads_g));
    in.top.feel = (enum feel)pick(seed, feels, COUNT(feels));
    in.top.reps = seed_between(seed, in.top.feel != FEEL_MISS, REPS_MAX);
    in.top.rpe_x10 = in.top.feel == FEEL_RPE
                         ? pick(seed, rpes_x10, COUNT(rpes_x10))
                         : 0;
    in.known_e1rm_g =
        seed_between(seed, 0, 1) ? pick(seed, loads_g, COUNT(loads_g)) : 0;
    in.habits = (struct habits){seed_between(seed, 0, 14),
                                seed_between(seed, 0, 20),
                                (enum recovery)seed_between(seed, 0, 2)};
    return in;
}

static bool is_sound(const struct prescribe_in *in,
                     const struct prescription *got)
{
    return got->status != PRESCRIBE_OK ||
           (got->load_g >= 1 && got->load_g <= LOAD_MAX_G &&
            got->load_g <= got->e1rm_g && got->reps_min >= 1 &&
            got->reps_min <= got->reps_max &&
            got->reps_max <= in->lift->max_reps && got->sets >= 1 &&
            got->loading.load_g == got->load_g);
}

static void every_top_set_is_answered_or_refused(void **state)
{
    uint64_t seed = seed_start();
    for (int i = 0; i < 6000; i++) {
        uint64_t here = seed;
        struct rack rack = extreme_rack(i);
        struct prescribe_in in = extreme_in(&seed, &rack);
        struct prescription got;
        prescribe(&in, &got);
        if (!is_sound(&in, &got)) {
            fail_msg("seed %llu", (unsigned long long)here);
        }
    }
}

/* What a workout is begun with: a top set's target and its warm-ups. */
static void every_history_gives_a_target_and_a_ramp(void **state)
{
    static const int32_t readings_g[] = {0, 1, 50, 20000, LOAD_MAX_G, 1742160};
    uint64_t seed = seed_start() + 1;
    for (int i = 0; i < 2000; i++) {
        struct rack rack = extreme_rack(i);
        struct prescribe_in in = extreme_in(&seed, &rack);
        struct warmup ramp[WARMUPS_MAX];
        struct target got = target_for(
            in.protocol, in.lift, in.curve, &rack, in.known_e1rm_g,
            pick(&seed, readings_g, COUNT(readings_g)));
        assert_in_range(got.load_g, 1, LOAD_MAX_G);
        assert_true(got.planned_rpe_x10 >= 0);
        warmup_ramp(&rack, got.load_g, ramp);
    }
}

static void a_reading_beyond_all_plates_says_so(void **state)
{
    struct rack rack = rack_of(20000, 0, "25x4,20x2,15x2,10x2,5x2");
    struct prescribe_in in = {
        .protocol = &assets.protocols.protocol[protocols_find(
            &assets.protocols, "strength")],
        .lift = &assets.lifts.lift[lifts_find(&assets.lifts, "squat")],
        .rack = &rack,
        .top = {LOAD_MAX_G, 15, FEEL_RPE, 60}};
    struct prescription got;
    prescribe(&in, &got);
    assert_int_equal(got.status, PRESCRIBE_OK);
    assert_int_equal(got.load_g, 420000);
    assert_string_equal(got.why.line[1],
                        "1329 kg is above all plates: 420");
}

static int read_assets(void **state)
{
    return assets_read(&assets, stderr) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rack_out_of_range_is_told_with_the_range),
        cmocka_unit_test(no_target_loads_more_than_a_load_may_be),
        cmocka_unit_test(every_top_set_is_answered_or_refused),
        cmocka_unit_test(every_history_gives_a_target_and_a_ramp),
        cmocka_unit_test(a_reading_beyond_all_plates_says_so),
    };
    return cmocka_run_group_tests(tests, read_assets, NULL);
}
