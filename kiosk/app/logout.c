/* Auto log-out: a rack that nobody touches is free again. */
#include "kiosk/app/app.h"

/* Ours. A warm-up has no rest clock, but breath is caught, plates are loaded
 * and the next one is lifted before the screen is touched again. */
#define WARMUP_MS (2 * 60 * 1000)

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* From when on somebody who touches nothing counts as gone. */
static int64_t away_from_ms(const struct app *app)
{
    const struct session *s = &app->session;
    int64_t from_ms = app->input_ms;
    if (s->resting) {
        from_ms = later(from_ms, s->rest_until_ms);
    }
    if (s->n_sets > 0) {
        const struct done_set *last = &s->sets[s->n_sets - 1];
        bool is_on_ramp = last->kind == SET_WARMUP && last->this_boot;
        from_ms = is_on_ramp ? later(from_ms, last->mono_ms + WARMUP_MS)
                             : from_ms;
    }
    return from_ms;
}

int64_t app_logout_in_ms(const struct app *app)
{
    const struct session *s = &app->session;
    if (!s->active || app->config.auto_logout_s == 0 || app_is_staff(app)) {
        return -1;
    }
    if (s->resting && s->rest_until_ms > app->now.mono_ms) {
        return -1; /* never during a rest clock */
    }
    int64_t left_ms = away_from_ms(app) +
                      (int64_t)app->config.auto_logout_s * 1000 -
                      app->now.mono_ms;
    return left_ms > 0 ? left_ms : 0;
}
