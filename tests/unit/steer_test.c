/* Steering: what follows from a back-off set's feel. */
#include "core/steer.h"
#include "kiosk/config/assets.h"
#include "tests/harness/seed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct assets assets;
static struct rack rack = {.bar_g = 20000};

/* A new athlete's day: the top set prescribes, and each set teaches. */
struct day {
    struct protocol protocol;
    struct estimate estimate;
    struct prescription rx;
    struct set top, last;
    int at;
    struct steered next;
};

static void start(struct day *day, const char *protocol, struct set top,
                  const struct estimate *known)
{
    memset(day, 0, sizeof *day);
    day->protocol =
        assets.protocols.protocol[protocols_find(&assets.protocols,
                                                 protocol)];
    day->top = top;
    int32_t reading_g = 0;
    reading_of(CURVE_TRAC, &top, &reading_g);
    if (known != NULL) {
        day->estimate = *known;
    } else {
        estimate_start(&day->estimate, CURVE_TRAC, reading_g, 80);
    }
    estimate_add(&day->estimate, 100, &top);
}

static bool prescribed(struct day *day, const char *lift)
{
    struct prescribe_in in = {
        .protocol = &day->protocol,
        .lift = &assets.lifts.lift[lifts_find(&assets.lifts, lift)],
        .rack = &rack,
        .top = day->top,
        .estimate = day->estimate.n_sets > 1 ? &day->estimate : NULL,
        .day = 100};
    prescribe(&in, &day->rx);
    day->next.load_g = day->rx.load_g;
    day->next.reps = day->rx.reps_max;
    return day->rx.status == PRESCRIBE_OK;
}

static struct steer_in question(const struct day *day)
{
    return (struct steer_in){.protocol = &day->protocol, .rack = &rack,
                             .estimate = &day->estimate, .day = 100,
                             .rx = &day->rx, .top = day->top,
                             .last = day->last, .at = day->at};
}

/* The set before the athlete is done, and told. */
static void tell(struct day *day, enum feel feel, int rpe_x10)
{
    day->last = (struct set){day->next.load_g, day->next.reps, feel,
                             feel == FEEL_RPE ? rpe_x10 : 0};
    estimate_add(&day->estimate, 100, &day->last);
    day->at++;
    struct steer_in in = question(day);
    steer(&in, &day->next);
}

