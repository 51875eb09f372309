/* Scenes: the app on each of its screens, with ordinary and with worst-case
 * contents, made from the real catalogue by the real core. */
#ifndef TESTS_HARNESS_SCENES_H
#define TESTS_HARNESS_SCENES_H

#include "kiosk/app/app.h"

/* How many scenes there are, and each one's name ("backoff-lb-long"). */
int scene_count(void);
const char *scene_name(int scene);
/* Sets *app to that scene on that panel. */
void scene_set(int scene, struct panel panel, struct app *app);

/* The five panels of the design, then those that hang turned. */
#define SCENE_PANELS 7
#define SCENE_TURNED 2 /* of them: the Pi's two, hung the other way round */
struct panel scene_panel(int i);

#endif
