#include "tests/fuzz/world.h"

#include "kiosk/shell/planner.h"
#include "tests/fuzz/lamp.h"
#include "tests/fuzz/look.h"
#include "tests/fuzz/promises.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEED 7

/* --- effects ------------------------------------------------------------ */

static void ask(struct world *world, const struct record *record)
{
    const struct session *s = &world->app.session;
    int athlete = gym_number(&record->athlete);
    enum event_kind kind = world->event.kind;
    fuzz_must(kind == EVENT_FINGER_UP || kind == EVENT_BUTTON,
              "only who touches or presses changes what was done");
    fuzz_must(!s->active || uid_equal(&s->athlete, &record->athlete),
              "a row is of who is logged in");
    rows_ask(&world->rows, record, &world->now,
             athlete < 0 || !world->is_behind[athlete]);
    world->added[record->kind]++;
    world->last = *record;
}

static void ask_rack(struct world *world, const struct rack *rack)
{
    enum event_kind kind = world->event.kind;
    int n = world->n_racks - world->n_kept;
    fuzz_must(kind == EVENT_FINGER_UP || kind == EVENT_BUTTON,
              "only who touches or presses sets the rack");
    fuzz_must(rack_check(rack) == NULL, "a rack to be kept makes sense");
    fuzz_must(bars_twin(rack) < 0, "its bars can be told apart");
    for (int i = 0; i < rack->stock.n; i++) {
        fuzz_must(rack->stock.entry[i].pairs >= 1 &&
                      rack->stock.entry[i].pairs <= PAIRS_MAX,
                  "and has pairs of each of its plates");
    }
    fuzz_must(n < WORLD_RACKS_MAX, "nobody saves so often");
    world->rack[n] = (struct world_rack){*rack, world->rows.n};
    world->n_racks++;
}

static void take(struct world *world, const struct effect *effect)
{
    switch (effect->kind) {
    case EFFECT_APPEND:
        ask(world, &effect->record);
        break;
    case EFFECT_FIND_TAG:
    case EFFECT_FIND_ATHLETE:
    case EFFECT_FIND_TREND:
    case EFFECT_FIND_RACK:
    case EFFECT_LIST_ATHLETES:
        if (world->n_reads == WORLD_READS_MAX) {
            world->n_reads--; /* the input asks, and never serves */
        }
        world->read[world->n_reads++] =
            (struct world_read){*effect, world->rows.n, world->n_racks};
        break;
    case EFFECT_SAVE_RACK:
        ask_rack(world, &effect->rack);
        break;
    case EFFECT_HEALTH:
    case EFFECT_CHECK:
        break;
    case EFFECT_SIGNAL:
        fuzz_must(effect->signal < SIGNAL_COUNT, "a signal is one of them");
        break;
    case EFFECT_FORGET_TAG:
    case EFFECT_PLAN_PATH: /* once the others are carried out */
        break;
    }
}

struct event *world_event(struct world *world, enum event_kind kind)
{
    memset(&world->event, 0, sizeof world->event);
    world->event.kind = kind;
    return &world->event;
}

/* For who repeats a finding: FUZZ_SAYS=1 tells the story that led to it. */
static void say(const struct world *world)
{
    static const char *const events[] = {
        "tick", "finger down", "finger up", "finger gone", "button", "tag",
        "tag again",
        "bad frame", "athlete", "roster", "stored", "fault", "finger move",
        "staff", "levels", "health", "checked", "trend", "rack",
        "rack saved", "path"};
    const struct app *app = &world->app;
    const struct session *s = &app->session;
    if (getenv("FUZZ_SAYS") == NULL) {
        return;
    }
    fprintf(stderr, "%lld ms %s%s: %s, athlete %d, %s, %d sets, %d g x %d",
            (long long)world->now.mono_ms, events[world->event.kind],
            world->event.kind == EVENT_STORED && !world->event.ok ? " not" : "",
            screen_name(app->screen), gym_by_id(&world->gym, &s->athlete),
            s->now.lift, s->n_sets, (int)s->load_g, s->reps);
    fprintf(stderr, ", rows %d/%d, %d effects\n", world->rows.n_stored,
            world->rows.n, world->effects.n);
}

/* What the shell does at once; while the disk is slow nobody does, and the app
 * goes on without. */
static void plan(struct world *world)
{
    static struct event path;
    static struct effects more;
    if (!world->is_slow && planner_answer(&world->effects, &path)) {
        path.at = world->now;
        app_update(&world->app, &path, &more);
        fuzz_must(more.n == 0, "a plan asks for nothing more");
    }
}

