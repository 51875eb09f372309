#include "kiosk/shell/loop.h"

#include "kiosk/shell/boot.h"
#include "kiosk/shell/clock.h"
#include "kiosk/shell/console.h"
#include "kiosk/shell/ears.h"
#include "kiosk/shell/hands.h"
#include "kiosk/shell/keys.h"
#include "kiosk/shell/kiosk.h"
#include "kiosk/shell/notify.h"
#include "kiosk/shell/staff_room.h"
#include "kiosk/shell/window.h"
#include "kiosk/shell/wires.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

/* Ours: after power-on the time often comes from the network a little later;
 * before then it is no fault. */
#define CLOCK_GRACE_MS 60000
#define STATUS_MAX (96 + FAULT_COUNT * (FAULT_TEXT_MAX + 2))

struct loop {
    const struct loop_setup *setup;
    struct kiosk kiosk;
    struct window *window;
    struct wires wires;
    struct ears ears;
    struct store *store;
    int signals;
    struct draw_list list;
    enum light light; /* as the window has it */
    uint64_t shown;
    struct staff_room staff;
    bool must_draw;   /* whatever the hash says */
    bool changed;     /* something happened since the list was made */
    bool is_ready;    /* the first frame is up */
    bool clock_told;  /* FAULT_CLOCK is on */
    bool stopping;
    int64_t start_ms, busy_ms, watchdog_ms, fed_ms;
    char status[STATUS_MAX]; /* as systemd has it */
};

/* --- sources ------------------------------------------------------------------ */

/* What is on the screen, in a line; what is red there stands in it too, for
 * who looks by SSH. Said where it is news. */
static void tell_status(struct loop *l)
{
    char status[STATUS_MAX];
    const char *connector = window_connector(l->window);
    int n = snprintf(status, sizeof status, "on screen by %s%s%s, reader %s",
                     window_driver(), connector[0] != '\0' ? " " : "",
                     connector, l->wires.gpio != NULL ? "listening" : "absent");
    for (int i = 0; i < FAULT_COUNT; i++) {
        if (l->kiosk.app.fault_on[i]) {
            n += snprintf(status + n, sizeof status - (size_t)n, "; %s",
                          l->kiosk.app.fault_text[i]);
        }
    }
    if (strcmp(status, l->status) != 0) {
        memcpy(l->status, status, sizeof status);
        notify_status(status);
    }
}

/* The chip has come or gone: what was held or half read is not any more. */
static void rewired(struct loop *l, const struct moment *now)
{
    kiosk_rewired(&l->kiosk, now);
    kiosk_fault(&l->kiosk, FAULT_READER, l->wires.why[0] != '\0',
                l->wires.why, now);
    tell_status(l);
    l->changed = true;
}

static void take_gpio(struct loop *l, const struct moment *now)
{
    struct edge edge;
    bool gone;
    while (wires_take(&l->wires, &edge, now->mono_ms, &gone)) {
        kiosk_edge(&l->kiosk, &edge, now);
        l->changed = true;
    }
    if (wires_retry(&l->wires, now->mono_ms) || gone) {
        rewired(l, now);
    }
}

static void take_window(struct loop *l, const struct moment *now)
{
    struct handed handed =
        hands_take(l->window, &l->kiosk, l->setup->is_demo, now);
    l->must_draw = l->must_draw || handed.is_picture_gone;
    l->stopping = l->stopping || handed.is_over;
    if (handed.any) {
        l->changed = true;
        l->busy_ms = now->mono_ms;
    }
}

static void take_signals(struct loop *l)
{
    struct signalfd_siginfo info;
    if (read(l->signals, &info, sizeof info) == (ssize_t)sizeof info) {
        l->stopping = true;
    }
}

