/* The plates in words: per side, off, on. */
#include "kiosk/screens/sleeve.h"

#include "core/text.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

#include <string.h>

#define TEXT_MAX 256
#define LETTER_X10 21 /* of a footnote, a little wide on purpose */
#define LABEL_MAX 32

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

/* Width in tenths of a millimetre at a cap height in the narrowest face
 * there is (Roboto Condensed Bold: digits 0.51 em, caps 0.71 em): whether a
 * line can be shown at all at that size. Ours, a little wide on purpose. */
static int narrow_x10(const char *text, int cap_x10)
{
    int em_x100 = 0;
    for (const char *p = text; *p != '\0'; p++) {
        unsigned char byte = (unsigned char)*p;
        if ((byte & 0xC0) == 0x80) {
            continue;
        }
        em_x100 += byte == ' ' || byte == '.' || byte == 0xC2 ? 27 : 53;
    }
    return em_x100 * cap_x10 / 71;
}

/* The same in tenths of a millimetre across: letters are as wide as the
 * panel's pixels, which need not be square, make them. */
static int room_x10(const struct canvas *c, int w_px)
{
    const struct panel *panel = &c->app->panel;
    return (int)((int64_t)w_px * panel->h_um / panel->h_px / 100);
}

/* Plates are named as they are stamped; where that is not the unit the
 * athlete reads, it has to be said. */
static void label(const struct session *s, char *out)
{
    const struct stock *stock = &s->rack.stock;
    struct text text = text_in(out, LABEL_MAX);
    bool is_other = stock->n > 0 && !stock_is_mixed(stock) &&
                    stock->entry[0].plate.unit != s->unit;
    if (is_other) {
        text_str(&text, s->unit == UNIT_LB ? "kilos " : "pounds ");
    }
    text_str(&text, "per side");
}

/* What a line of plates will look like. */
struct line {
    char label[LABEL_MAX];
    char text[TEXT_MAX];
    int label_x10;
    int n; /* 1 or 2 rows */
};

/* Leaves the dots between plates out: the spaces alone part them. */
static void close_up(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0';) {
        bool is_dot = strncmp(from, WORD_DOT, strlen(WORD_DOT)) == 0;
        *to++ = *from;
        from += is_dot ? strlen(WORD_DOT) : 1;
    }
    *to = '\0';
}

/* The stack in the fullest form that fits one row; else whole over two, or
 * without its dots where there is no room for a second. */
static void choose(const struct canvas *c, int w_px, const struct stack *stack,
                   const struct session *s, struct line *out)
{
    label(s, out->label);
    out->label_x10 = LETTER_X10 * (int)strlen(out->label);
    int room = room_x10(c, w_px) - out->label_x10 - GAP;
    out->n = 1;
    for (int gather = 0; gather < 2; gather++) {
        sleeve_text(stack, &s->rack, gather == 1, out->text,
                    sizeof out->text);
        if (narrow_x10(out->text, CAP_SECOND) <= room) {
            return;
        }
    }
    if (!c->portrait && !c->tall) {
        close_up(out->text);
        return;
    }
    char gathered[TEXT_MAX];
    memcpy(gathered, out->text, sizeof gathered);
    sleeve_text(stack, &s->rack, false, out->text, sizeof out->text);
    if (narrow_x10(out->text, CAP_SECOND) > 2 * room - GAP) {
        memcpy(out->text, gathered, sizeof gathered);
    }
    out->n = 2;
}

int sleeve_lines(const struct canvas *c, int w_px, const struct stack *stack,
                 const struct session *s)
{
    struct line line;
    choose(c, w_px, stack, s, &line);
    return line.n;
}

/* Where to break a long line: behind as many plates as the first row holds,
 * so that it reads as one list; at least one of them is on the second. */
static size_t break_at(const struct line *line, int room)
{
    size_t best = 0;
    for (const char *dot = strstr(line->text, WORD_DOT); dot != NULL;
         dot = strstr(dot + 1, WORD_DOT)) {
        char first[TEXT_MAX];
        size_t n = (size_t)(dot - line->text) + strlen(WORD_DOT) - 1;
        memcpy(first, line->text, n);
        first[n] = '\0';
        if (best == 0 || narrow_x10(first, CAP_SECOND) + line->label_x10 +
                                 GAP <= room) {
            best = n;
        }
    }
    return best;
}

