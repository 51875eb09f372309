#include "tests/vm/cases.h"

bool case_a_panel_unplugged_and_plugged_in(struct rack *r,
                                           const struct counts *counts)
{
    (void)counts;
    struct machine *m = &r->machine;
    if (!rack_idle(r) || !rack_press_and_see(r, "Pick by name") ||
        machine_order(m, "unplug") != 0) {
        return false;
    }
    machine_sleep_ms(1000);
    if (!rack_button(r, "back") || !rack_sees(r, "no panel", RACK_PATIENCE_MS)) {
        return false;
    }
    if (machine_order(m, "plug") != 0) {
        return false;
    }
    machine_sleep_ms(2000);
    return rack_press_and_see(r, "Pick by name") && rack_leave_idle(r);
}

bool case_a_mouse_is_a_finger(struct rack *r, const struct counts *counts)
{
    (void)counts;
    return rack_idle(r) && rack_click(r, "Pick by name") &&
           rack_sees(r, "people by mouse", RACK_PATIENCE_MS) &&
           rack_leave_idle(r);
}

/* A tag that nobody has is named in the journal. */
static bool type_and_hear(struct rack *r, const char *digits)
{
    char line[96];
    snprintf(line, sizeof line, "reader: usb:%s has no athlete", digits);
    return machine_type(&r->machine, digits) &&
           rack_tells(r, line, RACK_PATIENCE_MS);
}

bool case_a_usb_reader_unplugged_and_plugged_in(struct rack *r,
                                                const struct counts *counts)
{
    (void)counts;
    struct machine *m = &r->machine;
    if (!rack_idle(r) || !machine_plug_reader(m)) {
        return false;
    }
    machine_sleep_ms(2000);
    if (!type_and_hear(r, "0012345678") || !machine_unplug_reader(m)) {
        return false;
    }
    machine_sleep_ms(2000);
    if (!machine_plug_reader(m)) {
        return false;
    }
    machine_sleep_ms(2000);
    return type_and_hear(r, "0087654321");
}
