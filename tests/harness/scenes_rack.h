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

#endif
