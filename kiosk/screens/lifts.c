/* Which lift today: the planned ones first, then the rest of the catalogue. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/lists.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"

#include <string.h>

int screen_lifts_per_page(const struct panel *panel)
{
    struct list_shape shape = list_shape_lifts(panel);
    return shape.columns * shape.rows;
}

static const char *lift_title(const struct app *app, const char *name)
{
    int i = lifts_find(&app->lifts, name);
    return i >= 0 ? app->lifts.lift[i].title : name;
}

static void about_plan(const struct app *app, const struct plan *plan,
                       char *out, size_t size)
{
    struct text text = text_in(out, size);
    int i = protocols_find(&app->protocols, plan->protocol);
    int32_t e1rm_g = plan->last_reading_g > 0 ? plan->last_reading_g
                                              : plan->coach_e1rm_g;
    if (e1rm_g > 0) {
        text_str(&text, "e1RM ");
        text_load(&text, e1rm_g, app->session.unit);
    } else {
        text_str(&text, i >= 0 ? app->protocols.protocol[i].title
                               : plan->protocol);
    }
}

static bool is_planned(const struct session *s, const char *lift)
{
    for (int i = 0; i < s->n_plans; i++) {
        if (strcmp(s->plans[i].lift, lift) == 0) {
            return true;
        }
    }
    return false;
}

int screen_lifts_choice(const struct app *app, int at)
{
    const struct session *s = &app->session;
    if (at < s->n_plans) {
        return at;
    }
    at -= s->n_plans;
    for (int i = 0; i < app->lifts.n; i++) {
        if (!is_planned(s, app->lifts.lift[i].name) && at-- == 0) {
            return s->n_plans + i;
        }
    }
    return -1;
}

/* Ours: "Overhead press" on one line where that leaves it large; the same for
 * all cards. */
static int name_cap(const struct canvas *c, struct box box)
{
    int cap = (mm_down(c, box.w) - 50) / 10;
    int least = c->portrait ? CAP_TEXT : 45;
    return cap < least ? least : cap > 65 ? 65 : cap;
}

static void item(const struct canvas *c, struct box box, int choice)
{
    const struct app *app = c->app;
    const struct session *s = &app->session;
    char about[64];
    bool is_plan = choice < s->n_plans;
    struct list_card card = {.cap_x10 = name_cap(c, box),
                             .is_bright = is_plan,
                             .action = ACT_LIFT,
                             .arg = choice};
    if (is_plan) {
        about_plan(app, &s->plans[choice], about, sizeof about);
        card.about = about;
        card.name = lift_title(app, s->plans[choice].lift);
    } else {
        card.name = app->lifts.lift[choice - s->n_plans].title;
    }
    list_card(c, box, &card);
}

/* By the first name: it is asked face to face. */
static void question(const char *name, char *out, size_t size)
{
    char first[ATHLETE_NAME_MAX];
    size_t n = strcspn(name, " ");
    memcpy(first, name, n);
    first[n] = '\0';
    struct text text = text_in(out, size);
    text_str(&text, "Which lift, ");
    text_str(&text, first);
    text_str(&text, "?");
}

void screen_lifts_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct list_shape shape = list_shape_lifts(&app->panel);
    int per = shape.columns * shape.rows;
    int total = 0;
    char title[ATHLETE_NAME_MAX + 16];
    while (screen_lifts_choice(app, total) >= 0) {
        total++;
    }
    question(app->session.name, title, sizeof title);
    part_title(&c, title);
    for (int i = 0; i < per; i++) {
        int choice = screen_lifts_choice(app, app->lifts_page * per + i);
        if (choice >= 0) {
            item(&c, list_box(&c, shape, i), choice);
        }
    }
    list_actions(&c, app->lifts_page, (total + per - 1) / per);
}
