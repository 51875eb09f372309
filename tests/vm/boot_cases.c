#include "tests/vm/cases.h"

#include <inttypes.h>
#include <string.h>

bool case_boots_into_the_kiosk(struct rack *r, const struct counts *counts)
{
    (void)counts;
    if (!rack_on(r, "")) {
        return false;
    }
    /* The hands come before the kiosk; its first frame is waited for. */
    if (!rack_sees(r, "idle", RACK_BOOT_PATIENCE_MS)) {
        return false;
    }
    r->is_idle = true;
    printf("power on to \"Tap in\": %.1f s (software emulation)\n",
           (double)(machine_now_ms() - r->machine.on_ms) / 1000);
    if (!rack_is_up(r, RACK_PATIENCE_MS)) {
        return false;
    }
    machine_run(&r->machine, "systemctl show rackside -p StatusText --value; "
                             "ls /sys/class/net");
    printf("status: %s", r->machine.said);
    return strstr(r->machine.said, "eth") == NULL; /* and without a network */
}

bool case_the_unit_is_as_hardened_as_tested(struct rack *r,
                                            const struct counts *counts)
{
    (void)counts;
    bool ok = rack_up(r) && machine_run(&r->machine,
                                      "systemd-analyze security rackside "
                                      "--threshold=11 --no-pager | tail -n 1");
    printf("%s", r->machine.said);
    return ok && machine_run(&r->machine,
                             "p=$(systemctl show rackside -p MainPID "
                             "--value); test $(stat -c %%U /proc/$p) = "
                             "rackside && systemctl is-enabled -q rackside "
                             "rackside-backup.timer");
}
