/* Light: a rack that nobody uses goes dim, then dark; who wakes it does
 * nothing else.
 *
 * A fault makes no light: where nobody stands nobody reads it, and a reader
 * that is noisy all night would burn the panel out. It is there at the first
 * touch. */
#include "kiosk/app/inside.h"

/* Ours: a finger that bounces on a screen that just came back is no wish. */
#define WAKE_GUARD_MS 250

/* The end of a rest clock counts as somebody who was here: then they lift. */
static int64_t after_rest(int64_t from_ms, const struct session *s)
{
    return s->active && s->resting && s->rest_until_ms > from_ms
               ? s->rest_until_ms
               : from_ms;
}

/* Since when nobody has needed the screen; in the future: while a rest clock
 * runs. */
static int64_t from_ms(const struct app *app)
{
    int64_t from_ms = after_rest(app->input_ms, &app->session);
    for (int i = 0; i < PARKED_MAX; i++) {
        from_ms = after_rest(from_ms, &app->parked[i].session);
    }
    return from_ms;
}

/* Who is logged in has the light until the log-out, where there is one, and
 * the staff until their screens leave by themselves. */
static bool is_held(const struct app *app)
{
    return app_is_staff(app) ||
           (app->session.active && app->config.auto_logout_s > 0);
}

static bool is_over(const struct app *app, int after_ms)
{
    return after_ms > 0 && app->now.mono_ms - from_ms(app) >= after_ms;
}

enum light app_light(const struct app *app)
{
    if (is_held(app)) {
        return LIGHT_FULL;
    }
    return is_over(app, app->config.blank_after_ms) ? LIGHT_OFF
           : is_over(app, app->config.dim_after_ms) ? LIGHT_DIM
                                                    : LIGHT_FULL;
}

static int64_t change_at_ms(const struct app *app, int after_ms)
{
    return after_ms > 0 && !is_over(app, after_ms) ? from_ms(app) + after_ms
                                                   : INT64_MAX;
}

int64_t light_deadline_ms(const struct app *app)
{
    int64_t dim_ms = change_at_ms(app, app->config.dim_after_ms);
    int64_t blank_ms = change_at_ms(app, app->config.blank_after_ms);
    return is_held(app) ? INT64_MAX : dim_ms < blank_ms ? dim_ms : blank_ms;
}

/* --- waking --------------------------------------------------------------- */

static bool is_guarded(const struct app *app)
{
    return app->now.mono_ms < app->awake_ms;
}

/* A finger that is still down from before the dark is no press either. */
static void guard(struct app *app)
{
    finger_forget(app);
    app->awake_ms = app->now.mono_ms + WAKE_GUARD_MS;
}

/* From down to up, and a while after. */
static bool takes_finger(struct app *app, const struct event *event,
                         bool is_dark)
{
    bool is_down = event->kind == EVENT_FINGER_DOWN;
    bool takes = is_dark || (is_down ? is_guarded(app) : app->wake_finger);
    app->wake_finger = takes && is_down;
    if (takes) {
        guard(app);
    }
    return takes;
}

/* A press, and what it repeats until the button is pressed anew. */
static bool takes_button(struct app *app, const struct event *event,
                         bool is_dark)
{
    bool *wakes = &app->wake_button[event->intent];
    *wakes = is_dark || (event->is_repeat ? *wakes : is_guarded(app));
    if (is_dark) {
        guard(app);
    }
    return *wakes;
}

/* The same tag may be told again at once: read again by a reader that it is
 * held to, or by a second tap, it is meant. */
static bool takes_tag(struct step *step, bool is_dark)
{
    if (is_dark) {
        faults_good_frame(step->app);
        step_effect(step, EFFECT_FORGET_TAG);
        guard(step->app);
    }
    return is_dark;
}

/* Two buttons held: their press may have woken it. */
static bool takes_staff(struct app *app, bool is_dark)
{
    bool takes = is_dark || app->wake_button[INTENT_UP] ||
                 app->wake_button[INTENT_DOWN];
    app->wake_button[INTENT_UP] = app->wake_button[INTENT_DOWN] = false;
    if (is_dark) {
        finger_forget(app);
    }
    return takes;
}

bool light_takes(struct step *step, const struct event *event)
{
    struct app *app = step->app;
    bool is_dark = app_light(app) != LIGHT_FULL;
    if (event->kind == EVENT_STAFF) {
        return takes_staff(app, is_dark);
    }
    if (event->kind == EVENT_BUTTON) {
        return takes_button(app, event, is_dark);
    }
    if (event->kind == EVENT_TAG) {
        return takes_tag(step, is_dark);
    }
    return (event->kind == EVENT_FINGER_DOWN ||
            event->kind == EVENT_FINGER_UP ||
            event->kind == EVENT_FINGER_GONE) &&
           takes_finger(app, event, is_dark);
}
