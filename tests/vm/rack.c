#include "tests/vm/rack.h"

#include <stdlib.h>
#include <string.h>

#define DB "/var/lib/rackside/disk/rackside.db"
#define CONF "/etc/rackside/rackside.conf"

static bool trust_clock(struct rack *r)
{
    /* As timesyncd would after it has met a server. */
    return machine_run(&r->machine, "mkdir -p /run/systemd/timesync && "
                                    "touch /run/systemd/timesync/synchronized");
}

/* Under emulation the guest's kernel, long before the kiosk, now and then
 * stumbles over itself and starts anew: no failure, but not silent either. */
static void tell_panic(const struct rack *r)
{
    char command[MACHINE_PATH_MAX + 64];
    snprintf(command, sizeof command, "grep -q 'Kernel panic' '%s/serial.log'",
             r->machine.folder);
    if (system(command) == 0) {
        printf("the emulated kernel panicked as it booted, and started anew\n");
    }
}

static int64_t uptime_s(const struct machine *m)
{
    return (machine_now_ms() - m->on_ms) / 1000;
}

bool rack_on(struct rack *r, const char *kernel)
{
    machine_cut(&r->machine);
    if (!machine_install(&r->machine, r->gym) ||
        !machine_on(&r->machine, kernel)) {
        return false;
    }
    twin_start(&r->twin, r->gym, r->machine.wall_s);
    r->rotate = 0;
    r->is_idle = false;
    bool ok = trust_clock(r);
    tell_panic(r);
    return ok &&
           machine_run(&r->machine, "cp " DB " /var/tmp/gym.db; "
                                    "cp " CONF " /var/tmp/rackside.conf; sync");
}

bool rack_fresh(struct rack *r, const char *conf)
{
    struct machine *m = &r->machine;
    if (m->pid == 0 && !rack_on(r, "")) {
        return false;
    }
    if (!machine_run(m, "systemctl stop rackside writer 2>/dev/null; "
                        "cat /var/tmp/gym.db >" DB " && rm -f " DB "-* && "
                        "(cat /var/tmp/rackside.conf; printf '%%b' '%s') >" CONF
                        " && date -s @%lld >/dev/null && systemctl start rackside",
                     conf, (long long)(m->wall_s + uptime_s(m)))) {
        printf("the kiosk does not start: %s\n", m->said);
        return false;
    }
    twin_start(&r->twin, r->gym, m->wall_s);
    r->rotate = 0;
    r->is_idle = false;
    return true;
}

bool rack_idle(struct rack *r)
{
    bool was_idle = r->machine.pid > 0 && r->is_idle;
    r->is_idle = false;
    return (was_idle || rack_fresh(r, "")) &&
           rack_sees(r, "idle", RACK_PATIENCE_MS);
}

bool rack_leave_idle(struct rack *r)
{
    r->is_idle = rack_button(r, "back") &&
                 rack_sees(r, "idle again", RACK_PATIENCE_MS);
    return r->is_idle;
}

bool rack_up(struct rack *r)
{
    return (r->machine.pid > 0 || rack_on(r, "")) &&
           rack_is_up(r, RACK_BOOT_PATIENCE_MS);
}

bool rack_again(struct rack *r)
{
    machine_cut(&r->machine);
    bool ok = machine_on(&r->machine, "") && trust_clock(r);
    tell_panic(r);
    return ok;
}

bool rack_twin_again(struct rack *r)
{
    char path[MACHINE_PATH_MAX + 16];
    static char command[MACHINE_PATH_MAX + 64];
    struct machine *m = &r->machine;
    if (!machine_run(m, "rm -f /run/copy.db; racksidectl --db " DB
                        " backup /run/copy.db >&2 && gzip -c /run/copy.db | "
                        "base64 -w 2000")) {
        printf("the workouts cannot be copied from the machine\n");
        return false;
    }
    snprintf(path, sizeof path, "%s/copy.db", m->folder);
    snprintf(command, sizeof command, "base64 -d | gzip -d >'%s'", path);
    FILE *out = popen(command, "w");
    if (out == NULL || fputs(m->said, out) < 0 || pclose(out) != 0) {
        return false;
    }
    /* A script's clock has whole minutes: the next, not the last, which may
     * lie before the workout. */
    twin_start(&r->twin, path, m->wall_s + uptime_s(m) + 60);
    return true;
}

