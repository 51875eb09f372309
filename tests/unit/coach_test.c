/* The coach's word: verdicts on a 1RM, and corrections of sets. */
#include "kiosk/store/corrections.h"
#include "kiosk/store/lookup.h"
#include "kiosk/store/verdicts.h"
#include "tests/harness/records.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define NOON_DAY (NOON_MS / DAY_MS)

static const struct plan *look_up(struct records *r, int days)
{
    const struct lookup_config config = {.boot_id = BOOT,
                                         .curve = CURVE_TRAC,
                                         .workout_open_ms = 4 * HOUR_MS};
    static struct athlete_file file;
    struct moment now = records_at(days * DAY_MS);
    assert_int_equal(lookup_file(r->db, &config, &r->ada, &now, &file), DB_OK);
    return &file.plans[0];
}

static void workout(struct records *r, int number, int days, int32_t load_g)
{
    int id = number * 16;
    struct record rows[] = {
        records_set(r, id, id, SET_TOP, load_g, 1),
        records_feel(id + 1, id, FEEL_RPE, 80, 0),
        records_finish(r, id + 2, id)};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        rows[i].at = records_at(days * DAY_MS);
        records_append(r, rows[i]);
    }
}

/* --- verdicts ------------------------------------------------------------- */

static enum db_status say(struct records *r, int id, enum verdict_kind kind,
                          int32_t e1rm_g)
{
    const struct verdict verdict = {.id = records_uid(id),
                                    .athlete = r->ada,
                                    .at = records_at(0),
                                    .lift = "deadlift",
                                    .kind = kind,
                                    .e1rm_g = e1rm_g};
    return verdicts_append(r->db, BOOT, &verdict);
}

static const struct set single = {180000, 1, FEEL_RPE, 80};

static void a_verdict_takes_its_place_among_the_sets(void **state)
{
    struct records *r = *state;
    struct estimate want;
    estimate_start(&want, CURVE_TRAC, 0, 0);
    static const struct {
        enum verdict_kind kind;
        int32_t e1rm_g;
    } words[] = {{VERDICT_RESET, 150000}, {VERDICT_PIN, 210000},
                 {VERDICT_UNPIN, 210000}, {VERDICT_UNPIN, 300000}};
    for (int i = 0; i < 4; i++) {
        workout(r, i + 1, 3 * i, single.load_g);
        estimate_add(&want, NOON_DAY + 3 * i, &single);
        assert_int_equal(say(r, 900 + i, words[i].kind, words[i].e1rm_g),
                         DB_OK);
        if (i == 0) {
            estimate_reset(&want, 150000, ESTIMATE_COACH_SD_PCT);
        } else if (i == 1) {
            estimate_pin(&want, 210000);
        } else if (i == 2) {
            estimate_reset(&want, 210000, ESTIMATE_COACH_SD_PCT);
        } /* what is not pinned cannot be unpinned */
        assert_memory_equal(&look_up(r, 3 * i + 1)->estimate, &want,
                            sizeof want);
    }
    assert_int_equal(look_up(r, 10)->estimate.is_pinned, 0);
}

static void a_pinned_1rm_stays_whatever_is_lifted(void **state)
{
    struct records *r = *state;
    workout(r, 1, 0, 180000);
    assert_int_equal(say(r, 900, VERDICT_PIN, 150000), DB_OK);
    workout(r, 2, 3, 220000);
    workout(r, 3, 90, 240000);
    const struct plan *plan = look_up(r, 91);
    struct today today = estimate_today(&plan->estimate, NOON_DAY + 91);
    assert_int_equal(today.e1rm_g, 150000);
    assert_int_equal(plan->estimate.is_pinned, 1);
    struct verdict_row newest;
    assert_int_equal(verdicts_newest(r->db, &r->ada, "deadlift", &newest),
                     DB_OK);
    assert_int_equal(newest.kind, VERDICT_PIN);
    assert_int_equal(newest.e1rm_g, 150000);
    assert_int_equal(verdicts_newest(r->db, &r->ada, "squat", &newest),
                     DB_NOT_FOUND);
}

