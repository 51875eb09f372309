/* A full redraw of every scene at 1280x720 with SDL's software renderer. */
#include "kiosk/shell/render.h"
#include "tests/bench/measure.h"
#include "tests/harness/scenes.h"

#include <SDL.h>
#include <stdlib.h>

#define W_PX 1280
#define H_PX 720
#define TIMES 15

struct canvas {
    SDL_Surface *surface;
    SDL_Renderer *renderer;
    struct render *render;
};

static struct canvas canvas_open(void)
{
    char why[160];
    struct canvas c = {0};
    c.surface = SDL_CreateRGBSurfaceWithFormat(0, W_PX, H_PX, 32,
                                               SDL_PIXELFORMAT_ARGB8888);
    c.renderer = c.surface != NULL ? SDL_CreateSoftwareRenderer(c.surface)
                                   : NULL;
    c.render = c.renderer != NULL ? render_open(c.renderer, why, sizeof why)
                                  : NULL;
    if (c.render == NULL) {
        bench_give_up("nothing to draw on: %s", SDL_GetError());
    }
    return c;
}

static void canvas_close(struct canvas *c)
{
    render_close(c->render);
    SDL_DestroyRenderer(c->renderer);
    SDL_FreeSurface(c->surface);
}

static int64_t redraw_ns(struct canvas *c, const struct draw_list *list)
{
    int64_t from_ns = bench_now_ns();
    render_draw(c->render, list);
    SDL_RenderPresent(c->renderer);
    return bench_now_ns() - from_ns;
}

/* The median of TIMES redraws of a scene, and its first one ever. */
static int64_t measure_scene(struct canvas *c, int scene, struct app *app,
                             struct draw_list *list, int64_t *first_ns)
{
    struct samples samples = samples_new(TIMES);
    scene_set(scene, panel_for(W_PX, H_PX), app);
    app_view(app, list);
    *first_ns = redraw_ns(c, list);
    for (int i = 0; i < TIMES; i++) {
        samples_add(&samples, redraw_ns(c, list));
    }
    int64_t median_ns = samples_rank(&samples, 500);
    samples_free(&samples);
    return median_ns;
}

static void print(struct samples *again, struct samples *first,
                  const char *worst, const char *worst_first)
{
    double worst_ms = (double)samples_rank(again, 1000) / NS_PER_MS;
    figure_print(&(struct figure){"full redraw at 1280x720, software renderer",
                                  "8 ms", worst_ms <= 8},
                 "median %.2f ms, worst %.2f ms (%s)",
                 (double)samples_rank(again, 500) / NS_PER_MS, worst_ms,
                 worst);
    figure_print(&(struct figure){"the first of each, fonts still to be opened",
                                  "", true},
                 "median %.2f ms, worst %.2f ms (%s)",
                 (double)samples_rank(first, 500) / NS_PER_MS,
                 (double)samples_rank(first, 1000) / NS_PER_MS, worst_first);
    figure_note("of %d scenes, the ordinary and the longest texts; each drawn "
                "%d times", again->n, TIMES);
}

int main(int argc, char **argv)
{
    struct app *app = malloc(sizeof *app);
    struct draw_list *list = malloc(sizeof *list);
    struct samples again = samples_new(scene_count());
    struct samples first = samples_new(scene_count());
    struct canvas canvas = canvas_open();
    const char *worst = "", *worst_first = "";
    int64_t most_ns = 0, most_first_ns = 0;
    if (app == NULL || list == NULL) {
        bench_give_up("no memory for a scene");
    }
    for (int i = 0; i < scene_count(); i++) {
        int64_t first_ns;
        int64_t ns = measure_scene(&canvas, i, app, list, &first_ns);
        samples_add(&again, ns);
        samples_add(&first, first_ns);
        worst = ns > most_ns ? scene_name(i) : worst;
        most_ns = ns > most_ns ? ns : most_ns;
        worst_first = first_ns > most_first_ns ? scene_name(i) : worst_first;
        most_first_ns = first_ns > most_first_ns ? first_ns : most_first_ns;
        if (argc > 1) { /* any argument: scene by scene */
            printf("%-24s %6.2f ms, first %6.2f ms\n", scene_name(i),
                   (double)ns / NS_PER_MS, (double)first_ns / NS_PER_MS);
        }
    }
    print(&again, &first, worst, worst_first);
    canvas_close(&canvas);
    samples_free(&again);
    samples_free(&first);
    free(app);
    free(list);
    return 0;
}
