#include "tests/fuzz/promises.h"

#include "tests/fuzz/turns.h"

#include <string.h>

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
    struct rack rack;
    bars_take(&app->rack, s->bar >= 0 ? s->bar : 0, &rack);
    if (lift_is_own_bar(lift)) {
        memset(&rack.bars, 0, sizeof rack.bars);
        rack.bar_g = lift->empty_g;
        rack.collar_g = 0;
    }
    fuzz_must((s->bar < 0) == lift_is_own_bar(lift),
              "a machine is its own bar, and nothing else is");
    fuzz_must(rack_equal(&s->rack, &rack),
              "who trains has what this rack has, or the machine's own bar");
    fuzz_must(s->bar_chosen || s->bar < 0 ||
                  s->bar == bars_for(&app->rack, lift->name, lift->bar),
              "a lift is done with its bar, unless another was taken");
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
    int used[STOCK_MAX] = {0};
    for (int i = 0; i < app->on_bar.n; i++) {
        int at = app->on_bar.entry[i];
        fuzz_must(at < app->rack.stock.n,
                  "what hangs on the bar is a plate of this rack");
        fuzz_must(++used[at] <= app->rack.stock.entry[at].pairs,
                  "and there are as many of it");
    }
}

/* A rack that is being set counts for nothing; who trains has what is kept. */
static void check_racks(const struct world *world)
{
    const struct app *app = &world->app;
    enum event_kind kind = world->event.kind;
    fuzz_must(rack_equal(&app->rack, &world->rack_was) ||
                  kind == EVENT_ATHLETE || kind == EVENT_RACK ||
                  kind == EVENT_RACK_SAVED,
              "only what the store says changes the rack");
    fuzz_must(app->setting.n_saving == world->n_racks - world->n_kept,
              "as many racks are not saved as are not kept");
}

void promises_check(const struct world *world)
{
    const struct app *app = &world->app;
    const char *broken = app_check(app);
    fuzz_must(broken == NULL, broken);
    fuzz_must(app->unsaved == world->rows.n - world->rows.n_stored,
              "as many rows are unsaved as are not on the disk");
    fuzz_must(app_deadline_ms(app) > app->now.mono_ms,
              "it wants to be woken later, not at once");
    check_bar(app);
    check_racks(world);
    turns_check(world);
    if (app->session.active) {
        check_sets(world);
    }
    if (app->session.has_lift) {
        check_load(app);
    }
}
