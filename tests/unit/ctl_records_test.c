/* racksidectl: what goes into a database and comes out of it. */
#include "tests/harness/ctl_run.h"
#include "kiosk/store/roster.h"
#include "kiosk/store/sets.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void write_csv(struct ctl_run *c, const char *text)
{
    FILE *file = fopen(c->csv_path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    fclose(file);
}

static void a_roster_is_imported_whatever_the_order_of_its_columns(
    void **state)
{
    struct ctl_run *c = *state;
    write_csv(c, "\xEF\xBB\xBFtag,unit,name\r\n,lb,\"Lindqvist, Bo\"\r\n"
              "4:0101,,\xC5\xBB" "aneta\r\n\r\n");
    MUST(c, "import", "roster", c->csv_path);
    assert_non_null(strstr(c->out, "2 athletes"));
    MUST(c, "athlete", "list", "--json");
    json_t *list = ctl_run_json(c);
    assert_int_equal(json_array_size(list), 4);
    json_t *last = json_array_get(list, 3);
    assert_string_equal(json_string_value(json_object_get(last, "name")),
                        "\xC5\xBB" "aneta");
    assert_string_equal(json_string_value(json_array_get(
                            json_object_get(last, "tags"), 0)),
                        "4:0101");
    json_decref(list);
}

static void a_broken_roster_is_refused_whole_with_the_line_named(
    void **state)
{
    struct ctl_run *c = *state;
    static const struct {
        int line;
        const char *text, *at, *has;
    } cases[] = {
        {__LINE__, "", ":1: ", "name,unit,tag"},
        {__LINE__, "unit\nkg\n", ":1: ", "'name'"},
        {__LINE__, "name,age\nBo,30\n", ":1: ", "unknown column"},
        {__LINE__, "name,name\nBo,Bo\n", ":1: ", "twice"},
        {__LINE__, "name,unit\nBo,kg\nEve\n", ":3: ", "fields"},
        {__LINE__, "name,unit\nBo,kg\nEve,st\n", ":3: ", "kg or lb"},
        {__LINE__, "name\nBo\nBo\n", ":3: ", "already"},
        {__LINE__, "name\nBo\n\nAda\n", ":4: ", "already"},
        {__LINE__, "name,tag\nBo,\nEve,12\n", ":3: ", "COUNT:FRAME"},
        {__LINE__, "name,tag\nBo,\nEve," TAG "\n", ":3: ", "another"},
        {__LINE__, "name\nBo\n\"Eve\n", ":3: ", "closed"},
        {__LINE__, "name\nBo\nE\"ve\n", ":3: ", "quote"},
        {__LINE__, "name\nBo\n\xFF\xFE\n", ":3: ", "name"},
    };
    char before[8192], after[8192];
    ctl_run_dump(c, before, sizeof before);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        write_csv(c, cases[i].text);
        ON_DB(c, "import", "roster", c->csv_path);
        if (c->code != 1 || !ctl_run_is_one_line(c->err) ||
            strstr(c->err, cases[i].at) == NULL ||
            strstr(c->err, cases[i].has) == NULL) {
            fail_msg("line %d: exit %d: %s", cases[i].line, c->code,
                     c->err);
        }
        ctl_run_dump(c, after, sizeof after);
        assert_string_equal(after, before);
    }
}

static void the_first_mistake_of_a_roster_is_told_the_rest_counted(void **state)
{
    struct ctl_run *c = *state;
    write_csv(c, "name,unit\nBo,st\nAda,kg\nEve,kg\n,kg\n");
    ON_DB(c, "import", "roster", c->csv_path);
    assert_int_equal(c->code, 1);
    assert_true(ctl_run_is_one_line(c->err));
    assert_non_null(strstr(c->err, ":2: unit: kg or lb; 2 more mistakes"));
    MUST(c, "athlete", "list");
    assert_null(strstr(c->out, "Eve"));
}



