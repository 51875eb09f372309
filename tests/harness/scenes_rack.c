#include "tests/harness/scenes_rack.h"

#include "kiosk/screens/screen.h"
#include "tests/harness/scene_parts.h"

#include <assert.h>

#define BARS "20kg,15kg women's bar@285mm,25kg trap bar:trap,10kg technique bar"
#define MOST                                                                \
    "20kg Maximilianes gute 20er,300kg Maximilianes Wettkampf@1950,"        \
    "20.5kg Maximilianes Training@450,15kg,45lb,25kg deadlift bar,"         \
    "30kg safety squat bar,8kg technique"

void scene_staff_rack(struct app *app)
{
    app->screen = SCREEN_STAFF_RACK;
    app->setting.is_open = true;
    rack_edit_start(&app->setting.edit, &app->rack);
}

void scene_staff_rack_changed(struct app *app)
{
    scene_staff_rack(app);
    rack_edit_step(&app->setting.edit, RACK_PLATES, 1);
    rack_edit_step(&app->setting.edit, RACK_BAR, 1);
    rack_edit_step(&app->setting.edit, RACK_COLLAR, 1);
    rack_edit_step(&app->setting.edit, RACK_SLEEVE, -1);
}

void scene_staff_rack_leaving(struct app *app)
{
    scene_staff_rack_changed(app);
    app->setting.is_leaving = true;
}

/* The last page, of as many kinds as there may be. */
void scene_staff_rack_last(struct app *app)
{
    scene_staff_rack_changed(app);
    app->setting.page = screen_rack_pages(app) - 1;
    app->setting.said = RACK_SAID_FULL;
}

void scene_staff_rack_limit(struct app *app)
{
    scene_staff_rack_changed(app);
    app->setting.said = RACK_SAID_LIMIT;
    app->setting.said_row = RACK_BAR;
    app->setting.said_direction = 1;
    app->setting.page = 1;
}

void scene_staff_rack_none(struct app *app)
{
    scene_staff_rack(app);
    app->setting.edit.draft.stock.entry[0].pairs = 0;
    app->setting.edit.draft.stock.entry[6].pairs = 0;
    app->setting.said = RACK_SAID_NONE;
}

void scene_staff_rack_saved(struct app *app)
{
    scene_staff_rack(app);
    app->setting.said = RACK_SAID_SAVED;
}

void scene_staff_rack_emptied(struct app *app)
{
    scene_staff_rack(app);
    app->setting.said = RACK_SAID_EMPTIED;
}

/* The longest a fault can say. */
void scene_staff_rack_not_saved(struct app *app)
{
    scene_staff_rack(app);
    app->setting.n_saving = 1;
    app->setting.asked = app->rack;
    app->setting.is_failing = true;
    app->fault_on[FAULT_DISK] = true;
    scene_put(app->fault_text[FAULT_DISK], FAULT_TEXT_MAX,
              "Not saved yet: cannot use '/var/lib/rackside/rackside.db': "
              "the disk is full: make room on it");
}

void scene_staff_kinds(struct app *app)
{
    scene_staff_rack(app);
    app->screen = SCREEN_STAFF_KINDS;
    app->setting.kinds_page = screen_kinds_page_like(app);
}

void scene_staff_presets(struct app *app)
{
    scene_staff_rack(app);
    app->screen = SCREEN_STAFF_PRESETS;
}

/* As many as there may be, with names as long. */
void scene_staff_presets_worst(struct app *app)
{
    scene_staff_presets(app);
    for (int i = 0; i < PRESETS_MAX; i++) {
        struct preset *preset = &app->presets.preset[i];
        *preset = app->presets.preset[1];
        scene_put(preset->title, sizeof preset->title,
                  "Wettkampfplattform 12kg");
    }
    app->presets.n = PRESETS_MAX;
}

void scene_staff_preset(struct app *app)
{
    scene_staff_presets(app);
    app->screen = SCREEN_STAFF_PRESET;
    app->setting.preset = 1;
}

void scene_staff_preset_worst(struct app *app)
{
    scene_staff_presets_worst(app);
    app->screen = SCREEN_STAFF_PRESET;
    struct rack *rack = &app->presets.preset[0].rack;
    enum stock_status status = stock_parse(
        "bumper:25x16,calibrated:25x16,iron:25x16,bumper:20x16,"
        "calibrated:20x16,iron:20x16,bumper:15x16,iron:15x16,10x16,5x16,"
        "2.5x16,2x16,1.5x16,1.25x16,0.75x16,0.25x16",
        &app->plates, &rack->stock);
    app->presets.preset[0].has_stock = status == STOCK_OK;
    rack->bar_g = BAR_MAX_G - 100;
    rack->collar_g = COLLAR_MAX_G - 100;
    rack->sleeve_mm = SLEEVE_MAX_MM;
    bars_parse(MOST, &app->setting.edit.draft);
}

/* --- bars ------------------------------------------------------------------- */

static void own(struct app *app, const char *bars)
{
    enum bars_status status = bars_parse(bars, &app->rack);
    assert(status == BARS_OK);
    (void)status;
    scene_staff_rack(app);
    app->screen = SCREEN_STAFF_BARS;
}

void scene_staff_bars(struct app *app)
{
    own(app, BARS);
}

/* As many as there may be, with names as long, and no room for another. */
void scene_staff_bars_worst(struct app *app)
{
    own(app, MOST);
    app->setting.said = RACK_SAID_BARS_FULL;
    rack_edit_step(&app->setting.edit, RACK_COLLAR, 1);
}

/* Stepped to what another one weighs. */
void scene_staff_bars_twins(struct app *app)
{
    own(app, MOST);
    app->setting.edit.draft.bars.more[3].mass_g = 15000;
    app->setting.is_leaving = true;
}

void scene_staff_bar(struct app *app)
{
    own(app, BARS);
    app->screen = SCREEN_STAFF_BAR;
    app->setting.bar = 2;
    rack_edit_step(&app->setting.edit, rack_edit_bar_row(2), 1);
}

void scene_staff_bar_usual(struct app *app)
{
    own(app, BARS);
    app->screen = SCREEN_STAFF_BAR;
}

void scene_staff_bar_only(struct app *app)
{
    own(app, "20kg");
    app->screen = SCREEN_STAFF_BAR;
}

/* The longest of all it can say: many lifts are done with it, and it was to be
 * added again. */
void scene_staff_bar_worst(struct app *app)
{
    own(app, MOST);
    app->screen = SCREEN_STAFF_BAR;
    app->setting.bar = 1;
    app->setting.said = RACK_SAID_BAR_THERE;
    rack_edit_step(&app->setting.edit, rack_edit_bar_row(1), -1);
    for (int i = 0; i < app->lifts.n; i++) {
        bars_choose(&app->setting.edit.draft, app->lifts.lift[i].name, 1);
    }
}

void scene_staff_models(struct app *app)
{
    own(app, BARS);
    app->screen = SCREEN_STAFF_MODELS;
}

/* As many as there may be, with names as long. */
void scene_staff_models_worst(struct app *app)
{
    own(app, MOST);
    app->screen = SCREEN_STAFF_MODELS;
    struct bar_models *models = &app->bar_models;
    for (models->n = 0; models->n < BAR_MODELS_MAX; models->n++) {
        models->model[models->n] = (struct bar_model){
            .mass_g = {BAR_MAX_G - 100, BAR_MAX_G - 100},
            .sleeve_mm = SLEEVE_MAX_MM};
        scene_put(models->model[models->n].name, BAR_NAME_MAX,
                  "Wettkampf-Langhantel 20");
    }
}