/* One event alone. */
static void send(struct world *world)
{
    memset(world->added, 0, sizeof world->added);
    world->event.at = world->now;
    world->rack_was = world->app.rack;
    lamp_update(&world->app, &world->event, &world->effects);
    say(world);
    for (int i = 0; i < world->effects.n; i++) {
        take(world, &world->effects.effect[i]);
    }
    plan(world);
    promises_check(world);
    app_view(&world->app, &world->list);
    if (app_light(&world->app) != LIGHT_OFF) {
        look(&world->list, &world->app.panel);
    } else {
        fuzz_must(world->list.n_commands == 0 && world->list.n_controls == 0,
                  "in the dark there is nothing to see or to touch");
    }
}

/* --- the store ---------------------------------------------------------- */

static void tell_stored(struct world *world, bool ok)
{
    struct event *event = world_event(world, EVENT_STORED);
    event->id = world->rows.row[world->rows.n_stored].record.id;
    event->ok = ok;
    if (ok) {
        rows_store(&world->rows);
    }
    send(world);
}

static void tell_disk(struct world *world, bool is_on)
{
    struct event *event = world_event(world, EVENT_FAULT);
    event->fault = FAULT_DISK;
    event->is_on = is_on;
    snprintf(event->text, sizeof event->text, "Not saved yet: disk full");
    send(world);
}

/* A coach who has set another one meanwhile has set it before. */
static void tell_rack_saved(struct world *world, bool ok)
{
    struct event *event = world_event(world, EVENT_RACK_SAVED);
    event->rack = world->rack[0].rack;
    event->ok = ok;
    if (ok) {
        world->gym.rack = event->rack;
        world->n_kept++;
        memmove(&world->rack[0], &world->rack[1],
                sizeof world->rack[0] *
                    (size_t)(world->n_racks - world->n_kept));
    }
    send(world);
}

/* Whether a rack is what is to be written next. */
static bool is_rack_next(const struct world *world)
{
    return world->n_racks > world->n_kept &&
           world->rows.n_stored >= world->rack[0].after;
}

static void tell_written(struct world *world, bool ok)
{
    if (is_rack_next(world)) {
        tell_rack_saved(world, ok);
    } else {
        tell_stored(world, ok);
    }
}

static void write_next(struct world *world)
{
    if (!world->disk_fails) {
        tell_written(world, true);
        if (world->was_told) {
            world->was_told = false;
            tell_disk(world, false);
        }
    } else if (!world->was_told) {
        world->was_told = true;
        tell_written(world, false);
        tell_disk(world, true);
    }
}

static void answer_athlete(struct world *world, const struct effect *effect)
{
    int athlete = effect->kind == EFFECT_FIND_TAG
                      ? gym_by_tag(&world->gym, &effect->tag)
                      : gym_by_id(&world->gym, &effect->id);
    struct event *event = world_event(world, EVENT_ATHLETE);
    const struct session *s = &world->app.session;
    event->tag = effect->tag;
    event->found = athlete >= 0;
    if (athlete >= 0) {
        struct athlete_file *file = &event->file;
        gym_file(&world->gym, &world->app, athlete, file);
        rows_look_up(&world->rows, &effect->at, file);
        bool goes_on = (s->active && uid_equal(&s->athlete, &file->id)) ||
                       gym_waits(&world->app, &file->id);
        world->is_behind[athlete] |=
            !goes_on && rows_is_behind(&world->rows, &file->id);
    }
    send(world);
    /* The staff's screens let an answer pass that was asked for before. */
    fuzz_must(athlete < 0 || app_is_staff(&world->app) ||
                  rack_equal(&world->app.rack, &world->gym.rack),
              "a tap takes up the rack as the coach has it");
}

/* As many days as the athlete is far down the list, and one without end. */
static void answer_trend(struct world *world, const struct effect *effect)
{
    int athlete = gym_by_id(&world->gym, &effect->id);
    struct event *event = world_event(world, EVENT_TREND);
    struct trend_history *trend = &event->trend;
    event->id = effect->id;
    memcpy(event->lift, effect->lift, sizeof event->lift);
    event->found = athlete >= 0;
    trend->n = athlete == 0 ? TREND_POINTS_MAX : athlete > 0 ? athlete : 0;
    for (int i = 0; i < trend->n; i++) {
        int32_t load_g = 100000 + 500 * (i % 7);
        trend->point[i] = (struct trend_point){.day = 20000 + 3 * i,
                                               .e1rm_g = load_g,
                                               .trend_g = 100000 + 100 * i,
                                               .sd_pct_x10 = 40,
                                               .trend_sd_pct_x10 = 30,
                                               .top_g = load_g - load_g / 9,
                                               .volume_g = load_g * i,
                                               .backoffs = i % 4};
    }
    send(world);
}

