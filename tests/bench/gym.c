#include "tests/bench/gym.h"

#include "kiosk/input/wiegand.h"
#include "kiosk/store/sql.h"
#include "tests/bench/measure.h"
#include "tests/harness/seed.h"

#include <stdio.h>
#include <stdlib.h>

#define BOOT "the-only-boot"
#define ROUND_MS INT64_C(172800000) /* two days from workout to workout */
#define START_MS (GYM_END_MS - ROUND_MS * GYM_WORKOUTS)
#define SET_MS 2 /* from row to row: the whole gym trains at once */
#define ONE_OPEN_IN 10   /* athletes whose last workout is not finished */
#define ONE_UNDONE_IN 50 /* workouts with a set that was undone */

struct gym {
    struct db *db;
    struct uid *athlete; /* GYM_ATHLETES of them, owned */
    uint64_t seed;
    int64_t seq;
    int64_t wall_ms; /* of the next row */
};

/* A workout in the making. */
struct workout {
    int athlete;
    struct uid id;
    const char *lift, *protocol;
};

static const char *const lifts[GYM_PLANS] = {"squat", "bench", "deadlift"};
static const char *const protocols[GYM_PLANS] = {"strength", "hypertrophy",
                                                 "power"};

static void must(struct gym *gym, enum db_status status)
{
    if (status != DB_OK) {
        bench_give_up("the big gym cannot be made: %s: %s",
                      db_status_str(status), db_why(gym->db));
    }
}

struct tag gym_tag(int athlete)
{
    return wiegand_h10301((unsigned)athlete / 65536,
                          (unsigned)athlete % 65536);
}

/* --- people -------------------------------------------------------------- */

static void add_plans(struct gym *gym, const struct uid *id)
{
    for (int i = 0; i < GYM_PLANS; i++) {
        sqlite3_stmt *stmt = sql_stmt(gym->db,
            "INSERT INTO plans VALUES (?, ?, ?, ?, 0, 3, 4)");
        sql_bind_uid(stmt, 1, id);
        sql_bind_text(stmt, 2, lifts[i]);
        sqlite3_bind_int(stmt, 3, i + 1);
        sql_bind_text(stmt, 4, protocols[i]);
        must(gym, sql_run(gym->db, stmt));
    }
}

static void add_athlete(struct gym *gym, int i)
{
    char name[32];
    struct tag tag = gym_tag(i);
    snprintf(name, sizeof name, "Athlete %06d", i);
    gym->athlete[i] = uid_make(gym->wall_ms, &gym->seed);
    sqlite3_stmt *stmt = sql_stmt(gym->db,
        "INSERT INTO athletes VALUES (?, ?, 'kg', 0)");
    sql_bind_uid(stmt, 1, &gym->athlete[i]);
    sql_bind_text(stmt, 2, name);
    must(gym, sql_run(gym->db, stmt));
    stmt = sql_stmt(gym->db,
        "INSERT INTO tags(bits, digits, raw, athlete) VALUES (?, 0, ?, ?)");
    sqlite3_bind_int(stmt, 1, tag.bits);
    sqlite3_bind_int64(stmt, 2, (int64_t)tag.raw);
    sql_bind_uid(stmt, 3, &gym->athlete[i]);
    must(gym, sql_run(gym->db, stmt));
    add_plans(gym, &gym->athlete[i]);
}

/* --- rows ---------------------------------------------------------------- */

/* Parameters 1..5 of every row; answers its id. */
static struct uid bind_row(struct gym *gym, sqlite3_stmt *stmt, int athlete)
{
    struct uid id = uid_make(gym->wall_ms, &gym->seed);
    sql_bind_uid(stmt, 1, &gym->athlete[athlete]);
    sql_bind_uid(stmt, 2, &id);
    sqlite3_bind_int64(stmt, 3, ++gym->seq);
    sqlite3_bind_int64(stmt, 4, gym->wall_ms - START_MS);
    sqlite3_bind_int64(stmt, 5, gym->wall_ms);
    return id;
}

#define ROW "(athlete, id, seq, boot, mono_ms, wall_ms, utc_offset_s," \
            " clock_trusted, "
#define ROW_VALUES " VALUES (?1, ?2, ?3, 1, ?4, ?5, 3600, 1, "

static struct uid add_set(struct gym *gym, const struct workout *w, int at)
{
    sqlite3_stmt *stmt = sql_stmt(gym->db,
        "INSERT INTO sets" ROW "workout, lift, protocol, kind, load_g, reps,"
        " stack)" ROW_VALUES "?6, ?7, ?8, ?9, ?10, ?11, ?12)");
    struct uid id = bind_row(gym, stmt, w->athlete);
    int step = seed_between(&gym->seed, 0, 20);
    sql_bind_uid(stmt, 6, &w->id);
    sql_bind_text(stmt, 7, w->lift);
    sql_bind_text(stmt, 8, w->protocol);
    sql_bind_text(stmt, 9, at == 0 ? "top" : "backoff");
    sqlite3_bind_int(stmt, 10, (at == 0 ? 140000 : 110000) + 2500 * step);
    sqlite3_bind_int(stmt, 11, at == 0 ? 1 : 5);
    sql_bind_text(stmt, 12, at == 0 ? "25,25,10" : "25,20");
    must(gym, sql_run(gym->db, stmt));
    return id;
}

