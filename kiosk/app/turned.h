/* Turned: how far the picture is turned clockwise on the display as it was
 * built: at TURN_90 the picture's upper edge runs down the display's right
 * side. screens/turn.h does it. */
#ifndef KIOSK_APP_TURNED_H
#define KIOSK_APP_TURNED_H

enum turn { TURN_0, TURN_90, TURN_180, TURN_270 };

#endif
