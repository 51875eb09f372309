/* A tag that nobody has: what to write down to enrol it. */
#include "kiosk/screens/screen.h"

#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"

#include <string.h>

/* A long frame takes two or more lines; a short one stays whole. */
static void frame(const struct canvas *c, struct box box)
{
    char text[TAG_TEXT_MAX], line[TAG_TEXT_MAX];
    tag_print(&c->app->unknown, text, sizeof text);
    size_t most = c->portrait ? 32 : 42;
    int h = down(c, 70);
    for (size_t at = 0; text[at] != '\0';) {
        size_t n = strlen(text + at) < most ? strlen(text + at) : most;
        memcpy(line, text + at, n);
        line[n] = '\0';
        draw_text(c->list, cut_top(&box, h, 0), ALIGN_LEFT,
                  type(c, c->tall ? 55 : CAP_TEXT, FACE_BOLD, RGB_ACCENT),
                  line)
            ->min_cap_px = down(c, CAP_FOOT);
        at += n;
    }
}

void screen_unknown_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct box box = c.body;
    part_title(&c, app->config.rack_name);
    box = inset(box, 0, down(&c, c.tall || c.portrait ? 80 : 10));
    struct box title = cut_top(&box, down(&c, c.tall ? 200 : 150), down(&c, c.tall ? 40 : 10));
    draw_text(out, title, ALIGN_LEFT,
              type(&c, c.tall ? 120 : 90, FACE_BOLD, RGB_TEXT), "New tag")
        ->min_cap_px = down(&c, CAP_SECOND);
    const char *rest = "Nobody has it yet. For the coach to enrol:";
    while (rest[0] != '\0') {
        char line[64];
        rest = part_wrap(rest, c.portrait ? 28 : 60, line, sizeof line);
        draw_text(out, cut_top(&box, down(&c, 65), 0), ALIGN_LEFT,
                  type(&c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), line);
    }
    frame(&c, box);
    const struct slot slots[] = {
        {.label = "Pick by name", .action = ACT_PICK_BY_NAME, .w_x10 = 520},
        {.label = "Back", .action = ACT_BACK, .w_x10 = 600},
    };
    int skip = app->config.has_list ? 0 : 1;
    part_actions(&c, slots + skip, 2 - skip);
}
