/* Lamp: what the light promises, event by event. */
#ifndef TESTS_FUZZ_LAMP_H
#define TESTS_FUZZ_LAMP_H

#include "kiosk/app/app.h"

/* The light as it is at this moment, before any event of it. */
enum light lamp_at(struct app *app, const struct moment *now);
/* Sends the event on; where it found the screen dim or off, it must only have
 * woken it. */
void lamp_update(struct app *app, const struct event *event,
                 struct effects *effects);

#endif
