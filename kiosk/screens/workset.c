#include "kiosk/screens/workset.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/sleeve.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

static int strip_px(const struct canvas *c, int w_px)
{
    const struct session *s = &c->app->session;
    struct loading loading;
    plates_load(&s->rack, s->load_g, NULL, &loading);
    int lines = sleeve_lines(c, w_px, &loading.side, &s->rack);
    int one = c->tall ? down(c, 140) : down(c, 96);
    return lines == 2 ? down(c, 216) : one;
}

static struct workset_rooms portrait_rooms(const struct canvas *c)
{
    struct workset_rooms rooms;
    struct box box = c->body;
    int strip = strip_px(c, box.w);
    bool long_strip = strip > down(c, 150); /* two lines: one less is said */
    rooms.load = cut_top(&box, down(c, 200), down(c, 5));
    rooms.reps = cut_top(&box, down(c, TOUCH_MIN), down(c, GAP));
    rooms.lines =
        cut_bottom(&box, down(c, long_strip ? 62 : 124), down(c, 5));
    rooms.strip = cut_bottom(&box, strip, down(c, 5));
    rooms.side = box;
    return rooms;
}

static struct workset_rooms landscape_rooms(const struct canvas *c)
{
    struct workset_rooms rooms;
    struct box box = c->body;
    int spare = mm_down(c, box.h) - 350 - mm_down(c, strip_px(c, box.w));
    int lines = spare < 130 ? 62 : spare < 330 ? 124 : 186;
    rooms.lines = cut_bottom(&box, down(c, lines), down(c, c->tall ? 20 : 4));
    rooms.strip =
        cut_bottom(&box, strip_px(c, box.w), down(c, c->tall ? 20 : 4));
    int left = c->tall ? box.w * 47 / 100 : across(c, 800);
    struct box column_box = cut_left(&box, left, across(c, 40));
    cut_top(&box, part_banner_px(c), 0);
    rooms.side = box;
    rooms.reps = cut_bottom(&column_box, down(c, TOUCH_MIN), 0);
    rooms.load = column_box;
    return rooms;
}

struct workset_rooms workset_layout(const struct canvas *c)
{
    return c->portrait ? portrait_rooms(c) : landscape_rooms(c);
}

void workset_load(const struct canvas *c, struct box box)
{
    const struct session *s = &c->app->session;
    char number[LOAD_TEXT_MAX];
    load_print(s->load_g, s->unit, number, sizeof number);
    int cap = mm_down(c, box.h) * 88 / 100;
    cap = cap < CAP_LOAD ? CAP_LOAD : cap > 480 ? 480 : cap;
    int unit_cap = cap * 3 / 10;
    if (c->tall || c->portrait) {
        box.h -= down(c, cap / 12); /* what hangs below the unit */
    } else {
        unit_cap = CAP_TEXT;
    }
    struct draw_command *text =
        draw_text(c->list, box, ALIGN_LEFT, type(c, cap, FACE_BOLD, RGB_TEXT),
                  number);
    text->min_cap_px = down(c, CAP_LOAD);
    draw_more_text(c->list, text,
                   type(c, unit_cap, FACE_BOLD, RGB_SECOND),
                   unit_str(s->unit));
}

static void small_step(const struct canvas *c, struct box box,
                       const char *label, const char *name,
                       enum action_kind action)
{
    struct control *control = part_button(c, box, label, action, 0);
    for (size_t i = 0; name[i] != '\0'; i++) {
        control->name[i] = name[i];
    }
    control->repeats = true;
}

