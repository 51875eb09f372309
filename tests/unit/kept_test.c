/* What is kept of earlier lookups: always the same as from the rows alone,
 * whatever is done, undone or damaged. */
#include "kiosk/store/corrections.h"
#include "kiosk/store/kept.h"
#include "kiosk/store/lookup.h"
#include "kiosk/store/plans.h"
#include "kiosk/store/sql.h"
#include "kiosk/store/verdicts.h"
#include "tests/harness/records.h"
#include "tests/harness/seed.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

static struct kept_list fresh;

static const struct athlete_file *look_up(struct records *r, struct moment now,
                                          bool anew)
{
    const struct lookup_config config = {.boot_id = BOOT,
                                         .curve = CURVE_TRAC,
                                         .workout_open_ms = 4 * HOUR_MS,
                                         .fresh = anew ? NULL : &fresh,
                                         .learns_anew = anew};
    static struct athlete_file files[2];
    struct athlete_file *file = &files[anew];
    assert_int_equal(lookup_file(r->db, &config, &r->ada, &now, file), DB_OK);
    return file;
}

/* As the kiosk does it; answers how many lifts were kept anew. */
static int tap(struct records *r, struct moment now)
{
    const struct athlete_file *file = look_up(r, now, false);
    const struct athlete_file *anew = look_up(r, now, true);
    assert_memory_equal(file->plans, anew->plans, sizeof file->plans);
    assert_int_equal(file->day, anew->day);
    int n = fresh.n;
    assert_true(kept_save(r->db, &fresh));
    assert_int_equal(fresh.n, 0);
    return n;
}

static struct moment day(int days)
{
    return records_at(days * DAY_MS);
}

/* A finished workout of a top set and a back-off set. */
static void workout(struct records *r, int number, int days)
{
    int id = number * 16;
    struct record rows[] = {
        records_set(r, id, id, SET_TOP, 180000 + 500 * number, 1),
        records_feel(id + 1, id, FEEL_RPE, 80, 0),
        records_set(r, id + 2, id, SET_BACKOFF, 150000, 5),
        records_feel(id + 3, id + 2, FEEL_RPE, 75, 0),
        records_finish(r, id + 4, id)};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        rows[i].at = day(days);
        records_append(r, rows[i]);
    }
}

static void raw(struct records *r, const char *text)
{
    sqlite3 *sqlite;
    char *why = NULL;
    assert_int_equal(sqlite3_open(r->path, &sqlite), SQLITE_OK);
    sqlite3_busy_timeout(sqlite, 1000);
    if (sqlite3_exec(sqlite, text, NULL, NULL, &why) != SQLITE_OK) {
        fail_msg("%s", why);
    }
    sqlite3_close(sqlite);
}

static void a_lift_is_kept_until_more_was_done_of_it(void **state)
{
    struct records *r = *state;
    for (int i = 0; i < 6; i++) {
        workout(r, i + 1, 3 * i);
        assert_int_equal(tap(r, day(3 * i + 1)), 1);
        assert_int_equal(tap(r, day(3 * i + 2)), 0);
    }
    struct record open = records_set(r, 900, 900, SET_TOP, 190000, 1);
    open.at = day(20);
    records_append(r, open);
    assert_int_equal(tap(r, day(20)), 0); /* it is no history yet */
    assert_int_equal(tap(r, day(21)), 1);
}

/* Otherwise nothing here would show that it is read at all. */
static void what_is_kept_is_what_is_answered(void **state)
{
    struct records *r = *state;
    workout(r, 1, 0);
    look_up(r, day(1), false);
    fresh.kept[0].learned.estimate.n_sets = 77;
    assert_true(kept_save(r->db, &fresh));
    assert_int_equal(look_up(r, day(1), false)->plans[0].estimate.n_sets, 77);
    workout(r, 2, 3); /* and goes on from there */
    assert_int_equal(look_up(r, day(4), false)->plans[0].estimate.n_sets, 79);
    assert_int_equal(look_up(r, day(4), true)->plans[0].estimate.n_sets, 4);
}

