#include "kiosk/screens/strip.h"

#include "core/text.h"
#include "kiosk/screens/bars.h"
#include "kiosk/screens/narrow.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"

/* Ours, tenths of a millimetre: a card that holds a short name and a clock,
 * one that holds the next one's load and plates, and one that holds a load
 * beside the name. */
#define CARD_MIN 162
#define NEXT_MIN 310
#define LOAD_FROM 290
#define MARGIN 17
#define MARGIN_MIN 9
#define MARK 30 /* the next one's mark */
#define ROW_PITCH 58 /* of CAP_TEXT */
#define ROOMY 190 /* a card so high has larger letters: */
#define CAP_ROOMY 55

/* Their rest is just over: the card is bright. */
static uint32_t on_card(const struct app *app, int place, uint32_t rgb)
{
    return crowd_is_news(app, place) ? RGB_ON_ACCENT : rgb;
}

static void card(const struct canvas *c, struct box box, int place,
                 bool is_next)
{
    int corner = down(c, 22);
    part_card(c, box, is_next ? RGB_TEXT : RGB_LINE);
    if (crowd_is_news(c->app, place)) {
        draw_fill(c->list, box, corner, RGB_DONE);
    }
    if (is_next) {
        draw_outline(c->list, box, corner, down(c, 10), RGB_TEXT);
    }
}

/* A pointer in front of the name whose turn it is. */
static void mark(const struct canvas *c, struct box *row, uint32_t rgb)
{
    int h = down(c, 36), y = row->y + (row->h - h) / 2;
    struct box at = cut_left(row, across(c, MARK), across(c, 12));
    draw_slab(c->list, (struct upright){at.x, y, y + h},
              (struct upright){at.x + at.w, y + h / 2, y + h / 2}, rgb);
}

/* How a line of a card looks. */
struct look {
    int cap_x10;
    enum align align;
    enum face face;
    uint32_t rgb;
};

static struct draw_command *put(const struct canvas *c, struct box box,
                                struct look look, const char *line)
{
    int least = look.cap_x10 < CAP_TEXT ? look.cap_x10 : CAP_TEXT;
    struct draw_command *text =
        draw_text(c->list, box, look.align,
                  type(c, look.cap_x10, look.face, look.rgb), line);
    text->min_cap_px = down(c, least);
    return text;
}

/* Right of a row as much as a text needs. */
static struct box cut_for(const struct canvas *c, struct box *row, int cap_x10,
                          const char *line)
{
    int w = narrow_px(c, narrow_x10(line, cap_x10)) + across(c, 5);
    return cut_right(row, w < row->w ? w : row->w, across(c, 12));
}

/* Ours: four letters of a name and a whole load with its unit. */
#define WHOLE_FROM 340
#define NAME_LEAST 110 /* ours: about four letters tell most names apart */

/* The load beside a name is a footnote where the name would be no more. */
static int load_cap(const struct canvas *c, struct box row, int cap_x10,
                    const char *name, const char *load)
{
    int own = narrow_x10(name, CAP_TEXT);
    own = own < NAME_LEAST ? own : NAME_LEAST;
    int room = narrow_room_x10(c, row.w) - 20; /* the gap, and a little */
    return own + narrow_x10(load, CAP_TEXT) <= room ? cap_x10 : CAP_FOOT;
}

static void name_row(const struct canvas *c, struct box row, int cap_x10,
                     const struct crowd_turn *turn, bool has_load)
{
    char name[ATHLETE_NAME_MAX], load[LOAD_TEXT_MAX];
    uint32_t rgb = on_card(c->app, turn->place, RGB_TEXT);
    bool has_unit = narrow_room_x10(c, row.w) >=
                    (WHOLE_FROM - 2 * MARGIN) * cap_x10 / CAP_TEXT;
    strip_name(c->app, turn->place, name);
    strip_load(c->app, turn, has_unit, load, sizeof load);
    if (turn == &c->app->crowd.turn[0]) { /* else who is here goes before */
        mark(c, &row, rgb);
    }
    if (has_load && load[0] != '\0') {
        int cap = load_cap(c, row, cap_x10, name, load);
        put(c, cut_for(c, &row, cap, load),
            (struct look){cap, ALIGN_RIGHT, FACE_BOLD, rgb}, load);
    }
    put(c, row, (struct look){cap_x10, ALIGN_LEFT, FACE_BOLD, rgb}, name)
        ->may_cut = true;
}

/* That the next one is ready goes without saying: in its place, why this one. */
static void say_why(const struct app *app, const struct crowd_turn *turn,
                    char *out, size_t size)
{
    if (app->crowd.saved > 0 && turn->load_g > 0 &&
        crowd_state(app, turn->place) == CROWD_READY) {
        struct text text = text_in(out, size);
        text_str(&text, "saves ");
        text_int(&text, app->crowd.saved);
    }
}

static bool has_room(const struct canvas *c, struct box row,
                     const struct crowd_turn *turn, int count_cap,
                     const char *state, int state_cap)
{
    char count[24];
    strip_plates(turn, count, sizeof count);
    return narrow_x10(count, count_cap) + narrow_x10(state, state_cap) +
               MARGIN <=
           narrow_room_x10(c, row.w);
}

/* Beside a rest clock where there is little room: another bar, or how many
 * plates. */
static void foot(const struct canvas *c, struct box row,
                 const struct crowd_turn *turn)
{
    char words[BAR_WORDS_MAX];
    if (!strip_bar(c->app, turn, words, sizeof words)) {
        strip_plates(turn, words, sizeof words);
    }
    put(c, row, (struct look){CAP_FOOT, ALIGN_LEFT, FACE_REGULAR, RGB_TEXT},
        words)
        ->may_cut = true;
}

