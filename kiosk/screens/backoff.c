/* The prescription: what to do now, which plates, and why. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/sleeve.h"
#include "kiosk/screens/words.h"
#include "kiosk/screens/workset.h"

static void feel_line(const struct session *s, const struct app *app,
                      char *out, size_t size)
{
    int rpe = curve_rpe_x10(app->config.curve, s->load_g, s->reps,
                            s->rx.e1rm_g);
    struct text text = text_in(out, size);
    text_str(&text, "Stop at ");
    text_tenths(&text, s->rx.stop_rpe_x10);
    if (rpe > s->rx.stop_rpe_x10) {
        text_str(&text, ". Too much today");
    } else if (rpe < RPE_MIN_X10) {
        text_str(&text, ". Should feel easy");
    } else {
        text_str(&text, ". Should feel like ");
        workset_rpe(&text, rpe);
    }
}

/* What the athlete made of it has no reasons of ours. */
static bool is_as_prescribed(const struct session *s)
{
    return s->load_g == s->rx.load_g && s->reps <= s->rx.reps_max &&
           s->reps >= s->rx.reps_min;
}

static void planned_line(const struct session *s, char *out, size_t size)
{
    struct text text = text_in(out, size);
    text_str(&text, "Planned ");
    text_load(&text, s->rx.load_g, s->unit);
    text_str(&text, " " WORD_TIMES " ");
    text_int(&text, s->rx.reps_max);
}

/* The rules that acted before where the load comes from: they are what the
 * athlete would not expect. */
static void say(const struct canvas *c, struct box box)
{
    const struct session *s = &c->app->session;
    struct said said = {0};
    feel_line(s, c->app, said.own[0], sizeof said.own[0]);
    said.line[said.n++] = said.own[0];
    if (is_as_prescribed(s)) {
        for (int i = 0; i < s->rx.why.n; i++) {
            said.line[said.n++] = s->rx.why.line[(i + 1) % s->rx.why.n];
        }
    } else {
        planned_line(s, said.own[1], sizeof said.own[1]);
        said.line[said.n++] = said.own[1];
    }
    workset_lines(c, box, &said);
}

void screen_backoff_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    const struct session *s = &app->session;
    struct workset_rooms rooms = workset_layout(&c);
    char which[32];
    struct text text = text_in(which, sizeof which);
    text_str(&text, "set ");
    text_int(&text, s->backoff_at + 1);
    text_str(&text, " of ");
    text_int(&text, s->rx.sets);
    part_header(&c);
    workset_load(&c, rooms.load);
    workset_reps(&c, rooms.reps, which);
    workset_plates(&c, &rooms);
    sleeve_line(&c, rooms.strip, &s->loading.side, s);
    say(&c, rooms.lines);
    workset_actions(&c);
}
