/* What is said of a trend, and how sure one has to be of it: a suggestion that
 * was not needed is cheap, a plateau that nobody tells of is not. Tried on
 * 2,000 simulated athletes a row who rate as lifters do, train twice a week and
 * load as they are told (tests/unit/trend_test.c prints the like), of 100:
 *
 *   a workout  workouts  up  flat  down  nothing said
 *     0 %         3    0    12     8   79
 *     0 %         6    2    19    12   65
 *     0 %        12    8    69    17    4
 *     0 %        24    4    83    11    0
 *   + 0.5 %       3    0    11     4   83
 *   + 0.5 %       6   14    12     6   67
 *   + 0.5 %       8   39    20     4   36
 *   + 0.5 %      12   83    10     1    5
 *   + 1 %         3    0     8     2   88
 *   + 1 %         8   86     2     0    9
 *   - 1 %         3    0    13    16   69
 *   - 1 %         6    0     9    63   26
 *   - 2 %         5    0     2    86   11
 *
 * Three noisy workouts hold next to nothing of half a percent each; that is
 * why so many are told nothing. Where the same bar felt the same three times
 * they are always told. */
#include "core/trend.h"

#include "core/streak.h"

#include <assert.h>
#include <math.h>

/* Ours: twelve workouts or eight weeks, whichever is less: long enough to tell
 * 0.3 % a workout from noise, short enough to notice that it ended. */
#define WINDOW_POINTS 12
#define WINDOW_DAYS 56
/* Ours: a change beyond so many of its standard deviations is one. They are
 * reckoned as if every day's error were its own, though a filter's go
 * together: a change's true error is about 0.6 of it. */
#define CHANGE_SURE 1.3
#define CHANGE_TRUE 0.6
/* Ours: who gains less than this a workout stands still. 0.3 % twice a week is
 * 2.5 % a month. */
#define PLATEAU_PCT 0.3
/* Ours: more was a load typed wrong. */
#define CHANGE_MOST_PCT 900

/* --- the line through the last workouts ------------------------------------- */

struct line {
    int n;          /* workouts it goes through */
    int64_t days;   /* from the first to the last */
    double pct, sd; /* the change over them, and its standard deviation; both in
                       hundredths of a logarithm */
};

/* How many of the last points belong to it: not those from before the coach
 * said what the 1RM is, nor from under a pinned figure, whose trend is the
 * coach's and has no deviation. */
static int within(const struct trend_history *history)
{
    const struct trend_point *point = history->point;
    int last = history->n - 1, n = 0;
    while (n <= last && n < WINDOW_POINTS &&
           (n == 0 || point[last - n + 1].is_anew == 0) &&
           point[last].day - point[last - n].day <= WINDOW_DAYS &&
           point[last - n].trend_sd_pct_x10 > 0) {
        n++;
    }
    return n;
}

static double weight(const struct trend_point *point)
{
    double sd = point->trend_sd_pct_x10 / 10.0;
    return 1 / (sd * sd);
}

/* Weighted least squares over the trend's logarithm, a workout a step: a
 * break does not count for more than a workout. */
static struct line line_of(const struct trend_history *history)
{
    int n = within(history);
    struct line line = {.n = n};
    if (n < TREND_WORKOUTS_LEAST) {
        return line;
    }
    const struct trend_point *point = history->point + history->n - n;
    double sum = 0, middle = 0, slope = 0, square = 0;
    for (int i = 0; i < n; i++) {
        sum += weight(&point[i]);
        middle += weight(&point[i]) * i;
    }
    middle /= sum;
    for (int i = 0; i < n; i++) {
        double lever = weight(&point[i]) * (i - middle);
        slope += lever * 100 * log(point[i].trend_g);
        square += lever * (i - middle);
    }
    line.days = point[n - 1].day - point[0].day;
    line.pct = slope / square * (n - 1);
    line.sd = (n - 1) / sqrt(square);
    return line;
}

