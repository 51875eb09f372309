#include "kiosk/screens/staff.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"

#define MARK_X10 45   /* across */
#define MARK_GAP 25

void staff_title(const struct canvas *c, struct box box, const char *title,
                 int page)
{
    char line[24];
    struct text text = text_in(line, sizeof line);
    text_int(&text, page);
    text_str(&text, " of ");
    text_int(&text, STAFF_PAGES);
    bool is_narrow = mm_across(c, box.w) < 600;
    struct box page_box =
        is_narrow ? cut_bottom(&box, box.h / 2, 0)
                  : cut_right(&box, across(c, 160), across(c, GAP));
    draw_text(c->list, page_box, is_narrow ? ALIGN_LEFT : ALIGN_RIGHT,
              type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), line);
    draw_text(c->list, box, ALIGN_LEFT,
              type(c, CAP_TEXT, FACE_BOLD, RGB_TEXT), title)
        ->min_cap_px = down(c, CAP_FOOT);
}

void staff_mark(const struct canvas *c, struct box box, enum mark mark)
{
    switch (mark) {
    case MARK_UNKNOWN:
        draw_ring(c->list, box, down(c, 5), RGB_SECOND);
        break;
    case MARK_GOOD:
        draw_disc(c->list, box, RGB_DONE);
        break;
    case MARK_LOOK:
        draw_fill(c->list, box, down(c, 8), RGB_WARN);
        draw_text(c->list, box, ALIGN_CENTRE,
                  type(c, 30, FACE_BOLD, RGB_ON_ACCENT), "!");
        break;
    }
}

void staff_line(const struct canvas *c, struct box box,
                const struct staff_line *line)
{
    struct box upper = box;
    if (line->name_x10 == 0) {
        upper = cut_top(&box, down(c, LINE_PITCH), 0);
        box.h = upper.h;
    }
    struct box mark = cut_left(&upper, across(c, MARK_X10),
                               across(c, MARK_GAP));
    mark.y += (mark.h - down(c, MARK_X10)) / 2;
    mark.h = down(c, MARK_X10);
    staff_mark(c, mark, line->mark);
    struct box name = upper;
    if (line->name_x10 > 0) {
        name = cut_left(&upper, across(c, line->name_x10), across(c, 15));
        box = upper;
    } else {
        cut_left(&box, across(c, MARK_X10 + MARK_GAP), 0);
    }
    draw_text(c->list, name, ALIGN_LEFT,
              type(c, CAP_TEXT, FACE_BOLD, RGB_TEXT), line->name)
        ->min_cap_px = down(c, CAP_FOOT);
    if (line->words[0] == '\0') {
        return;
    }
    draw_text(c->list, box, ALIGN_LEFT,
              type(c, CAP_TEXT, FACE_REGULAR,
                   line->mark == MARK_LOOK ? RGB_WARN : RGB_SECOND),
              line->words)
        ->min_cap_px = down(c, CAP_FOOT);
}

struct box staff_words(const struct canvas *c, struct box box, uint32_t rgb,
                       const char *words)
{
    int letters = mm_down(c, box.w) * 100 / (CAP_TEXT * LETTER_PCT);
    char line[128];
    while (words[0] != '\0') {
        words = part_wrap(words, letters, line, sizeof line);
        draw_text(c->list, cut_top(&box, down(c, LINE_PITCH), 0), ALIGN_LEFT,
                  type(c, CAP_TEXT, FACE_REGULAR, rgb), line)
            ->min_cap_px = down(c, CAP_FOOT);
    }
    return box;
}
