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

void screen_pain_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct box box = c.body;
    part_header(&c);
    box = inset(box, 0, down(&c, c.tall || c.portrait ? 100 : 20));
    struct box title = cut_top(&box, down(&c, 220), down(&c, 30));
    struct draw_command *head = draw_text(
        c.list, title, ALIGN_LEFT,
        type(&c, c.tall ? 150 : 110, FACE_BOLD, RGB_TEXT), "Stop here.");
    head->min_cap_px = down(&c, CAP_SECOND);
    for (int i = 0; i < 3; i++) {
        const char *rest = lines[i];
        while (rest[0] != '\0') {
            char line[64];
            rest = part_wrap(rest, c.portrait ? 28 : 50, line, sizeof line);
            draw_text(c.list, cut_top(&box, down(&c, 70), 0), ALIGN_LEFT,
                      type(&c, c.tall ? 50 : CAP_TEXT, FACE_REGULAR,
                           i == 0 ? RGB_TEXT : RGB_SECOND),
                      line)
                ->min_cap_px = down(&c, CAP_TEXT);
        }
    }
    const struct slot slots[] = {
        {.label = WORD_UNDO, .action = ACT_UNDO, .w_x10 = 250},
        {.label = "Other lift", .action = ACT_CHANGE_LIFT, .w_x10 = 350},
        {.label = "Finish", .action = ACT_FINISH, .w_x10 = 600},
    };
    part_actions(&c, slots, 3);
}
