/* Look: what must hold of every frame, whatever it shows. */
#ifndef TESTS_FUZZ_LOOK_H
#define TESTS_FUZZ_LOOK_H

#include "kiosk/screens/draw.h"
#include "kiosk/screens/panel.h"

/* Ends the program where something does not (see fuzz_must). On a panel that
 * is none of the known ones only texts and labels are looked at. */
void look(const struct draw_list *list, const struct panel *panel);

#endif
