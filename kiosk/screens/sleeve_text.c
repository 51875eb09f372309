/* The plates in words: per side, off, on. */
#include "kiosk/screens/sleeve.h"

#include "core/text.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

#include <limits.h>
#include <string.h>

#define TEXT_MAX 256
#define LABEL_X10 170 /* "per side" in footnote size */

static bool stock_is_mixed(const struct stock *stock)
{
    for (int i = 1; i < stock->n; i++) {
        if (stock->entry[i].plate.unit != stock->entry[0].plate.unit) {
            return true;
        }
    }
    return false;
}

static void put_plate(struct text *text, const struct plate *plate, int count,
                      bool with_unit)
{
    if (text->len > 0) {
        text_str(text, WORD_DOT);
    }
    if (count > 1) {
        text_int(text, count);
        text_str(text, WORD_TIMES);
    }
    text_str(text, plate->label);
    if (with_unit) {
        text_str(text, unit_str(plate->unit));
    }
}

void sleeve_text(const struct stack *stack, const struct rack *rack,
                 bool gather, char *out, size_t size)
{
    struct text text = text_in(out, size);
    bool with_unit = stock_is_mixed(&rack->stock);
    for (int i = 0; i < stack->n;) {
        int same = 1;
        while (gather && i + same < stack->n &&
               stack->entry[i + same] == stack->entry[i]) {
            same++;
        }
        put_plate(&text, &rack->stock.entry[stack->entry[i]].plate, same,
                  with_unit);
        i += same;
    }
}

/* Width in tenths of a millimetre at the per-side tier in the narrowest face
 * there is (Roboto Condensed Bold: digits 0.51 em, caps 0.71 em): whether a
 * line can be shown at all at that size. Ours, a little wide on purpose. */
static int narrow_x10(const char *text)
{
    int em_x100 = 0;
    for (const char *p = text; *p != '\0'; p++) {
        unsigned char byte = (unsigned char)*p;
        if ((byte & 0xC0) == 0x80) {
            continue;
        }
        em_x100 += byte == ' ' || byte == '.' || byte == 0xC2 ? 27 : 53;
    }
    return em_x100 * CAP_SECOND / 71;
}

/* The stack in the fullest form that fits; how many lines that takes. */
static int choose(const struct canvas *c, int w_px, const struct stack *stack,
                  const struct rack *rack, char *out, size_t size)
{
    int room = mm_across(c, w_px) - LABEL_X10 - GAP;
    sleeve_text(stack, rack, false, out, size);
    if (narrow_x10(out) <= room) {
        return 1;
    }
    sleeve_text(stack, rack, true, out, size);
    return narrow_x10(out) <= room ? 1 : 2;
}

int sleeve_lines(const struct canvas *c, int w_px, const struct stack *stack,
                 const struct rack *rack)
{
    char text[TEXT_MAX];
    return choose(c, w_px, stack, rack, text, sizeof text);
}

static struct draw_command *put_line(const struct canvas *c, struct box box,
                                     const char *text, int cap_x10)
{
    struct style style = type(c, cap_x10, FACE_BOLD, RGB_TEXT);
    struct draw_command *line =
        draw_text(c->list, box, ALIGN_LEFT, style, text);
    line->min_cap_px = down(c, CAP_SECOND);
    return line;
}

/* Where to break a long line: at the separator that makes the wider of the
 * two lines, the label before the first, as narrow as can be. */
static size_t break_at(const char *text)
{
    size_t best = strlen(text);
    int best_x10 = INT_MAX;
    for (const char *dot = strstr(text, WORD_DOT); dot != NULL;
         dot = strstr(dot + 1, WORD_DOT)) {
        char first[TEXT_MAX];
        size_t n = (size_t)(dot - text);
        memcpy(first, text, n);
        first[n] = '\0';
        int one = narrow_x10(first) + LABEL_X10;
        int two = narrow_x10(dot + strlen(WORD_DOT));
        int wider = one > two ? one : two;
        if (wider < best_x10) {
            best_x10 = wider;
            best = n;
        }
    }
    return best;
}

void sleeve_line(const struct canvas *c, struct box box,
                 const struct stack *stack, const struct rack *rack)
{
    char text[TEXT_MAX];
    int lines = choose(c, box.w, stack, rack, text, sizeof text);
    int cap = mm_down(c, box.h) * 10 / (lines * 13);
    cap = cap < CAP_SECOND ? CAP_SECOND : cap > 160 ? 160 : cap;
    if (stack->n == 0) {
        memcpy(text, "empty bar", sizeof "empty bar");
    }
    struct box first = lines == 2 ? row(box, 0, 2, 0) : box;
    struct draw_command *line =
        draw_text(c->list, first, ALIGN_LEFT,
                  type(c, cap > 100 ? CAP_TEXT : CAP_FOOT, FACE_REGULAR,
                       RGB_SECOND),
                  "per side");
    line->min_cap_px = down(c, CAP_SECOND);
    struct style bold = type(c, cap, FACE_BOLD, RGB_TEXT);
    if (lines == 1) {
        draw_more_text(c->list, line, bold, text);
        return;
    }
    size_t at = break_at(text);
    bool whole = text[at] == '\0';
    text[at] = '\0';
    draw_more_text(c->list, line, bold, text);
    if (!whole) {
        put_line(c, row(box, 1, 2, 0), text + at + strlen(WORD_DOT), cap);
    }
}

void sleeve_change(const struct canvas *c, struct box box,
                   const struct loading *loading, const struct rack *rack)
{
    int cap = c->tall ? 50 : CAP_TEXT;
    if (loading->moves == 0) {
        draw_text(c->list, box, ALIGN_CENTRE,
                  type(c, CAP_TEXT, FACE_REGULAR, RGB_DONE),
                  "nothing to change");
        return;
    }
    char off[TEXT_MAX], on[TEXT_MAX];
    sleeve_text(&loading->remove, rack, true, off, sizeof off);
    sleeve_text(&loading->add, rack, true, on, sizeof on);
    struct style word = type(c, cap, FACE_REGULAR, RGB_SECOND);
    struct style red = type(c, cap, FACE_BOLD, RGB_DANGER);
    struct style green = type(c, cap, FACE_BOLD, RGB_DONE);
    struct draw_command *line = NULL;
    if (loading->remove.n > 0) {
        line = draw_text(c->list, box, ALIGN_CENTRE, word, "off");
        draw_more_text(c->list, line, red, off);
    }
    if (loading->add.n > 0) {
        if (line == NULL) {
            line = draw_text(c->list, box, ALIGN_CENTRE, word, "on");
        } else {
            draw_more_text(c->list, line, word, "  on");
        }
        draw_more_text(c->list, line, green, on);
    }
    line->min_cap_px = down(c, CAP_FOOT);
}
