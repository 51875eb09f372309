#include "kiosk/shell/render.h"

#include "kiosk/shell/fonts.h"
#include "kiosk/shell/shapes.h"
#include "kiosk/shell/upend.h"

#include <SDL.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINE_BYTES_MAX 512
#define ELLIPSIS "\xE2\x80\xA6"

struct render {
    SDL_Renderer *renderer;
    struct fonts *fonts;
};

/* A line as it will be drawn: the widths of its runs at some scale. */
struct line {
    int n;
    char text[DRAW_RUNS_MAX][LINE_BYTES_MAX];
    int cap_px[DRAW_RUNS_MAX];
    int w_px[DRAW_RUNS_MAX];
    int gap_px;
    int total_px;
    int largest_px; /* cap of the largest run */
    enum width width;
    bool is_cut;
};

struct render *render_open(struct SDL_Renderer *renderer, char *why,
                           size_t why_size)
{
    struct fonts *fonts = fonts_open(why, why_size);
    struct render *render = calloc(1, sizeof *render);
    if (fonts == NULL || render == NULL) {
        fonts_close(fonts);
        free(render);
        return NULL;
    }
    *render = (struct render){renderer, fonts};
    return render;
}

void render_close(struct render *render)
{
    if (render != NULL) {
        fonts_close(render->fonts);
        free(render);
    }
}

static int largest_cap(const struct draw_command *c)
{
    int largest = 1;
    for (int i = 0; i < c->n_runs; i++) {
        largest = c->run[i].cap_px > largest ? c->run[i].cap_px : largest;
    }
    return largest;
}

static TTF_Font *font_of(struct render *render, const struct draw_command *c,
                         const struct line *line, int run)
{
    return fonts_get(render->fonts, c->run[run].face, line->width,
                     line->cap_px[run], line->text[run]);
}

static void measure(struct render *render, const struct draw_command *c,
                    struct line *line)
{
    line->total_px = 0;
    for (int i = 0; i < c->n_runs; i++) {
        TTF_SizeUTF8(font_of(render, c, line, i), line->text[i],
                     &line->w_px[i], NULL);
        line->total_px += line->w_px[i] + (i > 0 ? line->gap_px : 0);
    }
}

/* Sets all runs to the scale at which the largest has cap_px. */
static void set_scale(struct render *render, const struct draw_command *c,
                      struct line *line, int cap_px)
{
    int largest = largest_cap(c), least = c->run[0].cap_px;
    for (int i = 0; i < c->n_runs; i++) {
        int cap = c->run[i].cap_px;
        line->cap_px[i] = (cap * cap_px + largest - 1) / largest;
        least = cap < least ? cap : least;
    }
    line->largest_px = cap_px;
    line->gap_px = least * cap_px / largest * 6 / 10;
    measure(render, c, line);
}

/* Takes letters off the last run until the line fits. */
static void cut(struct render *render, const struct draw_command *c,
                struct line *line, int room_px)
{
    char *text = line->text[c->n_runs - 1];
    size_t n = strlen(text);
    line->is_cut = true;
    while (n > 0 && line->total_px > room_px) {
        do {
            n--;
        } while (n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80);
        memcpy(text + n, ELLIPSIS, sizeof ELLIPSIS);
        measure(render, c, line);
    }
}

static void fit(struct render *render, const struct draw_list *list,
                const struct draw_command *c, struct line *line)
{
    int room_px = c->is_upended ? c->box.h : c->box.w;
    int most = largest_cap(c);
    int least = c->min_cap_px < most ? c->min_cap_px : most;
    memset(line, 0, sizeof *line);
    for (int i = 0; i < c->n_runs; i++) {
        snprintf(line->text[i], LINE_BYTES_MAX - sizeof ELLIPSIS, "%s",
                 list->text + c->run[i].text);
    }
    for (int width = 0; width < WIDTH_COUNT; width++) {
        line->width = (enum width)width;
        for (int cap = most; cap >= least;) {
            set_scale(render, c, line, cap);
            if (line->total_px <= room_px) {
                return;
            }
            int next = cap * room_px / line->total_px;
            cap = next < cap ? next : cap - 1;
            cap = cap < least && line->largest_px > least ? least : cap;
        }
    }
    set_scale(render, c, line, least);
    cut(render, c, line, room_px);
}

