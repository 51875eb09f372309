/* Time: rest clocks, screens that leave by themselves, auto log-out, and
 * when the app wants to be woken next. */
#include "kiosk/app/inside.h"

/* Ours: long enough to read four pages of names. */
#define PEOPLE_MS 45000

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* When a list or an unknown tag makes room again. */
static int64_t leave_at_ms(const struct app *app)
{
    if (app->screen == SCREEN_UNKNOWN) {
        return app->screen_ms + (int64_t)app->config.unknown_tag_s * 1000;
    }
    if (app->screen == SCREEN_PEOPLE || app->screen == SCREEN_CROWD) {
        int64_t from = app->input_ms > app->screen_ms ? app->input_ms
                                                      : app->screen_ms;
        return from + PEOPLE_MS;
    }
    return app_is_staff(app) ? app->input_ms + STAFF_LEAVE_MS : INT64_MAX;
}

static void tell_rest(struct step *step)
{
    struct session *s = step->s;
    if (s->resting && !s->rest_told &&
        step->app->now.mono_ms >= s->rest_until_ms) {
        s->rest_told = true;
        step_signal(step, SIGNAL_REST_OVER);
    }
}

void on_tick(struct step *step)
{
    struct app *app = step->app;
    finger_tick(step);
    faults_tick(app);
    staff_tick(step);
    if (app->now.mono_ms >= leave_at_ms(app)) {
        go_back(step);
    }
    crowd_tick(step);
    if (step->s->active) {
        tell_rest(step);
        if (app_logout_in_ms(app) == 0) {
            set_aside(step);
        }
    }
}

/* The next whole second of a clock that ends at end_ms: it changes then. */
static int64_t next_second_ms(int64_t now_ms, int64_t end_ms)
{
    int64_t left_ms = end_ms - now_ms;
    int64_t into_ms = left_ms > 0 ? left_ms % 1000 : 1000 - -left_ms % 1000;
    return now_ms + (into_ms == 0 ? 1000 : into_ms);
}

static int64_t next_minute_ms(const struct moment *now)
{
    int64_t into_ms = (now->wall_ms % 60000 + 60000) % 60000;
    return now->mono_ms + 60000 - into_ms;
}

static int64_t logout_deadline_ms(const struct app *app)
{
    int64_t left_ms = app_logout_in_ms(app);
    if (left_ms < 0) {
        return INT64_MAX;
    }
    int64_t end_ms = app->now.mono_ms + left_ms;
    int64_t quiet_ms = left_ms - (int64_t)app->config.countdown_s * 1000;
    return quiet_ms > 0 ? app->now.mono_ms + quiet_ms
                        : next_second_ms(app->now.mono_ms, end_ms);
}

int64_t app_deadline_ms(const struct app *app)
{
    const struct session *s = &app->session;
    int64_t at_ms = next_minute_ms(&app->now);
    at_ms = earlier(at_ms, finger_deadline_ms(app));
    at_ms = earlier(at_ms, leave_at_ms(app));
    if (app->screen == SCREEN_UNKNOWN) { /* says how long it stays */
        at_ms = earlier(at_ms,
                        next_second_ms(app->now.mono_ms, leave_at_ms(app)));
    }
    at_ms = earlier(at_ms, logout_deadline_ms(app));
    at_ms = earlier(at_ms, faults_deadline_ms(app));
    at_ms = earlier(at_ms, staff_deadline_ms(app));
    at_ms = earlier(at_ms, light_deadline_ms(app));
    at_ms = earlier(at_ms, crowd_deadline_ms(app));
    if (s->active && s->resting) {
        at_ms = earlier(at_ms,
                        next_second_ms(app->now.mono_ms, s->rest_until_ms));
    }
    return at_ms;
}
