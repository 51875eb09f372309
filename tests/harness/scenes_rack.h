/* Scenes of plates, bar and collars being set by the staff; see scenes.h. */
#ifndef TESTS_HARNESS_SCENES_RACK_H
#define TESTS_HARNESS_SCENES_RACK_H

#include "kiosk/app/app.h"

void scene_staff_rack(struct app *app);
void scene_staff_rack_changed(struct app *app);
void scene_staff_rack_leaving(struct app *app);
void scene_staff_rack_last(struct app *app);
void scene_staff_rack_limit(struct app *app);
void scene_staff_rack_none(struct app *app);
void scene_staff_rack_saved(struct app *app);
void scene_staff_rack_emptied(struct app *app);
void scene_staff_rack_not_saved(struct app *app);
void scene_staff_kinds(struct app *app);
void scene_staff_presets(struct app *app);
void scene_staff_presets_worst(struct app *app);
void scene_staff_preset(struct app *app);
void scene_staff_preset_worst(struct app *app);
void scene_staff_bars(struct app *app);
void scene_staff_bars_worst(struct app *app);
void scene_staff_bars_twins(struct app *app);
void scene_staff_bar(struct app *app);
void scene_staff_bar_usual(struct app *app);
void scene_staff_bar_only(struct app *app);
void scene_staff_bar_worst(struct app *app);
void scene_staff_models(struct app *app);
void scene_staff_models_worst(struct app *app);

#endif
