/* Plates, bar and collars: a row each, with − and +. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/rack_parts.h"
#include "kiosk/screens/theme.h"

#define WIDE_UM 300000

/* Ours: cells of 47 mm hold two buttons and a figure of two digits and a
 * half. A usual rack is on one page where there is room. */
struct list_shape rack_rows_shape(const struct panel *panel)
{
    if (panel_is_portrait(panel)) {
        return (struct list_shape){1, 5};
    }
    if (panel->h_um < 100000) {
        return (struct list_shape){3, 2};
    }
    return panel->w_um > WIDE_UM ? (struct list_shape){5, 4}
                                 : (struct list_shape){4, 3};
}

static int per_page(const struct app *app)
{
    struct list_shape shape = rack_rows_shape(&app->panel);
    return shape.columns * shape.rows;
}

/* Cells for what leads to other screens, before the rows: one of 79 mm has room
 * for all three of them. */
static int n_leads(const struct panel *panel)
{
    return panel_is_portrait(panel) ? 1 : 2;
}

static int n_cells(const struct app *app)
{
    return n_leads(&app->panel) + RACK_PLATES + app->setting.edit.draft.stock.n;
}

int screen_rack_pages(const struct app *app)
{
    return (n_cells(app) + per_page(app) - 1) / per_page(app);
}

int screen_rack_page_of(const struct app *app, int row)
{
    return (row + n_leads(&app->panel)) / per_page(app);
}

/* What went may have been all there was on the last page. */
static int page_of(const struct app *app)
{
    int last = screen_rack_pages(app) - 1;
    return app->setting.page < last ? app->setting.page : last;
}

/* --- all of it --------------------------------------------------------------- */

static void lead_to_bars(const struct canvas *c, struct box box)
{
    char about[24];
    struct text text = text_in(about, sizeof about);
    text_int(&text, bars_count(&c->app->setting.edit.draft));
    text_str(&text, " here");
    rack_lead(c, box, "Bars", about, ACT_RACK_BARS);
}

/* Cell i of them. */
static void leads(const struct canvas *c, struct box box, int i)
{
    int n = c->portrait ? 3 : 2;
    if (i > 0) {
        lead_to_bars(c, box);
        return;
    }
    rack_lead(c, column(box, 0, n, across(c, GAP)), "Presets", NULL,
              ACT_RACK_PRESETS);
    rack_lead(c, column(box, 1, n, across(c, GAP)), "Add a plate", NULL,
              ACT_RACK_KINDS);
    if (n > 2) {
        lead_to_bars(c, column(box, 2, n, across(c, GAP)));
    }
}

static void cells(const struct canvas *c)
{
    const struct app *app = c->app;
    int per = per_page(app), from = page_of(app) * per;
    int n = n_leads(&app->panel);
    for (int i = 0; i < per && from + i < n_cells(app); i++) {
        struct box box = rack_cell(c, c->body, rack_rows_shape(&app->panel), i);
        int at = from + i;
        if (at < n) {
            leads(c, box, at);
        } else {
            rack_row_cell(c, box, at - n);
        }
    }
}

void screen_staff_rack_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    char words[RACK_WORDS_MAX];
    uint32_t rgb = rack_said_words(app, words);
    rack_head(&c, &(struct rack_head){.title = "Plates and bar",
                                      .words = words,
                                      .rgb = rgb,
                                      .page = page_of(app),
                                      .pages = screen_rack_pages(app)});
    cells(&c);
    rack_actions(&c, page_of(app), screen_rack_pages(app));
}
