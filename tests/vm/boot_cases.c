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

static bool ready(struct rack *r)
{
    return (r->machine.pid > 0 || rack_on(r, "")) &&
           rack_is_up(r, RACK_BOOT_PATIENCE_MS);
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

bool case_idle_costs_little(struct rack *r, const struct counts *counts)
{
    long wakes[2], ticks[2], rss_kb;
    if (!ready(r) || !rack_sees(r, "idle", RACK_PATIENCE_MS)) {
        return false;
    }
    machine_sleep_ms(5000); /* boot's own work dies down */
    if (!read_cost(r, &wakes[0], &ticks[0], &rss_kb)) {
        return false;
    }
    machine_sleep_ms(counts->idle_s * 1000);
    if (!read_cost(r, &wakes[1], &ticks[1], &rss_kb)) {
        return false;
    }
    printf("idle: %.1f wake-ups a second, %.2f %% CPU (emulated), RSS %.1f "
           "MiB with Mesa's software rasteriser\n",
           (double)(wakes[1] - wakes[0]) / counts->idle_s,
           (double)(ticks[1] - ticks[0]) / counts->idle_s,
           (double)rss_kb / 1024);
    /* No timing: that it sleeps at all. SDL's own wait wakes 1000 times. */
    return wakes[1] - wakes[0] < 100L * counts->idle_s;
}

bool case_the_unit_is_as_hardened_as_tested(struct rack *r,
                                            const struct counts *counts)
{
    (void)counts;
    bool ok = ready(r) && machine_run(&r->machine,
                                      "systemd-analyze security rackside "
                                      "--threshold=11 --no-pager | tail -n 1");
    printf("%s", r->machine.said);
    return ok && machine_run(&r->machine,
                             "p=$(systemctl show rackside -p MainPID "
                             "--value); test $(stat -c %%U /proc/$p) = "
                             "rackside && systemctl is-enabled -q rackside "
                             "rackside-backup.timer");
}
