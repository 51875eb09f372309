/* Picture: a draw list on a display, turned and darkened as it has to be. */
#ifndef KIOSK_SHELL_PICTURE_H
#define KIOSK_SHELL_PICTURE_H

#include "kiosk/screens/draw.h"
#include "kiosk/screens/turn.h"

struct picture;
struct render;
struct SDL_Renderer;

/* display: what the renderer draws on; renderer and render stay the caller's.
 * NULL: SDL_GetError says why. */
struct picture *picture_open(struct SDL_Renderer *renderer,
                             struct render *render,
                             const struct panel *display, enum turn turn);
void picture_close(struct picture *picture);
/* Percent of the light that is left from the next picture on; 100: all. */
void picture_dim(struct picture *picture, int percent);
/* Draws and presents the whole list, which is of the turned panel. */
void picture_show(struct picture *picture, const struct draw_list *list);

#endif
