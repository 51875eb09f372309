#include "kiosk/screens/ramp.h"

#include "core/change.h"
#include "core/text.h"
#include "kiosk/screens/narrow.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/sleeve.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

#include <string.h>

#define PLATES_MAX 128

/* What a row has to say. */
struct step {
    char load[LOAD_TEXT_MAX], reps[16], plates[PLATES_MAX];
    char off[PLATES_MAX]; /* "−2.5 · 10" that hang there and come off first */
    bool is_done, is_now;
    int n_rows; /* of the plates */
    int cap;    /* of the plates; 0: as large as the row */
    int n_stay; /* of what is between its gaps, as many hang there already */
};

int ramp_now(const struct session *s)
{
    for (int i = 0; i < s->n_warmups; i++) {
        if (!s->warmup_done[i]) {
            return i;
        }
    }
    return s->n_warmups;
}

bool ramp_is_done(const struct session *session)
{
    return session->second_top ||
           ramp_now(session) == session->n_warmups;
}

/* Plates, and how many groups of them that makes. */
static int put_plates(const struct stack *from, int first, int end,
                      const struct rack *rack, struct text *text)
{
    char plates[PLATES_MAX];
    struct stack part = {.n = end - first};
    int n = part.n > 0;
    memcpy(part.entry, from->entry + first, (size_t)part.n);
    sleeve_text(&part, rack, from->n > 3, plates, sizeof plates);
    text_str(text, text->len > 0 && n > 0 ? WORD_DOT : "");
    text_str(text, plates);
    for (const char *at = plates; (at = strstr(at, WORD_DOT)) != NULL; n++) {
        at += strlen(WORD_DOT);
    }
    return n;
}

static void name_off(const struct stack *on, const struct stack *want,
                     const struct rack *rack, struct step *step)
{
    char plates[PLATES_MAX];
    struct stack off, add;
    struct text text = text_in(step->off, sizeof step->off);
    change_list(on, want, &off, &add);
    sleeve_text(&off, rack, true, plates, sizeof plates);
    text_str(&text, off.n > 0 ? WORD_LESS : "");
    text_str(&text, plates);
}

/* Of the step that is now, what hangs there already stands apart. */
static void name_plates(const struct app *app, const struct warmup *w,
                        struct step *step)
{
    const struct session *s = &app->session;
    const struct stack *on = app_hanging(app, s);
    struct text text = text_in(step->plates, sizeof step->plates);
    int kept = step->is_now ? change_kept(on, &w->side) : 0;
    step->n_stay = put_plates(&w->side, 0, kept, &s->rack, &text);
    put_plates(&w->side, kept, w->side.n, &s->rack, &text);
    if (step->is_now) {
        name_off(on, &w->side, &s->rack, step);
    }
}

static struct step step_of(const struct app *app, int i)
{
    const struct session *s = &app->session;
    const struct warmup *w = &s->warmups[i];
    struct step step = {.is_done = s->warmup_done[i],
                        .is_now = i == ramp_now(s), .n_rows = 1};
    load_print(w->load_g, s->unit, step.load, sizeof step.load);
    struct text text = text_in(step.reps, sizeof step.reps);
    text_str(&text, WORD_TIMES " ");
    text_int(&text, w->reps);
    name_plates(app, w, &step);
    if (w->side.n == 0) {
        text = text_in(step.plates, sizeof step.plates);
        text_str(&text, "empty bar");
    }
    return step;
}

/* A row's dot: filled when done, ringed in the accent when it is now. */
static void mark(const struct canvas *c, struct box box, bool done,
                 bool is_now)
{
    int d = down(c, 36);
    struct box dot = {box.x, box.y + (box.h - d) / 2, box.w, d};
    if (done) {
        draw_disc(c->list, dot, RGB_DONE);
    } else {
        draw_ring(c->list, dot, down(c, 8), is_now ? RGB_ACCENT : RGB_LINE);
    }
}