/* --- the athlete -------------------------------------------------------------- */

bool rack_frame(struct rack *r, const char *bits)
{
    for (int i = 0; i < 5; i++) {
        int shortest_us, longest_us;
        if (machine_order(&r->machine, "frame %d %d 2000 %s", LINE_D0,
                          LINE_D1, bits) != 0 ||
            sscanf(r->machine.said, "%d %d", &shortest_us, &longest_us) != 2) {
            return false;
        }
        if (longest_us <= RACK_TORN_US) {
            return true;
        }
        machine_sleep_ms(200);
    }
    printf("the host is too busy: frames are torn\n");
    return false;
}

bool rack_tap(struct rack *r, const char *bits)
{
    char line[160];
    snprintf(line, sizeof line, "tap %zu:%s", strlen(bits), bits);
    return twin_do(&r->twin, line) && rack_frame(r, bits);
}

void rack_turn(struct rack *r, int degrees)
{
    r->rotate = degrees;
    twin_size(&r->twin, PANEL_H_PX, PANEL_W_PX, PANEL_H_MM, PANEL_W_MM);
}

/* From the picture as it is seen to the panel as it is: turned clockwise, the
 * picture's left edge is the panel's upper one. */
static void to_panel(const struct rack *r, int *x_px, int *y_px)
{
    if (r->rotate == 90) {
        int x = *x_px;
        *x_px = PANEL_W_PX - 1 - *y_px;
        *y_px = x;
    }
}

/* The panel's picture, as it is seen. */
static void to_eye(const struct rack *r, struct picture *picture)
{
    struct picture eye = {picture->h, picture->w, NULL};
    if (r->rotate != 90) {
        return;
    }
    eye.rgb = malloc((size_t)eye.w * (size_t)eye.h * 3);
    for (int y = 0; eye.rgb != NULL && y < eye.h; y++) {
        for (int x = 0; x < eye.w; x++) {
            const uint8_t *from =
                picture->rgb + 3 * (x * picture->w + picture->w - 1 - y);
            memcpy(eye.rgb + 3 * (y * eye.w + x), from, 3);
        }
    }
    picture_free(picture);
    *picture = eye;
}

static bool twin_press(struct rack *r, const char *label, int *x_px,
                       int *y_px)
{
    char line[160];
    snprintf(line, sizeof line, "press \"%s\"", label);
    return twin_where(&r->twin, label, x_px, y_px) && twin_do(&r->twin, line);
}

bool rack_click(struct rack *r, const char *label)
{
    int x_px, y_px;
    return twin_press(r, label, &x_px, &y_px) &&
           machine_click(&r->machine, x_px, y_px);
}

bool rack_press(struct rack *r, const char *label)
{
    int x_px, y_px;
    if (!twin_press(r, label, &x_px, &y_px)) {
        return false;
    }
    to_panel(r, &x_px, &y_px);
    return machine_order(&r->machine, "touch %d %d 80",
                         x_px * PANEL_RANGE / PANEL_W_PX,
                         y_px * PANEL_RANGE / PANEL_H_PX) == 0;
}

bool rack_button(struct rack *r, const char *name)
{
    static const struct {
        const char *name;
        int line;
    } buttons[] = {{"up", BUTTON_UP},
                   {"down", BUTTON_DOWN},
                   {"ok", BUTTON_OK},
                   {"back", BUTTON_BACK}};
    char line[32];
    snprintf(line, sizeof line, "button %s", name);
    for (int i = 0; i < 4; i++) {
        if (strcmp(buttons[i].name, name) == 0) {
            return twin_do(&r->twin, line) &&
                   machine_order(&r->machine, "press %d 80",
                                 buttons[i].line) == 0;
        }
    }
    return false;
}

