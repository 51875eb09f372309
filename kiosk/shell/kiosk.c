#include "kiosk/shell/kiosk.h"

#include "kiosk/shell/planner.h"
#include "kiosk/shell/reader_log.h"

#include <stdio.h>
#include <string.h>

#define NS_PER_MS INT64_C(1000000)

static void carry_out(struct kiosk *kiosk)
{
    for (int i = 0; i < kiosk->effects.n; i++) {
        const struct effect *effect = &kiosk->effects.effect[i];
        if (effect->kind == EFFECT_SIGNAL) {
            signal_start(&kiosk->signal, effect->signal,
                         kiosk->app.now.mono_ms);
        } else if (effect->kind == EFFECT_HEALTH) {
            kiosk->wants_health = true;
        } else if (effect->kind == EFFECT_FORGET_TAG) {
            cooldown_forget(&kiosk->intake.cooldown);
        } else if (effect->kind != EFFECT_PLAN_PATH) {
            store_post(kiosk->store, effect);
        }
    }
}

/* The event that was filled in, through the app; and what was planned for it. */
static void update(struct kiosk *kiosk, const struct moment *now)
{
    do {
        kiosk->event.at = *now;
        app_update(&kiosk->app, &kiosk->event, &kiosk->effects);
        carry_out(kiosk);
    } while (planner_answer(&kiosk->effects, &kiosk->event));
}

static struct event *fresh(struct kiosk *kiosk, enum event_kind kind)
{
    memset(&kiosk->event, 0, sizeof kiosk->event);
    kiosk->event.kind = kind;
    return &kiosk->event;
}

void kiosk_start(struct kiosk *kiosk, const struct kiosk_setup *setup,
                 const struct moment *now)
{
    struct app *app = &kiosk->app;
    struct hanging hanging;
    memset(kiosk, 0, sizeof *kiosk);
    kiosk->store = setup->store;
    app->config = setup->config->app;
    app->panel = setup->panel;
    app->lifts = setup->assets->lifts;
    app->protocols = setup->assets->protocols;
    app->plates = setup->assets->plates;
    app->presets = setup->assets->presets;
    app->bar_models = setup->assets->bar_models;
    store_start_state(setup->store, &app->rack, &hanging);
    app_init(app, now, setup->seed);
    app_hang(app, &hanging);
    intake_init(&kiosk->intake, &setup->config->wiegand,
                setup->config->cooldown_ns, &setup->config->button,
                now->mono_ms * NS_PER_MS);
}

static void take_sent(struct kiosk *kiosk, const struct input *input,
                      const struct moment *now)
{
    struct event *event = fresh(
        kiosk, input->kind == INPUT_TAG         ? EVENT_TAG
               : input->kind == INPUT_TAG_AGAIN ? EVENT_TAG_AGAIN
                                                : EVENT_BAD_FRAME);
    event->tag = input->sent.tag;
    event->verdict = input->sent.verdict;
    if (app_is_staff(&kiosk->app)) {
        reader_log_sent(stderr, "rackside: ", &input->sent);
    }
    update(kiosk, now);
}

static void take_input(struct kiosk *kiosk, const struct input *input,
                       const struct moment *now)
{
    switch (input->kind) {
    case INPUT_NOTHING:
        break;
    case INPUT_TAG:
    case INPUT_TAG_AGAIN:
    case INPUT_BAD_FRAME:
        take_sent(kiosk, input, now);
        break;
    case INPUT_BUTTON:
        kiosk_button(kiosk, input->intent, input->is_repeat, now);
        break;
    case INPUT_STAFF:
        kiosk_staff(kiosk, now);
        break;
    }
}

void kiosk_edge(struct kiosk *kiosk, const struct edge *edge,
                const struct moment *now)
{
    struct input input = intake_edge(&kiosk->intake, edge);
    take_input(kiosk, &input, now);
}

