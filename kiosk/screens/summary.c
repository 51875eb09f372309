/* The day in one number, and the sets it took. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

/* Today against what was known before: "+2.1 % on 200 kg". */
static void difference(const struct session *s, char *out, size_t size)
{
    struct text text = text_in(out, size);
    int32_t before = s->target.e1rm_g;
    if (s->e1rm_g == 0 || before == 0) {
        return;
    }
    int64_t diff = (int64_t)(s->e1rm_g - before) * 1000;
    int64_t pct_x10 = (diff + (diff < 0 ? -before : before) / 2) / before;
    if (pct_x10 == 0) {
        text_str(&text, "as strong as last time: ");
    } else {
        text_str(&text, pct_x10 < 0 ? WORD_LESS : "+");
        text_tenths(&text, pct_x10 < 0 ? -pct_x10 : pct_x10);
        text_str(&text, " % on ");
    }
    text_load(&text, before, s->unit);
}

static const char *badge(const struct session *s)
{
    switch (s->pr) {
    case PR_LOAD:
        return "PR: heaviest for those reps";
    case PR_E1RM:
        return "PR: best e1RM yet";
    case PR_NONE:
        break;
    }
    switch (s->note) {
    case NOTE_STOPPED:
        return "Stopped at the cap. Enough for today.";
    case NOTE_NO_BACKOFF:
        return "No back-off: the empty bar is enough.";
    case NOTE_FINISHED_EARLY:
    case NOTE_NONE:
    case NOTE_TOO_LIGHT:
    case NOTE_MISSED:
    case NOTE_NO_NUMBER:
        break;
    }
    return NULL;
}

static void feel_text(struct text *text, const struct set *set)
{
    switch (set->feel) {
    case FEEL_RPE:
        text_str(text, "RPE ");
        text_tenths(text, set->rpe_x10);
        break;
    case FEEL_EASIER:
        text_str(text, "easier");
        break;
    case FEEL_MISS:
        text_str(text, "missed");
        break;
    case FEEL_PAIN:
        text_str(text, "pain");
        break;
    case FEEL_UNTOLD:
    case FEEL_COUNT:
        break;
    }
}

static void set_row(const struct canvas *c, struct box box,
                    const struct done_set *done)
{
    const struct session *s = &c->app->session;
    char load[32], feel[16];
    struct text text = text_in(load, sizeof load);
    text_load(&text, done->set.load_g, s->unit);
    text_str(&text, " " WORD_TIMES " ");
    text_int(&text, done->set.reps);
    text = text_in(feel, sizeof feel);
    feel_text(&text, &done->set);
    struct box right = cut_right(&box, box.w * 34 / 100, across(c, GAP));
    struct style bold =
        type(c, c->tall ? 50 : CAP_TEXT, FACE_BOLD, RGB_TEXT);
    struct draw_command *line =
        draw_text(c->list, box, ALIGN_LEFT, bold, load);
    line->min_cap_px = down(c, CAP_TEXT);
    if (c->tall) {
        draw_more_text(c->list, line,
                       type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND),
                       done->kind == SET_TOP ? "top" : "back-off");
    }
    if (feel[0] != '\0') {
        draw_text(c->list, right, ALIGN_RIGHT,
                  type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), feel);
    }
}

static int working_sets(const struct session *s)
{
    int n = 0;
    for (int i = 0; i < s->n_sets; i++) {
        n += s->sets[i].kind != SET_WARMUP;
    }
    return n;
}

/* The last sets that fit, the newest below. */
static void sets(const struct canvas *c, struct box box)
{
    const struct session *s = &c->app->session;
    int n = working_sets(s), h = down(c, c->tall ? 100 : 75);
    int skip = n > box.h / h ? n - box.h / h : 0;
    for (int i = 0; i < s->n_sets; i++) {
        if (s->sets[i].kind == SET_WARMUP || skip-- > 0) {
            continue;
        }
        set_row(c, cut_top(&box, h, 0), &s->sets[i]);
    }
}

static void the_day(const struct canvas *c, struct box box)
{
    const struct session *s = &c->app->session;
    char number[LOAD_TEXT_MAX], line[64];
    struct box label = cut_top(&box, down(c, 65), 0);
    draw_text(c->list, label, ALIGN_LEFT,
              type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), "today's e1RM");
    struct box big = cut_top(&box, down(c, c->tall ? 340 : 215),
                             down(c, c->tall ? 20 : 5));
    load_print(s->e1rm_g, s->unit, number, sizeof number);
    int cap = mm_down(c, big.h) * 85 / 100;
    cap = cap < CAP_LOAD ? CAP_LOAD : cap;
    struct draw_command *text = draw_text(
        c->list, big, ALIGN_LEFT, type(c, cap, FACE_BOLD, RGB_TEXT),
        s->e1rm_g > 0 ? number : WORD_LESS);
    text->min_cap_px = down(c, CAP_LOAD);
    if (s->e1rm_g > 0) {
        draw_more_text(c->list, text,
                       type(c, cap * 3 / 10, FACE_BOLD, RGB_SECOND),
                       unit_str(s->unit));
    }
    difference(s, line, sizeof line);
    if (line[0] != '\0') {
        part_line(c, box, 0, line, RGB_TEXT);
    }
    if (badge(s) != NULL) {
        part_line(c, box, line[0] != '\0' ? 1 : 0, badge(s),
                  s->pr != PR_NONE ? RGB_DONE : RGB_WARN);
    }
}

void screen_summary_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    const struct session *s = &app->session;
    struct box box = c.body;
    part_header(&c);
    struct box day =
        c.portrait ? cut_top(&box, down(&c, 480), down(&c, 20))
                   : cut_left(&box, c.tall ? box.w / 2 : across(&c, 820),
                              across(&c, 60));
    the_day(&c, day);
    sets(&c, box);
    struct slot slots[4];
    int n = 0;
    if (s->n_sets > 0) {
        slots[n++] = (struct slot){.label = WORD_UNDO, .action = ACT_UNDO,
                                   .w_x10 = 220};
    }
    slots[n++] = (struct slot){.label = "Other lift",
                               .action = ACT_CHANGE_LIFT, .w_x10 = 300};
    slots[n++] = (struct slot){.label = "Log out", .action = ACT_LOG_OUT,
                               .w_x10 = 260};
    slots[n++] = (struct slot){.label = "Finish", .action = ACT_FINISH,
                               .w_x10 = 600};
    part_actions(&c, slots, n);
}
