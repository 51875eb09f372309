/* How did it feel? Nine answers and "Easier", each number with its words. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/asking.h"
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
    {"7.5", {"two or", "three"}, 75, 0xD8D651u},
    {"7", {"three", "more"}, 70, 0xA8D864u},
    {"6.5", {"three", "or four"}, 65, 0x86D878u},
    {"6", {"four", "more"}, 60, 0x58D68Du},
    {"Easier", {"five or", "more"}, 0, 0x58C7B5u},
};

/* What the set was planned to feel like: where the focus starts. */
static int expected_rpe_x10(const struct app *app)
{
    const struct session *s = &app->session;
    if (s->feel_set >= 0 && s->sets[s->feel_set].kind == SET_BACKOFF &&
        s->has_rx) {
        return s->next.predicted_rpe_x10;
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

/* How all tiles are set, in tenths of a millimetre. */
struct setting {
    int number, words; /* cap heights */
    int gap;           /* from the number's foot to its words */
    int pitch, lines;  /* of the words */
};

#define STROKE 5 /* of a card's outline, as part_card draws it */

/* The heat, inside the outline. */
static int strip_x10(const struct canvas *c)
{
    return c->tall ? 20 : 14;
}

/* From a tile's left edge to its text. Ours: 2.5 mm behind the heat; 2 mm
 * where "nothing" needs the rest. */
static int text_from_x10(const struct canvas *c)
{
    return STROKE + strip_x10(c) + (c->tall ? 25 : 20);
}

/* Ours: a number of twice its words where there is room, at most 20 mm. What
 * is left of the tile is shared above and below. */
static struct setting setting_for(const struct canvas *c, struct box tile)
{
    int h = mm_down(c, tile.h);
    int w = mm_down(c, tile.w - across(c, text_from_x10(c)));
    struct setting set = {.words = CAP_TEXT, .gap = 18, .pitch = 54,
                          .lines = c->portrait ? 1 : 2};
    int around = c->portrait ? 48 : 33; /* one line may have a "g" below */
    if (c->tall) {
        set.words = h > 500 ? 60 : 45;
        set.gap = 25;
        set.pitch = set.words * 145 / 100;
        around = 60;
    }
    set.number = h - around - set.gap - set.words -
                 (set.lines - 1) * set.pitch;
    int widest = w * 10 / 23; /* "9.5" and a margin */
    set.number = set.number < widest ? set.number : widest;
    set.number = set.number < CAP_TEXT ? CAP_TEXT
                 : set.number > 200    ? 200
                                       : set.number;
    return set;
}

static void words(const struct canvas *c, struct box room,
                  const struct setting *set, int i)
{
    bool is_pressed = c->app->pressed == c->list->n_controls;
    struct style style = type(c, set->words, FACE_REGULAR,
                              is_pressed ? RGB_TEXT : RGB_SECOND);
    room.h = down(c, set->words);
    if (set->lines == 1) {
        char line[32];
        struct text text = text_in(line, sizeof line);
        text_str(&text, tiles[i].words[0]);
        text_str(&text, " ");
        text_str(&text, tiles[i].words[1]);
        draw_text(c->list, room, ALIGN_LEFT, style, line);
        return;
    }
    draw_text(c->list, room, ALIGN_LEFT, style, tiles[i].words[0]);
    room.y += down(c, set->pitch);
    draw_text(c->list, room, ALIGN_LEFT, style, tiles[i].words[1]);
}

/* The number over its words, as one block in the tile's middle. "Easier" is
 * no number: it is set as large as the tile is wide, on the same line. */
static void number_and_words(const struct canvas *c, struct box box,
                             const struct setting *set, int i)
{
    struct box room = box;
    cut_left(&room, across(c, text_from_x10(c)), 0);
    int block = down(c, set->number + set->gap + set->words +
                            (set->lines - 1) * set->pitch);
    cut_top(&room, (room.h - block) / 2, 0);
    struct box line = cut_top(&room, down(c, set->number),
                              down(c, set->gap));
    int cap = set->number;
    if (tiles[i].rpe_x10 == 0) {
        int widest = mm_down(c, line.w) * 10 / 43;
        cap = cap < widest ? cap : widest;
        cap = cap < CAP_TEXT ? CAP_TEXT : cap;
        cut_top(&line, line.h - down(c, cap), 0);
    }
    draw_text(c->list, line, ALIGN_LEFT, type(c, cap, FACE_BOLD, RGB_TEXT),
              tiles[i].label)
        ->min_cap_px = down(c, CAP_TEXT);
    words(c, room, set, i);
}

/* The heat fills the card's left end inside its outline: rounded with it on
 * the left, straight on the right. */
static void heat(const struct canvas *c, struct box box, uint32_t rgb)
{
    bool is_pressed = c->app->pressed == c->list->n_controls;
    struct box in = inset(box, down(c, STROKE), down(c, STROKE));
    int radius = down(c, 22 - STROKE), strip = across(c, strip_x10(c));
    in.w = strip + 2 * radius;
    draw_fill(c->list, in, radius, rgb);
    cut_left(&in, strip, 0);
    draw_fill(c->list, in, 0, is_pressed ? RGB_PRESSED : RGB_CARD);
}

static void tile(const struct canvas *c, struct box box,
                 const struct setting *set, int i)
{
    part_card(c, box, RGB_LINE);
    heat(c, box, tiles[i].heat);
    number_and_words(c, box, set, i);
    bool is_number = tiles[i].rpe_x10 > 0;
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
    struct box first = column(row(box, 0, rows, down(c, GAP)), 0, columns,
                              across(c, GAP));
    struct setting set = setting_for(c, first);
    for (int i = 0; i < TILES; i++) {
        struct box line = row(box, i / columns, rows, down(c, GAP));
        tile(c, column(line, i % columns, columns, across(c, GAP)), &set, i);
    }
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
    struct asking rooms =
        asking_begin(&c, c.portrait ? "How was it?" : "How did it feel?",
                     "reps left in you");
    grid(&c, rooms.answers);
    others(&c, rooms.bottom);
}