void kiosk_rewired(struct kiosk *kiosk, const struct moment *now)
{
    intake_rewired(&kiosk->intake, now->mono_ms * NS_PER_MS);
}

void kiosk_finger(struct kiosk *kiosk, enum event_kind kind, int x_px,
                  int y_px, const struct moment *now)
{
    struct event *event = fresh(kiosk, kind);
    event->x_px = x_px;
    event->y_px = y_px;
    update(kiosk, now);
}

void kiosk_digit(struct kiosk *kiosk, int digit, const struct moment *now)
{
    wedge_digit(&kiosk->intake.wedge, digit, now->mono_ms);
}

void kiosk_enter(struct kiosk *kiosk, const struct moment *now)
{
    struct input input =
        intake_enter(&kiosk->intake, now->mono_ms * NS_PER_MS);
    take_input(kiosk, &input, now);
}

void kiosk_other_key(struct kiosk *kiosk, const struct moment *now)
{
    wedge_other(&kiosk->intake.wedge, now->mono_ms);
}

void kiosk_button(struct kiosk *kiosk, enum intent intent, bool is_repeat,
                  const struct moment *now)
{
    struct event *event = fresh(kiosk, EVENT_BUTTON);
    event->intent = intent;
    event->is_repeat = is_repeat;
    update(kiosk, now);
}

void kiosk_fault(struct kiosk *kiosk, enum fault fault, bool is_on,
                 const char *text, const struct moment *now)
{
    struct event *event = fresh(kiosk, EVENT_FAULT);
    event->fault = fault;
    event->is_on = is_on;
    snprintf(event->text, sizeof event->text, "%s", text);
    update(kiosk, now);
}

void kiosk_staff(struct kiosk *kiosk, const struct moment *now)
{
    fresh(kiosk, EVENT_STAFF);
    update(kiosk, now);
}

void kiosk_levels(struct kiosk *kiosk, const struct levels *levels,
                  const struct moment *now)
{
    fresh(kiosk, EVENT_LEVELS)->levels = *levels;
    update(kiosk, now);
}

void kiosk_health(struct kiosk *kiosk, const struct health *health,
                  const struct moment *now)
{
    kiosk->wants_health = false;
    fresh(kiosk, EVENT_HEALTH)->health = *health;
    update(kiosk, now);
}

bool kiosk_stored(struct kiosk *kiosk, const struct moment *now)
{
    bool any = false;
    while (store_take(kiosk->store, &kiosk->event)) {
        any = true;
        reader_log_answer(&kiosk->event);
        update(kiosk, now);
    }
    return any;
}

void kiosk_tick(struct kiosk *kiosk, const struct moment *now)
{
    int64_t now_ns = now->mono_ms * NS_PER_MS;
    struct input input = intake_expire(&kiosk->intake, now_ns);
    while (input.kind != INPUT_NOTHING) {
        take_input(kiosk, &input, now);
        input = intake_expire(&kiosk->intake, now_ns);
    }
    fresh(kiosk, EVENT_TICK);
    update(kiosk, now);
}

int64_t kiosk_deadline_ms(const struct kiosk *kiosk, const struct moment *now)
{
    int64_t at_ms = app_deadline_ms(&kiosk->app);
    int64_t in_ns = intake_deadline_ns(&kiosk->intake);
    int64_t in_ms = in_ns == INT64_MAX ? INT64_MAX
                                       : (in_ns + NS_PER_MS - 1) / NS_PER_MS;
    int64_t signal_ms = signal_deadline_ms(&kiosk->signal, now->mono_ms);
    at_ms = in_ms < at_ms ? in_ms : at_ms;
    return signal_ms < at_ms ? signal_ms : at_ms;
}

void kiosk_signal(struct kiosk *kiosk, const struct moment *now, bool *led,
                  bool *beeper)
{
    signal_levels(&kiosk->signal, now->mono_ms, led, beeper);
}
