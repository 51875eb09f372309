/* Tapping in: a tag becomes an athlete, and their workout comes up. */
#include "kiosk/app/inside.h"

#include <string.h>

void on_tag(struct step *step, const struct event *event)
{
    struct app *app = step->app;
    faults_good_frame(app);
    app->waiting = true;
    app->unknown = event->tag;
    step_effect(step, EFFECT_FIND_TAG)->tag = event->tag;
}

static bool has_tag(const struct tag *tag)
{
    return tag->bits > 0 || tag->digits > 0;
}

/* A tag that nobody has; or a name that was removed since it was listed,
 * which shows who there is now. */
static void nobody(struct step *step, const struct event *event)
{
    if (has_tag(&event->tag)) {
        step_signal(step, SIGNAL_UNKNOWN);
        step->app->unknown = event->tag;
        go_over(step, SCREEN_UNKNOWN);
    } else if (step->app->screen == SCREEN_PEOPLE) {
        step_signal(step, SIGNAL_UNKNOWN);
        ask_roster(step, 0);
    }
}

/* Only what the catalogue knows can be trained. */
static void take_plans(struct app *app, const struct athlete_file *file)
{
    struct session *s = &app->session;
    s->n_plans = s->n_known = 0;
    for (int i = 0; i < file->n_known; i++) {
        if (workout_knows(app, &file->plans[i])) {
            s->plans[s->n_known++] = file->plans[i];
            s->n_plans += i < file->n_plans;
        }
    }
}

static void log_in(struct app *app, const struct athlete_file *file)
{
    struct session *s = &app->session;
    memset(s, 0, sizeof *s);
    s->active = true;
    s->athlete = file->id;
    memcpy(s->name, file->name, sizeof s->name);
    s->unit = file->unit;
    s->day = file->day;
    s->up_ms = app->now.mono_ms;
    s->lift = s->protocol = -1;
    s->feel_set = -1;
    take_plans(app, file);
}

static void start_fresh(struct step *step)
{
    struct session *s = step->s;
    if (s->n_plans == 1) {
        do_lift(step, 0);
    } else {
        step->app->lifts_page = 0;
        go_to(step, SCREEN_LIFTS);
    }
}

/* The plan the open workout was started from, or one made of its rows. */
static bool plan_of(const struct app *app, const struct open_workout *open,
                    struct plan *plan)
{
    const struct session *s = &app->session;
    memset(plan, 0, sizeof *plan);
    for (int i = 0; i < s->n_known; i++) {
        if (strcmp(s->plans[i].lift, open->lift) == 0) {
            *plan = s->plans[i];
        }
    }
    memcpy(plan->lift, open->lift, sizeof plan->lift);
    memcpy(plan->protocol, open->protocol, sizeof plan->protocol);
    return workout_knows(app, plan);
}

/* Another one than the lift's was taken for it. */
static void take_bar(struct app *app, const struct open_workout *open)
{
    int bar = bar_named(app, open->bar);
    if (app->session.bar >= 0 && bar >= 0 && bar != app->session.bar) {
        bar_take(app, bar);
    }
}

static void open_rows(struct step *step, const struct open_workout *open,
                      const struct plan *plan)
{
    struct app *app = step->app;
    struct session *s = step->s;
    workout_start(app, plan);
    take_bar(app, open);
    s->workout = open->id;
    s->n_sets = open->n_sets;
    memcpy(s->sets, open->sets, sizeof s->sets);
    for (int i = 0; i < s->n_sets; i++) {
        struct done_set *done = &s->sets[i];
        done->stored = true;
        done->feel_stored = !uid_is_none(&done->feel_id);
    }
    s->has_recovery = open->has_recovery;
    s->recovery = open->recovery;
    s->n_skips = open->n_skips;
    memcpy(s->skips, open->skips, sizeof s->skips);
    rest_resume(app, open);
    enum screen_id screen = workout_follow(app);
    go_to(step, screen);
    if (!open->age_known) {
        go_to(step, SCREEN_RESUME);
    }
}

/* Parked with nothing done, and the coach has changed the plan since, or more
 * is known of the athlete. */
static bool is_outdated(const struct app *app, const struct parked *parked)
{
    const struct session *s = &app->session;
    const struct session *was = &parked->session;
    for (int i = 0; i < s->n_plans; i++) {
        const struct plan *plan = &s->plans[i];
        if (strcmp(plan->lift, was->now.lift) == 0) {
            return was->n_sets == 0 &&
                   (strcmp(plan->protocol, was->now.protocol) != 0 ||
                    plan->coach_e1rm_g != was->now.coach_e1rm_g ||
                    plan->frequency != was->now.frequency ||
                    plan->exercises != was->now.exercises ||
                    memcmp(&plan->estimate, &was->now.estimate,
                           sizeof plan->estimate) != 0);
        }
    }
    return false;
}

