/* Before the top set: today's target, and the warm-ups up to it. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/sleeve.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"
#include "kiosk/screens/workset.h"

static int first_unticked(const struct session *s)
{
    for (int i = 0; i < s->n_warmups; i++) {
        if (!s->warmup_done[i]) {
            return i;
        }
    }
    return s->n_warmups;
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

static void warmup_row(const struct canvas *c, struct box box, int i,
                       bool is_now)
{
    const struct session *s = &c->app->session;
    const struct warmup *w = &s->warmups[i];
    uint32_t ink = is_now ? RGB_TEXT : RGB_SECOND;
    int cap = mm_down(c, box.h) * 55 / 100;
    cap = cap < CAP_TEXT ? CAP_TEXT : cap > 100 ? 100 : cap;
    char load[LOAD_TEXT_MAX], reps[16], plates[128];
    load_print(w->load_g, s->unit, load, sizeof load);
    struct text text = text_in(reps, sizeof reps);
    text_str(&text, WORD_TIMES " ");
    text_int(&text, w->reps);
    sleeve_text(&w->side, &s->rack, w->side.n > 3, plates, sizeof plates);
    int share = c->tall || c->portrait ? 38 : 40;
    struct box room = inset(box, across(c, c->tall ? 25 : 12), 0);
    mark(c, cut_left(&room, across(c, 40), across(c, 10)),
         s->warmup_done[i], is_now);
    struct box left = cut_left(&room, room.w * share / 100, across(c, 15));
    struct draw_command *line = draw_text(
        c->list, left, ALIGN_LEFT, type(c, cap, FACE_BOLD, ink), load);
    line->min_cap_px = down(c, CAP_TEXT);
    draw_more_text(c->list, line,
                   type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), reps);
    draw_text(c->list, room, ALIGN_LEFT,
              type(c, cap, is_now ? FACE_BOLD : FACE_REGULAR, ink),
              w->side.n == 0 ? "empty bar" : plates)
        ->min_cap_px = down(c, c->tall ? CAP_TEXT : CAP_FOOT);
}

/* The whole ramp at a glance; a touch anywhere on it ticks the step that is
 * now, so that four of them need no four targets. */
static void ramp(const struct canvas *c, struct box box)
{
    const struct session *s = &c->app->session;
    int now = first_unticked(s);
    int most = down(c, TOUCH_CONFIRM) * s->n_warmups;
    box.h = box.h < most ? box.h : most;
    part_card(c, box, RGB_LINE);
    for (int i = 0; i < s->n_warmups; i++) {
        struct box line = row(box, i, s->n_warmups, 0);
        warmup_row(c, line, i, i == now);
        if (i == now) {
            draw_outline(c->list, line, down(c, 22), down(c, 5), RGB_ACCENT);
        }
    }
    char load[LOAD_TEXT_MAX];
    load_print(s->warmups[now].load_g, s->unit, load, sizeof load);
    draw_control(c->list, box, load, ACT_WARMUP, now);
}

static void plan_line(const struct session *s, const struct protocol *protocol,
                      char *out, size_t size)
{
    struct text text = text_in(out, size);
    if (s->target.source == TARGET_NONE) {
        text_str(&text, "Work up to what feels like ");
        workset_rpe(&text, s->target.planned_rpe_x10);
        return;
    }
    if (protocol->top_by == TOP_BY_PERCENT) {
        text_tenths(&text, protocol->top_pct_x10);
        text_str(&text, " % of ");
        text_load(&text, s->target.e1rm_g, s->unit);
        text_str(&text, ". ");
    }
    text_str(&text, "Should feel like ");
    workset_rpe(&text, s->target.planned_rpe_x10);
}

static void last_line(const struct session *s, char *out, size_t size)
{
    const struct set *last = &s->now.last_top;
    struct text text = text_in(out, size);
    if (last->load_g == 0) {
        return;
    }
    text_str(&text, "Last time ");
    text_load(&text, last->load_g, s->unit);
    text_str(&text, " " WORD_TIMES " ");
    text_int(&text, last->reps);
    if (last->feel == FEEL_RPE) {
        text_str(&text, " at ");
        text_tenths(&text, last->rpe_x10);
    } else if (last->feel == FEEL_MISS) {
        text_str(&text, ", missed");
    }
}

