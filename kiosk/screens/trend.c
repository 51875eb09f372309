/* How a lift went over the weeks: where it stands now, as the largest thing;
 * which way it goes, in a word; and the workouts that say so. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/figure.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/plot.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

#define DAY_MS INT64_C(86400000)

static int64_t today(const struct app *app)
{
    int64_t local_ms =
        app->now.wall_ms + (int64_t)app->now.utc_offset_s * 1000;
    return (local_ms - (local_ms % DAY_MS + DAY_MS) % DAY_MS) / DAY_MS;
}

static const struct trend_point *last_of(const struct trend_history *history)
{
    return &history->point[history->n - 1];
}

static int pitch(const struct canvas *c, int cap_x10)
{
    return down(c, cap_x10 * 3 / 2 + 5);
}

/* A row of words, while there is room. */
static void say(const struct canvas *c, struct box *box, int cap_x10,
                enum face face, uint32_t rgb, const char *text)
{
    if (text[0] == '\0' || box->h < down(c, cap_x10 + 10)) {
        return;
    }
    draw_text(c->list, cut_top(box, pitch(c, cap_x10), 0), ALIGN_LEFT,
              type(c, cap_x10, face, rgb), text)
        ->min_cap_px = down(c, CAP_TEXT);
}

/* 4 mm, more where the panel is large. */
static int said_cap(const struct canvas *c)
{
    return !c->tall ? CAP_TEXT : c->app->panel.h_um >= 150000 ? 65 : 48;
}

/* The same over as many lines as it takes; all of them, or none. */
static void say_long(const struct canvas *c, struct box *box, uint32_t rgb,
                     const char *text)
{
    char line[96];
    int cap = said_cap(c), lines = 0;
    int letters = mm_across(c, box->w) * 100 / (cap * LETTER_PCT);
    for (const char *rest = text; rest[0] != '\0'; lines++) {
        rest = part_wrap(rest, letters, line, sizeof line);
    }
    if (box->h < (lines - 1) * pitch(c, cap) + down(c, cap + 10)) {
        return;
    }
    while (text[0] != '\0') {
        text = part_wrap(text, letters, line, sizeof line);
        say(c, box, cap, FACE_REGULAR, rgb, line);
    }
}

/* --- the words beside it ------------------------------------------------------ */

static void way_text(const struct trend_told *told, char *out, size_t size)
{
    struct text text = text_in(out, size);
    int change = told->change_pct_x10;
    if (told->way == TREND_UNKNOWN) {
        text_str(&text, told->workouts < TREND_WORKOUTS_LEAST
                            ? "too little known yet"
                            : "no clear trend");
    } else if (told->way == TREND_FLAT) {
        text_str(&text, "flat");
    } else {
        text_str(&text, told->way == TREND_UP ? "up " : "down ");
        text_tenths(&text, change < 0 ? -change : change);
        text_str(&text, " %");
    }
}

static uint32_t way_rgb(enum trend_way way)
{
    return way == TREND_UP     ? RGB_DONE
           : way == TREND_DOWN ? RGB_WARN
                               : RGB_TEXT;
}

static void span_text(const struct trend_told *told, char *out, size_t size)
{
    struct text text = text_in(out, size);
    text_int(&text, told->workouts);
    text_str(&text, told->workouts == 1 ? " workout" : " workouts");
    if (told->weeks > 0) {
        text_str(&text, ", ");
        text_int(&text, told->weeks);
        text_str(&text, told->weeks == 1 ? " week" : " weeks");
    }
}

static void way(const struct canvas *c, struct box *box,
                const struct trend_history *history)
{
    struct trend_told told = trend_tell(history);
    char text[64];
    bool is_known = told.way != TREND_UNKNOWN;
    way_text(&told, text, sizeof text);
    int cap = said_cap(c) * (is_known ? 2 : 5) / (is_known ? 1 : 4);
    say(c, box, cap, FACE_BOLD,
        way_rgb(told.way), text);
    span_text(&told, text, sizeof text);
    say(c, box, said_cap(c), FACE_REGULAR, RGB_SECOND, text);
}

