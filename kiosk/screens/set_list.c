#include "kiosk/screens/set_list.h"

#include "core/text.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

#define ROW_LEAST 62
#define TO "\xE2\x80\x93" /* the dash of a range */

/* A row of the list: a set, or equal ones. */
struct fold {
    enum set_kind kind;
    struct set set; /* the first of them */
    int count;
    int least_x10, most_x10; /* RPE */
};

struct folds {
    int n;
    struct fold fold[SESSION_SETS_MAX];
};

/* How much may differ in one row. */
enum folding { FOLD_NONE, FOLD_EQUAL, FOLD_ANY_RPE, FOLDINGS };

static bool goes_into(const struct fold *fold, const struct done_set *done,
                      enum folding folding)
{
    const struct set *a = &fold->set, *b = &done->set;
    return folding != FOLD_NONE && fold->kind == done->kind &&
           a->load_g == b->load_g && a->reps == b->reps &&
           a->feel == b->feel &&
           (folding == FOLD_ANY_RPE || a->rpe_x10 == b->rpe_x10);
}

static struct folds fold(const struct session *s, enum folding folding)
{
    struct folds out = {.n = 0};
    for (int i = 0; i < s->n_sets; i++) {
        const struct done_set *done = &s->sets[i];
        int rpe = done->set.rpe_x10;
        struct fold *last = &out.fold[out.n > 0 ? out.n - 1 : 0];
        if (done->kind == SET_WARMUP) {
            continue;
        }
        if (out.n > 0 && goes_into(last, done, folding)) {
            last->count++;
            last->least_x10 = rpe < last->least_x10 ? rpe : last->least_x10;
            last->most_x10 = rpe > last->most_x10 ? rpe : last->most_x10;
            continue;
        }
        out.fold[out.n++] =
            (struct fold){done->kind, done->set, 1, rpe, rpe};
    }
    return out;
}

/* --- a row ---------------------------------------------------------------- */

static void feel_text(const struct fold *fold, char *out, size_t size)
{
    struct text text = text_in(out, size);
    switch (fold->set.feel) {
    case FEEL_RPE:
        text_str(&text, "RPE ");
        text_tenths(&text, fold->least_x10);
        if (fold->most_x10 > fold->least_x10) {
            text_str(&text, TO);
            text_tenths(&text, fold->most_x10);
        }
        break;
    case FEEL_EASIER:
        text_str(&text, "easier");
        break;
    case FEEL_MISS:
        text_str(&text, "missed");
        break;
    case FEEL_PAIN:
        text_str(&text, "pain");
        break;
    case FEEL_UNTOLD:
    case FEEL_COUNT:
        break;
    }
}

static void load_text(const struct session *s, const struct fold *fold,
                      char *out, size_t size)
{
    struct text text = text_in(out, size);
    if (fold->count > 1) {
        text_int(&text, fold->count);
        text_str(&text, " " WORD_TIMES " ");
    }
    text_load(&text, fold->set.load_g, s->unit);
    text_str(&text, " " WORD_TIMES " ");
    text_int(&text, fold->set.reps);
}

/* Ours: sets are as large as lets all of them stand, up to 7 mm. */
static int set_cap(const struct canvas *c, int pitch_x10)
{
    int cap = pitch_x10 * 52 / 100;
    int most = !c->tall ? 50 : c->app->panel.h_um >= 150000 ? 70 : 55;
    return cap < CAP_TEXT ? CAP_TEXT : cap > most ? most : cap;
}

static void draw_fold(const struct canvas *c, struct box box,
                      const struct fold *fold)
{
    char load[40], feel[24];
    load_text(&c->app->session, fold, load, sizeof load);
    feel_text(fold, feel, sizeof feel);
    int cap = set_cap(c, mm_down(c, box.h));
    int feel_cap = c->tall && cap * 7 / 10 > CAP_TEXT ? cap * 7 / 10
                                                      : CAP_TEXT;
    struct box right = cut_right(
        &box, across(c, c->tall ? feel_cap * 54 / 10 : 215),
        across(c, c->tall ? GAP : 20));
    struct draw_command *line =
        draw_text(c->list, box, ALIGN_LEFT,
                  type(c, cap, FACE_BOLD, RGB_TEXT), load);
    line->min_cap_px = down(c, CAP_TEXT);
    if (c->tall) {
        draw_more_text(c->list, line,
                       type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND),
                       fold->kind == SET_TOP ? "top" : "back-off");
    }
    if (feel[0] != '\0') {
        draw_text(c->list, right, ALIGN_RIGHT,
                  type(c, feel_cap, FACE_REGULAR, RGB_SECOND), feel)
            ->min_cap_px = down(c, CAP_FOOT);
    }
}

static void draw_more(const struct canvas *c, struct box box, int n)
{
    char line[24];
    struct text text = text_in(line, sizeof line);
    text_str(&text, "and ");
    text_int(&text, n);
    text_str(&text, " more");
    draw_text(c->list, box, ALIGN_LEFT,
              type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), line);
}

/* --- the rows that fit ---------------------------------------------------- */

static int last_top(const struct folds *folds)
{
    for (int i = folds->n - 1; i > 0; i--) {
        if (folds->fold[i].kind == SET_TOP) {
            return i;
        }
    }
    return 0;
}

/* The top set, how many are left out, and the newest. */
static void shorten(struct folds *folds, int most, int *left_out)
{
    int top = last_top(folds), newest = most > 2 ? most - 2 : 0;
    int from = folds->n - newest;
    *left_out = 0;
    if (folds->n <= most) {
        return;
    }
    from = from > top ? from : top + 1;
    folds->fold[0] = folds->fold[top];
    for (int i = top + 1; i < from; i++) {
        *left_out += folds->fold[i].count;
    }
    for (int i = from; i < folds->n; i++) {
        folds->fold[1 + i - from] = folds->fold[i];
    }
    folds->n -= from - 1;
}

void set_list_draw(const struct canvas *c, struct box box)
{
    int rows = box.h / down(c, ROW_LEAST), left_out = 0;
    struct folds folds = fold(&c->app->session, FOLD_NONE);
    for (int i = FOLD_EQUAL; folds.n > rows && i < FOLDINGS; i++) {
        folds = fold(&c->app->session, (enum folding)i);
    }
    shorten(&folds, rows, &left_out);
    int n = folds.n + (left_out > 0);
    int h = n > 0 ? box.h / n : box.h, most = down(c, c->tall ? 140 : 100);
    h = h > most ? most : h;
    for (int i = 0; i < folds.n; i++) {
        draw_fold(c, cut_top(&box, h, 0), &folds.fold[i]);
        if (i == 0 && left_out > 0 && box.h >= h) {
            draw_more(c, cut_top(&box, h, 0), left_out);
        }
    }
}
