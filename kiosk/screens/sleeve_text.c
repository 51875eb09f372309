/* The plates in words: per side, off, on. */
#include "kiosk/screens/sleeve.h"

#include "core/text.h"
#include "kiosk/screens/narrow.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

#include <string.h>

#define TEXT_MAX 256
#define CAP_LABEL (CAP_FOOT + 2) /* as it may come out beside the plates */
#define LABEL_MAX 32

bool sleeve_is_mixed(const struct stock *stock)
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
    bool with_unit = sleeve_is_mixed(&rack->stock);
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

void sleeve_close_up(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0';) {
        bool is_dot = strncmp(from, WORD_DOT, strlen(WORD_DOT)) == 0;
        *to++ = *from;
        from += is_dot ? strlen(WORD_DOT) : 1;
    }
    *to = '\0';
}

/* Takes the athlete's own unit off every plate: the other one still stands. */
static void drop_unit(char *text, enum unit own)
{
    const char *unit = unit_str(own);
    char *to = text;
    for (const char *from = text; *from != '\0';) {
        if (strncmp(from, unit, strlen(unit)) == 0) {
            from += strlen(unit);
        } else {
            *to++ = *from++;
        }
    }
    *to = '\0';
}

void sleeve_shorten(char *text, enum unit own, int cap_x10, int room_x10)
{
    if (narrow_x10(text, cap_x10) > room_x10) {
        sleeve_close_up(text);
    }
    if (narrow_x10(text, cap_x10) > room_x10) {
        drop_unit(text, own);
    }
}

/* Plates are named as they are stamped; where that is not the unit the
 * athlete reads, it has to be said. Of the collars only where there is room: who
 * adds the plates up misses them. */
static void label(const struct session *s, bool with_collars, char *out)
{
    const struct stock *stock = &s->rack.stock;
    struct text text = text_in(out, LABEL_MAX);
    bool is_other = stock->n > 0 && !sleeve_is_mixed(stock) &&
                    stock->entry[0].plate.unit != s->unit;
    if (with_collars) {
        text_str(&text, "collars + ");
    }
    if (is_other) {
        text_str(&text, s->unit == UNIT_LB ? "kilos " : "pounds ");
    }
    text_str(&text, "per side");
}

/* What a line of plates will look like. */
struct saying {
    char label[LABEL_MAX];
    char text[TEXT_MAX];
    int label_x10;
    int n; /* 1 or 2 rows */
};

/* Whether all of it stands in one row, with as much left at its end. */
static bool fits_one(const struct saying *line, int room, int taken)
{
    return line->label_x10 + GAP + narrow_x10(line->text, CAP_SECOND) +
               taken <= room;
}

/* Where to break a long line: at the space behind as many plates as the first
 * row holds, so that it reads as one list; at least one of them is on the
 * second. */
static size_t break_at(const struct saying *line, int room)
{
    bool has_dots = strstr(line->text, WORD_DOT) != NULL;
    size_t best = 0;
    for (size_t i = 1; line->text[i] != '\0'; i++) {
        char first[TEXT_MAX];
        unsigned char before = (unsigned char)line->text[i - 1];
        if (line->text[i] != ' ' || (has_dots && before < 0x80)) {
            continue;
        }
        memcpy(first, line->text, i);
        first[i] = '\0';
        if (best == 0 || narrow_x10(first, CAP_SECOND) + line->label_x10 +
                                 GAP <= room) {
            best = i;
        }
    }
    return best;
}

/* What the second row holds, and what is to be left at its end. */
static bool fits_two(const struct saying *line, int room, int taken)
{
    const char *second = line->text + break_at(line, room);
    return narrow_x10(second, CAP_SECOND) + taken <= room;
}

/* The stack whole where that fits two rows, else gathered, else shortened. */
static void choose_two(const struct stack *stack, const struct session *s,
                       int room, int taken, struct saying *out)
{
    out->n = 2;
    for (int gather = 0; gather < 2; gather++) {
        sleeve_text(stack, &s->rack, gather == 1, out->text,
                    sizeof out->text);
        if (fits_two(out, room, taken)) {
            return;
        }
    }
    sleeve_close_up(out->text);
    if (!fits_two(out, room, taken)) {
        drop_unit(out->text, s->unit);
    }
}

