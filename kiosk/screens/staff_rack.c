/* Plates, bar and collars: a row each, with − and +. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/rack_parts.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

#define STRIP 58       /* a row's title above its controls, down */
#define STRIP_GAP 8    /* for what hangs below its letters */
#define TITLE_X10 270  /* in portrait beside them, across */
#define FIGURE_GAP 10  /* from a button to the figure */
#define UNIT_PITCH 45
#define CAP_SIGN 70    /* of − and + */
#define BOLD_PCT 72    /* a bold letter's width of its cap height */
#define WIDE_UM 300000

/* Ours: cells of 47 mm hold two buttons and a figure of two digits and a
 * half. A usual rack is on one page where there is room. */
static struct list_shape shape_of(const struct panel *panel)
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
    struct list_shape shape = shape_of(&app->panel);
    return shape.columns * shape.rows;
}

/* The first is for what leads to other screens. */
static int n_cells(const struct app *app)
{
    return 1 + RACK_PLATES + app->setting.edit.draft.stock.n;
}

int screen_rack_pages(const struct app *app)
{
    return (n_cells(app) + per_page(app) - 1) / per_page(app);
}

int screen_rack_page_of(const struct app *app, int row)
{
    return (row + 1) / per_page(app);
}

/* What went may have been all there was on the last page. */
static int page_of(const struct app *app)
{
    int last = screen_rack_pages(app) - 1;
    return app->setting.page < last ? app->setting.page : last;
}

/* --- a row ----------------------------------------------------------------- */

static void step_button(const struct canvas *c, struct box box, int row,
                        bool is_more)
{
    const char *label = is_more ? WORD_PLUS : WORD_LESS;
    part_card(c, box, RGB_LINE);
    draw_text(c->list, box, ALIGN_CENTRE,
              type(c, CAP_SIGN, FACE_BOLD, RGB_TEXT), label);
    struct control *control =
        draw_control(c->list, box, label,
                     is_more ? ACT_RACK_MORE : ACT_RACK_LESS, row);
    control->repeats = true;
    rack_row_name(&c->app->setting.edit, row, is_more ? "+" : "-",
                  control->name, sizeof control->name);
}

static bool is_none(const struct rack_edit *edit, int row)
{
    return row >= RACK_PLATES &&
           edit->draft.stock.entry[row - RACK_PLATES].pairs == 0;
}

static void figure(const struct canvas *c, struct box box,
                   const struct rack_row_words *words, bool is_warned)
{
    uint32_t rgb = is_warned ? RGB_WARN : RGB_TEXT;
    int cap = c->tall ? CAP_SECOND : 65;
    int pitch = c->tall ? LINE_PITCH : UNIT_PITCH;
    int unit = words->unit[0] != '\0' ? down(c, pitch) : 0;
    int h = down(c, cap) + unit;
    cut_top(&box, (box.h - h) / 2, 0);
    draw_text(c->list, cut_top(&box, down(c, cap), 0), ALIGN_CENTRE,
              type(c, cap, FACE_BOLD, rgb), words->figure)
        ->min_cap_px = down(c, CAP_TEXT);
    if (unit > 0) {
        box.h = unit;
        draw_text(c->list, box, ALIGN_CENTRE,
                  type(c, c->tall ? CAP_TEXT : CAP_FOOT, FACE_REGULAR,
                       RGB_SECOND),
                  words->unit)
            ->min_cap_px = down(c, CAP_FOOT);
    }
}

static struct box after_chip(const struct canvas *c, struct box box, int row)
{
    const struct rack_edit *edit = &c->app->setting.edit;
    if (row >= RACK_PLATES) {
        rack_chip(c, inset(box, 0, down(c, 6)),
                  &edit->draft.stock.entry[row - RACK_PLATES].plate);
        cut_left(&box, across(c, 36), 0);
    }
    return box;
}

/* "25 kg calibrated" on a line. */
static void title_above(const struct canvas *c, struct box box, int row,
                        const struct rack_row_words *words)
{
    box = after_chip(c, box, row);
    struct draw_command *text =
        draw_text(c->list, box, ALIGN_LEFT,
                  type(c, CAP_TEXT, FACE_BOLD, RGB_TEXT), words->title);
    text->min_cap_px = down(c, CAP_FOOT);
    if (words->kind[0] != '\0') {
        draw_more_text(c->list, text,
                       type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND),
                       words->kind);
    }
}

