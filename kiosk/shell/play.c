#include "kiosk/shell/play.h"

#include "kiosk/script/script.h"
#include "kiosk/shell/frame.h"
#include "kiosk/shell/kiosk.h"
#include "kiosk/shell/sight.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NS_PER_MS INT64_C(1000000)
#define AFTER_PRESS_MS 300
#define BIT_MS 2
#define BOUNCE_MS 3
#define PLAY_WHY_MAX 1024

struct player {
    const struct play_setup *setup;
    struct store *store;
    struct store_report report;
    struct frame *frame; /* opened by the first shot */
    struct kiosk kiosk;
    struct moment now;
    bool started;
    struct panel panel;
    struct draw_list list;
    char why[PLAY_WHY_MAX]; /* of the line that did not hold; "": it held */
};

static bool fail(struct player *p, const char *expected, const char *text,
                 const char *seen)
{
    snprintf(p->why, sizeof p->why, "expected %s \"%s\", saw %s", expected,
             text, seen);
    return false;
}

/* Everything the store still has to say, and what follows from it. */
static void settle(struct player *p)
{
    do {
        store_settle(p->store);
    } while (kiosk_stored(&p->kiosk, &p->now));
}

static void start(struct player *p)
{
    if (p->started) {
        return;
    }
    const struct kiosk_setup setup = {.config = p->setup->config,
                                      .assets = p->setup->assets,
                                      .panel = p->panel,
                                      .store = p->store,
                                      .seed = p->setup->seed};
    struct moment before = p->now;
    before.mono_ms = 0; /* so that the reader has settled */
    kiosk_start(&p->kiosk, &setup, &before);
    p->started = true;
    kiosk_tick(&p->kiosk, &p->now);
    if (p->report.text[0] != '\0') {
        kiosk_fault(&p->kiosk, FAULT_DISK, true, p->report.text, &p->now);
    }
    settle(p);
}

static void set_time(struct player *p, int64_t mono_ms)
{
    p->now.wall_ms += mono_ms - p->now.mono_ms;
    p->now.mono_ms = mono_ms;
}

/* Time passes through every deadline on the way, as in the loop. */
static void pass(struct player *p, int64_t ms)
{
    int64_t end_ms = p->now.mono_ms + ms;
    int64_t next_ms = kiosk_deadline_ms(&p->kiosk, &p->now);
    while (next_ms <= end_ms) {
        set_time(p, next_ms > p->now.mono_ms ? next_ms : p->now.mono_ms);
        kiosk_tick(&p->kiosk, &p->now);
        settle(p);
        int64_t after_ms = kiosk_deadline_ms(&p->kiosk, &p->now);
        next_ms = after_ms > p->now.mono_ms ? after_ms : p->now.mono_ms + 1;
    }
    set_time(p, end_ms);
    kiosk_tick(&p->kiosk, &p->now);
    settle(p);
}

static void edge(struct player *p, enum line line, bool falling)
{
    const struct edge e = {.t_ns = p->now.mono_ms * NS_PER_MS,
                           .line = line,
                           .falling = falling};
    kiosk_edge(&p->kiosk, &e, &p->now);
    settle(p);
}

static void look(struct player *p)
{
    app_view(&p->kiosk.app, &p->list);
}

static bool run_tap(struct player *p, const struct script_command *c)
{
    for (size_t i = 0; c->text[i] != '\0'; i++) {
        edge(p, c->text[i] == '1' ? LINE_D1 : LINE_D0, true);
        pass(p, BIT_MS);
    }
    pass(p, p->setup->config->wiegand.gap_ns / NS_PER_MS + 1);
    return true;
}

static bool run_usb(struct player *p, const struct script_command *c)
{
    for (size_t i = 0; c->text[i] != '\0'; i++) {
        if (c->text[i] >= '0' && c->text[i] <= '9') {
            kiosk_digit(&p->kiosk, c->text[i] - '0', &p->now);
        } else {
            kiosk_other_key(&p->kiosk, &p->now);
        }
        pass(p, 10);
    }
    kiosk_enter(&p->kiosk, &p->now);
    settle(p);
    return true;
}

