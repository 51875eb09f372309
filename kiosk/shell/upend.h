/* Upend: text on its side, turned pixel by pixel. SDL's renderers turn a
 * texture each in its own way, half a pixel apart; this is the same on all. */
#ifndef KIOSK_SHELL_UPEND_H
#define KIOSK_SHELL_UPEND_H

#include "kiosk/screens/draw.h"

#include <SDL.h>

/* A new surface, turned a quarter to the left: what was its right end is up.
 * Frees the one given, 32 bits a pixel. NULL: no memory. */
SDL_Surface *upend_surface(SDL_Surface *surface);

/* Where a rectangle of a line goes when the line is turned about the middle
 * of its box. */
SDL_Rect upend_rect(const struct box *box, SDL_Rect at);

#endif