static void keep(struct rack *r, const char *name, const struct picture *want,
                 const struct picture *seen, const struct picture *marked)
{
    char path[MACHINE_PATH_MAX + 80];
    const char *folder = r->machine.folder;
    r->shown++;
    snprintf(path, sizeof path, "%s/%d-%s-want.png", folder, r->shown, name);
    picture_write(want, path);
    snprintf(path, sizeof path, "%s/%d-%s-differ.png", folder, r->shown, name);
    picture_write(marked, path);
    snprintf(path, sizeof path, "%s/%d-%s-seen.png", folder, r->shown, name);
    picture_write(seen, path);
    printf("the screen is not as it must be: %s\n", path);
}

enum look { LOOK_SAME, LOOK_OTHER, LOOK_NO_MACHINE };

static enum look look_once(struct rack *r, const struct picture *want,
                           const char *name_if_last)
{
    struct picture seen, marked = {0};
    if (!machine_look(&r->machine, &seen)) {
        return LOOK_NO_MACHINE;
    }
    to_eye(r, &seen);
    bool is_same = false;
    if (seen.w == want->w && seen.h == want->h) {
        struct difference d = picture_differ(
            want, &seen, RACK_HEADER_PX, name_if_last ? &marked : NULL);
        is_same = picture_is_same(want, &d);
    }
    if (!is_same && marked.rgb != NULL) {
        keep(r, name_if_last, want, &seen, &marked);
    }
    picture_free(&seen);
    picture_free(&marked);
    return is_same ? LOOK_SAME : LOOK_OTHER;
}

bool rack_sees(struct rack *r, const char *name, int patience_ms)
{
    struct picture want;
    if (!twin_look(&r->twin, &want)) {
        return false;
    }
    int64_t end_ms = machine_now_ms() + patience_ms;
    enum look look = look_once(r, &want, NULL);
    while (look == LOOK_OTHER && machine_now_ms() < end_ms) {
        machine_sleep_ms(50);
        look = look_once(r, &want, NULL);
    }
    if (look == LOOK_OTHER) {
        look = look_once(r, &want, name);
    }
    r->n_pictures += look == LOOK_SAME;
    picture_free(&want);
    return look == LOOK_SAME;
}

bool rack_press_and_see(struct rack *r, const char *label)
{
    return rack_press(r, label) && rack_sees(r, label, RACK_PATIENCE_MS);
}

/* --- what is told -------------------------------------------------------------- */

bool rack_news(struct rack *r)
{
    return machine_run(&r->machine, "journalctl -u rackside -o cat "
                                    "--cursor-file=/run/cursor");
}

bool rack_tells(struct rack *r, const char *what, int patience_ms)
{
    int64_t end_ms = machine_now_ms() + patience_ms;
    while (machine_now_ms() < end_ms) {
        if (rack_news(r) && strstr(r->machine.said, what) != NULL) {
            return true;
        }
        machine_sleep_ms(200);
    }
    printf("\"%s\" was not told\n", what);
    return false;
}

/* --- what is kept --------------------------------------------------------------- */

bool rack_count(struct rack *r, int *sets, int *told)
{
    if (!machine_run(&r->machine,
                     "racksidectl --db " DB " export sets --csv >/run/sets && "
                     "awk -F, 'NR > 1 { n++; told += $8 != \"\" } "
                     "END { print n + 0, told + 0 }' /run/sets")) {
        printf("export failed: %s\n", r->machine.said);
        return false;
    }
    return sscanf(r->machine.said, "%d %d", sets, told) == 2;
}

bool rack_is_sound(struct rack *r)
{
    bool ok = machine_run(&r->machine, "racksidectl --db " DB " check");
    if (!ok) {
        printf("check: %s\n", r->machine.said);
    }
    return ok;
}

bool rack_is_up(struct rack *r, int patience_ms)
{
    int64_t end_ms = machine_now_ms() + patience_ms;
    while (machine_now_ms() < end_ms) {
        if (machine_run(&r->machine, "systemctl is-active -q rackside")) {
            return true;
        }
        machine_sleep_ms(200);
    }
    printf("rackside.service is not up\n");
    return false;
}
