#include "kiosk/store/lookup.h"

#include "core/reading.h"
#include "kiosk/app/day.h"
#include "kiosk/store/learn.h"
#include "kiosk/store/plans.h"
#include "kiosk/store/roster.h"
#include "kiosk/store/sets.h"
#include "kiosk/store/sql.h"

#include <string.h>

#define DAY_MS INT64_C(86400000)

/* One pass over the athlete's sets, in the order done. */
struct pass {
    const struct lookup_config *config;
    const struct moment *now;
    struct athlete_file *file;
    int64_t boot;          /* the number of this boot; 0: no rows yet */
    int64_t wall_ms;       /* it is this late by now, or later */
    bool open_is_history;  /* it has expired */
    struct uid counted[PLANS_MAX]; /* workout last counted, by plan */
    struct past past;
    int64_t skip_seq[SESSION_SKIPS_MAX];
};

static bool is_of_this_boot(const struct pass *p, const struct set_row *row)
{
    return p->boot != 0 && row->boot == p->boot;
}

static bool is_in_open(const struct pass *p, const struct set_row *row)
{
    return !uid_is_none(&p->file->open.id) &&
           uid_equal(&row->workout, &p->file->open.id);
}

static void take_open(struct pass *p, const struct set_row *row)
{
    struct open_workout *open = &p->file->open;
    if (open->n_sets == SESSION_SETS_MAX)
        return;
    for (int i = 0; i < open->n_skips; i++)
        open->skips[i].at += row->seq < p->skip_seq[i];
    open->sets[open->n_sets++] = (struct done_set){
        .id = row->id,
        .feel_id = row->feel_id,
        .kind = row->kind,
        .set = row->set,
        .tried_reps = row->tried_reps,
        .mono_ms = row->mono_ms,
        .this_boot = is_of_this_boot(p, row),
        .stored = true,
        .feel_stored = !uid_is_none(&row->feel_id)};
}

/* The plan for a lift, or a place for what was done of it without one; NULL:
 * there is no more room. */
static struct plan *plan_of(struct pass *p, const char *lift)
{
    struct athlete_file *file = p->file;
    for (int i = 0; i < file->n_known; i++) {
        if (strcmp(file->plans[i].lift, lift) == 0)
            return &file->plans[i];
    }
    if (file->n_known == PLANS_MAX)
        return NULL;
    struct plan *plan = &file->plans[file->n_known++];
    memcpy(plan->lift, lift, strlen(lift) + 1);
    return plan;
}

static void take_best(struct plan *plan, const struct set_row *row)
{
    const struct set *set = &row->set;
    bool lifted = row->kind == SET_WARMUP || set->feel == FEEL_RPE ||
                  set->feel == FEEL_EASIER || set->feel == FEEL_MISS;
    if (lifted && set->reps >= 1 && set->reps <= BEST_REPS_MAX &&
        set->load_g > plan->best_load_g[set->reps])
        plan->best_load_g[set->reps] = set->load_g;
}

static void take_top(struct pass *p, struct plan *plan,
                     const struct set_row *row)
{
    struct uid *counted = &p->counted[plan - p->file->plans];
    int32_t reading_g;
    if (!uid_equal(counted, &row->workout)) {
        *counted = row->workout;
        plan->workouts++;
    }
    plan->last_top = row->set;
    if (reading_of(p->config->curve, &row->set, &reading_g) != READING_OK)
        return;
    plan->last_reading_g = reading_g;
    if (reading_g > plan->best_e1rm_g)
        plan->best_e1rm_g = reading_g;
}

static void take_heavy(struct pass *p, struct plan *plan,
                       const struct set_row *row)
{
    bool is_heavy = row->kind != SET_WARMUP &&
                    reading_is_heavy(p->config->curve, &row->set);
    plan->heavy_7d += is_heavy;
    plan->heavy_28d += is_heavy;
}

/* The age that a row is known to have at least; 0: nothing tells. The wall
 * clock of a row that was not trusted cannot be held against one that is. Held
 * against another such it can: without a battery a clock stands still while
 * the power is off, and never runs ahead. */
