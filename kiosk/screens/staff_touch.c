/* The installer's second screen: where the finger is, four corners to hit,
 * and whether a millimetre is one. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/staff.h"
#include "kiosk/screens/theme.h"

/* ISO/IEC 7810 ID-1: a bank card, tenths of a millimetre. */
#define CARD_W 856
#define CARD_H 540
#define EDGE 20 /* from the panel's edge to a corner's circle */

struct box screen_staff_target(const struct panel *panel, enum corner corner)
{
    int w = panel_x_px(panel, STAFF_TARGET_X10);
    int h = panel_y_px(panel, STAFF_TARGET_X10);
    int dx = panel_x_px(panel, EDGE), dy = panel_y_px(panel, EDGE);
    bool left = corner == CORNER_TOP_LEFT || corner == CORNER_BOTTOM_LEFT;
    bool top = corner == CORNER_TOP_LEFT || corner == CORNER_TOP_RIGHT;
    return (struct box){left ? dx : panel->w_px - dx - w,
                        top ? dy : panel->h_px - dy - h, w, h};
}

/* --- corners ---------------------------------------------------------------------- */

/* A number until it was hit, then a mark. */
static void targets(const struct canvas *c)
{
    const struct staff *staff = &c->app->staff;
    bool is_over = staff->corners.n == CORNER_COUNT;
    for (int i = 0; i < CORNER_COUNT; i++) {
        struct box box =
            screen_staff_target(&c->app->panel, (enum corner)i);
        bool is_asked = i == staff->corners.n;
        bool is_done = i < staff->corners.n;
        char number[8];
        struct text text = text_in(number, sizeof number);
        text_int(&text, i + 1);
        draw_ring(c->list, box, down(c, is_asked ? 15 : 5),
                  is_asked ? RGB_ACCENT : is_done && !is_over ? RGB_DONE
                                                              : RGB_LINE);
        if (is_done) {
            struct box mark = inset(box, across(c, 50), down(c, 50));
            staff_mark(c, mark, staff->is_hit[i] ? MARK_GOOD : MARK_LOOK);
        } else {
            draw_text(c->list, box, ALIGN_CENTRE,
                      type(c, CAP_TEXT, FACE_BOLD, RGB_TEXT), number);
        }
    }
}

/* What mends it are the options of the panel's overlay in config.txt. The
 * kernel inverts first, then swaps (touchscreen_apply_prop_to_x_y). */
static const char *verdict_words(enum corners_verdict verdict)
{
    switch (verdict) {
    case CORNERS_ASKING:
        return "";
    case CORNERS_GOOD:
        return "Touch is right: all four corners were hit.";
    case CORNERS_TURNED_90:
        return "Touch is turned by 90\xC2\xB0. Its overlay in config.txt "
               "wants invx,swapxy.";
    case CORNERS_TURNED_180:
        return "Touch is turned by 180\xC2\xB0. Its overlay in config.txt "
               "wants invx,invy.";
    case CORNERS_TURNED_270:
        return "Touch is turned by 270\xC2\xB0. Its overlay in config.txt "
               "wants invy,swapxy.";
    case CORNERS_MIRRORED_X:
        return "Touch has left and right exchanged. Its overlay in config.txt "
               "wants invx.";
    case CORNERS_MIRRORED_Y:
        return "Touch has top and bottom exchanged. Its overlay in config.txt "
               "wants invy.";
    case CORNERS_TRANSPOSED:
        return "Touch has across and down exchanged. Its overlay in "
               "config.txt wants swapxy.";
    case CORNERS_TRANSPOSED_OVER:
        return "Touch is mirrored over the corner. Its overlay in config.txt "
               "wants invx,invy,swapxy.";
    case CORNERS_NO_PATTERN:
        return "The corners came in no order: try once more.";
    }
    return "";
}

static void corner_words(const struct staff *staff, char *out, size_t size)
{
    struct text text = text_in(out, size);
    enum corners_verdict verdict = corners_judge(&staff->corners);
    if (verdict != CORNERS_ASKING) {
        text_str(&text, verdict_words(verdict));
        return;
    }
    text_str(&text, "Touch corner ");
    text_int(&text, staff->corners.n + 1);
    text_str(&text, ".");
    if (staff->off_x10 > STAFF_TARGET_X10 / 2) {
        text_str(&text, " That was ");
        text_int(&text, staff->off_x10 / 10);
        text_str(&text, " mm off.");
    }
}

/* --- where the finger is ------------------------------------------------------------ */

static void point_words(const struct app *app, char *out, size_t size)
{
    const struct panel *panel = &app->panel;
    struct text text = text_in(out, size);
    text_int(&text, panel->w_px);
    text_str(&text, "\xC3\x97");
    text_int(&text, panel->h_px);
    text_str(&text, " px, ");
    text_int(&text, (panel->w_um + 500) / 1000);
    text_str(&text, "\xC3\x97");
    text_int(&text, (panel->h_um + 500) / 1000);
    text_str(&text, " mm");
    if (app->staff.is_touched) {
        text_str(&text, ", finger at ");
        text_int(&text, app->staff.x_px);
        text_str(&text, ", ");
        text_int(&text, app->staff.y_px);
    }
}

/* A cross as long as a finger is wide, and a disc while it is down; as much of
 * them as is on the panel. */
