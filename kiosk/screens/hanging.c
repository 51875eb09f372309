/* What hangs on the bar, to be put right: a touch on the plates takes the
 * outermost off, as a hand would. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/bars.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/sleeve.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

/* "75 kg", and which bar it is where there are several. */
static void load_line(const struct canvas *c, struct box box)
{
    const struct app *app = c->app;
    enum unit unit = app->session.unit;
    char number[LOAD_TEXT_MAX], where[BAR_WORDS_MAX + 16];
    char words[BAR_WORDS_MAX] = "bar";
    struct text text = text_in(where, sizeof where);
    load_print(app->on_bar_g, unit, number, sizeof number);
    text_str(&text, unit_str(unit));
    if (app->on_bar_at < 0 || bars_count(&app->rack) > 1) {
        bars_words(app, app->on_bar_at, words, sizeof words);
    }
    text_str(&text, " on the ");
    text_str(&text, words);
    int cap = c->tall ? 140 : CAP_SECOND;
    struct draw_command *line = draw_text(
        c->list, box, ALIGN_LEFT, type(c, cap, FACE_BOLD, RGB_TEXT), number);
    draw_more_text(c->list, line,
                   type(c, c->tall ? 60 : CAP_TEXT, FACE_REGULAR, RGB_SECOND),
                   where);
    line->min_cap_px = down(c, CAP_CHANGE);
    line->may_cut = true; /* where a bar is called by a long name */
}

static void hint(const struct canvas *c, struct box box)
{
    bool is_bare = c->app->on_bar.n == 0;
    draw_text(c->list, box, ALIGN_LEFT,
              type(c, c->tall ? 50 : CAP_TEXT, FACE_REGULAR, RGB_SECOND),
              is_bare ? "No plates on it."
                      : "Touch the plates: the last one comes off.")
        ->min_cap_px = down(c, CAP_FOOT);
}

static void plates(const struct canvas *c, struct box box)
{
    const struct app *app = c->app;
    struct loading loading = {.side = app->on_bar};
    int most = down(c, c->tall ? 700 : 400); /* ours: taller looks no better */
    if (box.h > most) {
        cut_top(&box, (box.h - most) / 2, 0);
        box.h = most;
    }
    sleeve_diagram(c, box, &loading, &app->rack);
    if (app->on_bar.n > 0) {
        draw_control(c->list, box, "One off", ACT_PLATE_OFF, 0);
    }
}

/* Four places, whatever can be done now. */
static void actions(const struct canvas *c)
{
    const struct app *app = c->app;
    struct slot slots[4] = {
        {.action = ACT_BARS, .w_x10 = 260},
        {.action = ACT_PLATE_BACK, .w_x10 = 250},
        {.action = ACT_BAR_EMPTY, .w_x10 = 330, .beside = true},
        {.label = WORD_BACK, .action = ACT_BACK, .w_x10 = 330}};
    if (app->session.bar >= 0 && bars_count(&app->rack) > 1) {
        slots[0].label = "Other bar";
    }
    if (app->on_bar.n < app->hung_n) {
        slots[1].label = "Put back";
    }
    if (app->on_bar.n > 0) {
        slots[2].label = "Bar is empty";
    }
    part_actions(c, slots, 4);
}

void screen_hanging_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct box box = c.body;
    part_header(&c);
    cut_top(&box, part_banner_px(&c), 0);
    load_line(&c, cut_top(&box, down(&c, c.tall ? 160 : 100),
                          down(&c, c.tall ? 60 : 20)));
    hint(&c, cut_bottom(&box, down(&c, LINE_PITCH), down(&c, 20)));
    plates(&c, box);
    actions(&c);
}
