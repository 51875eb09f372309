#include "kiosk/shell/picture.h"

#include "kiosk/shell/render.h"

#include <SDL.h>
#include <math.h>
#include <stdlib.h>

struct picture {
    SDL_Renderer *renderer;
    struct render *render;
    enum turn turn;
    SDL_FRect at; /* before it is turned about its upper left corner */
    SDL_Texture *upright; /* NULL: it is not turned, and needs no copy */
    Uint8 shade; /* over it: 0 none, 255 black */
};

static bool open_upright(struct picture *p, const struct panel *display)
{
    struct panel panel = turn_panel(display, p->turn);
    bool from_right = p->turn == TURN_90 || p->turn == TURN_180;
    bool from_below = p->turn == TURN_180 || p->turn == TURN_270;
    p->at = (SDL_FRect){from_right ? (float)display->w_px : 0.0F,
                        from_below ? (float)display->h_px : 0.0F,
                        (float)panel.w_px, (float)panel.h_px};
    p->upright = SDL_CreateTexture(p->renderer, SDL_PIXELFORMAT_ARGB8888,
                                   SDL_TEXTUREACCESS_TARGET, panel.w_px,
                                   panel.h_px);
    /* Pixel by pixel: nothing is to be smoothed. */
    return p->upright != NULL &&
           SDL_SetTextureBlendMode(p->upright, SDL_BLENDMODE_NONE) == 0 &&
           SDL_SetTextureScaleMode(p->upright, SDL_ScaleModeNearest) == 0;
}

struct picture *picture_open(struct SDL_Renderer *renderer,
                             struct render *render,
                             const struct panel *display, enum turn turn)
{
    struct picture *p = calloc(1, sizeof *p);
    if (p == NULL) {
        SDL_OutOfMemory();
        return NULL;
    }
    *p = (struct picture){.renderer = renderer,
                          .render = render,
                          .turn = turn};
    if (turn != TURN_0 && !open_upright(p, display)) {
        picture_close(p);
        return NULL;
    }
    return p;
}

void picture_close(struct picture *picture)
{
    if (picture != NULL && picture->upright != NULL) {
        SDL_DestroyTexture(picture->upright);
    }
    free(picture);
}

/* Percent of the light are not percent of a pixel's value: a display's light
 * goes by its 2.2th power (sRGB). */
void picture_dim(struct picture *picture, int percent)
{
    picture->shade = (Uint8)(255.0 * (1.0 - pow(percent / 100.0, 1 / 2.2)));
}

static void draw(struct picture *p, const struct draw_list *list)
{
    render_draw(p->render, list);
    if (p->shade > 0) {
        SDL_SetRenderDrawColor(p->renderer, 0, 0, 0, p->shade);
        SDL_RenderFillRect(p->renderer, NULL);
    }
}

void picture_show(struct picture *p, const struct draw_list *list)
{
    if (p->upright != NULL) {
        SDL_SetRenderTarget(p->renderer, p->upright);
        draw(p, list);
        SDL_SetRenderTarget(p->renderer, NULL);
        const SDL_FPoint corner = {0.0F, 0.0F};
        SDL_RenderCopyExF(p->renderer, p->upright, NULL, &p->at,
                          90.0 * (double)p->turn, &corner, SDL_FLIP_NONE);
    } else {
        draw(p, list);
    }
    SDL_RenderPresent(p->renderer);
}
