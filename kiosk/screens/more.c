/* The menu of rarer things; Back is where the primary action always is. */
#include "kiosk/screens/screen.h"

#include "kiosk/screens/lists.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

static const struct {
    const char *label;
    const char *about;
    enum action_kind action;
} choices[] = {
    {"Skip set", "go on without it", ACT_SKIP_SET},
    {"Change lift", "this one is done", ACT_CHANGE_LIFT},
    {"Bar is empty", "if it was stripped", ACT_BAR_EMPTY},
    {"Finish", "ends the workout", ACT_FINISH},
    {"Log out", "the workout waits", ACT_LOG_OUT},
    {WORD_UNDO, "takes one back", ACT_UNDO},
};

/* By buttons they come in the middle: as few presses as may be to either end. */
#define TREND_AT 3

/* Ours: in proportion to the card where there is room. */
static int name_cap(const struct canvas *c, struct box card)
{
    int cap = mm_down(c, card.h) * 15 / 100;
    if (!c->tall) {
        return c->portrait ? CAP_TEXT : 45;
    }
    return cap < 45 ? 45 : cap > 70 ? 70 : cap;
}

/* Those who share the rack, or somebody who joins. */
static void others(const struct canvas *c, struct box *row)
{
    const struct app *app = c->app;
    bool has_crowd = app->crowd.n > 0;
    if (has_crowd || app->config.has_list) {
        struct box box = cut_left(row, across(c, 220), across(c, GAP));
        part_button(c, box, has_crowd ? WORD_TURNS : WORD_JOIN,
                    has_crowd ? ACT_CROWD : ACT_PICK_BY_NAME, 0);
    }
}

void screen_more_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    part_header(&c);
    int n = session_has_undo(&app->session) ? 6 : 5;
    int columns = c.portrait ? 2 : 3;
    int rows = 6 / columns;
    struct box body = c.body;
    cut_top(&body, part_banner_px(&c), 0);
    if (c.portrait) {
        body.h = body.h < down(&c, 800) ? body.h : down(&c, 800);
    }
    int cap = name_cap(&c, row(body, 0, rows, down(&c, GAP)));
    struct box last = c.actions;
    struct box beside = last; /* in portrait a row of their own */
    struct box *small = c.portrait ? &beside : &last;
    if (c.portrait) {
        last = cut_bottom(&beside, down(&c, TOUCH_CONFIRM), down(&c, GAP));
    }
    struct box bar = cut_left(small, across(&c, 240), across(&c, GAP));
    struct box trend = cut_left(small, across(&c, 240), across(&c, GAP));
    for (int i = 0; i < n; i++) {
        if (i == TREND_AT) {
            others(&c, small);
            part_button(&c, bar, "Bar", ACT_HANGING, 0);
            part_button(&c, trend, WORD_TREND, ACT_TREND, 0);
        }
        struct box line = row(body, i / columns, rows, down(&c, GAP));
        const struct list_card card = {.name = choices[i].label,
                                       .about = choices[i].about,
                                       .cap_x10 = cap,
                                       .action = choices[i].action};
        list_card(&c, column(line, i % columns, columns, across(&c, GAP)),
                  &card);
    }
    part_primary(&c, last, WORD_BACK, ACT_BACK, 0);
}
