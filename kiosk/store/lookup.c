#include "kiosk/store/lookup.h"

#include "core/reading.h"
#include "kiosk/store/plans.h"
#include "kiosk/store/roster.h"
#include "kiosk/store/sets.h"

#include <stdio.h>
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
    struct lessons lessons;
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
    memcpy(open->bar, row->bar, sizeof open->bar);
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
    past_take(&p->lessons.past, row);
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
    status = sets_recovery(db, &p->file->id, &open->id, &open->recovery);
    open->has_recovery = status == DB_OK;
    return status == DB_OK || status == DB_NOT_FOUND ? find_skips(db, p)
                                                     : status;
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

/* --- what was learned ----------------------------------------------------- */

static void learn(struct db *db, const struct pass *p,
                  const struct plan *plan, bool with_open,
                  struct learned *out)
{
    const struct lesson lesson = {.athlete = &p->file->id,
                                  .lift = plan->lift,
                                  .curve = p->config->curve,
                                  .coach_e1rm_g = plan->coach_e1rm_g,
                                  .with_open = with_open,
                                  .is_anew = p->config->learns_anew,
                                  .watch = p->config->watch,
                                  .context = p->config->context};
    lessons_learn(db, &p->lessons, &lesson, p->config->fresh, out);
}

static void learn_plan(struct db *db, const struct pass *p, struct plan *plan)
{
    struct learned learned;
    learn(db, p, plan, false, &learned);
    struct seen_habits seen = lessons_habits(&p->lessons, plan->lift);
    plan->estimate = learned.estimate;
    plan->heaviest_g = learn_heaviest_g(&learned, p->file->day);
    plan->is_stale = trend_is_stale(&learned.trend, p->file->day);
    plan->seen_frequency = seen.frequency;
    plan->seen_exercises = seen.exercises;
}

/* --- the whole ------------------------------------------------------------ */

/* Reads all rows of the athlete; lessons are to be closed. */
static enum db_status read_all(struct db *db, struct pass *p,
                               const struct uid *athlete)
{
    struct athlete found;
    struct athlete_file *file = p->file;
    memset(file, 0, sizeof *file);
    lessons_open(&p->lessons);
    enum db_status status = roster_find_id(db, athlete, &found);
    if (status != DB_OK)
        return status;
    file->id = found.id;
    memcpy(file->name, found.name, sizeof file->name);
    file->unit = found.unit;
    status = take_plans(db, file);
    if (status == DB_OK)
        status = sets_boot(db, p->config->boot_id, &p->boot);
    if (status == DB_OK)
        status = find_open(db, p);
    const struct set_filter filter = {.athlete = &file->id};
    if (status == DB_OK)
        status = sets_each(db, &filter, take_row, p);
    if (status == DB_OK)
        status = lessons_date(db, &p->lessons, &file->id, p->boot, p->now,
                              p->open_is_history ? NULL : &file->open.id);
    file->day = p->lessons.today;
    return status;
}

enum db_status lookup_file(struct db *db, const struct lookup_config *config,
                           const struct uid *athlete,
                           const struct moment *now, struct athlete_file *out)
{
    struct pass pass = {.config = config, .now = now, .file = out};
    enum db_status status = read_all(db, &pass, athlete);
    for (int i = 0; i < out->n_known && status == DB_OK; i++)
        learn_plan(db, &pass, &out->plans[i]);
    lessons_close(&pass.lessons);
    return status;
}

enum db_status lookup_lift(struct db *db, const struct lookup_config *config,
                           const struct uid *athlete, const char *lift,
                           const struct moment *now, struct athlete_file *file,
                           struct learned *out)
{
    struct pass pass = {.config = config, .now = now, .file = file};
    struct plan nothing = {.coach_e1rm_g = 0};
    const struct plan *plan = &nothing;
    snprintf(nothing.lift, sizeof nothing.lift, "%s", lift);
    enum db_status status = read_all(db, &pass, athlete);
    for (int i = 0; i < file->n_known; i++) {
        if (strcmp(file->plans[i].lift, lift) == 0)
            plan = &file->plans[i];
    }
    if (status == DB_OK)
        learn(db, &pass, plan, true, out);
    lessons_close(&pass.lessons);
    return status;
}
