/* Planner: carries out EFFECT_PLAN_PATH. The one who has the room for it. */
#ifndef KIOSK_SHELL_PLANNER_H
#define KIOSK_SHELL_PLANNER_H

#include "kiosk/app/effect.h"
#include "kiosk/app/event.h"

/* Where a plan is among the effects: *event is its EVENT_PATH, but for the
 * moment. False, and *event untouched: there is none. At once, in 20 ms at
 * most; a question that takes longer is answered with !is_shortest, the same
 * each time it is asked. */
bool planner_answer(const struct effects *effects, struct event *event);

#endif
