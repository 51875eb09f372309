/* Staff scenes: the installer's screens, with all well and with all wrong.
 * Each changes an app that scene_base has made. */
#ifndef TESTS_HARNESS_SCENES_STAFF_H
#define TESTS_HARNESS_SCENES_STAFF_H

#include "kiosk/app/app.h"

void scene_staff_reader(struct app *app);
void scene_staff_reader_frames(struct app *app);
/* The longest frames, verdicts and advice; a test of LED and beeper. */
void scene_staff_reader_worst(struct app *app);
void scene_staff_reader_usb(struct app *app);
void scene_staff_reader_led(struct app *app);
void scene_staff_touch(struct app *app);
void scene_staff_touch_off(struct app *app);
void scene_staff_touch_turned(struct app *app);
void scene_staff_touch_no_pattern(struct app *app);
void scene_staff_machine(struct app *app);
void scene_staff_machine_worst(struct app *app);

#endif
