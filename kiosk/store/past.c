#include "kiosk/store/past.h"

#include "kiosk/app/day.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DAY_MS INT64_C(86400000)
/* Ours: workouts of one athlete that go on side by side, on many racks. */
#define SIDE_BY_SIDE 8

void past_open(struct past *past)
{
    memset(past, 0, sizeof *past);
}

void past_close(struct past *past)
{
    free(past->entry);
    free(past->workout);
    past_open(past);
}

/* Room for one more of `size` bytes; false: there is no memory. */
static bool has_room(void **list, int n, int *room, size_t size)
{
    if (n < *room)
        return true;
    int wider = *room > 0 ? *room * 2 : 64;
    void *more = realloc(*list, (size_t)wider * size);
    if (more == NULL)
        return false;
    *list = more;
    *room = wider;
    return true;
}

/* --- sets as they come ------------------------------------------------------ */

int past_find(const struct past *past, const struct uid *workout)
{
    int from = past->n_workouts - SIDE_BY_SIDE;
    for (int i = past->n_workouts - 1; i >= 0 && i >= from; i--) {
        if (uid_equal(&past->workout[i].id, workout))
            return i;
    }
    return -1;
}

int past_lift(const struct past *past, const char *lift)
{
    for (int i = 0; i < past->n_lifts; i++) {
        if (strcmp(past->lift[i], lift) == 0)
            return i;
    }
    return -1;
}

static int lift_of(struct past *past, const char *lift)
{
    int at = past_lift(past, lift);
    if (at >= 0 || past->n_lifts == PAST_LIFTS_MAX)
        return at;
    snprintf(past->lift[past->n_lifts], LIFT_NAME_MAX, "%s", lift);
    return past->n_lifts++;
}

/* The index of its workout; -1: there is no memory for it. */
static int workout_of(struct past *past, const struct set_row *row)
{
    int at = past_find(past, &row->workout);
    if (at >= 0)
        return at;
    void *list = past->workout;
    bool fits = has_room(&list, past->n_workouts, &past->workouts_room,
                         sizeof *past->workout);
    past->workout = list;
    if (!fits)
        return -1;
    past->workout[past->n_workouts] = (struct past_workout){
        .id = row->workout, .boot = row->boot, .mono_ms = row->mono_ms};
    return past->n_workouts++;
}

/* An empty one at an index, what is there moves on; NULL: no memory. */
static struct past_entry *add_entry(struct past *past, int at)
{
    void *list = past->entry;
    bool fits = has_room(&list, past->n, &past->room, sizeof *past->entry);
    past->entry = list;
    past->is_short = past->is_short || !fits;
    if (!fits)
        return NULL;
    struct past_entry *entry = &past->entry[at];
    memmove(entry + 1, entry, (size_t)(past->n - at) * sizeof *entry);
    memset(entry, 0, sizeof *entry);
    past->n++;
    return entry;
}

static bool is_sane(const struct set *set)
{
    return set->load_g > 0 && set->load_g <= LOAD_MAX_G && set->reps >= 0 &&
           set->reps <= REPS_MAX && set->rpe_x10 >= 0 && set->rpe_x10 <= 100;
}

void past_take(struct past *past, const struct set_row *row)
{
    int at = workout_of(past, row);
    past->is_short = past->is_short || at < 0;
    if (at < 0)
        return;
    struct past_workout *workout = &past->workout[at];
    if (row->time_known && !workout->day_known) {
        workout->day = day_of(row->true_ms / 1000, row->utc_offset_s);
        workout->day_known = true;
    }
    if (row->kind == SET_WARMUP || !is_sane(&row->set))
        return;
    struct past_entry *entry = add_entry(past, past->n);
    if (entry == NULL)
        return;
    entry->seq = row->seq;
    entry->is_set = true;
    entry->workout = at;
    entry->lift = lift_of(past, row->lift);
    entry->kind = row->kind;
    entry->set = row->set;
}

