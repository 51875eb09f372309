#include "kiosk/screens/turn.h"

bool turn_is_sideways(enum turn turn)
{
    return turn == TURN_90 || turn == TURN_270;
}

struct panel turn_panel(const struct panel *display, enum turn turn)
{
    return turn_is_sideways(turn)
               ? (struct panel){display->h_px, display->w_px, display->h_um,
                                display->w_um}
               : *display;
}

static int within(int at, int size)
{
    return at < 0 ? 0 : at >= size ? size - 1 : at;
}

void turn_point(const struct panel *display, enum turn turn, int *x_px,
                int *y_px)
{
    int x = within(*x_px, display->w_px), y = within(*y_px, display->h_px);
    int from_right = display->w_px - 1 - x, from_below = display->h_px - 1 - y;
    *x_px = turn == TURN_90    ? y
            : turn == TURN_180 ? from_right
            : turn == TURN_270 ? from_below
                               : x;
    *y_px = turn == TURN_90    ? from_right
            : turn == TURN_180 ? from_below
            : turn == TURN_270 ? x
                               : y;
}