static enum trend_way way_of(const struct line *line)
{
    double little = PLATEAU_PCT * (line->n - 1);
    if (line->n < TREND_WORKOUTS_LEAST) {
        return TREND_UNKNOWN;
    }
    if (line->pct > CHANGE_SURE * line->sd) {
        return TREND_UP;
    }
    if (line->pct < -CHANGE_SURE * line->sd) {
        return TREND_DOWN;
    }
    bool is_known = CHANGE_TRUE * line->sd < little;
    return is_known && line->pct + CHANGE_TRUE * line->sd < little
               ? TREND_FLAT
               : TREND_UNKNOWN;
}

/* --- what the last top sets say themselves ------------------------------------ */

/* Ours: a line that changes by more than twice what all its readings lie apart,
 * and 2 %, or by more than they do and the other way, is of an athlete who was
 * thought much stronger or weaker before: of their becoming known. */
static bool is_becoming_known(const struct trend_history *history,
                              const struct line *line)
{
    double span = streak_span_pct(history, line->n);
    bool is_against = line->pct * streak_change_pct(history, line->n) < 0;
    return fabs(line->pct) > (is_against ? span : 2 * span + 2);
}

static int told_fall(const struct trend_history *history, int n,
                     const struct line *line, enum trend_way by_line)
{
    int sure = streak_fall(history, n, true);
    int run = streak_fall(history, n, false);
    bool may = by_line == TREND_UNKNOWN ||
               (by_line == TREND_FLAT && line->pct < 0) || run == line->n;
    return by_line == TREND_DOWN ? 0 : sure > 0 ? sure : may ? run : 0;
}

static int told_flat(const struct trend_history *history, int n,
                     const struct line *line, enum trend_way by_line)
{
    int same = streak_flat(history, n, STREAK_SAME);
    int near = streak_flat(history, n, STREAK_NEAR);
    if (by_line == TREND_FLAT || same > 0) {
        return by_line == TREND_FLAT ? 0 : same;
    }
    if (by_line == TREND_UNKNOWN && near == 0) {
        return streak_flat(history, n, STREAK_SAME_BAR);
    }
    return by_line == TREND_UNKNOWN || near == line->n ? near : 0;
}

/* How many of the line's workouts say a way themselves; 0: the line has it. */
static int told_by_sets(const struct trend_history *history,
                        const struct line *line, enum trend_way *way)
{
    int n = streak_readable(history, line->n);
    if (n == line->n && n >= TREND_WORKOUTS_LEAST &&
        is_becoming_known(history, line)) {
        *way = TREND_UNKNOWN;
    }
    int falling = told_fall(history, n, line, *way);
    int flat = falling == 0 ? told_flat(history, n, line, *way) : 0;
    *way = falling > 0 ? TREND_DOWN : flat > 0 ? TREND_FLAT : *way;
    return falling + flat;
}

/* --- both --------------------------------------------------------------------- */

static int whole(double value)
{
    return (int)(value + (value < 0 ? -0.5 : 0.5));
}

static int change_x10(double log_pct)
{
    double pct = 100 * (exp(log_pct / 100) - 1);
    return whole((pct > CHANGE_MOST_PCT ? CHANGE_MOST_PCT : pct) * 10);
}

struct trend_told trend_tell(const struct trend_history *history)
{
    assert(history->n >= 0 && history->n <= TREND_POINTS_MAX);
    struct line line = line_of(history);
    enum trend_way way = way_of(&line);
    int run = told_by_sets(history, &line, &way);
    if (run > 0) {
        const struct trend_point *last = &history->point[history->n - 1];
        line.pct = streak_change_pct(history, run);
        line.days = last->day - history->point[history->n - run].day;
        line.n = run;
    }
    return (struct trend_told){.way = way,
                               .change_pct_x10 = change_x10(line.pct),
                               .workouts = line.n,
                               .weeks = whole((double)line.days / 7)};
}

enum trend_way trend_way(const struct trend_history *history)
{
    return trend_tell(history).way;
}

/* --- in words ---------------------------------------------------------------- */

static void say_change(struct text *text, const struct trend_told *told)
{
    int change = told->change_pct_x10;
    text_str(text, change < 0 ? "down " : "up ");
    text_tenths(text, change < 0 ? -change : change);
    text_str(text, " % over ");
}

