/* Nobody at the rack: the one thing to do, and what is on the bar. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/sleeve.h"
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

static void on_the_bar(const struct canvas *c, struct box box)
{
    const struct app *app = c->app;
    char plates[160], line[224];
    sleeve_text(&app->on_bar, &app->rack, app->on_bar.n > 4, plates,
                sizeof plates);
    struct text text = text_in(line, sizeof line);
    text_str(&text, "on the bar: ");
    if (app->on_bar.n == 0) {
        text_str(&text, "nothing");
    } else if (c->portrait) {
        text = text_in(line, sizeof line);
        text_load(&text, app->on_bar_g, app->rack.stock.entry[0].plate.unit);
        text_str(&text, " on the bar");
    } else {
        enum unit unit =
            app->rack.stock.entry[app->on_bar.entry[0]].plate.unit;
        text_str(&text, plates);
        text_str(&text, " = ");
        text_load(&text, app->on_bar_g, unit);
    }
    struct draw_command *command =
        draw_text(c->list, box, ALIGN_LEFT,
                  type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), line);
    command->min_cap_px = down(c, CAP_FOOT);
}

void screen_idle_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct box box = c.body;
    part_title(&c, app->config.rack_name);
    int mm = mm_down(&c, box.h);
    struct box hint = cut_bottom(&box, down(&c, 90), 0);
    int cap = mm * 24 / 100;
    cap = cap > 300 ? 300 : cap;
    cut_bottom(&box, down(&c, cap * 36 / 100), 0); /* what hangs below "p" */
    struct box words = cut_bottom(&box, down(&c, cap), down(&c, cap / 2));
    mark(&c, inset(box, 0, down(&c, mm * 2 / 100)));
    draw_text(out, words, ALIGN_CENTRE,
              type(&c, cap, FACE_BOLD, RGB_TEXT), "Tap in")
        ->min_cap_px = down(&c, CAP_SECOND);
    draw_text(out, hint, ALIGN_CENTRE,
              type(&c, c.tall ? 60 : CAP_TEXT, FACE_REGULAR, RGB_SECOND),
              "hold your tag to the reader")
        ->min_cap_px = down(&c, CAP_TEXT);
    struct box bottom = c.actions;
    if (app->config.has_list) {
        struct box pick = c.portrait
                              ? cut_bottom(&bottom, down(&c, TOUCH_CONFIRM), 0)
                              : cut_right(&bottom, across(&c, 520),
                                          across(&c, GAP));
        struct control *control =
            part_button(&c, pick, "Pick by name", ACT_PICK_BY_NAME, 0);
        control->is_primary = true;
    }
    on_the_bar(&c, bottom);
}