/* The stack in the fullest form that fits one row; else over two, or without
 * its dots where there is no room for a second. */
static void choose(const struct canvas *c, int w_px, int taken_px,
                   const struct stack *stack, const struct session *s,
                   struct saying *out)
{
    int room = narrow_room_x10(c, w_px);
    int taken = narrow_room_x10(c, taken_px);
    out->n = 1;
    sleeve_text(stack, &s->rack, false, out->text, sizeof out->text);
    if (stack->n == 0) {
        memcpy(out->text, "none", sizeof "none");
    }
    for (int less = s->rack.collar_g == 0; less < 2; less++) {
        label(s, less == 0, out->label);
        out->label_x10 = narrow_x10(out->label, CAP_LABEL);
        if (fits_one(out, room, taken) || (stack->n == 0 && less == 1)) {
            return;
        }
    }
    sleeve_text(stack, &s->rack, true, out->text, sizeof out->text);
    if (fits_one(out, room, taken)) {
        return;
    }
    if (c->portrait || c->tall) {
        choose_two(stack, s, room, taken, out);
    } else {
        sleeve_shorten(out->text, s->unit, CAP_SECOND,
                       room - taken - out->label_x10 - GAP);
    }
}

int sleeve_lines(const struct canvas *c, int w_px, const struct stack *stack,
                 const struct session *s)
{
    struct saying line;
    choose(c, w_px, 0, stack, s, &line);
    return line.n;
}

bool sleeve_has_room(const struct canvas *c, int w_px, int taken_px,
                     const struct stack *stack, const struct session *s)
{
    struct saying line, whole;
    int room = narrow_room_x10(c, w_px);
    int taken = narrow_room_x10(c, taken_px);
    choose(c, w_px, taken_px, stack, s, &line);
    choose(c, w_px, 0, stack, s, &whole);
    bool lost_dots = strstr(whole.text, WORD_DOT) != NULL &&
                     strchr(line.text, ' ') != NULL &&
                     strstr(line.text, WORD_DOT) == NULL;
    return line.n == whole.n && !lost_dots &&
           (line.n == 1 ? fits_one(&line, room, taken)
                        : fits_two(&line, room, taken));
}

static void put_line(const struct canvas *c, struct box box,
                     const struct saying *line, const char *text, int cap_x10)
{
    struct draw_command *command =
        draw_text(c->list, box, ALIGN_LEFT,
                  type(c, cap_x10 > 100 ? CAP_TEXT : CAP_FOOT, FACE_REGULAR,
                       RGB_SECOND),
                  line->label);
    bool fits = line->label_x10 + GAP + narrow_x10(text, CAP_SECOND) <=
                narrow_room_x10(c, box.w);
    command->min_cap_px = down(c, fits ? CAP_SECOND : CAP_PLATE);
    draw_more_text(c->list, command, type(c, cap_x10, FACE_BOLD, RGB_TEXT),
                   text);
}

void sleeve_line(const struct canvas *c, struct box box, int taken_px,
                 const struct stack *stack, const struct session *s)
{
    struct saying line;
    choose(c, box.w, taken_px, stack, s, &line);
    int cap = mm_down(c, box.h) * 10 / (line.n * 13);
    cap = cap < CAP_SECOND ? CAP_SECOND : cap > 160 ? 160 : cap;
    struct box first = row(box, 0, line.n, 0);
    struct box last = row(box, line.n - 1, line.n, 0);
    size_t at = line.n == 2 ? break_at(&line, narrow_room_x10(c, box.w)) : 0;
    last.w -= taken_px;
    if (at > 0) {
        line.text[at] = '\0'; /* in place of the space behind the dot */
        const char *second = line.text + at + 1;
        bool fits = narrow_x10(second, CAP_SECOND) <=
                    narrow_room_x10(c, last.w);
        draw_text(c->list, last, ALIGN_LEFT,
                  type(c, cap, FACE_BOLD, RGB_TEXT), second)
            ->min_cap_px = down(c, fits ? CAP_SECOND : CAP_PLATE);
    }
    put_line(c, line.n == 1 ? last : first, &line, line.text, cap);
}
