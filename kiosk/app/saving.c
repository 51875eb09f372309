/* Saving: each thing done is a row, asked for here and nowhere else. */
#include "kiosk/app/inside.h"

#include "core/text.h"

#include <string.h>

static void put(char *out, size_t size, const char *from)
{
    struct text text = text_in(out, size);
    text_str(&text, from);
}

static struct record *append(struct step *step, enum record_kind kind)
{
    struct app *app = step->app;
    struct record *record = &step_effect(step, EFFECT_APPEND)->record;
    record->kind = kind;
    record->id = uid_make(app->now.wall_ms, &app->seed);
    record->workout = step->s->workout;
    record->athlete = step->s->athlete;
    record->at = app->now;
    app->unsaved++;
    return record;
}

static void name_lift(const struct session *s, struct record *record)
{
    put(record->lift, sizeof record->lift, s->now.lift);
    put(record->protocol, sizeof record->protocol, s->now.protocol);
}

/* As bar_named finds it again. */
static void name_bar(const struct app *app, int at, struct record *record)
{
    if (at > 0) {
        bars_title(&app->rack, at, record->bar);
    } else if (at == 0) {
        put(record->bar, sizeof record->bar, app->rack.bars.name);
    }
}

/* Its undo puts the plates back that hung there before. */
static void keep_bar(struct app *app, const struct uid *of)
{
    if (app->n_bars == BARS_BEFORE_MAX) {
        app->n_bars--;
        memmove(app->bars, app->bars + 1,
                sizeof app->bars[0] * (BARS_BEFORE_MAX - 1));
    }
    app->bars[app->n_bars++] =
        (struct bar_before){*of, app->on_bar_at, app->on_bar, app->on_bar_g};
}

int save_set(struct step *step, enum set_kind kind, int32_t load_g, int reps,
             const struct stack *side)
{
    struct session *s = step->s;
    if (s->n_sets == SESSION_SETS_MAX || load_g <= 0) {
        step_signal(step, SIGNAL_ERROR); /* Done says why */
        return -1;
    }
    struct record *record = append(step, RECORD_SET);
    name_lift(s, record);
    record->set_kind = kind;
    record->load_g = load_g;
    record->reps = reps;
    stack_print(side, &s->rack.stock, ",", record->stack,
                sizeof record->stack);
    name_bar(step->app, s->bar, record);
    struct done_set *done = &s->sets[s->n_sets];
    *done = (struct done_set){.id = record->id,
                              .kind = kind,
                              .set = {load_g, reps, FEEL_UNTOLD, 0},
                              .tried_reps = reps,
                              .mono_ms = step->app->now.mono_ms,
                              .this_boot = true};
    keep_bar(step->app, &done->id);
    bar_set(step->app, s->bar, side, load_g);
    return s->n_sets++;
}

void save_feel(struct step *step, int set, struct set told)
{
    struct done_set *done = &step->s->sets[set];
    struct record *record = append(step, RECORD_FEEL);
    record->target = done->id;
    record->feel = told.feel;
    record->rpe_x10 = told.rpe_x10;
    record->reps = told.feel == FEEL_MISS ? told.reps : 0;
    done->set = told;
    done->feel_id = record->id;
    done->feel_stored = false;
}

/* --- ended, and not stored yet -------------------------------------------- */

static void keep_over(struct app *app, const struct record *finish)
{
    if (app->n_over == OVER_MAX) {
        app->n_over--;
        memmove(app->over, app->over + 1,
                sizeof app->over[0] * (OVER_MAX - 1));
    }
    app->over[app->n_over++] = (struct over){finish->workout, finish->id};
}

/* The row that ended it is stored, or void. */
static void drop_over(struct app *app, const struct uid *finish)
{
    int n = 0;
    for (int i = 0; i < app->n_over; i++) {
        if (!uid_equal(&app->over[i].finish, finish)) {
            app->over[n++] = app->over[i];
        }
    }
    app->n_over = n;
}

bool was_ended(const struct app *app, const struct uid *workout)
{
    for (int i = 0; i < app->n_over; i++) {
        if (uid_equal(&app->over[i].workout, workout)) {
            return true;
        }
    }
    return false;
}

/* --- other rows ------------------------------------------------------------ */

void save_void(struct step *step, const struct uid *target)
{
    drop_over(step->app, target);
    append(step, RECORD_VOID)->target = *target;
}

void save_skip(struct step *step, enum skip_kind kind)
{
    struct session *s = step->s;
    if (s->n_skips == SESSION_SKIPS_MAX) {
        return;
    }
    struct record *record = append(step, RECORD_SKIP);
    name_lift(s, record);
    record->skip = kind;
    s->skips[s->n_skips++] = (struct done_skip){record->id, kind, s->n_sets};
}

void save_finish(struct step *step)
{
    struct session *s = step->s;
    if (s->n_sets == 0 || s->finished) {
        return;
    }
    struct record *record = append(step, RECORD_FINISH);
    name_lift(s, record);
    keep_over(step->app, record);
    step->app->ended.session = *s;
    step->app->ended.finish = record->id;
    s->finished = true;
}

void save_recovery(struct step *step, enum recovery recovery)
{
    struct session *s = step->s;
    if (s->has_recovery && !uid_is_none(&s->recovery_id)) {
        save_void(step, &s->recovery_id);
    }
    struct record *record = append(step, RECORD_RECOVERY);
    record->recovery = recovery;
    s->has_recovery = true;
    s->recovery = recovery;
    s->recovery_id = record->id;
}

void save_hanging(struct step *step)
{
    const struct app *app = step->app;
    struct record *record = append(step, RECORD_HANGING);
    put(record->lift, sizeof record->lift,
        app->on_bar_at < 0 ? app->lifts.lift[-1 - app->on_bar_at].name
                           : step->s->now.lift);
    name_bar(app, app->on_bar_at, record);
    stack_print(&app->on_bar, &app->rack.stock, ",", record->stack,
                sizeof record->stack);
}

static void mark(struct session *s, const struct uid *id)
{
    for (int i = 0; i < s->n_sets; i++) {
        struct done_set *done = &s->sets[i];
        done->stored = done->stored || uid_equal(&done->id, id);
        done->feel_stored = done->feel_stored ||
                            (!uid_is_none(&done->feel_id) &&
                             uid_equal(&done->feel_id, id));
    }
}

void on_stored(struct app *app, const struct event *event)
{
    if (!event->ok) {
        return; /* FAULT_DISK says so, and the store tries again */
    }
    app->unsaved -= app->unsaved > 0;
    drop_over(app, &event->id);
    mark(&app->session, &event->id);
    mark(&app->ended.session, &event->id);
    for (int i = 0; i < PARKED_MAX; i++) {
        mark(&app->parked[i].session, &event->id);
    }
}
