/* racksidectl: what the coach says of 1RMs and sets, and reads of them. */
#include "kiosk/store/roster.h"
#include "kiosk/store/sets.h"
#include "tests/harness/ctl_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define DAY_MS INT64_C(86400000)
/* 14 November 2023, 22:13 UTC: before any clock that can be trusted here. */
#define START_MS INT64_C(1700000000000)
#define SECOND "aabb0001" /* how the second set's id begins */

static struct uid uid_of(int n)
{
    struct uid uid = {{0xaa, 0xbb}};
    uid.byte[3] = (uint8_t)n;
    uid.byte[15] = 1;
    return uid;
}

static void append(struct db *db, struct record record, int workout, int n,
                   int days)
{
    record.id = uid_of(n);
    record.workout = uid_of(1000 + workout);
    record.workout.byte[0] = 0xcc;
    record.at = (struct moment){.mono_ms = 1000 + days * DAY_MS,
                                .wall_ms = START_MS + days * DAY_MS,
                                .clock_trusted = true};
    assert_int_equal(sets_append(db, "a-boot", &record), DB_OK);
}

/* Ada's deadlifts every third day from the first of them on: a single at RPE 8
 * of each load, and five of 5/6 of it at RPE 7.5. */
static void save_loads(struct ctl_run *c, int first, int n,
                       const int32_t *loads_g, bool with_fives)
{
    const struct db_options options = {.path = c->db_path};
    char why[DB_WHY_MAX];
    struct db *db;
    struct athlete ada;
    assert_int_equal(db_open(&options, &db, why), DB_OK);
    assert_int_equal(roster_find_name(db, "Ada", &ada), DB_OK);
    for (int i = first; i < first + n; i++) {
        struct record set = {.kind = RECORD_SET, .athlete = ada.id,
                             .lift = "deadlift", .protocol = "strength",
                             .set_kind = SET_TOP, .load_g = loads_g[i - first],
                             .reps = 1};
        struct record feel = {.kind = RECORD_FEEL, .feel = FEEL_RPE,
                              .rpe_x10 = 80, .target = uid_of(5 * i)};
        append(db, set, i, 5 * i, 3 * i);
        append(db, feel, i, 5 * i + 2, 3 * i);
        set.set_kind = SET_BACKOFF;
        set.load_g = loads_g[i - first] * 5 / 6;
        set.reps = 5;
        feel.rpe_x10 = 75;
        feel.target = uid_of(5 * i + 1);
        if (with_fives) {
            append(db, set, i, 5 * i + 1, 3 * i);
            append(db, feel, i, 5 * i + 3, 3 * i);
        }
        set.kind = RECORD_FINISH;
        append(db, set, i, 5 * i + 4, 3 * i);
    }
    db_close(db);
}

#define SAME_MOST 12

/* At 180 kg, each with its fives. */
static void save_workouts(struct ctl_run *c, int n)
{
    int32_t loads_g[SAME_MOST];
    assert_true(n <= SAME_MOST);
    for (int i = 0; i < n; i++) {
        loads_g[i] = 180000;
    }
    save_loads(c, 0, n, loads_g, true);
}

static double number(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (!json_is_number(value)) {
        fail_msg("%s is no number", key);
    }
    return json_number_value(value);
}

/* The one line of Ada's, for the caller to free the list. */
static json_t *report(struct ctl_run *c, json_t **list)
{
    MUST(c, "report", "Ada", "--json");
    *list = ctl_run_json(c);
    assert_int_equal(json_array_size(*list), 1);
    return json_array_get(*list, 0);
}

static void a_report_tells_where_everybody_is(void **state)
{
    struct ctl_run *c = *state;
    json_t *list;
    MUST(c, "report");
    assert_non_null(strstr(c->out, "Ada"));
    assert_non_null(strstr(c->out, "about 200 kg, give or take 1"));
    assert_non_null(strstr(c->out, "last -"));
    assert_non_null(strstr(c->out, "too little known yet"));
    assert_null(strstr(c->out, "Mike")); /* has no lift */
    save_workouts(c, 12);
    json_t *line = report(c, &list);
    double e1rm_g = number(line, "e1rm_g");
    assert_true(e1rm_g > 185000 && e1rm_g < 205000);
    assert_true(number(line, "sd_pct") > 1 && number(line, "sd_pct") < 12);
    assert_int_equal(number(line, "sets"), 24);
    assert_int_equal(number(line, "limit_7d"), 6);
    assert_string_equal(json_string_value(json_object_get(line, "last_day")),
                        "2023-12-17");
    /* twelve times the same is a plateau, and said so with a suggestion */
    assert_string_equal(json_string_value(json_object_get(line, "trend")),
                        "flat");
    const char *advice = json_string_value(json_object_get(line, "advice"));
    assert_non_null(strstr(advice, "flat for"));
    MUST(c, "report");
    assert_non_null(strstr(c->out, advice));
    json_decref(list);
}

