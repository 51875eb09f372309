/* What the screens for plates, bar and collars draw alike. */
#include "kiosk/screens/rack_parts.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"

#include <string.h>

#define PAGE_X10 160      /* "10 of 12" */
#define BOLD_PCT 76       /* a bold letter's width of its cap height */
#define FOOT_PITCH 48     /* of lines of 2.8 mm */
#define CHIP_X10 22       /* a plate's colour */

/* Letters of that size a box is wide. */
static int letters_in(const struct canvas *c, int w_px, int cap_x10)
{
    return mm_down(c, w_px) * 100 / (cap_x10 * LETTER_PCT);
}

/* A line of 4 mm, or less where it is long; what is too long for 2.8 mm, two
 * lines of that, as a fault may be. */
static void words_in(const struct canvas *c, struct box box,
                     const struct rack_head *head)
{
    char line[RACK_WORDS_MAX];
    int letters = letters_in(c, box.w, CAP_FOOT);
    if ((int)strlen(head->words) <= letters) {
        draw_text(c->list, box, ALIGN_LEFT,
                  type(c, CAP_TEXT, FACE_REGULAR, head->rgb), head->words)
            ->min_cap_px = down(c, CAP_FOOT);
        return;
    }
    cut_top(&box, (box.h - down(c, 2 * FOOT_PITCH)) / 2, 0);
    struct style style = type(c, CAP_FOOT, FACE_REGULAR, head->rgb);
    const char *rest =
        part_wrap(head->words, letters, line, sizeof line);
    draw_text(c->list, cut_top(&box, down(c, FOOT_PITCH), 0), ALIGN_LEFT,
              style, line);
    if (rest[0] != '\0') {
        draw_text(c->list, cut_top(&box, down(c, FOOT_PITCH), 0), ALIGN_LEFT,
                  style, rest)
            ->may_cut = true;
    }
}

static void page_in(const struct canvas *c, struct box box,
                    const struct rack_head *head)
{
    char line[24];
    struct text text = text_in(line, sizeof line);
    text_int(&text, head->page + 1);
    text_str(&text, " of ");
    text_int(&text, head->pages);
    draw_text(c->list, box, ALIGN_RIGHT,
              type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), line)
        ->min_cap_px = down(c, CAP_FOOT);
}

void rack_head(const struct canvas *c, const struct rack_head *head)
{
    struct box box = c->header;
    if (c->portrait) { /* as far as the body */
        box.h = c->body.y - box.y - down(c, 10);
    }
    struct box upper =
        c->portrait ? cut_top(&box, down(c, 55), 0)
                    : cut_left(&box,
                               down(c, (int)strlen(head->title) * CAP_TEXT *
                                           BOLD_PCT / 100),
                               across(c, 40));
    struct box *paged = c->portrait ? &upper : &box;
    if (head->pages > 1) {
        page_in(c, cut_right(paged, across(c, PAGE_X10), across(c, GAP)),
                head);
    }
    draw_text(c->list, upper, ALIGN_LEFT,
              type(c, CAP_TEXT, FACE_BOLD, RGB_TEXT), head->title)
        ->min_cap_px = down(c, CAP_FOOT);
    if (head->words[0] != '\0') {
        words_in(c, box, head);
    }
}

struct box rack_list_body(const struct canvas *c)
{
    struct box body = c->body;
    body.h += c->portrait ? down(c, TOUCH_MIN + GAP) : 0; /* one row is free */
    return body;
}

struct box rack_cell(const struct canvas *c, struct box body,
                     struct list_shape shape, int i)
{
    struct box line = row(body, i / shape.columns, shape.rows, down(c, GAP));
    return column(line, i % shape.columns, shape.columns, across(c, GAP));
}

void rack_chip(const struct canvas *c, struct box box,
               const struct plate *plate)
{
    struct box chip = cut_left(&box, across(c, CHIP_X10), 0);
    draw_fill(c->list, chip, down(c, 6), plate->colour_rgb);
    draw_outline(c->list, chip, down(c, 6), down(c, 3), RGB_SECOND);
}