/* Where the row's load ends and its plates begin. */
struct columns {
    int load_px, plates_px;
};

static int room_px(const struct canvas *c, struct box box)
{
    return box.w - 2 * across(c, c->tall ? 25 : 12) - across(c, 40 + 10 + 15);
}

/* The load's usual share, or what loads and reps need; no more than that where
 * plates had to be small. */
static struct columns columns_for(const struct canvas *c, struct box box)
{
    const struct session *s = &c->app->session;
    int room = room_px(c, box), least = 0, plates = 0;
    int usual = room * (c->tall || c->portrait ? 38 : 40) / 100;
    for (int i = 0; i < s->n_warmups; i++) {
        struct step step = step_of(c->app, i);
        int w = narrow_x10(step.load, CAP_TEXT) +
                narrow_x10(step.reps, CAP_TEXT) + CAP_TEXT * 6 / 10;
        least = w > least ? w : least;
        w = narrow_x10(step.plates, CAP_TEXT);
        plates = w > plates ? w : plates;
    }
    least = narrow_px(c, least);
    bool is_tight = usual < least || narrow_px(c, plates) > room - usual;
    int load = is_tight ? least : usual;
    return (struct columns){load, room - load};
}

/* Plates that do not fit as they are stand closer, then smaller, then in two
 * rows; they are never cut. */
static void fit(const struct canvas *c, struct box box, struct step *step)
{
    int room = narrow_room_x10(c, box.w);
    if (narrow_x10(step->plates, CAP_TEXT) <= room) {
        return;
    }
    sleeve_close_up(step->plates);
    if (narrow_x10(step->plates, CAP_TEXT) <= room) {
        return;
    }
    sleeve_shorten(step->plates, c->app->session.unit, CAP_FOOT,
                  room * 7 / 4);
    bool is_high = box.h >= down(c, 2 * CAP_TEXT + 30);
    step->cap = is_high ? CAP_TEXT : CAP_FOOT;
    if (is_high || narrow_x10(step->plates, CAP_FOOT) > room) {
        step->n_rows = 2;
    }
}

/* The last space before which a row of plates still fits. */
static size_t break_at(const struct step *step, int room)
{
    size_t best = 0;
    for (size_t i = 0; step->plates[i] != '\0'; i++) {
        char first[PLATES_MAX];
        memcpy(first, step->plates, i);
        first[i] = '\0';
        if (step->plates[i] == ' ' &&
            (best == 0 || narrow_x10(first, step->cap) <= room)) {
            best = i;
        }
    }
    return best;
}

/* Where the group after n of them begins; 0: there is none, or none before. */
static size_t after_groups(const char *plates, int n)
{
    size_t at = 0;
    for (; n > 0; n--) {
        at += strcspn(plates + at, " ");
        if (strncmp(plates + at, WORD_DOT, strlen(WORD_DOT)) == 0) {
            at += strlen(WORD_DOT);
        } else if (plates[at] == ' ') {
            at++;
        } else {
            return 0;
        }
    }
    return at;
}

/* One more piece of a row, which begins with the first. */
static void put(const struct canvas *c, struct box box,
                struct draw_command **line, struct style style,
                const char *text)
{
    if (text[0] == '\0') {
        return;
    }
    if (*line == NULL) {
        *line = draw_text(c->list, box, ALIGN_LEFT, style, text);
    } else {
        draw_more_text(c->list, *line, style, text);
    }
}

/* Where it would make the row much smaller (Ours: by more than two fifths),
 * only the words below tell what comes off. */
static bool has_room_for_off(const struct canvas *c, struct box box,
                             const struct step *step, int cap_x10)
{
    int cap = cap_x10 * 3 / 5 > CAP_TEXT ? cap_x10 * 3 / 5 : CAP_TEXT;
    return step->off[0] != '\0' &&
           narrow_x10(step->plates, cap) + narrow_x10(step->off, cap) +
                   2 * GAP <=
               narrow_room_x10(c, box.w);
}

