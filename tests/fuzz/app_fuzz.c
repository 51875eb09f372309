/* Fuzz: the reducer. The bytes are athletes who touch, press and tap, a disk
 * that is fast, slow or full, clocks that jump, faults, a coach who changes
 * things, and power cuts. After each event the app keeps its promises
 * (world.c, rows.c, look.c); a control that is pressed does what it says. */
#include "tests/fuzz/lamp.h"
#include "tests/fuzz/look.h"
#include "tests/fuzz/world.h"

#include "kiosk/shell/sight.h"

#include <stdio.h>
#include <string.h>

/* Ours: long enough for four workouts. */
#define COMMANDS_MAX 300
#define PRESS_MS 80
#define AFTER_MS 300
#define DAY_MS INT64_C(86400000)

/* --- what a control does ------------------------------------------------ */

/* What the last event added must be just these. */
static void must_add(const struct world *world, int sets, int feels, int voids,
                     int finishes, const char *what)
{
    fuzz_must(world->added[RECORD_SET] == sets &&
                  world->added[RECORD_FEEL] == feels &&
                  world->added[RECORD_VOID] == voids &&
                  world->added[RECORD_FINISH] == finishes &&
                  world->added[RECORD_SKIP] == 0,
              what);
}

/* One row that says what is left out, or none. */
static void may_skip(const struct world *world)
{
    fuzz_must(world->added[RECORD_SET] + world->added[RECORD_FEEL] +
                          world->added[RECORD_VOID] +
                          world->added[RECORD_FINISH] ==
                      0 &&
                  world->added[RECORD_SKIP] <= 1,
              "a skip is saved, once, and nothing else");
}

/* A set is saved as it was shown. */
static void check_done(const struct world *world, const struct app *was,
                       bool missed)
{
    const struct session *s = &was->session;
    bool is_asked = was->screen == SCREEN_FEEL;
    bool has_room = s->n_sets < SESSION_SETS_MAX && s->load_g > 0;
    int reps = is_asked ? s->sets[s->feel_set].set.reps : s->reps;
    if (!is_asked && !has_room) {
        must_add(world, 0, 0, 0, 0, "without room nothing is saved");
        return;
    }
    must_add(world, !is_asked, missed && reps == 1, 0, 0,
             "done and missed save the set, once");
    if (is_asked || reps == 1) {
        return;
    }
    fuzz_must(world->last.load_g == s->load_g && world->last.reps == s->reps,
              "the set saved is the set shown");
}

static void check_feel(const struct world *world, struct action action)
{
    const struct record *r = &world->last;
    must_add(world, 0, 1, 0, 0, "an answer is saved, once");
    fuzz_must(action.kind == ACT_FEEL     ? r->rpe_x10 == action.arg
              : action.kind == ACT_EASIER ? r->feel == FEEL_EASIER
              : action.kind == ACT_PAIN   ? r->feel == FEEL_PAIN
                                          : r->feel == FEEL_MISS &&
                                                r->reps == action.arg,
              "the answer saved is the one given");
}

static void check_finish(const struct world *world, const struct app *was)
{
    bool ends = was->screen == SCREEN_SUMMARY && was->session.n_sets > 0;
    if (was->screen == SCREEN_SUMMARY) {
        must_add(world, 0, 0, 0, ends,
                 "finish on the summary ends the workout");
    } else {
        may_skip(world);
    }
    fuzz_must(was->screen != SCREEN_SUMMARY ||
                  world->app.screen == SCREEN_IDLE,
              "and the rack is free");
}

static void check_warmup(const struct world *world, const struct app *was)
{
    int n = world->added[RECORD_SET] + world->added[RECORD_VOID];
    bool has_room = was->session.n_sets < SESSION_SETS_MAX;
    fuzz_must(n == 1 || (n == 0 && !has_room),
              "a warm-up is ticked or taken back");
    must_add(world, world->added[RECORD_SET], 0, world->added[RECORD_VOID], 0,
             "and nothing else");
}