static int64_t known_age_ms(const struct pass *p, const struct set_row *row)
{
    if (is_of_this_boot(p, row))
        return p->now->mono_ms - row->mono_ms;
    return row->clock_trusted || !p->now->clock_trusted
               ? p->wall_ms - row->wall_ms
               : 0;
}

/* What was done before a row that is old is as old, whatever its own clock
 * said: it is counted no longer. */
static void forget_old(struct pass *p, const struct set_row *row)
{
    int64_t age_ms = known_age_ms(p, row);
    for (int i = 0; i < p->file->n_known && age_ms >= 7 * DAY_MS; i++) {
        struct plan *plan = &p->file->plans[i];
        plan->heavy_7d = 0;
        plan->heavy_28d = age_ms >= 28 * DAY_MS ? 0 : plan->heavy_28d;
    }
}

static bool take_row(const struct set_row *row, void *context)
{
    struct pass *p = context;
    bool is_open = is_in_open(p, row);
    struct plan *plan = plan_of(p, row->lift);
    past_take(&p->past, row, plan != NULL ? (int)(plan - p->file->plans) : -1);
    if (is_open)
        take_open(p, row);
    if (plan != NULL)
        take_heavy(p, plan, row);
    forget_old(p, row);
    if (plan == NULL || (is_open && !p->open_is_history))
        return true;
    take_best(plan, row);
    if (row->kind == SET_TOP && row->set.feel != FEEL_UNTOLD)
        take_top(p, plan, row);
    return true;
}

/* The age of the newest set, where a clock can tell. */
static void judge_age(struct pass *p, const struct set_row *newest)
{
    struct open_workout *open = &p->file->open;
    bool this_boot = is_of_this_boot(p, newest);
    bool by_wall = newest->clock_trusted && p->now->clock_trusted;
    open->age_ms = this_boot ? p->now->mono_ms - newest->mono_ms
                             : p->now->wall_ms - newest->wall_ms;
    open->age_known = (this_boot || by_wall) && open->age_ms >= 0;
    p->open_is_history =
        open->age_known && open->age_ms >= p->config->workout_open_ms;
}

static enum db_status find_skips(struct db *db, struct pass *p)
{
    struct open_workout *open = &p->file->open;
    struct skip_row rows[SESSION_SKIPS_MAX];
    enum db_status status =
        sets_skips(db, &p->file->id, &open->id, SESSION_SKIPS_MAX, rows,
                   &open->n_skips);
    for (int i = 0; i < open->n_skips; i++) {
        open->skips[i] = (struct done_skip){rows[i].id, rows[i].kind, 0};
        p->skip_seq[i] = rows[i].seq;
    }
    return status;
}

/* Just after power-on the clock may not be where it was at the last set. */
static void judge_now(struct pass *p, const struct set_row *newest)
{
    p->wall_ms = p->now->wall_ms;
    if (!p->now->clock_trusted && newest->clock_trusted &&
        p->wall_ms < newest->wall_ms)
        p->wall_ms = newest->wall_ms;
}

static enum db_status find_open(struct db *db, struct pass *p)
{
    struct open_workout *open = &p->file->open;
    struct set_row newest;
    enum db_status status = sets_newest(db, &p->file->id, &newest);
    if (status == DB_NOT_FOUND)
        return DB_OK;
    if (status != DB_OK)
        return status;
    judge_now(p, &newest);
    if (newest.finished)
        return DB_OK;
    open->id = newest.workout;
    memcpy(open->lift, newest.lift, sizeof open->lift);
    memcpy(open->protocol, newest.protocol, sizeof open->protocol);
    judge_age(p, &newest);
    return find_skips(db, p);
}

