/* Hard scenes: working sets and summaries with more to say or to load than
 * usual. Each changes an app that scene_base has made. */
#ifndef TESTS_HARNESS_SCENES_HARD_H
#define TESTS_HARNESS_SCENES_HARD_H

#include "kiosk/app/app.h"

/* Rules that acted on the sets and the reps, and plates that do not fit. */
void scene_backoff_rules(struct app *app);
void scene_backoff_press(struct app *app);
/* The same from a top set that was missed, with many plates. */
void scene_backoff_missed(struct app *app);
/* Loads that this rack cannot make: too coarse, too light, too heavy. */
void scene_top_coarse(struct app *app);
void scene_top_bar(struct app *app);
void scene_top_full(struct app *app);
void scene_top_changed(struct app *app);
/* A workout that holds no set more. */
void scene_top_no_room(struct app *app);
/* Strong athletes: warm-ups with many plates. */
void scene_top_strong(struct app *app);
void scene_top_strongest(struct app *app);
void scene_top_left_on_strong(struct app *app);
void scene_backoff_strongest(struct app *app);
/* Seven kinds of plates, all of them needed. */
void scene_top_kinds(struct app *app);
/* Plates of both units. */
void scene_top_mixed(struct app *app);
void scene_backoff_mixed(struct app *app);
/* More sets than usual, alike and not; and one that could not be less. */
void scene_summary_alike(struct app *app);
void scene_summary_unlike(struct app *app);
void scene_summary_bar(struct app *app);

#endif