struct render_fit render_measure(struct render *render,
                                 const struct draw_list *list,
                                 const struct draw_command *command)
{
    struct line line;
    fit(render, list, command, &line);
    return (struct render_fit){line.largest_px, line.total_px, line.is_cut,
                               line.width == WIDTH_CONDENSED};
}

static SDL_Texture *run_texture(struct render *render,
                                const struct draw_command *c,
                                const struct line *line, int run,
                                SDL_Rect *at)
{
    uint32_t rgb = c->run[run].rgb;
    SDL_Color colour = {(Uint8)(rgb >> 16), (Uint8)(rgb >> 8), (Uint8)rgb,
                        255};
    TTF_Font *font = font_of(render, c, line, run);
    SDL_Surface *surface =
        TTF_RenderUTF8_Blended(font, line->text[run], colour);
    if (surface == NULL) {
        return NULL; /* an empty run */
    }
    at->w = surface->w;
    at->h = surface->h;
    at->y -= TTF_FontAscent(font); /* was the baseline */
    if (c->is_upended) {
        surface = upend_surface(surface);
        *at = upend_rect(&c->box, *at);
    }
    SDL_Texture *texture =
        SDL_CreateTextureFromSurface(render->renderer, surface);
    SDL_FreeSurface(surface);
    return texture;
}

static void draw_text_line(struct render *render,
                           const struct draw_list *list,
                           const struct draw_command *c)
{
    struct line line;
    fit(render, list, c, &line);
    int room_px = c->is_upended ? c->box.h : c->box.w;
    int spare = room_px - line.total_px;
    int x = c->box.x + (c->is_upended ? (c->box.w - c->box.h) / 2 : 0);
    x += c->align == ALIGN_LEFT ? 0 : c->align == ALIGN_RIGHT ? spare
                                                               : spare / 2;
    int baseline = c->box.y + (c->box.h + line.largest_px) / 2;
    for (int i = 0; i < c->n_runs; i++) {
        SDL_Rect at = {x, baseline, 0, 0};
        SDL_Texture *texture = run_texture(render, c, &line, i, &at);
        if (texture != NULL) {
            SDL_RenderCopy(render->renderer, texture, NULL, &at);
            SDL_DestroyTexture(texture);
        }
        x += line.w_px[i] + line.gap_px;
    }
}

void render_draw(struct render *render, const struct draw_list *list)
{
    uint32_t ground = list->ground_rgb;
    SDL_SetRenderDrawBlendMode(render->renderer, SDL_BLENDMODE_BLEND);
    SDL_SetRenderDrawColor(render->renderer, (Uint8)(ground >> 16),
                           (Uint8)(ground >> 8), (Uint8)ground, 255);
    SDL_RenderClear(render->renderer);
    for (int i = 0; i < list->n_commands; i++) {
        const struct draw_command *c = &list->command[i];
        if (c->kind == DRAW_TEXT) {
            draw_text_line(render, list, c);
        } else {
            shapes_draw(render->renderer, c);
        }
    }
}

bool render_save_png(struct render *render, const char *path)
{
    int w, h;
    SDL_GetRendererOutputSize(render->renderer, &w, &h);
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)w,
                       .height = (png_uint_32)h,
                       .format = PNG_FORMAT_RGB};
    unsigned char *pixels = malloc((size_t)w * (size_t)h * 3);
    bool ok = pixels != NULL &&
              SDL_RenderReadPixels(render->renderer, NULL,
                                   SDL_PIXELFORMAT_RGB24, pixels,
                                   w * 3) == 0 &&
              png_image_write_to_file(&image, path, 0, pixels, 0, NULL);
    if (!ok) {
        fprintf(stderr, "cannot write '%s': %s\n", path,
                image.message[0] != '\0' ? image.message : SDL_GetError());
    }
    free(pixels);
    return ok;
}
