#include "kiosk/shell/frame.h"

#include "kiosk/shell/render.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>

struct frame {
    SDL_Surface *surface;
    SDL_Renderer *renderer;
    struct render *render;
    uint64_t shown; /* hash of what is drawn */
    bool has_shown;
};

struct frame *frame_open(int w_px, int h_px, char *why, size_t why_size)
{
    struct frame *frame = calloc(1, sizeof *frame);
    if (frame == NULL) {
        snprintf(why, why_size, "no memory for a frame");
        return NULL;
    }
    frame->surface = SDL_CreateRGBSurfaceWithFormat(
        0, w_px, h_px, 32, SDL_PIXELFORMAT_ARGB8888);
    if (frame->surface != NULL) {
        frame->renderer = SDL_CreateSoftwareRenderer(frame->surface);
    }
    if (frame->renderer == NULL) {
        snprintf(why, why_size, "cannot draw off screen: %s", SDL_GetError());
        frame_close(frame);
        return NULL;
    }
    frame->render = render_open(frame->renderer, why, why_size);
    if (frame->render == NULL) {
        frame_close(frame);
        return NULL;
    }
    return frame;
}

void frame_close(struct frame *frame)
{
    if (frame == NULL) {
        return;
    }
    render_close(frame->render);
    if (frame->renderer != NULL) {
        SDL_DestroyRenderer(frame->renderer);
    }
    SDL_FreeSurface(frame->surface);
    free(frame);
}

bool frame_show(struct frame *frame, const struct draw_list *list)
{
    uint64_t hash = draw_hash(list);
    if (frame->has_shown && frame->shown == hash) {
        return false;
    }
    render_draw(frame->render, list);
    SDL_RenderPresent(frame->renderer);
    frame->shown = hash;
    frame->has_shown = true;
    return true;
}

bool frame_save(struct frame *frame, const char *path)
{
    return render_save_png(frame->render, path);
}
