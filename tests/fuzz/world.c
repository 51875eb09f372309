#include "tests/fuzz/world.h"

#include "tests/fuzz/lamp.h"
#include "tests/fuzz/look.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEED 7

/* --- promises ----------------------------------------------------------- */

static bool is_same_set(const struct done_set *a, const struct done_set *b)
{
    return uid_equal(&a->id, &b->id) && uid_equal(&a->feel_id, &b->feel_id) &&
           a->kind == b->kind && a->set.load_g == b->set.load_g &&
           a->set.reps == b->set.reps && a->set.feel == b->set.feel &&
           a->set.rpe_x10 == b->set.rpe_x10 && a->tried_reps == b->tried_reps;
}

static void check_skips(const struct session *s, const struct open_workout *o)
{
    fuzz_must(o->n_skips == s->n_skips, "what was skipped is in its rows");
    for (int i = 0; i < s->n_skips; i++) {
        const struct done_skip *a = &s->skips[i], *b = &o->skips[i];
        fuzz_must(uid_equal(&a->id, &b->id) && a->kind == b->kind &&
                      a->at == b->at,
                  "each skip is as its row has it");
    }
}

/* The session is what its rows say: no set is lost, none is made up. */
static void check_sets(const struct world *world)
{
    const struct session *s = &world->app.session;
    int athlete = gym_number(&s->athlete); /* removed meanwhile, or not */
    struct open_workout open;
    if (athlete >= 0 && world->is_behind[athlete]) {
        return;
    }
    rows_workout(&world->rows, &s->workout, &open);
    fuzz_must(open.n_sets == s->n_sets, "a session has the sets of its rows");
    for (int i = 0; i < s->n_sets; i++) {
        const struct done_set *done = &s->sets[i];
        fuzz_must(is_same_set(done, &open.sets[i]),
                  "each set is as its rows have it");
        fuzz_must(done->stored == open.sets[i].stored &&
                      done->feel_stored == open.sets[i].feel_stored,
                  "what is shown as saved is on the disk");
    }
    check_skips(s, &open);
}

/* A machine with a figure of its own is its own bar. */
static void check_rack(const struct app *app)
{
    const struct session *s = &app->session;
    const struct lift *lift = &app->lifts.lift[s->lift];
    struct rack rack = app->rack;
    if (lift->kind == LIFT_MACHINE && lift->empty_g > 0) {
        rack.bar_g = lift->empty_g;
        rack.collar_g = 0;
    }
    fuzz_must(rack_equal(&s->rack, &rack),
              "who trains has what this rack has, or the machine's own bar");
}

static void check_backoff(const struct app *app)
{
    const struct session *s = &app->session;
    int n = 0;
    for (int i = 0; i < s->n_skips; i++) {
        n += s->skips[i].kind == SKIP_BACKOFF;
    }
    for (int i = 0; i < s->n_sets; i++) {
        n += s->sets[i].kind == SET_BACKOFF &&
             s->sets[i].set.feel != FEEL_UNTOLD;
    }
    fuzz_must(s->rx.predicted_rpe_x10 <= s->rx.stop_rpe_x10,
              "no set over the cap is prescribed");
    fuzz_must(s->rx.reps_max <= app->lifts.lift[s->lift].max_reps,
              "no lift gets more reps than it may");
    fuzz_must(s->backoff_at <= n, "only sets done or skipped are past");
}

static void check_load(const struct app *app)
{
    const struct session *s = &app->session;
    check_rack(app);
    fuzz_must(stack_load_g(&s->loading.side, &s->rack) == s->loading.load_g,
              "the plates shown make the load shown");
    if (s->has_rx) {
        check_backoff(app);
    }
}

static void check_bar(const struct app *app)
{
    for (int i = 0; i < app->on_bar.n; i++) {
        fuzz_must(app->on_bar.entry[i] < app->rack.stock.n,
                  "what hangs on the bar is a plate of this rack");
    }
}

static void check(struct world *world)
{
    const struct app *app = &world->app;
    const char *broken = app_check(app);
    fuzz_must(broken == NULL, broken);
    fuzz_must(app->unsaved == world->rows.n - world->rows.n_stored,
              "as many rows are unsaved as are not on the disk");
    fuzz_must(app_deadline_ms(app) > app->now.mono_ms,
              "it wants to be woken later, not at once");
    check_bar(app);
    if (app->session.active) {
        check_sets(world);
    }
    if (app->session.has_lift) {
        check_load(app);
    }
}

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

static void take(struct world *world, const struct effect *effect)
{
    switch (effect->kind) {
    case EFFECT_APPEND:
        ask(world, &effect->record);
        break;
    case EFFECT_FIND_TAG:
    case EFFECT_FIND_ATHLETE:
    case EFFECT_FIND_TREND:
    case EFFECT_LIST_ATHLETES:
        if (world->n_reads == WORLD_READS_MAX) {
            world->n_reads--; /* the input asks, and never serves */
        }
        world->read[world->n_reads++] =
            (struct world_read){*effect, world->rows.n};
        break;
    case EFFECT_HEALTH:
    case EFFECT_CHECK:
        break;
    case EFFECT_SIGNAL:
        fuzz_must(effect->signal < SIGNAL_COUNT, "a signal is one of them");
        break;
    case EFFECT_FORGET_TAG:
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
        "staff", "levels", "health", "checked", "trend"};
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

/* One event alone. */
static void send(struct world *world)
{
    memset(world->added, 0, sizeof world->added);
    world->event.at = world->now;
    lamp_update(&world->app, &world->event, &world->effects);
    say(world);
    for (int i = 0; i < world->effects.n; i++) {
        take(world, &world->effects.effect[i]);
    }
    check(world);
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

static void write_row(struct world *world)
{
    if (!world->disk_fails) {
        tell_stored(world, true);
        if (world->was_told) {
            world->was_told = false;
            tell_disk(world, false);
        }
    } else if (!world->was_told) {
        world->was_told = true;
        tell_stored(world, false);
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
    } else {
        answer_athlete(world, &effect);
    }
}

bool world_serve(struct world *world)
{
    const struct rows *rows = &world->rows;
    bool has_row = rows->n_stored < rows->n;
    bool is_stuck = world->disk_fails && world->was_told;
    bool is_next = has_row && (world->n_reads == 0 ||
                               rows->n_stored < world->read[0].after);
    if (is_next && !is_stuck) {
        write_row(world);
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
    world->was_told = false;
    check(world);
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
    fresh.rack = world->gym.rack;
    world->app = fresh;
    rows_cut(&world->rows);
    memset(world->is_behind, 0, sizeof world->is_behind);
    pass(world, 20000);
    world->now.mono_ms = 5000;
    boot(world, SEED + (uint64_t)world->rows.boot);
}
