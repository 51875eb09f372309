#include "tests/harness/hand.h"

#include "kiosk/shell/planner.h"
#include "kiosk/shell/sight.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define AFTER_PRESS_MS 300

static void check(const struct hand *hand, const char *doing)
{
    const char *broken = app_check(&hand->app);
    if (broken != NULL) {
        fprintf(stderr, "after %s: %s\n", doing, broken);
        abort();
    }
}

void hand_start(struct hand *hand)
{
    struct assets assets;
    memset(hand, 0, sizeof *hand);
    bool ok = assets_read(&assets, stderr);
    assert(ok);
    (void)ok;
    hand->now = (struct moment){.mono_ms = 1000000,
                                .wall_ms = INT64_C(1772471040000),
                                .clock_trusted = true};
    hand->app.config = app_config_default();
    hand->app.panel = panel_for(1280, 720);
    hand->app.lifts = assets.lifts;
    hand->app.protocols = assets.protocols;
    hand->app.plates = assets.plates;
    hand->app.presets = assets.presets;
    hand->app.bar_models = assets.bar_models;
    assets_usual_rack(&assets, &hand->app.rack);
    app_init(&hand->app, &hand->now, 7);
    check(hand, "start");
}

struct athlete_file hand_athlete(const struct hand *hand, int i)
{
    static const char *const plans[][3] = {
        {"Ada Strong", "deadlift", "strength"},
        {"Bo Quick", "squat", "strength-volume"},
        {"Cy Press", "bench", "hypertrophy"},
        {"Di Fast", "power-clean", "power"},
        {"Ed Single", "squat", "single-10"},
        {"Flo Sled", "leg-press", "strength"},
    };
    struct athlete_file file;
    memset(&file, 0, sizeof file);
    file.id.byte[0] = (uint8_t)(i + 1);
    snprintf(file.name, sizeof file.name, "%s", plans[i][0]);
    file.n_plans = file.n_known = 1;
    snprintf(file.plans[0].lift, LIFT_NAME_MAX, "%s", plans[i][1]);
    snprintf(file.plans[0].protocol, PROTOCOL_NAME_MAX, "%s", plans[i][2]);
    file.plans[0].coach_e1rm_g = 200000;
    file.rack = hand->app.rack;
    return file;
}

/* What the shell does at once. */
static void plan(struct hand *hand, const struct effects *effects)
{
    struct effects ignored;
    if (!hand->plans_nothing && planner_answer(effects, &hand->event)) {
        hand->event.at = hand->now;
        app_update(&hand->app, &hand->event, &ignored);
        check(hand, "a plan");
    }
}

static void answer(struct hand *hand, const struct record *record)
{
    assert(hand->n_rows < HAND_ROWS_MAX);
    hand->row[hand->n_rows++] = *record;
    if (hand->holds_answers) {
        return;
    }
    struct effects ignored;
    memset(&hand->event, 0, sizeof hand->event);
    hand->event.kind = EVENT_STORED;
    hand->event.at = hand->now;
    hand->event.id = record->id;
    hand->event.ok = true;
    app_update(&hand->app, &hand->event, &ignored);
}

static void answer_rack(struct hand *hand, const struct rack *rack)
{
    struct effects effects;
    hand->n_racks++;
    hand->rack = *rack;
    if (hand->holds_answers) {
        return;
    }
    memset(&hand->event, 0, sizeof hand->event);
    hand->event.kind = EVENT_RACK_SAVED;
    hand->event.at = hand->now;
    hand->event.rack = *rack;
    hand->event.ok = true;
    app_update(&hand->app, &hand->event, &effects);
    plan(hand, &effects);
}

