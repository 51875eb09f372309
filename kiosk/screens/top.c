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

static void warmup_row(const struct canvas *c, struct box box, int i,
                       bool is_now)
{
    const struct session *s = &c->app->session;
    const struct warmup *w = &s->warmups[i];
    bool done = s->warmup_done[i];
    uint32_t ink = done ? RGB_SECOND : RGB_TEXT;
    part_card(c, box, is_now ? RGB_ACCENT : done ? RGB_DONE : RGB_LINE);
    char load[LOAD_TEXT_MAX], reps[16], plates[128];
    load_print(w->load_g, s->unit, load, sizeof load);
    struct text text = text_in(reps, sizeof reps);
    text_str(&text, WORD_TIMES " ");
    text_int(&text, w->reps);
    sleeve_text(&w->side, &s->rack, w->side.n > 3, plates, sizeof plates);
    struct box room = inset(box, across(c, 25), 0);
    struct box left = cut_left(&room, across(c, c->tall ? 380 : 250), 0);
    int cap = c->tall ? 62 : 50;
    struct draw_command *line = draw_text(
        c->list, left, ALIGN_LEFT, type(c, cap, FACE_BOLD, ink), load);
    line->min_cap_px = down(c, CAP_TEXT);
    draw_more_text(c->list, line,
                   type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), reps);
    line = draw_text(c->list, room, ALIGN_RIGHT,
                     type(c, c->tall ? 52 : 44, FACE_REGULAR, ink),
                     w->side.n == 0 ? "empty bar" : plates);
    line->min_cap_px = down(c, CAP_TEXT);
    draw_control(c->list, box, load, ACT_WARMUP, i);
}

/* A window of the ramp: what comes next, with the last one ticked above it
 * where there is room. */
static void ramp(const struct canvas *c, struct box box)
{
    const struct session *s = &c->app->session;
    int h = down(c, TOUCH_MIN), gap = down(c, GAP);
    int fit = (box.h + gap) / (h + gap);
    int now = first_unticked(s);
    int from = now + fit > s->n_warmups ? s->n_warmups - fit : now;
    from = fit > 2 && now > 0 && from == now ? now - 1 : from;
    from = from < 0 ? 0 : from;
    int shown = s->n_warmups - from < fit ? s->n_warmups - from : fit;
    for (int i = 0; i < shown; i++) {
        warmup_row(c, cut_top(&box, h, gap), from + i, from + i == now);
    }
}

static void plan_line(const struct session *s, const struct protocol *protocol,
                      char *out, size_t size)
{
    struct text text = text_in(out, size);
    if (s->target.source == TARGET_NONE) {
        text_str(&text, "New: work up to RPE ");
        text_tenths(&text, s->target.planned_rpe_x10);
        return;
    }
    if (protocol->top_by == TOP_BY_PERCENT) {
        text_tenths(&text, protocol->top_pct_x10);
        text_str(&text, " % of ");
        text_load(&text, s->target.e1rm_g, s->unit);
        text_str(&text, ", ");
    }
    text_str(&text, "RPE ");
    text_tenths(&text, s->target.planned_rpe_x10);
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
    case NOTE_MISSED:
        return "Missed. Take this and go again.";
    case NOTE_NO_NUMBER:
        return "Set it with " WORD_LESS " and +.";
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

static void say(const struct canvas *c, struct box box)
{
    const struct session *s = &c->app->session;
    const struct protocol *protocol =
        &c->app->protocols.protocol[s->protocol];
    struct said said = {0};
    char heavy[96];
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
        workset_plates(&c, &rooms, &s->loading);
    } else {
        struct loading loading;
        plates_load(&s->rack, s->load_g, NULL, &loading);
        ramp(&c, rooms.side);
        sleeve_line(&c, rooms.strip, &loading.side, &s->rack);
    }
    say(&c, rooms.lines);
    workset_actions(&c);
}
