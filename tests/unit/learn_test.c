/* What a tap knows of an athlete from all their sets: estimates, the day they
 * belong to, and habits. */
#include "kiosk/store/learn.h"
#include "kiosk/store/lookup.h"
#include "kiosk/store/plans.h"
#include "tests/harness/records.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define HERE "boot-here"
#define NOON_DAY (NOON_MS / DAY_MS)

/* One workout: on a boot of its own but where it is said, which had been up
 * for a minute. */
struct done {
    int days;      /* after noon's day */
    int off_days;  /* the wall clock ahead of the truth */
    bool trusted;
    const char *boot;   /* NULL: its own */
    const char *lift;   /* NULL: deadlift */
    int n;
    struct set sets[4]; /* the first is the top set */
    bool open;
};

static const struct athlete_file *look_up(struct records *r,
                                          struct moment now)
{
    const struct lookup_config config = {.boot_id = HERE,
                                         .curve = CURVE_TRAC,
                                         .workout_open_ms = 4 * HOUR_MS};
    static struct athlete_file file;
    assert_int_equal(lookup_file(r->db, &config, &r->ada, &now, &file), DB_OK);
    return &file;
}

static struct moment now_in(int days)
{
    struct moment now = records_at(days * DAY_MS + HOUR_MS / 2);
    now.mono_ms = 5;
    return now;
}

static void plan_deadlift(struct records *r, int32_t e1rm_g)
{
    struct plan_row row = {"deadlift", "strength", 0, 0, 0};
    row.coach_e1rm_g = e1rm_g;
    assert_int_equal(plans_set(r->db, &r->ada, &row), DB_OK);
}

static void append_on(struct records *r, const char *boot,
                      struct record record, const struct done *d, int minutes)
{
    record.at.mono_ms = (d->boot != NULL ? d->days * DAY_MS : 0) +
                        (int64_t)(minutes + 1) * 60000;
    record.at.wall_ms = NOON_MS + (d->days + d->off_days) * DAY_MS +
                        minutes * 60000;
    record.at.clock_trusted = d->trusted;
    if (d->lift != NULL) {
        snprintf(record.lift, sizeof record.lift, "%s", d->lift);
    }
    assert_int_equal(sets_append(r->db, boot, &record), DB_OK);
}

/* Ids of the workout, its sets and their feels follow from its number. */
static void do_workout(struct records *r, int number, const struct done *d)
{
    char own[16];
    int id = number * 16;
    snprintf(own, sizeof own, "boot-%d", number);
    const char *boot = d->boot != NULL ? d->boot : own;
    for (int i = 0; i < d->n; i++) {
        const struct set *set = &d->sets[i];
        append_on(r, boot,
                  records_set(r, id + 2 * i, id, i == 0 ? SET_TOP : SET_BACKOFF,
                              set->load_g, set->reps), d, 3 * i);
        if (set->feel != FEEL_UNTOLD) {
            append_on(r, boot,
                      records_feel(id + 2 * i + 1, id + 2 * i, set->feel,
                                   set->rpe_x10, 0), d, 3 * i);
        }
    }
    if (!d->open) {
        append_on(r, boot, records_finish(r, id + 15, id), d, 3 * d->n);
    }
}

static const struct set single = {180000, 1, FEEL_RPE, 80};
static const struct set five = {150000, 5, FEEL_RPE, 85};

/* --- estimates ----------------------------------------------------------- */

static void the_estimate_is_of_every_set_in_the_order_done(void **state)
{
    struct records *r = *state;
    struct estimate want;
    const struct set untold = {150000, 5, FEEL_UNTOLD, 0};
    plan_deadlift(r, 200000);
    estimate_start(&want, CURVE_TRAC, 200000, ESTIMATE_COACH_SD_PCT);
    assert_memory_equal(&look_up(r, now_in(0))->plans[0].estimate, &want,
                        sizeof want);
    for (int i = 0; i < 5; i++) {
        struct done d = {.days = 3 * i, .trusted = true, .n = 3,
                         .sets = {single, five, untold}};
        d.sets[0].load_g += 1000 * i;
        do_workout(r, i + 1, &d);
        for (int j = 0; j < 3; j++) {
            estimate_add(&want, NOON_DAY + 3 * i, &d.sets[j]);
        }
    }
    const struct athlete_file *file = look_up(r, now_in(14));
    assert_int_equal(file->plans[0].estimate.n_sets, 15);
    assert_memory_equal(&file->plans[0].estimate, &want, sizeof want);
    assert_int_equal(file->day, NOON_DAY + 14);
}