static void point(const struct canvas *c)
{
    const struct staff *staff = &c->app->staff;
    const struct panel *panel = &c->app->panel;
    int x = staff->x_px, y = staff->y_px;
    int dx = across(c, 60), dy = down(c, 60), thick = down(c, 4);
    if (!staff->is_touched || x < dx || y < dy || x + dx >= panel->w_px ||
        y + dy >= panel->h_px) {
        return;
    }
    uint32_t rgb = staff->is_down ? RGB_TEXT : RGB_SECOND;
    draw_fill(c->list, (struct box){x - dx, y - thick / 2, 2 * dx, thick}, 0,
              rgb);
    draw_fill(c->list, (struct box){x - thick / 2, y - dy, thick, 2 * dy}, 0,
              rgb);
    if (staff->is_down) {
        draw_ring(c->list, (struct box){x - dx, y - dy, 2 * dx, 2 * dy},
                  down(c, 8), RGB_TEXT);
    }
}

/* --- millimetres --------------------------------------------------------------------- */

/* Pixels of tenths of a millimetre, to the nearest: a ruler must not grow by
 * rounding up. */
static int nearest(int mm_x10, int px, int um)
{
    return (int)(((int64_t)mm_x10 * 100 * px + um / 2) / um);
}

/* A ruler with a mark a millimetre, longer ones each 5 and 10, and numbers in
 * centimetres. */
static void ruler(const struct canvas *c, int x, int y, int mm)
{
    const struct panel *panel = &c->app->panel;
    int thick = down(c, 3) > 2 ? 2 : down(c, 3);
    for (int i = 0; i <= mm; i++) {
        int at = x + nearest(i * 10, panel->w_px, panel->w_um);
        int len = down(c, i % 10 == 0 ? 60 : i % 5 == 0 ? 40 : 25);
        draw_fill(c->list, (struct box){at, y, i == 0 ? thick : 1, len}, 0,
                  RGB_TEXT);
        if (i % 10 == 0) {
            char number[8];
            struct text text = text_in(number, sizeof number);
            text_int(&text, i / 10);
            int w = across(c, 70);
            draw_text(c->list,
                      (struct box){at - w / 2, y + down(c, 70), w,
                                   down(c, CAP_FOOT)},
                      ALIGN_CENTRE,
                      type(c, CAP_FOOT, FACE_REGULAR, RGB_SECOND), number);
        }
    }
    int w = nearest(mm * 10, panel->w_px, panel->w_um);
    draw_fill(c->list, (struct box){x, y, w, thick}, 0, RGB_TEXT);
}

static void card(const struct canvas *c, struct box *box)
{
    const struct panel *panel = &c->app->panel;
    struct box at = cut_left(box, nearest(CARD_W, panel->w_px, panel->w_um),
                             across(c, 60));
    int h = nearest(CARD_H, panel->h_px, panel->h_um);
    at.y += (at.h - h) / 2;
    at.h = h;
    draw_outline(c->list, at, down(c, 30), 2, RGB_SECOND);
    draw_text(c->list, at, ALIGN_CENTRE,
              type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), "a bank card");
}

/* --- all of it ------------------------------------------------------------------------ */

static void buttons(const struct canvas *c, struct box *middle)
{
    struct box left =
        screen_staff_target(&c->app->panel, CORNER_BOTTOM_LEFT);
    struct box right =
        screen_staff_target(&c->app->panel, CORNER_BOTTOM_RIGHT);
    int gap = across(c, 40);
    struct box between = {left.x + left.w + gap, left.y,
                          right.x - left.x - left.w - 2 * gap, left.h};
    if (c->portrait || c->tall) { /* a primary is 20 mm high */
        int grow = down(c, TOUCH_CONFIRM) - between.h;
        between.y -= grow;
        between.h += grow;
    }
    struct box close = c->portrait
                           ? (struct box){left.x,
                                          between.y - down(c, GAP) -
                                              down(c, TOUCH_MIN),
                                          right.x + right.w - left.x,
                                          down(c, TOUCH_MIN)}
                           : cut_left(&between, between.w * 2 / 5,
                                      across(c, GAP));
    int foot = close.y < between.y ? close.y : between.y;
    middle->h = foot - down(c, GAP) - middle->y;
    part_button(c, close, "Close", ACT_BACK, 0);
    part_primary(c, between, "Next", ACT_STAFF_NEXT, 0);
}

void screen_staff_touch_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct box left = screen_staff_target(&app->panel, CORNER_TOP_LEFT);
    struct box right = screen_staff_target(&app->panel, CORNER_TOP_RIGHT);
    int gap = across(&c, 40);
    struct box title = {left.x + left.w + gap, left.y,
                        right.x - left.x - left.w - 2 * gap, left.h};
    struct box middle = inset(
        (struct box){0, left.y + left.h + down(&c, GAP), app->panel.w_px, 0},
        across(&c, 60), 0);
    char words[128];
    staff_title(&c, title, c.portrait ? "Touch" : "Touch and display", 2);
    targets(&c);
    buttons(&c, &middle);
    if (c.tall) {
        card(&c, &middle);
    }
    struct box said = cut_top(
        &middle, down(&c, LINE_PITCH) * (c.portrait ? 4 : c.tall ? 3 : 2), 0);
    corner_words(&app->staff, words, sizeof words);
    staff_words(&c, said, RGB_TEXT, words);
    struct box where = cut_top(
        &middle, down(&c, LINE_PITCH) * (c.portrait ? 2 : 1), down(&c, 20));
    point_words(app, words, sizeof words);
    staff_words(&c, where, RGB_SECOND, words);
    int mm = app->panel.w_um >= 140000 ? 100 : 50;
    ruler(&c, middle.x, middle.y, mm);
    cut_top(&middle, down(&c, 130), 0);
    staff_words(&c, middle, RGB_SECOND,
                c.tall ? "Hold a ruler or a bank card to it: where it "
                         "differs set width_mm and height_mm."
                       : "No centimetres? Set width_mm and height_mm.");
    point(&c);
}