static void check_acted(const struct world *world, const struct app *was,
                        struct action action)
{
    enum action_kind kind = action.kind;
    if (kind == ACT_DONE || kind == ACT_MISSED) {
        check_done(world, was, kind == ACT_MISSED);
    } else if (kind == ACT_REPS_GOT || kind == ACT_FEEL ||
               kind == ACT_EASIER || kind == ACT_PAIN) {
        check_feel(world, action);
    } else if (kind == ACT_WARMUP) {
        check_warmup(world, was);
    } else if (kind == ACT_UNDO) {
        must_add(world, 0, 0, world->added[RECORD_VOID] > 0, 0,
                 "an undo voids one row, or none");
    } else if (kind == ACT_SKIP_SET) {
        may_skip(world);
    } else if (kind == ACT_FINISH) {
        check_finish(world, was);
    } else if (kind == ACT_LIFT || kind == ACT_START_NEW) {
        must_add(world, 0, 0, 0, world->added[RECORD_FINISH] > 0,
                 "a new workout may end the one before");
    } else if (kind == ACT_RECOVERY) {
        must_add(world, 0, 0, world->added[RECORD_VOID] > 0, 0,
                 "what was said before of recovery is void");
        fuzz_must(world->added[RECORD_RECOVERY] == 1,
                  "how recovered is saved, once");
    } else {
        must_add(world, 0, 0, 0, 0, "nothing else saves anything");
    }
    bool is_put_right = kind == ACT_BAR_EMPTY || kind == ACT_PLATE_OFF ||
                        kind == ACT_PLATE_BACK;
    fuzz_must(world->added[RECORD_HANGING] == is_put_right,
              "what hangs on the bar is saved where it is put right");
}

/* The load that would be saved is there to be read. */
static void check_shown(const struct world *world)
{
    const struct session *s = &world->app.session;
    char number[LOAD_TEXT_MAX];
    load_print(s->load_g, s->unit, number, sizeof number);
    fuzz_must(sight_has(&world->list, number), "the load is on the screen");
}

static bool is_same(struct action a, struct action b)
{
    return a.kind == b.kind && a.arg == b.arg;
}

/* What is seen at a place, and so what a finger there asks for. */
static struct action under(const struct world *world, int x_px, int y_px)
{
    int control = draw_control_at(&world->list, x_px, y_px);
    return control >= 0 ? world->list.control[control].action
                        : (struct action){ACT_NONE, 0};
}

/* A finger up at a place; where it acts, what it does is known. */
static void lift_finger(struct world *world, int x_px, int y_px)
{
    static struct app was;
    struct action action = world->app.press_on;
    bool acts = lamp_at(&world->app, &world->now) == LIGHT_FULL &&
                !world->app.press_repeated && action.kind != ACT_NONE &&
                is_same(under(world, x_px, y_px), action);
    if (acts && action.kind == ACT_DONE) {
        check_shown(world);
    }
    was = world->app;
    struct event *event = world_event(world, EVENT_FINGER_UP);
    event->x_px = x_px;
    event->y_px = y_px;
    world_send(world);
    if (acts) {
        check_acted(world, &was, action);
    } else {
        const struct session *s = &world->app.session;
        must_add(world, 0, 0, 0, 0, "a finger that slipped saves nothing");
        bool is_other = !uid_equal(&s->athlete, &was.session.athlete);
        fuzz_must(is_other || (s->load_g == was.session.load_g &&
                               s->reps == was.session.reps),
                  "nor does one that was held change more");
    }
}

static void lay_finger(struct world *world, int x_px, int y_px)
{
    struct action seen = under(world, x_px, y_px);
    struct event *event = world_event(world, EVENT_FINGER_DOWN);
    event->x_px = x_px;
    event->y_px = y_px;
    world_send(world);
    must_add(world, 0, 0, 0, 0, "a finger that comes down saves nothing");
    fuzz_must(world->app.press_on.kind == ACT_NONE ||
                  is_same(world->app.press_on, seen),
              "a finger presses what was seen there, or nothing");
}

