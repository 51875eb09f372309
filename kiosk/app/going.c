/* From screen to screen. */
#include "kiosk/app/inside.h"

bool is_own_screen(enum screen_id screen)
{
    switch (screen) {
    case SCREEN_RESUME:
    case SCREEN_TOP:
    case SCREEN_FEEL:
    case SCREEN_MISSED:
    case SCREEN_BACKOFF:
    case SCREEN_PAIN:
    case SCREEN_SUMMARY:
        return true;
    case SCREEN_IDLE:
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
    case SCREEN_COUNT:
        break;
    }
    return false;
}

void go_to(struct step *step, enum screen_id screen)
{
    struct app *app = step->app;
    app->screen = screen;
    app->screen_ms = app->now.mono_ms;
    app->pressed = -1;
    app->press_on = app->focus_on = (struct action){ACT_NONE, 0};
    if (is_own_screen(screen)) {
        app->below = screen;
    }
}

void go_over(struct step *step, enum screen_id screen)
{
    if (is_own_screen(step->app->screen)) {
        step->app->below = step->app->screen;
    }
    go_to(step, screen);
}

void go_back(struct step *step)
{
    struct app *app = step->app;
    go_to(step, !step->s->active     ? SCREEN_IDLE
                : !step->s->has_lift ? SCREEN_LIFTS
                                     : app->below);
}
