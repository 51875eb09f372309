#include "kiosk/screens/plot.h"

#include "core/text.h"
#include "kiosk/screens/theme.h"

#include <assert.h>

/* Each workout takes a slab, a stroke, three discs at most and a bar. */
_Static_assert(DRAW_COMMANDS_MAX >= 6 * TREND_POINTS_MAX + 128,
               "a full trend and the screen round it do not fit");

/* Ours: what is further from the day's e1RM was typed wrong, and would press
 * all else flat: it is shown at the edge. */
#define FAR_PCT 12
/* Ours: between two lines their figures must have room. */
#define LINES_PITCH 75

/* Ours: half as large again where the panel is seen from further. */
static int sized(const struct canvas *c, int mm_x10)
{
    return c->app->panel.h_um >= 150000 && c->tall ? mm_x10 * 3 / 2 : mm_x10;
}

/* Where days and loads are in a box; loads in thousandths of the unit. */
struct axes {
    struct box box;
    enum unit unit;
    int64_t first, days;
    int64_t low, high, step;
};

static int64_t milli(int64_t load_g, enum unit unit)
{
    return unit == UNIT_KG ? load_g : load_g * 100000000 / 45359237;
}

/* The band about a point: one standard deviation to either side. */
static int64_t band_g(const struct trend_point *point, int side)
{
    int sd = point->sd_pct_x10 < 1000 ? point->sd_pct_x10 : 1000;
    return (int64_t)point->e1rm_g * (1000 + side * sd) / 1000;
}

static bool is_far(const struct trend_point *point)
{
    int64_t off = (int64_t)point->top_g - point->e1rm_g;
    return (off < 0 ? -off : off) * 100 > (int64_t)point->e1rm_g * FAR_PCT;
}

static void widen(struct axes *axes, int64_t load_g)
{
    int64_t at = milli(load_g, axes->unit);
    axes->low = at < axes->low ? at : axes->low;
    axes->high = at > axes->high ? at : axes->high;
}

/* Room above and below, and the round step of which at least one and at most
 * so many figures are within. */
static void round_off(struct axes *axes, int lines_most)
{
    static const int64_t steps[] = {1000,  2000,   5000,   10000,  20000,
                                    50000, 100000, 200000, 500000, 1000000};
    size_t i = 0;
    int64_t spare = (axes->high - axes->low) / 12 + 500;
    axes->low -= axes->low < spare ? axes->low : spare;
    axes->high += spare;
    lines_most = lines_most > 2 ? lines_most : 2;
    do {
        axes->step = steps[i];
    } while ((axes->high - axes->low) / axes->step >= lines_most &&
             ++i < sizeof steps / sizeof *steps);
}

static struct axes axes_for(const struct canvas *c, const struct plot *plot,
                            struct box box)
{
    const struct trend_point *point = plot->history->point;
    int n = plot->history->n;
    struct axes axes = {box,
                        plot->unit,
                        point[0].day,
                        point[n - 1].day - point[0].day,
                        INT64_MAX,
                        0,
                        0};
    for (int i = 0; i < n; i++) {
        widen(&axes, band_g(&point[i], -1));
        widen(&axes, band_g(&point[i], 1));
        if (point[i].top_g > 0 && !is_far(&point[i])) {
            widen(&axes, point[i].top_g);
        }
    }
    round_off(&axes, mm_down(c, box.h) / sized(c, LINES_PITCH));
    return axes;
}

/* A single day stands in the middle. */
static int x_of(const struct axes *axes, int64_t day)
{
    const struct box *box = &axes->box;
    return axes->days == 0
               ? box->x + box->w / 2
               : box->x + (int)((day - axes->first) * box->w / axes->days);
}

static int y_at(const struct axes *axes, int64_t at)
{
    const struct box *box = &axes->box;
    at = at < axes->low ? axes->low : at > axes->high ? axes->high : at;
    return box->y + (int)((axes->high - at) * box->h /
                          (axes->high - axes->low));
}

