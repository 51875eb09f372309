/* The installer's first screen: the lines as they stand, each frame raw. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/staff.h"
#include "kiosk/screens/theme.h"

#include <string.h>

#define GROUP 4      /* bits, as people read them aloud */
#define DIGIT_PCT 89 /* a digit's width of its cap height, rounded up */
#define WORDS_MAX 96

/* --- the lines ------------------------------------------------------------------ */

static const char *level_words(const struct staff *staff, enum line line)
{
    bool high = staff->levels.high[line];
    if (staff->health.line[line] < 0) {
        return "not wired";
    }
    if (!staff->levels.known) {
        return "no GPIO chip";
    }
    if (line == LINE_D0 || line == LINE_D1) {
        return high ? "high: good" : "low: no power?";
    }
    return high ? "open" : "pressed";
}

static enum mark level_mark(const struct staff *staff, enum line line)
{
    bool is_reader = line == LINE_D0 || line == LINE_D1;
    if (staff->health.line[line] < 0) {
        return MARK_UNKNOWN;
    }
    if (!staff->levels.known ||
        (is_reader && !staff->levels.high[line])) {
        return MARK_LOOK;
    }
    /* A button that never was pressed may be wired to nothing. */
    return is_reader || staff->presses[line - LINE_UP] > 0 ? MARK_GOOD
                                                           : MARK_UNKNOWN;
}

static void line_words(const struct staff *staff, enum line line,
                       char out[WORDS_MAX])
{
    struct text text = text_in(out, WORDS_MAX);
    int presses = line >= LINE_UP ? staff->presses[line - LINE_UP] : 0;
    text_str(&text, level_words(staff, line));
    if (presses > 0) {
        text_str(&text, ", ");
        text_int(&text, presses);
        text_str(&text, "\xC3\x97");
    }
}

static void lines(const struct canvas *c, struct box box)
{
    static const char *const names[LINE_COUNT] = {"D0",   "D1", "Up",
                                                  "Down", "OK", "Back"};
    const struct staff *staff = &c->app->staff;
    for (int i = 0; i < LINE_COUNT; i++) {
        char name[24], words[WORDS_MAX];
        struct text text = text_in(name, sizeof name);
        text_str(&text, names[i]);
        if (staff->health.line[i] >= 0) {
            text_str(&text, " \xC2\xB7 ");
            text_int(&text, staff->health.line[i]);
        }
        line_words(staff, (enum line)i, words);
        const struct staff_line line = {.mark = level_mark(staff,
                                                           (enum line)i),
                                        .name = name,
                                        .name_x10 = 240,
                                        .words = words};
        staff_line(c, row(box, i, LINE_COUNT, 0), &line);
    }
}

/* --- frames ----------------------------------------------------------------------- */

static int cap_of(const struct canvas *c)
{
    return c->tall ? 50 : CAP_TEXT;
}

/* The bits in groups, as many a line as are wide enough. */
static void bits(const struct canvas *c, struct box *box, const char *digits)
{
    int cap = cap_of(c), n = (int)strlen(digits);
    int group = cap * (GROUP * DIGIT_PCT + 50) / 100;
    int most = (mm_down(c, box->w) + cap / 2) / group;
    most = most < 1 ? 1 : most; /* a panel as small as none is */
    for (int at = 0; at < n;) {
        char line[2 * TAG_TEXT_MAX];
        int len = 0;
        for (int i = 0; i < most * GROUP && at < n; i++) {
            if (i > 0 && i % GROUP == 0) {
                line[len++] = ' ';
            }
            line[len++] = digits[at++];
        }
        line[len] = '\0';
        draw_text(c->list, cut_top(box, down(c, cap * 3 / 2), 0), ALIGN_LEFT,
                  type(c, cap, FACE_BOLD, RGB_TEXT), line)
            ->min_cap_px = down(c, CAP_FOOT);
    }
}

/* A line of second text, where there is room and something to say. */
static void second(const struct canvas *c, struct box *box, const char *words)
{
    int pitch = down(c, LINE_PITCH);
    if (box->h >= pitch && words[0] != '\0') {
        draw_text(c->list, cut_top(box, pitch, 0), ALIGN_LEFT,
                  type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), words)
            ->min_cap_px = down(c, CAP_FOOT);
    }
}

/* "26 bits, 2D0A288", and what they can mean: "H10301 90/324". */
static void meaning(const struct canvas *c, struct box *box,
                    const struct sent *frame)
{
    char words[WORDS_MAX], part[SENT_WORDS_MAX];
    struct text text = text_in(words, sizeof words);
    if (frame->tag.bits == 0) {
        return;
    }
    text_int(&text, frame->tag.bits);
    text_str(&text, " bits, ");
    sent_hex(frame, part);
    text_str(&text, part);
    second(c, box, words);
    sent_formats(frame, part);
    second(c, box, part);
}