/* What the last workout was, after the others; two at least. */
static void verdict(const struct canvas *c, struct box *box,
                    const struct trend_history *history)
{
    char text[64];
    const struct trend_point *last = last_of(history);
    trend_verdict(trend_over_x10(last->e1rm_g, last[-1].trend_g),
                  last->is_anew != 0 ? 0 : last->sd_pct_x10, text,
                  sizeof text);
    say_long(c, box, RGB_TEXT, text);
}

/* Ours: the figure takes a quarter of a tall panel's height, at most 30 mm; on
 * the smallest as much as leaves the trend its words. */
#define FIGURE_SMALL 140
static void words(const struct canvas *c, struct box box,
                  const struct plot *plot)
{
    const struct trend_point *last = last_of(plot->history);
    bool is_today = plot->has_today && last->day >= plot->today;
    const char *suggestion =
        trend_suggestion(trend_way(plot->history));
    int cap = c->tall       ? mm_down(c, box.h) * 26 / 100
              : c->portrait ? CAP_LOAD
                            : FIGURE_SMALL;
    cap = cap > 300 ? 300 : cap;
    say(c, &box, said_cap(c), FACE_REGULAR, RGB_SECOND,
        is_today ? "e1RM today" : "e1RM, last time");
    cut_top(&box, down(c, c->tall ? 30 : 10), 0);
    figure_draw(c, cut_top(&box, down(c, cap), down(c, c->tall ? 50 : 25)),
                last->e1rm_g, last->sd_pct_x10, last->sd_pct_x10 > 0);
    way(c, &box, plot->history);
    if (plot->history->n >= TREND_WORKOUTS_LEAST) {
        verdict(c, &box, plot->history);
    }
    if (suggestion != NULL) {
        say_long(c, &box, RGB_SECOND, suggestion);
    }
}

/* --- without workouts --------------------------------------------------------- */

static void nothing(const struct canvas *c, struct box box, const char *what,
                    const char *then)
{
    int cap = c->tall ? 80 : 60;
    draw_text(c->list, cut_top(&box, down(c, cap * 2), down(c, 20)),
              ALIGN_LEFT, type(c, cap, FACE_BOLD, RGB_TEXT), what)
        ->min_cap_px = down(c, CAP_TEXT);
    say_long(c, &box, RGB_SECOND, then);
}

static void with_plot(const struct canvas *c, struct box box,
                      const struct plot *plot)
{
    int side_px = c->tall ? box.w * 36 / 100 : across(c, 570);
    bool is_told = trend_suggestion(trend_way(plot->history)) != NULL;
    int top_px = down(c, is_told ? 660 : 530), rest_px = down(c, 420);
    top_px = box.h - top_px < rest_px ? box.h - rest_px : top_px;
    struct box side = c->portrait
                          ? cut_top(&box, top_px, down(c, 20))
                          : cut_left(&box, side_px, across(c, 50));
    if (!c->portrait) { /* Back leaves the words their side below, too */
        side.h = c->actions.y + c->actions.h - side.y;
    }
    words(c, side, plot);
    plot_draw(c, box, plot);
}

void screen_trend_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    const struct trend_seen *seen = &app->trend;
    struct box box = c.body;
    part_header(&c);
    if (c.portrait) { /* Back has one of the two rows of actions */
        box.h += down(&c, TOUCH_MIN) + down(&c, GAP);
    }
    cut_top(&box, part_banner_px(&c) + down(&c, c.tall ? 0 : 15), 0);
    const struct plot plot = {&seen->history, app->session.unit,
                              app->now.clock_trusted, today(app)};
    if (seen->waiting) {
        nothing(&c, box, "Reading your workouts", "");
    } else if (!seen->found) {
        nothing(&c, box, "Your workouts could not be read",
                "They are safe. Go back, and try again in a minute; if it "
                "stays so, tell your coach.");
    } else if (seen->history.n == 0) {
        nothing(&c, box, "Nothing to show yet",
                "Your first top set of this lift is its first point.");
    } else {
        with_plot(&c, box, &plot);
    }
    /* Where it always is, and no larger: the figure is to be met first. */
    const struct slot slots[] = {
        {.label = NULL, .w_x10 = 900},
        {.label = WORD_BACK, .action = ACT_BACK, .w_x10 = 600}};
    part_actions(&c, slots, 2);
}
