/* Scene parts: what the scenes of tests/harness/scenes.h are put together
 * from. Each changes an app that scene_base has made. */
#ifndef TESTS_HARNESS_SCENE_PARTS_H
#define TESTS_HARNESS_SCENE_PARTS_H

#include "kiosk/app/app.h"
#include "kiosk/config/assets.h"

#include <stddef.h>

/* Copies a text that fits. */
void scene_put(char *out, size_t size, const char *text);
/* An idle rack with these plates, as stock_parse has them. */
void scene_base(struct app *app, struct panel panel, const char *stock,
                int32_t bar_g, const struct assets *assets);
/* Somebody before the top set; e1rm_g 0: nothing is known. */
void scene_log_in(struct app *app, const char *name, enum unit unit,
                  const char *lift, const char *protocol, int32_t e1rm_g);
/* The set before the athlete is done, and rested from; rpe_x10 0: not yet
 * told. */
void scene_did_set(struct app *app, enum set_kind kind, int rpe_x10);
/* How the last set felt is asked. */
void scene_ask_feel(struct app *app);
/* The back-off screen after the last set; note not NULL: in a week and a day
 * with more in it than usual, so that rules act. */
void scene_back_off(struct app *app, const char *note);

#endif
