/* The prescription: what to do now, which plates, and why. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/workset.h"

static void feel_line(const struct session *s, const struct app *app,
                      char *out, size_t size)
{
    int rpe = curve_rpe_x10(app->config.curve, s->load_g, s->reps,
                            s->rx.e1rm_g);
    struct text text = text_in(out, size);
    if (rpe > RPE_MAX_X10) {
        text_str(&text, "More than you have today");
    } else if (rpe < RPE_MIN_X10) {
        text_str(&text, "Feels easy");
    } else {
        text_str(&text, "Feels like ");
        text_tenths(&text, rpe);
    }
    text_str(&text, ". Stop at ");
    text_tenths(&text, s->rx.stop_rpe_x10);
}

static void say(const struct canvas *c, struct box box)
{
    const struct session *s = &c->app->session;
    struct said said = {0};
    feel_line(s, c->app, said.own[0], sizeof said.own[0]);
    said.line[said.n++] = said.own[0];
    for (int i = 0; i < s->rx.why.n && said.n < 12; i++) {
        said.line[said.n++] = s->rx.why.line[i];
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
    workset_plates(&c, &rooms, &s->loading);
    say(&c, rooms.lines);
    workset_actions(&c);
}
