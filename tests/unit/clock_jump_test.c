/* A workout is the same whatever the wall clock does in the middle of it:
 * random touches, buttons, tags, waits and restarts of the program, played
 * once with a clock that is right, and once with one that jumps by years and
 * is trusted or not as it likes. But for the clock in the corner the screens
 * say the same, and but for their times the rows are the same. */
#include "kiosk/shell/play.h"
#include "kiosk/store/plans.h"
#include "kiosk/store/roster.h"
#include "kiosk/store/sets.h"
#include "tests/harness/seed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define STEPS 80
#define SAID_MAX (1 << 20)
#define ROWS_MAX (STEPS * 2)

static char dir[] = "/tmp/rackside-clock-jump-XXXXXX";
static char db_path[64], script_path[64], said_path[64];
static struct assets assets;
static struct config config;

/* --- what is played ----------------------------------------------------------- */

static const char *const tags[] = {"26:00101101000000001010001000",
                                   "26:00101101000000001010001011"};

static int below(uint64_t *seed, int n)
{
    return seed_between(seed, 0, n - 1);
}

/* Something that can be done on any screen. The ring stands where the athlete
 * most likely wants it, so that OK goes through a workout. */
static void write_step(FILE *script, uint64_t *seed)
{
    static const char *const buttons[] = {"up", "down", "back"};
    int what = below(seed, 20);
    if (what < 9) {
        fprintf(script, "button ok\n");
    } else if (what < 11) {
        fprintf(script, "button %s\n", buttons[below(seed, 3)]);
    } else if (what < 15) {
        fprintf(script, "touch %d %d\n", below(seed, 1280), below(seed, 720));
    } else if (what < 17) { /* a rest may end in it, seldom a log-out */
        fprintf(script, "wait %d\n",
                below(seed, below(seed, 8) == 0 ? 300000 : 40000));
    } else if (what < 19) {
        fprintf(script, "tap %s\nwait 3000\n", tags[below(seed, 2)]);
    } else {
        fprintf(script, "restart\n");
    }
    fprintf(script, "screen\n");
}

static void write_jump(FILE *script, uint64_t *seed)
{
    int years = below(seed, 41) - 20;
    switch (below(seed, 4)) {
    case 0:
        fprintf(script, "clock %strusted\n", below(seed, 2) ? "" : "un");
        break;
    case 1:
        fprintf(script, "clock %+ds\n", below(seed, 100000) - 50000);
        break;
    default:
        fprintf(script, "clock %+dy\n", years);
        break;
    }
}

static void write_script(uint64_t seed, bool jumps)
{
    uint64_t jump_seed = ~seed;
    FILE *script = fopen(script_path, "w");
    assert_non_null(script);
    fprintf(script, "tap %s\nwait 3000\n", tags[0]);
    for (int i = 0; i < STEPS; i++) {
        if (jumps && below(&jump_seed, 3) == 0) {
            write_jump(script, &jump_seed);
        }
        write_step(script, &seed);
    }
    fclose(script);
}

/* --- where, and what is left of it ---------------------------------------------- */

static void remove_gym(void)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (int i = 0; i < 3; i++) {
        char path[80];
        snprintf(path, sizeof path, "%s%s", db_path, ends[i]);
        unlink(path);
    }
}

static struct db *open_gym(enum db_mode mode)
{
    const struct db_options options = {.path = db_path, .mode = mode};
    char why[DB_WHY_MAX];
    struct db *db;
    assert_int_equal(db_open(&options, &db, why), DB_OK);
    return db;
}

static void make_gym(void)
{
    static const char *const names[] = {"Ada", "Bo"};
    static const struct plan_row plan[] = {
        {"deadlift", "strength", 200000, 0, 0},
        {"bench", "hypertrophy", 120000, 0, 0}};
    remove_gym();
    struct db *db = open_gym(DB_ONLY_NEW);
    for (int i = 0; i < 2; i++) {
        struct uid id = {{0}};
        struct tag tag;
        assert_true(tag_parse(tags[i], &tag));
        assert_int_equal(roster_add(db, names[i], UNIT_KG, &id), DB_OK);
        assert_int_equal(roster_tag_add(db, &id, &tag), DB_OK);
        assert_int_equal(plans_set(db, &id, &plan[i]), DB_OK);
    }
    db_close(db);
}

struct run {
    char said[SAID_MAX];
    int n_rows;
    struct set_row row[ROWS_MAX];
};

