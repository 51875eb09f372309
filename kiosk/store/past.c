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

/* --- sets as they come ---------------------------------------------------- */

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
        .id = row->workout, .lift = lift_of(past, row->lift),
        .boot = row->boot, .mono_ms = row->mono_ms};
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

/* --- days ----------------------------------------------------------------- */

/* Of a workout begun then whose day no clock tells, from one before; *known:
 * that one's was, and the monotonic clock ran from there to here. */
static int64_t guess(const struct past_workout *before, int64_t boot,
                     int64_t mono_ms, bool *known)
{
    bool ran = boot != 0 && boot == before->boot && mono_ms >= before->mono_ms;
    *known = ran && before->day_known;
    return ran ? before->day +
                     (mono_ms - before->mono_ms + DAY_MS / 2) / DAY_MS
               : before->day + PAST_GUESS_DAYS;
}

/* The lift's next workout after an index; n_workouts: there is none. */
static int next_of(const struct past *past, int lift, int after)
{
    int i = after + 1;
    while (i < past->n_workouts && past->workout[i].lift != lift)
        i++;
    return i;
}

/* The lift's workouts before an index. */
static void move_to(struct past *past, int lift, int until, int64_t by_days)
{
    for (int i = next_of(past, lift, -1); i < until;
         i = next_of(past, lift, i))
        past->workout[i].day += by_days;
}

/* How many runs, by length, this day can go on: w[k].run_end is the last
 * workout of the best run of k + 1. */
static int runs_before(const struct past_workout *w, int length, int64_t day)
{
    int low = 0, high = length;
    while (low < high) {
        int middle = (low + high) / 2;
        if (w[w[middle].run_end].day <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Of the days that clocks told the longest run that never goes back is
 * believed (Schensted 1961): a clock that was wrong for a while, by years and
 * either way, must not move all the others. */
static void doubt_clocks(struct past *past, int lift)
{
    struct past_workout *w = past->workout;
    int length = 0;
    for (int i = next_of(past, lift, -1); i < past->n_workouts;
         i = next_of(past, lift, i)) {
        if (!w[i].day_known)
            continue;
        int at = runs_before(w, length, w[i].day);
        w[i].run_before = at > 0 ? w[at - 1].run_end : -1;
        w[at].run_end = i;
        length = at == length ? length + 1 : length;
        w[i].day_known = false;
    }
    for (int i = length > 0 ? w[length - 1].run_end : -1; i >= 0;
         i = w[i].run_before)
        w[i].day_known = true;
}

/* Those before the first that is known are counted from 0, and then moved.
 * False: none is, and all of them are counted so. */
static bool date_lift(struct past *past, int lift)
{
    const struct past_workout *before = NULL;
    bool is_anchored = false;
    for (int i = next_of(past, lift, -1); i < past->n_workouts;
         i = next_of(past, lift, i)) {
        struct past_workout *w = &past->workout[i];
        bool by_clock = w->day_known, known = false;
        int64_t guessed = 0;
        if (before != NULL)
            guessed = guess(before, w->boot, w->mono_ms, &known);
        w->day = by_clock ? w->day : guessed;
        w->day_known = by_clock || known;
        if (by_clock && !is_anchored)
            move_to(past, lift, i, w->day - guessed);
        is_anchored = is_anchored || by_clock;
        before = w;
    }
    return is_anchored;
}

/* A lift of which no day is known begins after the workout of another lift
 * before it, or else so that one begun now would be today. */
static void anchor_lift(struct past *past, int lift, const bool *anchored,
                        const struct past_now *now)
{
    const struct past_workout *w = past->workout;
    int first = next_of(past, lift, -1), last = first, n = past->n_workouts;
    int before = first - 1;
    bool known;
    if (first == n)
        return;
    while (before >= 0 && (w[before].lift < 0 || !anchored[w[before].lift]))
        before--;
    for (int i = first; i < n; i = next_of(past, lift, i))
        last = i;
    if (before >= 0)
        move_to(past, lift, n, guess(&w[before], w[first].boot,
                                     w[first].mono_ms, &known));
    else if (now->day_known)
        move_to(past, lift, n, now->day - guess(&w[last], now->boot,
                                                now->mono_ms, &known));
}

/* A guess goes beyond no day that is known, and nothing beyond now. */
static void hold_back(struct past *past, int lift, int64_t latest)
{
    for (int i = past->n_workouts - 1; i >= 0; i--) {
        struct past_workout *w = &past->workout[i];
        if (w->lift != lift)
            continue;
        w->day = w->day > latest ? latest : w->day;
        latest = w->day;
    }
}

static void date_entries(struct past *past)
{
    int64_t latest[PAST_LIFTS_MAX];
    for (int i = 0; i < PAST_LIFTS_MAX; i++)
        latest[i] = INT64_MIN;
    for (int i = 0; i < past->n; i++) {
        struct past_entry *entry = &past->entry[i];
        if (!entry->is_set || entry->lift < 0)
            continue; /* of one lift too many nobody asks */
        int64_t *day = &latest[entry->lift];
        entry->day = past->workout[entry->workout].day;
        entry->day = entry->day < *day ? *day : entry->day;
        *day = entry->day;
    }
}

/* Of a workout begun now, where no clock tells. */
static int64_t guess_now(const struct past *past, const struct past_now *now)
{
    int64_t latest = INT64_MIN;
    bool known;
    int n = past->n_workouts;
    for (int i = 0; i < n; i++)
        latest = past->workout[i].day > latest ? past->workout[i].day : latest;
    if (n == 0)
        return 0;
    const struct past_workout *last = &past->workout[n - 1];
    int64_t day = guess(last, now->boot, now->mono_ms, &known);
    bool ran = now->boot != 0 && now->boot == last->boot;
    return ran ? (day > latest ? day : latest) : latest + PAST_GUESS_DAYS;
}

int64_t past_date(struct past *past, const struct past_now *now)
{
    int64_t latest = now->day_known ? now->day : INT64_MAX;
    bool anchored[PAST_LIFTS_MAX] = {false};
    for (int i = 0; i < past->n_workouts; i++) {
        struct past_workout *w = &past->workout[i];
        w->day = w->day > latest ? latest : w->day;
    }
    for (int lift = 0; lift < past->n_lifts; lift++) {
        doubt_clocks(past, lift);
        anchored[lift] = date_lift(past, lift);
    }
    for (int lift = 0; lift < past->n_lifts; lift++) {
        if (!anchored[lift])
            anchor_lift(past, lift, anchored, now);
        hold_back(past, lift, latest);
    }
    date_entries(past);
    return now->day_known ? now->day : guess_now(past, now);
}