static void put_line(const struct canvas *c, struct box box,
                     const struct line *line, const char *text, int cap_x10)
{
    struct draw_command *command =
        draw_text(c->list, box, ALIGN_LEFT,
                  type(c, cap_x10 > 100 ? CAP_TEXT : CAP_FOOT, FACE_REGULAR,
                       RGB_SECOND),
                  line->label);
    command->min_cap_px = down(c, CAP_SECOND);
    draw_more_text(c->list, command, type(c, cap_x10, FACE_BOLD, RGB_TEXT),
                   text);
}

void sleeve_line(const struct canvas *c, struct box box,
                 const struct stack *stack, const struct session *s)
{
    struct line line;
    choose(c, box.w, stack, s, &line);
    int cap = mm_down(c, box.h) * 10 / (line.n * 13);
    cap = cap < CAP_SECOND ? CAP_SECOND : cap > 160 ? 160 : cap;
    if (stack->n == 0) {
        memcpy(line.text, "empty bar", sizeof "empty bar");
    }
    if (line.n == 1) {
        put_line(c, box, &line, line.text, cap);
        return;
    }
    size_t at = break_at(&line, room_x10(c, box.w));
    if (at > 0) {
        line.text[at] = '\0'; /* in place of the space behind the dot */
        draw_text(c->list, row(box, 1, 2, 0), ALIGN_LEFT,
                  type(c, cap, FACE_BOLD, RGB_TEXT), line.text + at + 1)
            ->min_cap_px = down(c, CAP_SECOND);
    }
    put_line(c, row(box, 0, 2, 0), &line, line.text, cap);
}

/* --- what to change ------------------------------------------------------- */

/* "off 5 · 25" or "on 20", the word smaller than the plates. */
static void put_change(const struct canvas *c, struct box box,
                       const char *word, uint32_t rgb, const char *plates)
{
    int cap = c->tall ? CAP_SECOND : CAP_CHANGE;
    struct draw_command *line =
        draw_text(c->list, box, ALIGN_LEFT,
                  type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), word);
    draw_more_text(c->list, line, type(c, cap, FACE_BOLD, rgb), plates);
    line->min_cap_px = down(c, CAP_TEXT);
}

/* Both words and the gaps between them and the plates. */
#define WORDS_X10 240

int sleeve_change_lines(const struct canvas *c, int w_px,
                        const struct loading *loading, const struct rack *rack)
{
    char off[TEXT_MAX], on[TEXT_MAX];
    if (loading->remove.n == 0 || loading->add.n == 0) {
        return 1;
    }
    int cap = c->tall ? CAP_SECOND : CAP_CHANGE;
    sleeve_text(&loading->remove, rack, true, off, sizeof off);
    sleeve_text(&loading->add, rack, true, on, sizeof on);
    return narrow_x10(off, cap) + narrow_x10(on, cap) + WORDS_X10 <=
                   room_x10(c, w_px)
               ? 1
               : 2;
}

static void change_in_one(const struct canvas *c, struct box box,
                          const char *off, const char *on)
{
    int cap = c->tall ? CAP_SECOND : CAP_CHANGE;
    struct style word = type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND);
    struct draw_command *line =
        draw_text(c->list, box, ALIGN_LEFT, word, "off");
    draw_more_text(c->list, line, type(c, cap, FACE_BOLD, RGB_DANGER), off);
    draw_more_text(c->list, line, word, "  on");
    draw_more_text(c->list, line, type(c, cap, FACE_BOLD, RGB_DONE), on);
    line->min_cap_px = down(c, CAP_TEXT);
}

void sleeve_change(const struct canvas *c, struct box box,
                   const struct loading *loading, const struct rack *rack)
{
    char off[TEXT_MAX], on[TEXT_MAX];
    sleeve_text(&loading->remove, rack, true, off, sizeof off);
    sleeve_text(&loading->add, rack, true, on, sizeof on);
    if (loading->moves == 0) {
        draw_text(c->list, box, ALIGN_LEFT,
                  type(c, c->tall ? 55 : CAP_TEXT, FACE_REGULAR, RGB_DONE),
                  "nothing to change");
    } else if (loading->add.n == 0) {
        put_change(c, box, "off", RGB_DANGER, off);
    } else if (loading->remove.n == 0) {
        put_change(c, box, "on", RGB_DONE, on);
    } else if (box.h < down(c, 2 * CAP_CHANGE)) {
        change_in_one(c, box, off, on);
    } else {
        put_change(c, row(box, 0, 2, 0), "off", RGB_DANGER, off);
        put_change(c, row(box, 1, 2, 0), "on", RGB_DONE, on);
    }
}