static const char *note_line(enum note note)
{
    switch (note) {
    case NOTE_TOO_LIGHT:
        return "Too light to judge. Go a little heavier.";
    case NOTE_NO_HEAVIER:
        return "Too light to judge, and the rack has no more.";
    case NOTE_MISSED:
        return "Missed. Take this and go again.";
    case NOTE_NO_NUMBER:
        return "New here: add weight, set by set.";
    case NOTE_NONE:
    case NOTE_STOPPED:
    case NOTE_NO_BACKOFF:
    case NOTE_FINISHED_EARLY:
        break;
    }
    return NULL;
}

static void heavy_line(const struct session *s,
                       const struct protocol *protocol, char *out, size_t size)
{
    bool week = protocol->heavy_limit_7d > 0 &&
                s->now.heavy_7d >= protocol->heavy_limit_7d;
    bool month = protocol->heavy_limit_28d > 0 &&
                 s->now.heavy_28d >= protocol->heavy_limit_28d;
    struct text text = text_in(out, size);
    if (week || month) {
        text_int(&text, week ? s->now.heavy_7d : s->now.heavy_28d);
        text_str(&text, week ? " sets at 90 % in 7 days: limit "
                             : " sets at 90 % in 28 days: limit ");
        text_int(&text, week ? protocol->heavy_limit_7d
                             : protocol->heavy_limit_28d);
    }
}

/* What somebody left on the bar and the first warm-up does not want. */
static void strip_line(const struct app *app, char *out, size_t size)
{
    const struct session *s = &app->session;
    struct stack off = {.n = 0};
    int kept = 0;
    struct text text = text_in(out, size);
    if (s->n_warmups == 0 || s->warmup_done[0]) {
        return;
    }
    const struct stack *want = &s->warmups[0].side;
    while (kept < app->on_bar.n && kept < want->n &&
           app->on_bar.entry[kept] == want->entry[kept]) {
        kept++;
    }
    for (int i = app->on_bar.n; i > kept; i--) {
        off.entry[off.n++] = app->on_bar.entry[i - 1];
    }
    if (off.n > 0) {
        char plates[64];
        sleeve_text(&off, &s->rack, true, plates, sizeof plates);
        text_str(&text, "First take off ");
        text_str(&text, plates);
    }
}

static void say(const struct canvas *c, struct box box)
{
    const struct session *s = &c->app->session;
    const struct protocol *protocol =
        &c->app->protocols.protocol[s->protocol];
    struct said said = {0};
    char heavy[96], strip[96];
    strip_line(c->app, strip, sizeof strip);
    if (strip[0] != '\0') {
        said.line[said.n++] = strip;
    }
    const char *note = note_line(s->note);
    if (note != NULL) {
        said.line[said.n++] = note;
    }
    plan_line(s, protocol, said.own[0], sizeof said.own[0]);
    said.line[said.n++] = said.own[0];
    heavy_line(s, protocol, heavy, sizeof heavy);
    if (heavy[0] != '\0') {
        said.line[said.n++] = heavy;
    }
    last_line(s, said.own[1], sizeof said.own[1]);
    if (said.own[1][0] != '\0') {
        said.line[said.n++] = said.own[1];
    }
    workset_lines(c, box, &said);
}

void screen_top_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    const struct session *s = &app->session;
    struct workset_rooms rooms = workset_layout(&c);
    part_header(&c);
    workset_load(&c, rooms.load);
    workset_reps(&c, rooms.reps, "top set");
    if (first_unticked(s) == s->n_warmups) {
        workset_plates(&c, &rooms);
    } else {
        ramp(&c, rooms.ramp);
    }
    sleeve_line(&c, rooms.strip, &s->loading.side, s);
    say(&c, rooms.lines);
    workset_actions(&c);
}
