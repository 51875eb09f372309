/* Nobody at the rack: the one thing to do, and what is on the bar. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/bars.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/sleeve.h"
#include "kiosk/screens/strip.h"
#include "kiosk/screens/theme.h"

/* The reader's mark: where to hold the tag. */
static void mark(const struct canvas *c, struct box box)
{
    int d = box.w < box.h ? box.w : box.h;
    struct box outer = {box.x + (box.w - d) / 2, box.y + (box.h - d) / 2, d,
                        d};
    int quarter = d / 4;
    draw_ring(c->list, outer, d / 13, RGB_ACCENT);
    draw_ring(c->list, inset(outer, quarter, quarter), d / 13, 0x86702Du);
}

/* Cap heights of the load and of what is said of it; ours: the first is read
 * at 3 m, and on a large panel from across the room. */
struct setting {
    int load, words, gap;
};

static struct setting setting_for(const struct canvas *c)
{
    if (c->tall && c->app->panel.h_um >= 150000) {
        return (struct setting){150, 60, 40};
    }
    return c->tall ? (struct setting){100, 50, 30}
                   : (struct setting){CAP_SECOND, CAP_TEXT, 25};
}

static void per_side(const struct canvas *c, struct box box, int cap)
{
    const struct app *app = c->app;
    char line[160];
    sleeve_text(&app->on_bar, &app->rack, app->on_bar.n > 4, line,
                sizeof line);
    struct draw_command *command =
        draw_text(c->list, box, ALIGN_LEFT,
                  type(c, cap, FACE_REGULAR, RGB_SECOND), "per side");
    draw_more_text(c->list, command, type(c, cap, FACE_REGULAR, RGB_TEXT),
                   line);
    command->min_cap_px = down(c, CAP_FOOT);
}

/* What hangs there, in one look from where the plates stand: the load, and
 * below it the plates of a side. */
static void on_the_bar(const struct canvas *c, struct box box)
{
    const struct app *app = c->app;
    struct setting set = setting_for(c);
    struct style large = type(c, set.load, FACE_BOLD, RGB_TEXT);
    struct style small = type(c, set.words, FACE_REGULAR, RGB_SECOND);
    if (app->on_bar.n == 0) {
        large.rgb = RGB_SECOND;
        draw_text(c->list, box, ALIGN_LEFT, large, "empty bar")->min_cap_px =
            down(c, CAP_CHANGE);
        return;
    }
    enum unit unit = app->rack.stock.entry[app->on_bar.entry[0]].plate.unit;
    char number[LOAD_TEXT_MAX], about[BAR_WORDS_MAX + 16];
    char words[BAR_WORDS_MAX] = "bar";
    load_print(app->on_bar_g, unit, number, sizeof number);
    struct text text = text_in(about, sizeof about);
    text_str(&text, unit_str(unit));
    text_str(&text, " on the ");
    if (app->on_bar_at != 0) {
        bars_words(app, app->on_bar_at, words, sizeof words);
    }
    text_str(&text, words);
    int block = down(c, set.load + set.gap + set.words);
    cut_top(&box, (box.h - block) / 2, 0);
    struct box above = cut_top(&box, down(c, set.load), down(c, set.gap));
    struct draw_command *command =
        draw_text(c->list, above, ALIGN_LEFT, large, number);
    command->min_cap_px = down(c, CAP_SECOND);
    command->may_cut = app->on_bar_at > 0; /* its name, at the end */
    draw_more_text(c->list, command, small, about);
    box.h = down(c, set.words);
    per_side(c, box, set.words);
}

static void words(const struct canvas *c, struct box box, int cap,
                  enum align align)
{
    struct box hint = cut_bottom(&box, down(c, c->tall ? 60 : CAP_TEXT), 0);
    struct style style = type(c, c->tall ? 60 : CAP_TEXT, FACE_REGULAR,
                              RGB_SECOND);
    draw_text(c->list, hint, align, style, "hold your tag to the reader")
        ->min_cap_px = down(c, CAP_TEXT);
    box.h = down(c, cap);
    draw_text(c->list, box, align, type(c, cap, FACE_BOLD, RGB_TEXT),
              "Tap in")
        ->min_cap_px = down(c, CAP_LOAD);
}

/* Ours: from below the p to the hint two fifths of "Tap in". */
static int words_px(const struct canvas *c, int cap)
{
    return down(c, cap * 14 / 10 + (c->tall ? 85 : 65));
}

/* The mark over the words; beside them where the panel is low. */
static void tap_in(const struct canvas *c, struct box box)
{
    int mm = mm_down(c, box.h);
    if (!c->tall && !c->portrait) {
        int cap = mm < 450 ? CAP_LOAD : 220;
        struct box middle = inset(box, across(c, 80), 0);
        struct box left = cut_left(&middle, across(c, 300), across(c, 100));
        mark(c, left);
        cut_top(&middle, (box.h - words_px(c, cap)) / 2, 0);
        middle.h = words_px(c, cap);
        words(c, middle, cap, ALIGN_LEFT);
        return;
    }
    int cap = c->portrait ? 195 : mm * 28 / 100;
    cap = cap > 450 ? 450 : cap < CAP_LOAD ? CAP_LOAD : cap;
    struct box below = cut_bottom(&box, words_px(c, cap), down(c, cap / 3));
    int most = down(c, c->portrait ? 400 : 600);
    if (box.h > most) {
        cut_top(&box, box.h - most, 0);
    }
    mark(c, box);
    words(c, below, cap, ALIGN_CENTRE);
}

void screen_idle_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct box box = c.body, bottom = c.actions;
    part_title(&c, app->config.rack_name);
    cut_top(&box, part_banner_px(&c), 0);
    cut_bottom(&box, down(&c, c.tall ? 20 : c.portrait ? 30 : 0), 0);
    if (app->crowd.n > 0) {
        bool is_roomy = c.tall || c.portrait;
        int h = down(&c, is_roomy ? TOUCH_CONFIRM : TOUCH_MIN);
        strip_draw(&c, cut_top(&box, h, down(&c, GAP)));
    }
    tap_in(&c, box);
    if (app->config.has_list) {
        struct box pick = c.portrait
                              ? cut_bottom(&bottom, down(&c, TOUCH_CONFIRM),
                                             down(&c, GAP))
                              : cut_right(&bottom, across(&c, 520),
                                          across(&c, GAP));
        struct control *control =
            part_button(&c, pick, "Pick by name", ACT_PICK_BY_NAME, 0);
        control->is_primary = app->crowd.n == 0; /* else the next one's turn */
    }
    int over = c.tall && app->panel.h_um >= 150000 ? down(&c, 40) : 0;
    on_the_bar(&c, (struct box){bottom.x, bottom.y - over, bottom.w,
                                bottom.h + over});
}