static void add_feel(struct gym *gym, int athlete, const struct uid *target)
{
    sqlite3_stmt *stmt = sql_stmt(gym->db,
        "INSERT INTO feels" ROW "target, feel, rpe_x10, reps)" ROW_VALUES
        "?6, 'rpe', ?7, 0)");
    bind_row(gym, stmt, athlete);
    sql_bind_uid(stmt, 6, target);
    sqlite3_bind_int(stmt, 7, 5 * seed_between(&gym->seed, 13, 20));
    must(gym, sql_run(gym->db, stmt));
}

static void add_void(struct gym *gym, int athlete, const struct uid *target)
{
    sqlite3_stmt *stmt = sql_stmt(gym->db,
        "INSERT INTO voids" ROW "target)" ROW_VALUES "?6)");
    bind_row(gym, stmt, athlete);
    sql_bind_uid(stmt, 6, target);
    must(gym, sql_run(gym->db, stmt));
}

static void add_finish(struct gym *gym, const struct workout *w)
{
    sqlite3_stmt *stmt = sql_stmt(gym->db,
        "INSERT INTO finishes" ROW "workout, lift, protocol)" ROW_VALUES
        "?6, ?7, ?8)");
    bind_row(gym, stmt, w->athlete);
    sql_bind_uid(stmt, 6, &w->id);
    sql_bind_text(stmt, 7, w->lift);
    sql_bind_text(stmt, 8, w->protocol);
    must(gym, sql_run(gym->db, stmt));
}

static void add_workout(struct gym *gym, int athlete, int round)
{
    int plan = round % GYM_PLANS;
    struct workout w = {.athlete = athlete,
                        .id = uid_make(gym->wall_ms, &gym->seed),
                        .lift = lifts[plan],
                        .protocol = protocols[plan]};
    bool is_last = round == GYM_WORKOUTS - 1;
    if (seed_between(&gym->seed, 1, ONE_UNDONE_IN) == 1) {
        struct uid undone = add_set(gym, &w, 0);
        add_void(gym, athlete, &undone);
    }
    for (int i = 0; i < GYM_SETS; i++) {
        struct uid set = add_set(gym, &w, i);
        gym->wall_ms += SET_MS;
        add_feel(gym, athlete, &set);
    }
    if (!is_last || athlete % ONE_OPEN_IN != 0) {
        add_finish(gym, &w);
    }
}

/* --- the whole ----------------------------------------------------------- */

static void fill(struct gym *gym)
{
    must(gym, sql_exec(gym->db, "INSERT INTO boots(id, kiosk, boot)"
                                " SELECT 1, id, '" BOOT "' FROM kiosk"));
    gym->wall_ms = START_MS;
    for (int i = 0; i < GYM_ATHLETES; i++) {
        add_athlete(gym, i);
    }
    for (int round = 0; round < GYM_WORKOUTS; round++) {
        gym->wall_ms = START_MS + round * ROUND_MS;
        for (int i = 0; i < GYM_ATHLETES; i++) {
            add_workout(gym, i, round);
        }
    }
    sqlite3_stmt *stmt = sql_stmt(gym->db, "UPDATE kiosk SET seq = ?");
    sqlite3_bind_int64(stmt, 1, gym->seq);
    must(gym, sql_run(gym->db, stmt));
}

void gym_fill(const char *path)
{
    char why[DB_WHY_MAX];
    struct gym gym = {.seed = 1};
    struct db_options options = {.path = path, .mode = DB_ONLY_NEW};
    if (db_open(&options, &gym.db, why) != DB_OK) {
        bench_give_up("%s", why);
    }
    gym.athlete = calloc(GYM_ATHLETES, sizeof *gym.athlete);
    if (gym.athlete == NULL) {
        bench_give_up("no memory for %d athletes", GYM_ATHLETES);
    }
    /* A file that is thrown away where this fails needs no journal. */
    must(&gym, sql_exec(gym.db, "PRAGMA journal_mode = OFF;"
                                "PRAGMA synchronous = OFF;"
                                "PRAGMA foreign_keys = OFF;"
                                "PRAGMA cache_size = -1000000"));
    must(&gym, db_begin(gym.db));
    fill(&gym);
    must(&gym, db_commit(gym.db));
    db_close(gym.db);
    free(gym.athlete);
}
