/* Steered scenes: what learning from each set adds to the screens, with as much
 * else to say as there can be. Each changes an app that scene_base has made. */
#ifndef TESTS_HARNESS_SCENES_STEERED_H
#define TESTS_HARNESS_SCENES_STEERED_H

#include "kiosk/app/app.h"

/* A heavier top set is offered, to somebody busy. */
void scene_backoff_offer(struct app *app);
/* Every rule acted, and one answer was not believed. */
void scene_backoff_wild(struct app *app);
/* A back-off set that became lighter and shorter. */
void scene_backoff_steered(struct app *app);
/* The heavier top set. */
void scene_top_second(struct app *app);
/* At check-in: two flat weeks, and many heavy sets. */
void scene_top_stale(struct app *app);
/* A target that is held to 5 % over the last weeks; to one plate step. */
void scene_top_near(struct app *app);
void scene_top_near_step(struct app *app);

#endif
