/* Undo: takes back the newest thing, one at a time, never with a dialog. */
#include "kiosk/app/inside.h"

#include <string.h>

/* How recovered, by a row that can be voided. */
static bool has_said(const struct session *s)
{
    return s->has_recovery && !uid_is_none(&s->recovery_id);
}

bool session_has_undo(const struct session *session)
{
    return session->n_sets > 0 || session->n_skips > 0 ||
           session->can_reopen || has_said(session);
}

/* A skip with no set after it. */
static bool take_back_skip(struct step *step)
{
    struct session *s = step->s;
    if (s->n_skips == 0 || s->skips[s->n_skips - 1].at != s->n_sets) {
        return false;
    }
    save_void(step, &s->skips[--s->n_skips].id);
    return true;
}

static void take_back_feel(struct step *step, struct done_set *done)
{
    save_void(step, &done->feel_id);
    done->feel_id = (struct uid){{0}};
    done->feel_stored = false;
    done->set.feel = FEEL_UNTOLD;
    done->set.rpe_x10 = 0;
    done->set.reps = done->tried_reps;
}

static void put_bar_back(struct app *app, const struct uid *set)
{
    if (app->n_bars > 0 &&
        uid_equal(&app->bars[app->n_bars - 1].set, set)) {
        const struct bar_before *was = &app->bars[--app->n_bars];
        bar_set(app, was->at, &was->side, was->load_g);
    }
}

/* The set is not done after all: it is before the athlete again, as it was,
 * and the rest before it goes on. */
static void take_back_set(struct step *step)
{
    struct session *s = step->s;
    struct done_set undone = s->sets[--s->n_sets];
    int32_t was_g = s->load_g;
    int was_reps = s->reps;
    save_void(step, &undone.id);
    put_bar_back(step->app, &undone.id);
    go_to(step, workout_follow(step->app));
    bool is_warmup = undone.kind == SET_WARMUP;
    if (!is_warmup) {
        rest_follow(step->app);
    }
    s->load_g = is_warmup ? was_g : undone.set.load_g;
    s->reps = is_warmup ? was_reps : undone.tried_reps;
    bar_refresh(step->app);
}

static void take_back_recovery(struct step *step)
{
    struct session *s = step->s;
    save_void(step, &s->recovery_id);
    s->has_recovery = false;
    s->recovery = RECOVERY_NORMAL;
    s->recovery_id = (struct uid){{0}};
    go_to(step, workout_follow(step->app));
}

/* --- the end of the workout before ---------------------------------------- */

void note_reopen(struct app *app)
{
    const struct session *was = &app->ended.session;
    struct session *s = &app->session;
    int64_t since_ms =
        was->active ? app->now.mono_ms - workout_last_ms(was) : 0;
    s->can_reopen = was->active && uid_equal(&was->athlete, &s->athlete) &&
                    since_ms < app->config.workout_open_ms;
}

/* It is not over after all. What is known of the athlete since stays. */
static void reopen(struct step *step)
{
    struct app *app = step->app;
    struct session *s = step->s;
    struct session fresh = *s;
    *s = app->ended.session;
    s->unit = fresh.unit;
    memcpy(s->name, fresh.name, sizeof s->name);
    s->can_reopen = false;
    save_void(step, &app->ended.finish);
    app->ended.session.active = false;
    workout_take_rack(app);
    rest_follow(app);
    go_to(step, workout_follow(app));
}

void do_undo(struct step *step)
{
    struct session *s = step->s;
    if (drop_second_top(step)) {
        return;
    }
    if (take_back_skip(step)) {
        go_to(step, workout_follow(step->app));
        return;
    }
    if (s->n_sets == 0) {
        if (has_said(s)) {
            take_back_recovery(step);
        } else if (s->can_reopen) {
            reopen(step);
        } else {
            go_back(step);
        }
        return;
    }
    struct done_set *last = &s->sets[s->n_sets - 1];
    if (last->set.feel == FEEL_UNTOLD) {
        take_back_set(step);
    } else {
        struct set was = last->set;
        take_back_feel(step, last);
        rest_retold(step->app, s->n_sets - 1, &was);
        go_to(step, workout_follow(step->app));
    }
}
