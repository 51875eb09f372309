/* Pain: nothing is prescribed, and it is said kindly. */
#include "kiosk/screens/screen.h"

#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

static const char *const lines[] = {
    "Pain is not something to train through.",
    "No more sets of this lift today.",
    "Rack it, tell your coach. Rest is training too.",
};

static void say(const struct canvas *c, struct box box, int cap, int gap)
{
    for (int i = 0; i < 3; i++) {
        const char *rest = lines[i];
        while (rest[0] != '\0') {
            char line[64];
            rest = part_wrap(rest, c->portrait ? 28 : 50, line, sizeof line);
            draw_text(c->list, cut_top(&box, down(c, cap * 3 / 2), 0),
                      ALIGN_LEFT,
                      type(c, cap, FACE_REGULAR,
                           i == 0 ? RGB_TEXT : RGB_SECOND),
                      line);
        }
        cut_top(&box, down(c, gap), 0);
    }
}

void screen_pain_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct box box = c.body;
    part_header(&c);
    cut_top(&box, part_banner_px(&c), 0);
    bool large = c.tall && app->panel.h_um >= 150000;
    int head = c.tall ? 150 : 110, cap = large ? 70 : c.tall ? 50 : CAP_TEXT;
    int above = c.tall || c.portrait ? 80 : part_banner_px(&c) > 0 ? 0 : 30;
    cut_top(&box, down(&c, above), 0);
    struct box title =
        cut_top(&box, down(&c, head), down(&c, c.tall ? 90 : 55));
    draw_text(c.list, title, ALIGN_LEFT,
              type(&c, head, FACE_BOLD, RGB_TEXT), "Stop here.");
    say(&c, box, cap, above > 0 ? cap / 2 : 0);
    const struct slot slots[] = {
        {.label = WORD_UNDO, .action = ACT_UNDO, .w_x10 = 250},
        {.label = "Other lift", .action = ACT_CHANGE_LIFT, .w_x10 = 350},
        {.label = "Finish", .action = ACT_FINISH, .w_x10 = 600},
    };
    part_actions(&c, slots, 3);
}
