/* An athlete with 5,000 sets of one lift: a tap with what earlier ones have
 * learned, and one that has to learn all of it anew. years_bench FILE, which
 * is made. */
#include "kiosk/store/lookup.h"
#include "kiosk/store/roster.h"
#include "kiosk/store/sets.h"
#include "tests/bench/measure.h"
#include "tests/harness/seed.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define WORKOUTS 1000
#define SETS 5 /* of each */
#define ROUND_MS INT64_C(259200000) /* three days */
#define START_MS INT64_C(1500000000000)
#define TIMES 40

struct years {
    struct db *db;
    struct uid athlete;
    uint64_t seed;
    int64_t wall_ms;
};

static void must(struct years *y, enum db_status status)
{
    if (status != DB_OK) {
        bench_give_up("%s: %s", db_status_str(status), db_why(y->db));
    }
}

static struct record row_of(struct years *y, const struct uid *workout,
                            enum record_kind kind)
{
    struct record row = {.kind = kind,
                         .id = uid_make(y->wall_ms, &y->seed),
                         .workout = *workout,
                         .athlete = y->athlete,
                         .at = {y->wall_ms - START_MS, y->wall_ms, 0, true},
                         .lift = "squat",
                         .protocol = "strength",
                         .stack = "25,25"};
    return row;
}

static void add_workout(struct years *y)
{
    struct uid workout = uid_make(y->wall_ms, &y->seed);
    for (int i = 0; i < SETS; i++) {
        struct record set = row_of(y, &workout, RECORD_SET);
        set.set_kind = i == 0 ? SET_TOP : SET_BACKOFF;
        set.load_g = (i == 0 ? 180000 : 150000) +
                     2500 * seed_between(&y->seed, 0, 4);
        set.reps = i == 0 ? 1 : 5;
        must(y, sets_append(y->db, "years", &set));
        struct record feel = row_of(y, &workout, RECORD_FEEL);
        feel.target = set.id;
        feel.feel = FEEL_RPE;
        feel.rpe_x10 = 5 * seed_between(&y->seed, 14, 19);
        must(y, sets_append(y->db, "years", &feel));
        y->wall_ms += 240000;
    }
    struct record finish = row_of(y, &workout, RECORD_FINISH);
    must(y, sets_append(y->db, "years", &finish));
    y->wall_ms += ROUND_MS;
}

static void fill(struct years *y, const char *path)
{
    const struct db_options options = {.path = path, .mode = DB_ONLY_NEW};
    char why[DB_WHY_MAX];
    unlink(path);
    if (db_open(&options, &y->db, why) != DB_OK) {
        bench_give_up("%s", why);
    }
    must(y, db_begin(y->db));
    must(y, roster_add(y->db, "Ada", UNIT_KG, &y->athlete));
    for (int i = 0; i < WORKOUTS; i++) {
        add_workout(y);
    }
    must(y, db_commit(y->db));
}

static void measure(struct years *y, const char *what, bool anew)
{
    static struct athlete_file file;
    static struct kept_list fresh;
    const struct lookup_config config = {.boot_id = "later",
                                         .workout_open_ms = 14400000,
                                         .fresh = anew ? NULL : &fresh,
                                         .learns_anew = anew};
    const struct moment now = {.wall_ms = y->wall_ms, .clock_trusted = true};
    struct samples samples = samples_new(TIMES);
    for (int i = 0; i <= TIMES; i++) {
        int64_t from_ns = bench_now_ns();
        must(y, lookup_file(y->db, &config, &y->athlete, &now, &file));
        if (i > 0) { /* the first is there to be kept */
            samples_add(&samples, bench_now_ns() - from_ns);
        }
        kept_save(y->db, &fresh);
    }
    if (file.plans[0].estimate.n_sets != WORKOUTS * SETS) {
        bench_give_up("%d sets", file.plans[0].estimate.n_sets);
    }
    figure_print(&(struct figure){.what = what, .reach = ""},
                 "median %.1f ms, p99 %.1f ms",
                 (double)samples_rank(&samples, 500) / NS_PER_MS,
                 (double)samples_rank(&samples, 990) / NS_PER_MS);
    samples_free(&samples);
}

int main(int argc, char **argv)
{
    struct years years = {.seed = seed_start(), .wall_ms = START_MS};
    if (argc != 2) {
        bench_give_up("which file? years_bench FILE");
    }
    fill(&years, argv[1]);
    measure(&years, "an athlete of 5,000 sets, learned before", false);
    measure(&years, "the same, learned anew", true);
    db_close(years.db);
    unlink(argv[1]);
    return 0;
}
