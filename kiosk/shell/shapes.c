#include "kiosk/shell/shapes.h"

#include <math.h>

/* How far a pixel's middle is outside a rounded box; negative is inside. */
static double outside(struct box box, double radius, int x, int y)
{
    double px = x + 0.5 - (box.x + box.w / 2.0);
    double py = y + 0.5 - (box.y + box.h / 2.0);
    double dx = fabs(px) - (box.w / 2.0 - radius);
    double dy = fabs(py) - (box.h / 2.0 - radius);
    double ox = dx > 0 ? dx : 0, oy = dy > 0 ? dy : 0;
    double in = dx > dy ? dx : dy;
    return sqrt(ox * ox + oy * oy) + (in < 0 ? in : 0) - radius;
}

static double clamp(double v)
{
    return v < 0 ? 0 : v > 1 ? 1 : v;
}

/* Covers a part of the shape pixel by pixel; stroke 0 is filled. */
static void shade(SDL_Renderer *renderer, struct box box, double radius,
                  int stroke, uint32_t rgb, struct box part)
{
    for (int y = part.y; y < part.y + part.h; y++) {
        for (int x = part.x; x < part.x + part.w; x++) {
            double d = outside(box, radius, x, y);
            double cover = clamp(0.5 - d);
            cover -= stroke > 0 ? clamp(0.5 - d - stroke) : 0;
            if (cover > 0) {
                SDL_SetRenderDrawColor(renderer, (Uint8)(rgb >> 16),
                                       (Uint8)(rgb >> 8), (Uint8)rgb,
                                       (Uint8)(cover * 255 + 0.5));
                SDL_RenderDrawPoint(renderer, x, y);
            }
        }
    }
}

static void solid(SDL_Renderer *renderer, uint32_t rgb, int x, int y, int w,
                  int h)
{
    SDL_Rect rect = {x, y, w, h};
    SDL_SetRenderDrawColor(renderer, (Uint8)(rgb >> 16), (Uint8)(rgb >> 8),
                           (Uint8)rgb, 255);
    SDL_SetRenderDrawBlendMode(renderer, SDL_BLENDMODE_NONE);
    SDL_RenderFillRect(renderer, &rect);
    SDL_SetRenderDrawBlendMode(renderer, SDL_BLENDMODE_BLEND);
}

/* The four corners by pixel, all between them as rectangles. */
static void rounded(SDL_Renderer *renderer, struct box b, int r, int stroke,
                    uint32_t rgb)
{
    int most = (b.w < b.h ? b.w : b.h) / 2;
    r = r > most ? most : r;
    int s = stroke > r ? stroke : r; /* corner squares hold the stroke */
    if (stroke > 0) {
        solid(renderer, rgb, b.x + s, b.y, b.w - 2 * s, stroke);
        solid(renderer, rgb, b.x + s, b.y + b.h - stroke, b.w - 2 * s, stroke);
        solid(renderer, rgb, b.x, b.y + s, stroke, b.h - 2 * s);
        solid(renderer, rgb, b.x + b.w - stroke, b.y + s, stroke, b.h - 2 * s);
    } else {
        solid(renderer, rgb, b.x + s, b.y, b.w - 2 * s, b.h);
        solid(renderer, rgb, b.x, b.y + s, s, b.h - 2 * s);
        solid(renderer, rgb, b.x + b.w - s, b.y + s, s, b.h - 2 * s);
    }
    for (int i = 0; i < 4 && s > 0; i++) {
        struct box part = {i % 2 ? b.x + b.w - s : b.x,
                           i / 2 ? b.y + b.h - s : b.y, s, s};
        shade(renderer, b, r, stroke, rgb, part);
    }
}

static void round_shape(SDL_Renderer *renderer, struct box box, int stroke,
                        uint32_t rgb)
{
    int d = box.w < box.h ? box.w : box.h;
    struct box square = {box.x + (box.w - d) / 2, box.y + (box.h - d) / 2, d,
                         d};
    shade(renderer, square, d / 2.0, stroke, rgb, square);
}

/* How much of the pixel row y lies between top and bottom. */
static double covered(double top, double bottom, int y)
{
    double from = top > y ? top : y, to = bottom < y + 1 ? bottom : y + 1;
    return clamp(to - from);
}

static void shade_row(SDL_Renderer *renderer, uint32_t rgb, int x, int y,
                      double cover)
{
    SDL_SetRenderDrawColor(renderer, (Uint8)(rgb >> 16), (Uint8)(rgb >> 8),
                           (Uint8)rgb, (Uint8)(cover * 255 + 0.5));
    SDL_RenderDrawPoint(renderer, x, y);
}

/* A column from top to bottom: its ends by how much they cover. */
static void bar(SDL_Renderer *renderer, uint32_t rgb, int x, double top,
                double bottom)
{
    int first = (int)ceil(top), last = (int)floor(bottom);
    if (first > last) { /* all within one pixel */
        shade_row(renderer, rgb, x, last, covered(top, bottom, last));
        return;
    }
    if (top < first) {
        shade_row(renderer, rgb, x, first - 1, first - top);
    }
    if (last > first) {
        solid(renderer, rgb, x, first, 1, last - first);
    }
    if (bottom > last) {
        shade_row(renderer, rgb, x, last, bottom - last);
    }
}

static void slab(SDL_Renderer *renderer, const struct draw_command *c)
{
    for (int x = c->left.x; x < c->right.x; x++) {
        double at = (x + 0.5 - c->left.x) / (c->right.x - c->left.x);
        bar(renderer, c->rgb, x,
            c->left.top + at * (c->right.top - c->left.top),
            c->left.bottom + at * (c->right.bottom - c->left.bottom));
    }
}

void shapes_draw(SDL_Renderer *renderer, const struct draw_command *command)
{
    struct box box = command->box;
    switch (command->kind) {
    case DRAW_FILL:
        rounded(renderer, box, command->radius_px, 0, command->rgb);
        break;
    case DRAW_OUTLINE:
        rounded(renderer, box, command->radius_px, command->stroke_px,
                command->rgb);
        break;
    case DRAW_RING:
        round_shape(renderer, box, command->stroke_px, command->rgb);
        break;
    case DRAW_DISC:
        round_shape(renderer, box, 0, command->rgb);
        break;
    case DRAW_SLAB:
        slab(renderer, command);
        break;
    case DRAW_TEXT:
        break;
    }
}
