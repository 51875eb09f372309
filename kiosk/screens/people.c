/* Athletes by name, for who has no tag with them. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/lists.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"

int screen_people_per_page(const struct panel *panel)
{
    struct list_shape shape = list_shape(panel);
    return shape.columns * shape.rows;
}

void screen_people_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    const struct roster_page *roster = &app->roster;
    struct list_shape shape = list_shape(&app->panel);
    int per = shape.columns * shape.rows;
    part_title(&c, "Who is lifting?");
    if (roster->total == 0) {
        draw_text(out, c.body, ALIGN_CENTRE,
                  type(&c, CAP_TEXT, FACE_REGULAR, RGB_SECOND),
                  app->waiting ? "one moment" : "no athletes yet")
            ->min_cap_px = down(&c, CAP_TEXT);
    }
    for (int i = 0; i < roster->n && i < per; i++) {
        list_item(&c, list_box(&c, shape, i), roster->entry[i].name, NULL,
                  ACT_ATHLETE, i);
    }
    int pages = (roster->total + per - 1) / per;
    list_actions(&c, roster->offset / per, pages, true);
}
