/* Plates, bar and collars by touch: see rack_setting.h. */
#include "kiosk/app/inside.h"

#include "kiosk/screens/screen.h"

bool is_setting_rack(const struct app *app)
{
    return app->screen == SCREEN_STAFF_RACK ||
           app->screen == SCREEN_STAFF_KINDS ||
           app->screen == SCREEN_STAFF_PRESETS ||
           app->screen == SCREEN_STAFF_PRESET ||
           app->screen == SCREEN_STAFF_BARS ||
           app->screen == SCREEN_STAFF_BAR ||
           app->screen == SCREEN_STAFF_MODELS;
}

/* Those that show the draft, with what was said of it. */
static bool is_of_draft(enum screen_id screen)
{
    return screen == SCREEN_STAFF_RACK || screen == SCREEN_STAFF_BARS ||
           screen == SCREEN_STAFF_BAR;
}

/* What there will be without another touch. */
static const struct rack *current(const struct app *app)
{
    const struct rack_setting *setting = &app->setting;
    return setting->n_saving > 0 ? &setting->asked : &app->rack;
}

bool app_rack_is_unsaved(const struct app *app)
{
    const struct rack_setting *setting = &app->setting;
    if (!setting->is_open) {
        return false;
    }
    struct rack rack = rack_edit_result(&setting->edit);
    return !rack_equal(&rack, current(app));
}

/* --- coming, going, pages -------------------------------------------------- */

/* racksidectl may have set another rack since the last tap. */
static void open_rack(struct step *step)
{
    struct rack_setting *setting = &step->app->setting;
    if (!app_rack_is_unsaved(step->app)) {
        rack_edit_start(&setting->edit, current(step->app));
        setting->is_open = true;
    }
    setting->page = 0;
    setting->is_leaving = false;
    setting->said = RACK_SAID_NOTHING;
    go_to(step, SCREEN_STAFF_RACK);
    step_effect(step, EFFECT_FIND_RACK);
}

static void leave_rack(struct step *step)
{
    struct rack_setting *setting = &step->app->setting;
    if (!setting->is_leaving && app_rack_is_unsaved(step->app)) {
        setting->is_leaving = true;
        setting->said = RACK_SAID_NOTHING;
    } else {
        go_to(step, SCREEN_STAFF_READER);
    }
}

bool staff_rack_back(struct step *step)
{
    if (step->app->screen == SCREEN_STAFF_RACK) {
        leave_rack(step);
    } else if (step->app->screen == SCREEN_STAFF_PRESET) {
        go_to(step, SCREEN_STAFF_PRESETS);
    } else if (step->app->screen == SCREEN_STAFF_BAR ||
               step->app->screen == SCREEN_STAFF_MODELS) {
        go_to(step, SCREEN_STAFF_BARS);
    } else if (is_setting_rack(step->app)) {
        go_to(step, SCREEN_STAFF_RACK);
    } else {
        return false;
    }
    return true;
}

/* Where the control that was used is gone, the buttons stay on the other. */
static void turn(struct step *step, int *page, int pages, int by)
{
    int next = *page + by;
    if (next < 0 || next >= pages) {
        return;
    }
    *page = next;
    if (next == 0 || next == pages - 1) {
        step->app->focus_on = (struct action){
            next == 0 ? ACT_PAGE_MORE : ACT_PAGE_LESS, 0};
    }
}

bool staff_rack_turn(struct step *step, int by)
{
    struct app *app = step->app;
    struct rack_setting *setting = &app->setting;
    if (app->screen == SCREEN_STAFF_RACK) {
        turn(step, &setting->page, screen_rack_pages(app), by);
    } else if (app->screen == SCREEN_STAFF_KINDS) {
        turn(step, &setting->kinds_page, screen_kinds_pages(app), by);
    } else if (app->screen == SCREEN_STAFF_PRESETS) {
        turn(step, &setting->presets_page, screen_presets_pages(app), by);
    } else if (app->screen == SCREEN_STAFF_BARS) {
        turn(step, &setting->bars_page, screen_rack_bars_pages(app), by);
    } else if (app->screen == SCREEN_STAFF_MODELS) {
        turn(step, &setting->models_page, screen_models_pages(app), by);
    } else {
        return false;
    }
    return true;
}

/* --- what is set ----------------------------------------------------------- */

static void take_step(struct app *app, int row, int direction)
{
    struct rack_setting *setting = &app->setting;
    if (!rack_edit_has(&setting->edit, row)) {
        return;
    }
    enum rack_step step = rack_edit_step(&setting->edit, row, direction);
    setting->said_row = row;
    setting->said_direction = direction;
    setting->said = step == RACK_STEPPED     ? RACK_SAID_NOTHING
                    : step == RACK_NONE_LEFT ? RACK_SAID_NONE
                                             : RACK_SAID_LIMIT;
}

