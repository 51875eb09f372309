/* Undo: takes back the newest thing, one at a time, never with a dialog. */
#include "kiosk/app/inside.h"

#include <string.h>

bool session_has_undo(const struct session *session)
{
    return session->n_sets > 0 || session->skipped > 0 ||
           session->top_skipped || session->finished_early;
}

/* A skip or an early finish with no set after it. */
static bool undo_choice(struct session *s)
{
    bool is_newest = s->skipped_at == s->n_sets;
    if (!is_newest ||
        !(s->finished_early || s->skipped > 0 || s->top_skipped)) {
        return false;
    }
    if (s->finished_early) {
        s->finished_early = false;
    } else if (s->skipped > 0) {
        s->skipped--;
    } else {
        s->top_skipped = false;
    }
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
    if (uid_equal(&app->bar_before_of, set)) {
        bar_set(app, &app->bar_before, app->bar_before_g);
        app->bar_before_of = (struct uid){{0}};
    }
}

/* The set is not done after all: it is before the athlete again, as it was. */
static void take_back_set(struct step *step)
{
    struct session *s = step->s;
    struct done_set undone = s->sets[--s->n_sets];
    int32_t was_g = s->load_g;
    int was_reps = s->reps;
    save_void(step, &undone.id);
    put_bar_back(step->app, &undone.id);
    s->finished_early = false;
    go_to(step, workout_follow(step->app));
    bool is_warmup = undone.kind == SET_WARMUP;
    if (!is_warmup) {
        s->resting = false;
    }
    s->load_g = is_warmup ? was_g : undone.set.load_g;
    s->reps = is_warmup ? was_reps : undone.tried_reps;
    bar_refresh(step->app);
}

void do_undo(struct step *step)
{
    struct session *s = step->s;
    if (undo_choice(s)) {
        go_to(step, workout_follow(step->app));
        return;
    }
    if (s->n_sets == 0) {
        go_back(step);
        return;
    }
    struct done_set *last = &s->sets[s->n_sets - 1];
    if (last->set.feel == FEEL_UNTOLD) {
        take_back_set(step);
    } else {
        take_back_feel(step, last);
        go_to(step, workout_follow(step->app));
    }
}
