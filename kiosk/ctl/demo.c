#include "kiosk/ctl/demo.h"

#include "core/prescribe.h"
#include "core/target.h"
#include "kiosk/config/demo.h"
#include "kiosk/input/wiegand.h"
#include "kiosk/store/plans.h"
#include "kiosk/store/rack.h"
#include "kiosk/store/roster.h"
#include "kiosk/store/sets.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define WEEKS 8
#define DAY_MS INT64_C(86400000)
#define SET_MS INT64_C(240000)
#define BOOT "demo"

/* Invented people; their names hold what a roster has to bear: two alphabets'
 * worth of accents, one long name, one in pounds, one with nothing known. */
static const struct person {
    const char *name;
    enum unit unit;
    struct {
        const char *lift, *protocol;
        int32_t e1rm_g; /* 0: nothing is known, and there is no history */
        int day;        /* of the week, 0..6 before the last */
    } plan[2];
} people[DEMO_ATHLETES] = {
    {"Ada Strong", UNIT_KG, {{"deadlift", "strength", 200000, 0}, {0}}},
    {"Bo Lindqvist",
     UNIT_KG,
     {{"squat", "strength-volume", 185000, 1},
      {"bench", "hypertrophy", 122500, 3}}},
    {"\xC5\xBB" "aneta \xC3\x98" "deg\xC3\xA5rd",
     UNIT_KG,
     {{"power-clean", "power", 87500, 2}, {0}}},
    {"Mike Kowalski", UNIT_LB, {{"bench", "hypertrophy", 129274, 0}, {0}}},
    {"Priya Raman", UNIT_KG, {{"squat", "single-10", 117500, 2}, {0}}},
    {"Tom\xC3\xA1s \xC3\x93 S\xC3\xBAilleabh\xC3\xA1in",
     UNIT_KG,
     {{"overhead-press", "strength", 0, 0}, {0}}},
};

struct filling {
    struct db *db;
    const struct assets *assets;
    struct rack rack;
    uint64_t seed;
    int64_t at_ms;
};

/* -1..1 in hundredths, from the same generator as the uids. */
static int noise(struct filling *f)
{
    struct uid uid = uid_make(0, &f->seed);
    return uid.byte[15] % 201 - 100;
}

static struct record record_of(struct filling *f, enum record_kind kind,
                               const struct uid *athlete,
                               const struct uid *workout)
{
    struct record r;
    memset(&r, 0, sizeof r);
    r.kind = kind;
    r.athlete = *athlete;
    r.workout = *workout;
    r.at = (struct moment){.mono_ms = f->at_ms,
                           .wall_ms = f->at_ms,
                           .clock_trusted = true};
    r.id = uid_make(f->at_ms, &f->seed);
    return r;
}

struct work {
    const struct uid *athlete;
    struct uid workout;
    const struct lift *lift;
    const struct protocol *protocol;
    int32_t today_g; /* the athlete's true 1RM today */
};

/* What the set feels like, to half a point, within what can be answered. */
static int feel_of(const struct work *w, int32_t load_g, int reps)
{
    int rpe = curve_rpe_x10(CURVE_TRAC, load_g, reps, w->today_g);
    rpe = (rpe + 2) / 5 * 5;
    return rpe > 100 ? 100 : rpe < 60 ? 60 : rpe;
}

static enum db_status add_set(struct filling *f, const struct work *w,
                              enum set_kind kind, int32_t load_g, int reps)
{
    struct record set = record_of(f, RECORD_SET, w->athlete, &w->workout);
    struct loading loading;
    plates_load(&f->rack, load_g, NULL, &loading);
    snprintf(set.lift, sizeof set.lift, "%s", w->lift->name);
    snprintf(set.protocol, sizeof set.protocol, "%s", w->protocol->name);
    set.set_kind = kind;
    set.load_g = load_g;
    set.reps = reps;
    stack_print(&loading.side, &f->rack.stock, ",", set.stack,
                sizeof set.stack);
    enum db_status status = sets_append(f->db, BOOT, &set);
    if (status != DB_OK) {
        return status;
    }
    f->at_ms += 20000;
    struct record feel = record_of(f, RECORD_FEEL, w->athlete, &w->workout);
    feel.target = set.id;
    feel.feel = FEEL_RPE;
    feel.rpe_x10 = feel_of(w, load_g, reps);
    f->at_ms += SET_MS;
    return sets_append(f->db, BOOT, &feel);
}