static int y_of(const struct axes *axes, int64_t load_g)
{
    return y_at(axes, milli(load_g, axes->unit));
}

/* --- e1RM ------------------------------------------------------------------ */

static struct upright band_edge(const struct axes *axes,
                             const struct trend_point *point)
{
    return (struct upright){x_of(axes, point->day),
                         y_of(axes, band_g(point, 1)),
                         y_of(axes, band_g(point, -1))};
}

static void band(const struct canvas *c, const struct axes *axes,
                 const struct trend_history *history)
{
    struct upright last = band_edge(axes, &history->point[0]);
    if (axes->days == 0) { /* as wide as a finger's nail */
        struct upright right = last;
        last.x -= across(c, 40);
        right.x += across(c, 40);
        draw_slab(c->list, last, right, RGB_BAND);
    }
    for (int i = 1; i < history->n; i++) {
        struct upright next = band_edge(axes, &history->point[i]);
        if (history->point[i].is_anew == 0) {
            draw_slab(c->list, last, next, RGB_BAND);
        }
        last = next;
    }
}

/* Half of an upright cut through a line that rises by dy over dx: a steep
 * line's is longer. */
static int half_cut(int stroke_px, int dx, int dy)
{
    int64_t square = (int64_t)dx * dx + (int64_t)dy * dy;
    int64_t root = dx;
    while (root * root < square) {
        root++;
    }
    return dx == 0 ? stroke_px / 2 : (int)(stroke_px * root / dx + 1) / 2;
}

static void line(const struct canvas *c, const struct axes *axes,
                 const struct trend_history *history)
{
    const struct trend_point *point = history->point;
    int stroke = down(c, sized(c, 8));
    for (int i = 1; i < history->n; i++) {
        int x = x_of(axes, point[i - 1].day), to_x = x_of(axes, point[i].day);
        int y = y_of(axes, point[i - 1].e1rm_g);
        int to_y = y_of(axes, point[i].e1rm_g);
        int half = half_cut(stroke, to_x - x, to_y - y);
        if (point[i].is_anew != 0) {
            continue; /* nobody got there by lifting */
        }
        draw_slab(c->list, (struct upright){x, y - half, y + half},
                  (struct upright){to_x, to_y - half, to_y + half}, RGB_TEXT);
    }
}

static struct box about(const struct canvas *c, int x, int y, int size_x10)
{
    int w = across(c, sized(c, size_x10)), h = down(c, sized(c, size_x10));
    return (struct box){x - w / 2, y - h / 2, w, h};
}

/* A top set: a disc with a rim of the ground, so that it stands out from the
 * band and the line; off the scale, a ring at the edge. */
static void dot(const struct canvas *c, const struct axes *axes,
                const struct trend_point *point)
{
    int x = x_of(axes, point->day), y = y_of(axes, point->top_g);
    if (is_far(point)) {
        draw_ring(c->list, about(c, x, y, 24), down(c, 6), RGB_DONE);
        return;
    }
    draw_disc(c->list, about(c, x, y, 32), RGB_GROUND);
    draw_disc(c->list, about(c, x, y, 24), RGB_DONE);
}

static void loads(const struct canvas *c, const struct axes *axes,
                  const struct trend_history *history)
{
    const struct trend_point *last = &history->point[history->n - 1];
    int x = x_of(axes, last->day), y = y_of(axes, last->e1rm_g);
    band(c, axes, history);
    line(c, axes, history);
    for (int i = 0; i < history->n; i++) {
        if (history->point[i].top_g > 0) {
            dot(c, axes, &history->point[i]);
        }
    }
    draw_disc(c->list, about(c, x, y, 38), RGB_GROUND);
    draw_disc(c->list, about(c, x, y, 30), RGB_TEXT);
}

/* --- figures, and what they stand at ------------------------------------------ */

