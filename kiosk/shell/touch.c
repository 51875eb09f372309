#include "kiosk/shell/touch.h"

/* Ours: longer than anyone holds a control to repeat it. */
#define FINGER_STALE_MS 10000

static void take_place(const struct touch *touch, int x_px, int y_px,
                       struct window_event *out)
{
    out->x_px = x_px;
    out->y_px = y_px;
    turn_point(&touch->display, touch->turn, &out->x_px, &out->y_px);
}

bool touch_finger(struct touch *touch, const SDL_TouchFingerEvent *finger,
                  struct window_event *out)
{
    /* No up comes for the fingers of a panel that was unplugged, or left by a
     * switch of consoles: no finger would ever be alone again. */
    if (finger->timestamp - touch->at_ms > FINGER_STALE_MS) {
        touch->n_fingers = 0;
    }
    touch->at_ms = finger->timestamp;
    take_place(touch, (int)(finger->x * (float)touch->display.w_px),
               (int)(finger->y * (float)touch->display.h_px), out);
    if (finger->type == SDL_FINGERDOWN) {
        touch->n_fingers++;
        touch->finger = touch->n_fingers == 1 ? finger->fingerId
                                              : touch->finger;
        out->kind = touch->n_fingers == 1 ? WINDOW_FINGER_DOWN
                                          : WINDOW_FINGER_GONE;
        return true;
    }
    if (finger->type == SDL_FINGERUP) {
        bool was_alone = touch->n_fingers == 1;
        touch->n_fingers -= touch->n_fingers > 0;
        out->kind = was_alone && finger->fingerId == touch->finger
                        ? WINDOW_FINGER_UP
                        : WINDOW_FINGER_GONE;
        return true;
    }
    out->kind = WINDOW_FINGER_MOVE;
    return touch->n_fingers == 1 && finger->fingerId == touch->finger;
}

bool touch_mouse(const struct touch *touch, const SDL_MouseButtonEvent *button,
                 struct window_event *out)
{
    if (button->which == SDL_TOUCH_MOUSEID ||
        button->button != SDL_BUTTON_LEFT) {
        return false;
    }
    out->kind = button->type == SDL_MOUSEBUTTONDOWN ? WINDOW_FINGER_DOWN
                                                    : WINDOW_FINGER_UP;
    take_place(touch, button->x, button->y, out);
    return true;
}

bool touch_mouse_move(const struct touch *touch,
                      const SDL_MouseMotionEvent *motion,
                      struct window_event *out)
{
    out->kind = WINDOW_FINGER_MOVE;
    take_place(touch, motion->x, motion->y, out);
    return motion->which != SDL_TOUCH_MOUSEID &&
           (motion->state & SDL_BUTTON_LMASK) != 0;
}
