#include "tests/harness/look.h"

#include "tests/harness/scenes.h"
#include "tests/harness/seed.h"

#include <SDL.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

int look_begin(void **state)
{
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    return SDL_Init(SDL_INIT_VIDEO);
}

int look_end(void **state)
{
    SDL_Quit();
    return 0;
}

/* Each scene on one panel; how many faults. */
static int look_at_panel(struct panel panel, struct render *render,
                         void (*check)(struct look *))
{
    static struct look look;
    int faults = 0;
    for (int i = 0; i < scene_count(); i++) {
        look.scene = scene_name(i);
        look.faults = 0;
        look.render = render;
        scene_set(i, panel, &look.app);
        app_view(&look.app, &look.list);
        check(&look);
        faults += look.faults;
    }
    return faults;
}

void look_at_all(void (*check)(struct look *))
{
    int faults = 0;
    int n_panels = seed_rounds(SCENE_PANELS);
    for (int p = 0; p < n_panels; p++) {
        struct panel panel = scene_panel(p);
        SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(
            0, panel.w_px, panel.h_px, 32, SDL_PIXELFORMAT_ARGB8888);
        SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(surface);
        char why[256];
        struct render *render = render_open(renderer, why, sizeof why);
        assert_non_null(render);
        faults += look_at_panel(panel, render, check);
        render_close(render);
        SDL_DestroyRenderer(renderer);
        SDL_FreeSurface(surface);
    }
    assert_int_equal(faults, 0);
}

void look_fault(struct look *look, const char *what, const char *text)
{
    fprintf(stderr, "%s at %dx%d: %s: '%s'\n", look->scene,
            look->app.panel.w_px, look->app.panel.h_px, what, text);
    look->faults++;
}

double look_mm_x(const struct look *look, int px)
{
    return (double)px * look->app.panel.w_um / look->app.panel.w_px / 1000.0;
}

double look_mm_y(const struct look *look, int px)
{
    return (double)px * look->app.panel.h_um / look->app.panel.h_px / 1000.0;
}

double look_cap_mm(struct look *look, const struct draw_command *c, int run)
{
    struct render_fit fit = render_measure(look->render, &look->list, c);
    int largest = 0;
    for (int i = 0; i < c->n_runs; i++) {
        largest = c->run[i].cap_px > largest ? c->run[i].cap_px : largest;
    }
    return look_mm_y(look, fit.cap_px * c->run[run].cap_px / largest);
}
