#include "kiosk/store/learn.h"

#include "core/reading.h"

#include <string.h>

/* --- estimate and trend ----------------------------------------------------- */

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
    if (point == NULL)
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

static void take_set(struct learned *learned, const struct past_entry *entry)
{
    const struct set *set = &entry->set;
    struct trend_point *point = point_of(learned, entry->day);
    int32_t reading_g;
    estimate_add(&learned->estimate, entry->day, set);
    if (entry->kind == SET_BACKOFF) {
        point->volume_g += (int64_t)set->load_g * set->reps;
        point->backoffs++;
    } else if (reading_of((enum curve_id)learned->estimate.curve, set,
                          &reading_g) == READING_OK &&
               reading_g > point->top_g) {
        point->top_g = reading_g;
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

/* --- habits ----------------------------------------------------------------- */

#define WINDOW_DAYS 28
/* Ours: two days of it, over two weeks at least, say how often. */
#define LEAST_DAYS 2
#define LEAST_SPAN 14

/* Of the days with the lift in the window. */
struct seen {
    int64_t first; /* day with it ever */
    int64_t last;  /* day counted */
    int days, lifts;
    bool is_guessed;
};

/* How many lifts a day had, which begins at entry `from`. */
static int lifts_of_day(const struct past *past, int from)
{
    uint64_t lifts = 0;
    int n = 0;
    int64_t day = past->entry[from].day;
    for (int i = from; i < past->n; i++) {
        const struct past_entry *e = &past->entry[i];
        if (!e->is_set || e->lift < 0)
            continue;
        if (e->day != day)
            break;
        lifts |= UINT64_C(1) << e->lift;
    }
    for (; lifts != 0; lifts &= lifts - 1)
        n++;
    return n;
}

static struct seen look_back(const struct past *past, int lift, int64_t today)
{
    struct seen seen = {.first = INT64_MAX, .last = INT64_MIN};
    int day_begins = 0;
    for (int i = 0; i < past->n && past->entry[i].day < today; i++) {
        const struct past_entry *e = &past->entry[i];
        if (!e->is_set)
            continue;
        if (e->day != past->entry[day_begins].day)
            day_begins = i;
        if (e->lift != lift)
            continue;
        seen.first = e->day < seen.first ? e->day : seen.first;
        if (e->day < today - WINDOW_DAYS || e->day == seen.last)
            continue;
        seen.last = e->day;
        seen.days++;
        seen.lifts += lifts_of_day(past, day_begins);
        seen.is_guessed |= !past->workout[e->workout].day_known;
    }
    return seen;
}

static int rounded(int64_t of, int64_t by)
{
    int64_t value = (2 * of + by) / (2 * by);
    return value < 1 ? 1 : (int)value;
}

struct seen_habits learn_habits(const struct past *past, int lift, int64_t today)
{
    struct seen_habits habits = {0, 0};
    struct seen seen = look_back(past, lift, today);
    if (seen.days < LEAST_DAYS || seen.is_guessed ||
        today - seen.first < LEAST_SPAN)
        return habits;
    int64_t span = today - seen.first;
    span = span > WINDOW_DAYS ? WINDOW_DAYS : span;
    habits.frequency = rounded(7 * (int64_t)seen.days, span);
    habits.exercises = rounded(seen.lifts, seen.days);
    return habits;
}
