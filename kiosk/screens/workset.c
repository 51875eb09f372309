#include "kiosk/screens/workset.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/sleeve.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

/* A line of "off … on …" with room for what hangs below, and over it. */
#define CHANGE_PITCH 70
#define CHANGE_PITCH_TALL 105
#define CHANGE_PITCH_TIGHT 50 /* of two lines */
#define LOAD_LEAST 199  /* what workset_load needs */
#define STEP_WIDTH 175 /* of a button; "−44.1" */
#define INTO_GAP 20 /* text may stand nearer to the buttons than a button */

/* Rows of 4 mm text, what hangs below them included. */
static int text_rows_px(const struct canvas *c, int rows)
{
    return rows * down(c, LINE_PITCH);
}

static int strip_px(const struct canvas *c, int w_px,
                    const struct stack *side)
{
    const struct session *s = &c->app->session;
    if (sleeve_lines(c, w_px, side, s) == 2) {
        return down(c, c->tall ? 216 : 172);
    }
    /* Ours: on a panel of 15 inches there is room for half as much again. */
    bool is_large = mm_down(c, c->body.h) > 1200;
    return down(c, is_large ? 210 : c->tall ? 140 : c->portrait ? 96 : 88);
}

/* is_tight: the plates per side take two lines. */
static int change_px(const struct canvas *c, int w_px, bool is_tight)
{
    int lines = sleeve_change_lines(c, w_px, is_tight, &c->app->session);
    int pitch = c->tall ? CHANGE_PITCH_TALL
                : is_tight && lines == 2 ? CHANGE_PITCH_TIGHT
                                         : CHANGE_PITCH;
    return lines * down(c, pitch);
}

/* Under a banner nothing is said but by it. */
static struct box below_banner(const struct canvas *c, bool *has_banner)
{
    struct box box = c->body;
    int down_px = part_banner_px(c);
    cut_top(&box, down_px, 0);
    *has_banner = down_px > 0;
    if (!c->tall) {
        box.h += down(c, INTO_GAP);
    }
    return box;
}

/* What is said takes its usual room, and more where it needs it. */
static int lines_px(const struct canvas *c, const struct said *said, int w_px,
                    int usual_px, int most_px)
{
    int need = said_px(c, said, w_px, most_px);
    return need > usual_px ? need : usual_px;
}

/* From above: load, reps, the sleeve, what changes, per side, why. */
static void portrait_rooms(const struct canvas *c, const struct said *said,
                           const struct loading *loading,
                           struct workset_rooms *rooms)
{
    bool has_banner;
    struct box box = below_banner(c, &has_banner);
    int gap = down(c, 3), strip = strip_px(c, box.w, &loading->side);
    bool is_long = strip > down(c, 100);
    cut_top(&box, part_header_px(c), 0);
    int change = change_px(c, box.w, is_long);
    rooms->load = cut_top(&box, down(c, 188), gap);
    rooms->reps = cut_top(&box, down(c, TOUCH_MIN), down(c, 8));
    int least = sleeve_least_px(c, box.w, loading, &c->app->session.rack);
    int most = box.h - strip - change - 3 * gap - least;
    if (c->app->session.has_rx && said_px(c, said, box.w, most) > most) {
        most += least; /* words for the diagram: the plates stand below it */
    }
    int lines = has_banner ? 0
                           : lines_px(c, said, box.w,
                                      text_rows_px(c, is_long ? 1 : 2), most);
    rooms->lines = cut_bottom(&box, lines, gap);
    rooms->strip = cut_bottom(&box, strip, gap);
    rooms->ramp = box; /* to be touched: farther from the reps' − and + */
    cut_top(&rooms->ramp, 0, down(c, GAP - 10));
    rooms->change = cut_bottom(&box, change, gap);
    rooms->side = box;
}

static struct box cut_change(const struct canvas *c, struct box *box,
                             bool is_tight)
{
    return cut_bottom(box, change_px(c, box->w, is_tight), down(c, 5));
}

/* The sleeve above what changes, which is said in smaller letters where that
 * makes room for the diagram. */
static void split_right(const struct canvas *c, struct box box,
                        const struct loading *loading,
                        struct workset_rooms *rooms)
{
    const struct rack *rack = &c->app->session.rack;
    struct box usual = box, tight = box;
    struct box change = cut_change(c, &usual, false);
    struct box small = cut_change(c, &tight, true);
    bool is_tight = !sleeve_has_diagram(c, usual, loading, rack) &&
                    sleeve_has_diagram(c, tight, loading, rack);
    rooms->side = is_tight ? tight : usual;
    rooms->change = is_tight ? small : change;
}