/* As the kiosk saves them. */
static struct record record_of(enum record_kind kind, const struct uid *who,
                               uint8_t number)
{
    struct record r;
    memset(&r, 0, sizeof r);
    r.kind = kind;
    r.athlete = *who;
    r.workout.byte[15] = 200;
    r.id.byte[15] = number;
    r.at.mono_ms = number * 1000;
    /* 2 March 2026, 17:04:05 in a zone of UTC-03:30; the first row before the
     * clock was set, in 1970 */
    r.at.wall_ms = number != 1 ? INT64_C(1772483645000) + number : 3600000;
    r.at.utc_offset_s = -12600;
    r.at.clock_trusted = number != 1;
    return r;
}

static void append(struct db *db, const struct record *record)
{
    assert_int_equal(sets_append(db, "a-boot", record), DB_OK);
}

static void append_set(struct db *db, const struct uid *who, uint8_t number,
                       enum set_kind kind, enum feel feel, int value)
{
    struct record set = record_of(RECORD_SET, who, number);
    snprintf(set.lift, sizeof set.lift, "deadlift");
    snprintf(set.protocol, sizeof set.protocol, "strength");
    set.set_kind = kind;
    set.load_g = 180000;
    set.reps = 2;
    append(db, &set);
    if (feel == FEEL_UNTOLD) {
        return;
    }
    struct record told = record_of(RECORD_FEEL, who, number + 100);
    told.target = set.id;
    told.feel = feel;
    told.rpe_x10 = feel == FEEL_RPE ? value : 0;
    told.reps = feel == FEEL_MISS ? value : 0;
    append(db, &told);
}

static void save_workout(struct ctl_run *c)
{
    const struct db_options options = {.path = c->db_path};
    char why[DB_WHY_MAX];
    struct db *db;
    struct athlete ada;
    assert_int_equal(db_open(&options, &db, why), DB_OK);
    assert_int_equal(roster_find_name(db, "Ada", &ada), DB_OK);
    assert_int_equal(roster_rename(db, &ada.id, "Ada \"Iron\", PhD"), DB_OK);
    append_set(db, &ada.id, 1, SET_WARMUP, FEEL_UNTOLD, 0);
    append_set(db, &ada.id, 2, SET_TOP, FEEL_RPE, 90);
    append_set(db, &ada.id, 3, SET_BACKOFF, FEEL_RPE, 85);
    append_set(db, &ada.id, 4, SET_BACKOFF, FEEL_MISS, 1);
    append_set(db, &ada.id, 5, SET_BACKOFF, FEEL_EASIER, 0);
    append_set(db, &ada.id, 6, SET_BACKOFF, FEEL_PAIN, 0);
    append_set(db, &ada.id, 7, SET_BACKOFF, FEEL_RPE, 80);
    struct record undo = record_of(RECORD_VOID, &ada.id, 50);
    undo.target.byte[15] = 7;
    append(db, &undo);
    db_close(db);
}

#define ROW(id, kind, rest)                                                  \
    "00000000-0000-0000-0000-0000000000" id ",\"Ada \"\"Iron\"\", PhD\","    \
    "deadlift,00000000-0000-0000-0000-0000000000c8," kind ",180000," rest    \
    "\n"
#define AT "2026-03-02T17:04:05-03:30"

static void sets_are_exported_as_csv(void **state)
{
    struct ctl_run *c = *state;
    save_workout(c);
    MUST(c, "export", "sets");
    assert_string_equal(
        c->out,
        "id,athlete,lift,workout,kind,load_g,reps,rpe,at,clock_trusted\n"
        ROW("01", "warmup", "2,,2026-03-02T17:04:04-03:30,0")
        ROW("02", "top", "2,9," AT ",1")
        ROW("03", "backoff", "2,8.5," AT ",1")
        ROW("04", "backoff", "1,miss," AT ",1")
        ROW("05", "backoff", "2,5," AT ",1")
        ROW("06", "backoff", "2,," AT ",1"));
    char *csv = strdup(c->out);
    MUST(c, "export", "sets", "--csv");
    assert_string_equal(c->out, csv);
    free(csv);
}

