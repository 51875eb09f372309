/* A turned display: where a finger lands on the picture, and where the
 * picture's pixels land on the display. */
#include "kiosk/screens/turn.h"

#include "kiosk/shell/picture.h"
#include "kiosk/shell/render.h"

#include <SDL.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define W 800
#define H 480

static const struct panel display = {W, H, 154080, 85920};

static void each_corner_and_the_middle_are_where_they_are_seen(void **state)
{
    static const struct {
        int line;
        enum turn turn;
        int x, y;         /* on the display */
        int want_x, want_y; /* on the picture */
    } rows[] = {
        {__LINE__, TURN_0, 0, 0, 0, 0},
        {__LINE__, TURN_0, W - 1, 0, W - 1, 0},
        {__LINE__, TURN_0, 0, H - 1, 0, H - 1},
        {__LINE__, TURN_0, W - 1, H - 1, W - 1, H - 1},
        {__LINE__, TURN_0, 400, 240, 400, 240},
        /* The picture's upper edge runs down the right side. */
        {__LINE__, TURN_90, W - 1, 0, 0, 0},
        {__LINE__, TURN_90, W - 1, H - 1, H - 1, 0},
        {__LINE__, TURN_90, 0, H - 1, H - 1, W - 1},
        {__LINE__, TURN_90, 0, 0, 0, W - 1},
        {__LINE__, TURN_90, 400, 240, 240, 399},
        /* Upside down. */
        {__LINE__, TURN_180, W - 1, H - 1, 0, 0},
        {__LINE__, TURN_180, 0, H - 1, W - 1, 0},
        {__LINE__, TURN_180, W - 1, 0, 0, H - 1},
        {__LINE__, TURN_180, 0, 0, W - 1, H - 1},
        {__LINE__, TURN_180, 400, 240, 399, 239},
        /* Up the left side. */
        {__LINE__, TURN_270, 0, H - 1, 0, 0},
        {__LINE__, TURN_270, 0, 0, H - 1, 0},
        {__LINE__, TURN_270, W - 1, 0, H - 1, W - 1},
        {__LINE__, TURN_270, W - 1, H - 1, 0, W - 1},
        {__LINE__, TURN_270, 400, 240, 239, 400},
        /* A finger on the rim is told a little beyond it. */
        {__LINE__, TURN_0, W, H, W - 1, H - 1},
        {__LINE__, TURN_90, W, -1, 0, 0},
        {__LINE__, TURN_270, -7, H + 7, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int x = rows[i].x, y = rows[i].y;
        turn_point(&display, rows[i].turn, &x, &y);
        if (x != rows[i].want_x || y != rows[i].want_y) {
            fail_msg("row at line %d: %d,%d", rows[i].line, x, y);
        }
    }
}

static void width_and_height_change_places_on_a_side(void **state)
{
    for (int turn = TURN_0; turn <= TURN_270; turn++) {
        struct panel panel = turn_panel(&display, (enum turn)turn);
        bool sideways = turn == TURN_90 || turn == TURN_270;
        assert_int_equal(panel.w_px, sideways ? H : W);
        assert_int_equal(panel.h_px, sideways ? W : H);
        assert_int_equal(panel.w_um, sideways ? 85920 : 154080);
        assert_int_equal(panel.h_um, sideways ? 154080 : 85920);
        assert_int_equal(turn_is_sideways((enum turn)turn), sideways);
    }
}

/* --- the picture ---------------------------------------------------------- */

/* Ours: odd and unequal, so that half a pixel would show. */
#define SMALL_W 67
#define SMALL_H 40
#define CELL 5

struct glass {
    SDL_Surface *surface;
    SDL_Renderer *renderer;
    struct render *render;
    struct picture *picture;
};

static struct glass glass_open(enum turn turn, int w, int h)
{
    struct glass g;
    char why[256];
    const struct panel panel = {w, h, w * 1000, h * 1000};
    g.surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32,
                                               SDL_PIXELFORMAT_ARGB8888);
    assert_non_null(g.surface);
    g.renderer = SDL_CreateSoftwareRenderer(g.surface);
    assert_non_null(g.renderer);
    g.render = render_open(g.renderer, why, sizeof why);
    assert_non_null(g.render);
    g.picture = picture_open(g.renderer, g.render, &panel, turn);
    assert_non_null(g.picture);
    return g;
}