void past_say(struct past *past, const struct verdict_row *row)
{
    int at = past->n;
    while (at > 0 && past->entry[at - 1].seq > row->seq)
        at--;
    struct past_entry *entry = add_entry(past, at);
    if (entry == NULL)
        return;
    entry->seq = row->seq;
    entry->workout = -1;
    entry->lift = lift_of(past, row->lift);
    entry->verdict = row->kind;
    entry->e1rm_g = row->e1rm_g;
}

/* --- days ------------------------------------------------------------------- */

/* Of a workout begun then whose day no clock tells, from the one before;
 * *known: that one's was, and the monotonic clock ran from there to here. */
static int64_t guess(const struct past_workout *before, int64_t boot,
                     int64_t mono_ms, bool *known)
{
    bool ran = boot != 0 && boot == before->boot && mono_ms >= before->mono_ms;
    *known = ran && before->day_known;
    return ran ? before->day +
                     (mono_ms - before->mono_ms + DAY_MS / 2) / DAY_MS
               : before->day + PAST_GUESS_DAYS;
}

static void move_to(struct past *past, int n, int64_t by_days)
{
    for (int i = 0; i < n; i++)
        past->workout[i].day += by_days;
}

/* Of the days that clocks told the longest run that never goes back is
 * believed (Schensted 1961): a clock that was wrong for a while, by years and
 * either way, must not move all the others. */
static void doubt_clocks(struct past *past)
{
    struct past_workout *w = past->workout;
    int length = 0;
    for (int i = 0; i < past->n_workouts; i++) {
        int low = 0, high = length;
        if (!w[i].day_known)
            continue;
        while (low < high) { /* the runs that this day can go on */
            int middle = (low + high) / 2;
            if (w[w[middle].run_end].day <= w[i].day)
                low = middle + 1;
            else
                high = middle;
        }
        w[i].run_before = low > 0 ? w[low - 1].run_end : -1;
        w[low].run_end = i;
        length = low == length ? length + 1 : length;
        w[i].day_known = false;
    }
    for (int i = length > 0 ? w[length - 1].run_end : -1; i >= 0;
         i = w[i].run_before)
        w[i].day_known = true;
}

/* Those before the first that is known are counted from 0, and then moved.
 * Answers whether one is known. */
static bool date_workouts(struct past *past)
{
    bool is_anchored = false;
    for (int i = 0; i < past->n_workouts; i++) {
        struct past_workout *w = &past->workout[i];
        bool by_clock = w->day_known;
        int64_t guessed =
            i > 0 ? guess(w - 1, w->boot, w->mono_ms, &w->day_known) : 0;
        w->day = by_clock ? w->day : guessed;
        w->day_known = w->day_known || by_clock;
        if (by_clock && !is_anchored)
            move_to(past, i, w->day - guessed);
        is_anchored = is_anchored || by_clock;
    }
    return is_anchored;
}

/* A guess goes beyond no day that is known, and nothing beyond now. */
static void hold_back(struct past *past, int64_t latest)
{
    for (int i = past->n_workouts - 1; i >= 0; i--) {
        struct past_workout *w = &past->workout[i];
        w->day = w->day > latest ? latest : w->day;
        latest = w->day;
    }
}

static void date_entries(struct past *past)
{
    int64_t latest = INT64_MIN;
    for (int i = 0; i < past->n; i++) {
        struct past_entry *entry = &past->entry[i];
        if (!entry->is_set)
            continue;
        entry->day = past->workout[entry->workout].day;
        entry->day = entry->day < latest ? latest : entry->day;
        latest = entry->day;
    }
}

int64_t past_date(struct past *past, const struct past_now *now)
{
    bool known;
    int64_t latest = now->day_known ? now->day : INT64_MAX;
    int n = past->n_workouts;
    for (int i = 0; i < n; i++) {
        struct past_workout *w = &past->workout[i];
        w->day = w->day > latest ? latest : w->day;
    }
    doubt_clocks(past);
    bool is_anchored = date_workouts(past);
    int64_t today =
        n > 0 ? guess(&past->workout[n - 1], now->boot, now->mono_ms, &known)
              : 0;
    if (now->day_known && !is_anchored)
        move_to(past, n, now->day - today);
    hold_back(past, latest);
    date_entries(past);
    return now->day_known ? now->day : today;
}
