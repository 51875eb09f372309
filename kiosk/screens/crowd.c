/* Who shares the rack, in the order that handles the fewest plates. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/lists.h"
#include "kiosk/screens/narrow.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/strip.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

#include <string.h>

/* As large as all have room for, and CROWD_MAX have. */
static struct list_shape shape_for(const struct canvas *c)
{
    int n = c->app->crowd.n;
    if (c->portrait) {
        return (struct list_shape){n > 3 ? 2 : 1, 3};
    }
    return (struct list_shape){n > 4 ? 3 : 2, n > 2 ? 2 : 1};
}

static void title(const struct app *app, char *out, size_t size)
{
    struct text text = text_in(out, size);
    text_str(&text, "Turns");
    if (app->crowd.saved > 0) {
        text_str(&text, ": saves ");
        text_int(&text, app->crowd.saved);
        text_str(&text, " plates");
    }
}

static void line(const struct canvas *c, struct box box, enum align align,
                 int cap_x10, uint32_t rgb, const char *text, bool is_name)
{
    struct draw_command *command = draw_text(
        c->list, box, align, type(c, cap_x10, FACE_BOLD, rgb), text);
    command->min_cap_px = down(c, CAP_TEXT);
    command->may_cut = is_name;
}

static int rows_of(const struct canvas *c)
{
    return c->portrait ? 5 : 4;
}

/* Ours: a little more than half of a row. */
static int cap_for(const struct canvas *c, struct box box)
{
    int cap = mm_down(c, box.h) / rows_of(c) * 56 / 100;
    return cap < CAP_TEXT ? CAP_TEXT : cap > CAP_SECOND ? CAP_SECOND : cap;
}

/* The load, and how it stands with them: beside it, or in portrait below. */
static void load_and_state(const struct canvas *c, struct box *room, int cap,
                           const struct crowd_turn *turn)
{
    char load[LOAD_TEXT_MAX], state[24];
    struct box left = cut_top(room, room->h / (c->portrait ? 4 : 3), 0);
    struct box right = left;
    strip_load(c->app, turn, true, load, sizeof load);
    strip_state(c->app, turn->place, state, sizeof state);
    if (c->portrait) {
        right = cut_top(room, room->h / 3, 0);
    } else {
        int w = narrow_px(c, narrow_x10(state, cap)) + across(c, 10);
        right = cut_right(&left, w < left.w / 2 ? w : left.w / 2,
                          across(c, 12));
    }
    line(c, left, ALIGN_LEFT, cap, RGB_TEXT, load, false);
    line(c, right, c->portrait ? ALIGN_LEFT : ALIGN_RIGHT, cap,
         strip_state_rgb(c->app, turn->place), state, false);
}

/* Number and name, load and rest clock, and what changes. */
static void turn_card(const struct canvas *c, struct box box, int at)
{
    const struct crowd_turn *turn = &c->app->crowd.turn[at];
    int cap = cap_for(c, box);
    char name[ATHLETE_NAME_MAX], text[ATHLETE_NAME_MAX + 8];
    struct box room = inset(box, across(c, 20), down(c, 12));
    struct text number = text_in(text, sizeof text);
    part_card(c, box, at == 0 ? RGB_TEXT : RGB_LINE);
    int most = down(c, rows_of(c) * cap * 2);
    if (room.h > most) {
        room = inset(room, 0, (room.h - most) / 2);
    }
    struct box upper = cut_top(&room, room.h / rows_of(c), 0);
    strip_name(c->app, turn->place, name);
    text_int(&number, at + 1);
    text_str(&number, "  ");
    text_str(&number, name);
    line(c, upper, ALIGN_LEFT, cap, RGB_TEXT, text, true);
    load_and_state(c, &room, cap, turn);
    strip_change(c, room, cap, turn);
    bool is_here = turn->place == CROWD_HERE;
    /* Its place tells one's own card from Back, for the buttons' focus. */
    struct control *control = draw_control(
        c->list, box, name, is_here ? ACT_BACK : ACT_TURN, turn->place);
    if (is_here) {
        memcpy(control->name, "here", sizeof "here");
    }
}

void screen_crowd_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct list_shape shape = shape_for(&c);
    char head[48];
    title(app, head, sizeof head);
    part_title(&c, head);
    for (int i = 0; i < app->crowd.n; i++) {
        turn_card(&c, list_box(&c, shape, i), i);
    }
    struct box last = c.actions;
    last = c.portrait ? cut_bottom(&last, down(&c, TOUCH_CONFIRM), 0) : last;
    if (app->config.has_list) {
        part_button(&c, cut_left(&last, across(&c, 240), across(&c, GAP)),
                    WORD_JOIN, ACT_PICK_BY_NAME, 0);
    }
    part_primary(&c, last, WORD_BACK, ACT_BACK, 0);
}