static void an_undone_set_has_never_been(void **state)
{
    struct records *r = *state;
    static struct athlete_file before, after;
    for (int i = 0; i < 4; i++) {
        workout(r, i + 1, 3 * i);
    }
    tap(r, day(10));
    before = *look_up(r, day(30), false);
    /* into the middle of it all, and out again */
    struct record late = records_set(r, 900, 2 * 16, SET_BACKOFF, 250000, 9);
    late.at = day(10);
    records_append(r, late);
    records_append(r, records_feel(901, 900, FEEL_RPE, 60, 0));
    tap(r, day(30));
    assert_memory_not_equal(look_up(r, day(30), false)->plans, before.plans,
                            sizeof before.plans);
    assert_true(kept_save(r->db, &fresh));
    records_append(r, records_void(902, 900));
    assert_int_equal(tap(r, day(30)), 1);
    after = *look_up(r, day(30), false);
    assert_memory_equal(after.plans, before.plans, sizeof before.plans);
    /* and an old one: as if three workouts had been its all */
    records_append(r, records_void(903, 16));
    records_append(r, records_void(904, 16 + 2));
    assert_int_equal(tap(r, day(30)), 1);
    after = *look_up(r, day(30), false);
    records_close(state);
    records_open_fresh(state);
    for (int i = 1; i < 4; i++) {
        workout(r, i + 1, 3 * i);
    }
    before = *look_up(r, day(30), false);
    assert_memory_equal(after.plans, before.plans, sizeof before.plans);
}

static void what_is_damaged_or_old_is_passed_over(void **state)
{
    struct records *r = *state;
    static const struct {
        int line;
        const char *damage;
    } rows[] = {
        {__LINE__, "UPDATE learned SET what = zeroblob(length(what))"},
        {__LINE__, "UPDATE learned SET what = x''"},
        {__LINE__, "UPDATE learned SET what = CAST(what || x'00' AS BLOB)"},
        {__LINE__, "UPDATE learned SET what = CAST(substr(what, 1, 1000) ||"
                   " x'41' || substr(what, 1002) AS BLOB)"},
        {__LINE__, "UPDATE learned SET mark = mark + 1"},
        {__LINE__, "UPDATE learned SET n = n - 1"},
        {__LINE__, "UPDATE learned SET n = 1000000"},
        {__LINE__, "UPDATE learned SET n = -1"},
        {__LINE__, "UPDATE learned SET proof = 0"},
        {__LINE__, "UPDATE learned SET curve = 1"},
        {__LINE__, "DELETE FROM learned"},
        {__LINE__, "DROP TABLE learned"},
    };
    workout(r, 1, 0);
    workout(r, 2, 3);
    tap(r, day(4));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(tap(r, day(4)), 0);
        raw(r, rows[i].damage);
        if (tap(r, day(4)) != 1) {
            fail_msg("line %d: it was used", rows[i].line);
        }
    }
}

