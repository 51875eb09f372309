/* People: the list to pick from, and who waits while others train. */
#include "kiosk/app/inside.h"

#include "kiosk/screens/screen.h"

#include <string.h>

void ask_roster(struct step *step, int offset)
{
    struct app *app = step->app;
    int per = screen_people_per_page(&app->panel);
    bool is_past = app->roster.total > 0 && offset >= app->roster.total;
    if (app->screen != SCREEN_PEOPLE) {
        memset(&app->roster, 0, sizeof app->roster);
        go_over(step, SCREEN_PEOPLE);
    } else if (is_past || offset < 0) {
        return;
    }
    struct effect *effect = step_effect(step, EFFECT_LIST_ATHLETES);
    effect->offset = offset;
    effect->count = per < ROSTER_PAGE_MAX ? per : ROSTER_PAGE_MAX;
    app->waiting = true;
}

void on_roster(struct step *step, const struct event *event)
{
    step->app->waiting = false;
    if (step->app->screen == SCREEN_PEOPLE) {
        step->app->roster = event->roster;
    }
}

void ask_athlete(struct step *step, int index)
{
    struct app *app = step->app;
    if (index >= 0 && index < app->roster.n) {
        step_effect(step, EFFECT_FIND_ATHLETE)->id =
            app->roster.entry[index].id;
        app->picked = app->roster.entry[index].id;
        app->waiting = true;
    }
}

/* A workout is open for so long after its last set; one without a set, after
 * it was set aside. */
static bool is_open(const struct app *app, const struct parked *parked)
{
    int64_t last_ms = workout_last_ms(&parked->session);
    int64_t from_ms = parked->session.n_sets > 0 && last_ms > 0
                          ? last_ms
                          : parked->at_ms;
    return app->now.mono_ms - from_ms < app->config.workout_open_ms;
}

struct parked *parked_of(struct app *app, const struct uid *athlete)
{
    for (int i = 0; i < PARKED_MAX; i++) {
        struct parked *parked = &app->parked[i];
        if (parked->session.active && uid_equal(&parked->athlete, athlete) &&
            is_open(app, parked)) {
            return parked;
        }
    }
    return NULL;
}

/* Whether a place is rather given away than another: a free one, else the one
 * longest waiting, whose rows are in the database all the same. */
static bool is_better(const struct parked *place, const struct parked *best)
{
    return best == NULL ||
           (best->session.active &&
            (!place->session.active || place->at_ms < best->at_ms));
}

/* The athlete's own place, else the best one; never that of who comes. */
static struct parked *place_for(struct app *app, const struct uid *athlete,
                                const struct uid *coming)
{
    struct parked *best = NULL;
    for (int i = 0; i < PARKED_MAX; i++) {
        struct parked *parked = &app->parked[i];
        if (uid_equal(&parked->athlete, athlete)) {
            return parked;
        }
        if ((coming == NULL || !uid_equal(&parked->athlete, coming)) &&
            is_better(parked, best)) {
            best = parked;
        }
    }
    return best;
}

void park(struct step *step, const struct uid *coming)
{
    struct app *app = step->app;
    struct session *s = step->s;
    if (s->active && s->has_lift && !s->finished) {
        struct parked *parked = place_for(app, &s->athlete, coming);
        parked->athlete = s->athlete;
        parked->session = *s;
        parked->screen =
            is_own_screen(app->screen) ? app->screen : app->below;
        parked->at_ms = app->now.mono_ms;
        parked->has_left = false;
    }
    memset(s, 0, sizeof *s);
    s->lift = s->protocol = -1;
    s->feel_set = -1;
}

void set_aside(struct step *step)
{
    park(step, NULL);
    go_to(step, SCREEN_IDLE);
}

void log_out(struct step *step)
{
    struct uid athlete = step->s->athlete;
    set_aside(step);
    crowd_leave(step->app, &athlete);
}