static void each_answer_has_its_next_set_and_its_reason(void **state)
{
    static const struct {
        int line;
        const char *protocol;
        int rpe_x10; /* of the first back-off set; 0: easier */
        enum steer_end end;
        int32_t load_g;
        const char *why;
    } rows[] = {
        /* 160 x 5, planned as 8.3 */
        {__LINE__, "strength", 80, STEER_GOES_ON, 160000, ""},
        {__LINE__, "strength", 85, STEER_GOES_ON, 160000, ""},
        {__LINE__, "strength", 90, STEER_GOES_ON, 157500,
         "2.5 kg less: 9 was harder than planned"},
        {__LINE__, "strength", 95, STEER_CAP, 160000,
         "9.5 is over the cap of 9"},
        {__LINE__, "strength", 65, STEER_GOES_ON, 162500,
         "2.5 kg more: 6.5 was easier than planned"},
        {__LINE__, "strength", 0, STEER_GOES_ON, 167500,
         "7.5 kg more: that was easier than planned"},
        /* 155 x 5, planned as 7.3 */
        {__LINE__, "strength-volume", 75, STEER_GOES_ON, 155000, ""},
        {__LINE__, "strength-volume", 90, STEER_GOES_ON, 150000,
         "5 kg less: 9 was harder than planned"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct day day;
        start(&day, rows[i].protocol, (struct set){180000, 2, FEEL_RPE, 90},
              NULL);
        assert_true(prescribed(&day, "deadlift"));
        tell(&day, rows[i].rpe_x10 > 0 ? FEEL_RPE : FEEL_EASIER,
             rows[i].rpe_x10);
        if (day.next.end != rows[i].end ||
            day.next.load_g != rows[i].load_g ||
            strcmp(day.next.why, rows[i].why) != 0) {
            fail_msg("row at line %d: end %d, %d g x %d, \"%s\"",
                     rows[i].line, day.next.end, day.next.load_g,
                     day.next.reps, day.next.why);
        }
    }
}

static void a_miss_and_the_last_set_end_it(void **state)
{
    struct day day;
    start(&day, "strength", (struct set){180000, 2, FEEL_RPE, 90}, NULL);
    assert_true(prescribed(&day, "deadlift"));
    tell(&day, FEEL_RPE, 80);
    tell(&day, FEEL_RPE, 85);
    assert_int_equal(day.next.end, STEER_LAST);
    start(&day, "strength", (struct set){180000, 2, FEEL_RPE, 90}, NULL);
    assert_true(prescribed(&day, "deadlift"));
    tell(&day, FEEL_MISS, 0);
    assert_int_equal(day.next.end, STEER_MISSED);
}

/* A range of reps gives before the load does. */
static void reps_are_taken_off_before_load(void **state)
{
    struct day day;
    start(&day, "hypertrophy", (struct set){87500, 3, FEEL_RPE, 75}, NULL);
    assert_null(protocol_set(&day.protocol, "backoff", "4 x 4-8 @ 75%"));
    assert_true(prescribed(&day, "bench"));
    int32_t load_g = day.next.load_g;
    assert_int_equal(day.next.reps, 8);
    tell(&day, FEEL_RPE, 90);
    assert_int_equal(day.next.end, STEER_GOES_ON);
    assert_int_equal(day.next.load_g, load_g);
    assert_int_equal(day.next.reps, 7);
    assert_string_equal(day.next.why, "7 reps, not 8: 8 would pass 9");
}

/* --- fatigue, as RTS has it ------------------------------------------------------ */

/* The lowest RPE at which `reps` at this load end the day; 101: none. */
static int stop_x10(const struct day *day, int32_t load_g, int reps, int pct)
{
    for (int rpe = 50; rpe <= 100; rpe++) {
        struct set set = {load_g, reps, FEEL_RPE, rpe};
        if (steer_is_fatigued(&day->estimate, &day->top, &set, pct)) {
            return rpe;
        }
    }
    return 101;
}

static void a_drop_of_the_fatigue_stops_at_the_top_sets_rpe(void **state)
{
    static const int pcts[] = {2, 5, 7};
    for (int reps = 1; reps <= 8; reps++) {
        for (int rpe = 60; rpe <= 100; rpe += 5) {
            for (int i = 0; i < 3; i++) {
                struct day day;
                start(&day, "strength",
                      (struct set){200000, reps, FEEL_RPE, rpe}, NULL);
                int32_t load_g = 200000 / 100 * (100 - pcts[i]);
                assert_int_equal(stop_x10(&day, load_g, reps, pcts[i]), rpe);
                assert_int_equal(stop_x10(&day, load_g, reps, 0), 101);
            }
        }
    }
}

/* A top set of 3 at 8, as the algebra has it: P(3 at 8) (1 - d) / (1 - f), to
 * the next tenth. */
static void repeats_stop_where_the_algebra_says(void **state)
{
    static const struct {
        int drop, pct, stop_x10;
    } rows[] = {{0, 2, 86}, {0, 5, 96}, {0, 7, 101}, {5, 2, 70}, {5, 5, 80},
                {5, 7, 87}, {10, 2, 53}, {10, 5, 63}, {10, 7, 70}};
    struct day day;
    start(&day, "strength", (struct set){200000, 3, FEEL_RPE, 80}, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int32_t load_g = 200000 / 100 * (100 - rows[i].drop);
        assert_int_equal(stop_x10(&day, load_g, 3, rows[i].pct),
                         rows[i].stop_x10);
    }
}

static void repeats_end_at_their_fatigue(void **state)
{
    struct day day;
    start(&day, "strength", (struct set){180000, 3, FEEL_RPE, 80}, NULL);
    assert_null(protocol_set(&day.protocol, "style", "repeats"));
    assert_null(protocol_set(&day.protocol, "fatigue", "2"));
    assert_null(protocol_set(&day.protocol, "backoff", "9 x 5 @ 80%"));
    assert_null(protocol_set(&day.protocol, "cap", "10"));
    assert_true(prescribed(&day, "deadlift"));
    tell(&day, FEEL_RPE, 80);
    assert_int_equal(day.next.end, STEER_GOES_ON);
    assert_int_equal(day.next.load_g, 180000);
    tell(&day, FEEL_RPE, 85);
    assert_int_equal(day.next.end, STEER_GOES_ON);
    tell(&day, FEEL_RPE, 90);
    assert_int_equal(day.next.end, STEER_FATIGUE);
    assert_string_equal(day.next.why, "2 % under the top set, as planned");
}

/* --- a second top set --------------------------------------------------------------- */

static void an_easier_top_set_offers_a_heavier_one(void **state)
{
    static const struct {
        int told_x10, planned_x10;
        int32_t offer_g;
    } rows[] = {
        {80, 85, 0}, {75, 85, 182500}, {70, 83, 185000}, {60, 90, 187500},
        {95, 85, 0}, {85, 95, 182500},
        /* Said to feel like 8, and like 7.5. */
        {70, 78, 182500}, {70, 77, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct day day;
        start(&day, "strength",
              (struct set){180000, 2, FEEL_RPE, rows[i].told_x10}, NULL);
        assert_int_equal(steer_second_top_g(&day.estimate, 100, &rack,
                                            &day.top, rows[i].planned_x10),
                         rows[i].offer_g);
    }
}

/* --- random days ---------------------------------------------------------------------- */

static struct estimate random_history(uint64_t *seed)
{
    struct estimate estimate;
    estimate_start(&estimate, CURVE_TRAC, 0, 0);
    int32_t e1rm_g = seed_between(seed, 60, 300) * 1000;
    int n = seed_between(seed, 0, 60);
    for (int i = 0; i < n; i++) {
        int reps = seed_between(seed, 1, 8);
        struct set set = {(int32_t)((int64_t)e1rm_g *
                                    seed_between(seed, 60, 100) / 100),
                          reps, FEEL_RPE, seed_between(seed, 10, 20) * 5};
        set.feel = seed_between(seed, 0, 9) > 0   ? FEEL_RPE
                   : seed_between(seed, 0, 1) > 0 ? FEEL_EASIER
                                                  : FEEL_MISS;
        set.rpe_x10 = set.feel == FEEL_RPE ? set.rpe_x10 : 0;
        estimate_add(&estimate, 50 + i / 4, &set);
    }
    return estimate;
}

static void random_protocol(struct day *day, uint64_t *seed)
{
    static const char *const styles[] = {"load-drop", "repeats", "rep-drop"};
    static const char *const fatigues[] = {"0", "2", "5", "7"};
    static const char *const backoffs[] = {"5 x 5 @ 80%", "4 x 3-8 @ RPE 8",
                                           "6 x 3 -6%", "3 x 2-4 @ 88%"};
    assert_null(protocol_set(&day->protocol, "style",
                             styles[seed_between(seed, 0, 2)]));
    assert_null(protocol_set(&day->protocol, "fatigue",
                             fatigues[seed_between(seed, 0, 3)]));
    assert_null(protocol_set(&day->protocol, "backoff",
                             backoffs[seed_between(seed, 0, 3)]));
}

static const char *broken(const struct day *before, const struct day *after)
{
    const struct steered *next = &after->next;
    int32_t last_g = after->last.load_g;
    double cap = after->protocol.cap_rpe_x10 / 10.0;
    if (next->end != STEER_GOES_ON) {
        return next->end != STEER_LAST && next->why[0] == '\0'
                   ? "an end without a reason" : NULL;
    }
    if (llabs((int64_t)next->load_g - last_g) * 100 > (int64_t)last_g * 5) {
        return "more than 5 % in a step";
    }
    if (next->load_g > estimate_load_g(&after->estimate, 100, next->reps,
                                       cap, false) ||
        next->predicted_rpe_x10 > after->protocol.cap_rpe_x10) {
        return "past the cap";
    }
    if (next->load_g > estimate_ceiling_g(&after->estimate)) {
        return "past what is believable";
    }
    if (next->reps < after->rx.reps_min || next->reps > after->rx.reps_max) {
        return "reps that were not prescribed";
    }
    bool is_changed = next->load_g != last_g ||
                      next->reps != after->rx.reps_max;
    if (is_changed != (next->why[0] != '\0')) {
        return "a change without a reason, or the other way round";
    }
    if (after->protocol.style != STYLE_LOAD_DROP &&
        next->load_g != before->next.load_g) {
        return "a kept load that was not kept";
    }
    return NULL;
}

static void no_day_passes_its_limits(void **state)
{
    uint64_t seed = seed_start();
    int moved = 0, ended = 0;
    for (int i = 0; i < seed_rounds(1500); i++) {
        uint64_t here = seed;
        struct estimate known = random_history(&seed);
        struct day day, before;
        int32_t load_g = seed_between(&seed, 24, 120) * 2500;
        start(&day, "strength",
              (struct set){load_g, seed_between(&seed, 1, 4), FEEL_RPE,
                           seed_between(&seed, 13, 20) * 5}, &known);
        random_protocol(&day, &seed);
        if (!prescribed(&day, "squat")) {
            continue;
        }
        do {
            before = day;
            tell(&day, seed_between(&seed, 0, 9) > 0 ? FEEL_RPE : FEEL_EASIER,
                 seed_between(&seed, 12, 19) * 5);
            const char *wrong = broken(&before, &day);
            if (wrong != NULL) {
                fail_msg("seed %llu: %s; %d g x %d, \"%s\"",
                         (unsigned long long)here, wrong, day.next.load_g,
                         day.next.reps, day.next.why);
            }
            moved += day.next.load_g != day.last.load_g;
        } while (day.next.end == STEER_GOES_ON);
        ended += day.next.end != STEER_LAST;
    }
    assert_true(seed_rounds(2) == 1 || (moved > 50 && ended > 50));
}

/* The same answers at a heavier bar never leave a lighter next set; a harder
 * answer never a heavier one. */
static void a_harder_answer_never_raises_the_next_load(void **state)
{
    uint64_t seed = seed_start() + 3;
    for (int i = 0; i < seed_rounds(200); i++) {
        uint64_t here = seed;
        struct estimate known = random_history(&seed);
        struct day day;
        start(&day, "strength-volume",
              (struct set){seed_between(&seed, 24, 100) * 2500, 2, FEEL_RPE,
                           80}, &known);
        if (!prescribed(&day, "squat")) {
            continue;
        }
        int32_t most_g = INT32_MAX;
        for (int rpe = 60; rpe <= 90; rpe += 5) {
            struct day told = day;
            tell(&told, FEEL_RPE, rpe);
            if (told.next.end != STEER_GOES_ON) {
                break;
            }
            if (told.next.load_g > most_g) {
                fail_msg("seed %llu", (unsigned long long)here);
            }
            most_g = told.next.load_g;
        }
    }
}

static int read_assets(void **state)
{
    bool ok = assets_read(&assets, stderr) &&
              stock_parse("25x6,20x2,15x2,10x2,5x2,2.5x2,1.25x2",
                          &assets.plates, &rack.stock) == STOCK_OK;
    return ok ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_answer_has_its_next_set_and_its_reason),
        cmocka_unit_test(a_miss_and_the_last_set_end_it),
        cmocka_unit_test(reps_are_taken_off_before_load),
        cmocka_unit_test(a_drop_of_the_fatigue_stops_at_the_top_sets_rpe),
        cmocka_unit_test(repeats_stop_where_the_algebra_says),
        cmocka_unit_test(repeats_end_at_their_fatigue),
        cmocka_unit_test(an_easier_top_set_offers_a_heavier_one),
        cmocka_unit_test(no_day_passes_its_limits),
        cmocka_unit_test(a_harder_answer_never_raises_the_next_load),
    };
    return cmocka_run_group_tests(tests, read_assets, NULL);
}