static void state_row(const struct canvas *c, struct box row, int cap_x10,
                      const struct crowd_turn *turn, bool is_next,
                      bool has_change)
{
    char state[24];
    uint32_t rgb = on_card(c->app, turn->place,
                           strip_state_rgb(c->app, turn->place));
    strip_state(c->app, turn->place, state, sizeof state);
    has_change = has_change && turn->load_g > 0 &&
                 !crowd_is_news(c->app, turn->place);
    if (!has_change) {
        put(c, row, (struct look){cap_x10, ALIGN_LEFT, FACE_BOLD, rgb},
            state);
        return;
    }
    if (is_next) {
        say_why(c->app, turn, state, sizeof state);
    }
    bool is_ready = crowd_state(c->app, turn->place) == CROWD_READY;
    bool has_both = has_room(c, row, turn, CAP_TEXT, state, CAP_TEXT);
    bool is_small = !has_both &&
                    !has_room(c, row, turn, CAP_FOOT, state, CAP_TEXT);
    if (has_both || !is_ready) {
        int cap = is_small ? CAP_FOOT : cap_x10;
        put(c, cut_for(c, &row, is_small ? CAP_FOOT : CAP_TEXT, state),
            (struct look){cap, ALIGN_RIGHT, FACE_BOLD, rgb}, state);
    }
    if (has_both || is_ready) {
        strip_change(c, row, cap_x10, turn);
    } else {
        foot(c, row, turn);
    }
}

static int cap_for(const struct canvas *c, struct box touch)
{
    return c->tall && mm_down(c, touch.h) >= ROOMY ? CAP_ROOMY : CAP_TEXT;
}

/* Room for two rows in a card's middle. */
static struct box rows_in(const struct canvas *c, struct box room, int cap)
{
    int h = down(c, 2 * ROW_PITCH * cap / CAP_TEXT);
    return inset(room, 0, (room.h - h) / 2);
}

static void turn_card(const struct canvas *c, struct box touch, int margin_px,
                      const struct crowd_turn *turn, bool is_next)
{
    char name[ATHLETE_NAME_MAX];
    struct box box = inset(touch, 0, margin_px);
    card(c, box, turn->place, is_next);
    bool is_wide = narrow_room_x10(c, box.w) >= LOAD_FROM || is_next;
    struct box room =
        inset(box, across(c, is_wide ? MARGIN : MARGIN_MIN), 0);
    int cap = cap_for(c, touch);
    room = rows_in(c, room, cap);
    name_row(c, row(room, 0, 2, 0), cap, turn, is_wide);
    state_row(c, row(room, 1, 2, 0), cap, turn, is_next, is_wide);
    strip_name(c->app, turn->place, name);
    draw_control(c->list, touch, name, ACT_TURN, turn->place)->is_primary =
        is_next && c->app->screen == SCREEN_IDLE;
}

/* Leads to those there is no room for. */
static void more_card(const struct canvas *c, struct box touch, int margin_px,
                      int n)
{
    char count[8];
    struct text text = text_in(count, sizeof count);
    struct box box = inset(touch, 0, margin_px);
    text_str(&text, "+");
    text_int(&text, n);
    part_card(c, box, RGB_LINE);
    int cap = cap_for(c, touch);
    box = rows_in(c, box, cap);
    put(c, row(box, 0, 2, 0),
        (struct look){cap, ALIGN_CENTRE, FACE_BOLD, RGB_TEXT}, count);
    put(c, row(box, 1, 2, 0),
        (struct look){cap, ALIGN_CENTRE, FACE_REGULAR, RGB_SECOND}, "turns");
    draw_control(c->list, touch, "turns", ACT_CROWD, 0);
}

bool strip_is_in_header(const struct canvas *c)
{
    return c->app->crowd.n > 0 && (c->app->screen == SCREEN_TOP ||
                                   c->app->screen == SCREEN_BACKOFF);
}

/* How many cards fit beside the next one's. */
static int fit(const struct canvas *c, int w_px)
{
    int beside = w_px - across(c, NEXT_MIN);
    int n = beside / across(c, CARD_MIN + GAP);
    return n > 1 ? n : 1;
}

void strip_draw(const struct canvas *c, struct box box)
{
    const struct crowd *crowd = &c->app->crowd;
    const struct crowd_turn *other[CROWD_MAX];
    int n = 0, gap = across(c, GAP);
    int margin_px = box.y == 0 ? down(c, 10) : 0; /* of the bezel */
    for (int i = 0; i < crowd->n; i++) {
        if (crowd->turn[i].place != CROWD_HERE) {
            other[n++] = &crowd->turn[i];
        }
    }
    int beside = fit(c, box.w), cards = n - 1;
    bool has_more = cards > beside;
    cards = has_more ? beside : cards;
    /* The next one's is wider by as much as the others leave. */
    int next_w = box.w - cards * (across(c, CARD_MIN) + gap);
    int usual_w = across(c, NEXT_MIN) + (box.w - across(c, NEXT_MIN)) / 5;
    next_w = cards > 0 && next_w > usual_w ? usual_w : next_w;
    turn_card(c, cut_left(&box, next_w, gap), margin_px, other[0], true);
    for (int i = 0; i < cards; i++) {
        struct box at = column(box, i, cards, gap);
        if (has_more && i == cards - 1) {
            more_card(c, at, margin_px, n - cards);
        } else {
            turn_card(c, at, margin_px, other[i + 1], false);
        }
    }
}