void hand_send(struct hand *hand)
{
    hand->event.at = hand->now;
    app_update(&hand->app, &hand->event, &hand->effects);
    check(hand, "an event");
    for (int i = 0; i < hand->effects.n; i++) {
        const struct effect *effect = &hand->effects.effect[i];
        if (effect->kind == EFFECT_APPEND) {
            answer(hand, &effect->record);
        } else if (effect->kind == EFFECT_SIGNAL) {
            hand->signals[effect->signal]++;
        } else if (effect->kind == EFFECT_SAVE_RACK) {
            answer_rack(hand, &effect->rack);
        } else if (effect->kind == EFFECT_FIND_TREND) {
            hand->n_trends++;
            hand->trend = *effect;
        }
    }
    plan(hand, &hand->effects);
    app_view(&hand->app, &hand->list);
}

static void fresh(struct hand *hand, enum event_kind kind)
{
    memset(&hand->event, 0, sizeof hand->event);
    hand->event.kind = kind;
}

void hand_wait(struct hand *hand, int64_t ms)
{
    int64_t end_ms = hand->now.mono_ms + ms;
    while (hand->now.mono_ms < end_ms) {
        int64_t next_ms = app_deadline_ms(&hand->app);
        next_ms = next_ms > hand->now.mono_ms ? next_ms
                                              : hand->now.mono_ms + 1;
        next_ms = next_ms < end_ms ? next_ms : end_ms;
        hand->now.wall_ms += next_ms - hand->now.mono_ms;
        hand->now.mono_ms = next_ms;
        fresh(hand, EVENT_TICK);
        hand_send(hand);
    }
}

struct athlete_file hand_known(struct hand *hand, int32_t e1rm_g)
{
    hand_start(hand);
    struct athlete_file ada = hand_athlete(hand, 0);
    struct estimate *estimate = &ada.plans[0].estimate;
    estimate_start(estimate, CURVE_TRAC, 200000, ESTIMATE_COACH_SD_PCT);
    for (int day = 0; day < 70; day += 7) {
        struct set top = {(int32_t)((int64_t)e1rm_g * 892 / 1000), 2,
                          FEEL_RPE, 80};
        struct set five = {(int32_t)((int64_t)e1rm_g * 811 / 1000), 5,
                           FEEL_RPE, 80};
        estimate_add(estimate, day, &top);
        estimate_add(estimate, day, &five);
    }
    ada.day = 77;
    return ada;
}

void hand_tap(struct hand *hand, const struct athlete_file *file)
{
    fresh(hand, EVENT_TAG);
    hand->event.tag = (struct tag){.bits = 26, .raw = file->id.byte[0]};
    hand_send(hand);
    fresh(hand, EVENT_ATHLETE);
    hand->event.tag = (struct tag){.bits = 26, .raw = file->id.byte[0]};
    hand->event.found = true;
    hand->event.file = *file;
    hand_send(hand);
}

void hand_tap_unknown(struct hand *hand)
{
    fresh(hand, EVENT_TAG);
    hand->event.tag = (struct tag){.bits = 26, .raw = 0x2D0A288};
    hand_send(hand);
    fresh(hand, EVENT_ATHLETE);
    hand->event.tag = (struct tag){.bits = 26, .raw = 0x2D0A288};
    hand_send(hand);
}

struct athlete_file hand_log_in(struct hand *hand, int i)
{
    hand_start(hand);
    struct athlete_file file = hand_athlete(hand, i);
    hand_tap(hand, &file);
    return file;
}

void hand_press(struct hand *hand, const char *label)
{
    app_view(&hand->app, &hand->list);
    int control = sight_control(&hand->list, label);
    if (control < 0) {
        char seen[1024];
        sight_summary(&hand->list, true, seen, sizeof seen);
        fprintf(stderr, "no \"%s\" among %s\n", label, seen);
        abort();
    }
    struct box box = hand->list.control[control].box;
    for (int i = 0; i < 2; i++) {
        fresh(hand, i == 0 ? EVENT_FINGER_DOWN : EVENT_FINGER_UP);
        hand->event.x_px = box.x + box.w / 2;
        hand->event.y_px = box.y + box.h / 2;
        hand_send(hand);
        hand_wait(hand, i == 0 ? 80 : AFTER_PRESS_MS);
    }
}

