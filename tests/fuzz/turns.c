#include "tests/fuzz/turns.h"

/* Nobody's workout is lost, or mixed with another's, while they wait. */
static void check_waiting(const struct world *world, const struct session *s)
{
    int athlete = gym_number(&s->athlete);
    struct open_workout open;
    if (athlete >= 0 && world->is_behind[athlete]) {
        return;
    }
    rows_workout(&world->rows, &s->workout, &open);
    fuzz_must(open.n_sets == s->n_sets && open.n_skips == s->n_skips,
              "who waits keeps the sets and skips of their rows");
    for (int i = 0; i < s->n_sets; i++) {
        fuzz_must(uid_equal(&s->sets[i].id, &open.sets[i].id) &&
                      uid_equal(&s->sets[i].feel_id, &open.sets[i].feel_id) &&
                      s->sets[i].stored == open.sets[i].stored &&
                      s->sets[i].feel_stored == open.sets[i].feel_stored,
                  "each set of who waits is as its rows have it");
    }
}

/* Off from the outer end, then on. */
static void change(struct stack *bar, const struct crowd_turn *turn)
{
    for (int i = 0; i < turn->off.n; i++) {
        fuzz_must(bar->n > 0 &&
                      bar->entry[bar->n - 1] == turn->off.entry[i],
                  "only what hangs outermost comes off");
        bar->n--;
    }
    for (int i = 0; i < turn->on.n; i++) {
        bar->entry[bar->n++] = turn->on.entry[i];
    }
}

static void check_plates(const struct app *app, const struct crowd_turn *turn,
                         struct stack *bar)
{
    struct rack rack;
    bars_take(&app->rack, turn->bar >= 0 ? turn->bar : 0, &rack);
    if (turn->bar < 0) {
        rack.bar_g = app->lifts.lift[-1 - turn->bar].empty_g;
        rack.collar_g = 0;
    }
    change(bar, turn);
    fuzz_must(stack_load_g(bar, &rack) == turn->load_g,
              "the plates offered make the load offered");
}

void turns_check(const struct world *world)
{
    const struct app *app = &world->app;
    struct stack bar = app->on_bar;
    int at = app->on_bar_at;
    for (int i = 0; i < app->crowd.n; i++) {
        const struct crowd_turn *turn = &app->crowd.turn[i];
        if (turn->place != CROWD_HERE) {
            check_waiting(world, crowd_session(app, turn->place));
        }
        if (turn->load_g > 0) {
            bar.n = turn->bar == at ? bar.n : 0;
            at = turn->bar;
            check_plates(app, turn, &bar);
        }
    }
}
