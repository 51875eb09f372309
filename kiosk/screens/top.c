/* Before the top set: today's target, and the warm-ups up to it. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/ramp.h"
#include "kiosk/screens/sleeve.h"
#include "kiosk/screens/wanted.h"
#include "kiosk/screens/words.h"
#include "kiosk/screens/workset.h"

/* What this set should feel like, as it would be done now. After one that was
 * too light nobody knows: the plan's feel is what to look for. */
static void feel_line(const struct app *app, char *out, size_t size)
{
    const struct session *s = &app->session;
    struct text text = text_in(out, size);
    int32_t less_g;
    if (s->target.source == TARGET_NONE || s->note == NOTE_TOO_LIGHT) {
        text_str(&text, "Work up to what feels like ");
        workset_rpe(&text, s->target.planned_rpe_x10);
        return;
    }
    int rpe = curve_rpe_x10(app->config.curve, s->load_g, s->reps,
                            s->target.e1rm_g);
    if (rpe > RPE_MAX_X10) {
        text_str(&text, "Too much today: ");
        text_str(&text, plates_step_down(&s->rack, s->load_g, &less_g)
                            ? "take less"
                            : "use a lighter bar");
    } else if (rpe < RPE_MIN_X10) {
        text_str(&text, "Should feel easy");
    } else {
        text_str(&text, "Should feel like ");
        workset_rpe(&text, rpe);
    }
}

static bool is_as_planned(const struct session *s)
{
    return s->load_g == s->target.load_g && s->reps == s->target.reps;
}

/* Where the load comes from; what the athlete changed has no reasons of
 * ours. */
static void plan_line(const struct session *s, const struct protocol *protocol,
                      char *out, size_t size)
{
    struct text text = text_in(out, size);
    if (s->target.source == TARGET_NONE) {
        return;
    }
    if (!is_as_planned(s)) {
        text_str(&text, "Planned ");
        text_load(&text, s->target.load_g, s->unit);
        text_str(&text, " " WORD_TIMES " ");
        text_int(&text, s->target.reps);
    } else if (protocol->top_by == TOP_BY_PERCENT) {
        text_tenths(&text, protocol->top_pct_x10);
        text_str(&text, " % of ");
        text_load(&text, s->target.e1rm_g, s->unit);
    }
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

static struct wanted say(const struct canvas *c, struct said *said)
{
    const struct session *s = &c->app->session;
    const struct protocol *protocol =
        &c->app->protocols.protocol[s->protocol];
    struct wanted wanted = {"", ""};
    char line[SAID_LINE_MAX];
    strip_line(c->app, line, sizeof line);
    said_add_own(said, line);
    said_add(said, note_line(s->note));
    feel_line(c->app, line, sizeof line);
    said_add_own(said, line);
    if (s->target.source != TARGET_NONE && is_as_planned(s)) {
        wanted = wanted_for(s, s->target.target_g);
        wanted_make_room(c, &wanted, said);
    }
    plan_line(s, protocol, line, sizeof line);
    said_add_own(said, line);
    heavy_line(s, protocol, line, sizeof line);
    said_add_own(said, line);
    last_line(s, line, sizeof line);
    said_add_own(said, line);
    said->has_spare = line[0] != '\0';
    return wanted;
}

void screen_top_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct said said = {0};
    struct wanted wanted = say(&c, &said);
    struct workset_rooms rooms = workset_layout(&c, &said);
    part_header(&c);
    workset_load(&c, rooms.load);
    workset_reps(&c, rooms.reps, "top set");
    if (ramp_is_done(&app->session)) {
        workset_plates(&c, &rooms);
    } else {
        ramp_draw(&c, rooms.ramp);
    }
    wanted_strip(&c, rooms.strip, &wanted);
    said_draw(&c, rooms.lines, &said);
    workset_actions(&c);
}
