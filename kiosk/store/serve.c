#include "kiosk/store/serve.h"

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

/* why NULL: the disk works again. */
static void tell_fault(struct serve *serve, const char *why)
{
    struct event *event = fresh(serve, EVENT_FAULT);
    event->fault = FAULT_DISK;
    event->is_on = why != NULL;
    if (why != NULL) {
        snprintf(event->text, sizeof event->text, "Not saved yet: %s", why);
        fprintf(stderr, "rackside: not saved yet: %s\n", why);
    }
    serve->fault_told = why != NULL;
    answer(serve);
}

static void tell_stored(struct serve *serve, const struct uid *id, bool ok)
{
    struct event *event = fresh(serve, EVENT_STORED);
    event->id = *id;
    event->ok = ok;
    answer(serve);
}

/* A file that could not be opened or not be written before may be by now.
 * Quiet where it still is not: it was said when it was first found. */
static void reopen(struct serve *serve, char why[DB_WHY_MAX])
{
    const struct db_options options = {.path = serve->config->path,
                                       .mode = DB_CREATE,
                                       .vfs = serve->config->vfs};
    struct store_report report;
    struct db *db;
    why[0] = '\0';
    if (serve->db != NULL && !db_is_read_only(serve->db))
        return;
    enum db_status status = db_open(&options, &db, why);
    if (status == DB_DAMAGED && serve->db == NULL)
        recover_open(serve->config, &db, &report);
    if (db == NULL)
        return;
    db_close(serve->db);
    serve->db = db;
}

static enum db_status find(struct serve *serve, const struct effect *effect,
                           struct athlete_file *out)
{
    struct athlete athlete = {.id = effect->id};
    const struct lookup_config config = {
        .boot_id = serve->config->boot_id,
        .curve = serve->config->curve,
        .workout_open_ms = serve->config->workout_open_ms};
    enum db_status status = DB_OK;
    if (effect->kind == EFFECT_FIND_TAG)
        status = roster_find_tag(serve->db, &effect->tag, &athlete);
    if (status == DB_OK)
        status = lookup_file(serve->db, &config, &athlete.id, &effect->at,
                             out);
    if (status == DB_OK &&
        rack_get(serve->db, serve->config->catalog, &out->rack) != DB_OK)
        out->rack = serve->config->default_rack;
    return status;
}

static void look_up(struct serve *serve, const struct effect *effect)
{
    struct event *event = fresh(serve, EVENT_ATHLETE);
    event->tag = effect->tag;
    if (serve->db != NULL) {
        enum db_status status = find(serve, effect, &event->file);
        event->found = status == DB_OK;
        if (status != DB_OK && status != DB_NOT_FOUND)
            fprintf(stderr, "rackside: cannot look up an athlete: %s\n",
                    db_why(serve->db));
    }
    answer(serve);
}

static void list(struct serve *serve, const struct effect *effect)
{
    struct event *event = fresh(serve, EVENT_ROSTER);
    if (serve->db != NULL &&
        roster_page(serve->db, effect->offset, effect->count,
                    &event->roster) != DB_OK)
        fprintf(stderr, "rackside: cannot list athletes: %s\n",
                db_why(serve->db));
    answer(serve);
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
    reopen(serve, why);
    enum db_status status =
        serve->db == NULL
            ? DB_FAILED
            : sets_append(serve->db, serve->config->boot_id, record);
    if (status == DB_OK) {
        tell_stored(serve, &record->id, true);
        if (serve->fault_told)
            tell_fault(serve, NULL);
        return true;
    }
    bool is_hopeless = status == DB_BAD || status == DB_NOT_FOUND;
    if (!*told) {
        tell_stored(serve, &record->id, false);
        tell_fault(serve, why_not_saved(serve, status, why));
        *told = true;
    }
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
    case EFFECT_APPEND:
        return append(serve, &effect->record, told);
    case EFFECT_SIGNAL:
        break;
    }
    return true;
}