static void warmups_and_what_was_undone_teach_nothing(void **state)
{
    struct records *r = *state;
    struct estimate want;
    struct done d = {.trusted = true, .n = 2, .sets = {single, five}};
    estimate_start(&want, CURVE_TRAC, 0, 0);
    estimate_add(&want, NOON_DAY, &single);
    struct record warmup = records_set(r, 900, 16, SET_WARMUP, 100000, 5);
    append_on(r, "boot-1", warmup, &d, 0);
    do_workout(r, 1, &d);
    records_append(r, records_void(901, 16 + 2)); /* the five */
    records_append(r, records_feel(902, 16, FEEL_RPE, 95, 0));
    records_append(r, records_void(903, 902)); /* told wrong */
    const struct athlete_file *file = look_up(r, now_in(1));
    assert_int_equal(file->n_plans, 0);
    assert_int_equal(file->n_known, 1);
    assert_memory_equal(&file->plans[0].estimate, &want, sizeof want);
}

static void the_open_workout_is_left_to_who_does_it(void **state)
{
    struct records *r = *state;
    struct done first = {.trusted = true, .n = 1, .sets = {single}};
    struct done open = {.days = 2, .trusted = true, .n = 2,
                        .sets = {single, five}, .open = true};
    do_workout(r, 1, &first);
    do_workout(r, 2, &open);
    const struct athlete_file *file = look_up(r, now_in(2));
    assert_int_equal(file->plans[0].estimate.n_sets, 1);
    assert_int_equal(file->plans[0].estimate.day, NOON_DAY);
    assert_int_equal(file->open.n_sets, 2);
    assert_int_equal(file->day, NOON_DAY + 2);
    /* past midnight it is the same workout, and the same day */
    struct moment night = records_at(2 * DAY_MS);
    night.wall_ms += 3 * HOUR_MS; /* that noon is 23:13 local time */
    assert_int_equal(look_up(r, night)->day, NOON_DAY + 2);
    /* and four hours on it is history */
    file = look_up(r, now_in(3));
    assert_int_equal(file->plans[0].estimate.n_sets, 3);
    assert_int_equal(file->plans[0].estimate.day, NOON_DAY + 2);
    assert_int_equal(file->day, NOON_DAY + 3);
}

static void lifts_learn_apart(void **state)
{
    struct records *r = *state;
    struct done a = {.trusted = true, .n = 1, .sets = {single}};
    struct done b = a;
    b.lift = "squat";
    b.sets[0].load_g = 120000;
    plan_deadlift(r, 0);
    do_workout(r, 1, &a);
    do_workout(r, 2, &b);
    const struct athlete_file *file = look_up(r, now_in(1));
    assert_int_equal(file->n_known, 2);
    int32_t a_g = estimate_today(&file->plans[0].estimate, file->day).e1rm_g;
    int32_t b_g = estimate_today(&file->plans[1].estimate, file->day).e1rm_g;
    assert_true(a_g > 180000 && a_g < 205000);
    assert_true(b_g > 120000 && b_g < 140000);
}

/* --- days ---------------------------------------------------------------- */

#define BOOT_A "boot-a"
#define ON(days, off, ok) \
    {days, off, ok, NULL, NULL, 1, {{180000, 1, FEEL_RPE, 80}}, false}
#define ON_A(days, off, ok) \
    {days, off, ok, BOOT_A, NULL, 1, {{180000, 1, FEEL_RPE, 80}}, false}