static void sets_are_exported_as_json(void **state)
{
    struct ctl_run *c = *state;
    static const char *const feels[] = {"untold", "rpe",    "rpe",
                                        "miss",   "easier", "pain"};
    save_workout(c);
    MUST(c, "export", "sets", "--json");
    json_t *list = ctl_run_json(c);
    assert_int_equal(json_array_size(list), 6);
    for (size_t i = 0; i < 6; i++) {
        json_t *set = json_array_get(list, i);
        assert_string_equal(
            json_string_value(json_object_get(set, "feel")), feels[i]);
        assert_int_equal(json_object_size(set), 11);
        assert_string_equal(json_string_value(json_object_get(set, "at")),
                            i == 0 ? "2026-03-02T17:04:04-03:30" : AT);
    }
    json_t *rpe = json_object_get(json_array_get(list, 2), "rpe");
    assert_true(json_real_value(rpe) == 8.5);
    rpe = json_object_get(json_array_get(list, 0), "rpe");
    assert_true(json_is_null(rpe));
    rpe = json_object_get(json_array_get(list, 3), "rpe");
    assert_string_equal(json_string_value(rpe), "miss");
    assert_true(json_is_false(
        json_object_get(json_array_get(list, 0), "clock_trusted")));
    json_decref(list);
}

static void history_tells_an_athletes_sets_and_keeps_to_the_lift(
    void **state)
{
    struct ctl_run *c = *state;
    save_workout(c);
    MUST(c, "history", "Ada \"Iron\", PhD");
    /* the first of them was on a clock not yet set */
    assert_true(strncmp(c->out, "2026-03-02 ?\n", 13) == 0);
    assert_non_null(strstr(c->out, "\n2026-03-02\n"));
    assert_non_null(strstr(c->out, "180 kg x 2   @9    e1RM 195.2 kg"));
    MUST(c, "history", "Ada \"Iron\", PhD", "squat");
    assert_string_equal(c->out, "no sets yet\n");
    MUST(c, "history", "Mike", "--json");
    ctl_run_is_json(c, __LINE__, "[]");
}

static void the_sets_of_who_was_removed_stay(void **state)
{
    struct ctl_run *c = *state;
    save_workout(c);
    MUST(c, "athlete", "remove", "Ada \"Iron\", PhD");
    MUST(c, "export", "sets", "--json");
    json_t *list = ctl_run_json(c);
    assert_int_equal(json_array_size(list), 6);
    json_decref(list);
}



static void a_backup_is_the_same_gym_and_is_never_written_over(void **state)
{
    struct ctl_run *c = *state;
    char before[8192], after[8192];
    save_workout(c);
    ctl_run_dump(c, before, sizeof before);
    MUST(c, "backup", c->spare_path);
    ON_DB(c, "backup", c->spare_path);
    assert_int_equal(c->code, 1);
    ctl_run_remove_db(c->db_path);
    assert_int_equal(rename(c->spare_path, c->db_path), 0);
    ctl_run_dump(c, after, sizeof after);
    assert_string_equal(after, before);
}

/* Numbered copies in the folder beside the gym; returns how many, and removes
 * them and the folder where asked to. */
static int count_copies(const struct ctl_run *c, bool then_remove)
{
    char pattern[128];
    glob_t found;
    snprintf(pattern, sizeof pattern, "%s/backups/rackside-0*.db", c->dir);
    int n = glob(pattern, 0, NULL, &found) == 0 ? (int)found.gl_pathc : 0;
    for (int i = 0; then_remove && i < n; i++) {
        unlink(found.gl_pathv[i]);
    }
    globfree(&found);
    snprintf(pattern, sizeof pattern, "%s/backups", c->dir);
    if (then_remove) {
        assert_int_equal(rmdir(pattern), 0);
    }
    return n;
}

static void break_pages(const struct ctl_run *c)
{
    FILE *file = fopen(c->db_path, "r+");
    assert_int_equal(fseek(file, 4096, SEEK_SET), 0);
    for (int i = 0; i < 4096 * 8; i++) {
        fputc(0x5A, file);
    }
    fclose(file);
}

