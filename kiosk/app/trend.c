/* The trend: how a lift went over the weeks, as the store tells it. */
#include "kiosk/app/inside.h"

#include <string.h>

void trend_ask(struct step *step)
{
    struct app *app = step->app;
    struct effect *effect;
    if (!step->s->has_lift) {
        return;
    }
    app->trend = (struct trend_seen){
        .from_menu = app->screen == SCREEN_MORE, .waiting = true};
    effect = step_effect(step, EFFECT_FIND_TREND);
    effect->id = step->s->athlete;
    memcpy(effect->lift, step->s->now.lift, sizeof effect->lift);
    go_over(step, SCREEN_TREND);
}

void trend_leave(struct step *step)
{
    if (step->app->trend.from_menu) {
        go_to(step, SCREEN_MORE);
    } else {
        go_back(step);
    }
}

/* An answer may come when another athlete or lift is up: it is not theirs. */
void on_trend(struct step *step, const struct event *event)
{
    struct trend_seen *trend = &step->app->trend;
    const struct session *s = step->s;
    if (trend->waiting && s->has_lift &&
        uid_equal(&event->id, &s->athlete) &&
        strcmp(event->lift, s->now.lift) == 0) {
        trend->waiting = false;
        trend->found = event->found;
        trend->history = event->trend;
    }
}
