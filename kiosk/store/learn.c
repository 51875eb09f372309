#include "kiosk/store/learn.h"

#include "core/leap.h"
#include "core/reading.h"

#include <string.h>

/* --- estimate and trend --------------------------------------------------- */

void learn_start(struct learned *learned, enum curve_id curve,
                 int32_t coach_e1rm_g)
{
    memset(learned, 0, sizeof *learned);
    estimate_start(&learned->estimate, curve, coach_e1rm_g,
                   ESTIMATE_COACH_SD_PCT);
}

static struct trend_point *last_point(struct trend_history *trend)
{
    return trend->n > 0 ? &trend->point[trend->n - 1] : NULL;
}

void learn_end(struct learned *learned)
{
    struct trend_point *point = last_point(&learned->trend);
    if (point == NULL || learned->is_said != 0)
        return;
    struct today today = estimate_today(&learned->estimate, point->day);
    point->e1rm_g = today.e1rm_g;
    point->trend_g = today.trend_g;
    point->sd_pct_x10 = (int)(today.sd_pct * 10 + 0.5);
    point->trend_sd_pct_x10 = (int)(today.trend_sd_pct * 10 + 0.5);
}

static struct trend_point *point_of(struct learned *learned, int64_t day)
{
    struct trend_history *trend = &learned->trend;
    struct trend_point *last = last_point(trend);
    if (last != NULL && last->day == day)
        return last;
    learn_end(learned);
    if (trend->n == TREND_POINTS_MAX)
        memmove(&trend->point[0], &trend->point[1],
                (size_t)--trend->n * sizeof trend->point[0]);
    last = &trend->point[trend->n++];
    memset(last, 0, sizeof *last);
    last->day = day;
    return last;
}

/* A load that nobody believes, such as one typed wrong, counts for no more
 * than what was lifted before it. */
static int32_t believed_g(const struct learned *learned, int32_t single_g,
                          int64_t day)
{
    if (learned->estimate.wild_run <= 0)
        return single_g;
    int32_t known_g = leap_heaviest_g(&learned->trend, day);
    return known_g > 0 && known_g < single_g ? known_g : single_g;
}

static void take_top(const struct learned *learned, const struct set *set,
                     struct trend_point *point)
{
    enum curve_id curve = (enum curve_id)learned->estimate.curve;
    int32_t single_g = leap_single_g(curve, set), reading_g;
    single_g = believed_g(learned, single_g, point->day);
    if (single_g > point->single_g)
        point->single_g = single_g;
    if (reading_of(curve, set, &reading_g) == READING_OK &&
        reading_g > point->top_g)
        point->top_g = reading_g;
}

/* The first set after a coach's word, be it on the day of sets before it. */
static void start_anew(struct learned *learned, struct trend_point *point)
{
    learned->is_said = 0;
    point->is_anew = 1;
    point->single_g = 0;
}

static void take_set(struct learned *learned, const struct past_entry *entry)
{
    const struct set *set = &entry->set;
    struct trend_point *point = point_of(learned, entry->day);
    if (learned->is_said != 0)
        start_anew(learned, point);
    estimate_add(&learned->estimate, entry->day, set);
    if (entry->kind == SET_BACKOFF) {
        point->volume_g += (int64_t)set->load_g * set->reps;
        point->backoffs++;
    } else {
        take_top(learned, set, point);
    }
}

void learn_take(struct learned *learned, const struct past_entry *entry)
{
    struct estimate *estimate = &learned->estimate;
    if (entry->is_set) {
        take_set(learned, entry);
        return;
    }
    learn_end(learned);
    learned->is_said = 1;
    switch (entry->verdict) {
    case VERDICT_RESET:
        estimate_reset(estimate, entry->e1rm_g, ESTIMATE_COACH_SD_PCT);
        break;
    case VERDICT_PIN:
        estimate_pin(estimate, entry->e1rm_g);
        break;
    case VERDICT_UNPIN:
        if (estimate->is_pinned != 0)
            estimate_reset(estimate, entry->e1rm_g, ESTIMATE_COACH_SD_PCT);
        break;
    case VERDICT_KIND_COUNT:
        break;
    }
}

int32_t learn_heaviest_g(const struct learned *learned, int64_t today)
{
    return learned->is_said != 0 ? 0
                                 : leap_heaviest_g(&learned->trend, today);
}

/* --- habits --------------------------------------------------------------- */

#define WINDOW_DAYS 28
/* Ours: two days of it, over two weeks at least, say how often. */
#define LEAST_DAYS 2
#define LEAST_SPAN 14

/* Days of the window by their bits, the newest first, by lift. */
struct calendar {
    uint32_t days[PAST_LIFTS_MAX];
    int64_t first;   /* day of the lift ever */
    bool is_guessed; /* one of the lift in the window is */
};

static struct calendar look_back(const struct past *past, int lift,
                                 int64_t today)
{
    struct calendar seen = {.first = INT64_MAX};
    for (int i = 0; i < past->n; i++) {
        const struct past_entry *e = &past->entry[i];
        int64_t ago = today - 1 - e->day;
        if (!e->is_set || e->lift < 0 || ago < 0)
            continue;
        bool is_in = ago < WINDOW_DAYS;
        if (is_in)
            seen.days[e->lift] |= UINT32_C(1) << ago;
        if (e->lift == lift && e->day < seen.first)
            seen.first = e->day;
        if (e->lift == lift && is_in)
            seen.is_guessed |= !past->workout[e->workout].day_known;
    }
    return seen;
}

static int count(uint32_t days)
{
    int n = 0;
    for (; days != 0; days &= days - 1)
        n++;
    return n;
}

static int rounded(int64_t of, int64_t by)
{
    int64_t value = (2 * of + by) / (2 * by);
    return value < 1 ? 1 : (int)value;
}

struct seen_habits learn_habits(const struct past *past, int lift,
                                int64_t today)
{
    struct seen_habits habits = {0, 0};
    struct calendar seen = look_back(past, lift, today);
    int days = count(seen.days[lift]), lifts = 0;
    if (days < LEAST_DAYS || seen.is_guessed ||
        today - seen.first < LEAST_SPAN)
        return habits;
    for (int i = 0; i < past->n_lifts; i++)
        lifts += count(seen.days[i] & seen.days[lift]);
    int64_t span = today - seen.first;
    span = span > WINDOW_DAYS ? WINDOW_DAYS : span;
    habits.frequency = rounded(7 * (int64_t)days, span);
    habits.exercises = rounded(lifts, days);
    return habits;
}
