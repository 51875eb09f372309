/* Fuzz: six athletes at one rack. The bytes choose the rack, the panel and a
 * seed, which makes ten thousand events of it (see EVENTS): taps, touches on
 * the strip, sets and answers, buttons, and time. Whoever taps is served at
 * once, a touch on a turn gives it to whose it is, no turn changes the bar, and
 * no set is lost (world.c, turns.c). */
#include "tests/fuzz/world.h"

#include "tests/fuzz/lamp.h"

#include <string.h>

#define ATHLETES 6
/* libFuzzer looks for what comes after what, and is to try many of them; an
 * hour of it is what the corpus replays. */
#ifdef FUZZ_SHORT
#define EVENTS 300
#else
#define EVENTS 10000
#endif
/* A workout's worth of rows is left free; then another day begins. */
#define DAY_ROWS (ROWS_MAX - 128)
#define PRESS_MS 80
#define AFTER_MS 300

/* splitmix64 (Steele, Lea, Flood 2014). */
static int below(uint64_t *seed, int n)
{
    uint64_t z = *seed += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (int)((z ^ (z >> 31)) % (uint64_t)n);
}

static bool is_lit(struct world *world)
{
    return lamp_at(&world->app, &world->now) == LIGHT_FULL &&
           world->now.mono_ms >= world->app.awake_ms;
}

static void tap(struct world *world, int who)
{
    struct uid id = gym_id(who);
    bool is_lit_now = is_lit(world);
    bool was_here = world->app.session.active &&
                    uid_equal(&world->app.session.athlete, &id);
    bool was_unknown = world->app.screen == SCREEN_UNKNOWN;
    struct stack bar = world->app.on_bar;
    world_event(world, EVENT_TAG)->tag = gym_tag(who);
    world_send(world);
    const struct session *s = &world->app.session;
    bool is_here = s->active && uid_equal(&s->athlete, &id);
    fuzz_must(!is_lit_now || was_unknown || is_here != was_here,
              "whoever taps is served at once; their own tag logs them out");
    fuzz_must(stack_equal(&bar, &world->app.on_bar),
              "nobody's tap changes the bar");
}

static void finger(struct world *world, enum event_kind kind,
                   const struct box *box)
{
    struct event *event = world_event(world, kind);
    event->x_px = box->x + box->w / 2;
    event->y_px = box->y + box->h / 2;
    world_send(world);
}

/* A set is on the bar as its row says; a turn changes nothing there. */
static void check_pressed(const struct world *world, const struct app *was,
                          struct action action)
{
    const struct app *app = &world->app;
    if (world->added[RECORD_SET] > 0) {
        char side[STACK_TEXT_MAX];
        stack_print(&app->on_bar, &app->rack.stock, ",", side, sizeof side);
        fuzz_must(strcmp(side, world->last.stack) == 0 ||
                      world->last.kind != RECORD_SET,
                  "what was lifted hangs on the bar");
        fuzz_must(uid_equal(&world->last.athlete, &was->session.athlete),
                  "a set is of who stood at the screen");
    }
    if (action.kind == ACT_TURN && was->screen != SCREEN_FEEL) {
        const struct parked *parked = &was->parked[action.arg];
        fuzz_must(uid_equal(&app->session.athlete, &parked->athlete) &&
                      app->session.n_sets == parked->session.n_sets,
                  "a turn is theirs whose it is, with all they did");
        fuzz_must(stack_equal(&was->on_bar, &app->on_bar),
                  "a turn changes nothing on the bar");
    }
}

/* What the finger is over by now: the strip may have moved on below it. */
static struct action aimed_at(const struct world *world,
                              const struct box *box)
{
    int control = draw_control_at(&world->list, box->x + box->w / 2,
                                  box->y + box->h / 2);
    struct action none = {ACT_NONE, 0};
    struct action at = control < 0 ? none : world->list.control[control].action;
    const struct action *on = &world->app.press_on;
    return at.kind == on->kind && at.arg == on->arg &&
                   !world->app.press_repeated
               ? at
               : none;
}

static void press(struct world *world, int control)
{
    static struct app was;
    if (control < 0) {
        return;
    }
    struct box box = world->list.control[control].box;
    finger(world, EVENT_FINGER_DOWN, &box);
    world_wait(world, PRESS_MS);
    was = world->app;
    struct action action = aimed_at(world, &box);
    bool is_lit_now = is_lit(world);
    finger(world, EVENT_FINGER_UP, &box);
    if (is_lit_now) {
        check_pressed(world, &was, action);
    }
    world_wait(world, AFTER_MS);
}

static int control_of(const struct draw_list *list, enum action_kind kind,
                      int nth)
{
    for (int i = 0; i < list->n_controls; i++) {
        if (list->control[i].action.kind == kind && nth-- == 0) {
            return i;
        }
    }
    return -1;
}

/* The likely thing more often than not: else no workout would come far. */
static void act(struct world *world, uint64_t *seed)
{
    const struct draw_list *list = &world->list;
    int control = -1, what = below(seed, 8);
    if (what < 3) {
        control = control_of(list, ACT_DONE, 0);
    } else if (what < 5) {
        control = control_of(list, ACT_TURN, below(seed, ATHLETES - 1));
    }
    if (control < 0 && list->n_controls > 0) {
        control = below(seed, list->n_controls);
    }
    press(world, control);
}

static void button(struct world *world, uint64_t *seed)
{
    world_event(world, EVENT_BUTTON)->intent = (enum intent)below(seed, 4);
    world_send(world);
}

static void wait(struct world *world, uint64_t *seed)
{
    static const int64_t usual_ms[] = {1000,  5000,   20000,
                                       60000, 240000, 900000};
    world_jump(world, usual_ms[below(seed, 6)]);
}

static void step(struct world *world, uint64_t *seed)
{
    int what = below(seed, 12);
    if (what < 2) {
        tap(world, below(seed, ATHLETES));
    } else if (what < 9) {
        act(world, seed);
    } else if (what < 10) {
        button(world, seed);
    } else {
        wait(world, seed);
    }
}

static void settle(struct world *world)
{
    while (world_serve(world)) {
    }
    fuzz_must(world->app.unsaved == 0 &&
                  world->rows.n_stored == world->rows.n,
              "in the end everything is saved");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct world world;
    struct fuzz in = {data, size};
    uint64_t seed = 0;
    int most = 0;
    for (size_t i = 4; i < size && i < 12; i++) {
        seed = seed << 8 | data[i];
    }
    world_start(&world, &in);
    world.is_slow = false;
    for (int i = 0; i < EVENTS; i++) {
        if (world.rows.n >= DAY_ROWS) {
            settle(&world);
            in = (struct fuzz){data, size};
            world_start(&world, &in);
            world.is_slow = false;
        }
        step(&world, &seed);
        most = world.app.crowd.n > most ? world.app.crowd.n : most;
    }
    settle(&world);
    fuzz_must(EVENTS < 10000 || size < 12 || data[2] != 0 || most == ATHLETES,
              "with the usual settings all of them meet at the rack");
    return 0;
}
