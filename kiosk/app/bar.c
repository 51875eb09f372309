/* The bar: what hangs on it, and what the load before the athlete needs. */
#include "kiosk/app/inside.h"

/* A heavier one done means the lighter ones are past as well. */
static bool is_done(const struct session *s, const struct warmup *warmup)
{
    for (int i = 0; i < s->n_sets; i++) {
        if (s->sets[i].kind == SET_WARMUP &&
            s->sets[i].set.load_g >= warmup->load_g) {
            return true;
        }
    }
    return false;
}

static void ramp(struct session *s)
{
    s->n_warmups = s->load_g > 0
                       ? warmup_ramp(&s->rack, s->load_g, s->warmups)
                       : 0;
    for (int i = 0; i < s->n_warmups; i++) {
        s->warmup_done[i] = is_done(s, &s->warmups[i]);
    }
}

/* What hangs on the bar when the working set's plates go on: where the ramp
 * was begun, what its last step leaves there. */
static const struct stack *before_set(const struct app *app)
{
    const struct session *s = &app->session;
    bool is_on_ramp = !s->has_rx && !s->second_top && s->n_warmups > 0 && s->warmup_done[0] &&
                      !s->warmup_done[s->n_warmups - 1];
    return is_on_ramp ? &s->warmups[s->n_warmups - 1].side : &app->on_bar;
}

void bar_refresh(struct app *app)
{
    struct session *s = &app->session;
    plates_load(&s->rack, s->load_g, NULL, &s->loading);
    s->load_g = s->loading.load_g;
    if (!s->has_rx && !s->second_top) {
        ramp(s);
    }
    plates_load(&s->rack, s->load_g, before_set(app), &s->loading);
}

void bar_set(struct app *app, const struct stack *side, int32_t load_g)
{
    app->on_bar = *side;
    app->on_bar_g = load_g;
}

void bar_forget(struct app *app)
{
    app->n_bars = 0;
}

void bar_new_rack(struct app *app, const struct rack *rack)
{
    struct stack kept = {.n = 0};
    stack_move(&app->on_bar, &app->rack.stock, &rack->stock, &kept);
    app->rack = *rack;
    bar_set(app, &kept, stack_load_g(&kept, rack));
    bar_forget(app);
}

void bar_take_rack(struct step *step, const struct rack *rack)
{
    bar_new_rack(step->app, rack);
    if (step->s->active && step->s->has_lift) {
        workout_goes_on(step);
    }
}
