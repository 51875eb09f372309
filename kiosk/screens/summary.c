/* The day in one number, and the sets it took. */
#include "kiosk/screens/screen.h"

#include "core/reading.h"
#include "core/text.h"
#include "kiosk/screens/figure.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/set_list.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

static bool has_learned(const struct session *s)
{
    return s->now.estimate.n_sets > 0 && session_is_known(s);
}

static bool has_last(const struct session *s)
{
    return has_learned(s) || s->now.last_reading_g > 0;
}

/* What today is held against: the number the last workout ended with, or what
 * the coach typed. */
static int32_t known_before(const struct session *s)
{
    const struct estimate *was = &s->now.estimate;
    if (has_learned(s)) {
        return estimate_today(was, was->day).e1rm_g;
    }
    return has_last(s) ? s->now.last_reading_g : s->target.e1rm_g;
}

/* "2.1 % over last time"; nothing where there is nothing to compare. */
static void difference(const struct session *s, char *out, size_t size)
{
    struct text text = text_in(out, size);
    int32_t before = known_before(s);
    if (s->e1rm_g == 0 || before == 0) {
        return;
    }
    int64_t diff = (int64_t)(s->e1rm_g - before) * 1000;
    int64_t pct_x10 = (diff + (diff < 0 ? -before : before) / 2) / before;
    if (pct_x10 != 0) {
        text_tenths(&text, pct_x10 < 0 ? -pct_x10 : pct_x10);
    }
    text_str(&text, pct_x10 < 0   ? " % under "
                    : pct_x10 > 0 ? " % over "
                                  : "same as ");
    text_str(&text, has_last(s) ? "last time" : "the plan");
}

/* Heavier than any with as many reps before today. */
static bool is_record(const struct session *s, const struct done_set *done)
{
    const struct set *set = &done->set;
    return done->kind != SET_WARMUP && set->reps <= BEST_REPS_MAX &&
           (set->feel == FEEL_RPE || set->feel == FEEL_EASIER) &&
           s->now.best_load_g[set->reps] > 0 &&
           set->load_g > s->now.best_load_g[set->reps];
}

/* Of those sets the heaviest; -1: there is none. */
static int heaviest(const struct session *s)
{
    int best = -1;
    for (int i = 0; i < s->n_sets; i++) {
        if (is_record(s, &s->sets[i]) &&
            (best < 0 ||
             s->sets[i].set.load_g > s->sets[best].set.load_g)) {
            best = i;
        }
    }
    return best;
}

/* A record is a reading, whatever the estimate makes of the day. */
static int32_t best_reading(const struct app *app)
{
    const struct session *s = &app->session;
    int32_t best_g = 0, reading_g;
    for (int i = 0; i < s->n_sets; i++) {
        if (s->sets[i].kind == SET_TOP &&
            reading_of(app->config.curve, &s->sets[i].set, &reading_g) ==
                READING_OK &&
            reading_g > best_g) {
            best_g = reading_g;
        }
    }
    return best_g;
}

/* "PR 182.5 kg × 2" and what it is a record of; false: there is none. */
static bool record_text(const struct app *app, char *pr, size_t pr_size,
                        char *of, size_t of_size)
{
    const struct session *s = &app->session;
    int set = heaviest(s);
    struct text text = text_in(pr, pr_size), what = text_in(of, of_size);
    text_str(&text, "PR ");
    if (s->pr == PR_LOAD && set >= 0) {
        int reps = s->sets[set].set.reps;
        text_load(&text, s->sets[set].set.load_g, s->unit);
        text_str(&text, " " WORD_TIMES " ");
        text_int(&text, reps);
        text_str(&what, "Your heaviest for ");
        text_int(&what, reps);
        text_str(&what, reps == 1 ? " rep" : " reps");
    } else {
        text_load(&text, best_reading(app), s->unit);
        text_str(&what, "Your best e1RM yet");
    }
    return s->pr != PR_NONE;
}

