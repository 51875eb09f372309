/* Touch: SDL's fingers and its mouse, as one finger on the picture.
 *
 * A finger is told by SDL as a finger and, on some builds, once more as a
 * mouse: the latter is left out. A mouse of its own, or a tablet's pointer,
 * is a finger. */
#ifndef KIOSK_SHELL_TOUCH_H
#define KIOSK_SHELL_TOUCH_H

#include "kiosk/screens/turn.h"
#include "kiosk/shell/window.h"

#include <SDL.h>

struct touch {
    struct panel display; /* w_px, h_px: of the window, a strip included */
    enum turn turn;
    SDL_FingerID finger; /* the one that counts */
    int n_fingers;
    Uint32 at_ms; /* when one was last heard of, by SDL's ticks */
};

/* Each: false where it is nothing to anybody. */
bool touch_finger(struct touch *touch, const SDL_TouchFingerEvent *finger,
                  struct window_event *out);
bool touch_mouse(const struct touch *touch, const SDL_MouseButtonEvent *button,
                 struct window_event *out);
bool touch_mouse_move(const struct touch *touch,
                      const SDL_MouseMotionEvent *motion,
                      struct window_event *out);

#endif
