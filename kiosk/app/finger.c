/* Fingers: acts where the finger went down and up on the same control. */
#include "kiosk/app/inside.h"

/* Ours. A second touch this soon after the screen changed was meant for the
 * screen before; a held − or + begins to run after half a second (as the
 * buttons do) and takes eight steps a second, which the eye can follow. */
#define GUARD_MS 250
#define HOLD_MS 500
#define REPEAT_MS 120

static bool same(struct action a, struct action b)
{
    return a.kind == b.kind && a.arg == b.arg;
}

void finger_forget(struct app *app)
{
    app->pressed = -1;
    app->press_on = (struct action){ACT_NONE, 0};
}

static void down(struct app *app, const struct draw_list *list, int control)
{
    bool too_soon = app->screen_ms == app->last_act_ms &&
                    app->now.mono_ms - app->last_act_ms < GUARD_MS;
    if (control < 0 || too_soon) {
        return;
    }
    app->pressed = control;
    app->press_on = list->control[control].action;
    app->press_ms = app->now.mono_ms;
    app->press_repeated = false;
}

void on_finger(struct step *step, const struct event *event)
{
    struct app *app = step->app;
    struct draw_list list;
    struct action press_on = app->press_on;
    bool was_held = app->press_repeated;
    app->focus_shown = false;
    app_view(app, &list);
    int control = draw_control_at(&list, event->x_px, event->y_px);
    finger_forget(app);
    if (event->kind == EVENT_FINGER_DOWN) {
        down(app, &list, control);
    } else if (event->kind == EVENT_FINGER_UP && control >= 0 && !was_held &&
               press_on.kind != ACT_NONE &&
               same(list.control[control].action, press_on)) {
        act(step, press_on);
    }
}

/* The control that is held, where it still stands and repeats; -1: none. */
static int held(const struct app *app, const struct draw_list *list)
{
    for (int i = 0; i < list->n_controls; i++) {
        if (list->control[i].repeats &&
            same(list->control[i].action, app->press_on)) {
            return i;
        }
    }
    return -1;
}

static int64_t repeat_at_ms(const struct app *app)
{
    return app->press_ms + (app->press_repeated ? REPEAT_MS : HOLD_MS);
}

int64_t finger_deadline_ms(const struct app *app)
{
    bool repeats = app->press_on.kind == ACT_LOAD_LESS ||
                   app->press_on.kind == ACT_LOAD_MORE ||
                   app->press_on.kind == ACT_REPS_LESS ||
                   app->press_on.kind == ACT_REPS_MORE ||
                   app->press_on.kind == ACT_RACK_LESS ||
                   app->press_on.kind == ACT_RACK_MORE;
    return app->pressed >= 0 && repeats ? repeat_at_ms(app) : INT64_MAX;
}

void finger_tick(struct step *step)
{
    struct app *app = step->app;
    struct draw_list list;
    if (app->pressed < 0 || app->now.mono_ms < finger_deadline_ms(app)) {
        return;
    }
    app_view(app, &list);
    int control = held(app, &list);
    if (control < 0) {
        finger_forget(app);
        return;
    }
    app->pressed = control;
    app->press_ms = app->now.mono_ms;
    app->press_repeated = true;
    app->input_ms = app->now.mono_ms;
    act(step, list.control[control].action);
}