static void newest(const struct canvas *c, struct box *box,
                   const struct sent *frame)
{
    char code[TAG_TEXT_MAX], said[SENT_WORDS_MAX];
    sent_print(frame, code);
    const char *digits = strchr(code, ':');
    bits(c, box, digits != NULL ? digits + 1 : code);
    sent_words(frame, said);
    const struct staff_line line = {
        .mark = sent_is_good(frame) ? MARK_GOOD : MARK_LOOK,
        .name = said,
        .name_x10 = mm_across(c, box->w) - 90,
        .words = ""};
    staff_line(c, cut_top(box, down(c, LINE_PITCH), 0), &line);
    meaning(c, box, frame);
}

/* One line: "26: 2D0A288 parity ok". */
static void older(const struct canvas *c, struct box *box,
                  const struct sent *frame)
{
    char line[WORDS_MAX], part[SENT_WORDS_MAX];
    struct text text = text_in(line, sizeof line);
    if (frame->tag.bits > 0) {
        text_int(&text, frame->tag.bits);
        text_str(&text, ": ");
        sent_hex(frame, part);
    } else {
        sent_print(frame, part);
    }
    text_str(&text, part);
    text_str(&text, " ");
    sent_words(frame, part);
    part[strcspn(part, ":")] = '\0';
    text_str(&text, part);
    second(c, box, line);
}

static void frames(const struct canvas *c, struct box box)
{
    const struct staff *staff = &c->app->staff;
    char line[WORDS_MAX];
    struct text text = text_in(line, sizeof line);
    text_str(&text, "Frames: ");
    text_int(&text, staff->good);
    text_str(&text, " good, ");
    text_int(&text, staff->bad);
    text_str(&text, " bad");
    second(c, &box, line);
    if (staff->n_frames == 0) {
        staff_words(c, box, RGB_TEXT,
                    "Hold a tag to the reader: nobody is logged in by it "
                    "here.");
        return;
    }
    newest(c, &box, &staff->frame[0]);
    for (int i = 1; i < staff->n_frames; i++) {
        older(c, &box, &staff->frame[i]);
    }
}

/* --- what to do ------------------------------------------------------------------- */

static bool is_low(const struct staff *staff, enum line line)
{
    return staff->health.line[line] >= 0 && staff->levels.known &&
           !staff->levels.high[line];
}

static void test_words(const char *first, int offset, char out[WORDS_MAX])
{
    struct text text = text_in(out, WORDS_MAX);
    if (offset < 0) {
        text_str(&text, "None is set in rackside.conf.");
        return;
    }
    text_str(&text, first);
    text_int(&text, offset);
    text_str(&text, " and its transistor.");
}

static void advice(const struct app *app, char out[WORDS_MAX])
{
    const struct staff *staff = &app->staff;
    struct text text = text_in(out, WORDS_MAX);
    if (app->now.mono_ms < staff->led_until_ms) {
        test_words("The LED is lit. Dark? See GPIO ", staff->health.led, out);
    } else if (app->now.mono_ms < staff->beep_until_ms) {
        test_words("It beeped. Silent? See GPIO ", staff->health.beeper, out);
    } else if (is_low(staff, LINE_D0) || is_low(staff, LINE_D1)) {
        text_str(&text, "A data line is low: not wired, no power, or no "
                        "pull-up.");
    } else if (staff->n_frames > 0 &&
               sent_advice(&staff->frame[0])[0] != '\0') {
        text_str(&text, "Do: ");
        text_str(&text, sent_advice(&staff->frame[0]));
        text_str(&text, ".");
    }
}

void screen_staff_reader_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    char words[WORDS_MAX];
    struct box box = c.body;
    staff_title(&c, c.header, "Reader and buttons", 1);
    advice(app, words);
    if (!c.portrait || words[0] != '\0') { /* its place: the table must not
                                               jump, older frames may go */
        int h = down(&c, LINE_PITCH) * (c.portrait ? 2 : 1);
        staff_words(&c, cut_bottom(&box, h, 0), RGB_WARN, words);
    }
    struct box table = c.portrait
                           ? cut_top(&box, 6 * down(&c, LINE_PITCH),
                                     down(&c, 15))
                           : cut_left(&box, box.w * 48 / 100, across(&c, 40));
    table.h = table.h < down(&c, 600) ? table.h : down(&c, 600);
    if (app->staff.has_health) {
        lines(&c, table);
    }
    if (!c.portrait) { /* its first line stands beside the table's */
        cut_top(&box, (table.h / LINE_COUNT - down(&c, LINE_PITCH)) / 2, 0);
    }
    frames(&c, box);
    const struct slot slots[] = {
        {.label = "LED", .action = ACT_TEST_LED, .w_x10 = 200},
        {.label = "Beep", .action = ACT_TEST_BEEP, .w_x10 = 220},
        {.label = "Plates", .action = ACT_RACK, .w_x10 = 280},
        {.label = "Close", .action = ACT_BACK, .w_x10 = 270, .beside = true},
        {.label = "Next", .action = ACT_STAFF_NEXT, .w_x10 = 380}};
    part_actions(&c, slots, 5);
}