#define GUTTER 100 /* of figures */
#define GUTTER_GAP 20

static void figure(const struct canvas *c, struct box box, const char *text)
{
    draw_text(c->list, box, ALIGN_RIGHT,
              type(c, sized(c, CAP_TEXT), FACE_REGULAR, RGB_SECOND), text)
        ->min_cap_px = down(c, CAP_FOOT);
}

static void scale(const struct canvas *c, const struct axes *axes,
                  struct box gutter)
{
    int64_t first = axes->low + axes->step - 1;
    for (int64_t at = first - first % axes->step; at <= axes->high;
         at += axes->step) {
        char text[24];
        struct text number = text_in(text, sizeof text);
        int y = y_at(axes, at);
        struct box level = {axes->box.x, y, axes->box.w, down(c, 2)};
        text_int(&number, at / 1000);
        draw_fill(c->list, level, 0, RGB_PRESSED);
        gutter.y = y - down(c, sized(c, CAP_TEXT)) / 2;
        gutter.h = down(c, sized(c, CAP_TEXT));
        figure(c, gutter, text);
    }
}

/* --- back-off volume ------------------------------------------------------------ */

static int64_t most_volume_g(const struct trend_history *history)
{
    int64_t most = 0;
    for (int i = 0; i < history->n; i++) {
        int64_t volume = history->point[i].volume_g;
        most = volume > most ? volume : most;
    }
    return most;
}

/* As wide as lets two that are nearest stand apart, 1.2 mm at the least. */
static int bar_px(const struct canvas *c, const struct axes *axes,
                  const struct trend_history *history)
{
    int w = across(c, sized(c, 50)), least = across(c, 12);
    for (int i = 1; i < history->n; i++) {
        int gap = x_of(axes, history->point[i].day) -
                  x_of(axes, history->point[i - 1].day);
        w = gap * 3 / 4 < w ? gap * 3 / 4 : w;
    }
    return w > least ? w : least;
}

/* A bar under each workout, as high as its volume. */
static void bars(const struct canvas *c, const struct axes *axes,
                 struct box box, const struct trend_history *history)
{
    int64_t most = most_volume_g(history);
    int w = bar_px(c, axes, history);
    draw_fill(c->list, (struct box){box.x, box.y + box.h, box.w, down(c, 2)},
              0, RGB_SLEEVE);
    for (int i = 0; i < history->n && most > 0; i++) {
        const struct trend_point *point = &history->point[i];
        int h = (int)(point->volume_g * box.h / most);
        if (h > 0) {
            draw_fill(c->list,
                      (struct box){x_of(axes, point->day) - w / 2,
                                   box.y + box.h - h, w, h},
                      0, RGB_SLEEVE);
        }
    }
}

/* The workouts of which the trend is told, underlined. */
static void told(const struct canvas *c, const struct axes *axes,
                 struct box box, const struct trend_history *history)
{
    int n = trend_tell(history).workouts;
    if (n >= TREND_WORKOUTS_LEAST) {
        int x = x_of(axes, history->point[history->n - n].day);
        int end = x_of(axes, history->point[history->n - 1].day);
        draw_fill(c->list,
                  (struct box){x, box.y + box.h, end - x, down(c, 12)}, 0,
                  RGB_TEXT);
    }
}

/* --- days ------------------------------------------------------------------- */

static void say_days(struct text *text, int64_t days)
{
    int64_t weeks = (days + 3) / 7;
    bool is_weeks = days >= 14;
    text_int(text, is_weeks ? weeks : days);
    text_str(text, is_weeks ? " weeks" : days == 1 ? " day" : " days");
}

static void say_when(const struct plot *plot, int64_t day, char *out,
                     size_t size)
{
    struct text text = text_in(out, size);
    const struct trend_history *history = plot->history;
    int64_t last = history->point[history->n - 1].day;
    if (plot->has_today && day < plot->today) {
        say_days(&text, plot->today - day);
        text_str(&text, " ago");
    } else if (plot->has_today) {
        text_str(&text, "today");
    } else if (day < last) {
        say_days(&text, last - day);
        text_str(&text, " before");
    } else {
        text_str(&text, "last workout");
    }
}