/* In the order of doing: what stays in second ink, what comes off, what goes
 * on as the row is. */
static void draw_row(const struct canvas *c, struct box box,
                     const struct step *step, int cap_x10, struct style style)
{
    char stay[PLATES_MAX];
    bool has_off = has_room_for_off(c, box, step, cap_x10);
    size_t all = strlen(step->plates);
    size_t at = after_groups(step->plates, step->n_stay);
    size_t stays = step->n_stay > 0 ? all : 0;
    size_t n = at > 0 ? at - 1 /* without the gap */ : stays;
    struct style second = {style.cap_px, FACE_REGULAR, RGB_SECOND};
    struct style off = {style.cap_px, FACE_BOLD, RGB_DANGER};
    struct draw_command *line = NULL;
    memcpy(stay, step->plates, n);
    stay[n] = '\0';
    if (has_off && at > 1 && (stay[n - 1] & 0x80) != 0) {
        stay[n - 3] = '\0'; /* nor the dot */
    }
    put(c, box, &line, second, stay);
    if (has_off) {
        put(c, box, &line, off, step->off);
    }
    put(c, box, &line, style, step->plates + (n < all ? at : all));
    line->min_cap_px = down(c, step->cap > 0 ? step->cap : CAP_TEXT);
}

static void draw_plates(const struct canvas *c, struct box box,
                        struct step *step, int cap, uint32_t ink)
{
    enum face face = step->is_now ? FACE_BOLD : FACE_REGULAR;
    if (step->n_rows == 1) {
        draw_row(c, box, step, cap, type(c, cap, face, ink));
        return;
    }
    struct style style = type(c, step->cap, face, ink);
    size_t at = break_at(step, narrow_room_x10(c, box.w));
    int h = down(c, step->cap * 3 / 2);
    box = inset(box, 0, (box.h - 2 * h) / 2);
    step->plates[at] = '\0';
    draw_text(c->list, row(box, 0, 2, 0), ALIGN_LEFT, style, step->plates);
    draw_text(c->list, row(box, 1, 2, 0), ALIGN_LEFT, style,
              step->plates + at + 1);
}

static void draw_step(const struct canvas *c, struct box box,
                      const struct columns *columns, struct step step)
{
    uint32_t ink = step.is_now ? RGB_TEXT : RGB_SECOND;
    int cap = mm_down(c, box.h) * 55 / 100;
    cap = cap < CAP_TEXT ? CAP_TEXT : cap > 100 ? 100 : cap;
    struct box room = inset(box, across(c, c->tall ? 25 : 12), 0);
    mark(c, cut_left(&room, across(c, 40), across(c, 10)), step.is_done,
         step.is_now);
    struct box left = cut_left(&room, columns->load_px, across(c, 15));
    struct draw_command *line = draw_text(
        c->list, left, ALIGN_LEFT, type(c, cap, FACE_BOLD, ink), step.load);
    line->min_cap_px = down(c, CAP_TEXT);
    draw_more_text(c->list, line,
                   type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), step.reps);
    fit(c, room, &step);
    draw_plates(c, room, &step, cap, ink);
}

void ramp_draw(const struct canvas *c, struct box box)
{
    const struct session *s = &c->app->session;
    int now = ramp_now(s);
    int most = down(c, TOUCH_CONFIRM) * s->n_warmups;
    box.h = box.h < most ? box.h : most;
    struct columns columns = columns_for(c, box);
    part_card(c, box, RGB_LINE);
    for (int i = 0; i < s->n_warmups; i++) {
        struct box line = row(box, i, s->n_warmups, 0);
        draw_step(c, line, &columns, step_of(c->app, i));
        if (i == now) {
            draw_outline(c->list, line, down(c, 22), down(c, 5), RGB_ACCENT);
        }
    }
    char load[LOAD_TEXT_MAX];
    load_print(s->warmups[now].load_g, s->unit, load, sizeof load);
    draw_control(c->list, box, load, ACT_WARMUP, now);
}