static void days_are_by_the_clocks_that_can_be_believed(void **state)
{
    struct records *r = *state;
    static const struct {
        int line;
        struct done done[5];
        int want[5]; /* days after noon's, as many as were done */
    } rows[] = {
        {__LINE__, {ON(0, 0, true), ON(2, 0, true), ON(7, 0, true)},
         {0, 2, 7}},
        /* nobody knows: three days after the one before */
        {__LINE__, {ON(0, 0, true), ON(2, -900, false), ON(7, 0, true)},
         {0, 3, 7}},
        {__LINE__, {ON(0, 0, true), ON(1, -900, false), ON(2, 0, true)},
         {0, 2, 2}},
        /* at the beginning: back from the first that is known */
        {__LINE__, {ON(0, -900, false), ON(2, -900, false), ON(9, 0, true)},
         {3, 6, 9}},
        /* and where none is, from today */
        {__LINE__, {ON(0, -900, false), ON(2, -900, false)}, {24, 27}},
        /* the same boot's monotonic clock tells */
        {__LINE__, {ON_A(0, -900, false), ON_A(2, 0, true),
                    ON_A(5, -900, false)}, {0, 2, 5}},
        {__LINE__, {ON_A(1, -900, false), ON_A(5, -900, false),
                    ON(20, 0, true)}, {13, 17, 20}},
        /* whatever the wall clock is set to in between */
        {__LINE__, {ON_A(0, 0, true), ON_A(2, 4000, true),
                    ON_A(5, -4000, true)}, {0, 2, 5}},
        /* one that was set wrong is outvoted, whichever way */
        {__LINE__, {ON(0, 0, true), ON(2, 4000, true), ON(7, 0, true),
                    ON(9, 0, true)}, {0, 3, 7, 9}},
        {__LINE__, {ON(0, 0, true), ON(2, 0, true), ON(7, -4000, true),
                    ON(9, 0, true)}, {0, 2, 5, 9}},
        /* nothing is later than now */
        {__LINE__, {ON(0, 0, true), ON(2, 0, true), ON(7, 4000, true)},
         {0, 2, 30}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int n = 0;
        records_close(state);
        records_open_fresh(state);
        struct estimate want;
        estimate_start(&want, CURVE_TRAC, 0, 0);
        for (; n < 5 && rows[i].done[n].n > 0; n++) {
            do_workout(r, n + 1, &rows[i].done[n]);
            estimate_add(&want, NOON_DAY + rows[i].want[n], &single);
        }
        const struct athlete_file *file = look_up(r, now_in(30));
        if (memcmp(&file->plans[0].estimate, &want, sizeof want) != 0) {
            fail_msg("line %d: last day %d", rows[i].line,
                     (int)(file->plans[0].estimate.day - NOON_DAY));
        }
        assert_int_equal(file->day, NOON_DAY + 30);
    }
}

static void without_a_clock_today_is_guessed_the_same_way(void **state)
{
    struct records *r = *state;
    struct moment now = now_in(4);
    now.wall_ms -= 900 * DAY_MS;
    now.clock_trusted = false;
    struct done first = ON(0, 0, true);
    struct done second = {.days = 4, .boot = HERE, .lift = "squat", .n = 1,
                          .off_days = -900, .sets = {single}};
    do_workout(r, 1, &first);
    assert_int_equal(look_up(r, now)->day, NOON_DAY + 3);
    do_workout(r, 2, &second); /* of this boot, and its clock knows nothing */
    now.mono_ms = 4 * DAY_MS + HOUR_MS / 2;
    assert_int_equal(look_up(r, now)->day, NOON_DAY + 3);
    now.mono_ms += DAY_MS;
    assert_int_equal(look_up(r, now)->day, NOON_DAY + 4);
    /* a row that was trusted tells the time of the whole boot */
    struct done third = {.days = 4, .boot = HERE, .n = 1, .trusted = true,
                         .sets = {single}};
    do_workout(r, 3, &third);
    const struct athlete_file *file = look_up(r, now);
    assert_int_equal(file->day, NOON_DAY + 5);
    assert_int_equal(file->plans[1].estimate.day, NOON_DAY + 4);
}

/* Two racks that were merged, or rows that a program made: each lift has days
 * of its own, whatever the order of their rows. */
static void lifts_have_days_of_their_own(void **state)
{
    struct records *r = *state;
    for (int i = 0; i < 10; i++) {
        struct done d = ON(0, 0, true);
        d.days = 3 * (i % 5);
        d.lift = i < 5 ? "squat" : "bench";
        do_workout(r, i + 1, &d);
    }
    const struct athlete_file *file = look_up(r, now_in(14));
    assert_int_equal(file->plans[0].estimate.day, NOON_DAY + 12);
    assert_int_equal(file->plans[1].estimate.day, NOON_DAY + 12);
    assert_memory_equal(&file->plans[0].estimate, &file->plans[1].estimate,
                        sizeof file->plans[0].estimate);
    assert_int_equal(file->plans[0].seen_exercises, 2);
}

/* --- trend --------------------------------------------------------------- */

static struct trend_history trend_of(struct records *r, const char *lift,
                                     struct moment now)
{
    const struct lookup_config config = {.boot_id = HERE,
                                         .curve = CURVE_TRAC,
                                         .workout_open_ms = 4 * HOUR_MS};
    static struct athlete_file file;
    struct learned learned;
    assert_int_equal(lookup_lift(r->db, &config, &r->ada, lift, &now, &file,
                                 &learned), DB_OK);
    return learned.trend;
}

/* "Up 45 %" would else be what the coach typed. */
static void the_coach_s_word_is_no_workout(void **state)
{
    static const enum verdict_kind words[] = {VERDICT_RESET, VERDICT_PIN,
                                              VERDICT_UNPIN};
    struct past_entry entry = {.is_set = true,
                               .kind = SET_TOP,
                               .set = {180000, 1, FEEL_RPE, 80}};
    struct past_entry word = {.e1rm_g = 300000};
    struct learned learned;
    learn_start(&learned, CURVE_TRAC, 200000);
    for (entry.day = 0; entry.day < 9; entry.day += 3) {
        learn_take(&learned, &entry);
    }
    learn_end(&learned);
    struct trend_history was = learned.trend;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        word.verdict = words[i];
        learn_take(&learned, &word);
        learn_end(&learned);
        assert_memory_equal(&learned.trend, &was, sizeof was);
    }
    learn_take(&learned, &entry);
    learn_end(&learned);
    assert_int_equal(learned.trend.n, was.n + 1);
    assert_true(learned.trend.point[was.n].e1rm_g > 210000);
    (void)state;
}

