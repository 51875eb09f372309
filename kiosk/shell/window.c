#include "kiosk/shell/window.h"

#include "kiosk/shell/backlight.h"
#include "kiosk/shell/console.h"
#include "kiosk/shell/picture.h"
#include "kiosk/shell/render.h"
#include "kiosk/shell/touch.h"
#include "kiosk/shell/window_keys.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define USUAL_W 1280
#define USUAL_H 720
#define FONT_FAULT_MAX 160

struct window {
    SDL_Window *window;
    SDL_Renderer *renderer;
    struct render *render;
    struct picture *picture;
    struct panel display; /* as it was built */
    enum turn turn;       /* of the picture on it */
    struct touch touch;
    bool is_console;
    enum drm_pick pick; /* on the console: */
    struct drm_card card;
    struct backlight backlight; /* of its panel, if it has one */
    int dim_percent;
    bool has_strip;
    bool has_mm; /* the config gave the panel's millimetres */
    char font_fault[FONT_FAULT_MAX];
};

/* Hints are ours to set before SDL looks; an environment that says otherwise
 * wins. */
static void set_hints(bool is_console)
{
    if (is_console) {
        /* Left alone, SDL 2.26 takes desktop OpenGL on the bare console and
         * the screen stays black. */
        SDL_SetHint(SDL_HINT_RENDER_DRIVER, "opengles2");
    } else if (!console_has_gpu()) {
        /* SDL would take an OpenGL that draws with LLVM: 100 MB more, twice
         * the start, and slower at each frame than SDL's own renderer. */
        SDL_SetHint(SDL_HINT_RENDER_DRIVER, "software");
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    }
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "1");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1"); /* the loop's own */
    SDL_SetHint(SDL_HINT_KMSDRM_REQUIRE_DRM_MASTER, "1");
}

/* SDL would take the first driver that works, and the first card. Whether it
 * is the console: not where the environment put another driver in its
 * place. */
static bool choose_console(struct window *w, const char *wanted)
{
    char index[16];
    if (!console_is_bare()) {
        return false;
    }
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "KMSDRM");
    if (SDL_strcasecmp(SDL_GetHint(SDL_HINT_VIDEODRIVER), "KMSDRM") != 0) {
        return false;
    }
    w->pick = drm_card_pick(DRM_SYS, wanted, &w->card);
    if (w->pick == DRM_PICKED) {
        snprintf(index, sizeof index, "%d", w->card.index);
        SDL_SetHint(SDL_HINT_KMSDRM_DEVICE_INDEX, index);
        if (console_doubt(&w->card)[0] != '\0') {
            fprintf(stderr, "rackside: %s\n", console_doubt(&w->card));
        }
    }
    return true;
}

static bool create(struct window *w, const struct config *config, int below_px)
{
    SDL_DisplayMode mode = {.w = USUAL_W, .h = USUAL_H};
    int w_px = config->panel_w_px, h_px = config->panel_h_px;
    Uint32 flags = 0;
    int display = w->card.display < SDL_GetNumVideoDisplays() ? w->card.display
                                                              : 0;
    if (w->is_console) {
        SDL_GetDesktopDisplayMode(display, &mode);
        flags = SDL_WINDOW_FULLSCREEN_DESKTOP;
    }
    w->turn = config->turn;
    w->has_strip = below_px > 0 && !w->is_console && w->turn == TURN_0;
    below_px = w->has_strip ? below_px : 0;
    w_px = w_px > 0 ? w_px : mode.w;
    h_px = h_px > 0 ? h_px : mode.h;
    w->display = panel_for(w_px, h_px);
    w->has_mm = config->panel_w_mm > 0;
    if (w->has_mm) {
        w->display.w_um = config->panel_w_mm * 1000;
        w->display.h_um = config->panel_h_mm * 1000;
    }
    w->touch = (struct touch){.display = {w_px, h_px + below_px, 0, 0},
                              .turn = w->turn};
    int middle = (int)SDL_WINDOWPOS_CENTERED_DISPLAY((unsigned)display);
    w->window = SDL_CreateWindow("Rackside", middle, middle, w_px,
                                 h_px + below_px, flags);
    return w->window != NULL;
}

/* The console shows what its display can, whatever the config asked for. */
static void fit_panel(struct window *w)
{
    int w_px = 0, h_px = 0;
    bool is_known = SDL_GetRendererOutputSize(w->renderer, &w_px, &h_px) == 0;
    if (!w->is_console || !is_known || w_px <= 0 || h_px <= 0 ||
        (w_px == w->display.w_px && h_px == w->display.h_px)) {
        return;
    }
    fprintf(stderr,
            "rackside: the display is %dx%d, not %dx%d as in [panel]\n", w_px,
            h_px, w->display.w_px, w->display.h_px);
    struct panel told = w->display;
    w->display = panel_for(w_px, h_px);
    if (w->has_mm) {
        w->display.w_um = told.w_um;
        w->display.h_um = told.h_um;
    }
    w->touch.display = w->display;
}

