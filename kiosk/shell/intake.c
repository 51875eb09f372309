#include "kiosk/shell/intake.h"

#define NS_PER_MS INT64_C(1000000)

void intake_init(struct intake *intake, const struct wiegand_config *reader,
                 int64_t cooldown_ns, const struct button_config *button,
                 int64_t now_ns)
{
    wiegand_init(&intake->wiegand, reader, now_ns);
    cooldown_init(&intake->cooldown, cooldown_ns);
    wedge_init(&intake->wedge);
    for (int i = 0; i < INTAKE_BUTTONS; i++) {
        button_init(&intake->button[i], button);
    }
}

void intake_rewired(struct intake *intake, int64_t now_ns)
{
    const struct wiegand_config reader = intake->wiegand.config;
    const struct button_config button = intake->button[0].config;
    wiegand_init(&intake->wiegand, &reader, now_ns);
    for (int i = 0; i < INTAKE_BUTTONS; i++) {
        button_init(&intake->button[i], &button);
    }
}

/* A tag of either reader, unless it was told just now. */
static struct input of_tag(struct intake *intake, const struct tag *tag,
                           int64_t t_ns)
{
    bool passes = cooldown_passes(&intake->cooldown, tag, t_ns);
    return (struct input){.kind = passes ? INPUT_TAG : INPUT_NOTHING,
                          .tag = *tag};
}

static struct input of_frame(struct intake *intake,
                             const struct wiegand_frame *frame)
{
    switch (frame->verdict) {
    case WIEGAND_NOTHING:
        break;
    case WIEGAND_TAG:
        return of_tag(intake, &frame->tag, frame->end_ns);
    case WIEGAND_BAD_PARITY:
    case WIEGAND_SWAPPED:
    case WIEGAND_SHORT:
    case WIEGAND_LONG:
    case WIEGAND_GLITCH:
        return (struct input){.kind = INPUT_BAD_FRAME,
                              .swapped = frame->verdict == WIEGAND_SWAPPED};
    }
    return (struct input){.kind = INPUT_NOTHING};
}

static struct input of_button(enum button_event event, int button)
{
    static const enum intent intents[INTAKE_BUTTONS] = {
        INTENT_UP, INTENT_DOWN, INTENT_OK, INTENT_BACK};
    if (event != BUTTON_PRESS && event != BUTTON_REPEAT) {
        return (struct input){.kind = INPUT_NOTHING};
    }
    return (struct input){.kind = INPUT_BUTTON,
                          .intent = intents[button],
                          .is_repeat = event == BUTTON_REPEAT};
}

struct input intake_edge(struct intake *intake, const struct edge *edge)
{
    if (edge->line == LINE_D0 || edge->line == LINE_D1) {
        struct wiegand_frame frame = wiegand_edge(&intake->wiegand, edge);
        return of_frame(intake, &frame);
    }
    int i = (int)edge->line - LINE_UP;
    return of_button(button_edge(&intake->button[i], edge), i);
}

struct input intake_expire(struct intake *intake, int64_t now_ns)
{
    if (wiegand_deadline_ns(&intake->wiegand) <= now_ns) {
        struct wiegand_frame frame = wiegand_expire(&intake->wiegand, now_ns);
        struct input input = of_frame(intake, &frame);
        if (input.kind != INPUT_NOTHING) {
            return input;
        }
    }
    for (int i = 0; i < INTAKE_BUTTONS; i++) {
        while (button_deadline_ns(&intake->button[i]) <= now_ns) {
            struct input input =
                of_button(button_expire(&intake->button[i], now_ns), i);
            if (input.kind != INPUT_NOTHING) {
                return input;
            }
        }
    }
    return (struct input){.kind = INPUT_NOTHING};
}

struct input intake_enter(struct intake *intake, int64_t now_ns)
{
    struct tag tag;
    switch (wedge_enter(&intake->wedge, now_ns / NS_PER_MS, &tag)) {
    case WEDGE_PERSON:
        return (struct input){.kind = INPUT_BUTTON, .intent = INTENT_OK};
    case WEDGE_TAG:
        return of_tag(intake, &tag, now_ns);
    case WEDGE_BAD:
        return (struct input){.kind = INPUT_BAD_FRAME};
    case WEDGE_REST:
        break;
    }
    return (struct input){.kind = INPUT_NOTHING};
}

int64_t intake_deadline_ns(const struct intake *intake)
{
    int64_t at_ns = wiegand_deadline_ns(&intake->wiegand);
    for (int i = 0; i < INTAKE_BUTTONS; i++) {
        int64_t button_ns = button_deadline_ns(&intake->button[i]);
        at_ns = button_ns < at_ns ? button_ns : at_ns;
    }
    return at_ns;
}