static void glass_close(struct glass *g)
{
    picture_close(g->picture);
    render_close(g->render);
    SDL_DestroyRenderer(g->renderer);
    SDL_FreeSurface(g->surface);
}

static uint32_t pixel(const struct glass *g, int x, int y)
{
    const unsigned char *row =
        (const unsigned char *)g->surface->pixels + y * g->surface->pitch;
    return ((const uint32_t *)(const void *)row)[x] & 0xFFFFFF;
}

/* A colour of its own for each cell of the picture. */
static uint32_t colour(int x, int y)
{
    return (uint32_t)(x / CELL * 15 + 10) << 16 |
           (uint32_t)(y / CELL * 15 + 10) << 8 | 0x40;
}

static void draw_cells(struct draw_list *list, const struct panel *panel)
{
    draw_begin(list, 0);
    for (int y = 0; y < panel->h_px; y += CELL) {
        for (int x = 0; x < panel->w_px; x += CELL) {
            draw_fill(list, (struct box){x, y, CELL, CELL}, 0, colour(x, y));
        }
    }
}

static void check_turned(enum turn turn, int w, int h)
{
    static struct draw_list list;
    const struct panel small = {w, h, w * 1000, h * 1000};
    struct panel panel = turn_panel(&small, turn);
    struct glass g = glass_open(turn, w, h);
    draw_cells(&list, &panel);
    picture_show(g.picture, &list);
    picture_show(g.picture, &list); /* the second is no other */
    for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
            int at_x = x, at_y = y;
            turn_point(&small, turn, &at_x, &at_y);
            if (pixel(&g, x, y) != colour(at_x, at_y)) {
                fail_msg("turn %d, %dx%d: %d,%d is %06x, not %06x", turn, w,
                         h, x, y, pixel(&g, x, y), colour(at_x, at_y));
            }
        }
    }
    glass_close(&g);
}

static void every_pixel_is_seen_where_a_finger_would_touch_it(void **state)
{
    for (int turn = TURN_0; turn <= TURN_270; turn++) {
        check_turned((enum turn)turn, SMALL_W, SMALL_H);
        check_turned((enum turn)turn, SMALL_W + 1, SMALL_H);
        check_turned((enum turn)turn, SMALL_H, SMALL_W);
    }
}

static void a_dim_picture_is_darker_and_comes_back(void **state)
{
    static struct draw_list list;
    draw_begin(&list, 0xFFFFFF);
    for (int turn = TURN_0; turn <= TURN_90; turn++) {
        struct glass g = glass_open((enum turn)turn, SMALL_H, SMALL_W);
        picture_show(g.picture, &list);
        assert_int_equal(pixel(&g, 1, 1), 0xFFFFFF);
        picture_dim(g.picture, 30);
        picture_show(g.picture, &list);
        picture_show(g.picture, &list); /* no darker each time */
        /* 0.58 of the value is 0.30 of the light. */
        uint32_t grey = pixel(&g, 1, 1) & 0xFF;
        assert_in_range(grey, 146, 149);
        picture_dim(g.picture, 100);
        picture_show(g.picture, &list);
        assert_int_equal(pixel(&g, 1, 1), 0xFFFFFF);
        glass_close(&g);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_corner_and_the_middle_are_where_they_are_seen),
        cmocka_unit_test(width_and_height_change_places_on_a_side),
        cmocka_unit_test(every_pixel_is_seen_where_a_finger_would_touch_it),
        cmocka_unit_test(a_dim_picture_is_darker_and_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
