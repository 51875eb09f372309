/* Which lift today: the planned ones first, then the whole catalogue. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/lists.h"
#include "kiosk/screens/parts.h"

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
    text_str(&text, i >= 0 ? app->protocols.protocol[i].title
                           : plan->protocol);
    int32_t e1rm_g = plan->last_reading_g > 0 ? plan->last_reading_g
                                              : plan->coach_e1rm_g;
    if (e1rm_g > 0) {
        text_str(&text, ", e1RM ");
        text_load(&text, e1rm_g, app->session.unit);
    }
}

void screen_lifts_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    const struct session *s = &app->session;
    struct list_shape shape = list_shape(&app->panel);
    int per = shape.columns * shape.rows;
    int total = s->n_plans + app->lifts.n;
    int from = app->lifts_page * per;
    part_header(&c);
    for (int i = 0; i < per && from + i < total; i++) {
        int at = from + i;
        struct box box = list_box(&c, shape, i);
        if (at < s->n_plans) {
            char about[64];
            about_plan(app, &s->plans[at], about, sizeof about);
            list_item(&c, box, lift_title(app, s->plans[at].lift), about,
                      ACT_LIFT, at);
        } else {
            const struct lift *lift = &app->lifts.lift[at - s->n_plans];
            list_item(&c, box, lift->title, "not in the plan", ACT_LIFT, at);
        }
    }
    list_actions(&c, app->lifts_page, (total + per - 1) / per, true);
}
