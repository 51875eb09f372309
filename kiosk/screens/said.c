#include "kiosk/screens/said.h"

#include "core/text.h"
#include "kiosk/screens/narrow.h"
#include "kiosk/screens/theme.h"

#include <assert.h>
#include <string.h>

#define BETWEEN 32 /* two of a row */

/* How lines are set: the usual way, and closer where they are many. */
struct setting {
    int first, rest; /* cap heights */
    bool in_columns; /* two on a panel that lies; else as they follow */
    int hang;        /* from the baseline to the next row's capitals */
    int hang_foot;   /* the same of a row of footnotes */
};

static const struct setting settings[] = {
    {CAP_TEXT, CAP_TEXT, true, LINE_PITCH - CAP_TEXT, 0},
    {CAP_TEXT, CAP_FOOT, false, 14, 12},
    {CAP_TEXT, CAP_FOOT, false, 12, 10},
    {CAP_FOOT, CAP_FOOT, false, 0, 12},
    {CAP_FOOT, CAP_FOOT, false, 0, 10},
};
#define SETTINGS ((int)(sizeof settings / sizeof settings[0]))

/* Where they go, in tenths of a millimetre of the text's. */
struct fitting {
    const struct setting *setting;
    int n; /* of the lines */
    int n_rows;
    int used[SAID_MAX]; /* of each row */
    int count[SAID_MAX];
    int row[SAID_MAX], at[SAID_MAX]; /* of each line */
};

void said_add(struct said *said, const char *line)
{
    if (line != NULL && line[0] != '\0') {
        assert(said->n < SAID_MAX);
        said->line[said->n++] = line;
    }
}

void said_add_own(struct said *said, const char *line)
{
    assert(said->n_own < (int)(sizeof said->own / sizeof said->own[0]));
    char *own = said->own[said->n_own++];
    struct text text = text_in(own, SAID_LINE_MAX);
    text_str(&text, line);
    said_add(said, own);
}

void said_add_long(const struct canvas *c, struct said *said,
                   const char *line)
{
    const char *comma = strrchr(line, ',');
    if (comma == NULL || narrow_x10(line, CAP_FOOT) <=
                             narrow_room_x10(c, c->body.w)) {
        said_add(said, line);
        return;
    }
    char first[SAID_LINE_MAX];
    size_t n = (size_t)(comma - line) + 1;
    memcpy(first, line, n);
    first[n] = '\0';
    said_add_own(said, first);
    said_add(said, comma + 2);
}

static int cap_of(const struct setting *setting, int line)
{
    return line == 0 ? setting->first : setting->rest;
}

/* Where in a row the next line may begin. */
static int next_at(const struct canvas *c, const struct fitting *fit, int row,
                   int room)
{
    int used = fit->used[row];
    if (!fit->setting->in_columns) {
        return used > 0 ? used + BETWEEN : 0;
    }
    int half = (room + BETWEEN) / 2;
    bool second = !c->portrait && used > 0 && used <= half - BETWEEN;
    return used == 0 ? 0 : second ? half : room;
}

/* Each line in the first row that has room for it. */
static struct fitting place(const struct canvas *c, const struct said *said,
                            int n, const struct setting *setting, int room)
{
    struct fitting fit = {.setting = setting, .n = n};
    for (int i = 0; i < n; i++) {
        int w = narrow_x10(said->line[i], cap_of(setting, i)), row = 0;
        while (row < fit.n_rows && next_at(c, &fit, row, room) + w > room) {
            row++;
        }
        fit.n_rows = row == fit.n_rows ? row + 1 : fit.n_rows;
        fit.row[i] = row;
        fit.at[i] = next_at(c, &fit, row, room);
        fit.used[row] = fit.at[i] + w;
        fit.count[row]++;
    }
    return fit;
}

static bool is_wide(const struct fitting *fit, int room)
{
    for (int i = 0; i < fit->n_rows; i++) {
        if (fit->used[i] > room) {
            return true;
        }
    }
    return false;
}

/* The first line stands in the first row, whose height is its. */
static int row_px(const struct canvas *c, const struct setting *s, int row)
{
    int cap = cap_of(s, row);
    return down(c, cap + (cap == CAP_FOOT ? s->hang_foot : s->hang));
}

static int height_px(const struct canvas *c, const struct fitting *fit)
{
    int h = 0;
    for (int i = 0; i < fit->n_rows; i++) {
        h += row_px(c, fit->setting, i);
    }
    return h;
}

static struct fitting fit_in(const struct canvas *c, const struct said *said,
                             int w_px, int most_px)
{
    int room = narrow_room_x10(c, w_px), least = said->n - said->has_spare;
    struct fitting fit = {0};
    for (int n = said->n; n >= least; n--) {
        for (int i = 0; i < SETTINGS; i++) {
            fit = place(c, said, n, &settings[i], room);
            if (height_px(c, &fit) <= most_px && !is_wide(&fit, room)) {
                return fit;
            }
        }
    }
    return fit;
}

int said_px(const struct canvas *c, const struct said *said, int w_px,
            int most_px)
{
    struct fitting fit = fit_in(c, said, w_px, most_px);
    return height_px(c, &fit);
}

/* Where a line begins: those of a row share what it has to spare. */
static int start_px(const struct canvas *c, const struct fitting *fit,
                    int room, int line)
{
    int row = fit->row[line], before = 0;
    int spare = fit->setting->in_columns ? 0 : room - fit->used[row];
    for (int i = 0; i < line; i++) {
        before += fit->row[i] == row;
    }
    return narrow_px(c, fit->at[line] + spare * before / fit->count[row]);
}

/* From its start to the next one's of its row, or to the row's end. */
static struct box line_box(const struct canvas *c, struct box box,
                           const struct fitting *fit, int line)
{
    int room = narrow_room_x10(c, box.w);
    int from = start_px(c, fit, room, line), to = box.w;
    for (int i = fit->n - 1; i > line; i--) {
        if (fit->row[i] == fit->row[line]) {
            to = start_px(c, fit, room, i) - narrow_px(c, BETWEEN);
        }
    }
    return (struct box){box.x + from, box.y, to - from, box.h};
}

/* A row's lines stand on one baseline. */
static void draw_row(const struct canvas *c, struct box box,
                     const struct said *said, const struct fitting *fit,
                     int row)
{
    for (int i = 0; i < fit->n; i++) {
        if (fit->row[i] != row) {
            continue;
        }
        int cap = cap_of(fit->setting, i);
        struct box line = line_box(c, box, fit, i);
        cut_top(&line, line.h - down(c, cap), 0);
        draw_text(c->list, line, ALIGN_LEFT,
                  type(c, cap, FACE_REGULAR, i == 0 ? RGB_TEXT : RGB_SECOND),
                  said->line[i]);
    }
}

void said_draw(const struct canvas *c, struct box box,
               const struct said *said)
{
    struct fitting fit = fit_in(c, said, box.w, box.h);
    int over = box.h - height_px(c, &fit);
    if (!c->tall && !c->portrait && over > 0) {
        cut_top(&box, over, 0); /* away from the plates above */
    }
    for (int i = 0; i < fit.n_rows && box.h > 0; i++) {
        int h = row_px(c, fit.setting, i);
        int cap = down(c, cap_of(fit.setting, i));
        struct box line = cut_top(&box, h, 0);
        cut_bottom(&line, (h - cap) / 2, 0);
        draw_row(c, line, said, &fit, i);
    }
}
