#include "tests/harness/scene_parts.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

void scene_put(char *out, size_t size, const char *text)
{
    snprintf(out, size, "%s", text);
}

static struct rack rack_of(const struct assets *assets, const char *stock,
                           int32_t bar_g)
{
    struct rack rack = {.bar_g = bar_g};
    enum stock_status status = stock_parse(stock, &assets->plates,
                                           &rack.stock);
    assert(status == STOCK_OK);
    (void)status;
    return rack;
}

void scene_base(struct app *app, struct panel panel, const char *stock,
                 int32_t bar_g, const struct assets *assets)
{
    struct moment now = {.mono_ms = 1000000, .wall_ms = 1772471040000,
                         .clock_trusted = true};
    memset(app, 0, sizeof *app);
    app->config = app_config_default();
    scene_put(app->config.rack_name, sizeof app->config.rack_name, "Rack 3");
    app->config.has_list = true;
    app->panel = panel;
    app->lifts = assets->lifts;
    app->protocols = assets->protocols;
    app->plates = assets->plates;
    app->presets = assets->presets;
    app->bar_models = assets->bar_models;
    app->rack = rack_of(assets, stock, bar_g);
    app_init(app, &now, 1);
}

void scene_log_in(struct app *app, const char *name, enum unit unit,
                   const char *lift, const char *protocol, int32_t e1rm_g)
{
    struct session *s = &app->session;
    s->active = true;
    s->athlete.byte[0] = 1;
    s->workout.byte[0] = 2;
    scene_put(s->name, sizeof s->name, name);
    s->unit = unit;
    s->n_plans = 1;
    scene_put(s->now.lift, sizeof s->now.lift, lift);
    scene_put(s->now.protocol, sizeof s->now.protocol, protocol);
    s->now.coach_e1rm_g = e1rm_g;
    s->plans[0] = s->now;
    s->has_lift = true;
    s->lift = lifts_find(&app->lifts, lift);
    s->protocol = protocols_find(&app->protocols, protocol);
    assert(s->lift >= 0 && s->protocol >= 0);
    bars_take(&app->rack, s->bar, &s->rack);
    s->rack.floor_mm = app->lifts.lift[s->lift].from_floor ? FLOOR_MM : 0;
    s->feel_set = -1;
    s->target = target_for(&app->protocols.protocol[s->protocol],
                           &app->lifts.lift[s->lift], app->config.curve,
                           &s->rack, e1rm_g, 0);
    estimate_start(&s->estimate, app->config.curve, e1rm_g,
                   ESTIMATE_COACH_SD_PCT);
    s->load_g = s->target.load_g;
    s->reps = s->target.reps;
    s->n_warmups = warmup_ramp(&s->rack, s->load_g, s->warmups);
    plates_load(&s->rack, s->load_g, &app->on_bar, &s->loading);
    app->screen = SCREEN_TOP;
}

void scene_did_set(struct app *app, enum set_kind kind, int rpe_x10)
{
    struct session *s = &app->session;
    struct done_set *done = &s->sets[s->n_sets++];
    done->kind = kind;
    done->set = (struct set){s->load_g, s->reps,
                             rpe_x10 > 0 ? FEEL_RPE : FEEL_UNTOLD, rpe_x10};
    done->stored = true;
    s->resting = true;
    s->rest_until_ms = app->now.mono_ms + 161000;
    app->on_bar = s->loading.side;
    app->on_bar_g = s->load_g;
}

void scene_ask_feel(struct app *app)
{
    app->session.feel_set = app->session.n_sets - 1;
    app->screen = SCREEN_FEEL;
}

void scene_back_off(struct app *app, const char *note)
{
    struct session *s = &app->session;
    struct prescribe_in in = {
        .protocol = &app->protocols.protocol[s->protocol],
        .lift = &app->lifts.lift[s->lift],
        .rack = &s->rack,
        .on = &app->on_bar,
        .curve = app->config.curve,
        .unit = s->unit,
        .top = s->sets[s->n_sets - 1].set,
        .known_e1rm_g = s->target.e1rm_g,
        .habits = {.frequency = note != NULL ? 3 : 2,
                   .exercises = note != NULL ? 3 : 1},
    };
    prescribe(&in, &s->rx);
    assert(s->rx.status == PRESCRIBE_OK);
    s->has_rx = true;
    s->e1rm_g = s->rx.e1rm_g;
    s->next = (struct steered){.load_g = s->rx.load_g,
                               .reps = s->rx.reps_max,
                               .target_g = s->rx.target_g,
                               .predicted_rpe_x10 = s->rx.predicted_rpe_x10};
    s->load_g = s->rx.load_g;
    s->reps = s->rx.reps_max;
    s->loading = s->rx.loading;
    app->screen = SCREEN_BACKOFF;
}