/* Back to the rows, at the one of the new plate. */
static void add_kind(struct step *step, int kind)
{
    struct app *app = step->app;
    struct rack_setting *setting = &app->setting;
    if (kind < 0 || kind >= app->plates.n) {
        return;
    }
    int row = rack_edit_add(&setting->edit, &app->plates.plate[kind]);
    setting->said = row >= 0 ? RACK_SAID_NOTHING : RACK_SAID_FULL;
    go_to(step, SCREEN_STAFF_RACK);
    if (row >= 0) {
        setting->page = screen_rack_page_of(app, row);
        app->focus_on = (struct action){ACT_RACK_MORE, row};
    }
}

static void use_preset(struct step *step)
{
    struct app *app = step->app;
    struct rack_setting *setting = &app->setting;
    struct rack rack = setting->edit.draft;
    preset_use(&app->presets.preset[setting->preset], &rack);
    rack_edit_replace(&setting->edit, &rack);
    setting->page = 0;
    setting->said = RACK_SAID_PRESET;
    go_to(step, SCREEN_STAFF_RACK);
}

static void undo(struct step *step)
{
    struct rack_setting *setting = &step->app->setting;
    struct rack was = setting->edit.draft;
    rack_edit_undo(&setting->edit);
    setting->said = RACK_SAID_NOTHING;
    staff_bars_follow(step, &was);
}

static void save(struct step *step)
{
    struct rack_setting *setting = &step->app->setting;
    if (!app_rack_is_unsaved(step->app) ||
        rack_edit_has_twins(&setting->edit)) {
        return;
    }
    setting->asked = rack_edit_result(&setting->edit);
    setting->edit.draft = setting->asked;
    setting->edit.last_row = -1;
    setting->n_saving++;
    setting->said = RACK_SAID_NOTHING;
    step_effect(step, EFFECT_SAVE_RACK)->rack = setting->asked;
}

static void discard(struct step *step)
{
    struct rack_setting *setting = &step->app->setting;
    rack_edit_start(&setting->edit, current(step->app));
    go_to(step, SCREEN_STAFF_READER);
}

static void act_on_draft(struct step *step, struct action action)
{
    struct rack_setting *setting = &step->app->setting;
    setting->is_leaving = false;
    if (action.kind == ACT_RACK_LESS || action.kind == ACT_RACK_MORE) {
        take_step(step->app, action.arg,
                  action.kind == ACT_RACK_MORE ? 1 : -1);
    } else if (action.kind == ACT_RACK_KINDS) {
        setting->kinds_page = screen_kinds_page_like(step->app);
        go_to(step, SCREEN_STAFF_KINDS);
    } else if (action.kind == ACT_RACK_PRESETS) {
        setting->presets_page = 0;
        go_to(step, SCREEN_STAFF_PRESETS);
    } else if (action.kind == ACT_RACK_UNDO) {
        undo(step);
    } else if (action.kind == ACT_RACK_SAVE) {
        save(step);
    } else if (action.kind == ACT_RACK_DISCARD) {
        discard(step);
    } else {
        staff_bars_act(step, action);
    }
}

void staff_rack_act(struct step *step, struct action action)
{
    struct app *app = step->app;
    if (action.kind == ACT_RACK) {
        open_rack(step);
    } else if (is_of_draft(app->screen)) {
        act_on_draft(step, action);
    } else if (action.kind == ACT_RACK_KIND) {
        add_kind(step, action.arg);
    } else if (action.kind == ACT_RACK_PRESET && action.arg >= 0 &&
               action.arg < app->presets.n) {
        app->setting.preset = action.arg;
        go_to(step, SCREEN_STAFF_PRESET);
    } else if (action.kind == ACT_RACK_USE &&
               app->screen == SCREEN_STAFF_PRESET) {
        use_preset(step);
    } else if (app->screen == SCREEN_STAFF_MODELS) {
        staff_bars_act(step, action);
    }
}

/* --- the store's answers ---------------------------------------------------- */

/* Who has changed nothing yet sees what is kept. */
void on_rack(struct step *step, const struct event *event)
{
    struct app *app = step->app;
    if (!event->found || rack_equal(&event->rack, &app->rack)) {
        return;
    }
    bool is_untouched = is_setting_rack(app) && !app_rack_is_unsaved(app);
    bar_take_rack(step, &event->rack);
    if (is_untouched && app->setting.n_saving == 0) {
        struct rack was = app->setting.edit.draft;
        rack_edit_start(&app->setting.edit, &event->rack);
        staff_bars_follow(step, &was);
    }
}

void on_rack_saved(struct step *step, const struct event *event)
{
    struct app *app = step->app;
    struct rack_setting *setting = &app->setting;
    setting->is_failing = !event->ok && !event->failed;
    if (setting->is_failing) {
        return; /* FAULT_DISK says why */
    }
    setting->n_saving -= setting->n_saving > 0;
    if (event->failed) {
        setting->said = RACK_SAID_REFUSED;
        return;
    }
    bool was_loaded = app->on_bar.n > 0;
    bar_take_rack(step, &event->rack);
    setting->said = was_loaded && app->on_bar.n == 0 ? RACK_SAID_EMPTIED
                                                     : RACK_SAID_SAVED;
}
