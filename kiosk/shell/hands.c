#include "kiosk/shell/hands.h"

#include "kiosk/config/demo.h"

#define NS_PER_MS INT64_C(1000000)
#define BIT_NS (2 * NS_PER_MS)

/* A demo tag as the pulses its reader would send; they lie ahead of now, and
 * the decoder's deadline waits for their end. */
static void tap_demo(struct kiosk *kiosk, int number, const struct moment *now)
{
    struct tag tag = wiegand_h10301(DEMO_FACILITY,
                                    DEMO_FIRST_CARD + (unsigned)number);
    int64_t t_ns = now->mono_ms * NS_PER_MS;
    for (int bit = tag.bits - 1; bit >= 0; bit--, t_ns += BIT_NS) {
        struct edge edge = {.t_ns = t_ns,
                            .line = tag.raw >> bit & 1 ? LINE_D1 : LINE_D0,
                            .falling = true};
        kiosk_edge(kiosk, &edge, now);
    }
}

static void take_button(struct kiosk *kiosk, const struct window_event *event,
                        const struct moment *now)
{
    struct edge edge = {.t_ns = now->mono_ms * NS_PER_MS,
                        .line = (enum line)(LINE_UP + event->number),
                        .falling = event->is_down};
    if (event->is_down) { /* letting go types nothing */
        kiosk_other_key(kiosk, now);
    }
    kiosk_edge(kiosk, &edge, now);
}

static void take_finger(struct kiosk *kiosk, const struct window_event *event,
                        const struct moment *now)
{
    static const enum event_kind kinds[] = {
        [WINDOW_FINGER_DOWN] = EVENT_FINGER_DOWN,
        [WINDOW_FINGER_MOVE] = EVENT_FINGER_MOVE,
        [WINDOW_FINGER_UP] = EVENT_FINGER_UP,
        [WINDOW_FINGER_GONE] = EVENT_FINGER_GONE,
    };
    kiosk_finger(kiosk, kinds[event->kind], event->x_px, event->y_px, now);
}

static void take_demo_key(struct kiosk *kiosk,
                          const struct window_event *event,
                          const struct moment *now)
{
    if (event->kind == WINDOW_TAG) {
        tap_demo(kiosk, event->number, now);
    } else {
        kiosk_staff(kiosk, now);
    }
}

static void take_event(struct kiosk *kiosk, const struct window_event *event,
                       bool is_demo, const struct moment *now)
{
    switch (event->kind) {
    case WINDOW_FINGER_DOWN:
    case WINDOW_FINGER_MOVE:
    case WINDOW_FINGER_UP:
    case WINDOW_FINGER_GONE:
        take_finger(kiosk, event, now);
        break;
    case WINDOW_BUTTON:
        take_button(kiosk, event, now);
        break;
    case WINDOW_DIGIT:
        kiosk_digit(kiosk, event->number, now);
        break;
    case WINDOW_ENTER:
        kiosk_enter(kiosk, now);
        break;
    case WINDOW_STAFF:
    case WINDOW_OTHER_KEY:
        kiosk_other_key(kiosk, now);
        break;
    case WINDOW_TAG:
    case WINDOW_SHOWN:
    case WINDOW_QUIT:
        break;
    }
    if (is_demo &&
        (event->kind == WINDOW_TAG || event->kind == WINDOW_STAFF)) {
        take_demo_key(kiosk, event, now);
    }
}

struct handed hands_take(struct window *window, struct kiosk *kiosk,
                         bool is_demo, const struct moment *now)
{
    struct handed out = {.any = false};
    struct window_event event;
    while (window_take(window, &event)) {
        bool is_picture_gone = event.kind == WINDOW_SHOWN;
        bool is_over = event.kind == WINDOW_QUIT;
        take_event(kiosk, &event, is_demo, now);
        out.is_picture_gone = out.is_picture_gone || is_picture_gone;
        out.is_over = out.is_over || is_over;
        out.any = out.any || (!is_picture_gone && !is_over);
    }
    return out;
}
