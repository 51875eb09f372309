#include "tests/vm/cases.h"
#include "tests/vm/demo.h"

#include <stdlib.h>
#include <string.h>

static bool ready(struct rack *r, const char *conf)
{
    return rack_fresh(r, conf) && rack_sees(r, "idle", RACK_PATIENCE_MS);
}

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
    if (!ready(r, "") || !rack_news(r) ||
        machine_order(m, "hold %d %d 3300", BUTTON_UP, BUTTON_DOWN) != 0 ||
        machine_order(m, "frame %d %d 2000 " ADA, LINE_D0, LINE_D1) != 0 ||
        !rack_tells(r, "reader: 26:" ADA " parity ok", RACK_PATIENCE_MS) ||
        machine_order(m, "frame %d %d 2000 %s", LINE_D0, LINE_D1, swapped) !=
            0 ||
        !rack_tells(r, "D0 and D1 look swapped", RACK_PATIENCE_MS)) {
        return false;
    }
    /* Back leaves it; nobody was logged in by what was tapped there. */
    return twin_do(&r->twin, "button up+down 3300") &&
           rack_button(r, "back") &&
           rack_sees(r, "idle after staff", RACK_PATIENCE_MS);
}

/* On a terminal, as the installer runs it. */
bool case_the_self_test_reads_the_lines(struct rack *r,
                                        const struct counts *counts)
{
    (void)counts;
    struct machine *m = &r->machine;
    if (!ready(r, "") ||
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

bool case_the_light_goes_out_and_a_touch_only_wakes(
    struct rack *r, const struct counts *counts)
{
    (void)counts;
    struct picture seen;
    if (!ready(r, "[light]\\ndim_after_min = 0\\nblank_after_min = 1\\n")) {
        return false;
    }
    machine_sleep_ms(65000);
    if (!machine_look(&r->machine, &seen)) {
        return false;
    }
    long lit = 0;
    for (int i = 0; i < seen.w * seen.h * 3; i++) {
        lit += seen.rgb[i] > 0;
    }
    picture_free(&seen);
    printf("after a minute %ld samples of the screen are lit\n", lit);
    /* Where "Pick by name" is: it must not open. */
    return lit == 0 &&
           machine_order(&r->machine, "touch 3550 3660 80") == 0 &&
           rack_sees(r, "woken", RACK_PATIENCE_MS) &&
           rack_press_and_see(r, "Pick by name");
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
