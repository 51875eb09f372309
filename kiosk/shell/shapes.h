/* Shapes: fills, outlines, rings, discs and slabs with smooth edges. */
#ifndef KIOSK_SHELL_SHAPES_H
#define KIOSK_SHELL_SHAPES_H

#include "kiosk/screens/draw.h"

#include <SDL.h>

/* Any command but DRAW_TEXT. */
void shapes_draw(SDL_Renderer *renderer, const struct draw_command *command);

#endif
