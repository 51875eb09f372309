/* Corners: where a touch panel says the finger is, against where it was asked
 * to be. Pure.
 *
 * The four corners are asked for one after another. Four touches that came
 * out in four corners, but others, tell how the panel is turned or
 * mirrored against the picture. */
#ifndef KIOSK_APP_CORNERS_H
#define KIOSK_APP_CORNERS_H

#include <stdbool.h>

enum corner {
    CORNER_TOP_LEFT, /* clockwise */
    CORNER_TOP_RIGHT,
    CORNER_BOTTOM_RIGHT,
    CORNER_BOTTOM_LEFT,
    CORNER_COUNT
};

enum corners_verdict {
    CORNERS_ASKING,      /* not all four yet */
    CORNERS_GOOD,
    CORNERS_TURNED_90,   /* clockwise against the picture */
    CORNERS_TURNED_180,
    CORNERS_TURNED_270,
    CORNERS_MIRRORED_X,  /* left and right exchanged */
    CORNERS_MIRRORED_Y,  /* top and bottom exchanged */
    CORNERS_TRANSPOSED,  /* x and y exchanged */
    CORNERS_TRANSPOSED_OVER, /* the same, and both mirrored */
    CORNERS_NO_PATTERN,  /* some in the same corner, or in no order */
};

struct corners {
    int n;                     /* touched so far, 0..CORNER_COUNT */
    enum corner came[CORNER_COUNT]; /* where the touch of each came out */
};

/* A touch came out in this corner; after the fourth it begins anew. */
void corners_touch(struct corners *corners, enum corner came);
/* Of the panel against the picture, as whoever touches sees it. */
enum corners_verdict corners_judge(const struct corners *corners);
/* The same in the directions of the panel as it was built, which its overlay
 * goes by; is_sideways: the picture is turned by 90 or 270 degrees on it. */
enum corners_verdict corners_of_panel(enum corners_verdict verdict,
                                      bool is_sideways);
/* In which corner's quarter of the panel a point is: within a third of the
 * width and of the height of it; false: in none. */
bool corners_at(int x_px, int y_px, int w_px, int h_px, enum corner *out);

#endif
