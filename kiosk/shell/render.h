/* Render: replays a draw list with SDL and the real fonts.
 *
 * Works on any SDL_Renderer: the window's, or a software renderer on a
 * surface (off screen). Fonts are found by file in Debian's font folders:
 * B612 (fonts-b612), Roboto Condensed (fonts-roboto-unhinted) where width is
 * short, Noto Sans (fonts-noto-core) for letters B612 lacks. A missing B612
 * falls back to the next face that is there, with a fault that names the
 * package to install. */
#ifndef KIOSK_SHELL_RENDER_H
#define KIOSK_SHELL_RENDER_H

#include "kiosk/screens/draw.h"

#include <stdbool.h>
#include <stddef.h>

struct render;
struct SDL_Renderer;

/* NULL where no font at all is found; why holds a line what to do. why may
 * be set with a non-NULL answer too (a fallback is in use). */
struct render *render_open(struct SDL_Renderer *renderer, char *why,
                           size_t why_size);
void render_close(struct render *render);
/* Draws the list; the caller presents. */
void render_draw(struct render *render, const struct draw_list *list);

/* How a text command comes out with the real font, for the layout test. */
struct render_fit {
    int cap_px;   /* of its largest run as drawn */
    int w_px;     /* of the whole line as drawn */
    bool is_cut;  /* ended in "…" */
    bool is_condensed;
};
struct render_fit render_measure(struct render *render,
                                 const struct draw_list *list,
                                 const struct draw_command *command);

/* PNG of the renderer's current target (before present); false: could not,
 * logged. */
bool render_save_png(struct render *render, const char *path);

#endif
