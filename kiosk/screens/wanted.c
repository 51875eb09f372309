#include "kiosk/screens/wanted.h"

#include "core/text.h"
#include "kiosk/screens/narrow.h"
#include "kiosk/screens/sleeve.h"
#include "kiosk/screens/theme.h"

static void put_number(struct text *text, int32_t load_g, enum unit unit)
{
    char number[LOAD_TEXT_MAX];
    load_print(load_g, unit, number, sizeof number);
    text_str(text, number);
}

static void put_instead(struct text *text, const struct loading *loading,
                        enum unit unit)
{
    switch (loading->reason) {
    case LOADING_NEAREST:
        put_number(text, loading->below_g, unit);
        text_str(text, " or ");
        put_number(text, loading->above_g, unit);
        break;
    case LOADING_BELOW_BAR:
        text_str(text, "empty is ");
        put_number(text, loading->load_g, unit);
        break;
    case LOADING_ABOVE_STOCK:
        put_number(text, loading->load_g, unit);
        text_str(text, " is the most");
        break;
    case LOADING_ABOVE_SLEEVE:
        text_str(text, "sleeve holds ");
        put_number(text, loading->load_g, unit);
        break;
    case LOADING_EXACT:
        break;
    }
}

struct wanted wanted_for(const struct session *s, int32_t target_g)
{
    struct wanted wanted = {"", ""};
    struct loading loading;
    char reason[WHY_LINE_MAX];
    plates_load(&s->rack, target_g, NULL, &loading);
    if (plates_reason(&loading, s->unit, reason, sizeof reason) > 0) {
        struct text text = text_in(wanted.load, sizeof wanted.load);
        text_str(&text, "wanted ");
        put_number(&text, target_g, s->unit);
        text = text_in(wanted.instead, sizeof wanted.instead);
        put_instead(&text, &loading, s->unit);
    }
    return wanted;
}

/* The gap to the plates included. */
static int width_px(const struct canvas *c, const struct wanted *wanted)
{
    int load = narrow_x10(wanted->load, CAP_FOOT);
    int instead = narrow_x10(wanted->instead, CAP_TEXT);
    return narrow_px(c, load > instead ? load : instead) + across(c, GAP);
}

void wanted_make_room(const struct canvas *c, struct wanted *wanted,
                      struct said *said)
{
    const struct session *s = &c->app->session;
    if (wanted->load[0] == '\0' ||
        sleeve_has_room(c, c->body.w, width_px(c, wanted), &s->loading.side,
                        s)) {
        return;
    }
    char line[SAID_LINE_MAX];
    struct text text = text_in(line, sizeof line);
    text_str(&text, wanted->load);
    text_str(&text, ": ");
    text_str(&text, wanted->instead);
    said_add_own(said, line);
    wanted->load[0] = '\0';
}

void wanted_strip(const struct canvas *c, struct box box,
                  const struct wanted *wanted)
{
    const struct session *s = &c->app->session;
    if (wanted->load[0] == '\0') {
        sleeve_line(c, box, 0, &s->loading.side, s);
        return;
    }
    int lines = sleeve_lines(c, box.w, &s->loading.side, s);
    int w = width_px(c, wanted);
    struct box at = row(box, lines - 1, lines, 0);
    at = cut_right(&at, w, 0);
    struct box instead = cut_bottom(&at, at.h * 55 / 100, 0);
    sleeve_line(c, box, w, &s->loading.side, s);
    draw_text(c->list, at, ALIGN_RIGHT,
              type(c, CAP_FOOT, FACE_REGULAR, RGB_SECOND), wanted->load);
    draw_text(c->list, instead, ALIGN_RIGHT,
              type(c, CAP_TEXT, FACE_REGULAR, RGB_TEXT), wanted->instead);
}