static void nothing_is_kept_where_it_would_be_in_the_way(void **state)
{
    struct records *r = *state;
    sqlite3 *other;
    workout(r, 1, 0);
    assert_int_equal(sqlite3_open(r->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL),
                     SQLITE_OK);
    tap(r, day(1)); /* another program writes: not waited for */
    assert_int_equal(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(other);
    r->db->is_read_only = true;
    assert_int_equal(tap(r, day(1)), 1);
    r->db->is_read_only = false;
    assert_int_equal(tap(r, day(1)), 1);
    assert_int_equal(tap(r, day(1)), 0);
    /* and a set is saved as before, on the disk when it is called so */
    int64_t synchronous = 0;
    assert_int_equal(sql_number(r->db, "PRAGMA synchronous", &synchronous),
                     DB_OK);
    assert_int_equal(synchronous, 2);
    workout(r, 2, 3);
    assert_int_equal(records_list(r, NULL).n, 4);
}

/* --- whatever happens ----------------------------------------------------- */

#define SEEDS 12
#define STEPS 60

struct story {
    struct records *r;
    uint64_t seed;
    int id, workout, days;
    int sets[STEPS * 2], n_sets;
};

static int below(struct story *s, int n)
{
    return seed_between(&s->seed, 0, n - 1);
}

static struct moment then(struct story *s)
{
    struct moment at = day(s->days);
    at.clock_trusted = below(s, 4) != 0;
    if (below(s, 12) == 0) {
        at.wall_ms += (below(s, 4000) - 2000) * DAY_MS;
    }
    return at;
}

static void append(struct story *s, struct record record)
{
    static const char *const boots[] = {BOOT, "boot-two", "boot-three"};
    record.at = then(s);
    if (record.kind == RECORD_SET && s->workout % 3 == 0) {
        snprintf(record.lift, sizeof record.lift, "squat");
    }
    assert_int_equal(sets_append(s->r->db, boots[s->days % 3], &record),
                     DB_OK);
}

static void do_set(struct story *s)
{
    enum set_kind kind = (enum set_kind)below(s, SET_KIND_COUNT);
    int id = ++s->id;
    append(s, records_set(s->r, id, s->workout, kind,
                          100000 + 2500 * below(s, 40), 1 + below(s, 8)));
    s->sets[s->n_sets++] = id;
    if (below(s, 8) != 0) {
        enum feel feel = (enum feel)(1 + below(s, FEEL_COUNT - 1));
        append(s, records_feel(++s->id, id, feel,
                               feel == FEEL_RPE ? 60 + 5 * below(s, 9) : 0,
                               feel == FEEL_MISS ? below(s, 2) : 0));
    }
}

static void say_verdict(struct story *s)
{
    const struct verdict verdict = {
        .id = records_uid(++s->id),
        .athlete = s->r->ada,
        .at = then(s),
        .lift = below(s, 2) == 0 ? "squat" : "deadlift",
        .kind = (enum verdict_kind)below(s, VERDICT_KIND_COUNT),
        .e1rm_g = 150000 + 1000 * below(s, 50)};
    assert_int_equal(verdicts_append(s->r->db, BOOT, &verdict), DB_OK);
}

/* One that was undone cannot be. */
static void correct(struct story *s, int target)
{
    const struct correction correction = {
        .id = records_uid(++s->id),
        .target = records_uid(target),
        .at = then(s),
        .set = {100000 + 2500 * below(s, 40), 1 + below(s, 8), FEEL_RPE,
                60 + 5 * below(s, 9)}};
    enum db_status status = corrections_append(s->r->db, BOOT, &correction);
    assert_true(status == DB_OK || status == DB_NOT_FOUND);
}

static void any_step(struct story *s)
{
    int old = s->n_sets > 0 ? s->sets[below(s, s->n_sets)] : 0;
    struct plan_row plan = {"deadlift", "strength", 0, 0, 0};
    plan.coach_e1rm_g = 150000 + 10000 * below(s, 5);
    switch (below(s, 14)) {
    case 0:
    case 1:
        s->workout = 5000 + ++s->id;
        s->days += below(s, 6);
        break;
    case 2:
        append(s, records_finish(s->r, ++s->id, s->workout));
        break;
    case 3:
        if (old > 0) {
            append(s, records_void(++s->id, old));
        }
        break;
    case 4:
        if (old > 0) {
            append(s, records_feel(++s->id, old, FEEL_RPE, 90, 0));
        }
        break;
    case 5:
        assert_int_equal(plans_set(s->r->db, &s->r->ada, &plan), DB_OK);
        break;
    case 6:
        say_verdict(s);
        break;
    case 7:
        if (old > 0) {
            correct(s, old);
        }
        break;
    default:
        do_set(s);
    }
}

static void warm_equals_cold_whatever_happens(void **state)
{
    struct records *r = *state;
    for (uint64_t seed = seed_start(), last = seed + SEEDS; seed < last;
         seed++) {
        records_close(state);
        records_open_fresh(state);
        struct story story = {.r = r, .seed = seed, .workout = 5000};
        for (int i = 0; i < STEPS; i++) {
            any_step(&story);
            tap(r, then(&story));
        }
    }
}

#define TEST(name)                                                           \
    cmocka_unit_test_setup_teardown(name, records_open_fresh, records_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_lift_is_kept_until_more_was_done_of_it),
        TEST(what_is_kept_is_what_is_answered),
        TEST(an_undone_set_has_never_been),
        TEST(what_is_damaged_or_old_is_passed_over),
        TEST(nothing_is_kept_where_it_would_be_in_the_way),
        TEST(warm_equals_cold_whatever_happens),
    };
    return cmocka_run_group_tests(tests, records_begin, records_end);
}