void workset_reps(const struct canvas *c, struct box box, const char *which)
{
    const struct session *s = &c->app->session;
    int w = across(c, TOUCH_MIN), gap = across(c, GAP);
    struct box steps = cut_right(&box, 2 * w + gap, gap);
    char reps[8];
    struct text text = text_in(reps, sizeof reps);
    text_int(&text, s->reps);
    struct box below = box;
    if (!c->tall) {
        below = cut_bottom(&box, down(c, 46), down(c, 20)); /* under the p */
    }
    struct draw_command *line =
        draw_text(c->list, box, ALIGN_LEFT,
                  type(c, c->tall ? 105 : 84, FACE_BOLD, RGB_TEXT), reps);
    line->min_cap_px = down(c, CAP_SECOND);
    draw_more_text(c->list, line,
                   type(c, c->tall ? 70 : 55, FACE_BOLD, RGB_TEXT),
                   s->reps == 1 ? "rep" : "reps");
    struct style small =
        type(c, c->tall ? 50 : CAP_TEXT, FACE_REGULAR, RGB_SECOND);
    if (c->tall) {
        draw_more_text(c->list, line, small, which);
    } else {
        draw_text(c->list, below, ALIGN_LEFT, small, which);
    }
    small_step(c, cut_left(&steps, w, gap), WORD_LESS, "reps-",
               ACT_REPS_LESS);
    small_step(c, steps, WORD_PLUS, "reps+", ACT_REPS_MORE);
}

static void step_label(const struct session *s, int32_t to_g, const char *sign,
                       char *out, size_t size)
{
    char step[LOAD_TEXT_MAX];
    int32_t by_g = to_g > s->load_g ? to_g - s->load_g : s->load_g - to_g;
    load_print(by_g, s->unit, step, sizeof step);
    struct text text = text_in(out, size);
    text_str(&text, sign);
    text_str(&text, " ");
    text_str(&text, step);
}

void workset_actions(const struct canvas *c)
{
    const struct session *s = &c->app->session;
    char less[24], more[24];
    int32_t down_g, up_g;
    struct slot slots[6];
    int n = 0;
    slots[n++] = (struct slot){.label = WORD_MORE, .action = ACT_MORE,
                               .w_x10 = 170};
    if (session_has_undo(s)) {
        slots[n++] = (struct slot){.label = WORD_UNDO, .action = ACT_UNDO,
                                   .w_x10 = 170};
    }
    slots[n++] = (struct slot){.label = WORD_MISSED, .action = ACT_MISSED,
                               .w_x10 = 210};
    if (plates_step_down(&s->rack, s->load_g, &down_g)) {
        step_label(s, down_g, WORD_LESS, less, sizeof less);
        slots[n++] = (struct slot){.label = less, .name = "load-",
                                   .action = ACT_LOAD_LESS, .w_x10 = 170,
                                   .beside = true, .repeats = true};
    }
    if (plates_step_up(&s->rack, s->load_g, &up_g)) {
        step_label(s, up_g, WORD_PLUS, more, sizeof more);
        slots[n++] = (struct slot){.label = more, .name = "load+",
                                   .action = ACT_LOAD_MORE, .w_x10 = 170,
                                   .beside = true, .repeats = true};
    }
    slots[n++] = (struct slot){.label = WORD_DONE, .action = ACT_DONE,
                               .w_x10 = 430};
    part_actions(c, slots, n);
}

void workset_plates(const struct canvas *c, const struct workset_rooms *rooms,
                    const struct loading *loading)
{
    const struct rack *rack = &c->app->session.rack;
    struct box side = rooms->side;
    struct box change =
        cut_bottom(&side, down(c, c->tall ? 90 : 60), down(c, 5));
    sleeve_diagram(c, side, loading, rack);
    sleeve_change(c, change, loading, rack);
    sleeve_line(c, rooms->strip, &loading->side, rack);
}

void workset_lines(const struct canvas *c, struct box box,
                   const struct said *said)
{
    int columns = c->portrait ? 1 : 2;
    int rows = part_lines_fit(c, box);
    for (int i = 0; i < said->n && i < rows * columns; i++) {
        struct box half = column(box, i % columns, columns, across(c, GAP));
        part_line(c, half, i / columns, said->line[i],
                  i == 0 ? RGB_TEXT : RGB_SECOND);
    }
}
