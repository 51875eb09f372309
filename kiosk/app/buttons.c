/* Buttons: everything a finger can do, with four of them. */
#include "kiosk/app/inside.h"

static int find(const struct draw_list *list, struct action action)
{
    for (int i = 0; i < list->n_controls; i++) {
        if (list->control[i].action.kind == action.kind &&
            list->control[i].action.arg == action.arg) {
            return i;
        }
    }
    return -1;
}

static int primary(const struct draw_list *list)
{
    for (int i = 0; i < list->n_controls; i++) {
        if (list->control[i].is_primary) {
            return i;
        }
    }
    return 0;
}

static void focus_in(struct app *app, const struct draw_list *list)
{
    int at = app->focus_on.kind != ACT_NONE ? find(list, app->focus_on) : -1;
    app->focus = at >= 0 ? at : primary(list);
    app->focus_on = app->focus < list->n_controls
                        ? list->control[app->focus].action
                        : (struct action){ACT_NONE, 0};
}

void focus_follow(struct app *app)
{
    struct draw_list list;
    app_view(app, &list);
    focus_in(app, &list);
}

static void move(struct app *app, const struct draw_list *list, int by)
{
    int n = list->n_controls;
    if (n > 0) {
        app->focus = (app->focus + by + n) % n;
        app->focus_on = list->control[app->focus].action;
    }
}

static void press_ok(struct step *step, const struct draw_list *list,
                     bool is_repeat)
{
    struct app *app = step->app;
    if (app->focus < list->n_controls &&
        (!is_repeat || list->control[app->focus].repeats)) {
        act(step, list->control[app->focus].action);
    }
}

static void press_back(struct step *step)
{
    enum action_kind kind = ACT_BACK;
    switch (step->app->screen) {
    case SCREEN_IDLE:
    case SCREEN_COUNT:
        return;
    case SCREEN_PEOPLE:
    case SCREEN_UNKNOWN:
    case SCREEN_LIFTS:
    case SCREEN_MORE:
    case SCREEN_TREND:
    case SCREEN_BARS:
    case SCREEN_HANGING:
    case SCREEN_CROWD:
    case SCREEN_STAFF_READER:
    case SCREEN_STAFF_TOUCH:
    case SCREEN_STAFF_MACHINE:
    case SCREEN_STAFF_RACK:
    case SCREEN_STAFF_KINDS:
    case SCREEN_STAFF_PRESETS:
    case SCREEN_STAFF_PRESET:
    case SCREEN_STAFF_BARS:
    case SCREEN_STAFF_BAR:
    case SCREEN_STAFF_MODELS:
        break;
    case SCREEN_RESUME:
        kind = ACT_LOG_OUT;
        break;
    case SCREEN_TOP:
    case SCREEN_BACKOFF:
        kind = ACT_MORE;
        break;
    case SCREEN_FEEL:
    case SCREEN_PAIN:
    case SCREEN_SUMMARY:
        kind = ACT_UNDO;
        break;
    case SCREEN_MISSED:
        go_to(step, SCREEN_FEEL);
        return;
    }
    act(step, (struct action){kind, 0});
}

void on_button(struct step *step, const struct event *event)
{
    struct app *app = step->app;
    struct draw_list list;
    bool was_shown = app->focus_shown;
    app_view(app, &list);
    focus_in(app, &list);
    app->focus_shown = true;
    switch (event->intent) {
    case INTENT_UP:
    case INTENT_DOWN:
        /* The first press only shows where the focus is. */
        if (was_shown) {
            move(app, &list, event->intent == INTENT_UP ? -1 : 1);
        }
        break;
    case INTENT_OK:
        press_ok(step, &list, event->is_repeat);
        break;
    case INTENT_BACK:
        if (!event->is_repeat) {
            press_back(step);
        }
        break;
    }
}