static void watch_clock(struct loop *l, const struct moment *now)
{
    bool is_wrong = !now->clock_trusted && !l->setup->is_demo &&
                    now->mono_ms - l->start_ms >= CLOCK_GRACE_MS;
    if (is_wrong != l->clock_told) {
        l->clock_told = is_wrong;
        l->changed = true;
        kiosk_fault(&l->kiosk, FAULT_CLOCK, is_wrong,
                    is_wrong ? "Clock: the time may be wrong. Connect the "
                               "network once, or fit a clock. Sets are saved."
                             : "",
                    now);
    }
}

static void watch_touch(struct loop *l, const struct moment *now)
{
    if (window_is_console(l->window) &&
        ears_look(&l->ears, CONSOLE_INPUT, now->mono_ms)) {
        l->changed = true;
        kiosk_fault(&l->kiosk, FAULT_TOUCH, l->ears.why[0] != '\0',
                    l->ears.why, now);
    }
}

/* --- out ----------------------------------------------------------------------- */

static void first_frame(struct loop *l)
{
    l->is_ready = true;
    notify_ready();
}

static void take_light(struct loop *l)
{
    enum light light = app_light(&l->kiosk.app);
    if (light != l->light) {
        window_light(l->window, light);
        l->light = light;
        l->must_draw = true;
    }
}

static void draw(struct loop *l)
{
    if (!l->changed && !l->must_draw) {
        return;
    }
    take_light(l);
    app_view(&l->kiosk.app, &l->list);
    if (window_has_strip(l->window) && l->light != LIGHT_OFF) {
        keys_view(&l->kiosk.app.panel, &l->list);
    }
    uint64_t hash = draw_hash(&l->list);
    l->changed = false;
    if (hash == l->shown && !l->must_draw) {
        return;
    }
    window_show(l->window, &l->list);
    l->shown = hash;
    l->must_draw = false;
    if (!l->is_ready) {
        first_frame(l);
    }
    tell_status(l);
}

static void signal_out(struct loop *l, const struct moment *now)
{
    bool led, beeper;
    kiosk_signal(&l->kiosk, now, &led, &beeper);
    wires_signal(&l->wires, led, beeper);
}

/* --- sleep ---------------------------------------------------------------------- */

static int64_t timeout_ms(const struct loop *l, const struct moment *now)
{
    bool is_busy = now->mono_ms - l->busy_ms < LOOP_BUSY_FOR_MS;
    int64_t poll_ms = is_busy                       ? LOOP_POLL_BUSY_MS
                      : l->kiosk.app.session.active ? LOOP_POLL_MS
                                                    : LOOP_POLL_IDLE_MS;
    int64_t left_ms = kiosk_deadline_ms(&l->kiosk, now) - now->mono_ms;
    poll_ms = app_is_staff(&l->kiosk.app) && poll_ms > STAFF_ROOM_LEVELS_MS
                  ? STAFF_ROOM_LEVELS_MS
                  : poll_ms;
    left_ms = left_ms < 0 ? 0 : left_ms;
    return left_ms < poll_ms ? left_ms : poll_ms;
}

static void sleep_until(struct loop *l, const struct moment *now)
{
    struct pollfd fds[GPIO_FDS_MAX + 2];
    nfds_t n = 0;
    fds[n++] = (struct pollfd){.fd = l->signals, .events = POLLIN};
    fds[n++] = (struct pollfd){.fd = store_fd(l->store), .events = POLLIN};
    n += (nfds_t)wires_fds(&l->wires, fds + n);
    if (poll(fds, n, (int)timeout_ms(l, now)) > 0 && fds[0].revents != 0) {
        take_signals(l);
    }
}

static void feed_watchdog(struct loop *l, const struct moment *now)
{
    if (l->watchdog_ms > 0 && now->mono_ms - l->fed_ms >= l->watchdog_ms) {
        notify_watchdog();
        l->fed_ms = now->mono_ms;
    }
}

