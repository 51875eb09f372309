#include "kiosk/app/corners.h"

void corners_touch(struct corners *corners, enum corner came)
{
    if (corners->n == CORNER_COUNT) {
        corners->n = 0;
    }
    corners->came[corners->n++] = came;
}

enum corners_verdict corners_judge(const struct corners *corners)
{
    static const struct {
        enum corner came[CORNER_COUNT];
        enum corners_verdict verdict;
    } patterns[] = {
        {{0, 1, 2, 3}, CORNERS_GOOD},       {{1, 2, 3, 0}, CORNERS_TURNED_90},
        {{2, 3, 0, 1}, CORNERS_TURNED_180}, {{3, 0, 1, 2}, CORNERS_TURNED_270},
        {{1, 0, 3, 2}, CORNERS_MIRRORED_X}, {{3, 2, 1, 0}, CORNERS_MIRRORED_Y},
        {{0, 3, 2, 1}, CORNERS_TRANSPOSED}, {{2, 1, 0, 3}, CORNERS_TRANSPOSED_OVER},
    };
    if (corners->n < CORNER_COUNT) {
        return CORNERS_ASKING;
    }
    for (unsigned i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
        bool same = true;
        for (int k = 0; k < CORNER_COUNT; k++) {
            same = same && patterns[i].came[k] == corners->came[k];
        }
        if (same) {
            return patterns[i].verdict;
        }
    }
    return CORNERS_NO_PATTERN;
}

enum corners_verdict corners_of_panel(enum corners_verdict verdict,
                                      bool is_sideways)
{
    static const enum corners_verdict exchanged[][2] = {
        {CORNERS_MIRRORED_X, CORNERS_MIRRORED_Y},
        {CORNERS_TRANSPOSED, CORNERS_TRANSPOSED_OVER},
    };
    for (int i = 0; is_sideways && i < 2; i++) {
        for (int k = 0; k < 2; k++) {
            if (exchanged[i][k] == verdict) {
                return exchanged[i][1 - k];
            }
        }
    }
    return verdict;
}

bool corners_at(int x_px, int y_px, int w_px, int h_px, enum corner *out)
{
    bool left = x_px < w_px / 3, right = x_px >= w_px - w_px / 3;
    bool top = y_px < h_px / 3, bottom = y_px >= h_px - h_px / 3;
    if (!(left || right) || !(top || bottom)) {
        return false;
    }
    *out = top ? left ? CORNER_TOP_LEFT : CORNER_TOP_RIGHT
           : left ? CORNER_BOTTOM_LEFT
                  : CORNER_BOTTOM_RIGHT;
    return true;
}