static void say_span(struct text *text, const struct trend_told *told)
{
    text_int(text, told->workouts);
    text_str(text, " workouts");
    if (told->weeks > 0) {
        text_str(text, " (");
        text_int(text, told->weeks);
        text_str(text, told->weeks == 1 ? " week)" : " weeks)");
    }
}

size_t trend_words(const struct trend_history *history, char *out, size_t size)
{
    struct trend_told told = trend_tell(history);
    struct text text = text_in(out, size);
    if (told.workouts < TREND_WORKOUTS_LEAST) {
        text_str(&text, "too little known yet");
        return text.len;
    }
    if (told.way == TREND_UP || told.way == TREND_DOWN) {
        say_change(&text, &told);
    } else {
        text_str(&text, told.way == TREND_FLAT ? "flat for "
                                               : "no clear trend over ");
    }
    say_span(&text, &told);
    return text.len;
}

const char *trend_suggestion(enum trend_way way)
{
    return way == TREND_FLAT   ? "change the rep range, or an easy week"
           : way == TREND_DOWN ? "an easy week, then fewer sets"
                               : NULL;
}

size_t trend_advice(const struct trend_history *history, char *out,
                    size_t size)
{
    struct text text = text_in(out, size);
    const char *suggestion = trend_suggestion(trend_way(history));
    if (suggestion != NULL) {
        text.len = trend_words(history, out, size);
        text_str(&text, ": ");
        text_str(&text, suggestion);
    }
    return text.len;
}

/* --- the last two weeks -------------------------------------------------------- */

/* Ours: with these, one flat athlete in thirty is read as stale on a day, and
 * two of three whose strength fell by 4 % in the two weeks. */
#define STALE_DAYS 14
#define STALE_POINTS 2
#define STALE_FALL 1.25 /* of the trend's standard deviation */
#define STALE_FORM_PCT (-0.2)

static double over_pct(int32_t one_g, int32_t other_g)
{
    return 100 * log((double)one_g / other_g);
}

bool trend_is_stale(const struct trend_history *history, int64_t today)
{
    const struct trend_point *point = history->point;
    int first = history->n;
    double form_pct = 0;
    while (first > 0 && today - point[first - 1].day < STALE_DAYS) {
        first--;
        if (point[first].is_anew != 0) {
            return false; /* nothing before it to have fallen from */
        }
        form_pct += over_pct(point[first].e1rm_g, point[first].trend_g);
    }
    int n = history->n - first;
    if (n < STALE_POINTS || first == 0) {
        return false;
    }
    const struct trend_point *last = &point[history->n - 1];
    double fall_pct = over_pct(point[first - 1].trend_g, last->trend_g);
    return fall_pct > STALE_FALL * last->trend_sd_pct_x10 / 10 &&
           form_pct / n < STALE_FORM_PCT;
}

/* --- the day ------------------------------------------------------------------- */

int trend_over_x10(int32_t today_g, int32_t before_g)
{
    int64_t over = ((int64_t)today_g - before_g) * 1000;
    int64_t half = (over < 0 ? -before_g : before_g) / 2;
    return before_g > 0 ? (int)((over + half) / before_g) : 0;
}

/* Ours: what is sure of a day is seldom more than 2 %; under 1 % it has the
 * wrong sign too often to be spoken of. */
#define JUDGE_SD_X10 30
#define NORMAL_X10 10
#define STRONG_X10 15

size_t trend_verdict(int form_pct_x10, int sd_pct_x10, char *out, size_t size)
{
    struct text text = text_in(out, size);
    bool is_over = form_pct_x10 > 0;
    int far_x10 = is_over ? form_pct_x10 : -form_pct_x10;
    if (sd_pct_x10 <= 0 || sd_pct_x10 > JUDGE_SD_X10) {
        text_str(&text, "too little known to judge the day");
    } else if (far_x10 < NORMAL_X10) {
        text_str(&text, "a normal day");
    } else {
        text_str(&text, is_over ? "+" : "-");
        text_int(&text, (far_x10 + 5) / 10);
        text_str(&text, " %, ");
        text_str(&text, far_x10 < STRONG_X10
                            ? is_over ? "a good day" : "a slow day"
                        : is_over ? "a strong day" : "an off day");
    }
    return text.len;
}
