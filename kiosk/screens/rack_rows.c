/* Rows of a rack being set, each with − and +, and what else its screens have
 * alike: what leads on, and the row of controls below. */
#include "kiosk/screens/rack_parts.h"

#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

#define STRIP 58       /* a row's title above its controls, down */
#define STRIP_GAP 8    /* for what hangs below its letters */
#define TITLE_X10 270  /* in portrait beside them, across */
#define FIGURE_GAP 10  /* from a button to the figure */
#define UNIT_PITCH 45
#define CAP_SIGN 70    /* of − and + */
#define BOLD_PCT 72    /* a bold letter's width of its cap height */

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

static bool is_plate(int row)
{
    return rack_edit_sort(row) == RACK_PLATES;
}

static bool is_none(const struct rack_edit *edit, int row)
{
    return is_plate(row) &&
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
    if (is_plate(row)) {
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

void rack_row_cell(const struct canvas *c, struct box box, int row)
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

/* --- what leads on, and what is below ---------------------------------------- */

/* One or two lines in the middle of a card. */
static void lines(const struct canvas *c, struct box box, const char *upper,
                  const char *lower, struct style lower_style)
{
    struct style style = type(c, CAP_TEXT, FACE_BOLD, RGB_TEXT);
    struct box room = inset(box, across(c, 8), 0);
    int n = lower[0] != '\0' ? 2 : 1;
    part_card(c, box, RGB_LINE);
    cut_top(&room, (room.h - down(c, LINE_PITCH) * n) / 2, 0);
    draw_text(c->list, cut_top(&room, down(c, LINE_PITCH), 0), ALIGN_CENTRE,
              style, upper);
    if (n == 2) {
        draw_text(c->list, cut_top(&room, down(c, LINE_PITCH), 0),
                  ALIGN_CENTRE, lower_style, lower)
            ->min_cap_px = down(c, CAP_FOOT);
    }
}

void rack_lead(const struct canvas *c, struct box box, const char *label,
               const char *about, enum action_kind action)
{
    char line[24];
    int letters = mm_down(c, box.w) * 100 / (CAP_TEXT * BOLD_PCT);
    if (about != NULL) {
        lines(c, box, label, about,
              type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND));
    } else {
        const char *rest = part_wrap(label, letters, line, sizeof line);
        lines(c, box, line, rest, type(c, CAP_TEXT, FACE_BOLD, RGB_TEXT));
    }
    draw_control(c->list, box, label, action, 0);
}

void rack_actions(const struct canvas *c, int page, int pages)
{
    const struct app *app = c->app;
    const struct rack_setting *setting = &app->setting;
    bool leaves = setting->is_leaving;
    bool can_save = app_rack_is_unsaved(app) &&
                    !rack_edit_has_twins(&setting->edit);
    const struct slot slots[] = {
        {.label = leaves                     ? "Discard"
                  : setting->edit.n_undo > 0 ? WORD_UNDO
                                             : NULL,
         .action = leaves ? ACT_RACK_DISCARD : ACT_RACK_UNDO,
         .w_x10 = 230},
        {.label = page > 0 ? "Before" : NULL,
         .action = ACT_PAGE_LESS,
         .w_x10 = 230},
        {.label = page + 1 < pages ? "Next" : NULL,
         .action = ACT_PAGE_MORE,
         .w_x10 = 230},
        {.label = leaves ? "Later" : WORD_BACK,
         .action = ACT_BACK,
         .w_x10 = 230,
         .beside = true},
        {.label = can_save ? "Save" : NULL,
         .action = ACT_RACK_SAVE,
         .w_x10 = 420}};
    part_actions(c, slots, 5);
}
