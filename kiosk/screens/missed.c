/* After a miss: how many reps were achieved. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/asking.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

/* Ours: taller is a slab, not a button. */
#define TILE_MAX 450

static void choice(const struct canvas *c, struct box box, int reps,
                   int tried)
{
    char label[8], of[16];
    struct text text = text_in(label, sizeof label);
    text_int(&text, reps);
    text = text_in(of, sizeof of);
    text_str(&text, "of ");
    text_int(&text, tried);
    part_card(c, box, RGB_LINE);
    int cap = mm_down(c, box.h) * 2 / 5;
    cap = cap < CAP_SECOND ? CAP_SECOND : cap > 160 ? 160 : cap;
    struct draw_command *line =
        draw_text(c->list, box, ALIGN_CENTRE,
                  type(c, cap, FACE_BOLD, RGB_TEXT), label);
    line->min_cap_px = down(c, CAP_SECOND);
    if (mm_across(c, box.w) >= cap * 5) {
        draw_more_text(c->list, line,
                       type(c, cap / 2 > CAP_TEXT ? cap / 2 : CAP_TEXT,
                            FACE_REGULAR, RGB_SECOND),
                       of);
    }
    struct control *control =
        draw_control(c->list, box, label, ACT_REPS_GOT, reps);
    control->is_primary = reps == 0;
}

/* Ours: tiles of 15 mm and more up to 16 reps; nobody tries more often. */
static int columns_for(const struct canvas *c, int tried)
{
    int most = c->portrait   ? tried <= 12 ? 3 : 4
               : tried <= 10 ? 5
               : tried <= 16 ? (tried + 1) / 2
                             : 7;
    return tried < most ? tried : most;
}

void screen_missed_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    const struct session *s = &app->session;
    int tried = s->feel_set >= 0 ? s->sets[s->feel_set].set.reps : 1;
    int columns = columns_for(&c, tried);
    int rows = (tried + columns - 1) / columns;
    struct asking rooms = asking_begin(
        &c, c.portrait ? "How many?" : "How many did you get?", "");
    struct box box = rooms.answers;
    int most = down(&c, TILE_MAX) * rows + down(&c, GAP) * (rows - 1);
    box.h = box.h < most ? box.h : most;
    for (int i = 0; i < tried; i++) {
        struct box line = row(box, i / columns, rows, down(&c, GAP));
        choice(&c, column(line, i % columns, columns, across(&c, GAP)), i,
               tried);
    }
    part_button(&c, column(rooms.bottom, 0, 3, across(&c, GAP)), WORD_UNDO,
                ACT_UNDO, 0);
    part_button(&c, column(rooms.bottom, 2, 3, across(&c, GAP)), WORD_BACK,
                ACT_BACK, 0);
}
