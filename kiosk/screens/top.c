/* Before the top set: today's target, and the warm-ups up to it. */
#include "kiosk/screens/screen.h"

#include "core/change.h"
#include "core/text.h"
#include "kiosk/screens/bars.h"
#include "kiosk/screens/floor.h"
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
    bool is_by_feel = s->target.source == TARGET_NONE && !s->second_top;
    if (is_by_feel || s->note == NOTE_TOO_LIGHT) {
        text_str(&text, "Work up to what feels like ");
        workset_rpe(&text, s->target.planned_rpe_x10);
        return;
    }
    int rpe = workset_expected_x10(app);
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
    if (s->target.source == TARGET_NONE || s->second_top) {
        return;
    }
    if (!is_as_planned(s)) {
        text_str(&text, "Planned ");
        text_load(&text, s->target.load_g, s->unit);
        text_str(&text, " " WORD_TIMES " ");
        text_int(&text, s->target.reps);
    } else if (s->target.is_near) {
        text_str(&text, s->target.is_step
                            ? "Held there: one plate step a workout"
                            : "Held there: at most 5 % a workout");
    } else if (s->target.is_held) {
        text_str(&text, "Held there: more is not believed yet");
    } else if (protocol->top_by == TOP_BY_PERCENT && !s->target.is_capped) {
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
    case NOTE_SECOND:
        return "Easier than planned: one heavier top set.";
    case NOTE_NONE:
    case NOTE_STOPPED:
    case NOTE_NO_BACKOFF:
    case NOTE_FINISHED_EARLY:
    case NOTE_AHEAD:
    case NOTE_FATIGUE:
        break;
    }
    return NULL;
}

/* "6 heavy sets in 7 days: today below 90 %" */
static void heavy_line(const struct session *s,
                       const struct protocol *protocol, char *out, size_t size)
{
    bool is_week;
    struct text text = text_in(out, size);
    if (!s->second_top &&
        target_is_limited(protocol, s->now.heavy_7d, s->now.heavy_28d,
                          &is_week)) {
        text_int(&text, is_week ? s->now.heavy_7d : s->now.heavy_28d);
        text_str(&text, is_week ? " heavy sets this week: today below 90 %"
                                : " heavy sets in 4 weeks: today below 90 %");
    }
}

static const char *recovery_line(const struct session *s)
{
    if (s->second_top) {
        return NULL;
    }
    switch (session_recovery(s)) {
    case RECOVERY_STALE:
        return "Two flat weeks: fewer sets";
    case RECOVERY_TIRED:
        return "Tired: fewer sets";
    case RECOVERY_NORMAL:
    case RECOVERY_FRESH:
        break;
    }
    return NULL;
}

/* What hangs on the bar and the warm-up that is now does not want. */
static void strip_line(const struct app *app, char *out, size_t size)
{
    const struct session *s = &app->session;
    struct stack off, add;
    int now = ramp_now(s);
    struct text text = text_in(out, size);
    if (ramp_is_done(s)) {
        return;
    }
    change_list(app_hanging(app, s), &s->warmups[now].side, &off, &add);
    if (off.n > 0) {
        char plates[64];
        sleeve_text(&off, &s->rack, true, plates, sizeof plates);
        text_str(&text, now == 0 ? "First take off " : "Take off ");
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
    bars_say_take(c->app, said);
    floor_say(s, said);
    strip_line(c->app, line, sizeof line);
    said_add_own(said, line);
    said_add(said, note_line(s->note));
    feel_line(c->app, line, sizeof line);
    said_add_own(said, line);
    bars_say_on(c->app, said);
    if (s->target.source != TARGET_NONE && is_as_planned(s)) {
        wanted = wanted_for(s, s->target.target_g);
        wanted_make_room(c, &wanted, said);
    }
    plan_line(s, protocol, line, sizeof line);
    said_add_own(said, line);
    heavy_line(s, protocol, line, sizeof line);
    said_add_own(said, line);
    said_add(said, recovery_line(s));
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
    bool is_ramp = !ramp_is_done(&app->session);
    if (is_ramp) {
        ramp_draw(&c, rooms.ramp);
    }
    wanted_strip(&c, rooms.strip, &wanted);
    said_draw(&c, rooms.lines, &said);
    workset_actions(&c);
    if (!is_ramp) {
        workset_plates(&c, &rooms);
    }
}