/* A contact that bounces for BOUNCE_MS before it stays. */
static void bounce(struct player *p, enum line line, bool pressed)
{
    edge(p, line, pressed);
    pass(p, 1);
    edge(p, line, !pressed);
    pass(p, BOUNCE_MS - 1);
    edge(p, line, pressed);
}

static bool run_button(struct player *p, const struct script_command *c)
{
    enum line line = (enum line)(LINE_UP + c->x);
    bounce(p, line, true);
    pass(p, c->ms - BOUNCE_MS);
    bounce(p, line, false);
    pass(p, AFTER_PRESS_MS);
    return true;
}

static void finger(struct player *p, int x_px, int y_px, int64_t ms)
{
    kiosk_finger(&p->kiosk, EVENT_FINGER_DOWN, x_px, y_px, &p->now);
    settle(p);
    pass(p, ms);
    kiosk_finger(&p->kiosk, EVENT_FINGER_UP, x_px, y_px, &p->now);
    settle(p);
    pass(p, AFTER_PRESS_MS);
}

static bool run_press(struct player *p, const struct script_command *c)
{
    char seen[768];
    look(p);
    int control = sight_control(&p->list, c->text);
    if (control < 0) {
        sight_summary(&p->list, true, seen, sizeof seen);
        return fail(p, control == -1 ? "a control" : "only one control",
                    c->text, seen);
    }
    struct box box = p->list.control[control].box;
    finger(p, box.x + box.w / 2, box.y + box.h / 2, c->ms);
    return true;
}

static bool run_see(struct player *p, const struct script_command *c)
{
    char seen[768];
    look(p);
    bool wanted = c->kind == SCRIPT_SEE;
    if (sight_has(&p->list, c->text) == wanted) {
        return true;
    }
    sight_summary(&p->list, false, seen, sizeof seen);
    return fail(p, wanted ? "to see" : "not to see", c->text, seen);
}

static bool run_on(struct player *p, const struct script_command *c)
{
    const char *name = screen_name(p->kiosk.app.screen);
    return strcmp(name, c->text) == 0 || fail(p, "screen", c->text, name);
}

static bool run_shot(struct player *p, const struct script_command *c)
{
    char path[CONFIG_PATH_MAX + 80];
    if (p->setup->shots == NULL) {
        return true; /* pictures were not asked for on the command line */
    }
    if (p->frame == NULL) {
        p->frame = frame_open(p->panel.w_px, p->panel.h_px, p->why,
                              sizeof p->why);
    }
    if (p->frame == NULL) {
        return false;
    }
    p->why[0] = '\0'; /* a missing face is no failure here */
    snprintf(path, sizeof path, "%s/%s.png", p->setup->shots, c->text);
    look(p);
    frame_show(p->frame, &p->list);
    return frame_save(p->frame, path) ||
           fail(p, "to write", path, "an error; is the folder there?");
}

static bool run_screen(struct player *p)
{
    look(p);
    printf("--- screen %s\n", screen_name(p->kiosk.app.screen));
    sight_print(&p->list, stdout);
    printf("---\n");
    fflush(stdout);
    return true;
}

static bool run_size(struct player *p, const struct script_command *c)
{
    if (p->started) {
        snprintf(p->why, sizeof p->why,
                 "size: only before the first other command");
        return false;
    }
    p->panel = panel_for(c->x, c->y);
    return true;
}

static bool run_time(struct player *p, const struct script_command *c)
{
    p->now.wall_ms = c->ms;
    pass(p, 0);
    return true;
}