static enum db_status take_plans(struct db *db, struct athlete_file *file)
{
    struct plan_row rows[PLANS_MAX];
    enum db_status status = plans_list(db, &file->id, rows, &file->n_plans);
    for (int i = 0; i < file->n_plans; i++) {
        struct plan *plan = &file->plans[i];
        memcpy(plan->lift, rows[i].lift, sizeof plan->lift);
        memcpy(plan->protocol, rows[i].protocol, sizeof plan->protocol);
        plan->coach_e1rm_g = rows[i].coach_e1rm_g;
        plan->frequency = rows[i].frequency;
        plan->exercises = rows[i].exercises;
    }
    file->n_known = file->n_plans;
    return status;
}

/* --- what was learned ------------------------------------------------------ */

static bool take_verdict(const struct verdict_row *row, void *context)
{
    struct pass *p = context;
    struct plan *plan = plan_of(p, row->lift);
    if (plan != NULL)
        past_say(&p->past, row, (int)(plan - p->file->plans));
    return true;
}

/* By the clock where it can be trusted, else by what this boot's clock was
 * ahead of the monotonic one when it could be. */
static enum db_status find_now(struct db *db, const struct pass *p,
                               struct past_now *out)
{
    int64_t ms = p->now->wall_ms, ahead_ms;
    *out = (struct past_now){.boot = p->boot,
                             .mono_ms = p->now->mono_ms,
                             .day_known = p->now->clock_trusted};
    enum db_status status = DB_OK;
    if (!out->day_known && p->boot != 0)
        status = sets_ahead(db, p->boot, &ahead_ms);
    if (!out->day_known && p->boot != 0 && status == DB_OK) {
        out->day_known = true;
        ms = p->now->mono_ms + ahead_ms;
    }
    out->day = day_of(ms / 1000, p->now->utc_offset_s);
    return status == DB_NOT_FOUND ? DB_OK : status;
}

static void learn_plan(struct pass *p, int i, int open)
{
    struct plan *plan = &p->file->plans[i];
    struct learned learned;
    learn_start(&learned, p->config->curve, plan->coach_e1rm_g);
    for (int at = 0; at < p->past.n; at++) {
        const struct past_entry *entry = &p->past.entry[at];
        if (entry->lift == i && (open < 0 || entry->workout != open))
            learn_take(&learned, entry);
    }
    learn_end(&learned);
    plan->estimate = learned.estimate;
    struct seen_habits seen = learn_habits(&p->past, i, p->file->day);
    plan->seen_frequency = seen.frequency;
    plan->seen_exercises = seen.exercises;
}

static enum db_status learn_all(struct db *db, struct pass *p)
{
    struct past_now now;
    const struct uid *id = &p->file->open.id;
    enum db_status status = verdicts_each(db, &p->file->id, take_verdict, p);
    if (status == DB_OK)
        status = find_now(db, p, &now);
    if (status == DB_OK && p->past.is_short)
        status = sql_no_memory(db);
    if (status != DB_OK)
        return status;
    p->file->day = past_date(&p->past, &now);
    bool has_open = !uid_is_none(id) && !p->open_is_history;
    int open = has_open ? past_find(&p->past, id) : -1;
    if (open >= 0)
        p->file->day = p->past.workout[open].day;
    for (int i = 0; i < p->file->n_known; i++)
        learn_plan(p, i, open);
    return DB_OK;
}

enum db_status lookup_file(struct db *db, const struct lookup_config *config,
                           const struct uid *athlete,
                           const struct moment *now, struct athlete_file *out)
{
    struct athlete found;
    struct pass pass = {.config = config, .now = now, .file = out,
                        .past = past_open()};
    memset(out, 0, sizeof *out);
    enum db_status status = roster_find_id(db, athlete, &found);
    if (status != DB_OK)
        return status;
    out->id = found.id;
    memcpy(out->name, found.name, sizeof out->name);
    out->unit = found.unit;
    status = take_plans(db, out);
    if (status == DB_OK)
        status = sets_boot(db, config->boot_id, &pass.boot);
    if (status == DB_OK)
        status = find_open(db, &pass);
    const struct set_filter filter = {.athlete = &out->id};
    if (status == DB_OK)
        status = sets_each(db, &filter, take_row, &pass);
    if (status == DB_OK)
        status = learn_all(db, &pass);
    past_close(&pass.past);
    return status;
}
