/* The one door: an event in, the next state and effects out. */
#include "kiosk/app/inside.h"

#include <assert.h>
#include <string.h>

struct effect *step_effect(struct step *step, enum effect_kind kind)
{
    struct effects *effects = step->effects;
    assert(effects->n < EFFECTS_MAX);
    struct effect *effect = &effects->effect[effects->n++];
    memset(effect, 0, sizeof *effect);
    effect->kind = kind;
    effect->at = step->app->now;
    return effect;
}

void step_signal(struct step *step, enum signal_kind signal)
{
    step_effect(step, EFFECT_SIGNAL)->signal = signal;
}

static bool is_input(enum event_kind kind)
{
    return kind == EVENT_FINGER_DOWN || kind == EVENT_FINGER_UP ||
           kind == EVENT_BUTTON || kind == EVENT_TAG ||
           kind == EVENT_STAFF;
}

static void take(struct step *step, const struct event *event)
{
    if (staff_takes(step, event)) {
        return;
    }
    switch (event->kind) {
    case EVENT_TICK:
        break; /* time passes with every event */
    case EVENT_FINGER_DOWN:
    case EVENT_FINGER_UP:
    case EVENT_FINGER_GONE:
        on_finger(step, event);
        break;
    case EVENT_BUTTON:
        on_button(step, event);
        break;
    case EVENT_TAG:
        on_tag(step, event);
        break;
    case EVENT_BAD_FRAME:
        on_bad_frame(step, event);
        break;
    case EVENT_ATHLETE:
        on_athlete(step, event);
        break;
    case EVENT_ROSTER:
        on_roster(step, event);
        break;
    case EVENT_STORED:
        on_stored(step->app, event);
        break;
    case EVENT_FAULT:
        on_fault(step->app, event);
        break;
    case EVENT_TREND:
        on_trend(step, event);
        break;
    case EVENT_RACK:
        on_rack(step, event);
        break;
    case EVENT_RACK_SAVED:
        on_rack_saved(step, event);
        break;
    case EVENT_PATH:
        on_path(step->app, event);
        break;
    case EVENT_TAG_AGAIN:
    case EVENT_FINGER_MOVE:
    case EVENT_STAFF:
    case EVENT_LEVELS:
    case EVENT_HEALTH:
    case EVENT_CHECKED:
        break; /* the staff's alone */
    }
}

void app_update(struct app *app, const struct event *event,
                struct effects *effects)
{
    struct step step = {.app = app, .s = &app->session, .effects = effects};
    effects->n = 0;
    app->now = event->at;
    if (!light_takes(&step, event)) {
        take(&step, event);
    }
    if (is_input(event->kind)) {
        /* After it: what was touched is what was seen, a countdown with it.
         * Before the tick: who touches in the last moment stays. */
        app->input_ms = app->now.mono_ms;
    }
    on_tick(&step);
    crowd_follow(app);
    plates_plan_send(&step);
    if (app->focus_shown && app_light(app) != LIGHT_OFF) {
        focus_follow(app);
    }
}
