/* Scenes of a rack that is shared: two and six, with ordinary and with the
 * longest names, every state of a turn among them. */
#ifndef TESTS_HARNESS_SCENES_CROWD_H
#define TESTS_HARNESS_SCENES_CROWD_H

#include "kiosk/app/app.h"

void scene_idle_crowd(struct app *app);
void scene_idle_two(struct app *app);
void scene_top_crowd(struct app *app);
void scene_top_two(struct app *app);
void scene_backoff_crowd(struct app *app);
void scene_top_crowd_resting(struct app *app);
void scene_backoff_crowd_resting(struct app *app);
void scene_backoff_crowd_small(struct app *app);
void scene_backoff_crowd_away(struct app *app);
void scene_more_crowd(struct app *app);
void scene_backoff_crowd_bars(struct app *app);
void scene_crowd_bars(struct app *app);
void scene_crowd_bars_worst(struct app *app);
void scene_crowd(struct app *app);
void scene_crowd_two(struct app *app);
void scene_crowd_three(struct app *app);
void scene_crowd_restored(struct app *app);

#endif