static bool last_was_missed(const struct session *s)
{
    return s->n_sets > 0 && s->sets[s->n_sets - 1].set.feel == FEEL_MISS;
}

/* Why it ended before its last set; NULL: it did not. */
static const char *why_ended(const struct session *s)
{
    switch (s->note) {
    case NOTE_STOPPED:
        return last_was_missed(s) ? "You missed one." : "Stopped at the cap.";
    case NOTE_NO_BACKOFF:
        return last_was_missed(s) ? "The empty bar was too much."
                                  : "The empty bar is enough.";
    case NOTE_FINISHED_EARLY:
        return "Finished early.";
    case NOTE_AHEAD:
        return "One more would pass the cap.";
    case NOTE_FATIGUE:
        return "As tired as planned.";
    case NOTE_NONE:
    case NOTE_TOO_LIGHT:
    case NOTE_NO_HEAVIER:
    case NOTE_MISSED:
    case NOTE_NO_NUMBER:
    case NOTE_SECOND:
        break;
    }
    return NULL;
}

/* As large as its room. */
static void e1rm(const struct canvas *c, struct box box)
{
    const struct session *s = &c->app->session;
    if (s->e1rm_g > 0) {
        figure_draw(c, box, s->e1rm_g, s->e1rm_sd_pct_x10, false);
        return;
    }
    int said = c->tall ? 150 : CAP_SECOND;
    draw_text(c->list, box, ALIGN_LEFT,
              type(c, said, FACE_BOLD, RGB_SECOND), "no number")
        ->min_cap_px = down(c, CAP_SECOND);
}

/* The last top set that was answered says nothing of today. */
static bool is_too_light(const struct app *app)
{
    const struct session *s = &app->session;
    for (int i = s->n_sets - 1; i >= 0; i--) {
        int32_t reading_g;
        if (s->sets[i].kind == SET_TOP &&
            s->sets[i].set.feel != FEEL_UNTOLD) {
            return reading_of(app->config.curve, &s->sets[i].set,
                              &reading_g) == READING_TOO_LIGHT;
        }
    }
    return false;
}

/* "+2 %, a strong day"; nothing of who has no trend yet. */
static void judge(const struct app *app, char *out, size_t size)
{
    const struct session *s = &app->session;
    struct text text = text_in(out, size);
    if (is_too_light(app)) {
        text_str(&text, "too light to judge");
    } else if (s->e1rm_g > 0 && session_is_known(s)) {
        trend_verdict(s->form_pct_x10, s->e1rm_sd_pct_x10, out, size);
    }
}

/* What is said of the number: 4 mm, more where the panel is large. */
static int said_cap(const struct canvas *c)
{
    return !c->tall ? CAP_TEXT : c->app->panel.h_um >= 150000 ? 65 : 50;
}

/* A line cut from the top of the box; NULL where there is no room for it,
 * which happens under a high banner only. */
static struct draw_command *say(const struct canvas *c, struct box *box,
                                const char *text, uint32_t rgb)
{
    int pitch = down(c, said_cap(c) * 3 / 2 + 2);
    if (box->h < down(c, said_cap(c) + 10)) {
        return NULL;
    }
    return draw_text(c->list, cut_top(box, pitch, 0), ALIGN_LEFT,
                     type(c, said_cap(c), FACE_REGULAR, rgb), text);
}

static void say_record(const struct canvas *c, struct box *box,
                       const char *pr, const char *of)
{
    int cap = said_cap(c) * 2;
    struct box room =
        cut_top(box, down(c, cap), down(c, c->tall ? 30 : 18));
    draw_text(c->list, room, ALIGN_LEFT, type(c, cap, FACE_BOLD, RGB_DONE),
              pr)
        ->min_cap_px = down(c, CAP_PLATE);
    say(c, box, of, RGB_DONE);
}

