#include "kiosk/store/serve.h"

#include "core/text.h"
#include "kiosk/store/lookup.h"
#include "kiosk/store/rack.h"
#include "kiosk/store/recover.h"
#include "kiosk/store/roster.h"
#include "kiosk/store/sets.h"

#include <stdio.h>
#include <string.h>

static struct event *fresh(struct serve *serve, enum event_kind kind)
{
    memset(&serve->event, 0, sizeof serve->event);
    serve->event.kind = kind;
    return &serve->event;
}

static void answer(struct serve *serve)
{
    serve->answer(serve->context, &serve->event);
}

static void tell_fault(struct serve *serve)
{
    struct event *event = fresh(serve, EVENT_FAULT);
    event->fault = FAULT_DISK;
    for (int i = 0; i < TROUBLE_COUNT && !event->is_on; i++) {
        event->is_on = serve->trouble[i][0] != '\0';
        memcpy(event->text, serve->trouble[i], sizeof event->text);
    }
    answer(serve);
}

/* Said once, until it is over or another text. */
static void begin_trouble(struct serve *serve, enum trouble trouble,
                          const char *first, const char *why)
{
    char line[FAULT_TEXT_MAX];
    struct text text = text_in(line, sizeof line);
    text_str(&text, first);
    text_str(&text, why);
    if (strcmp(serve->trouble[trouble], line) != 0) {
        memcpy(serve->trouble[trouble], line, text.len + 1);
        fprintf(stderr, "rackside: %s\n", line);
        tell_fault(serve);
    }
}

/* Told once, whatever was over. */
static void end_troubles(struct serve *serve, enum trouble first,
                         enum trouble last)
{
    bool was_any = false;
    for (int i = (int)first; i <= (int)last; i++) {
        was_any = was_any || serve->trouble[i][0] != '\0';
        serve->trouble[i][0] = '\0';
    }
    if (was_any)
        tell_fault(serve);
}

static void tell_stored(struct serve *serve, const struct uid *id, bool ok)
{
    struct event *event = fresh(serve, EVENT_STORED);
    event->id = *id;
    event->ok = ok;
    answer(serve);
}

/* A file that could not be opened or not be written before may be by now.
 * Quiet where it still is not: it was said when it was first found. What was
 * opened for reading goes first: it may keep everybody else from the file. */
static void reopen(struct serve *serve, char why[DB_WHY_MAX])
{
    bool was_read = serve->db != NULL;
    const struct db_options options = {.path = serve->config->path,
                                       .mode = DB_CREATE,
                                       .skip_check = was_read,
                                       .vfs = serve->config->vfs};
    struct store_report report;
    struct db *db;
    why[0] = '\0';
    if (was_read && !db_is_read_only(serve->db))
        return;
    db_close(serve->db);
    enum db_status status = db_open(&options, &db, why);
    if (status == DB_DAMAGED && !was_read)
        recover_open(serve->config, &db, &report);
    serve->db = db;
}

static struct lookup_config lookup_config(struct serve *serve)
{
    return (struct lookup_config){
        .boot_id = serve->config->boot_id,
        .curve = serve->config->curve,
        .workout_open_ms = serve->config->workout_open_ms,
        .fresh = &serve->fresh};
}

/* After the answer, so that nobody waits for it. */
static void keep_learned(struct serve *serve)
{
    if (serve->db != NULL && !kept_save(serve->db, &serve->fresh)) {
        db_close(serve->db);
        serve->db = NULL;
    }
}

static enum db_status find(struct serve *serve, const struct effect *effect,
                           struct athlete_file *out, bool *rack_is_bad)
{
    struct athlete athlete = {.id = effect->id};
    const struct lookup_config config = lookup_config(serve);
    enum db_status status = DB_OK;
    if (effect->kind == EFFECT_FIND_TAG)
        status = roster_find_tag(serve->db, &effect->tag, &athlete);
    if (status == DB_OK)
        status = lookup_file(serve->db, &config, &athlete.id, &effect->at,
                             out);
    if (status != DB_OK)
        return status;
    status = rack_get(serve->db, serve->config->catalog, &out->rack);
    *rack_is_bad = status == DB_BAD;
    if (status != DB_BAD && status != DB_NOT_FOUND)
        return status;
    out->rack = serve->config->default_rack;
    return DB_OK;
}

