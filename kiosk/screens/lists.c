#include "kiosk/screens/lists.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

struct list_shape list_shape(const struct panel *panel)
{
    if (panel_is_portrait(panel)) {
        return (struct list_shape){1, 5};
    }
    return panel->h_um >= 100000 ? (struct list_shape){3, 4}
                                 : (struct list_shape){3, 2};
}

struct box list_box(const struct canvas *c, struct list_shape shape, int i)
{
    struct box body = c->body;
    cut_top(&body, part_banner_px(c), 0);
    struct box at = column(body, i / shape.rows, shape.columns,
                           across(c, GAP));
    return row(at, i % shape.rows, shape.rows, down(c, GAP));
}

void list_item(const struct canvas *c, struct box box, const char *name,
               const char *about, enum action_kind action, int arg)
{
    part_card(c, box, RGB_LINE);
    struct box room = inset(box, across(c, 30), down(c, 12));
    if (about != NULL) {
        struct box below = cut_bottom(&room, down(c, 60), 0);
        draw_text(c->list, below, ALIGN_LEFT,
                  type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), about)
            ->may_cut = true;
    }
    struct draw_command *text =
        draw_text(c->list, room, ALIGN_LEFT,
                  type(c, c->tall ? 55 : 45, FACE_BOLD, RGB_TEXT), name);
    text->min_cap_px = down(c, CAP_TEXT);
    text->may_cut = true;
    draw_control(c->list, box, name, action, arg);
}

void list_actions(const struct canvas *c, int page, int pages, bool has_back)
{
    struct box box = c->actions;
    int gap = across(c, GAP);
    if (c->portrait) {
        box = cut_bottom(&box, down(c, TOUCH_CONFIRM), 0);
    }
    int n = 3;
    if (has_back) {
        part_button(c, column(box, 0, n, gap), WORD_BACK, ACT_BACK, 0);
    }
    if (page > 0) {
        part_button(c, column(box, 1, n, gap), "Before", ACT_PAGE_LESS, 0);
    }
    if (page + 1 < pages) {
        part_button(c, column(box, 2, n, gap), "Next", ACT_PAGE_MORE, 0);
    }
}