static void turn(struct loop *l)
{
    struct moment now = clock_now();
    take_gpio(l, &now);
    take_window(l, &now);
    l->changed = kiosk_stored(&l->kiosk, &now) || l->changed;
    if (now.mono_ms >= kiosk_deadline_ms(&l->kiosk, &now)) {
        kiosk_tick(&l->kiosk, &now);
        l->changed = true;
    }
    watch_clock(l, &now);
    watch_touch(l, &now);
    l->changed = staff_room_serve(&l->staff, &l->kiosk, &now) || l->changed;
    signal_out(l, &now);
    draw(l);
    feed_watchdog(l, &now);
    if (!l->stopping) {
        now = clock_now(); /* drawing took its time */
        sleep_until(l, &now);
    }
}

/* --- start and end --------------------------------------------------------------- */

/* Before any thread: the store's must not catch them. */
static bool open_signals(struct loop *l)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigprocmask(SIG_BLOCK, &set, NULL);
    l->signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    return l->signals >= 0;
}

static bool open_store(struct loop *l, struct store_report *report)
{
    const struct config *c = l->setup->config;
    char boot[BOOT_ID_MAX];
    struct store_config config = {
        .path = l->setup->database,
        .backup_dir = c->backup_dir[0] != '\0' ? c->backup_dir : NULL,
        .boot_id = boot,
        .curve = c->app.curve,
        .workout_open_ms = c->app.workout_open_ms,
        .catalog = &l->setup->assets->plates};
    boot_id(boot, sizeof boot);
    assets_usual_rack(l->setup->assets, &config.default_rack);
    l->store = store_open(&config, report);
    return l->store != NULL;
}

/* Faults that are known before the first frame. */
static void tell_start(struct loop *l, const struct store_report *report,
                       const struct moment *now)
{
    if (report->text[0] != '\0') {
        kiosk_fault(&l->kiosk, FAULT_DISK, true, report->text, now);
    }
    if (l->wires.why[0] != '\0') {
        kiosk_fault(&l->kiosk, FAULT_READER, true, l->wires.why, now);
    }
    if (window_font_fault(l->window)[0] != '\0') {
        fprintf(stderr, "rackside: %s\n", window_font_fault(l->window));
    }
}

static void start(struct loop *l, const struct store_report *report)
{
    struct moment now = clock_now();
    const struct kiosk_setup setup = {.config = l->setup->config,
                                      .assets = l->setup->assets,
                                      .panel = window_panel(l->window),
                                      .store = l->store,
                                      .seed = boot_seed()};
    kiosk_start(&l->kiosk, &setup, &now);
    wires_open(&l->wires, l->setup->is_demo ? NULL : l->setup->config,
               now.mono_ms);
    l->staff = (struct staff_room){.config = l->setup->config,
                                   .wires = &l->wires,
                                   .database = l->setup->database,
                                   .video = window_driver(),
                                   .renderer = window_renderer(l->window)};
    tell_start(l, report, &now);
    l->start_ms = now.mono_ms;
    l->busy_ms = now.mono_ms - LOOP_BUSY_FOR_MS;
    l->watchdog_ms = notify_watchdog_ms();
    l->changed = l->must_draw = true;
}

static int run(struct loop *l)
{
    char why[256];
    struct store_report report;
    if (!open_signals(l) || !open_store(l, &report)) {
        fprintf(stderr, "rackside: cannot start: %s\n",
                l->signals < 0 ? strerror(errno) : report.text);
        return 1;
    }
    l->window = window_open(l->setup->config,
                            l->setup->is_demo ? KEYS_STRIP_PX : 0, why,
                            sizeof why);
    if (l->window == NULL) {
        fprintf(stderr, "rackside: %s\n", why);
        return 1;
    }
    start(l, &report);
    while (!l->stopping) {
        turn(l);
    }
    notify_stopping();
    return 0;
}

int loop_run(const struct loop_setup *setup)
{
    struct loop *l = calloc(1, sizeof *l);
    if (l == NULL) {
        fprintf(stderr, "rackside: no memory to start\n");
        return 1;
    }
    l->setup = setup;
    l->signals = -1;
    int code = run(l);
    wires_close(&l->wires);
    store_close(l->store); /* what is asked for is saved before the end */
    window_close(l->window);
    if (l->signals >= 0) {
        close(l->signals);
    }
    free(l);
    return code;
}
