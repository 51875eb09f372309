/* Buttons, cards and the action rows. */
#include "kiosk/screens/parts.h"

#include "kiosk/screens/theme.h"

/* The control about to be added is the one under the finger. */
static bool is_pressed(const struct canvas *c)
{
    return c->app->pressed == c->list->n_controls;
}

static int corner(const struct canvas *c)
{
    return down(c, 22);
}

static int stroke(const struct canvas *c)
{
    return down(c, 5);
}

void part_card(const struct canvas *c, struct box box, uint32_t outline_rgb)
{
    draw_fill(c->list, box, corner(c),
              is_pressed(c) ? RGB_PRESSED : RGB_CARD);
    draw_outline(c->list, box, corner(c), stroke(c), outline_rgb);
}

static struct control *labelled(const struct canvas *c, struct box box,
                                struct style style, const char *label,
                                enum action_kind action, int arg)
{
    struct box room = inset(box, across(c, 8), 0);
    struct draw_command *text =
        draw_text(c->list, room, ALIGN_CENTRE, style, label);
    text->min_cap_px = down(c, CAP_TEXT);
    return draw_control(c->list, box, label, action, arg);
}

static struct control *button(const struct canvas *c, struct box box,
                              const char *label, enum action_kind action,
                              int arg, bool is_danger)
{
    part_card(c, box, is_danger ? RGB_DANGER : RGB_LINE);
    int cap = c->tall ? 50 : CAP_TEXT;
    uint32_t rgb = is_danger ? RGB_DANGER : RGB_TEXT;
    return labelled(c, box, type(c, cap, FACE_BOLD, rgb), label, action, arg);
}

struct control *part_button(const struct canvas *c, struct box box,
                            const char *label, enum action_kind action,
                            int arg)
{
    return button(c, box, label, action, arg, false);
}

struct control *part_primary(const struct canvas *c, struct box box,
                             const char *label, enum action_kind action,
                             int arg)
{
    draw_fill(c->list, box, corner(c),
              is_pressed(c) ? RGB_TEXT : RGB_ACCENT);
    struct style style = type(c, c->tall || c->portrait ? 65 : 55, FACE_BOLD,
                              RGB_ON_ACCENT);
    struct control *control = labelled(c, box, style, label, action, arg);
    control->is_primary = true;
    return control;
}

/* The primary with a line below its label: what it would save. */
static struct control *primary_about(const struct canvas *c, struct box box,
                                     const struct slot *slot)
{
    if (slot->about == NULL) {
        return part_primary(c, box, slot->label, slot->action, slot->arg);
    }
    struct box room = inset(box, across(c, 8), down(c, c->tall ? 20 : 12));
    struct box below = cut_bottom(&room, down(c, 56), 0);
    draw_fill(c->list, box, corner(c),
              is_pressed(c) ? RGB_TEXT : RGB_ACCENT);
    draw_text(c->list, room, ALIGN_CENTRE,
              type(c, c->tall || c->portrait ? 65 : 55, FACE_BOLD,
                   RGB_ON_ACCENT),
              slot->label)
        ->min_cap_px = down(c, CAP_TEXT);
    draw_text(c->list, below, ALIGN_CENTRE,
              type(c, CAP_TEXT, FACE_REGULAR, RGB_ON_ACCENT), slot->about);
    struct control *control =
        draw_control(c->list, box, slot->label, slot->action, slot->arg);
    control->is_primary = true;
    return control;
}

static void place(const struct canvas *c, struct box box,
                  const struct slot *slot, bool is_primary)
{
    if (slot->label == NULL) {
        return;
    }
    struct control *control =
        is_primary ? primary_about(c, box, slot)
                   : button(c, box, slot->label, slot->action, slot->arg,
                            slot->is_danger);
    control->repeats = slot->repeats;
    for (size_t i = 0; slot->name != NULL && slot->name[i] != '\0'; i++) {
        control->name[i] = slot->name[i];
    }
}

/* Lays slots [from, to) out over a row by their natural widths; the primary
 * (the last of all) takes what is left, at least twice the widest share. */
static void lay_row(const struct canvas *c, struct box box,
                    const struct slot *slots, int from, int to, int n)
{
    int gap = across(c, GAP);
    int weights = 0;
    for (int i = from; i < to; i++) {
        weights += slots[i].w_x10;
    }
    int room = box.w - gap * (to - from - 1);
    for (int i = from; i < to; i++) {
        bool is_last = i == to - 1;
        int w = is_last ? box.w
                        : (int)((int64_t)room * slots[i].w_x10 / weights);
        place(c, cut_left(&box, w, gap), &slots[i], i == n - 1);
    }
}

void part_actions(const struct canvas *c, const struct slot *slots, int n)
{
    struct box box = c->actions;
    if (!c->portrait) {
        lay_row(c, box, slots, 0, n, n);
        return;
    }
    int split = n - 1;
    while (split > 0 && slots[split - 1].beside) {
        split--;
    }
    struct box last = cut_bottom(&box, down(c, TOUCH_CONFIRM), down(c, GAP));
    if (split > 0) {
        lay_row(c, box, slots, 0, split, n);
    }
    lay_row(c, last, slots, split, n, n);
}
