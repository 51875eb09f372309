/* A tag that nobody has: what to write down to enrol it. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

#include <string.h>

#define GROUP 4 /* bits, as people copy them */
#define DIGIT_PCT 89 /* a digit's width of its cap height, rounded up */

/* How the bits are set: one size, and lines of as many groups each. */
struct setting {
    int cap, pitch; /* tenths of a millimetre */
    int groups;     /* a line */
    int lines;
};

static int group_x10(int cap)
{
    return cap * (GROUP * DIGIT_PCT + 50) / 100; /* half a cap of gap */
}

/* Ours: 7 mm where the panel is tall; else as large, down to 4 mm, as lets
 * three lines hold them, or four groups stand in a line. */
static struct setting setting_for(const struct canvas *c, int w_px, int bits)
{
    struct setting set;
    int n = (bits + GROUP - 1) / GROUP;
    int w = mm_down(c, w_px), most = 0;
    for (set.cap = c->tall ? 70 : 55;; set.cap--) {
        most = (w + set.cap / 2) / group_x10(set.cap);
        most = most > 0 ? most : 1;
        bool fits = c->portrait ? most >= 4 : (n + most - 1) / most <= 2;
        if (fits || set.cap == CAP_TEXT) {
            break;
        }
    }
    set.lines = (n + most - 1) / most;
    set.groups = (n + set.lines - 1) / set.lines;
    set.pitch = set.cap * 8 / 5;
    return set;
}

/* The bits alone, in groups; the count stands in the footnote. */
static void bits(const struct canvas *c, struct box *box, const char *frame)
{
    int n = (int)strlen(frame);
    struct setting set = setting_for(c, box->w, n);
    struct style style = type(c, set.cap, FACE_BOLD, RGB_TEXT);
    for (int at = 0; at < n;) {
        char line[2 * TAG_TEXT_MAX];
        struct text text = text_in(line, sizeof line);
        for (int g = 0; g < set.groups && at < n; g++) {
            char group[GROUP + 1] = {0};
            for (int i = 0; i < GROUP && at < n; i++) {
                group[i] = frame[at++];
            }
            text_str(&text, g > 0 ? " " : "");
            text_str(&text, group);
        }
        struct box room = cut_top(box, down(c, set.pitch), 0);
        room.h = style.cap_px;
        draw_text(c->list, room, ALIGN_LEFT, style, line);
    }
}

/* As racksidectl takes it, in one piece where that can be read. */
static void whole(const struct canvas *c, struct box *box, const char *code)
{
    int n = (int)strlen(code), w = mm_down(c, box->w);
    /* In the condensed face a digit is 0.72 of its cap height wide. */
    int letters = w * 100 / (CAP_FOOT * 72);
    int lines = (n + letters - 1) / letters;
    int each = (n + lines - 1) / lines;
    int cap = w * 100 / (each * DIGIT_PCT);
    cap = cap > CAP_TEXT ? CAP_TEXT : cap < CAP_FOOT ? CAP_FOOT : cap;
    for (int at = 0; at < n; at += each) {
        char line[TAG_TEXT_MAX];
        int len = n - at < each ? n - at : each;
        memcpy(line, code + at, (size_t)len);
        line[len] = '\0';
        draw_text(c->list, cut_top(box, down(c, cap * 3 / 2), 0), ALIGN_LEFT,
                  type(c, cap, FACE_REGULAR, RGB_SECOND), line)
            ->min_cap_px = down(c, CAP_FOOT);
    }
}

static void time_left(const struct canvas *c, struct box box)
{
    const struct app *app = c->app;
    int64_t left_ms = app->screen_ms +
                      (int64_t)app->config.unknown_tag_s * 1000 -
                      app->now.mono_ms;
    char line[48];
    struct text text = text_in(line, sizeof line);
    text_str(&text, app->session.active ? "Back to the workout in "
                                        : "Back to Tap in in ");
    text_int(&text, left_ms > 0 ? (left_ms + 999) / 1000 : 0);
    text_str(&text, " s");
    draw_text(c->list, box, ALIGN_LEFT,
              type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), line);
}

/* Who came to train goes on by name; only where that is off, back is all. */
static void actions(const struct canvas *c)
{
    const struct slot slots[] = {
        {.label = WORD_BACK, .action = ACT_BACK, .w_x10 = 400},
        {.label = "Pick by name", .action = ACT_PICK_BY_NAME, .w_x10 = 800}};
    if (c->app->config.has_list) {
        part_actions(c, slots, 2);
        return;
    }
    struct box box = c->actions;
    if (c->portrait) {
        box = cut_bottom(&box, down(c, TOUCH_CONFIRM), 0);
    } else {
        box = cut_right(&box, box.w * 2 / 3, 0);
    }
    part_button(c, box, WORD_BACK, ACT_BACK, 0)->is_primary = true;
}

static void title(const struct canvas *c, struct box *box)
{
    bool roomy = c->tall || c->portrait;
    int cap = c->tall ? 120 : 80;
    struct box room =
        cut_top(box, down(c, cap), down(c, roomy ? 70 : 35));
    draw_text(c->list, room, ALIGN_LEFT, type(c, cap, FACE_BOLD, RGB_TEXT),
              "New tag");
}

static void who_enrols(const struct canvas *c, struct box *box)
{
    const char *rest = "Nobody has it yet. For the coach to enrol:";
    while (rest[0] != '\0') {
        char line[64];
        rest = part_wrap(rest, c->portrait ? 28 : 60, line, sizeof line);
        draw_text(c->list, cut_top(box, down(c, c->tall ? 70 : 60), 0),
                  ALIGN_LEFT,
                  type(c, c->tall ? 50 : CAP_TEXT, FACE_REGULAR, RGB_SECOND),
                  line);
    }
}

void screen_unknown_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    bool roomy = c.tall || c.portrait;
    struct box box = c.body;
    char code[TAG_TEXT_MAX];
    part_title(&c, app->config.rack_name);
    cut_top(&box, part_banner_px(&c), 0);
    time_left(&c, cut_bottom(&box, down(&c, 50), 0));
    bool is_low = !c.tall && part_banner_px(&c) > 0;
    cut_top(&box, down(&c, roomy && !is_low ? 60 : 10), 0);
    if (!is_low) {
        title(&c, &box);
    }
    who_enrols(&c, &box);
    cut_top(&box, down(&c, roomy ? 50 : 15), 0);
    tag_print(&app->unknown, code, sizeof code);
    const char *frame = strchr(code, ':');
    bits(&c, &box, frame != NULL ? frame + 1 : code);
    cut_top(&box, down(&c, roomy ? 20 : 0), 0);
    whole(&c, &box, code);
    actions(&c);
}
