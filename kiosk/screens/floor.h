/* Floor: a bar that lies too low for a pull. */
#ifndef KIOSK_SCREENS_FLOOR_H
#define KIOSK_SCREENS_FLOOR_H

#include "kiosk/screens/said.h"

/* "50 kg lies low: blocks, or 60" of the step that is now; nothing where a
 * plate is high enough, or the lift does not start from the floor. */
void floor_say(const struct session *s, struct said *said);

#endif