/* The kind below the name. */
static void title_beside(const struct canvas *c, struct box box, int row,
                         const struct rack_row_words *words)
{
    box = after_chip(c, inset(box, 0, down(c, 15)), row);
    bool has_kind = words->kind[0] != '\0';
    struct box upper = has_kind ? cut_top(&box, box.h / 2, 0) : box;
    draw_text(c->list, upper, ALIGN_LEFT,
              type(c, CAP_TEXT, FACE_BOLD, RGB_TEXT), words->title)
        ->min_cap_px = down(c, CAP_FOOT);
    if (has_kind) {
        draw_text(c->list, box, ALIGN_LEFT,
                  type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), words->kind)
            ->min_cap_px = down(c, CAP_FOOT);
    }
}

static void row_cell(const struct canvas *c, struct box box, int row)
{
    const struct rack_edit *edit = &c->app->setting.edit;
    struct rack_row_words words = rack_row_words(edit, row);
    if (c->portrait) {
        title_beside(c, cut_left(&box, across(c, TITLE_X10), across(c, GAP)),
                     row, &words);
    } else {
        title_above(c, cut_top(&box, down(c, STRIP), down(c, STRIP_GAP)), row,
                    &words);
    }
    int least = across(c, TOUCH_MIN), gap = across(c, FIGURE_GAP);
    int w = !c->portrait && box.w * 3 / 10 > least ? box.w * 3 / 10 : least;
    step_button(c, cut_left(&box, w, gap), row, false);
    step_button(c, cut_right(&box, w, gap), row, true);
    figure(c, box, &words, is_none(edit, row));
}

/* --- all of it --------------------------------------------------------------- */

/* What leads to another screen; over two lines where there is no room. */
static void lead(const struct canvas *c, struct box box, const char *label,
                 enum action_kind action)
{
    char line[24];
    int letters = mm_down(c, box.w) * 100 / (CAP_TEXT * BOLD_PCT);
    const char *rest = part_wrap(label, letters, line, sizeof line);
    struct style style = type(c, CAP_TEXT, FACE_BOLD, RGB_TEXT);
    struct box room = inset(box, across(c, 8), 0);
    int lines = rest[0] != '\0' ? 2 : 1;
    part_card(c, box, RGB_LINE);
    cut_top(&room, (room.h - down(c, LINE_PITCH) * lines) / 2, 0);
    draw_text(c->list, cut_top(&room, down(c, LINE_PITCH), 0), ALIGN_CENTRE,
              style, line);
    if (lines == 2) {
        draw_text(c->list, cut_top(&room, down(c, LINE_PITCH), 0),
                  ALIGN_CENTRE, style, rest);
    }
    draw_control(c->list, box, label, action, 0);
}

static void leads(const struct canvas *c, struct box box)
{
    lead(c, column(box, 0, 2, across(c, GAP)), "Presets", ACT_RACK_PRESETS);
    lead(c, column(box, 1, 2, across(c, GAP)), "Add a plate",
         ACT_RACK_KINDS);
}

static void cells(const struct canvas *c)
{
    const struct app *app = c->app;
    int per = per_page(app), from = page_of(app) * per;
    for (int i = 0; i < per && from + i < n_cells(app); i++) {
        struct box box = rack_cell(c, c->body, shape_of(&app->panel), i);
        int at = from + i;
        if (at == 0) {
            leads(c, box);
        } else {
            row_cell(c, box, at - 1);
        }
    }
}

static void actions(const struct canvas *c)
{
    const struct app *app = c->app;
    const struct rack_setting *setting = &app->setting;
    int page = page_of(app);
    bool leaves = setting->is_leaving;
    const struct slot slots[] = {
        {.label = leaves                     ? "Discard"
                  : setting->edit.n_undo > 0 ? WORD_UNDO
                                             : NULL,
         .action = leaves ? ACT_RACK_DISCARD : ACT_RACK_UNDO,
         .w_x10 = 230},
        {.label = page > 0 ? "Before" : NULL,
         .action = ACT_PAGE_LESS,
         .w_x10 = 230},
        {.label = page + 1 < screen_rack_pages(app) ? "Next" : NULL,
         .action = ACT_PAGE_MORE,
         .w_x10 = 230},
        {.label = leaves ? "Later" : WORD_BACK,
         .action = ACT_BACK,
         .w_x10 = 230,
         .beside = true},
        {.label = app_rack_is_unsaved(app) ? "Save" : NULL,
         .action = ACT_RACK_SAVE,
         .w_x10 = 420}};
    part_actions(c, slots, 5);
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
    actions(&c);
}
