/* Set list: the working sets of a day, the top set first. */
#ifndef KIOSK_SCREENS_SET_LIST_H
#define KIOSK_SCREENS_SET_LIST_H

#include "kiosk/screens/layout.h"

/* A row each where they fit; else equal ones in one row ("5 × 245 kg × 5"),
 * and as the last resort how many more there were. The top set always has its
 * row. */
void set_list_draw(const struct canvas *c, struct box box);

#endif
