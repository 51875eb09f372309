/* Scenes with nobody logged in. Each changes an app that scene_base has
 * made. */
#ifndef TESTS_HARNESS_SCENES_NOBODY_H
#define TESTS_HARNESS_SCENES_NOBODY_H

#include "kiosk/app/app.h"

void scene_idle(struct app *app);
void scene_idle_loaded(struct app *app);
void scene_idle_fault(struct app *app);
void scene_people(struct app *app);
void scene_unknown(struct app *app);
void scene_unknown_long(struct app *app);

#endif
