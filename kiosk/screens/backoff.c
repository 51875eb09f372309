/* The prescription: what to do now, which plates, and why. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/bars.h"
#include "kiosk/screens/floor.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/wanted.h"
#include "kiosk/screens/words.h"
#include "kiosk/screens/workset.h"

static void feel_line(const struct session *s, const struct app *app,
                      char *out, size_t size)
{
    int rpe = workset_expected_x10(app);
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
    return s->load_g == s->next.load_g && s->reps <= s->next.reps &&
           s->reps >= s->rx.reps_min;
}

static void planned_line(const struct session *s, char *out, size_t size)
{
    struct text text = text_in(out, size);
    text_str(&text, "Planned ");
    text_load(&text, s->next.load_g, s->unit);
    text_str(&text, " " WORD_TIMES " ");
    text_int(&text, s->next.reps);
}

/* Ours: of as many lines the last, the usual percentage, is nice to know. */
#define SPARE_FROM 4

/* The rules that acted before where the load comes from: they are what the
 * athlete would not expect. What plates cannot load stands beside them. Where
 * the load has moved since, where it came from is past. */
static void say_why(const struct canvas *c, const struct session *s,
                    struct said *said)
{
    const struct why *why = &s->rx.why;
    bool is_moved = s->next.load_g != s->rx.load_g;
    for (int i = 0; i < why->n; i++) {
        int k = (i + 1) % why->n;
        bool is_past = is_moved && why->about[k] == WHY_LOAD;
        if (why->about[k] != WHY_PLATES && !is_past) {
            said_add_long(c, said, why->line[k]);
        }
    }
    said->has_spare = said->n > SPARE_FROM;
}

/* What the button in the place of "Missed" would do. */
static void say_offer(const struct session *s, struct said *said)
{
    char line[SAID_LINE_MAX];
    struct text text = text_in(line, sizeof line);
    if (s->second_top_g > 0) {
        text_str(&text, "Heavier: top set ");
        text_load(&text, s->second_top_g, s->unit);
        said_add_own(said, line);
    }
}

static struct wanted say(const struct canvas *c, struct said *said)
{
    const struct session *s = &c->app->session;
    struct wanted wanted = {"", ""};
    char line[SAID_LINE_MAX];
    bars_say_take(c->app, said);
    floor_say(s, said);
    feel_line(s, c->app, line, sizeof line);
    said_add_own(said, line);
    bars_say_on(c->app, said);
    if (is_as_prescribed(s)) {
        wanted = wanted_for(s, s->next.target_g);
        wanted_make_room(c, &wanted, said);
        said_add_long(c, said, s->next.why);
        say_offer(s, said);
        say_why(c, s, said);
    } else {
        planned_line(s, line, sizeof line);
        said_add_own(said, line);
    }
    return wanted;
}

void screen_backoff_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    const struct session *s = &app->session;
    struct said said = {0};
    struct wanted wanted = say(&c, &said);
    struct workset_rooms rooms = workset_layout(&c, &said);
    char which[32];
    struct text text = text_in(which, sizeof which);
    text_str(&text, "set ");
    text_int(&text, s->backoff_at + 1);
    text_str(&text, " of ");
    text_int(&text, s->rx.sets);
    part_header(&c);
    workset_load(&c, rooms.load);
    workset_reps(&c, rooms.reps, which);
    wanted_strip(&c, rooms.strip, &wanted);
    said_draw(&c, rooms.lines, &said);
    workset_actions(&c);
    workset_plates(&c, &rooms);
}