static void press(struct world *world, struct fuzz *in, int64_t ms)
{
    int control = look_for(&world->list, fuzz_byte(in));
    if (control < 0) {
        return;
    }
    struct box box = world->list.control[control].box;
    int x = box.x + box.w / 2, y = box.y + box.h / 2;
    lay_finger(world, x, y);
    world_wait(world, ms);
    lift_finger(world, x, y);
    world_wait(world, AFTER_MS);
}

/* --- the rest of the day ------------------------------------------------ */

static void touch(struct world *world, struct fuzz *in)
{
    int how = fuzz_below(in, 3);
    int x = fuzz_below(in, 256) * world->app.panel.w_px / 255;
    int y = fuzz_below(in, 256) * world->app.panel.h_px / 255;
    if (how == 0) {
        lay_finger(world, x, y);
    } else if (how == 1) {
        lift_finger(world, x, y);
    } else {
        world_event(world, EVENT_FINGER_GONE);
        world_send(world);
    }
}

static void button(struct world *world, struct fuzz *in)
{
    int how = fuzz_byte(in);
    struct event *event = world_event(world, EVENT_BUTTON);
    event->intent = (enum intent)(how & 3);
    event->is_repeat = (how & 4) != 0;
    world_send(world);
    if (event->is_repeat) {
        must_add(world, 0, 0, 0, 0, "a held button saves nothing");
    }
}

static void tag(struct world *world, struct fuzz *in)
{
    int who = fuzz_below(in, GYM_ATHLETES + 4);
    struct event *event = world_event(world, EVENT_TAG);
    event->tag = who < GYM_ATHLETES ? gym_tag(who)
                                    : (struct tag){.bits = 64,
                                                   .raw = ~(uint64_t)who};
    world_send(world);
}

static void bad_frames(struct world *world, struct fuzz *in)
{
    int how = fuzz_byte(in);
    for (int i = 0; i <= (how >> 1) % 12; i++) {
        world_event(world, EVENT_BAD_FRAME)->verdict =
            (how & 1) != 0 ? WIEGAND_SWAPPED : WIEGAND_BAD_PARITY;
        world_send(world);
    }
}

/* The staff's screens, and what only they look at; for everybody else it is
 * as if it had not been. */
static void staff(struct world *world, struct fuzz *in)
{
    static const enum event_kind kinds[] = {
        EVENT_STAFF,   EVENT_STAFF,  EVENT_TAG_AGAIN,   EVENT_LEVELS,
        EVENT_HEALTH,  EVENT_CHECKED, EVENT_FINGER_MOVE, EVENT_BAD_FRAME};
    int how = fuzz_byte(in), value = fuzz_byte(in);
    struct event *event = world_event(world, kinds[how & 7]);
    int64_t extreme = (value & 1) != 0 ? INT64_MAX / 4 : value - 128;
    event->tag = (struct tag){.bits = (uint8_t)(value % 65),
                              .raw = (uint64_t)how};
    event->verdict = (enum wiegand_verdict)(value % (WIEGAND_GLITCH + 1));
    event->ok = (value & 2) != 0;
    event->failed = (value & 4) != 0;
    event->n_sets = extreme;
    event->levels.known = (value & 8) != 0;
    event->x_px = value * 16;
    event->y_px = how * 16;
    event->health = (struct health){.free_mib = extreme,
                                    .size_mib = extreme,
                                    .temp_x10 = value * 10000,
                                    .memory_mib = extreme,
                                    .up_s = extreme};
    world_send(world);
    must_add(world, 0, 0, 0, 0, "the staff saves nothing");
}

static int64_t take_ms(struct fuzz *in)
{
    static const int64_t usual[] = {1,     80,     120,    250,     500,
                                    1000,  3000,   12000,  16000,   45000,
                                    76000, 90000,  240000, 3600000, 14400000,
                                    DAY_MS};
    return usual[fuzz_below(in, 16)];
}

static void clocks(struct world *world, struct fuzz *in)
{
    static const int64_t jumps_ms[] = {-DAY_MS * 20000, -DAY_MS, -3600000, -1,
                                       1, 60000, DAY_MS * 400,
                                       DAY_MS * 100000};
    static const int32_t offsets_s[] = {0, 3600, -12600, 50400};
    int how = fuzz_byte(in);
    world->now.wall_ms += jumps_ms[how & 7];
    world->now.wall_ms = world->now.wall_ms > 0 ? world->now.wall_ms : 0;
    world->now.clock_trusted = (how & 8) != 0;
    world->now.utc_offset_s = offsets_s[how >> 4 & 3];
    world_jump(world, 0);
}