static void days(const struct canvas *c, struct box box,
                 const struct plot *plot)
{
    const struct trend_history *history = plot->history;
    struct style style = type(c, sized(c, CAP_TEXT), FACE_REGULAR, RGB_SECOND);
    char text[32];
    if (history->n > 1) {
        say_when(plot, history->point[0].day, text, sizeof text);
        draw_text(c->list, column(box, 0, 2, across(c, GAP)), ALIGN_LEFT,
                  style, text)
            ->min_cap_px = down(c, CAP_FOOT);
    }
    say_when(plot, history->point[history->n - 1].day, text, sizeof text);
    draw_text(c->list,
              history->n > 1 ? column(box, 1, 2, across(c, GAP)) : box,
              history->n > 1 ? ALIGN_RIGHT : ALIGN_CENTRE, style, text)
        ->min_cap_px = down(c, CAP_FOOT);
}

/* --- what is what ------------------------------------------------------------- */

/* A mark and its word; the room left of the box. */
static struct box key(const struct canvas *c, struct box *box, int w_x10,
                      const char *word)
{
    struct box room = cut_left(box, across(c, sized(c, w_x10)), across(c, 10));
    struct box mark = cut_left(&room, across(c, sized(c, 40)), across(c, 10));
    draw_text(c->list, room, ALIGN_LEFT,
              type(c, sized(c, CAP_TEXT), FACE_REGULAR, RGB_SECOND), word)
        ->min_cap_px = down(c, CAP_FOOT);
    return mark;
}

static void keys(const struct canvas *c, struct box box, enum unit unit)
{
    struct box mark =
        key(c, &box, 260, unit == UNIT_KG ? "e1RM, kg" : "e1RM, lb");
    int y = mark.y + mark.h / 2;
    draw_fill(c->list, (struct box){mark.x, mark.y, mark.w, mark.h}, 0,
              RGB_BAND);
    draw_fill(c->list,
              (struct box){mark.x, y - down(c, 4), mark.w, down(c, 8)}, 0,
              RGB_TEXT);
    mark = key(c, &box, 240, "top set");
    draw_disc(c->list, about(c, mark.x + mark.w / 2, y, 24), RGB_DONE);
    mark = key(c, &box, 260, "back-off");
    draw_fill(c->list,
              (struct box){mark.x + mark.w / 4, mark.y, mark.w / 2, mark.h},
              0, RGB_SLEEVE);
}

/* Ours: bars take a fifth of the height, at most 20 mm. */
void plot_draw(const struct canvas *c, struct box box,
               const struct plot *plot)
{
    assert(plot->history->n > 0);
    int bars_x10 = mm_down(c, box.h) / 5;
    bars_x10 = bars_x10 > 200 ? 200 : bars_x10;
    struct box top = cut_top(&box, down(c, sized(c, CAP_TEXT)), down(c, 45));
    struct box gutter = cut_left(&box, across(c, sized(c, GUTTER)), across(c, GUTTER_GAP));
    cut_right(&box, across(c, 30), 0);
    struct box foot = cut_bottom(&box, down(c, sized(c, CAP_TEXT)), down(c, 30));
    struct box below = cut_bottom(&box, down(c, bars_x10), down(c, 30));
    struct box room = inset(box, across(c, 40), 0);
    if (room.w < 1 || room.h < 1) {
        return; /* a panel that nobody sells */
    }
    struct axes axes = axes_for(c, plot, room);
    keys(c, top, plot->unit);
    scale(c, &axes, gutter);
    loads(c, &axes, plot->history);
    bars(c, &axes, below, plot->history);
    told(c, &axes, below, plot->history);
    days(c, foot, plot);
}
