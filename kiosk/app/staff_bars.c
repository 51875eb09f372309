/* The bars of a rack by touch: what comes, what goes, and which one is shown.
 * A part of the draft: see rack_setting.h. */
#include "kiosk/app/inside.h"

#include "kiosk/screens/screen.h"

void staff_bars_follow(struct step *step, const struct rack *was)
{
    struct rack_setting *setting = &step->app->setting;
    if (step->app->screen != SCREEN_STAFF_BAR) {
        return;
    }
    int at = bars_same(was, setting->bar, &setting->edit.draft);
    if (at < 0) {
        go_to(step, SCREEN_STAFF_BARS);
    } else {
        setting->bar = at;
    }
}

/* Its own screen, where its mass is stepped next. */
static void show_bar(struct step *step, int bar)
{
    struct rack_setting *setting = &step->app->setting;
    setting->bar = bar;
    setting->bars_page = screen_rack_bars_page_of(step->app, bar);
    go_to(step, SCREEN_STAFF_BAR);
    step->app->focus_on =
        (struct action){ACT_RACK_MORE, rack_edit_bar_row(bar)};
}

static void remove_bar(struct step *step)
{
    struct rack_setting *setting = &step->app->setting;
    if (bars_count(&setting->edit.draft) < 2) {
        return; /* a rack has one */
    }
    rack_edit_remove_bar(&setting->edit, setting->bar);
    setting->said = RACK_SAID_BAR_GONE;
    go_to(step, SCREEN_STAFF_BARS);
}

/* Of two that are called alike nobody could tell which is meant: the one that is
 * there is shown. */
static void add_bar(struct step *step, int model)
{
    struct app *app = step->app;
    struct rack_setting *setting = &app->setting;
    enum unit unit = rack_edit_unit(&setting->edit);
    if (model < 0 || model >= app->bar_models.n ||
        app->bar_models.model[model].mass_g[unit] == 0) {
        return;
    }
    struct bar bar = bar_model_bar(&app->bar_models.model[model], unit);
    int there = bars_like(&setting->edit.draft, &bar);
    int at = there >= 0 ? there : rack_edit_add_bar(&setting->edit, &bar);
    setting->said = there >= 0 ? RACK_SAID_BAR_THERE
                    : at < 0   ? RACK_SAID_BARS_FULL
                               : RACK_SAID_NOTHING;
    if (at < 0) {
        go_to(step, SCREEN_STAFF_BARS);
    } else {
        show_bar(step, at);
    }
}

void staff_bars_act(struct step *step, struct action action)
{
    struct rack_setting *setting = &step->app->setting;
    if (action.kind == ACT_RACK_BARS) {
        setting->bars_page = 0;
        setting->said = RACK_SAID_NOTHING;
        go_to(step, SCREEN_STAFF_BARS);
    } else if (action.kind == ACT_RACK_BAR && action.arg >= 0 &&
               action.arg < bars_count(&setting->edit.draft)) {
        setting->said = RACK_SAID_NOTHING;
        show_bar(step, action.arg);
    } else if (action.kind == ACT_RACK_MODELS) {
        setting->models_page = 0;
        go_to(step, SCREEN_STAFF_MODELS);
    } else if (action.kind == ACT_RACK_MODEL) {
        add_bar(step, action.arg);
    } else if (action.kind == ACT_RACK_BAR_OFF &&
               step->app->screen == SCREEN_STAFF_BAR) {
        remove_bar(step);
    }
}