static bool keep_row(const struct set_row *row, void *context)
{
    struct run *run = context;
    assert_true(run->n_rows < ROWS_MAX);
    run->row[run->n_rows++] = *row;
    return true;
}

/* The clock: "17:04", "17:04 ?". */
static bool is_clock(const char *line, size_t n)
{
    static const char form[] = "##:## ?";
    for (size_t i = 0; i < n; i++) {
        bool is_digit = line[i] >= '0' && line[i] <= '9';
        if (i >= 7 || (form[i] == '#' ? !is_digit : line[i] != form[i])) {
            return false;
        }
    }
    return n == 5 || n == 7;
}

/* What was said, without the clock's lines. */
static void read_said(char out[SAID_MAX])
{
    char line[512];
    size_t used = 0;
    FILE *file = fopen(said_path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        size_t n = strcspn(line, "\n");
        if (!is_clock(line, n)) {
            assert_true(used + n + 2 < SAID_MAX);
            memcpy(out + used, line, n + 1);
            used += n + 1;
        }
    }
    out[used] = '\0';
    fclose(file);
}

static void play_once(uint64_t seed, bool jumps, struct run *run)
{
    const struct play_setup setup = {.script = script_path,
                                     .config = &config,
                                     .assets = &assets,
                                     .store_path = db_path,
                                     .boot_id = "boot",
                                     .seed = 7};
    make_gym();
    write_script(seed, jumps);
    fflush(stdout);
    int screen = dup(STDOUT_FILENO);
    assert_non_null(freopen(said_path, "w", stdout));
    int code = play(&setup);
    fflush(stdout);
    dup2(screen, STDOUT_FILENO);
    close(screen);
    assert_int_equal(code, 0);
    read_said(run->said);
    struct db *db = open_gym(DB_REQUIRE);
    run->n_rows = 0;
    assert_int_equal(sets_each(db, NULL, keep_row, run), DB_OK);
    db_close(db);
}

/* --- the property ----------------------------------------------------------------- */

static void rows_are_the_same(const struct run *a, const struct run *b)
{
    assert_int_equal(a->n_rows, b->n_rows);
    for (int i = 0; i < a->n_rows; i++) {
        const struct set_row *x = &a->row[i], *y = &b->row[i];
        assert_string_equal(x->athlete_name, y->athlete_name);
        assert_string_equal(x->lift, y->lift);
        assert_string_equal(x->stack, y->stack);
        assert_memory_equal(&x->set, &y->set, sizeof x->set);
        assert_int_equal(x->kind, y->kind);
        assert_int_equal(x->seq, y->seq);
        assert_int_equal(x->mono_ms, y->mono_ms);
        assert_int_equal(x->finished, y->finished);
    }
}

static void name_difference(uint64_t seed, const char *a, const char *b)
{
    size_t i = 0;
    while (a[i] != '\0' && a[i] == b[i]) {
        i++;
    }
    size_t from = i > 300 ? i - 300 : 0;
    if (a[i] != b[i]) {
        fail_msg("seed %llu: with a right clock\n%.400s\nand with one that "
                 "jumps\n%.400s", (unsigned long long)seed, a + from,
                 b + from);
    }
}

static void a_workout_is_the_same_on_a_clock_that_jumps(void **state)
{
    static struct run right, wrong;
    int n_rows = 0, n_screens = 0, rounds = seed_rounds(4);
    for (int round = 0; round < rounds; round++) {
        uint64_t seed = seed_start() * 1000 + (uint64_t)round;
        play_once(seed, false, &right);
        play_once(seed, true, &wrong);
        name_difference(seed, right.said, wrong.said);
        rows_are_the_same(&right, &wrong);
        n_rows += right.n_rows;
        for (const char *at = right.said;
             (at = strstr(at, "--- screen ")) != NULL; at++) {
            n_screens++;
        }
    }
    /* it was about something */
    assert_int_equal(n_screens, rounds * STEPS);
    assert_true(n_rows > rounds * 2);
}

static int begin(void **state)
{
    if (mkdtemp(dir) == NULL || !assets_read(&assets, stderr)) {
        return -1;
    }
    config = config_default();
    snprintf(db_path, sizeof db_path, "%s/gym.db", dir);
    snprintf(script_path, sizeof script_path, "%s/jump.script", dir);
    snprintf(said_path, sizeof said_path, "%s/said", dir);
    return 0;
}

static int end(void **state)
{
    remove_gym();
    unlink(script_path);
    unlink(said_path);
    return rmdir(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_workout_is_the_same_on_a_clock_that_jumps),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
