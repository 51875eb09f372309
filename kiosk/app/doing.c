/* Doing: sets, how they felt, and what the athlete makes of the next one. */
#include "kiosk/app/inside.h"

#include "core/text.h"

#include <string.h>

/* Saves the set before the athlete; false where there is no room for it. */
static bool save_working_set(struct step *step)
{
    struct session *s = step->s;
    enum set_kind kind = s->has_rx ? SET_BACKOFF : SET_TOP;
    int set = save_set(step, kind, s->load_g, s->reps, &s->loading.side);
    if (set < 0) {
        return false;
    }
    s->feel_set = set;
    s->second_top_g = kind == SET_BACKOFF ? 0 : s->second_top_g;
    s->note = NOTE_NONE;
    rest_start(step->app, set);
    return true;
}

void do_done(struct step *step)
{
    enum screen_id screen = step->app->screen;
    if ((screen == SCREEN_TOP || screen == SCREEN_BACKOFF) &&
        save_working_set(step)) {
        go_to(step, SCREEN_FEEL);
    }
}

static void tell(struct step *step, struct set told)
{
    int set = step->s->feel_set;
    struct set was = step->s->sets[set].set;
    save_feel(step, set, told);
    rest_retold(step->app, set, &was);
    go_to(step, workout_follow(step->app));
}

void do_missed(struct step *step)
{
    struct session *s = step->s;
    enum screen_id screen = step->app->screen;
    if (screen == SCREEN_TOP || screen == SCREEN_BACKOFF) {
        if (!save_working_set(step)) {
            return;
        }
    }
    if (s->feel_set < 0) {
        return;
    }
    go_to(step, SCREEN_MISSED);
    if (s->sets[s->feel_set].set.reps == 1) {
        do_reps_got(step, 0); /* a single has one way to be missed */
    }
}

void do_reps_got(struct step *step, int reps)
{
    struct session *s = step->s;
    if (s->feel_set < 0 || reps < 0 ||
        reps >= s->sets[s->feel_set].tried_reps) {
        return;
    }
    struct set told = s->sets[s->feel_set].set;
    told.feel = FEEL_MISS;
    told.reps = reps;
    tell(step, told);
}

void do_feel(struct step *step, enum feel feel, int rpe_x10)
{
    struct session *s = step->s;
    if (s->feel_set < 0) {
        return;
    }
    struct set told = s->sets[s->feel_set].set;
    told.feel = feel;
    told.rpe_x10 = rpe_x10;
    tell(step, told);
}

/* The row of this very warm-up, or -1. */
static int warmup_row(const struct session *s, const struct warmup *warmup)
{
    for (int i = s->n_sets - 1; i >= 0; i--) {
        if (s->sets[i].kind == SET_WARMUP &&
            s->sets[i].set.load_g == warmup->load_g &&
            s->sets[i].set.reps == warmup->reps) {
            return i;
        }
    }
    return -1;
}

void do_warmup(struct step *step, int warmup)
{
    struct session *s = step->s;
    if (step->app->screen != SCREEN_TOP || warmup < 0 ||
        warmup >= s->n_warmups) {
        return;
    }
    const struct warmup *w = &s->warmups[warmup];
    int row = warmup_row(s, w);
    if (row < 0) {
        save_set(step, SET_WARMUP, w->load_g, w->reps, &w->side);
    } else {
        save_void(step, &s->sets[row].id);
        s->n_sets--;
        memmove(&s->sets[row], &s->sets[row + 1],
                (size_t)(s->n_sets - row) * sizeof s->sets[0]);
    }
    bar_refresh(step->app);
}

void do_load(struct step *step, int direction)
{
    struct session *s = step->s;
    int32_t load_g;
    bool is_step = direction > 0
                       ? plates_raise(&s->rack, &s->loading, &load_g)
                       : plates_step_down(&s->rack, s->load_g, &load_g);
    if (!is_step) {
        return;
    }
    s->load_g = load_g;
    bar_refresh(step->app);
}

void do_reps(struct step *step, int direction)
{
    struct session *s = step->s;
    int most = step->app->lifts.lift[s->lift].max_reps;
    int reps = s->reps + direction;
    if (reps >= 1 && reps <= most) {
        s->reps = reps;
    }
}

void do_skip(struct step *step)
{
    struct session *s = step->s;
    if (drop_second_top(step)) {
        return;
    }
    if (s->has_rx) {
        save_skip(step, SKIP_BACKOFF);
    } else if (s->target.e1rm_g > 0) {
        save_skip(step, SKIP_TOP);
    }
    go_to(step, workout_follow(step->app));
}

/* A plan for a lift the coach has not planned. */
static struct plan plan_for(const struct lift *lift)
{
    struct plan plan;
    memset(&plan, 0, sizeof plan);
    struct text text = text_in(plan.lift, sizeof plan.lift);
    text_str(&text, lift->name);
    text = text_in(plan.protocol, sizeof plan.protocol);
    text_str(&text, lift->protocol);
    return plan;
}

static bool find_plan(const struct step *step, int arg, struct plan *plan)
{
    const struct session *s = step->s;
    const struct lifts *lifts = &step->app->lifts;
    if (arg < 0 || arg >= s->n_plans + lifts->n) {
        return false;
    }
    if (arg < s->n_plans) {
        *plan = s->plans[arg];
        return true;
    }
    *plan = plan_for(&lifts->lift[arg - s->n_plans]);
    for (int i = 0; i < s->n_known; i++) {
        if (strcmp(s->plans[i].lift, plan->lift) == 0) {
            struct plan made = *plan;
            *plan = s->plans[i];
            if (i >= s->n_plans) { /* only what was done is known */
                memcpy(plan->protocol, made.protocol, sizeof plan->protocol);
            }
        }
    }
    return true;
}

/* What was done today counts for what comes next: the athlete is looked up
 * again. */
void end_for_another(struct step *step)
{
    bool is_more = step->s->n_sets > 0 && !step->s->finished;
    save_finish(step);
    if (is_more) {
        step_effect(step, EFFECT_FIND_ATHLETE)->id = step->s->athlete;
    }
}

/* How recovered somebody is holds for the day's other lifts, whose workouts
 * are rows of their own. */
static void say_again(struct step *step)
{
    struct session *s = step->s;
    s->recovery_id = (struct uid){{0}};
    if (s->has_recovery) {
        save_recovery(step, s->recovery);
        s->recovery_id = (struct uid){{0}}; /* no undo of its own */
    }
}

void do_lift(struct step *step, int arg)
{
    struct app *app = step->app;
    struct session *s = step->s;
    struct plan plan;
    if (!find_plan(step, arg, &plan)) {
        return;
    }
    if (s->has_lift && strcmp(plan.lift, s->now.lift) == 0 && !s->finished) {
        go_back(step); /* the same lift again: its workout goes on */
        return;
    }
    end_for_another(step);
    s->finished = false;
    s->n_sets = s->n_skips = 0;
    s->resting = s->second_top = s->bar_chosen = false;
    workout_start(app, &plan);
    s->workout = uid_make(app->now.wall_ms, &app->seed);
    say_again(step);
    note_reopen(app);
    go_to(step, workout_follow(app));
}

void do_finish(struct step *step)
{
    struct session *s = step->s;
    if (step->app->screen == SCREEN_SUMMARY || s->n_sets == 0) {
        save_finish(step);
        s->finished = true;
        log_out(step);
        return;
    }
    if (s->feel_set < 0) { /* else that answer first */
        s->second_top = false;
        save_skip(step, SKIP_REST);
    }
    go_to(step, workout_follow(step->app));
}
