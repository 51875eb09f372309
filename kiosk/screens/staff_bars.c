/* The bars of a rack being set: all of them, one, and those to add. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/rack_parts.h"
#include "kiosk/screens/staff.h"
#include "kiosk/screens/theme.h"

/* Ours: as many bars as a rack may own, or as are shipped, on one page where
 * there is room. */
static struct list_shape shape_of(const struct panel *panel)
{
    if (panel_is_portrait(panel)) {
        return (struct list_shape){2, 4};
    }
    return panel->h_um < 100000 ? (struct list_shape){4, 2}
                                : (struct list_shape){4, 3};
}

static int per_page(const struct app *app)
{
    struct list_shape shape = shape_of(&app->panel);
    return shape.columns * shape.rows;
}

static int pages_of(const struct app *app, int n)
{
    int pages = (n + per_page(app) - 1) / per_page(app);
    return pages > 0 ? pages : 1;
}

static int at_most(int page, int pages)
{
    return page < pages ? page : pages - 1;
}

static void card(const struct canvas *c, struct box box, const char *name,
                 const char *about, struct action action)
{
    const struct list_card card = {.name = name,
                                   .about = about[0] != '\0' ? about : NULL,
                                   .cap_x10 = c->tall ? 55 : CAP_TEXT,
                                   .may_cut = true,
                                   .action = action.kind,
                                   .arg = action.arg};
    list_card(c, box, &card);
}

/* --- all of them ------------------------------------------------------------ */

/* The last card adds one. */
int screen_rack_bars_pages(const struct app *app)
{
    return pages_of(app, bars_count(&app->setting.edit.draft) + 1);
}

int screen_rack_bars_page_of(const struct app *app, int bar)
{
    return bar / per_page(app);
}

/* While two are called alike a script tells them by their place: "bar:2", as
 * none can be called. */
static void name_card(const struct canvas *c, int bar)
{
    struct control *control = &c->list->control[c->list->n_controls - 1];
    struct text text = text_in(control->name, sizeof control->name);
    text_str(&text, "bar:");
    text_int(&text, bar + 1);
}

static void bar_card(const struct canvas *c, struct box box, int bar)
{
    const struct rack_edit *edit = &c->app->setting.edit;
    char title[BAR_NAME_MAX], about[48];
    bars_title(&edit->draft, bar, title);
    rack_bar_about(edit, bar, about, sizeof about);
    card(c, box, title, about, (struct action){ACT_RACK_BAR, bar});
    name_card(c, bar);
}

void screen_staff_bars_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct list_shape shape = shape_of(&app->panel);
    int n = bars_count(&app->setting.edit.draft), per = per_page(app);
    int pages = screen_rack_bars_pages(app);
    int page = at_most(app->setting.bars_page, pages);
    char words[RACK_WORDS_MAX];
    uint32_t rgb = rack_said_words(app, words);
    rack_head(&c, &(struct rack_head){.title = "Bars",
                                      .words = words,
                                      .rgb = rgb,
                                      .page = page,
                                      .pages = pages});
    for (int i = page * per; i <= n && i < (page + 1) * per; i++) {
        struct box box = rack_cell(&c, c.body, shape, i - page * per);
        if (i < n) {
            bar_card(&c, box, i);
        } else {
            rack_lead(&c, box, "Add a bar", NULL, ACT_RACK_MODELS);
        }
    }
    rack_actions(&c, page, pages);
}

/* --- one -------------------------------------------------------------------- */

static struct list_shape shape_of_one(const struct panel *panel)
{
    if (panel_is_portrait(panel)) {
        return (struct list_shape){1, 5};
    }
    return panel->h_um < 100000 ? (struct list_shape){3, 2}
                                : (struct list_shape){3, 3};
}

void screen_staff_bar_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct list_shape shape = shape_of_one(&app->panel);
    const struct rack *draft = &app->setting.edit.draft;
    int bar = app->setting.bar;
    char title[BAR_NAME_MAX], words[RACK_WORDS_MAX], lifts[RACK_LIFTS_MAX];
    uint32_t rgb = rack_said_words(app, words);
    bars_title(draft, bar, title);
    rack_head(&c, &(struct rack_head){
                      .title = title, .words = words, .rgb = rgb});
    rack_row_cell(&c, rack_cell(&c, c.body, shape, 0),
                  rack_edit_bar_row(bar));
    rack_row_cell(&c, rack_cell(&c, c.body, shape, 1),
                  rack_edit_sleeve_row(bar));
    if (bars_count(draft) > 1) {
        rack_lead(&c, rack_cell(&c, c.body, shape, 2), "Take it away", NULL,
                  ACT_RACK_BAR_OFF);
    }
    struct box rest = rack_cell(&c, c.body, shape, 3);
    rest.w = c.body.w;
    rest.h = c.body.y + c.body.h - rest.y;
    rack_lifts_words(app, bar, lifts);
    cut_top(&rest, down(&c, GAP), 0);
    staff_words(&c, rest, RGB_SECOND, lifts);
    rack_actions(&c, 0, 1);
}

/* --- those to add ----------------------------------------------------------- */

static int n_models(const struct app *app)
{
    int n = 0;
    enum unit unit = rack_edit_unit(&app->setting.edit);
    while (bar_models_nth(&app->bar_models, unit, n) >= 0) {
        n++;
    }
    return n;
}

int screen_models_pages(const struct app *app)
{
    return pages_of(app, n_models(app));
}

static void model_card(const struct canvas *c, struct box box, int model)
{
    const struct rack_edit *edit = &c->app->setting.edit;
    const struct bar_model *of = &c->app->bar_models.model[model];
    struct bar bar = bar_model_bar(of, rack_edit_unit(edit));
    char title[BAR_NAME_MAX], about[48];
    bars_name(&bar, rack_edit_unit(edit), title);
    rack_model_about(edit, of, about, sizeof about);
    card(c, box, title, about, (struct action){ACT_RACK_MODEL, model});
}

void screen_staff_models_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct list_shape shape = shape_of(&app->panel);
    enum unit unit = rack_edit_unit(&app->setting.edit);
    int pages = screen_models_pages(app), per = per_page(app);
    int page = at_most(app->setting.models_page, pages);
    rack_head(&c, &(struct rack_head){
                      .title = "Add a bar",
                      .words = n_models(app) > 0
                                   ? "What yours weighs is set next."
                                   : "bars.ini has none.",
                      .rgb = RGB_SECOND});
    for (int i = 0; i < per; i++) {
        int model = bar_models_nth(&app->bar_models, unit, page * per + i);
        if (model >= 0) {
            model_card(&c, rack_cell(&c, rack_list_body(&c), shape, i), model);
        }
    }
    list_actions(&c, page, pages);
}
