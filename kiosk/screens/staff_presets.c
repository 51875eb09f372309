/* Racks that are ready made: to choose from, and one before it is used. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/rack_parts.h"
#include "kiosk/screens/staff.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

static struct list_shape shape_of(const struct panel *panel)
{
    if (panel_is_portrait(panel)) {
        return (struct list_shape){1, 6};
    }
    return panel->h_um < 100000 ? (struct list_shape){3, 2}
                                : (struct list_shape){3, 3};
}

static int per_page(const struct app *app)
{
    struct list_shape shape = shape_of(&app->panel);
    return shape.columns * shape.rows;
}

int screen_presets_pages(const struct app *app)
{
    int pages = (app->presets.n + per_page(app) - 1) / per_page(app);
    return pages > 0 ? pages : 1;
}

static void preset_card(const struct canvas *c, struct box box, int i)
{
    const struct preset *preset = &c->app->presets.preset[i];
    char about[64];
    rack_summary(&preset->rack, about, sizeof about);
    const struct list_card card = {.name = preset->title,
                                   .about = about,
                                   .cap_x10 = c->tall ? 65 : CAP_TEXT,
                                   .action = ACT_RACK_PRESET,
                                   .arg = i};
    list_card(c, box, &card);
}

void screen_staff_presets_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct list_shape shape = shape_of(&app->panel);
    int per = per_page(app), pages = screen_presets_pages(app);
    int page = app->setting.presets_page;
    page = page < pages ? page : pages - 1;
    rack_head(&c, &(struct rack_head){
                      .title = "Presets",
                      .words = app->presets.n > 0
                                   ? "Each is shown before it is used."
                                   : "racks.ini has none.",
                      .rgb = RGB_SECOND});
    for (int i = 0; i < per && page * per + i < app->presets.n; i++) {
        preset_card(&c, rack_cell(&c, rack_list_body(&c), shape, i),
                    page * per + i);
    }
    list_actions(&c, page, pages);
}

/* --- one, before it is used --------------------------------------------------- */

static void bar_words(const struct rack *rack, char *out, size_t size)
{
    struct text text = text_in(out, size);
    enum unit unit = rack->stock.n > 0 ? rack->stock.entry[0].plate.unit
                                       : UNIT_KG;
    text_load(&text, rack->bar_g, unit);
    text_str(&text, " bar, ");
    if (rack->collar_g > 0) {
        text_load(&text, rack->collar_g, unit);
        text_str(&text, " collars");
    } else {
        text_str(&text, "collars not counted");
    }
    if (rack->sleeve_mm > 0) {
        text_str(&text, ", ");
        text_int(&text, rack->sleeve_mm);
        text_str(&text, " mm sleeves");
    }
}

/* "25 kg × 8", and its kind where the rack has others. */
static void plate_line(const struct canvas *c, struct box box,
                       const struct stock_entry *entry, bool with_kind)
{
    char words[PLATE_KIND_MAX + PLATE_LABEL_MAX + 24];
    struct text text = text_in(words, sizeof words);
    text_str(&text, entry->plate.label);
    text_str(&text, " ");
    text_str(&text, unit_str(entry->plate.unit));
    text_str(&text, " " WORD_TIMES " ");
    text_int(&text, entry->pairs);
    rack_chip(c, inset(box, 0, down(c, 8)), &entry->plate);
    cut_left(&box, across(c, 36), 0);
    struct draw_command *line =
        draw_text(c->list, box, ALIGN_LEFT,
                  type(c, c->tall ? 50 : CAP_TEXT, FACE_BOLD, RGB_TEXT),
                  words);
    line->min_cap_px = down(c, CAP_FOOT);
    if (with_kind && entry->plate.kind[0] != '\0') {
        draw_more_text(c->list, line,
                       type(c, CAP_FOOT, FACE_REGULAR, RGB_SECOND),
                       entry->plate.kind);
    }
}

/* Column by column, heaviest first. */
static void plates_of(const struct canvas *c, struct box box,
                      const struct stock *stock)
{
    int columns = c->portrait ? 2 : 3;
    int rows = (STOCK_MAX + columns - 1) / columns;
    int most = down(c, c->tall ? 100 : 80) * rows;
    box.h = box.h < most ? box.h : most;
    bool with_kind = !rack_is_of_one_kind(stock);
    for (int i = 0; i < stock->n; i++) {
        struct box at = column(box, i / rows, columns, across(c, GAP));
        plate_line(c, row(at, i % rows, rows, 0), &stock->entry[i],
                   with_kind);
    }
}

void screen_staff_preset_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    const struct preset *preset =
        &app->presets.preset[app->setting.preset];
    char words[RACK_WORDS_MAX + 32];
    struct box box = rack_list_body(&c);
    bool has_more = bars_count(&app->setting.edit.draft) > 1;
    rack_head(&c, &(struct rack_head){
                      .title = preset->title,
                      .words = has_more
                                   ? "It replaces all but the other bars."
                                   : "It replaces all that is set.",
                      .rgb = RGB_WARN});
    bar_words(&preset->rack, words, sizeof words);
    box = staff_words(&c, box, RGB_TEXT, words);
    box = staff_words(&c, box, RGB_SECOND,
                      preset->rack.stock.n > 0 ? "Pairs of plates:"
                                               : "No plates.");
    cut_top(&box, down(&c, c.tall || c.portrait ? 20 : 0), 0);
    plates_of(&c, box, &preset->rack.stock);
    const struct slot slots[] = {
        {.label = WORD_BACK, .action = ACT_BACK, .w_x10 = 400, .beside = true},
        {.label = "Use it", .action = ACT_RACK_USE, .w_x10 = 600}};
    part_actions(&c, slots, 2);
}
