#include "kiosk/screens/lists.h"

#include "core/text.h"
#include "kiosk/app/record.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

#define MARGIN 25    /* a card's edge to its text */
#define ABOUT_GAP 25 /* from the name's foot to what is said about it */
#define ABOUT_MARGIN 12 /* above the name, and below what is said */

static bool is_tall(const struct panel *panel)
{
    return !panel_is_portrait(panel) && panel->h_um >= 100000;
}

struct list_shape list_shape_people(const struct panel *panel)
{
    if (panel_is_portrait(panel)) {
        return (struct list_shape){2, 5};
    }
    return is_tall(panel) ? (struct list_shape){3, 4}
                          : (struct list_shape){3, 2};
}

/* Ours: the thirteen lifts that come with the program on one page, or on two
 * of which none holds but one. */
struct list_shape list_shape_lifts(const struct panel *panel)
{
    if (panel_is_portrait(panel)) {
        return (struct list_shape){2, 5};
    }
    return is_tall(panel) ? (struct list_shape){4, 4}
                          : (struct list_shape){4, 2};
}

/* In portrait a list has one row of controls; the other's room is its own. */
static struct box actions_box(const struct canvas *c)
{
    struct box box = c->actions;
    return c->portrait ? cut_bottom(&box, down(c, TOUCH_CONFIRM), 0) : box;
}

struct box list_box(const struct canvas *c, struct list_shape shape, int i)
{
    struct box body = c->body;
    body.h = actions_box(c).y - down(c, GAP) - body.y;
    cut_top(&body, part_banner_px(c), 0);
    struct box at = column(body, i / shape.rows, shape.columns,
                           across(c, GAP));
    return row(at, i % shape.rows, shape.rows, down(c, GAP));
}

/* Draws a name from the top of a box, over at most two lines. */
static void name_lines(const struct canvas *c, struct box box,
                       const struct list_card *card, int letters, int pitch)
{
    char line[ATHLETE_NAME_MAX];
    struct style style = type(c, card->cap_x10, FACE_BOLD, RGB_TEXT);
    box.h = style.cap_px;
    const char *rest = part_wrap(card->name, letters, line, sizeof line);
    struct draw_command *text =
        draw_text(c->list, box, ALIGN_LEFT, style, line);
    text->min_cap_px = down(c, CAP_TEXT);
    text->may_cut = card->may_cut;
    if (rest[0] != '\0') {
        box.y += down(c, pitch);
        text = draw_text(c->list, box, ALIGN_LEFT, style, rest);
        text->min_cap_px = down(c, CAP_TEXT);
        text->may_cut = card->may_cut;
    }
}

void list_card(const struct canvas *c, struct box box,
               const struct list_card *card)
{
    bool is_pressed = c->app->pressed == c->list->n_controls;
    uint32_t second = is_pressed ? RGB_TEXT : RGB_SECOND;
    part_card(c, box, card->is_bright ? RGB_TEXT : RGB_LINE);
    struct box room = inset(box, across(c, MARGIN), 0);
    char line[ATHLETE_NAME_MAX];
    int letters = mm_down(c, room.w) * 100 / (card->cap_x10 * LETTER_PCT);
    bool two = part_wrap(card->name, letters, line, sizeof line)[0] != '\0';
    int pitch = card->cap_x10 * 14 / 10;
    int name = card->cap_x10 + (two ? pitch : 0);
    int about = c->tall ? CAP_TEXT : CAP_FOOT;
    int block = name + ABOUT_GAP + about;
    /* Under a high banner there may be room for the name alone. */
    bool has_about = card->about != NULL &&
                     down(c, block + 2 * ABOUT_MARGIN) <= room.h;
    block = has_about ? block : name;
    cut_top(&room, (room.h - down(c, block)) / 2, 0);
    struct box upper = cut_top(&room, down(c, name), down(c, ABOUT_GAP));
    name_lines(c, upper, card, letters, pitch);
    if (has_about) {
        room.h = down(c, about);
        draw_text(c->list, room, ALIGN_LEFT,
                  type(c, about, FACE_REGULAR, second), card->about)
            ->min_cap_px = down(c, CAP_FOOT);
    }
    draw_control(c->list, box, card->name, card->action, card->arg);
}

static void page_count(const struct canvas *c, struct box box, int page,
                       int pages)
{
    char line[24];
    struct text text = text_in(line, sizeof line);
    text_int(&text, page + 1);
    text_str(&text, " of ");
    text_int(&text, pages);
    draw_text(c->list, box, ALIGN_CENTRE,
              type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), line)
        ->min_cap_px = down(c, CAP_FOOT);
}

void list_actions(const struct canvas *c, int page, int pages)
{
    /* Tenths of a millimetre of a hand-wide panel; in proportion on others. */
    static const int wide[] = {165, 210, 150, 165};
    struct box box = actions_box(c), at[4];
    int gap = across(c, GAP), room = box.w - 3 * gap;
    for (int i = 0; i < 4; i++) {
        at[i] = cut_left(&box, room * wide[i] / 690, gap);
    }
    part_button(c, at[0], WORD_BACK, ACT_BACK, 0);
    if (page > 0) {
        part_button(c, at[1], "Before", ACT_PAGE_LESS, 0);
    }
    if (pages > 1) {
        page_count(c, at[2], page, pages);
    }
    if (page + 1 < pages) {
        part_button(c, at[3], "Next", ACT_PAGE_MORE, 0);
    }
}