static bool is_open(struct serve *serve, char why[DB_WHY_MAX])
{
    reopen(serve, why);
    return serve->db != NULL;
}

/* Whether the disk could be read; why is of is_open. */
static void judge_reading(struct serve *serve, enum db_status status,
                          const char *why)
{
    if (status == DB_OK || status == DB_NOT_FOUND) {
        bool is_well = !db_is_read_only(serve->db);
        end_troubles(serve, is_well ? TROUBLE_OPENING : TROUBLE_READING,
                     TROUBLE_READING);
        return;
    }
    if (serve->db == NULL && serve->trouble[TROUBLE_OPENING][0] != '\0')
        return; /* said when it was opened, in more words */
    if (serve->db != NULL)
        why = status == DB_FAILED ? db_why(serve->db) : db_status_str(status);
    begin_trouble(serve, TROUBLE_READING, "Disk: nobody can be looked up: ",
                  why);
}

static void look_up(struct serve *serve, const struct effect *effect)
{
    struct event *event = fresh(serve, EVENT_ATHLETE);
    enum db_status status = DB_FAILED;
    bool rack_is_bad = false;
    char why[DB_WHY_MAX];
    event->tag = effect->tag;
    if (is_open(serve, why))
        status = find(serve, effect, &event->file, &rack_is_bad);
    event->found = status == DB_OK;
    event->failed = status != DB_OK && status != DB_NOT_FOUND;
    answer(serve);
    judge_reading(serve, status, why);
    if (rack_is_bad)
        begin_trouble(serve, TROUBLE_RACK, TROUBLE_RACK_TEXT, "");
    else if (status == DB_OK)
        end_troubles(serve, TROUBLE_RACK, TROUBLE_RACK);
    keep_learned(serve);
}

static void list(struct serve *serve, const struct effect *effect)
{
    struct event *event = fresh(serve, EVENT_ROSTER);
    enum db_status status = DB_FAILED;
    char why[DB_WHY_MAX];
    if (is_open(serve, why))
        status = roster_page(serve->db, effect->offset, effect->count,
                             &event->roster);
    answer(serve);
    judge_reading(serve, status, why);
}

static void tell_trend(struct serve *serve, const struct effect *effect)
{
    struct event *event = fresh(serve, EVENT_TREND);
    const struct lookup_config config = lookup_config(serve);
    struct learned learned;
    enum db_status status = DB_FAILED;
    char why[DB_WHY_MAX];
    event->id = effect->id;
    memcpy(event->lift, effect->lift, sizeof event->lift);
    if (is_open(serve, why))
        status = lookup_lift(serve->db, &config, &effect->id, effect->lift,
                             &effect->at, &event->file, &learned);
    event->found = status == DB_OK;
    if (event->found)
        event->trend = learned.trend;
    memset(&event->file, 0, sizeof event->file); /* only read through it */
    answer(serve);
    judge_reading(serve, status, why);
    keep_learned(serve);
}

static const char *why_not_saved(const struct serve *serve,
                                 enum db_status status, const char *why)
{
    if (status == DB_BAD)
        return "a figure is out of range";
    if (status == DB_NOT_FOUND)
        return "its athlete or set is not in this database";
    return serve->db == NULL ? why : db_why(serve->db);
}

static bool append(struct serve *serve, const struct record *record,
                   bool *told)
{
    char why[DB_WHY_MAX];
    enum db_status status = DB_FAILED;
    if (is_open(serve, why))
        status = sets_append(serve->db, serve->config->boot_id, record);
    if (status == DB_OK) {
        tell_stored(serve, &record->id, true);
        end_troubles(serve, TROUBLE_SAVING, TROUBLE_READING);
        return true;
    }
    bool is_hopeless = status == DB_BAD || status == DB_NOT_FOUND;
    if (!*told) {
        tell_stored(serve, &record->id, false);
        begin_trouble(serve, TROUBLE_SAVING, "Not saved yet: ",
                      why_not_saved(serve, status, why));
        *told = true;
    }
    return is_hopeless;
}

