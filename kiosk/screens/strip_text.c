/* What the strip says of somebody: name, load, plates, rest. */
#include "kiosk/screens/strip.h"

#include "core/text.h"
#include "kiosk/screens/bars.h"
#include "kiosk/screens/narrow.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/sleeve.h"
#include "kiosk/screens/theme.h"

#include <string.h>

#define LINE_LEAST 50 /* of a line of CAP_TEXT */

static size_t first_word(const char *name)
{
    size_t n = strcspn(name, " ");
    return n > 0 ? n : strlen(name);
}

/* How many bytes its first letter has. */
static size_t letter(const char *text)
{
    size_t n = text[0] != '\0';
    while (n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80) {
        n++;
    }
    return n;
}

/* "Bo", or "Bo L" with the beginning of the last name. */
static void shorten(const char *name, bool has_last, char out[ATHLETE_NAME_MAX])
{
    size_t n = first_word(name);
    const char *last = strrchr(name + n, ' ');
    size_t more = has_last && last != NULL ? 1 + letter(last + 1) : 0;
    memcpy(out, name, n);
    memcpy(out + n, last != NULL ? last : "", more);
    out[n + more] = '\0';
}

static bool is_shared(const struct app *app, int place, bool has_last)
{
    const struct crowd *crowd = &app->crowd;
    char mine[ATHLETE_NAME_MAX], other[ATHLETE_NAME_MAX];
    shorten(crowd_session(app, place)->name, has_last, mine);
    for (int i = 0; i < crowd->n; i++) {
        if (crowd->turn[i].place != place) {
            shorten(crowd_session(app, crowd->turn[i].place)->name, has_last,
                    other);
            if (strcmp(mine, other) == 0) {
                return true;
            }
        }
    }
    return false;
}

void strip_name(const struct app *app, int place, char out[ATHLETE_NAME_MAX])
{
    const char *name = crowd_session(app, place)->name;
    if (!is_shared(app, place, false)) {
        shorten(name, false, out);
    } else if (!is_shared(app, place, true)) {
        shorten(name, true, out);
    } else {
        memcpy(out, name, strlen(name) + 1);
    }
}

void strip_state(const struct app *app, int place, char *out, size_t size)
{
    const struct session *s = crowd_session(app, place);
    struct text text = text_in(out, size);
    switch (crowd_state(app, place)) {
    case CROWD_RESTING:
        part_rest_text(s->rest_until_ms - app->now.mono_ms, out, size);
        break;
    case CROWD_READY:
        text_str(&text, "ready");
        break;
    case CROWD_UNTOLD:
        text_str(&text, "felt?");
        break;
    case CROWD_FADING:
        text_str(&text, "left?");
        break;
    }
}

uint32_t strip_state_rgb(const struct app *app, int place)
{
    switch (crowd_state(app, place)) {
    case CROWD_RESTING:
        return RGB_TEXT;
    case CROWD_READY:
        return RGB_DONE;
    case CROWD_UNTOLD:
        return RGB_WARN;
    case CROWD_FADING:
        break;
    }
    return RGB_SECOND;
}

void strip_load(const struct app *app, const struct crowd_turn *turn,
                bool has_unit, char *out, size_t size)
{
    enum unit unit = crowd_session(app, turn->place)->unit;
    out[0] = '\0';
    if (turn->load_g > 0 && has_unit) {
        load_print_unit(turn->load_g, unit, out, size);
    } else if (turn->load_g > 0) {
        load_print(turn->load_g, unit, out, size);
    }
}

bool strip_bar(const struct app *app, const struct crowd_turn *turn, char *out,
               size_t size)
{
    bool is_first = turn == &app->crowd.turn[0];
    int before = is_first ? app->on_bar_at : turn[-1].bar;
    if (turn->load_g == 0 || turn->bar == before) {
        return false;
    }
    bars_words(app, turn->bar, out, size);
    return true;
}

struct change {
    char off[STACK_TEXT_MAX], on[STACK_TEXT_MAX];
};

/* Its width, with the gaps between its runs. */
static int change_x10(const char *off, const char *on, int cap_x10)
{
    char line[2 * STACK_TEXT_MAX + 16];
    struct text text = text_in(line, sizeof line);
    text_str(&text, off[0] != '\0' ? "off   " : "");
    text_str(&text, off);
    text_str(&text, on[0] != '\0' ? "   on   " : "");
    text_str(&text, on);
    return narrow_x10(line, cap_x10);
}

