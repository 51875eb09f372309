#include "tests/fuzz/lamp.h"

#include "tests/fuzz/fuzz.h"

enum light lamp_at(struct app *app, const struct moment *now)
{
    struct moment kept = app->now;
    app->now = *now;
    enum light light = app_light(app);
    app->now = kept;
    return light;
}

static bool wakes(enum event_kind kind)
{
    return kind == EVENT_FINGER_DOWN || kind == EVENT_FINGER_UP ||
           kind == EVENT_BUTTON || kind == EVENT_TAG || kind == EVENT_STAFF;
}

static bool is_same(struct action a, struct action b)
{
    return a.kind == b.kind && a.arg == b.arg;
}

static bool is_drawn(const struct app *app, struct action action)
{
    static struct draw_list list;
    app_view(app, &list);
    for (int i = 0; i < list.n_controls; i++) {
        if (is_same(list.control[i].action, action)) {
            return true;
        }
    }
    return false;
}

/* A list or an unknown tag may leave at this moment by itself, and somebody
 * be logged out: that is time, and not what was touched. */
static void check_only_woke(const struct app *was, const struct app *app,
                            const struct effects *effects,
                            enum event_kind kind)
{
    bool is_tag = kind == EVENT_TAG;
    fuzz_must(effects->n == is_tag &&
                  (!is_tag || effects->effect[0].kind == EFFECT_FORGET_TAG),
              "what wakes the screen asks for nothing");
    fuzz_must(app_light(app) == LIGHT_FULL, "and it wakes");
    /* On a screen that came up in the dark the focus was on nothing yet; it
     * goes with its control, where others come or go; and that may be gone, as
     * the card of somebody who has dropped out. */
    bool is_kept = app->focus == was->focus ||
                   was->focus_on.kind == ACT_NONE ||
                   is_same(app->focus_on, was->focus_on) ||
                   !is_drawn(app, was->focus_on);
    fuzz_must(app->press_on.kind == ACT_NONE && is_kept &&
                  app->focus_shown == was->focus_shown,
              "and presses nothing");
    fuzz_must(app->screen == was->screen || app->screen == was->below ||
                  app->screen == SCREEN_IDLE,
              "and goes nowhere");
    fuzz_must(app->session.n_sets == was->session.n_sets &&
                  app->session.load_g == was->session.load_g,
              "and changes no workout");
}

void lamp_update(struct app *app, const struct event *event,
                 struct effects *effects)
{
    static struct app was;
    bool is_dark = lamp_at(app, &event->at) != LIGHT_FULL;
    if (is_dark) {
        was = *app;
    }
    app_update(app, event, effects);
    if (is_dark && wakes(event->kind)) {
        check_only_woke(&was, app, effects, event->kind);
    }
}
