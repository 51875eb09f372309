#include "kiosk/shell/play.h"

#include "kiosk/shell/player.h"
#include "kiosk/shell/sight.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NS_PER_MS INT64_C(1000000)
/* Ours: the program is up so long after the power came back. */
#define POWER_ON_MS 20000

bool player_fail(struct player *p, const char *expected, const char *text,
                 const char *seen)
{
    snprintf(p->why, sizeof p->why, "expected %s \"%s\", saw %s", expected,
             text, seen);
    return false;
}

static struct store *open_store(struct player *p)
{
    const struct play_setup *setup = p->setup;
    struct store_config config = {
        .path = setup->store_path,
        .backup_dir = setup->config->backup_dir[0] != '\0'
                          ? setup->config->backup_dir
                          : NULL,
        .boot_id = p->boot_id,
        .curve = setup->config->app.curve,
        .workout_open_ms = setup->config->app.workout_open_ms,
        .catalog = &setup->assets->plates,
        .vfs = setup->store_vfs};
    assets_usual_rack(setup->assets, &config.default_rack);
    return store_open(&config, &p->report);
}

/* Each start's uids are others: the generator steps by another constant. */
static uint64_t seed_of_start(const struct player *p)
{
    return p->setup->seed + (uint64_t)p->n_starts * 6364136223846793005u;
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
                                      .seed = seed_of_start(p)};
    struct moment before = p->now;
    /* So that the reader has settled; no earlier, as the light counts too. */
    const struct wiegand_config *reader = &p->setup->config->wiegand;
    before.mono_ms -= (reader->settle_ns + reader->gap_ns) / NS_PER_MS;
    kiosk_start(&p->kiosk, &setup, &before);
    p->started = true;
    kiosk_tick(&p->kiosk, &p->now);
    if (p->report.text[0] != '\0') {
        kiosk_fault(&p->kiosk, FAULT_DISK, true, p->report.text, &p->now);
    }
    player_settle(p);
}

/* The program ends and starts again; where the power was cut, in a new boot,
 * whose wall clock goes on from where it stood, and is not to be trusted. */
static bool start_again(struct player *p, bool was_cut)
{
    store_close(p->store);
    p->n_starts++;
    if (was_cut) {
        p->now.mono_ms = POWER_ON_MS;
        p->now.clock_trusted = false;
        snprintf(p->boot_id, sizeof p->boot_id, "%.40s+%d",
                 p->setup->boot_id, p->n_starts);
    }
    p->started = false;
    p->store = open_store(p);
    if (p->store == NULL) {
        snprintf(p->why, sizeof p->why, "%s", p->report.text);
        return false;
    }
    start(p);
    return true;
}

static bool run_see(struct player *p, const struct script_command *c)
{
    char seen[768];
    player_look(p);
    bool wanted = c->kind == SCRIPT_SEE;
    if (sight_has(&p->list, c->text) == wanted) {
        return true;
    }
    sight_summary(&p->list, false, seen, sizeof seen);
    return player_fail(p, wanted ? "to see" : "not to see", c->text, seen);
}

static bool run_on(struct player *p, const struct script_command *c)
{
    const char *name = screen_name(p->kiosk.app.screen);
    return strcmp(name, c->text) == 0 ||
           player_fail(p, "screen", c->text, name);
}

static bool run_light(struct player *p, const struct script_command *c)
{
    static const char *const names[] = {"full", "dim", "off"};
    enum light light = app_light(&p->kiosk.app);
    return (int)light == c->x ||
           player_fail(p, "light", names[c->x], names[light]);
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
    player_look(p);
    frame_show(p->frame, &p->list);
    return frame_save(p->frame, path) ||
           player_fail(p, "to write", path, "an error; is the folder there?");
}

static bool run_screen(struct player *p)
{
    player_look(p);
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
    const struct config *config = p->setup->config;
    p->panel = panel_for(c->x, c->y);
    if (config->panel_w_mm > 0) {
        p->panel.w_um = config->panel_w_mm * 1000;
        p->panel.h_um = config->panel_h_mm * 1000;
    }
    return true;
}

static bool run_time(struct player *p, int64_t wall_ms)
{
    p->now.wall_ms = wall_ms;
    player_pass(p, 0);
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
        return run_time(p, c->ms);
    case SCRIPT_JUMP:
        return run_time(p, p->now.wall_ms + c->ms);
    case SCRIPT_RESTART:
        return start_again(p, c->x == 1);
    case SCRIPT_CLOCK:
        p->now.clock_trusted = c->x == 1;
        player_pass(p, 0);
        return true;
    case SCRIPT_WAIT:
        player_pass(p, c->ms);
        return true;
    case SCRIPT_TAP:
        player_tap(p, c);
        return true;
    case SCRIPT_USB:
        player_usb(p, c);
        return true;
    case SCRIPT_PULSE:
        player_edge(p, c->x == 1 ? LINE_D1 : LINE_D0, true);
        return true;
    case SCRIPT_BUTTON:
        player_button(p, c);
        return true;
    case SCRIPT_PRESS:
        return player_press(p, c);
    case SCRIPT_TOUCH:
        player_finger(p, c->x, c->y, 80);
        return true;
    case SCRIPT_WHERE:
        return player_where(p, c);
    case SCRIPT_SEE:
    case SCRIPT_SEE_NOT:
        return run_see(p, c);
    case SCRIPT_ON:
        return run_on(p, c);
    case SCRIPT_LIGHT:
        return run_light(p, c);
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
    snprintf(p->boot_id, sizeof p->boot_id, "%s", setup->boot_id);
    p->panel = panel_for(1280, 720);
    p->levels.known = true;
    for (int i = 0; i < LINE_COUNT; i++) {
        p->levels.high[i] = true;
    }
    p->now = (struct moment){.mono_ms = PLAY_START_MONO_MS,
                             .wall_ms = PLAY_START_WALL_MS,
                             .clock_trusted = true};
    int code = play_with(p);
    free(p);
    return code;
}