static void each_day_is_a_point_of_the_trend(void **state)
{
    struct records *r = *state;
    struct estimate want;
    struct done d = {.trusted = true, .n = 3, .sets = {single, five, five}};
    assert_int_equal(trend_of(r, "deadlift", now_in(0)).n, 0);
    estimate_start(&want, CURVE_TRAC, 0, 0);
    for (int i = 0; i < TREND_POINTS_MAX + 7; i++) {
        d.days = 3 * i;
        d.open = i == TREND_POINTS_MAX + 6; /* today's, not finished */
        d.sets[2].feel = d.open ? FEEL_UNTOLD : FEEL_RPE;
        d.sets[2].rpe_x10 = d.open ? 0 : 85;
        do_workout(r, i + 1, &d);
        for (int j = 0; j < 3; j++) {
            estimate_add(&want, NOON_DAY + d.days, &d.sets[j]);
        }
    }
    struct trend_history trend = trend_of(r, "deadlift", now_in(d.days));
    assert_int_equal(trend.n, TREND_POINTS_MAX);
    for (int i = 0; i < trend.n; i++) {
        assert_int_equal(trend.point[i].day, NOON_DAY + 3 * (i + 7));
        assert_int_equal(trend.point[i].backoffs, 2);
        assert_int_equal(trend.point[i].volume_g, 10 * 150000);
        assert_int_equal(trend.point[i].top_g, 195228); /* 180 kg at 92.2 % */
    }
    struct trend_point *last = &trend.point[trend.n - 1];
    struct today today = estimate_today(&want, last->day);
    assert_int_equal(last->e1rm_g, today.e1rm_g);
    assert_int_equal(last->trend_g, today.trend_g);
    assert_true(last->sd_pct_x10 > 0 && last->trend_sd_pct_x10 > 0);
    assert_int_equal(trend_of(r, "squat", now_in(d.days)).n, 0);
}

