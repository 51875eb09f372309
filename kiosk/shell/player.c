#include "kiosk/shell/player.h"

#include "kiosk/shell/gpio_lines.h"
#include "kiosk/shell/sight.h"

#define NS_PER_MS INT64_C(1000000)
#define AFTER_PRESS_MS 300
#define BIT_MS 2
#define PLAYER_COPIED_DAY 20513 /* 2026-03-01, the day before a script's */
#define BOUNCE_MS 3

static void tell_health(struct player *p)
{
    const struct config *config = p->setup->config;
    struct health health = {.version = "script",
                            .video = "off screen",
                            .renderer = "software",
                            .chip = "pinctrl-script",
                            .led = config->led,
                            .beeper = config->beeper,
                            .free_mib = 7000,
                            .size_mib = 14000,
                            .n_copies = 14,
                            .copied_day = PLAYER_COPIED_DAY,
                            .temp_x10 = 450,
                            .memory_mib = 400,
                            .up_s = 3 * 86400};
    for (int i = 0; i < LINE_COUNT; i++) {
        health.line[i] = gpio_offset(config, (enum line)i);
    }
    kiosk_health(&p->kiosk, &health, &p->now);
    kiosk_levels(&p->kiosk, &p->levels, &p->now);
}

void player_settle(struct player *p)
{
    do {
        if (p->kiosk.wants_health) {
            tell_health(p);
        }
        store_settle(p->store);
    } while (kiosk_stored(&p->kiosk, &p->now));
}

static void set_time(struct player *p, int64_t mono_ms)
{
    p->now.wall_ms += mono_ms - p->now.mono_ms;
    p->now.mono_ms = mono_ms;
}

/* Nobody sees or hears the reader, but its signal has to be looked at to end,
 * as the loop does: it would want a tick each millisecond ever after. */
static void tick(struct player *p)
{
    bool led, beeper;
    kiosk_tick(&p->kiosk, &p->now);
    kiosk_signal(&p->kiosk, &p->now, &led, &beeper);
    player_settle(p);
}

void player_pass(struct player *p, int64_t ms)
{
    int64_t end_ms = p->now.mono_ms + ms;
    int64_t next_ms = kiosk_deadline_ms(&p->kiosk, &p->now);
    while (next_ms <= end_ms) {
        set_time(p, next_ms > p->now.mono_ms ? next_ms : p->now.mono_ms);
        tick(p);
        int64_t after_ms = kiosk_deadline_ms(&p->kiosk, &p->now);
        next_ms = after_ms > p->now.mono_ms ? after_ms : p->now.mono_ms + 1;
    }
    set_time(p, end_ms);
    tick(p);
}

void player_edge(struct player *p, enum line line, bool falling)
{
    const struct edge e = {.t_ns = p->now.mono_ms * NS_PER_MS,
                           .line = line,
                           .falling = falling};
    kiosk_edge(&p->kiosk, &e, &p->now);
    if (line >= LINE_UP) { /* a reader's pulse is over at once */
        p->levels.high[line] = !falling;
        kiosk_levels(&p->kiosk, &p->levels, &p->now);
    }
    player_settle(p);
}

void player_look(struct player *p)
{
    app_view(&p->kiosk.app, &p->list);
}

void player_tap(struct player *p, const struct script_command *c)
{
    for (size_t i = 0; c->text[i] != '\0'; i++) {
        player_edge(p, c->text[i] == '1' ? LINE_D1 : LINE_D0, true);
        player_pass(p, BIT_MS);
    }
    player_pass(p, p->setup->config->wiegand.gap_ns / NS_PER_MS + 1);
}

void player_usb(struct player *p, const struct script_command *c)
{
    for (size_t i = 0; c->text[i] != '\0'; i++) {
        if (c->text[i] >= '0' && c->text[i] <= '9') {
            kiosk_digit(&p->kiosk, c->text[i] - '0', &p->now);
        } else {
            kiosk_other_key(&p->kiosk, &p->now);
        }
        player_pass(p, 10);
    }
    kiosk_enter(&p->kiosk, &p->now);
    player_settle(p);
}

/* A contact that bounces for BOUNCE_MS before it stays. */
static void bounce(struct player *p, enum line line, bool pressed)
{
    player_edge(p, line, pressed);
    player_pass(p, 1);
    player_edge(p, line, !pressed);
    player_pass(p, BOUNCE_MS - 1);
    player_edge(p, line, pressed);
}

void player_button(struct player *p, const struct script_command *c)
{
    enum line line = (enum line)(LINE_UP + c->x);
    enum line other = (enum line)(LINE_UP + c->y);
    bounce(p, line, true);
    if (other != line) {
        bounce(p, other, true);
    }
    player_pass(p, c->ms - BOUNCE_MS);
    bounce(p, line, false);
    if (other != line) {
        bounce(p, other, false);
    }
    player_pass(p, AFTER_PRESS_MS);
}

void player_finger(struct player *p, int x_px, int y_px, int64_t ms)
{
    kiosk_finger(&p->kiosk, EVENT_FINGER_DOWN, x_px, y_px, &p->now);
    player_settle(p);
    player_pass(p, ms);
    kiosk_finger(&p->kiosk, EVENT_FINGER_UP, x_px, y_px, &p->now);
    player_settle(p);
    player_pass(p, AFTER_PRESS_MS);
}

/* The middle of the one control with this label. */
static bool find(struct player *p, const char *label, int *x_px, int *y_px)
{
    char seen[768];
    player_look(p);
    int control = sight_control(&p->list, label);
    if (control < 0) {
        sight_summary(&p->list, true, seen, sizeof seen);
        return player_fail(
            p, control == -1 ? "a control" : "only one control", label, seen);
    }
    struct box box = p->list.control[control].box;
    *x_px = box.x + box.w / 2;
    *y_px = box.y + box.h / 2;
    return true;
}

bool player_press(struct player *p, const struct script_command *c)
{
    int x_px, y_px;
    if (!find(p, c->text, &x_px, &y_px)) {
        return false;
    }
    player_finger(p, x_px, y_px, c->ms);
    return true;
}

bool player_where(struct player *p, const struct script_command *c)
{
    int x_px, y_px;
    if (!find(p, c->text, &x_px, &y_px)) {
        return false;
    }
    printf("where \"%s\" %d %d\n", c->text, x_px, y_px);
    fflush(stdout);
    return true;
}
