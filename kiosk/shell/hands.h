/* Hands: what fingers and keys do at the window, told to the kiosk. */
#ifndef KIOSK_SHELL_HANDS_H
#define KIOSK_SHELL_HANDS_H

#include "kiosk/shell/kiosk.h"
#include "kiosk/shell/window.h"

struct handed {
    bool any;             /* somebody is there */
    bool is_picture_gone; /* it must be drawn again */
    bool is_over;         /* the window was closed */
};

/* Everything that has come since. is_demo: the keyboard's tags work, and its
 * key for the staff's screens. */
struct handed hands_take(struct window *window, struct kiosk *kiosk,
                         bool is_demo, const struct moment *now);

#endif