/* The load and its reps on the left, the sleeve and what changes on the
 * right, and below them what needs the whole width. */
static void landscape_rooms(const struct canvas *c, const struct said *said,
                            const struct loading *loading,
                            struct workset_rooms *rooms)
{
    bool has_banner;
    struct box box = below_banner(c, &has_banner);
    int strip = strip_px(c, box.w, &loading->side);
    int reps = c->tall ? TOUCH_CONFIRM : TOUCH_MIN;
    int gap = down(c, c->tall ? 20 : 2);
    int most = box.h - strip - 2 * gap - down(c, LOAD_LEAST + reps) -
               (c->tall ? gap : 0);
    int rows = mm_down(c, most) < 210 ? 1 : mm_down(c, most) < 420 ? 2 : 3;
    int lines = has_banner ? 0
                           : lines_px(c, said, box.w, text_rows_px(c, rows),
                                      most);
    rooms->lines = cut_bottom(&box, lines, gap);
    rooms->strip = cut_bottom(&box, strip, gap);
    int left = c->tall ? box.w * 47 / 100 : across(c, 830);
    struct box column_box = cut_left(&box, left, across(c, 30));
    cut_top(&box, part_header_px(c), 0);
    rooms->ramp = box;
    split_right(c, box, loading, rooms);
    rooms->reps = cut_bottom(&column_box, down(c, reps),
                             down(c, c->tall ? 20 : 0));
    rooms->load = column_box;
}

struct workset_rooms workset_layout(const struct canvas *c,
                                    const struct said *said)
{
    struct workset_rooms rooms;
    const struct loading *loading = &c->app->session.loading;
    if (c->portrait) {
        portrait_rooms(c, said, loading, &rooms);
    } else {
        landscape_rooms(c, said, loading, &rooms);
    }
    return rooms;
}

void workset_load(const struct canvas *c, struct box box)
{
    const struct session *s = &c->app->session;
    char number[LOAD_TEXT_MAX];
    load_print(s->load_g, s->unit, number, sizeof number);
    int cap = mm_down(c, box.h) * 88 / 100;
    cap = cap < CAP_LOAD ? CAP_LOAD : cap > 480 ? 480 : cap;
    int unit_cap = c->tall || c->portrait ? cap * 3 / 10 : CAP_TEXT;
    box.h -= down(c, c->tall ? cap / 12 : 12); /* what hangs below the unit */
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

static void count(const struct canvas *c, struct box box, int n)
{
    char reps[8];
    struct text text = text_in(reps, sizeof reps);
    text_int(&text, n);
    struct draw_command *line =
        draw_text(c->list, box, ALIGN_CENTRE,
                  type(c, c->tall ? 105 : 84, FACE_BOLD, RGB_TEXT), reps);
    line->min_cap_px = down(c, CAP_SECOND);
    draw_more_text(c->list, line,
                   type(c, c->tall ? 70 : 55, FACE_BOLD, RGB_TEXT),
                   n == 1 ? "rep" : "reps");
}

void workset_reps(const struct canvas *c, struct box box, const char *which)
{
    int w = across(c, TOUCH_MIN), gap = across(c, GAP);
    int middle = across(c, c->tall ? 470 : 440);
    struct box less = cut_left(&box, w, gap);
    struct box number = cut_left(&box, middle < box.w - w - gap
                                           ? middle : box.w - w - gap, gap);
    struct box more = cut_left(&box, w, gap);
    struct box below = /* under the p */
        cut_bottom(&number, down(c, 46), down(c, c->tall ? 30 : 20));
    small_step(c, less, WORD_LESS, "reps-", ACT_REPS_LESS);
    count(c, number, c->app->session.reps);
    draw_text(c->list, below, ALIGN_CENTRE,
              type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), which);
    small_step(c, more, WORD_PLUS, "reps+", ACT_REPS_MORE);
}

static void step_label(const struct session *s, int32_t to_g, const char *sign,
                       char *out, size_t size)
{
    char step[LOAD_TEXT_MAX];
    int32_t by_g = to_g > s->load_g ? to_g - s->load_g : s->load_g - to_g;
    load_print(by_g, s->unit, step, sizeof step);
    struct text text = text_in(out, size);
    text_str(&text, sign);
    text_str(&text, step);
}

/* "160 × 5": what the button would save; or that the workout has no
 * room for one set more, and what the menu has for that. */