static void fault(struct world *world, struct fuzz *in)
{
    static const char *const texts[] = {
        "Reader: no GPIO chip found.", "", "Clock: the time is not known.",
        "Disk: cannot open '/var/lib/rackside/a very long name of a folder "
        "that holds the database of this rack, in a caf\xC3\xA9 by the "
        "s\xC3\xB8 \xE2\x80\x93 disk full"};
    int how = fuzz_byte(in);
    struct event *event = world_event(world, EVENT_FAULT);
    event->fault = (enum fault)(how % FAULT_COUNT);
    event->is_on = (how & 8) != 0;
    snprintf(event->text, sizeof event->text, "%s", texts[how >> 4 & 3]);
    world_send(world);
}

static void disk(struct world *world, struct fuzz *in)
{
    int how = fuzz_byte(in);
    if ((how & 3) == 0) {
        world->disk_fails = !world->disk_fails;
        world->was_told = world->was_told && !world->disk_fails;
    } else if ((how & 3) == 1) {
        world->is_slow = !world->is_slow;
    }
    for (int i = 0; i < how >> 2 && world_serve(world); i++) {
    }
}

static void step(struct world *world, struct fuzz *in)
{
    int what = fuzz_byte(in);
    switch (what % 16) {
    case 7:
        touch(world, in);
        break;
    case 8:
        tag(world, in);
        break;
    case 9:
        world_wait(world, take_ms(in));
        break;
    case 10:
        world_jump(world, take_ms(in));
        break;
    case 11:
        disk(world, in);
        break;
    case 12:
        clocks(world, in);
        break;
    case 13:
        (what & 0x60) == 0x60 ? staff(world, in)
        : (what & 16) != 0    ? fault(world, in)
                              : bad_frames(world, in);
        break;
    case 14:
        gym_change(&world->gym, in);
        break;
    case 15:
        (what & 0xF0) == 0xF0 ? world_cut_power(world) : button(world, in);
        break;
    case 5:
    case 6:
        button(world, in);
        break;
    case 4:
        press(world, in, take_ms(in));
        break;
    default:
        press(world, in, PRESS_MS);
        break;
    }
}

/* No screen holds anybody: Back goes somewhere, or takes something back; a
 * skip or an early finish that changed nothing takes a press of its own. */
static void check_way_back(struct world *world)
{
    enum screen_id screen = world->app.screen;
    bool leaves = screen == SCREEN_IDLE;
    if (lamp_at(&world->app, &world->now) != LIGHT_FULL ||
        world->now.mono_ms < world->app.awake_ms) {
        world_event(world, EVENT_FINGER_DOWN); /* wakes it */
        world_send(world);
        world_jump(world, AFTER_MS);
    }
    for (int i = 0; i < 4 && !leaves; i++) {
        struct event *event = world_event(world, EVENT_BUTTON);
        event->intent = INTENT_BACK;
        world_send(world);
        leaves = world->app.screen != screen || world->added[RECORD_VOID] > 0;
    }
    if (!leaves) {
        fprintf(stderr, "%s: ", screen_name(screen));
    }
    fuzz_must(leaves, "every screen can be left by Back");
}

/* The disk comes back: all that was done is on it. */
static void settle(struct world *world)
{
    world->disk_fails = false;
    while (world_serve(world)) {
    }
    fuzz_must(world->app.unsaved == 0 && world->app.setting.n_saving == 0 &&
                  world->rows.n_stored == world->rows.n,
              "in the end everything is saved");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct world world;
    struct fuzz in = {data, size};
    world_start(&world, &in);
    for (int i = 0; i < COMMANDS_MAX && in.left > 0; i++) {
        step(&world, &in);
    }
    check_way_back(&world);
    settle(&world);
    return 0;
}
