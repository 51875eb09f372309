/* The catalogue of plates: one kind and unit a page, or some pages. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/rack_parts.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

#include <string.h>

#define CHIP_MARGIN 8 /* a card's edge to its plate's colour */

/* Cards of 24 mm and more, for "1.25 kg". */
static struct list_shape shape_of(const struct panel *panel)
{
    if (panel_is_portrait(panel)) {
        return (struct list_shape){3, 6};
    }
    return panel->h_um < 100000 ? (struct list_shape){5, 2}
                                : (struct list_shape){5, 3};
}

static int per_page(const struct app *app)
{
    struct list_shape shape = shape_of(&app->panel);
    return shape.columns * shape.rows;
}

/* --- which plates stand on a page ------------------------------------------- */

static bool is_together(const struct plate *a, const struct plate *b)
{
    return a->unit == b->unit && strcmp(a->kind, b->kind) == 0;
}

/* The nth plate like this one from `from` on; -1: there are not as many. */
static int nth_like(const struct plate_catalog *all, const struct plate *like,
                    int from, int nth)
{
    for (int i = from; i < all->n; i++) {
        if (is_together(&all->plate[i], like) && nth-- == 0) {
            return i;
        }
    }
    return -1;
}

/* Those like plate `first`, from the one numbered `from` on. */
struct kinds {
    int first, from;
};

static bool is_first(const struct plate_catalog *all, int i)
{
    return nth_like(all, &all->plate[i], 0, 0) == i;
}

static int pages_like(const struct app *app, int first)
{
    int n = 0, per = per_page(app);
    while (nth_like(&app->plates, &app->plates.plate[first], first,
                    n * per) >= 0) {
        n++;
    }
    return n;
}

static struct kinds kinds_on(const struct app *app, int page)
{
    struct kinds kinds = {0, 0};
    for (int i = 0; i < app->plates.n; i++) {
        if (!is_first(&app->plates, i)) {
            continue;
        }
        int pages = pages_like(app, i);
        if (page < pages) {
            return (struct kinds){i, page * per_page(app)};
        }
        page -= pages;
    }
    return kinds;
}

int screen_kinds_pages(const struct app *app)
{
    int pages = 0;
    for (int i = 0; i < app->plates.n; i++) {
        pages += is_first(&app->plates, i) ? pages_like(app, i) : 0;
    }
    return pages > 0 ? pages : 1;
}

int screen_kinds_page_like(const struct app *app)
{
    const struct stock *stock = &app->setting.edit.draft.stock;
    for (int page = 0; stock->n > 0 && page < screen_kinds_pages(app);
         page++) {
        int first = kinds_on(app, page).first;
        if (is_together(&app->plates.plate[first], &stock->entry[0].plate)) {
            return page;
        }
    }
    return 0;
}

/* --- the page ----------------------------------------------------------------- */

/* What is there of it, or how much of the sleeve it takes. */
static void about_plate(const struct app *app, const struct plate *plate,
                        char *out, size_t size)
{
    const struct stock *stock = &app->setting.edit.draft.stock;
    struct text text = text_in(out, size);
    int at = stock_find(stock, plate);
    int pairs = at >= 0 ? stock->entry[at].pairs : 0;
    if (pairs > 0) {
        text_int(&text, pairs);
        text_str(&text, pairs == 1 ? " pair" : " pairs");
    } else {
        text_int(&text, plate->thickness_mm);
        text_str(&text, " mm");
    }
}

static void plate_card(const struct canvas *c, struct box box, int kind)
{
    const struct plate *plate = &c->app->plates.plate[kind];
    char name[PLATE_LABEL_MAX + 4], about[24];
    struct text text = text_in(name, sizeof name);
    text_str(&text, plate->label);
    text_str(&text, " ");
    text_str(&text, unit_str(plate->unit));
    about_plate(c->app, plate, about, sizeof about);
    const struct list_card card = {.name = name,
                                   .about = about,
                                   .cap_x10 = c->tall ? 55 : CAP_TEXT,
                                   .action = ACT_RACK_KIND,
                                   .arg = kind};
    list_card(c, box, &card);
    struct box chip = inset(box, across(c, CHIP_MARGIN), 0);
    chip = cut_right(&chip, across(c, 22), 0);
    rack_chip(c, inset(chip, 0, down(c, 25)), plate);
}

static void title_of(const struct app *app, const struct plate *plate,
                     char *out, size_t size)
{
    struct text text = text_in(out, size);
    text_str(&text, "Add: ");
    text_str(&text, app->plates.n > 0 ? plate->kind : "no plates known");
    text_str(&text, " ");
    text_str(&text, app->plates.n > 0 ? unit_str(plate->unit) : "");
}

void screen_staff_kinds_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    const struct plate_catalog *all = &app->plates;
    int pages = screen_kinds_pages(app), page = app->setting.kinds_page;
    page = page < pages ? page : pages - 1;
    struct kinds kinds = kinds_on(app, page);
    const struct plate *like = &all->plate[kinds.first];
    char title[PLATE_KIND_MAX + 24];
    title_of(app, like, title, sizeof title);
    rack_head(&c, &(struct rack_head){
                      .title = title,
                      .words = "its mass, and its width on the sleeve",
                      .rgb = RGB_SECOND});
    for (int i = 0; i < per_page(app); i++) {
        int kind = nth_like(all, like, kinds.first, kinds.from + i);
        if (kind >= 0) {
            plate_card(&c, rack_cell(&c, rack_list_body(&c),
                                     shape_of(&app->panel), i),
                       kind);
        }
    }
    list_actions(&c, page, pages);
}
