#include "kiosk/store/lessons.h"

#include "kiosk/app/day.h"
#include "kiosk/store/sql.h"

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

/* By the clock where it can be trusted, else by how far this boot's was ahead
 * of the monotonic one when it could be. */
static enum db_status find_now(struct db *db, int64_t boot,
                               const struct moment *now, struct past_now *out)
{
    int64_t ahead_ms, ms = now->wall_ms;
    enum db_status status = DB_OK;
    *out = (struct past_now){.boot = boot,
                             .mono_ms = now->mono_ms,
                             .day_known = now->clock_trusted};
    if (!now->clock_trusted) {
        status = sets_ahead(db, boot, &ahead_ms);
        out->day_known = status == DB_OK;
        ms = out->day_known ? now->mono_ms + ahead_ms : ms;
    }
    out->day = day_of(ms / 1000, now->utc_offset_s);
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

enum db_status lessons_learn(struct db *db, const struct lessons *lessons,
                             const struct lesson *lesson, struct learned *out)
{
    const struct past *past = &lessons->past;
    int lift = past_lift(past, lesson->lift);
    (void)db;
    learn_start(out, lesson->curve, lesson->coach_e1rm_g);
    for (int i = 0; i < past->n && lift >= 0; i++) {
        const struct past_entry *entry = &past->entry[i];
        bool is_open = entry->is_set && entry->workout == lessons->open;
        if (entry->lift == lift && (!is_open || lesson->with_open))
            learn_take(out, entry);
    }
    learn_end(out);
    return DB_OK;
}

struct seen_habits lessons_habits(const struct lessons *lessons,
                                  const char *lift)
{
    int at = past_lift(&lessons->past, lift);
    return at >= 0 ? learn_habits(&lessons->past, at, lessons->today)
                   : (struct seen_habits){0, 0};
}
