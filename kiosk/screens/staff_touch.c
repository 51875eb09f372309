/* The installer's second screen: where the finger is, four corners to hit,
 * and whether a millimetre is one. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/staff.h"
#include "kiosk/screens/theme.h"

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

/* Said in the title's place, as it is what to do. */
static void asked_words(const struct staff *staff, char *out, size_t size)
{
    struct text text = text_in(out, size);
    enum corners_verdict verdict = corners_judge(&staff->corners);
    if (verdict == CORNERS_ASKING) {
        text_str(&text, "Touch corner ");
        text_int(&text, staff->corners.n + 1);
    } else {
        text_str(&text, verdict == CORNERS_GOOD         ? "Touch is right"
                        : verdict == CORNERS_NO_PATTERN ? "Try once more"
                                                        : "Touch is wrong");
    }
}

static const char *seen(enum corners_verdict verdict)
{
    switch (verdict) {
    case CORNERS_TURNED_90:
        return "Turned by 90\xC2\xB0";
    case CORNERS_TURNED_180:
        return "Turned by 180\xC2\xB0";
    case CORNERS_TURNED_270:
        return "Turned by 270\xC2\xB0";
    case CORNERS_MIRRORED_X:
        return "Left and right exchanged";
    case CORNERS_MIRRORED_Y:
        return "Top and bottom exchanged";
    case CORNERS_TRANSPOSED:
        return "Across and down exchanged";
    case CORNERS_TRANSPOSED_OVER:
        return "Mirrored over the corner";
    case CORNERS_ASKING:
    case CORNERS_GOOD:
    case CORNERS_NO_PATTERN:
        break;
    }
    return "";
}

/* Of the panel's overlay in config.txt. The kernel inverts first, then swaps
 * (touchscreen_apply_prop_to_x_y). */
static const char *options(enum corners_verdict of_panel)
{
    switch (of_panel) {
    case CORNERS_TURNED_90:
        return "invx,swapxy";
    case CORNERS_TURNED_180:
        return "invx,invy";
    case CORNERS_TURNED_270:
        return "invy,swapxy";
    case CORNERS_MIRRORED_X:
        return "invx";
    case CORNERS_MIRRORED_Y:
        return "invy";
    case CORNERS_TRANSPOSED:
        return "swapxy";
    case CORNERS_TRANSPOSED_OVER:
        return "invx,invy,swapxy";
    case CORNERS_ASKING:
    case CORNERS_GOOD:
    case CORNERS_NO_PATTERN:
        break;
    }
    return "";
}

static void corner_words(const struct staff *staff, char *out, size_t size)
{
    struct text text = text_in(out, size);
    enum corners_verdict verdict = corners_judge(&staff->corners);
    if (verdict == CORNERS_ASKING && staff->off_x10 > STAFF_TARGET_X10 / 2) {
        text_str(&text, "That was ");
        text_int(&text, staff->off_x10 / 10);
        text_str(&text, " mm off.");
    } else if (verdict == CORNERS_GOOD) {
        text_str(&text, "All four corners were hit.");
    } else if (verdict == CORNERS_NO_PATTERN) {
        text_str(&text, "The corners came in no order.");
    } else if (verdict != CORNERS_ASKING) {
        text_str(&text, seen(verdict));
        text_str(&text, ". In config.txt add ");
        text_str(&text, options(corners_of_panel(
                            verdict, staff->health.is_sideways)));
        text_str(&text, " to its overlay, or remove those there "
                        "already. USB panels have none.");
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
        text_str(&text, ", at ");
        text_int(&text, app->staff.x_px);
        text_str(&text, ", ");
        text_int(&text, app->staff.y_px);
    }
}

/* As much of a box as is on the panel. */
static void fill_clipped(const struct canvas *c, struct box box, uint32_t rgb)
{
    const struct panel *panel = &c->app->panel;
    int left = box.x > 0 ? box.x : 0, top = box.y > 0 ? box.y : 0;
    int right = box.x + box.w < panel->w_px ? box.x + box.w : panel->w_px;
    int foot = box.y + box.h < panel->h_px ? box.y + box.h : panel->h_px;
    if (left < right && top < foot) {
        draw_fill(c->list, (struct box){left, top, right - left, foot - top},
                  0, rgb);
    }
}

/* A cross as long as a finger is wide, and a ring while it is down, where that
 * is on the panel. */
static void point(const struct canvas *c)
{
    const struct staff *staff = &c->app->staff;
    const struct panel *panel = &c->app->panel;
    int x = staff->x_px, y = staff->y_px;
    int dx = across(c, 60), dy = down(c, 60), thick = down(c, 4);
    uint32_t rgb = staff->is_down ? RGB_TEXT : RGB_SECOND;
    if (!staff->is_touched) {
        return;
    }
    fill_clipped(c, (struct box){x - dx, y - thick / 2, 2 * dx, thick}, rgb);
    fill_clipped(c, (struct box){x - thick / 2, y - dy, thick, 2 * dy}, rgb);
    if (staff->is_down && x >= dx && y >= dy && x + dx < panel->w_px &&
        y + dy < panel->h_px) {
        draw_ring(c->list, (struct box){x - dx, y - dy, 2 * dx, 2 * dy},
                  down(c, 8), RGB_TEXT);
    }
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

static void title(const struct canvas *c, struct box box)
{
    char words[32];
    asked_words(&c->app->staff, words, sizeof words);
    staff_title(c, box, words, 2);
}

/* What is known of the panel, then what the corners told. */
static void said(const struct canvas *c, struct box box)
{
    char words[160];
    point_words(c->app, words, sizeof words);
    box = staff_words(c, box, RGB_SECOND, words);
    box = staff_words(c, box, RGB_SECOND, "No cm? Set width_mm, height_mm.");
    if (c->portrait || c->tall) {
        cut_top(&box, down(c, GAP), 0);
    }
    corner_words(&c->app->staff, words, sizeof words);
    staff_words(c, box, RGB_TEXT, words);
}

void screen_staff_touch_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct box left = screen_staff_target(&app->panel, CORNER_TOP_LEFT);
    struct box right = screen_staff_target(&app->panel, CORNER_TOP_RIGHT);
    int gap = across(&c, 40);
    struct box middle = inset(
        (struct box){0, left.y + left.h + down(&c, GAP), app->panel.w_px, 0},
        across(&c, 60), 0);
    title(&c, (struct box){left.x + left.w + gap, left.y,
                           right.x - left.x - left.w - 2 * gap, left.h});
    targets(&c);
    buttons(&c, &middle);
    if (c.tall) {
        staff_card(&c, &middle);
    }
    staff_square(&c, &middle);
    said(&c, middle);
    point(&c);
}
