/* Auto log-out: a rack that nobody touches is free again. */
#include "kiosk/app/app.h"

int64_t app_logout_in_ms(const struct app *app)
{
    const struct session *s = &app->session;
    int64_t from_ms = app->input_ms;
    if (!s->active || app->config.auto_logout_s == 0 || app_is_staff(app)) {
        return -1;
    }
    if (s->resting && s->rest_until_ms > app->now.mono_ms) {
        return -1; /* never during a rest clock */
    }
    if (s->resting && s->rest_until_ms > from_ms) {
        from_ms = s->rest_until_ms;
    }
    int64_t left_ms =
        from_ms + (int64_t)app->config.auto_logout_s * 1000 -
        app->now.mono_ms;
    return left_ms > 0 ? left_ms : 0;
}
