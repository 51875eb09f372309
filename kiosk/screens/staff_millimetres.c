/* Whether a millimetre is one: what a ruler or a bank card is held to. */
#include "kiosk/screens/staff.h"

#include "core/text.h"
#include "kiosk/screens/theme.h"

/* ISO/IEC 7810 ID-1: a bank card, tenths of a millimetre. */
#define CARD_W 856
#define CARD_H 540
#define BARE_MM 3 /* where two rulers meet their first marks would cross */

/* Pixels of tenths of a millimetre, to the nearest: a ruler must not grow by
 * rounding up. */
static int nearest(int mm_x10, int px, int um)
{
    return (int)(((int64_t)mm_x10 * 100 * px + um / 2) / um);
}

static void centimetre(const struct canvas *c, struct box box, int cm)
{
    char number[8];
    struct text text = text_in(number, sizeof number);
    text_int(&text, cm);
    draw_text(c->list, box, ALIGN_CENTRE,
              type(c, CAP_FOOT, FACE_REGULAR, RGB_SECOND), number);
}

/* How far a mark sticks out: longer ones each 5 and 10 mm. */
static int mark_x10(int mm)
{
    return mm % 10 == 0 ? 60 : mm % 5 == 0 ? 40 : 25;
}

static void ruler_across(const struct canvas *c, int x, int y, int mm)
{
    const struct panel *panel = &c->app->panel;
    int w = across(c, 70), thick = 1;
    for (int i = BARE_MM; i <= mm; i++) {
        int at = x + nearest(i * 10, panel->w_px, panel->w_um);
        thick = at - x;
        draw_fill(c->list, (struct box){at, y, 1, down(c, mark_x10(i))}, 0,
                  RGB_TEXT);
        if (i % 10 == 0) {
            centimetre(c,
                       (struct box){at - w / 2, y + down(c, 70), w,
                                    down(c, CAP_FOOT)},
                       i / 10);
        }
    }
    draw_fill(c->list, (struct box){x, y, thick, 2}, 0, RGB_TEXT);
}

/* The first centimetre's number would stand on the other ruler's. */
static void ruler_down(const struct canvas *c, int x, int y, int mm)
{
    const struct panel *panel = &c->app->panel;
    int h = down(c, CAP_FOOT), thick = 1;
    for (int i = BARE_MM; i <= mm; i++) {
        int at = y + nearest(i * 10, panel->h_px, panel->h_um);
        thick = at - y;
        draw_fill(c->list, (struct box){x, at, across(c, mark_x10(i)), 1}, 0,
                  RGB_TEXT);
        if (i % 10 == 0 && i > 10) {
            centimetre(c,
                       (struct box){x + across(c, 65), at - h / 2,
                                    across(c, 50), h},
                       i / 10);
        }
    }
    draw_fill(c->list, (struct box){x, y, 2, thick}, 0, RGB_TEXT);
}

void staff_square(const struct canvas *c, struct box *box)
{
    int w_mm = mm_across(c, box->w - across(c, 20)) / 100 * 10;
    int h_mm = mm_down(c, box->h) / 100 * 10;
    ruler_across(c, box->x, box->y, w_mm < 100 ? w_mm : 100);
    ruler_down(c, box->x, box->y, h_mm < 70 ? h_mm : 70);
    cut_left(box, across(c, 140), 0);
    cut_top(box, down(c, 130), 0);
}

void staff_card(const struct canvas *c, struct box *box)
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