static enum db_status add_workout(struct filling *f, struct work *w,
                                  int32_t known_g)
{
    struct target target = target_for(w->protocol, w->lift, CURVE_TRAC,
                                      &f->rack, known_g, 0);
    struct prescription rx;
    enum db_status status =
        add_set(f, w, SET_TOP, target.load_g, target.reps);
    struct prescribe_in in = {
        .protocol = w->protocol,
        .lift = w->lift,
        .rack = &f->rack,
        .curve = CURVE_TRAC,
        .top = {target.load_g, target.reps, FEEL_RPE,
                feel_of(w, target.load_g, target.reps)},
        .known_e1rm_g = known_g};
    prescribe(&in, &rx);
    for (int i = 0; i < rx.sets && status == DB_OK; i++) {
        status = add_set(f, w, SET_BACKOFF, rx.load_g, rx.reps_max);
    }
    if (status != DB_OK) {
        return status;
    }
    struct record end = record_of(f, RECORD_FINISH, w->athlete, &w->workout);
    snprintf(end.lift, sizeof end.lift, "%s", w->lift->name);
    snprintf(end.protocol, sizeof end.protocol, "%s", w->protocol->name);
    return sets_append(f->db, BOOT, &end);
}

/* Eight weeks, about half a percent up in each, some days better. */
static enum db_status add_history(struct filling *f, const struct uid *athlete,
                                  struct work *w, int32_t e1rm_g, int day,
                                  int64_t until_ms)
{
    enum db_status status = DB_OK;
    for (int week = WEEKS; week >= 1 && status == DB_OK; week--) {
        int64_t then_g = e1rm_g - (int64_t)e1rm_g * (week - 1) / 200;
        int64_t today_g = then_g + then_g * noise(f) * 2 / 10000;
        f->at_ms = until_ms - DAY_MS - (week - 1) * 7 * DAY_MS - day * DAY_MS;
        w->athlete = athlete;
        w->workout = uid_make(f->at_ms, &f->seed);
        w->today_g = (int32_t)today_g;
        status = add_workout(f, w, (int32_t)then_g);
    }
    return status;
}

static enum db_status add_plan(struct filling *f, const struct person *p,
                               int i, const struct uid *athlete,
                               int64_t until_ms)
{
    const struct assets *a = f->assets;
    struct plan_row row;
    int lift = lifts_find(&a->lifts, p->plan[i].lift);
    int protocol = protocols_find(&a->protocols, p->plan[i].protocol);
    if (lift < 0 || protocol < 0) {
        return DB_OK; /* the coach has edited the catalogue: leave it out */
    }
    memset(&row, 0, sizeof row);
    snprintf(row.lift, sizeof row.lift, "%s", p->plan[i].lift);
    snprintf(row.protocol, sizeof row.protocol, "%s", p->plan[i].protocol);
    row.coach_e1rm_g = p->plan[i].e1rm_g;
    enum db_status status = plans_set(f->db, athlete, &row);
    struct work work = {.lift = &a->lifts.lift[lift],
                        .protocol = &a->protocols.protocol[protocol]};
    if (status != DB_OK || row.coach_e1rm_g == 0) {
        return status;
    }
    return add_history(f, athlete, &work, row.coach_e1rm_g, p->plan[i].day,
                       until_ms);
}

static enum db_status add_person(struct filling *f, int i, int64_t until_ms)
{
    const struct person *p = &people[i];
    struct tag tag = wiegand_h10301(DEMO_FACILITY,
                                    DEMO_FIRST_CARD + (unsigned)i);
    struct uid id = uid_make(until_ms - (WEEKS + 1) * 7 * DAY_MS, &f->seed);
    enum db_status status = roster_add(f->db, p->name, p->unit, &id);
    if (status == DB_OK) {
        status = roster_tag_add(f->db, &id, &tag);
    }
    for (int plan = 0; plan < 2 && status == DB_OK; plan++) {
        if (p->plan[plan].lift != NULL) {
            status = add_plan(f, p, plan, &id, until_ms);
        }
    }
    return status;
}

enum db_status demo_fill(struct db *db, const struct assets *assets,
                         int64_t until_wall_ms)
{
    struct filling f = {.db = db, .assets = assets, .seed = 42};
    assets_usual_rack(assets, &f.rack);
    enum db_status status = db_begin(db);
    if (status != DB_OK) {
        return status;
    }
    status = rack_set(db, &f.rack);
    for (int i = 0; i < DEMO_ATHLETES && status == DB_OK; i++) {
        status = add_person(&f, i, until_wall_ms);
    }
    if (status != DB_OK) {
        db_rollback(db);
        return status;
    }
    return db_commit(db);
}