/* The GPU's renderer where there is one; else SDL's own. */
static bool create_renderer(struct window *w)
{
    w->renderer = SDL_CreateRenderer(
        w->window, -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
    if (w->renderer == NULL) {
        w->renderer =
            SDL_CreateRenderer(w->window, -1, SDL_RENDERER_SOFTWARE);
    }
    return w->renderer != NULL;
}

static void tell_why(const struct window *w, const struct config *config,
                     char *why, size_t size)
{
    if (w->is_console) {
        console_why(w->pick, &w->card, config->connector, SDL_GetError(),
                    DRM_DEV, why, size);
    } else {
        const char *driver = SDL_GetHint(SDL_HINT_VIDEODRIVER);
        snprintf(why, size, "no screen%s%s: %s",
                 driver != NULL ? " by SDL_VIDEODRIVER=" : "",
                 driver != NULL ? driver : "", SDL_GetError());
    }
}

/* KMSDRM makes its surface anew within the first swap, and what was drawn
 * before is not on it: the kiosk's first frame would stay black until the
 * second, a minute later. */
static void swallow_first_swap(const struct window *w)
{
    SDL_RenderClear(w->renderer);
    SDL_RenderPresent(w->renderer);
}

static bool open_picture(struct window *w, char *why, size_t size)
{
    w->render = render_open(w->renderer, w->font_fault, sizeof w->font_fault);
    if (w->render == NULL) {
        snprintf(why, size, "%s", w->font_fault);
        return false;
    }
    w->picture = picture_open(w->renderer, w->render, &w->display, w->turn);
    if (w->picture == NULL) {
        snprintf(why, size, "no screen: it cannot be turned: %s",
                 SDL_GetError());
    }
    return w->picture != NULL;
}

/* A panel's light may come after the panel, or be given to the kiosk later: it
 * is looked for until there is one. false: none was set. */
static bool set_backlight(struct window *w, enum light light)
{
    if (w->card.is_panel && w->backlight.n == 0) {
        backlight_open(&w->backlight, BACKLIGHT_SYS, w->dim_percent);
    }
    return backlight_set(&w->backlight, light);
}

struct window *window_open(const struct config *config, int below_px,
                           char *why, size_t why_size)
{
    struct window *w = calloc(1, sizeof *w);
    if (w == NULL) {
        snprintf(why, why_size, "no memory for a window");
        return NULL;
    }
    w->is_console = choose_console(w, config->connector);
    set_hints(w->is_console);
    if (SDL_Init(SDL_INIT_VIDEO | SDL_INIT_EVENTS) != 0 ||
        !create(w, config, below_px) || !create_renderer(w)) {
        tell_why(w, config, why, why_size);
        window_close(w);
        return NULL;
    }
    fit_panel(w);
    if (!open_picture(w, why, why_size)) {
        window_close(w);
        return NULL;
    }
    w->dim_percent = config->dim_percent;
    set_backlight(w, LIGHT_FULL);
    SDL_ShowCursor(w->is_console ? SDL_DISABLE : SDL_ENABLE);
    if (w->is_console) {
        swallow_first_swap(w);
    }
    return w;
}

void window_close(struct window *w)
{
    if (w == NULL) {
        return;
    }
    backlight_close(&w->backlight);
    picture_close(w->picture);
    render_close(w->render);
    if (w->renderer != NULL) {
        SDL_DestroyRenderer(w->renderer);
    }
    if (w->window != NULL) {
        SDL_DestroyWindow(w->window);
    }
    SDL_Quit();
    free(w);
}

struct panel window_panel(const struct window *window)
{
    return turn_panel(&window->display, window->turn);
}

bool window_has_strip(const struct window *window)
{
    return window->has_strip;
}

const char *window_font_fault(const struct window *window)
{
    return window->font_fault;
}

const char *window_driver(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver != NULL ? driver : "none";
}

bool window_is_console(const struct window *window)
{
    return window->is_console;
}

const char *window_connector(const struct window *window)
{
    return window->card.connector;
}

const char *window_renderer(const struct window *window)
{
    static const char unknown[] = "unknown";
    SDL_RendererInfo info;
    /* The name is SDL's own and stays. */
    return SDL_GetRendererInfo(window->renderer, &info) == 0 ? info.name
                                                             : unknown;
}

/* --- events ------------------------------------------------------------------ */

static bool translate(struct window *w, const SDL_Event *event,
                      struct window_event *out)
{
    switch (event->type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
    case SDL_FINGERMOTION:
        return touch_finger(&w->touch, &event->tfinger, out);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return touch_mouse(&w->touch, &event->button, out);
    case SDL_MOUSEMOTION:
        return touch_mouse_move(&w->touch, &event->motion, out);
    case SDL_KEYDOWN:
    case SDL_KEYUP:
        return window_take_key(&event->key, out);
    case SDL_WINDOWEVENT:
        out->kind = event->window.event == SDL_WINDOWEVENT_LEAVE
                        ? WINDOW_FINGER_GONE
                        : WINDOW_SHOWN;
        return event->window.event == SDL_WINDOWEVENT_EXPOSED ||
               event->window.event == SDL_WINDOWEVENT_LEAVE;
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        out->kind = WINDOW_SHOWN;
        return true;
    case SDL_QUIT:
        out->kind = WINDOW_QUIT;
        return true;
    default:
        return false;
    }
}

static bool queued(SDL_Event *event)
{
    return SDL_PeepEvents(event, 1, SDL_GETEVENT, SDL_FIRSTEVENT,
                          SDL_LASTEVENT) > 0;
}

/* SDL_PollEvent would ask the devices twice where there is nothing. */
static bool next_event(SDL_Event *event)
{
    if (queued(event)) {
        return true;
    }
    SDL_PumpEvents();
    return queued(event);
}

bool window_take(struct window *window, struct window_event *out)
{
    SDL_Event event;
    while (next_event(&event)) {
        *out = (struct window_event){.kind = WINDOW_OTHER_KEY};
        if (translate(window, &event, out)) {
            return true;
        }
    }
    return false;
}

void window_light(struct window *window, enum light light)
{
    bool is_set = set_backlight(window, light);
    picture_dim(window->picture,
                light == LIGHT_DIM && !is_set ? window->dim_percent : 100);
}

void window_show(struct window *window, const struct draw_list *list)
{
    picture_show(window->picture, list);
}