static void answer(struct world *world)
{
    struct effect effect = world->read[0].effect;
    world->n_reads--;
    memmove(&world->read[0], &world->read[1],
            (size_t)world->n_reads * sizeof world->read[0]);
    if (effect.kind == EFFECT_LIST_ATHLETES) {
        fuzz_must(effect.offset >= 0 && effect.count > 0 &&
                      effect.count <= ROSTER_PAGE_MAX,
                  "a page that is asked for has room");
        struct event *event = world_event(world, EVENT_ROSTER);
        gym_roster(&world->gym, effect.offset, effect.count, &event->roster);
        send(world);
    } else if (effect.kind == EFFECT_FIND_TREND) {
        answer_trend(world, &effect);
    } else if (effect.kind == EFFECT_FIND_RACK) {
        struct event *event = world_event(world, EVENT_RACK);
        event->found = !world->disk_fails;
        event->rack = world->gym.rack;
        send(world);
    } else {
        answer_athlete(world, &effect);
    }
}

bool world_serve(struct world *world)
{
    const struct rows *rows = &world->rows;
    bool has_write = rows->n_stored < rows->n || is_rack_next(world);
    bool is_stuck = world->disk_fails && world->was_told;
    bool is_next = has_write &&
                   (world->n_reads == 0 ||
                    rows->n_stored < world->read[0].after ||
                    world->n_kept < world->read[0].after_racks);
    if (is_next && !is_stuck) {
        write_next(world);
    } else if (world->n_reads > 0) {
        answer(world);
    } else {
        return false;
    }
    return true;
}

/* --- events and time ---------------------------------------------------- */

void world_send(struct world *world)
{
    send(world);
    struct event event = world->event;
    int added[RECORD_KIND_COUNT];
    memcpy(added, world->added, sizeof added);
    while (!world->is_slow && world_serve(world)) {
    }
    world->event = event;
    memcpy(world->added, added, sizeof added);
}

static void pass(struct world *world, int64_t ms)
{
    world->now.mono_ms += ms;
    world->now.wall_ms += ms;
}

void world_jump(struct world *world, int64_t ms)
{
    pass(world, ms);
    world_event(world, EVENT_TICK);
    world_send(world);
}

void world_wait(struct world *world, int64_t ms)
{
    int64_t end_ms = world->now.mono_ms + ms;
    /* A rest clock ticks each second; a minute of them is like all others. */
    for (int i = 0; i < 20 && world->now.mono_ms < end_ms; i++) {
        int64_t next_ms = app_deadline_ms(&world->app);
        next_ms = next_ms < end_ms ? next_ms : end_ms;
        world_jump(world, next_ms - world->now.mono_ms);
    }
    if (world->now.mono_ms < end_ms) {
        world_jump(world, end_ms - world->now.mono_ms);
    }
}

static void boot(struct world *world, uint64_t seed)
{
    app_init(&world->app, &world->now, seed);
    world->n_reads = 0;
    world->n_racks = world->n_kept;
    world->was_told = false;
    world->rack_was = world->app.rack;
    promises_check(world);
    app_view(&world->app, &world->list);
}

void world_start(struct world *world, struct fuzz *in)
{
    memset(world, 0, sizeof *world);
    world->now = (struct moment){.mono_ms = 1000000,
                                 .wall_ms = INT64_C(1772471040000),
                                 .clock_trusted = true};
    gym_open(&world->gym, in, &world->app);
    world->rows.curve = world->app.config.curve;
    world->rows.workout_open_ms = world->app.config.workout_open_ms;
    world->is_slow = fuzz_below(in, 2) == 1;
    boot(world, SEED);
}

void world_cut_power(struct world *world)
{
    struct app fresh;
    memset(&fresh, 0, sizeof fresh);
    fresh.config = world->app.config;
    fresh.panel = world->app.panel;
    fresh.lifts = world->app.lifts;
    fresh.protocols = world->app.protocols;
    fresh.plates = world->app.plates;
    fresh.presets = world->app.presets;
    fresh.rack = world->gym.rack;
    world->app = fresh;
    rows_cut(&world->rows);
    memset(world->is_behind, 0, sizeof world->is_behind);
    pass(world, 20000);
    world->now.mono_ms = 5000;
    boot(world, SEED + (uint64_t)world->rows.boot);
}
