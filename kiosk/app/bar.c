/* The bar: what hangs on it, and what the load before the athlete needs. */
#include "kiosk/app/inside.h"

#include <string.h>

/* Ours: as far as any warm-up lies from its aim (core/warmup.h). */
#define TOLERANCE_G 5000

/* Whether the set is the warm-up of so many reps, be it at another load. */
static bool is_own(const struct session *s, const struct set *set, int reps)
{
    int32_t off_g = set->load_g - warmup_aim_g(s->load_g, reps);
    return set->reps == reps && off_g <= TOLERANCE_G && off_g >= -TOLERANCE_G;
}

/* A heavier one done means the lighter ones are past as well; one that was
 * planned heavier than usual is no later step. */
static bool is_done(const struct session *s, const struct warmup *warmup)
{
    for (int i = 0; i < s->n_sets; i++) {
        const struct set *set = &s->sets[i].set;
        if (s->sets[i].kind == SET_WARMUP &&
            (is_own(s, set, warmup->reps) ||
             (set->load_g >= warmup->load_g &&
              (set->reps <= warmup->reps || !is_own(s, set, set->reps))))) {
            return true;
        }
    }
    return false;
}

/* Done as it was planned, it stays at the load it was done with. */
static void keep_load(struct session *s, int i)
{
    struct warmup *w = &s->warmups[i];
    int32_t below_g = i > 0 ? s->warmups[i - 1].load_g : 0;
    int32_t above_g =
        i + 1 < s->n_warmups ? s->warmups[i + 1].load_g : s->load_g;
    for (int k = 0; k < s->n_sets; k++) {
        const struct set *set = &s->sets[k].set;
        if (s->sets[k].kind == SET_WARMUP && is_own(s, set, w->reps) &&
            set->load_g > below_g && set->load_g < above_g &&
            set->load_g != w->load_g) {
            struct loading loading;
            plates_load(&s->rack, set->load_g,
                        i > 0 ? &s->warmups[i - 1].side : NULL, &loading);
            w->load_g = loading.load_g;
            w->side = loading.side;
            w->is_low = loading.is_low;
        }
    }
}

static void ramp(struct session *s)
{
    s->n_warmups = s->load_g > 0
                       ? warmup_ramp(&s->rack, s->load_g, s->warmups)
                       : 0;
    bool is_done_after = false;
    for (int i = s->n_warmups - 1; i >= 0; i--) {
        is_done_after = is_done_after || is_done(s, &s->warmups[i]);
        s->warmup_done[i] = is_done_after;
    }
    for (int i = 0; i < s->n_warmups; i++) {
        keep_load(s, i);
    }
}

const struct stack *app_hanging(const struct app *app,
                                const struct session *session)
{
    static const struct stack nothing = {.n = 0};
    return app->on_bar_at == session->bar ? &app->on_bar : &nothing;
}

/* Where the ramp was begun, what its last step leaves there. */
const struct stack *bar_before_set(const struct app *app)
{
    const struct session *s = &app->session;
    bool is_on_ramp = !s->has_rx && !s->second_top && s->n_warmups > 0 &&
                      s->warmup_done[0] &&
                      !s->warmup_done[s->n_warmups - 1];
    return is_on_ramp ? &s->warmups[s->n_warmups - 1].side
                      : app_hanging(app, s);
}

void bar_refresh(struct app *app)
{
    struct session *s = &app->session;
    plates_load(&s->rack, s->load_g, NULL, &s->loading);
    s->load_g = s->loading.load_g;
    if (!s->has_rx && !s->second_top) {
        ramp(s);
    }
    plates_load(&s->rack, s->load_g, bar_before_set(app), &s->loading);
    plates_plan_follow(app);
}

void bar_set(struct app *app, int at, const struct stack *side,
             int32_t load_g)
{
    app->on_bar_at = at;
    app->on_bar = *side;
    app->on_bar_g = load_g;
    app->hung_n = side->n;
}

void bar_forget(struct app *app)
{
    app->n_bars = 0;
}