void take_up(struct step *step, struct parked *parked)
{
    enum screen_id screen = parked->screen;
    *step->s = parked->session;
    step->s->up_ms = step->app->now.mono_ms;
    *parked = (struct parked){.session = {.active = false}};
    go_to(step, workout_on_rack(step->app, screen));
}

/* What the file has of the athlete is newer. */
static void unpark(struct step *step, struct parked *parked)
{
    const struct session *fresh = step->s;
    struct session *s = &parked->session;
    memcpy(s->name, fresh->name, sizeof s->name);
    memcpy(s->plans, fresh->plans, sizeof s->plans);
    s->unit = fresh->unit;
    s->n_plans = fresh->n_plans;
    s->n_known = fresh->n_known;
    take_up(step, parked);
}

static bool is_open(const struct app *app, const struct open_workout *open)
{
    return !uid_is_none(&open->id) && open->n_sets > 0 &&
           !was_ended(app, &open->id) &&
           !(open->age_known && open->age_ms >= app->config.workout_open_ms);
}

static void welcome(struct step *step, const struct athlete_file *file)
{
    struct app *app = step->app;
    struct plan plan;
    step_signal(step, SIGNAL_ACCEPTED);
    park(step, &file->id);
    log_in(app, file);
    struct parked *parked = parked_of(app, &file->id);
    if (parked != NULL && !is_outdated(app, parked)) {
        unpark(step, parked);
    } else if (is_open(app, &file->open) &&
               plan_of(app, &file->open, &plan)) {
        open_rows(step, &file->open, &plan);
    } else {
        start_fresh(step);
    }
    note_reopen(app);
    bar_forget(app);
}

/* Nothing is done yet, and the load is as it was planned. */
static bool is_untouched(const struct app *app)
{
    const struct session *s = &app->session;
    return app->screen == SCREEN_TOP && s->n_sets == 0 && s->n_skips == 0 &&
           s->load_g == s->target.load_g && s->reps == s->target.reps;
}

/* What is known of who is here by now: the plans, and what was done. */
static void take_news(struct step *step, const struct athlete_file *file)
{
    struct app *app = step->app;
    struct session *s = step->s;
    take_plans(app, file);
    if (!s->has_lift) {
        return;
    }
    for (int i = 0; i < s->n_known && is_untouched(app); i++) {
        if (strcmp(s->plans[i].lift, s->now.lift) == 0) {
            struct plan now = s->plans[i];
            memcpy(now.protocol, s->now.protocol, sizeof now.protocol);
            s->day = file->day;
            workout_start(app, &now);
            workout_follow(app);
            return;
        }
    }
    workout_goes_on(step);
}

/* Who tapped, was picked by name, or is here. Another's file was asked for
 * while they were here: it is no reason to bring them back. */
static bool is_wanted(struct app *app, const struct event *event)
{
    const struct session *s = &app->session;
    const struct uid *id = &event->file.id;
    bool is_picked = uid_equal(&app->picked, id);
    if (is_picked) {
        app->picked = (struct uid){{0}};
    }
    return is_picked || has_tag(&event->tag) ||
           (s->active && uid_equal(&s->athlete, id));
}

void on_athlete(struct step *step, const struct event *event)
{
    struct app *app = step->app;
    const struct athlete_file *file = &event->file;
    app->waiting = false;
    if (event->failed) {
        step_signal(step, SIGNAL_ERROR);
        app->fault_seen[FAULT_DISK] = false; /* it comes back, with why */
        return;
    }
    if (!event->found) {
        nobody(step, event);
        return;
    }
    if (file->rack.stock.n > 0 || file->rack.bar_g > 0) {
        bar_new_rack(app, &file->rack);
    }
    if (!is_wanted(app, event)) {
        if (step->s->active && step->s->has_lift) {
            workout_goes_on(step); /* the rack is news for who is here */
        }
        return;
    }
    if (!step->s->active || !uid_equal(&step->s->athlete, &file->id)) {
        welcome(step, file);
    } else if (has_tag(&event->tag) && app->screen != SCREEN_UNKNOWN) {
        step_signal(step, SIGNAL_ACCEPTED);
        log_out(step);
    } else {
        take_news(step, file);
        if (app->screen == SCREEN_UNKNOWN || app->screen == SCREEN_PEOPLE) {
            go_back(step);
        }
    }
}

void resume_open(struct step *step)
{
    go_to(step, workout_follow(step->app));
}

void start_new(struct step *step)
{
    struct session *s = step->s;
    end_for_another(step);
    struct session kept = *s;
    memset(s, 0, sizeof *s);
    s->active = true;
    s->athlete = kept.athlete;
    memcpy(s->name, kept.name, sizeof s->name);
    s->unit = kept.unit;
    s->day = kept.day;
    memcpy(s->plans, kept.plans, sizeof s->plans);
    s->n_plans = kept.n_plans;
    s->n_known = kept.n_known;
    s->lift = s->protocol = -1;
    s->feel_set = -1;
    note_reopen(step->app);
    start_fresh(step);
}
