/* How did it feel? Nine answers and "Easier", each number with its words. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

#define TILES 10

/* Words after Zourdos et al. 2016 (repetitions in reserve), as a lifter says
 * them; heat runs from red to green and is a second hint only. */
static const struct {
    const char *label;
    const char *words[2];
    int rpe_x10; /* 0: easier */
    uint32_t heat;
} tiles[TILES] = {
    {"10", {"nothing", "left"}, 100, 0xFF8080u},
    {"9.5", {"maybe", "a bit"}, 95, 0xFF8C66u},
    {"9", {"one", "more"}, 90, 0xFF9F43u},
    {"8.5", {"one", "or two"}, 85, 0xFFB836u},
    {"8", {"two", "more"}, 80, 0xFFD23Fu},
    {"7.5", {"two", "or three"}, 75, 0xD8D651u},
    {"7", {"three", "more"}, 70, 0xA8D864u},
    {"6.5", {"three", "or four"}, 65, 0x86D878u},
    {"6", {"four", "more"}, 60, 0x58D68Du},
    {"Easier", {"five", "or more"}, 0, 0x58C7B5u},
};

/* What the set was planned to feel like: where the focus starts. */
static int expected_rpe_x10(const struct app *app)
{
    const struct session *s = &app->session;
    if (s->feel_set >= 0 && s->sets[s->feel_set].kind == SET_BACKOFF &&
        s->has_rx) {
        return s->rx.predicted_rpe_x10;
    }
    return s->target.planned_rpe_x10;
}

static int nearest_tile(int rpe_x10)
{
    int best = 0;
    for (int i = 1; i < TILES - 1; i++) {
        int here = tiles[i].rpe_x10 - rpe_x10;
        int there = tiles[best].rpe_x10 - rpe_x10;
        best = here * here < there * there ? i : best;
    }
    return best;
}

static void tile(const struct canvas *c, struct box box, int i)
{
    bool is_number = tiles[i].rpe_x10 > 0;
    part_card(c, box, RGB_LINE);
    struct box strip = inset(box, 0, down(c, 22));
    strip.w = across(c, 16);
    draw_fill(c->list, strip, 0, tiles[i].heat);
    struct box room = inset(box, across(c, 8), down(c, 12));
    cut_left(&room, across(c, 16), 0);
    int words_h = down(c, 54);
    struct box below = cut_bottom(&room, words_h, 0);
    struct box above = below;
    if (!c->portrait) {
        above = cut_bottom(&room, words_h, 0);
    }
    int cap = mm_down(c, room.h) * 8 / 10;
    cap = cap < CAP_SECOND ? CAP_SECOND : cap > 140 ? 140 : cap;
    struct draw_command *text = draw_text(
        c->list, room, ALIGN_LEFT,
        type(c, is_number ? cap : 55, FACE_BOLD, RGB_TEXT), tiles[i].label);
    text->min_cap_px = down(c, CAP_TEXT);
    struct style words = type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND);
    text = draw_text(c->list, above, ALIGN_LEFT, words, tiles[i].words[0]);
    if (c->portrait) {
        draw_more_text(c->list, text, words, tiles[i].words[1]);
    } else {
        draw_text(c->list, below, ALIGN_LEFT, words, tiles[i].words[1]);
    }
    struct control *control =
        is_number ? draw_control(c->list, box, tiles[i].label, ACT_FEEL,
                                 tiles[i].rpe_x10)
                  : draw_control(c->list, box, tiles[i].label, ACT_EASIER, 0);
    control->is_primary = i == nearest_tile(expected_rpe_x10(c->app));
}

static void grid(const struct canvas *c, struct box box)
{
    int columns = c->portrait ? 2 : 5;
    int rows = TILES / columns;
    for (int i = 0; i < TILES; i++) {
        struct box line = row(box, i / columns, rows, down(c, GAP));
        tile(c, column(line, i % columns, columns, across(c, GAP)), i);
    }
}

/* "180 kg × 2", as it was saved; a tick once the disk has it. */
static void what(const struct canvas *c, struct box box)
{
    const struct session *s = &c->app->session;
    if (s->feel_set < 0) {
        return;
    }
    const struct done_set *done = &s->sets[s->feel_set];
    char line[48];
    struct text text = text_in(line, sizeof line);
    text_load(&text, done->set.load_g, s->unit);
    text_str(&text, " " WORD_TIMES " ");
    text_int(&text, done->set.reps);
    struct draw_command *command =
        draw_text(c->list, box, ALIGN_RIGHT,
                  type(c, CAP_TEXT, FACE_BOLD, RGB_TEXT), line);
    draw_more_text(c->list, command,
                   type(c, CAP_FOOT, FACE_REGULAR,
                        done->stored ? RGB_DONE : RGB_WARN),
                   done->stored ? "saved" : "saving");
}

/* The three answers that are no number; the same place on every panel. */
static void others(const struct canvas *c, struct box box)
{
    static const struct slot slots[] = {
        {.label = WORD_UNDO, .action = ACT_UNDO},
        {.label = WORD_MISSED, .action = ACT_MISSED},
        {.label = "Pain", .action = ACT_PAIN, .is_danger = true},
    };
    for (int i = 0; i < 3; i++) {
        struct box at = column(box, i, 3, across(c, GAP));
        if (slots[i].is_danger) {
            part_card(c, at, RGB_DANGER);
            draw_text(c->list, at, ALIGN_CENTRE,
                      type(c, c->tall ? 50 : CAP_TEXT, FACE_BOLD, RGB_DANGER),
                      slots[i].label);
            draw_control(c->list, at, slots[i].label, slots[i].action, 0);
        } else {
            part_button(c, at, slots[i].label, slots[i].action, 0);
        }
    }
}

void screen_feel_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct box box = c.body;
    box.h = c.actions.y + c.actions.h - box.y;
    int h = c.portrait || c.tall ? TOUCH_CONFIRM : TOUCH_MIN;
    struct box bottom = cut_bottom(&box, down(&c, h), down(&c, GAP));
    part_header(&c);
    struct box title = cut_top(&box, down(&c, c.tall ? 95 : 60), down(&c, 8));
    struct box said = cut_right(&title, across(&c, c.portrait ? 420 : 520),
                                across(&c, GAP));
    what(&c, said);
    struct draw_command *ask = draw_text(
        c.list, title, ALIGN_LEFT,
        type(&c, c.tall ? 70 : CAP_TEXT, FACE_BOLD, RGB_TEXT),
        c.portrait ? "How was it?" : "How did it feel?");
    ask->min_cap_px = down(&c, CAP_TEXT);
    grid(&c, box);
    others(&c, bottom);
}