static void say_difference(const struct canvas *c, struct box *box)
{
    const struct session *s = &c->app->session;
    char line[64], before[LOAD_TEXT_MAX + 8];
    difference(s, line, sizeof line);
    struct draw_command *command =
        line[0] != '\0' ? say(c, box, line, RGB_TEXT) : NULL;
    if (command != NULL) {
        struct text text = text_in(before, sizeof before);
        text_load(&text, known_before(s), s->unit);
        draw_more_text(c->list, command,
                       type(c, said_cap(c), FACE_REGULAR, RGB_SECOND),
                       before);
        command->min_cap_px = down(c, CAP_FOOT);
    }
}

/* The record, or why the day ended, and what the number is held against. */
static void verdict(const struct canvas *c, struct box box)
{
    const struct session *s = &c->app->session;
    char pr[48], of[48];
    if (record_text(c->app, pr, sizeof pr, of, sizeof of)) {
        say_record(c, &box, pr, of);
    } else if (why_ended(s) != NULL) {
        say(c, &box, why_ended(s), RGB_WARN);
        if (s->note == NOTE_STOPPED || s->note == NOTE_AHEAD) {
            say(c, &box, "Enough for today.", RGB_WARN);
        }
    }
    char day[64];
    judge(c->app, day, sizeof day);
    if (day[0] != '\0') {
        say(c, &box, day, RGB_TEXT);
    }
    say_difference(c, &box);
}

/* Ours: the number takes a third of a tall panel's body, at most 35 mm. */
static void the_day(const struct canvas *c, struct box box)
{
    int body = mm_down(c, box.h);
    int cap = c->tall ? body * 36 / 100 : c->portrait ? 185 : CAP_LOAD + 5;
    cap = cap > 350 ? 350 : cap;
    struct box label =
        cut_top(&box, down(c, said_cap(c)), down(c, c->tall ? 35 : 22));
    draw_text(c->list, label, ALIGN_LEFT,
              type(c, said_cap(c), FACE_REGULAR, RGB_SECOND),
              "today's e1RM");
    int gap = c->tall ? 60 : c->portrait ? 45 : 30;
    e1rm(c, cut_top(&box, down(c, cap), down(c, gap)));
    verdict(c, box);
}

static void actions(const struct canvas *c)
{
    struct slot slots[5];
    int n = 0;
    if (session_has_undo(&c->app->session)) {
        slots[n++] = (struct slot){.label = WORD_UNDO, .action = ACT_UNDO,
                                   .w_x10 = 220};
    }
    const struct slot trend = {.label = WORD_TREND, .action = ACT_TREND,
                               .w_x10 = 240, .beside = c->portrait};
    if (!c->portrait) {
        slots[n++] = trend;
    }
    slots[n++] = (struct slot){.label = "Other lift",
                               .action = ACT_CHANGE_LIFT, .w_x10 = 300};
    slots[n++] = (struct slot){.label = "Log out", .action = ACT_LOG_OUT,
                               .w_x10 = 260};
    if (c->portrait) { /* where the other row is full */
        slots[n++] = trend;
    }
    slots[n++] = (struct slot){.label = "Finish", .action = ACT_FINISH,
                               .w_x10 = 600};
    part_actions(c, slots, n);
}

void screen_summary_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct box box = c.body;
    cut_top(&box, part_banner_px(&c), 0);
    part_header(&c);
    /* Away from the header, where a record leaves the room for it. */
    bool is_full = !c.tall && !c.portrait && app->session.pr != PR_NONE;
    cut_top(&box, down(&c, is_full ? 12 : 40), 0);
    int day_x10 = app->session.pr != PR_NONE ? 530 : 500;
    struct box day =
        c.portrait ? cut_top(&box, down(&c, day_x10), 0)
                   : cut_left(&box, c.tall ? box.w / 2 : across(&c, 860),
                              across(&c, c.tall ? 60 : GAP));
    the_day(&c, day);
    set_list_draw(&c, box);
    actions(&c);
}
