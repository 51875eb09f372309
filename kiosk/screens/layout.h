/* Layout: boxes in millimetres on this panel. */
#ifndef KIOSK_SCREENS_LAYOUT_H
#define KIOSK_SCREENS_LAYOUT_H

#include "kiosk/app/app.h"
#include "kiosk/screens/draw.h"

/* What a screen draws with: the state, the frame, and where the room is. */
struct canvas {
    const struct app *app;
    struct draw_list *list;
    bool portrait;
    bool tall;         /* landscape with room for taller sizes (>= 100 mm) */
    struct box header; /* name, lift, progress, clock */
    struct box body;   /* between header and actions */
    struct box actions; /* the buttons; the primary one bottom right */
};

/* Starts a frame: ground, and the three rooms. action_rows: 1 in landscape;
 * in portrait the primary action has a row of its own below the others. */
struct canvas canvas_begin(const struct app *app, struct draw_list *list);

/* Pixels of tenths of a millimetre, across and down. */
int across(const struct canvas *c, int mm_x10);
int down(const struct canvas *c, int mm_x10);
/* Tenths of a millimetre of pixels, rounded down. */
int mm_across(const struct canvas *c, int px);
int mm_down(const struct canvas *c, int px);

/* Takes a strip off a box, and the gap behind it; the box shrinks. */
struct box cut_top(struct box *box, int h_px, int gap_px);
struct box cut_bottom(struct box *box, int h_px, int gap_px);
struct box cut_left(struct box *box, int w_px, int gap_px);
struct box cut_right(struct box *box, int w_px, int gap_px);
struct box inset(struct box box, int dx_px, int dy_px);
/* Cell i of n equal ones side by side / one below another. */
struct box column(struct box box, int i, int n, int gap_px);
struct box row(struct box box, int i, int n, int gap_px);

/* A text style by tier, in tenths of a millimetre of cap height. */
struct style type(const struct canvas *c, int cap_x10, enum face face,
                  uint32_t rgb);

#endif
