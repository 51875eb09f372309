/* Look: what must hold of every frame, whatever it shows. */
#ifndef TESTS_FUZZ_LOOK_H
#define TESTS_FUZZ_LOOK_H

#include "kiosk/screens/draw.h"
#include "kiosk/screens/panel.h"

/* Ends the program where something does not (see fuzz_must). On a panel that
 * is none of the known ones only texts and labels are looked at. */
void look(const struct draw_list *list, const struct panel *panel);

/* A byte means the same whatever the screens look like: the first, second,
 * ... control that asks for this; where there is none, any control; -1: there
 * is none at all. */
int look_for(const struct draw_list *list, int byte);

#endif