static void a_verdict_is_said_once_and_in_range(void **state)
{
    struct records *r = *state;
    workout(r, 1, 0, 180000);
    assert_int_equal(say(r, 900, VERDICT_RESET, 150000), DB_OK);
    struct estimate once = look_up(r, 1)->estimate;
    assert_int_equal(say(r, 900, VERDICT_RESET, 150000), DB_OK);
    assert_memory_equal(&look_up(r, 1)->estimate, &once, sizeof once);
    assert_int_equal(say(r, 901, VERDICT_RESET, 0), DB_BAD);
    assert_int_equal(say(r, 902, VERDICT_PIN, LOAD_MAX_G + 1), DB_BAD);
    assert_int_equal(say(r, 903, VERDICT_KIND_COUNT, 150000), DB_BAD);
    r->ada = records_uid(77);
    assert_int_equal(say(r, 904, VERDICT_RESET, 150000), DB_NOT_FOUND);
}

/* --- corrections ---------------------------------------------------------- */

static enum db_status correct(struct records *r, int id, int target,
                              struct set set)
{
    const struct correction correction = {.id = records_uid(id),
                                          .target = records_uid(target),
                                          .at = records_at(DAY_MS),
                                          .set = set};
    return corrections_append(r->db, BOOT, &correction);
}

static void a_corrected_set_counts_as_if_done_so(void **state)
{
    struct records *r = *state;
    workout(r, 1, 0, 180000);
    workout(r, 2, 3, 182500);
    const struct plan right = *look_up(r, 4);
    records_close(state);
    records_open_fresh(state);
    workout(r, 1, 0, 180000);
    workout(r, 2, 3, 980000); /* somebody's finger */
    assert_true(look_up(r, 4)->best_load_g[1] == 980000);
    assert_int_equal(correct(r, 900, 2 * 16,
                             (struct set){182500, 1, FEEL_RPE, 80}), DB_OK);
    const struct plan *now = look_up(r, 4);
    assert_memory_equal(&now->estimate, &right.estimate,
                        sizeof right.estimate);
    assert_memory_equal(now->best_load_g, right.best_load_g,
                        sizeof right.best_load_g);
    assert_int_equal(now->best_e1rm_g, right.best_e1rm_g);
    assert_int_equal(now->last_reading_g, right.last_reading_g);
    assert_int_equal(now->last_top.load_g, 182500);
    struct records_list list = records_list(r, NULL);
    assert_int_equal(list.n, 2);
    assert_int_equal(list.row[1].set.load_g, 182500);
}

static void the_newest_correction_counts_until_it_is_undone(void **state)
{
    struct records *r = *state;
    static const struct {
        int line;
        struct set set;
        int tried;
    } rows[] = {
        {__LINE__, {175000, 2, FEEL_RPE, 95}, 2},
        {__LINE__, {175000, 0, FEEL_MISS, 0}, 2},
        {__LINE__, {175000, 3, FEEL_MISS, 0}, 4},
        {__LINE__, {175000, 5, FEEL_EASIER, 0}, 5},
        {__LINE__, {170000, 1, FEEL_PAIN, 0}, 1},
    };
    int n = (int)(sizeof rows / sizeof rows[0]);
    workout(r, 1, 0, 180000);
    for (int i = 0; i < n; i++) {
        assert_int_equal(correct(r, 900 + i, 16, rows[i].set), DB_OK);
        assert_int_equal(correct(r, 900 + i, 16, rows[0].set), DB_OK);
        struct set_row row = records_list(r, NULL).row[0];
        if (row.set.load_g != rows[i].set.load_g ||
            row.set.reps != rows[i].set.reps ||
            row.set.feel != rows[i].set.feel ||
            row.set.rpe_x10 != rows[i].set.rpe_x10 ||
            row.tried_reps != rows[i].tried) {
            fail_msg("line %d: %d of %d reps", rows[i].line, row.set.reps,
                     row.tried_reps);
        }
    }
    for (int i = n - 1; i >= 0; i--) {
        struct set_row row = records_list(r, NULL).row[0];
        assert_int_equal(row.set.feel, rows[i].set.feel);
        records_append(r, records_void(950 + i, 900 + i));
    }
    struct set_row row = records_list(r, NULL).row[0];
    assert_int_equal(row.set.load_g, 180000);
    assert_int_equal(row.set.rpe_x10, 80);
}

