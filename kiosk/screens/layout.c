#include "kiosk/screens/layout.h"

#include "kiosk/screens/theme.h"

int across(const struct canvas *c, int mm_x10)
{
    return panel_x_px(&c->app->panel, mm_x10);
}

int down(const struct canvas *c, int mm_x10)
{
    return panel_y_px(&c->app->panel, mm_x10);
}

int mm_across(const struct canvas *c, int px)
{
    const struct panel *panel = &c->app->panel;
    return (int)((int64_t)px * panel->w_um / panel->w_px / 100);
}

int mm_down(const struct canvas *c, int px)
{
    const struct panel *panel = &c->app->panel;
    return (int)((int64_t)px * panel->h_um / panel->h_px / 100);
}

struct box cut_top(struct box *box, int h_px, int gap_px)
{
    struct box cut = {box->x, box->y, box->w, h_px};
    box->y += h_px + gap_px;
    box->h -= h_px + gap_px;
    return cut;
}

struct box cut_bottom(struct box *box, int h_px, int gap_px)
{
    struct box cut = {box->x, box->y + box->h - h_px, box->w, h_px};
    box->h -= h_px + gap_px;
    return cut;
}

struct box cut_left(struct box *box, int w_px, int gap_px)
{
    struct box cut = {box->x, box->y, w_px, box->h};
    box->x += w_px + gap_px;
    box->w -= w_px + gap_px;
    return cut;
}

struct box cut_right(struct box *box, int w_px, int gap_px)
{
    struct box cut = {box->x + box->w - w_px, box->y, w_px, box->h};
    box->w -= w_px + gap_px;
    return cut;
}

struct box inset(struct box box, int dx_px, int dy_px)
{
    return (struct box){box.x + dx_px, box.y + dy_px, box.w - 2 * dx_px,
                        box.h - 2 * dy_px};
}

/* Start of cell i of n over a length with gaps; cells differ by a pixel. */
static int cell(int length, int i, int n, int gap_px)
{
    return (length + gap_px) * i / n;
}

struct box column(struct box box, int i, int n, int gap_px)
{
    int from = cell(box.w, i, n, gap_px);
    int to = cell(box.w, i + 1, n, gap_px) - gap_px;
    return (struct box){box.x + from, box.y, to - from, box.h};
}

struct box row(struct box box, int i, int n, int gap_px)
{
    int from = cell(box.h, i, n, gap_px);
    int to = cell(box.h, i + 1, n, gap_px) - gap_px;
    return (struct box){box.x, box.y + from, box.w, to - from};
}

struct style type(const struct canvas *c, int cap_x10, enum face face,
                  uint32_t rgb)
{
    return (struct style){down(c, cap_x10), face, rgb};
}

/* Ours: margins of 3 mm keep text off the bezel; a header of 11 mm holds the
 * rest clock's 8 mm digits; in portrait the progress has a row below it. */
struct canvas canvas_begin(const struct app *app, struct draw_list *list)
{
    const struct panel *panel = &app->panel;
    struct canvas c = {.app = app, .list = list};
    c.portrait = panel_is_portrait(panel);
    c.tall = !c.portrait && panel->h_um >= 100000;
    draw_begin(list, RGB_GROUND);
    struct box all = {0, 0, panel->w_px, panel->h_px};
    bool roomy = c.tall || c.portrait;
    struct box box = inset(all, across(&c, 35), down(&c, roomy ? 30 : 20));
    c.header = cut_top(&box, down(&c, 110),
                       down(&c, c.portrait ? 52 : roomy ? 40 : 5));
    int h = c.portrait ? down(&c, TOUCH_MIN) + down(&c, GAP) +
                             down(&c, TOUCH_CONFIRM)
            : c.tall   ? down(&c, TOUCH_CONFIRM)
                       : down(&c, TOUCH_MIN + 10);
    c.actions = cut_bottom(&box, h, down(&c, GAP));
    c.body = box;
    return c;
}
