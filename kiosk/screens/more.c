/* The menu of rarer things; Back is where the primary action always is. */
#include "kiosk/screens/screen.h"

#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

struct choice {
    const char *label;
    const char *about;
    enum action_kind action;
};

static void item(const struct canvas *c, struct box box,
                 const struct choice *choice)
{
    part_card(c, box, RGB_LINE);
    struct box room = inset(box, across(c, 30), down(c, 12));
    struct box below = cut_bottom(&room, down(c, 60), 0);
    draw_text(c->list, room, ALIGN_LEFT,
              type(c, c->tall ? 55 : 45, FACE_BOLD, RGB_TEXT), choice->label)
        ->min_cap_px = down(c, CAP_TEXT);
    draw_text(c->list, below, ALIGN_LEFT,
              type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), choice->about)
        ->min_cap_px = down(c, CAP_FOOT);
    draw_control(c->list, box, choice->label, choice->action, 0);
}

void screen_more_view(const struct app *app, struct draw_list *out)
{
    static const struct choice choices[] = {
        {"Skip set", "go on without it", ACT_SKIP_SET},
        {"Change lift", "this one is finished", ACT_CHANGE_LIFT},
        {"Bar is empty", "if it was stripped", ACT_BAR_EMPTY},
        {"Finish", "ends the workout", ACT_FINISH},
        {"Log out", "the workout waits", ACT_LOG_OUT},
        {WORD_UNDO, "takes one back", ACT_UNDO},
    };
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
    for (int i = 0; i < n; i++) {
        struct box line = row(body, i / columns, rows, down(&c, GAP));
        item(&c, column(line, i % columns, columns, across(&c, GAP)),
             &choices[i]);
    }
    const struct slot slots[] = {
        {.label = WORD_BACK, .action = ACT_BACK, .w_x10 = 600}};
    part_actions(&c, slots, 1);
}