static void what_cannot_be_corrected_is_refused(void **state)
{
    struct records *r = *state;
    workout(r, 1, 0, 180000);
    workout(r, 2, 3, 180000);
    records_append(r, records_void(900, 2 * 16));
    assert_int_equal(correct(r, 901, 2 * 16, single), DB_NOT_FOUND);
    assert_int_equal(correct(r, 902, 777, single), DB_NOT_FOUND);
    static const struct {
        int line;
        struct set set;
    } rows[] = {
        {__LINE__, {0, 1, FEEL_RPE, 80}},
        {__LINE__, {LOAD_MAX_G + 1, 1, FEEL_RPE, 80}},
        {__LINE__, {180000, 0, FEEL_RPE, 80}},
        {__LINE__, {180000, 21, FEEL_RPE, 80}},
        {__LINE__, {180000, -1, FEEL_MISS, 0}},
        {__LINE__, {180000, 1, FEEL_RPE, 101}},
        {__LINE__, {180000, 1, FEEL_EASIER, 50}},
        {__LINE__, {180000, 1, FEEL_UNTOLD, 0}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (correct(r, 910 + (int)i, 16, rows[i].set) != DB_BAD) {
            fail_msg("line %d: it was taken", rows[i].line);
        }
    }
    assert_int_equal(records_list(r, NULL).row[0].set.load_g, 180000);
}

static void a_set_is_found_by_the_beginning_of_its_id(void **state)
{
    struct records *r = *state;
    struct set_row rows[2];
    static const struct {
        int line;
        const char *digits;
        enum db_status status;
        int n;
    } cases[] = {
        {__LINE__, "01020300000000000000000000000010", DB_OK, 1},
        {__LINE__, "01020300-0000-0000-0000-000000000010", DB_OK, 1},
        {__LINE__, "0102030000000000000000000000002", DB_OK, 1},
        {__LINE__, "010203", DB_OK, 2},
        {__LINE__, "0102031", DB_OK, 0},
        {__LINE__, "", DB_BAD, 0},
        {__LINE__, "----", DB_BAD, 0},
        {__LINE__, "0102xyz", DB_BAD, 0},
        {__LINE__, "010203000000000000000000000000100", DB_BAD, 0},
    };
    workout(r, 1, 0, 180000);
    workout(r, 2, 3, 180000);
    workout(r, 3, 6, 180000);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int n = 0;
        enum db_status status =
            sets_beginning(r->db, cases[i].digits, 2, rows, &n);
        if (status != cases[i].status || n != cases[i].n) {
            fail_msg("line %d: %d of them", cases[i].line, n);
        }
    }
}

static void the_coachs_rows_are_never_changed_nor_deleted(void **state)
{
    struct records *r = *state;
    static const char *const statements[] = {
        "UPDATE verdicts SET e1rm_g = 1", "DELETE FROM verdicts",
        "UPDATE corrections SET load_g = 1", "DELETE FROM corrections",
        "UPDATE recoveries SET recovery = 'fresh'", "DELETE FROM recoveries"};
    workout(r, 1, 0, 180000);
    struct record recovery = records_finish(r, 900, 16);
    recovery.kind = RECORD_RECOVERY;
    records_append(r, recovery);
    assert_int_equal(say(r, 901, VERDICT_PIN, 150000), DB_OK);
    assert_int_equal(correct(r, 902, 16, single), DB_OK);
    sqlite3 *raw;
    assert_int_equal(sqlite3_open(r->path, &raw), SQLITE_OK);
    for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++) {
        if (sqlite3_exec(raw, statements[i], NULL, NULL, NULL) !=
            SQLITE_CONSTRAINT) {
            fail_msg("%s was done", statements[i]);
        }
    }
    sqlite3_close(raw);
}

#define TEST(name)                                                           \
    cmocka_unit_test_setup_teardown(name, records_open_fresh, records_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_verdict_takes_its_place_among_the_sets),
        TEST(a_pinned_1rm_stays_whatever_is_lifted),
        TEST(a_verdict_is_said_once_and_in_range),
        TEST(a_corrected_set_counts_as_if_done_so),
        TEST(the_newest_correction_counts_until_it_is_undone),
        TEST(what_cannot_be_corrected_is_refused),
        TEST(a_set_is_found_by_the_beginning_of_its_id),
        TEST(the_coachs_rows_are_never_changed_nor_deleted),
    };
    return cmocka_run_group_tests(tests, records_begin, records_end);
}