/* For the staff's screen; what is wrong is logged in full. */
static void check(struct serve *serve)
{
    struct event *event = fresh(serve, EVENT_CHECKED);
    char why[DB_WHY_MAX];
    int64_t n_rows;
    enum db_status status = DB_FAILED;
    event->n_sets = -1;
    if (is_open(serve, why))
        status = db_quick_check(serve->db, why);
    event->ok = status == DB_OK && sets_count(serve->db, &event->n_sets,
                                              &n_rows) == DB_OK;
    event->failed = !event->ok && status != DB_DAMAGED;
    if (!event->ok)
        fprintf(stderr, "rackside: the database's check: %s\n", why);
    answer(serve);
}

/* The rack as it is kept, else the usual one. */
static void tell_rack(struct serve *serve)
{
    struct event *event = fresh(serve, EVENT_RACK);
    enum db_status status = DB_FAILED;
    char why[DB_WHY_MAX];
    event->rack = serve->config->default_rack;
    if (is_open(serve, why))
        status = rack_get(serve->db, serve->config->catalog, &event->rack);
    bool is_answered = status == DB_OK || status == DB_NOT_FOUND;
    event->found = is_answered || status == DB_BAD;
    answer(serve);
    judge_reading(serve, event->found ? DB_OK : status, why);
    if (status == DB_BAD)
        begin_trouble(serve, TROUBLE_RACK, TROUBLE_RACK_TEXT, "");
    else if (is_answered)
        end_troubles(serve, TROUBLE_RACK, TROUBLE_RACK);
}

static void tell_rack_saved(struct serve *serve, const struct rack *rack,
                            enum db_status status)
{
    struct event *event = fresh(serve, EVENT_RACK_SAVED);
    event->rack = *rack;
    event->ok = status == DB_OK;
    event->failed = status == DB_BAD || status == DB_NOT_FOUND;
    answer(serve);
}

/* As a row of a set is: told once that it could not be, and tried again. */
static bool save_rack(struct serve *serve, const struct rack *rack,
                      bool *told)
{
    char why[DB_WHY_MAX];
    enum db_status status = DB_FAILED;
    if (is_open(serve, why))
        status = rack_set(serve->db, rack);
    if (status == DB_OK) {
        tell_rack_saved(serve, rack, status);
        end_troubles(serve, TROUBLE_SAVING, TROUBLE_RACK);
        return true;
    }
    bool is_hopeless = status == DB_BAD || status == DB_NOT_FOUND;
    if (!*told || is_hopeless)
        tell_rack_saved(serve, rack, status);
    if (!*told && !is_hopeless)
        begin_trouble(serve, TROUBLE_SAVING, "Not saved yet: ",
                      why_not_saved(serve, status, why));
    *told = true;
    return is_hopeless;
}

bool serve_job(struct serve *serve, const struct effect *effect, bool *told)
{
    switch (effect->kind) {
    case EFFECT_FIND_TAG:
    case EFFECT_FIND_ATHLETE:
        look_up(serve, effect);
        return true;
    case EFFECT_LIST_ATHLETES:
        list(serve, effect);
        return true;
    case EFFECT_FIND_TREND:
        tell_trend(serve, effect);
        return true;
    case EFFECT_APPEND:
        return append(serve, &effect->record, told);
    case EFFECT_CHECK:
        check(serve);
        return true;
    case EFFECT_FIND_RACK:
        tell_rack(serve);
        return true;
    case EFFECT_SAVE_RACK:
        return save_rack(serve, &effect->rack, told);
    case EFFECT_SIGNAL:
    case EFFECT_HEALTH:
    case EFFECT_FORGET_TAG:
    case EFFECT_PLAN_PATH:
        break;
    }
    return true;
}
