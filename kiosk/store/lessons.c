#include "kiosk/store/lessons.h"

#include "kiosk/app/day.h"
#include "kiosk/store/sql.h"

#include <stdio.h>
#include <string.h>

void lessons_open(struct lessons *lessons)
{
    past_open(&lessons->past);
    lessons->today = 0;
    lessons->open = -1;
}

void lessons_close(struct lessons *lessons)
{
    past_close(&lessons->past);
}

static bool take_verdict(const struct verdict_row *row, void *context)
{
    struct lessons *lessons = context;
    past_say(&lessons->past, row);
    return true;
}

/* By how far this boot's wall clock was ahead of the monotonic one when it
 * first could be trusted, as its sets are; before its first set by the wall
 * clock, if that can. */
static enum db_status find_now(struct db *db, int64_t boot,
                               const struct moment *now, struct past_now *out)
{
    int64_t ahead_ms = 0;
    enum db_status status = sets_ahead(db, boot, &ahead_ms);
    bool is_ahead = status == DB_OK;
    int64_t ms = is_ahead ? now->mono_ms + ahead_ms : now->wall_ms;
    *out = (struct past_now){.boot = boot,
                             .mono_ms = now->mono_ms,
                             .day = day_of(ms / 1000, now->utc_offset_s),
                             .day_known = is_ahead || now->clock_trusted};
    return status == DB_NOT_FOUND ? DB_OK : status;
}

enum db_status lessons_date(struct db *db, struct lessons *lessons,
                            const struct uid *athlete, int64_t boot,
                            const struct moment *now, const struct uid *open)
{
    struct past *past = &lessons->past;
    struct past_now when;
    enum db_status status = verdicts_each(db, athlete, take_verdict, lessons);
    if (status == DB_OK)
        status = find_now(db, boot, now, &when);
    if (status == DB_OK && past->is_short)
        status = sql_no_memory(db);
    if (status != DB_OK)
        return status;
    lessons->today = past_date(past, &when);
    if (open != NULL && !uid_is_none(open))
        lessons->open = past_find(past, open);
    if (lessons->open >= 0)
        lessons->today = past->workout[lessons->open].day;
    return DB_OK;
}

static bool is_of(const struct lessons *lessons, int lift, int i)
{
    const struct past_entry *entry = &lessons->past.entry[i];
    return entry->lift == lift &&
           !(entry->is_set && entry->workout == lessons->open);
}

/* Goes on from what is kept where that is of the same entries: answers with
 * the index of the first entry that is not in it. */
static int take_up(struct db *db, const struct lessons *lessons, int lift,
                   const struct lesson *lesson, struct kept *at)
{
    const struct past *past = &lessons->past;
    struct kept kept;
    uint64_t mark = at->mark;
    memcpy(kept.lift, at->lift, sizeof kept.lift);
    if (lesson->is_anew ||
        !kept_find(db, lesson->athlete, lesson->curve, &kept))
        return 0;
    for (int i = 0, n = 0; i < past->n && n < kept.n; i++) {
        if (!is_of(lessons, lift, i))
            continue;
        mark = kept_mark(mark, &past->entry[i]);
        if (++n == kept.n && mark == kept.mark) {
            *at = kept;
            return i + 1;
        }
    }
    return 0;
}

static void keep(struct kept_list *fresh, const struct lesson *lesson,
                 const struct kept *at)
{
    if (fresh == NULL || fresh->n == PLANS_MAX)
        return;
    fresh->athlete = *lesson->athlete;
    fresh->curve = lesson->curve;
    fresh->kept[fresh->n++] = *at;
}

static void take(const struct lesson *lesson, const struct past_entry *entry,
                 struct learned *learned)
{
    learn_take(learned, entry);
    if (lesson->watch != NULL && entry->is_set)
        lesson->watch(lesson->context, entry, learned);
}

static void take_open(const struct lessons *lessons, int lift,
                      const struct lesson *lesson, struct learned *learned)
{
    for (int i = 0; i < lessons->past.n; i++) {
        const struct past_entry *entry = &lessons->past.entry[i];
        if (entry->lift == lift && !is_of(lessons, lift, i))
            take(lesson, entry, learned);
    }
    learn_end(learned);
}

void lessons_learn(struct db *db, const struct lessons *lessons,
                   const struct lesson *lesson, struct kept_list *fresh,
                   struct learned *out)
{
    const struct past *past = &lessons->past;
    int lift = past_lift(past, lesson->lift);
    struct kept at = {.mark = kept_start(db, lesson->curve,
                                         lesson->coach_e1rm_g)};
    snprintf(at.lift, sizeof at.lift, "%s", lesson->lift);
    learn_start(&at.learned, lesson->curve, lesson->coach_e1rm_g);
    int from = lift >= 0 ? take_up(db, lessons, lift, lesson, &at) : past->n;
    int n_kept = at.n;
    for (int i = from; i < past->n; i++) {
        if (!is_of(lessons, lift, i))
            continue;
        at.mark = kept_mark(at.mark, &past->entry[i]);
        at.n++;
        take(lesson, &past->entry[i], &at.learned);
    }
    learn_end(&at.learned);
    if (at.n > n_kept)
        keep(fresh, lesson, &at);
    *out = at.learned;
    if (lesson->with_open && lift >= 0)
        take_open(lessons, lift, lesson, out);
}

struct seen_habits lessons_habits(const struct lessons *lessons,
                                  const char *lift)
{
    int at = past_lift(&lessons->past, lift);
    return at >= 0 ? learn_habits(&lessons->past, at, lessons->today)
                   : (struct seen_habits){0, 0};
}