/* --- which bar ------------------------------------------------------------- */

void bar_rack(const struct app *app, int at, struct rack *out)
{
    bars_take(&app->rack, at >= 0 ? at : 0, out);
    out->floor_mm = 0; /* is the lift's */
    if (at < 0) {
        memset(&out->bars, 0, sizeof out->bars);
        out->bar_g = app->lifts.lift[-1 - at].empty_g;
        out->collar_g = 0;
    }
}

int bar_named(const struct app *app, const char *name)
{
    if (name[0] == '\0') { /* the usual one's, as long as it has none */
        return app->rack.bars.name[0] == '\0' ? 0 : -1;
    }
    return bars_find(&app->rack, name);
}

void bar_lift_rack(const struct app *app, int at, int lift, struct rack *out)
{
    bar_rack(app, at, out);
    out->floor_mm = app->lifts.lift[lift].from_floor ? FLOOR_MM : 0;
}

void bar_use(struct app *app, int at)
{
    struct session *s = &app->session;
    s->bar = at;
    bar_lift_rack(app, at, s->lift, &s->rack);
}

void bar_take(struct app *app, int bar)
{
    bar_use(app, bar);
    app->session.bar_chosen = true;
}

void do_bar(struct step *step, int bar)
{
    struct session *s = step->s;
    if (!s->has_lift || s->bar < 0 || bar < 0 ||
        bar >= bars_count(&step->app->rack)) {
        return;
    }
    if (bar == s->bar) {
        go_back(step);
        return;
    }
    bar_take(step->app, bar);
    go_to(step, workout_follow(step->app));
}

/* Who took a bar for the workout goes on with it; where it is gone, with the
 * lift's. */
static void find_chosen(struct session *s, const struct rack *was,
                        const struct rack *rack)
{
    if (s->active && s->bar_chosen) {
        int at = bars_same(was, s->bar, rack);
        s->bar_chosen = at >= 0;
        s->bar = at >= 0 ? at : 0;
    }
}

static void find_all_chosen(struct app *app, const struct rack *rack)
{
    find_chosen(&app->session, &app->rack, rack);
    find_chosen(&app->ended.session, &app->rack, rack);
    for (int i = 0; i < PARKED_MAX; i++) {
        find_chosen(&app->parked[i].session, &app->rack, rack);
    }
}

void bar_new_rack(struct app *app, const struct rack *rack)
{
    struct stack kept = {.n = 0};
    struct rack own;
    int at = app->on_bar_at < 0 ? app->on_bar_at
                                : bars_same(&app->rack, app->on_bar_at, rack);
    if (at >= 0 || app->on_bar_at < 0) { /* else it went with its plates */
        stack_move(&app->on_bar, &app->rack.stock, &rack->stock, &kept);
    }
    at = at < 0 && app->on_bar_at >= 0 ? 0 : at;
    find_all_chosen(app, rack);
    app->rack = *rack;
    bar_rack(app, at, &own);
    bar_set(app, at, &kept, stack_load_g(&kept, &own));
    bar_forget(app);
    crowd_forget(app);
}

void bar_take_rack(struct step *step, const struct rack *rack)
{
    bar_new_rack(step->app, rack);
    if (step->s->active && step->s->has_lift) {
        workout_goes_on(step);
    }
}

void app_hang(struct app *app, const struct hanging *hanging)
{
    struct stack side;
    struct rack own;
    int lift = lifts_find(&app->lifts, hanging->lift);
    bool is_own = lift >= 0 && lift_is_own_bar(&app->lifts.lift[lift]);
    int at = is_own ? -1 - lift : bar_named(app, hanging->bar);
    if (!is_own && at < 0) {
        return; /* it went, and its plates with it */
    }
    if (stack_parse(hanging->stack, &app->rack.stock, &side) != STOCK_OK) {
        return; /* the rack has other plates now */
    }
    bar_rack(app, at, &own);
    bar_set(app, at, &side, stack_load_g(&side, &own));
}
