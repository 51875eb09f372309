/* Athletes by name, for who has no tag with them. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/lists.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"

int screen_people_per_page(const struct panel *panel)
{
    struct list_shape shape = list_shape_people(panel);
    return shape.columns * shape.rows;
}

/* Ours: on a hand-wide panel as large as leaves two usual names a line. */
static int name_cap(const struct canvas *c)
{
    return c->portrait ? CAP_TEXT : c->tall ? 55 : 45;
}

void screen_people_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    const struct roster_page *roster = &app->roster;
    struct list_shape shape = list_shape_people(&app->panel);
    int per = shape.columns * shape.rows;
    part_title(&c, "Who are you?");
    if (roster->total == 0) {
        draw_text(out, c.body, ALIGN_CENTRE,
                  type(&c, CAP_TEXT, FACE_REGULAR, RGB_SECOND),
                  app->waiting ? "one moment" : "no athletes yet")
            ->min_cap_px = down(&c, CAP_TEXT);
    }
    for (int i = 0; i < roster->n && i < per; i++) {
        const struct list_card card = {.name = roster->entry[i].name,
                                       .cap_x10 = name_cap(&c),
                                       .may_cut = true,
                                       .action = ACT_ATHLETE,
                                       .arg = i};
        list_card(&c, list_box(&c, shape, i), &card);
    }
    list_actions(&c, roster->offset / per, (roster->total + per - 1) / per);
}
