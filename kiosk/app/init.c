#include "kiosk/app/app.h"

void app_init(struct app *app, const struct moment *now, uint64_t seed)
{
    app->now = *now;
    app->seed = seed;
    app->screen = app->below = SCREEN_IDLE;
    app->pressed = -1;
    app->session.lift = app->session.protocol = -1;
    app->session.feel_set = -1;
    app->on_bar_g = app->rack.bar_g + 2 * app->rack.collar_g;
    app->input_ms = app->screen_ms = now->mono_ms;
}
