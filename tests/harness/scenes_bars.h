/* Scenes of a rack with several bars. */
#ifndef TESTS_HARNESS_SCENES_BARS_H
#define TESTS_HARNESS_SCENES_BARS_H

#include "kiosk/app/app.h"

void scene_bars(struct app *app);
void scene_bars_worst(struct app *app);
void scene_hanging(struct app *app);
void scene_hanging_other(struct app *app);
void scene_hanging_bare(struct app *app);
void scene_hanging_full(struct app *app);
void scene_top_other_bar(struct app *app);
void scene_backoff_other_bar(struct app *app);
void scene_top_low(struct app *app);
void scene_top_ramp_low(struct app *app);
void scene_backoff_low(struct app *app);
void scene_idle_other_bar(struct app *app);

#endif