static void a_lift_that_went_stale_is_told(void **state)
{
    struct records *r = *state;
    struct done d = {.trusted = true, .n = 2, .sets = {single, five}};
    for (int i = 0; i < 16; i++) {
        d.days = 2 * i;
        int worse = i > 9 ? i - 9 : 0; /* 2 % each workout of two weeks */
        d.sets[0].load_g = 180000 - 3600 * worse;
        d.sets[1].load_g = 150000 - 3000 * worse;
        do_workout(r, i + 1, &d);
        const struct plan *plan = &look_up(r, now_in(d.days + 1))->plans[0];
        struct trend_history trend =
            trend_of(r, "deadlift", now_in(d.days + 1));
        assert_int_equal(plan->is_stale,
                         trend_is_stale(&trend, NOON_DAY + d.days + 1));
        assert_false(plan->is_stale && i < 10);
    }
    assert_true(look_up(r, now_in(d.days + 1))->plans[0].is_stale);
    assert_false(look_up(r, now_in(d.days + 60))->plans[0].is_stale);
}

/* --- habits -------------------------------------------------------------- */

static void habits_are_of_the_last_four_weeks(void **state)
{
    struct records *r = *state;
    static const struct {
        int line, every_days, n, squat_every;
        bool trusted;
        int frequency, exercises;
    } rows[] = {
        {__LINE__, 7, 8, 0, true, 1, 1},
        {__LINE__, 2, 20, 1, true, 4, 2}, /* 14 days in 28, rounded up */
        {__LINE__, 3, 12, 2, true, 2, 1}, /* 13 lifts on 9 days */
        {__LINE__, 14, 5, 0, true, 1, 1},
        {__LINE__, 3, 4, 0, true, 0, 0},   /* twelve days say too little */
        {__LINE__, 30, 4, 0, true, 0, 0},  /* one day in four weeks, too */
        {__LINE__, 3, 12, 0, false, 0, 0}, /* nobody knows when */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        records_close(state);
        records_open_fresh(state);
        for (int j = 0; j < rows[i].n; j++) {
            struct done d = ON(0, 0, true);
            d.days = (j - rows[i].n) * rows[i].every_days;
            d.trusted = rows[i].trusted;
            do_workout(r, 2 * j + 1, &d);
            d.lift = "squat";
            if (rows[i].squat_every > 0 && j % rows[i].squat_every == 0) {
                do_workout(r, 2 * j + 2, &d);
            }
        }
        const struct plan *plan = &look_up(r, now_in(0))->plans[0];
        if (plan->seen_frequency != rows[i].frequency ||
            plan->seen_exercises != rows[i].exercises) {
            fail_msg("line %d: %d a week, %d lifts", rows[i].line,
                     plan->seen_frequency, plan->seen_exercises);
        }
    }
}

#define TEST(name)                                                           \
    cmocka_unit_test_setup_teardown(name, records_open_fresh, records_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_estimate_is_of_every_set_in_the_order_done),
        TEST(warmups_and_what_was_undone_teach_nothing),
        TEST(the_open_workout_is_left_to_who_does_it),
        TEST(lifts_learn_apart),
        TEST(days_are_by_the_clocks_that_can_be_believed),
        TEST(without_a_clock_today_is_guessed_the_same_way),
        TEST(lifts_have_days_of_their_own),
        TEST(the_coach_s_word_is_no_workout),
        TEST(each_day_is_a_point_of_the_trend),
        TEST(a_lift_that_went_stale_is_told),
        TEST(habits_are_of_the_last_four_weeks),
    };
    return cmocka_run_group_tests(tests, records_begin, records_end);
}
