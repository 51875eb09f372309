#include "tests/vm/cases.h"
#include "tests/vm/demo.h"

#include <stdlib.h>
#include <string.h>

/* Every bit the other way round: as with swapped wires. */
static void swap(const char *bits, char *out)
{
    for (; *bits != '\0'; bits++) {
        *out++ = *bits == '1' ? '0' : '1';
    }
    *out = '\0';
}

bool case_two_buttons_bring_the_staff_screen(struct rack *r,
                                             const struct counts *counts)
{
    (void)counts;
    char swapped[64];
    struct machine *m = &r->machine;
    swap(ADA, swapped);
    if (!rack_idle(r) || !rack_news(r) ||
        machine_order(m, "hold %d %d 3300", BUTTON_UP, BUTTON_DOWN) != 0 ||
        !rack_frame(r, ADA) ||
        !rack_tells(r, "reader: 26:" ADA " parity ok", RACK_PATIENCE_MS) ||
        !rack_frame(r, swapped) ||
        !rack_tells(r, "D0 and D1 look swapped", RACK_PATIENCE_MS)) {
        return false;
    }
    /* Back leaves it; nobody was logged in by what was tapped there. */
    return twin_do(&r->twin, "button up+down 3300") &&
           rack_leave_idle(r);
}

/* On a terminal, as the installer runs it. */
bool case_the_self_test_reads_the_lines(struct rack *r,
                                        const struct counts *counts)
{
    (void)counts;
    struct machine *m = &r->machine;
    if (!rack_idle(r) ||
        machine_run(m, "runuser -u rackside -- rackside --selftest 2>&1") ||
        strstr(m->said, "systemctl stop rackside") == NULL) {
        printf("beside the kiosk it must say what to do: %s\n", m->said);
        return false;
    }
    bool ok = machine_run(m, "systemctl stop rackside && runuser -u rackside "
                             "-- rackside --selftest 2>&1");
    printf("%s", m->said);
    return ok;
}

/* Of all threads: wake-ups, and clock ticks (100 a second) of CPU. */
static bool read_cost(struct rack *r, long *wakes, long *ticks, long *rss_kb)
{
    return machine_run(
               &r->machine,
               "p=$(systemctl show rackside -p MainPID --value); "
               "cat /proc/$p/task/*/status | awk '/^vol/ { n += $2 } "
               "END { print n }'; awk '{ print $14 + $15 }' /proc/$p/stat; "
               "awk '/^VmRSS/ { print $2 }' /proc/$p/status") &&
           sscanf(r->machine.said, "%ld %ld %ld", wakes, ticks, rss_kb) == 3;
}

/* No timing is judged, but that it sleeps at all: SDL's own wait wakes a
 * thousand times a second. */
static bool idles(struct rack *r, int for_s)
{
    long wakes[2], ticks[2], rss_kb;
    machine_sleep_ms(5000); /* the start's own work dies down */
    if (!read_cost(r, &wakes[0], &ticks[0], &rss_kb)) {
        return false;
    }
    machine_sleep_ms(for_s * 1000);
    if (!read_cost(r, &wakes[1], &ticks[1], &rss_kb)) {
        return false;
    }
    printf("idle for %d s: %.1f wake-ups a second, %.2f %% CPU (emulated), "
           "RSS %.1f MiB with Mesa's software rasteriser\n",
           for_s, (double)(wakes[1] - wakes[0]) / for_s,
           (double)(ticks[1] - ticks[0]) / for_s, (double)rss_kb / 1024);
    return wakes[1] - wakes[0] < 100L * for_s;
}

static bool is_dark(struct rack *r)
{
    struct picture seen;
    long lit = 0;
    if (!machine_look(&r->machine, &seen)) {
        return false;
    }
    for (int i = 0; i < seen.w * seen.h * 3; i++) {
        lit += seen.rgb[i] > 0;
    }
    picture_free(&seen);
    printf("after a minute %ld samples of the screen are lit\n", lit);
    return lit == 0;
}

/* The first touch is where "Pick by name" is, which must not open by it. */
bool case_the_light_goes_out_and_a_touch_only_wakes(
    struct rack *r, const struct counts *counts)
{
    int64_t end_ms;
    int x_px, y_px;
    if (!rack_fresh(r, "[light]\\ndim_after_min = 0\\nblank_after_min = 1\\n") ||
        !rack_sees(r, "idle", RACK_PATIENCE_MS)) {
        return false;
    }
    end_ms = machine_now_ms() + 62000;
    if (!idles(r, counts->idle_s) ||
        !twin_where(&r->twin, "Pick by name", &x_px, &y_px)) {
        return false;
    }
    machine_sleep_ms((int)(end_ms - machine_now_ms()));
    if (!is_dark(r) ||
        machine_order(&r->machine, "touch %d %d 80",
                      x_px * PANEL_RANGE / PANEL_W_PX + 3,
                      y_px * PANEL_RANGE / PANEL_H_PX + 3) != 0 ||
        !rack_sees(r, "woken", RACK_PATIENCE_MS)) {
        return false;
    }
    machine_sleep_ms(500); /* a touch at once would be a bounce */
    return rack_press_and_see(r, "Pick by name");
}

bool case_a_turned_panel(struct rack *r, const struct counts *counts)
{
    (void)counts;
    if (!rack_fresh(r, "[panel]\\nrotate = 90\\n")) {
        return false;
    }
    rack_turn(r, 90);
    return rack_sees(r, "turned", RACK_PATIENCE_MS) &&
           rack_press_and_see(r, "Pick by name") &&
           rack_press_and_see(r, "Back");
}