bool hand_sees(struct hand *hand, const char *text)
{
    app_view(&hand->app, &hand->list);
    return sight_has(&hand->list, text);
}

void hand_button(struct hand *hand, enum intent intent)
{
    fresh(hand, EVENT_BUTTON);
    hand->event.intent = intent;
    hand_send(hand);
    hand_wait(hand, AFTER_PRESS_MS);
}

int hand_rows(const struct hand *hand, enum record_kind kind)
{
    int n = 0;
    for (int i = 0; i < hand->n_rows; i++) {
        n += hand->row[i].kind == kind;
    }
    return n;
}

void hand_pull_plug(struct hand *hand)
{
    static struct app was;
    was = hand->app;
    memset(&hand->app, 0, sizeof hand->app);
    hand->app.config = was.config;
    hand->app.panel = was.panel;
    hand->app.lifts = was.lifts;
    hand->app.protocols = was.protocols;
    hand->app.plates = was.plates;
    hand->app.presets = was.presets;
    hand->app.bar_models = was.bar_models;
    hand->app.rack = was.rack;
    app_init(&hand->app, &hand->now, 8);
}

static bool is_void(const struct hand *hand, const struct uid *id)
{
    for (int i = 0; i < hand->n_rows; i++) {
        if (hand->row[i].kind == RECORD_VOID &&
            uid_equal(&hand->row[i].target, id)) {
            return true;
        }
    }
    return false;
}

static void tell(const struct hand *hand, struct done_set *done)
{
    for (int i = 0; i < hand->n_rows; i++) {
        const struct record *row = &hand->row[i];
        if (row->kind == RECORD_FEEL && uid_equal(&row->target, &done->id) &&
            !is_void(hand, &row->id)) {
            done->feel_id = row->id;
            done->set.feel = row->feel;
            done->set.rpe_x10 = row->rpe_x10;
            done->set.reps = row->feel == FEEL_MISS ? row->reps
                                                    : done->tried_reps;
        }
    }
}

void hand_reopen(const struct hand *hand, struct athlete_file *file)
{
    struct open_workout *open = &file->open;
    memset(open, 0, sizeof *open);
    for (int i = 0; i < hand->n_rows; i++) {
        const struct record *row = &hand->row[i];
        if (!uid_equal(&row->athlete, &file->id) || is_void(hand, &row->id)) {
            continue;
        }
        if (row->kind == RECORD_SKIP) {
            open->skips[open->n_skips++] =
                (struct done_skip){row->id, row->skip, open->n_sets};
        }
        if (row->kind == RECORD_RECOVERY) {
            open->has_recovery = true;
            open->recovery = row->recovery;
        }
        if (row->kind != RECORD_SET) {
            continue;
        }
        open->id = row->workout;
        memcpy(open->bar, row->bar, sizeof open->bar);
        memcpy(open->lift, row->lift, sizeof open->lift);
        memcpy(open->protocol, row->protocol, sizeof open->protocol);
        struct done_set *done = &open->sets[open->n_sets++];
        done->id = row->id;
        done->kind = row->set_kind;
        done->set = (struct set){row->load_g, row->reps, FEEL_UNTOLD, 0};
        done->tried_reps = row->reps;
        done->this_boot = true;
        tell(hand, done);
        open->age_ms = hand->now.mono_ms - row->at.mono_ms;
    }
    open->age_known = true;
}

struct event *hand_event(struct hand *hand, enum event_kind kind)
{
    memset(&hand->event, 0, sizeof hand->event);
    hand->event.kind = kind;
    return &hand->event;
}

void hand_staff(struct hand *hand)
{
    hand_event(hand, EVENT_STAFF);
    hand_send(hand);
}

bool hand_can_press(struct hand *hand, const char *label)
{
    app_view(&hand->app, &hand->list);
    for (int i = 0; i < hand->list.n_controls; i++) {
        if (strcmp(hand->list.control[i].label, label) == 0) {
            return true;
        }
    }
    return false;
}