static void numbered_copies_are_kept_until_the_gym_is_damaged(void **state)
{
    struct ctl_run *c = *state;
    for (int i = 0; i < 4; i++) {
        MUST(c, "backup", "--keep", "3");
    }
    assert_int_equal(count_copies(c, false), 3);
    break_pages(c);
    ON_DB(c, "backup", "--keep", "1");
    assert_int_equal(c->code, 1);
    assert_true(ctl_run_is_one_line(c->err));
    assert_int_equal(count_copies(c, true), 3);
}

static void check_counts_and_finds_damage(void **state)
{
    struct ctl_run *c = *state;
    save_workout(c);
    MUST(c, "check", "--json");
    json_t *json = ctl_run_json(c);
    assert_true(json_is_true(json_object_get(json, "ok")));
    assert_int_equal(json_integer_value(json_object_get(json, "sets")), 6);
    assert_int_equal(json_integer_value(json_object_get(json, "rows")), 14);
    json_decref(json);
    break_pages(c);
    ON_DB(c, "check");
    assert_int_equal(c->code, 1);
    assert_true(ctl_run_is_one_line(c->err));
}

static void the_demo_gym_has_people_plans_and_eight_weeks(void **state)
{
    struct ctl_run *c = *state;
    RUN(c, "--db", c->spare_path, "demo", "--until", "2026-03-31");
    assert_int_equal(c->code, 0);
    RUN(c, "--db", c->spare_path, "check", "--json");
    json_t *json = ctl_run_json(c);
    assert_true(json_integer_value(json_object_get(json, "sets")) > 100);
    json_decref(json);
    RUN(c, "--db", c->spare_path, "athlete", "list", "--json");
    json = ctl_run_json(c);
    assert_int_equal(json_array_size(json), 6);
    assert_string_equal(
        json_string_value(json_array_get(
            json_object_get(json_array_get(json, 0), "tags"), 0)),
        TAG);
    json_decref(json);
    RUN(c, "--db", c->spare_path, "plan", "list");
    assert_non_null(strstr(c->out, "power"));
    assert_non_null(strstr(c->out, "strength-volume"));
    assert_non_null(strstr(c->out, "hypertrophy"));
    assert_non_null(strstr(c->out, "single-10"));
    RUN(c, "--db", c->spare_path, "export", "sets");
    assert_non_null(strstr(c->out, "2026-03-30T"));
    assert_null(strstr(c->out, "2026-03-31T"));
    assert_non_null(strstr(c->out, "2026-02-"));
}

static void the_demo_gym_is_the_same_each_time(void **state)
{
    struct ctl_run *c = *state;
    RUN(c, "--db", c->spare_path, "demo", "--until", "2026-03-31");
    RUN(c, "--db", c->spare_path, "export", "sets");
    char *first = strdup(c->out);
    ctl_run_remove_db(c->spare_path);
    RUN(c, "--db", c->spare_path, "demo", "--until", "2026-03-31");
    RUN(c, "--db", c->spare_path, "export", "sets");
    assert_string_equal(c->out, first);
    free(first);
}

#define GYM(test) cmocka_unit_test_setup(test, ctl_run_fresh_gym)

int main(void)
{
    const struct CMUnitTest tests[] = {
        GYM(a_roster_is_imported_whatever_the_order_of_its_columns),
        GYM(a_broken_roster_is_refused_whole_with_the_line_named),
        GYM(the_first_mistake_of_a_roster_is_told_the_rest_counted),
        GYM(sets_are_exported_as_csv),
        GYM(sets_are_exported_as_json),
        GYM(history_tells_an_athletes_sets_and_keeps_to_the_lift),
        GYM(the_sets_of_who_was_removed_stay),
        GYM(a_backup_is_the_same_gym_and_is_never_written_over),
        GYM(numbered_copies_are_kept_until_the_gym_is_damaged),
        GYM(check_counts_and_finds_damage),
        GYM(the_demo_gym_has_people_plans_and_eight_weeks),
        GYM(the_demo_gym_is_the_same_each_time),
    };
    return cmocka_run_group_tests(tests, ctl_run_begin, ctl_run_end);
}
