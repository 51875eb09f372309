/* After a miss: how many reps were achieved. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

static void choice(const struct canvas *c, struct box box, int reps)
{
    char label[8];
    struct text text = text_in(label, sizeof label);
    text_int(&text, reps);
    part_card(c, box, RGB_LINE);
    int cap = mm_down(c, box.h) / 3;
    cap = cap < CAP_SECOND ? CAP_SECOND : cap > 160 ? 160 : cap;
    draw_text(c->list, box, ALIGN_CENTRE, type(c, cap, FACE_BOLD, RGB_TEXT),
              label)
        ->min_cap_px = down(c, CAP_SECOND);
    struct control *control =
        draw_control(c->list, box, label, ACT_REPS_GOT, reps);
    control->is_primary = reps == 0;
}

void screen_missed_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    const struct session *s = &app->session;
    int tried = s->feel_set >= 0 ? s->sets[s->feel_set].set.reps : 1;
    int columns = c.portrait ? 3 : 5;
    int rows = (tried + columns - 1) / columns;
    columns = tried < columns ? tried : columns;
    struct box box = c.body;
    box.h = c.actions.y + c.actions.h - box.y;
    struct box bottom =
        cut_bottom(&box, down(&c, c.portrait || c.tall ? TOUCH_CONFIRM
                                                       : TOUCH_MIN),
                   down(&c, GAP));
    part_header(&c);
    struct box title = cut_top(&box, down(&c, 95), down(&c, 8));
    draw_text(c.list, title, ALIGN_LEFT, type(&c, 70, FACE_BOLD, RGB_TEXT),
              "How many did you get?")
        ->min_cap_px = down(&c, CAP_TEXT);
    for (int i = 0; i < tried; i++) {
        struct box line = row(box, i / columns, rows, down(&c, GAP));
        choice(&c, column(line, i % columns, columns, across(&c, GAP)), i);
    }
    part_button(&c, column(bottom, 0, 3, across(&c, GAP)), WORD_UNDO,
                ACT_UNDO, 0);
}