static void what_is_done(const struct session *s, char *out, size_t size)
{
    struct text text = text_in(out, size);
    char load[LOAD_TEXT_MAX];
    if (s->n_sets == SESSION_SETS_MAX) {
        text_str(&text, "full: Finish");
        return;
    }
    load_print(s->load_g, s->unit, load, sizeof load);
    text_str(&text, load);
    text_str(&text, " " WORD_TIMES " ");
    text_int(&text, s->reps);
}

/* Before anything is done, where there is a choice. */
static bool asks_bar(const struct app *app)
{
    const struct session *s = &app->session;
    return app->screen == SCREEN_TOP && s->bar >= 0 && s->n_sets == 0 &&
           s->n_skips == 0 && bars_count(&app->rack) > 1;
}

/* Six places, whatever can be done now: a hand learns where they are. The
 * first takes back, be it the tap; a step there is no plate for leaves its
 * place empty. Where another bar can be taken or a heavier top set is offered,
 * a miss is told after Done. */
void workset_actions(const struct canvas *c)
{
    const struct session *s = &c->app->session;
    char less[24], more[24], what[40];
    int32_t down_g, up_g;
    struct slot slots[6] = {
        {.label = "Log out", .action = ACT_LOG_OUT, .w_x10 = 220},
        {.label = WORD_MORE, .action = ACT_MORE, .w_x10 = 180},
        {.label = WORD_MISSED, .action = ACT_MISSED, .w_x10 = 225},
        {.name = "load-", .action = ACT_LOAD_LESS, .w_x10 = STEP_WIDTH,
         .beside = true, .repeats = true},
        {.name = "load+", .action = ACT_LOAD_MORE, .w_x10 = STEP_WIDTH,
         .beside = true, .repeats = true},
        {.label = WORD_DONE, .about = what, .action = ACT_DONE,
         .w_x10 = 370}};
    if (session_has_undo(s)) {
        slots[0].label = WORD_UNDO;
        slots[0].action = ACT_UNDO;
    }
    if (asks_bar(c->app)) {
        slots[2].label = "Bar";
        slots[2].action = ACT_BARS;
    }
    if (c->app->screen == SCREEN_BACKOFF && s->second_top_g > 0) {
        slots[2].label = "Heavier";
        slots[2].action = ACT_SECOND_TOP;
    }
    if (plates_step_down(&s->rack, s->load_g, &down_g)) {
        step_label(s, down_g, WORD_LESS, less, sizeof less);
        slots[3].label = less;
    }
    if (plates_raise(&s->rack, &s->loading, &up_g)) {
        step_label(s, up_g, WORD_PLUS, more, sizeof more);
        slots[4].label = more;
    }
    what_is_done(s, what, sizeof what);
    part_actions(c, slots, 6);
}

/* Diagram and change together ask for what hangs there, to be put right. Where
 * words took their room there is nothing to touch. */
static void touch_plates(const struct canvas *c,
                         const struct workset_rooms *rooms)
{
    struct box box = rooms->side;
    int above = rooms->reps.y + rooms->reps.h + down(c, GAP);
    box.h = rooms->change.y + rooms->change.h - box.y;
    if (c->portrait && box.y < above) {
        cut_top(&box, above - box.y, 0);
    }
    if (box.h >= down(c, TOUCH_MIN)) {
        draw_control(c->list, box, "Plates", ACT_HANGING, 0);
    }
}

void workset_plates(const struct canvas *c, const struct workset_rooms *rooms)
{
    const struct session *s = &c->app->session;
    sleeve_diagram(c, rooms->side, &s->loading, &s->rack);
    sleeve_change(c, rooms->change, s);
    touch_plates(c, rooms);
}

int workset_expected_x10(const struct app *app)
{
    const struct session *s = &app->session;
    bool is_first = !s->second_top && (!s->has_rx || s->backoff_at == 0);
    if (s->has_rx && s->load_g == s->next.load_g &&
        s->reps == s->next.reps) {
        return s->next.predicted_rpe_x10;
    }
    if (is_first && !session_is_known(s)) {
        return curve_rpe_x10(app->config.curve, s->load_g, s->reps,
                             s->has_rx ? s->rx.e1rm_g : s->target.e1rm_g);
    }
    double rpe = is_first ? estimate_fresh_rpe(&s->estimate, s->day,
                                               s->load_g, s->reps)
                          : estimate_rpe(&s->estimate, s->day, s->load_g,
                                         s->reps);
    return rpe > 0 ? (int)(rpe * 10 + 0.5) : 0;
}

void workset_rpe(struct text *text, int rpe_x10)
{
    text_tenths(text, (rpe_x10 + 2) / 5 * 5);
}