static void draw_change(const struct canvas *c, struct box box, int cap_x10,
                        const char *off, const char *on)
{
    struct style word = type(c, cap_x10, FACE_REGULAR, RGB_SECOND);
    struct draw_command *line = draw_text(c->list, box, ALIGN_LEFT, word,
                                          off[0] != '\0' ? "off" : "on");
    if (off[0] != '\0') {
        draw_more_text(c->list, line,
                       type(c, cap_x10, FACE_BOLD, RGB_DANGER), off);
    }
    if (off[0] != '\0' && on[0] != '\0') {
        draw_more_text(c->list, line, word, "on");
    }
    if (on[0] != '\0') {
        draw_more_text(c->list, line, type(c, cap_x10, FACE_BOLD, RGB_DONE),
                       on);
    }
    line->min_cap_px = down(c, CAP_TEXT);
}

/* As it fits, in one line or where it may in two; false: it does not. */
static bool put_change(const struct canvas *c, struct box box, int rows,
                       int cap_x10, const struct change *change)
{
    int room = narrow_room_x10(c, box.w);
    struct box upper = row(box, 0, rows, 0);
    int one_cap = rows == 2 ? cap_x10 : CAP_TEXT;
    if (change_x10(change->off, change->on, one_cap) <= room) {
        draw_change(c, upper, cap_x10, change->off, change->on);
        return true;
    }
    if (rows == 1 || change_x10(change->off, "", CAP_TEXT) > room ||
        change_x10("", change->on, CAP_TEXT) > room) {
        return false;
    }
    if (change->off[0] != '\0') {
        draw_change(c, upper, cap_x10, change->off, "");
        upper = row(box, 1, 2, 0);
    }
    if (change->on[0] != '\0') {
        draw_change(c, upper, cap_x10, "", change->on);
    }
    return true;
}

void strip_plates(const struct crowd_turn *turn, char *out, size_t size)
{
    struct text text = text_in(out, size);
    int plates = 2 * (turn->off.n + turn->on.n);
    if (plates == 0) {
        text_str(&text, "same bar");
    } else {
        text_int(&text, plates);
        text_str(&text, " plates");
    }
}

/* Which bar; what goes on it has the room that is left: the row below, or what
 * is behind it of the same one. */
static void put_bar(const struct canvas *c, struct box *box, int rows,
                    int cap_x10, const struct change *change, const char *bar)
{
    int w = narrow_px(c, narrow_x10(bar, cap_x10)) + across(c, 24);
    struct box at = rows == 2 ? cut_top(box, box->h / 2, 0)
                              : cut_left(box, w < box->w ? w : box->w, 0);
    bool has_plates =
        change_x10("", change->on, CAP_TEXT) <= narrow_room_x10(c, box->w);
    if (rows == 1 && !has_plates) {
        at.w += box->w;
        box->w = 0;
    }
    struct draw_command *line = draw_text(
        c->list, at, ALIGN_LEFT, type(c, cap_x10, FACE_REGULAR, RGB_TEXT), bar);
    line->min_cap_px = down(c, CAP_TEXT);
    line->may_cut = true;
}

void strip_change(const struct canvas *c, struct box box, int cap_x10,
                  const struct crowd_turn *turn)
{
    struct change change;
    char count[24], bar[BAR_WORDS_MAX];
    sleeve_text(&turn->off, &c->app->rack, true, change.off,
                sizeof change.off);
    sleeve_text(&turn->on, &c->app->rack, true, change.on, sizeof change.on);
    bool is_same = turn->off.n + turn->on.n == 0;
    int rows = box.h >= down(c, 2 * LINE_LEAST) ? 2 : 1;
    if (turn->load_g == 0) {
        return;
    }
    if (strip_bar(c->app, turn, bar, sizeof bar)) {
        put_bar(c, &box, rows, cap_x10, &change, bar);
        rows = 1;
        if (is_same || box.w == 0) {
            return;
        }
    }
    if (!is_same && put_change(c, box, rows, cap_x10, &change)) {
        return;
    }
    sleeve_close_up(change.off);
    sleeve_close_up(change.on);
    if (!is_same && put_change(c, box, rows, cap_x10, &change)) {
        return;
    }
    strip_plates(turn, count, sizeof count);
    draw_text(c->list, row(box, 0, rows, 0), ALIGN_LEFT,
              type(c, cap_x10, FACE_REGULAR, is_same ? RGB_DONE : RGB_TEXT),
              count)
        ->min_cap_px = down(c, CAP_TEXT);
}
