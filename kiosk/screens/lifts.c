/* Which lift today: the planned ones first, then the rest of the catalogue. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/lists.h"
#include "kiosk/screens/parts.h"

#include <string.h>

int screen_lifts_per_page(const struct panel *panel)
{
    struct list_shape shape = list_shape(panel);
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

static void item(const struct canvas *c, struct box box, int choice)
{
    const struct app *app = c->app;
    const struct session *s = &app->session;
    char about[64] = "not in the plan";
    const char *name;
    if (choice < s->n_plans) {
        about_plan(app, &s->plans[choice], about, sizeof about);
        name = s->plans[choice].lift;
    } else {
        name = app->lifts.lift[choice - s->n_plans].name;
    }
    list_item(c, box, lift_title(app, name), about, ACT_LIFT, choice);
}

void screen_lifts_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct list_shape shape = list_shape(&app->panel);
    int per = shape.columns * shape.rows;
    int total = 0;
    while (screen_lifts_choice(app, total) >= 0) {
        total++;
    }
    part_header(&c);
    for (int i = 0; i < per; i++) {
        int choice = screen_lifts_choice(app, app->lifts_page * per + i);
        if (choice >= 0) {
            item(&c, list_box(&c, shape, i), choice);
        }
    }
    list_actions(&c, app->lifts_page, (total + per - 1) / per, true);
}