static bool run(struct player *p, const struct script_command *c)
{
    if (c->kind == SCRIPT_SIZE) {
        return run_size(p, c);
    }
    start(p);
    switch (c->kind) {
    case SCRIPT_TIME:
        return run_time(p, c);
    case SCRIPT_CLOCK:
        p->now.clock_trusted = c->x == 1;
        pass(p, 0);
        return true;
    case SCRIPT_WAIT:
        pass(p, c->ms);
        return true;
    case SCRIPT_TAP:
        return run_tap(p, c);
    case SCRIPT_USB:
        return run_usb(p, c);
    case SCRIPT_PULSE:
        edge(p, c->x == 1 ? LINE_D1 : LINE_D0, true);
        return true;
    case SCRIPT_BUTTON:
        return run_button(p, c);
    case SCRIPT_PRESS:
        return run_press(p, c);
    case SCRIPT_TOUCH:
        finger(p, c->x, c->y, 80);
        return true;
    case SCRIPT_SEE:
    case SCRIPT_SEE_NOT:
        return run_see(p, c);
    case SCRIPT_ON:
        return run_on(p, c);
    case SCRIPT_SCREEN:
        return run_screen(p);
    case SCRIPT_SHOT:
        return run_shot(p, c);
    case SCRIPT_NOTHING:
    case SCRIPT_SIZE:
        break;
    }
    return true;
}

static bool run_line(struct player *p, const char *line)
{
    struct script_command command;
    const char *wrong = script_parse(line, &command);
    p->why[0] = '\0';
    if (wrong != NULL) {
        snprintf(p->why, sizeof p->why, "%s", wrong);
        return false;
    }
    bool held = command.kind == SCRIPT_NOTHING || run(p, &command);
    const char *broken = p->started ? app_check(&p->kiosk.app) : NULL;
    if (held && broken != NULL) {
        snprintf(p->why, sizeof p->why, "a bug: %s", broken);
        return false;
    }
    return held;
}

static int run_file(struct player *p, FILE *file)
{
    char *line = NULL;
    size_t size = 0;
    int number = 0, code = 0;
    errno = 0; /* what getline leaves where a folder is read, say */
    while (code == 0 && getline(&line, &size, file) >= 0) {
        number++;
        line[strcspn(line, "\n")] = '\0';
        if (!run_line(p, line)) {
            fprintf(stderr, "%s:%d: %s\n", p->setup->script, number, p->why);
            code = 1;
        }
    }
    free(line);
    if (code == 0 && ferror(file)) {
        fprintf(stderr, "rackside: cannot read %s: %s\n", p->setup->script,
                strerror(errno));
        code = 1;
    }
    return code;
}

static struct store *open_store(struct player *p)
{
    const struct play_setup *setup = p->setup;
    struct store_config config = {
        .path = setup->store_path,
        .backup_dir = setup->config->backup_dir[0] != '\0'
                          ? setup->config->backup_dir
                          : NULL,
        .boot_id = setup->boot_id,
        .curve = setup->config->app.curve,
        .workout_open_ms = setup->config->app.workout_open_ms,
        .catalog = &setup->assets->plates,
        .vfs = setup->store_vfs};
    assets_usual_rack(setup->assets, &config.default_rack);
    return store_open(&config, &p->report);
}

static int play_with(struct player *p)
{
    FILE *file = fopen(p->setup->script, "r");
    if (file == NULL) {
        fprintf(stderr, "rackside: cannot read %s: %s\n", p->setup->script,
                strerror(errno));
        return 1;
    }
    p->store = open_store(p);
    int code = 1;
    if (p->store != NULL) {
        code = run_file(p, file);
    } else {
        fprintf(stderr, "rackside: %s\n", p->report.text);
    }
    store_close(p->store);
    frame_close(p->frame);
    fclose(file);
    return code;
}

int play(const struct play_setup *setup)
{
    struct player *p = calloc(1, sizeof *p);
    if (p == NULL) {
        fprintf(stderr, "rackside: no memory to play a script\n");
        return 1;
    }
    p->setup = setup;
    p->panel = panel_for(1280, 720);
    p->now = (struct moment){.mono_ms = PLAY_START_MONO_MS,
                             .wall_ms = PLAY_START_WALL_MS,
                             .clock_trusted = true};
    int code = play_with(p);
    free(p);
    return code;
}
