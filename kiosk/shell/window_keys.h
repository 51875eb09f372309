/* Window keys: what a key of SDL stands for. Arrows, Tab, Esc and Backspace are
 * the buttons, digits and Enter a reader's or a person's. */
#ifndef KIOSK_SHELL_WINDOW_KEYS_H
#define KIOSK_SHELL_WINDOW_KEYS_H

#include "kiosk/shell/window.h"

#include <SDL.h>

/* false: nothing; the system's repeats are none, as buttons repeat by our own
 * clock. */
bool window_take_key(const SDL_KeyboardEvent *key, struct window_event *out);

#endif
