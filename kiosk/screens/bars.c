/* Which bar: those the rack owns, the one in use outlined like the lift that
 * is planned. */
#include "kiosk/screens/bars.h"

#include "core/text.h"
#include "kiosk/screens/lists.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/screen.h"

#include <string.h>
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

static void about(const struct session *s, const struct bar *bar, bool is_usual,
                  char *out, size_t size)
{
    struct text text = text_in(out, size);
    text_load(&text, bar->mass_g, s->unit);
    text_str(&text, is_usual ? ", usual" : "");
}

/* All of them at once, in one row or two, and where the panel stands one below
 * another. */
static struct list_shape shape_for(const struct canvas *c, int n)
{
    if (c->portrait) {
        return (struct list_shape){n > 5 ? 2 : 1, 5};
    }
    return (struct list_shape){4, n > 4 ? 2 : 1};
}

void screen_bars_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    const struct session *s = &app->session;
    const struct lift *lift = &app->lifts.lift[s->lift];
    struct list_shape shape = shape_for(&c, bars_count(&app->rack));
    int usual = bars_for(&app->rack, lift->name, lift->bar);
    part_title(&c, "Which bar today?");
    for (int i = 0; i < bars_count(&app->rack); i++) {
        struct bar bar = bars_at(&app->rack, i);
        char title[BAR_NAME_MAX], mass[40];
        bars_title(&app->rack, i, title);
        about(s, &bar, i == usual, mass, sizeof mass);
        const struct list_card card = {.name = title,
                                       .about = mass,
                                       .cap_x10 = c.tall ? 60 : CAP_TEXT,
                                       .may_cut = true,
                                       .is_bright = i == s->bar,
                                       .action = ACT_BAR,
                                       .arg = i};
        list_card(&c, list_box(&c, shape, i), &card);
    }
    list_actions(&c, 0, 1);
}

void bars_words(const struct app *app, int at, char *out, size_t size)
{
    char title[BAR_NAME_MAX];
    struct text text = text_in(out, size);
    if (at < 0) {
        text_str(&text, app->lifts.lift[-1 - at].title);
        return;
    }
    bars_title(&app->rack, at, title);
    text_str(&text, title);
    text_str(&text, strstr(title, "bar") != NULL ||
                            strstr(title, "Bar") != NULL
                        ? ""
                        : " bar");
}

static void say(const struct app *app, const char *what, int bar,
                struct said *said)
{
    char line[SAID_LINE_MAX], words[BAR_WORDS_MAX];
    struct text text = text_in(line, sizeof line);
    bars_words(app, bar, words, sizeof words);
    text_str(&text, what);
    text_str(&text, words);
    said_add_own(said, line);
}

static bool is_choice(const struct app *app)
{
    return app->session.bar >= 0 && bars_count(&app->rack) > 1;
}

void bars_say_take(const struct app *app, struct said *said)
{
    const struct session *s = &app->session;
    if (!is_choice(app) || app->on_bar_at == s->bar) {
        return;
    }
    if (app->on_bar_at >= 0 && app->on_bar.n > 0) {
        say(app, "Strip the ", app->on_bar_at, said);
    }
    say(app, "Take the ", s->bar, said);
}

void bars_say_on(const struct app *app, struct said *said)
{
    const struct session *s = &app->session;
    if (is_choice(app) && app->on_bar_at == s->bar && s->bar > 0) {
        say(app, "On the ", s->bar, said);
    }
}
