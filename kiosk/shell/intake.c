#include "kiosk/shell/intake.h"

#define NS_PER_MS INT64_C(1000000)

void intake_init(struct intake *intake, const struct wiegand_config *reader,
                 int64_t cooldown_ns, const struct button_config *button,
                 int64_t now_ns)
{
    wiegand_init(&intake->wiegand, reader, now_ns);
    cooldown_init(&intake->cooldown, cooldown_ns);
    chord_init(&intake->chord);
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
    chord_init(&intake->chord);
    for (int i = 0; i < INTAKE_BUTTONS; i++) {
        button_init(&intake->button[i], &button);
    }
}

/* A tag of either reader, unless it was told just now. */
static struct input of_tag(struct intake *intake, const struct tag *tag,
                           int64_t t_ns)
{
    bool passes = cooldown_passes(&intake->cooldown, tag, t_ns);
    return (struct input){.kind = passes ? INPUT_TAG : INPUT_TAG_AGAIN,
                          .sent = {WIEGAND_TAG, *tag}};
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
    case WIEGAND_UNREST:
        return (struct input){.kind = INPUT_BAD_FRAME,
                              .sent = {frame->verdict, frame->tag}};
    }
    return (struct input){.kind = INPUT_NOTHING};
}

/* What a button did, at now_ns. Up and down together are the staff's chord:
 * they take each other back in the list, and do not run through it. */
static struct input of_button(struct intake *intake, enum button_event event,
                              int button, int64_t now_ns)
{
    static const enum intent intents[INTAKE_BUTTONS] = {
        INTENT_UP, INTENT_DOWN, INTENT_OK, INTENT_BACK};
    bool is_of_chord = button <= 1;
    chord_see(&intake->chord, intake->button[0].is_down,
              intake->button[1].is_down, now_ns);
    if ((event != BUTTON_PRESS && event != BUTTON_REPEAT) ||
        (event == BUTTON_REPEAT && is_of_chord && intake->chord.is_mute)) {
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
    enum button_event event = button_edge(&intake->button[i], edge);
    return of_button(intake, event, i, edge->t_ns);
}

static struct input expire_buttons(struct intake *intake, int64_t now_ns)
{
    for (int i = 0; i < INTAKE_BUTTONS; i++) {
        struct button *button = &intake->button[i];
        while (button_deadline_ns(button) <= now_ns) {
            enum button_event event = button_expire(button, now_ns);
            struct input input = of_button(intake, event, i, now_ns);
            if (input.kind != INPUT_NOTHING) {
                return input;
            }
        }
    }
    return (struct input){.kind = INPUT_NOTHING};
}

struct input intake_expire(struct intake *intake, int64_t now_ns)
{
    struct input input = {.kind = INPUT_NOTHING};
    if (wiegand_deadline_ns(&intake->wiegand) <= now_ns) {
        struct wiegand_frame frame = wiegand_expire(&intake->wiegand, now_ns);
        input = of_frame(intake, &frame);
    }
    if (input.kind == INPUT_NOTHING) {
        input = expire_buttons(intake, now_ns);
    }
    if (input.kind == INPUT_NOTHING && chord_expire(&intake->chord, now_ns)) {
        input.kind = INPUT_STAFF;
    }
    return input;
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
        return (struct input){.kind = INPUT_BAD_FRAME,
                              .sent = {WIEGAND_NOTHING, {.bits = 0}}};
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
    int64_t chord_ns = chord_deadline_ns(&intake->chord);
    return chord_ns < at_ns ? chord_ns : at_ns;
}