static void three_workouts_are_enough_for_a_report(void **state)
{
    struct ctl_run *c = *state;
    static const struct {
        int n;
        bool with_fives;
        int32_t loads_g[4];
        const char *way, *advice;
    } rows[] = {
        {3, true, {140000, 140000, 140000}, "flat",
         "flat for 3 workouts (1 week): change the rep range, or an easy "
         "week"},
        {3, false, {140000, 140000, 140000}, "flat",
         "flat for 3 workouts (1 week): change the rep range, or an easy "
         "week"},
        {4, false, {180000, 180000, 180000, 180000}, "flat",
         "flat for 4 workouts (1 week): change the rep range, or an easy "
         "week"},
        {3, true, {140000, 138600, 137200}, "down",
         "down 2 % over 3 workouts (1 week): an easy week, then fewer sets"},
        {3, false, {140000, 137200, 134400}, "down",
         "down 4 % over 3 workouts (1 week): an easy week, then fewer sets"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        json_t *list;
        ctl_run_fresh_gym(state);
        save_loads(c, 0, rows[i].n, rows[i].loads_g, rows[i].with_fives);
        json_t *line = report(c, &list);
        assert_string_equal(json_string_value(json_object_get(line, "trend")),
                            rows[i].way);
        assert_string_equal(
            json_string_value(json_object_get(line, "advice")),
            rows[i].advice);
        json_decref(list);
        MUST(c, "report");
        assert_non_null(strstr(c->out, rows[i].advice));
    }
}

/* What the coach typed is no rise and no fall of the athlete's. */
static void a_trend_begins_anew_with_the_coachs_word(void **state)
{
    static const char *const words[] = {"reset", "pin"};
    struct ctl_run *c = *state;
    static const int32_t loads_g[] = {180000, 180000, 180000};
    for (size_t i = 0; i < 2; i++) {
        json_t *list;
        ctl_run_fresh_gym(state);
        save_loads(c, 0, 3, loads_g, true);
        MUST(c, "plan", words[i], "Ada", "deadlift", "--e1rm", "250kg");
        save_loads(c, 3, 1, loads_g, true);
        json_t *line = report(c, &list);
        assert_string_equal(
            json_string_value(json_object_get(line, "trend_words")),
            "too little known yet");
        assert_true(json_is_null(json_object_get(line, "advice")));
        json_decref(list);
        save_loads(c, 4, 2, loads_g, true);
        line = report(c, &list);
        assert_string_equal(
            json_string_value(json_object_get(line, "trend_words")),
            i == 0 ? "flat for 3 workouts (1 week)" : "too little known yet");
        json_decref(list);
    }
}

static void history_of_a_lift_tells_what_it_makes_of_it(void **state)
{
    struct ctl_run *c = *state;
    save_workouts(c, 3);
    MUST(c, "history", "Ada", "deadlift");
    const char *today = strstr(c->out, "\ntoday: about ");
    assert_non_null(today);
    assert_non_null(strstr(today, " kg, give or take "));
    MUST(c, "history", "Ada");
    assert_null(strstr(c->out, "today:"));
    MUST(c, "history", "Ada", "deadlift", "--json");
    json_t *list = ctl_run_json(c);
    assert_int_equal(json_array_size(list), 6);
    double sd_pct = 100;
    for (size_t i = 0; i < 6; i++) {
        json_t *set = json_array_get(list, i);
        double e1rm_g = number(set, "e1rm_g");
        assert_true(e1rm_g > 180000 && e1rm_g < 210000);
        assert_true(i % 2 == 0 || number(set, "sd_pct") < sd_pct);
        sd_pct = number(set, "sd_pct");
    }
    json_decref(list);
    MUST(c, "history", "Ada", "--json");
    list = ctl_run_json(c);
    assert_null(json_object_get(json_array_get(list, 0), "sd_pct"));
    json_decref(list);
}

static void the_coachs_word_counts(void **state)
{
    struct ctl_run *c = *state;
    json_t *list;
    save_workouts(c, 4);
    MUST(c, "plan", "pin", "Ada", "deadlift", "--e1rm", "150kg");
    json_t *line = report(c, &list);
    assert_int_equal(number(line, "e1rm_g"), 150000);
    assert_true(json_is_true(json_object_get(line, "pinned")));
    json_decref(list);
    MUST(c, "history", "Ada", "deadlift");
    assert_non_null(strstr(c->out, "about 150 kg, give or take 0 (pinned)"));
    MUST(c, "plan", "unpin", "Ada", "deadlift");
    line = report(c, &list);
    assert_true(json_is_false(json_object_get(line, "pinned")));
    assert_true(number(line, "e1rm_g") > 149000 &&
                number(line, "e1rm_g") < 151000);
    json_decref(list);
    MUST(c, "plan", "reset", "Ada", "deadlift", "--e1rm", "220kg");
    line = report(c, &list);
    assert_true(number(line, "e1rm_g") > 219000 &&
                number(line, "e1rm_g") < 221000);
    assert_true(number(line, "sd_pct") >= 5);
    json_decref(list);
}

static void a_set_is_corrected_by_its_id(void **state)
{
    struct ctl_run *c = *state;
    save_workouts(c, 1);
    MUST(c, "set", "correct", SECOND, "152.5x6@8");
    assert_non_null(strstr(c->out, "152.5kgx6@8, which was 150kgx5@7.5"));
    MUST(c, "export", "sets");
    assert_non_null(strstr(c->out, "backoff,152500,6,8,2023-11-14"));
    assert_null(strstr(c->out, "backoff,150000"));
    MUST(c, "set", "correct", "aabb0001-0000-0000-0000-000000000001",
         "152.5x4@miss");
    MUST(c, "export", "sets");
    assert_non_null(strstr(c->out, "backoff,152500,4,miss,"));
    MUST(c, "check");
}

static void what_makes_no_sense_is_refused(void **state)
{
    struct ctl_run *c = *state;
    static const struct ctl_row rows[] = {
        {__LINE__, 1, "Bo", {"plan", "pin", "Bo", "deadlift", "--e1rm", "9"}},
        {__LINE__, 1, "see plan list",
         {"plan", "reset", "Ada", "squat", "--e1rm", "100"}},
        {__LINE__, 1, "more than 0",
         {"plan", "reset", "Ada", "deadlift", "--e1rm", "0"}},
        {__LINE__, 1, "--e1rm",
         {"plan", "pin", "Ada", "deadlift", "--e1rm", "1001"}},
        {__LINE__, 2, "--e1rm",
         {"plan", "pin", "Ada", "deadlift", "--e1rm", "much"}},
        {__LINE__, 2, "--e1rm LOAD", {"plan", "reset", "Ada", "deadlift"}},
        {__LINE__, 2, "ATHLETE LIFT", {"plan", "unpin", "Ada"}},
        {__LINE__, 1, "not pinned", {"plan", "unpin", "Ada", "deadlift"}},
        {__LINE__, 1, "8 characters", {"set", "correct", "aabb", "180x1@8"}},
        {__LINE__, 1, "export sets",
         {"set", "correct", "aabb0099", "180x1@8"}},
        {__LINE__, 1, "export sets",
         {"set", "correct", "deadlift", "180x1@8"}},
        {__LINE__, 2, "180", {"set", "correct", SECOND, "180"}},
        {__LINE__, 1, "reps", {"set", "correct", SECOND, "180x0@8"}},
        {__LINE__, 1, "", {"set", "correct", SECOND, "180x1@11"}},
        {__LINE__, 2, "ID SET", {"set", "correct", SECOND}},
        {__LINE__, 2, "correct", {"set"}},
        {__LINE__, 1, "Bo", {"report", "Bo"}},
    };
    save_workouts(c, 1);
    CHECK_ROWS(c, rows, true);
    MUST(c, "export", "sets");
    assert_non_null(strstr(c->out, "backoff,150000,5,7.5,"));
}

#define GYM(name) cmocka_unit_test_setup(name, ctl_run_fresh_gym)

int main(void)
{
    const struct CMUnitTest tests[] = {
        GYM(a_report_tells_where_everybody_is),
        GYM(three_workouts_are_enough_for_a_report),
        GYM(a_trend_begins_anew_with_the_coachs_word),
        GYM(history_of_a_lift_tells_what_it_makes_of_it),
        GYM(the_coachs_word_counts),
        GYM(a_set_is_corrected_by_its_id),
        GYM(what_makes_no_sense_is_refused),
    };
    return cmocka_run_group_tests(tests, ctl_run_begin, ctl_run_end);
}
