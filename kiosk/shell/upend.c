#include "kiosk/shell/upend.h"

#include <assert.h>

static const Uint32 *row(const SDL_Surface *surface, int y)
{
    const Uint8 *pixels = surface->pixels;
    return (const void *)(pixels + (ptrdiff_t)y * surface->pitch);
}

SDL_Surface *upend_surface(SDL_Surface *surface)
{
    assert(surface->format->BitsPerPixel == 32);
    SDL_Surface *turned = SDL_CreateRGBSurfaceWithFormat(
        0, surface->h, surface->w, 32, surface->format->format);
    for (int y = 0; turned != NULL && y < turned->h; y++) {
        Uint8 *pixels = turned->pixels;
        Uint32 *to = (void *)(pixels + (ptrdiff_t)y * turned->pitch);
        for (int x = 0; x < turned->w; x++) {
            to[x] = row(surface, x)[surface->w - 1 - y];
        }
    }
    SDL_FreeSurface(surface);
    return turned;
}

SDL_Rect upend_rect(const struct box *box, SDL_Rect at)
{
    int middle_x = box->x + box->w / 2, middle_y = box->y + box->h / 2;
    return (SDL_Rect){middle_x + at.y - middle_y,
                      middle_y - (at.x + at.w - middle_x), at.h, at.w};
}
