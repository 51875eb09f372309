#include "tests/vm/cases.h"
#include "tests/vm/demo.h"

#include <stdlib.h>

/* Of the unit: how often it was started anew. */
static int restarts(struct rack *r)
{
    return machine_run(&r->machine,
                       "systemctl show rackside -p NRestarts --value")
               ? atoi(r->machine.said)
               : -1;
}

static bool wait_for_restart(struct rack *r, int before)
{
    int64_t start_ms = machine_now_ms();
    while (restarts(r) <= before) {
        if (machine_now_ms() - start_ms > RACK_BOOT_PATIENCE_MS) {
            printf("systemd did not start it anew\n");
            return false;
        }
        machine_sleep_ms(200);
    }
    if (!rack_is_up(r, RACK_BOOT_PATIENCE_MS)) {
        return false;
    }
    printf("back with its first frame after %.1f s\n",
           (double)(machine_now_ms() - start_ms) / 1000);
    return true;
}

/* In the middle of a workout, with a set that was not told yet. */
static bool survives(struct rack *r, const char *signal)
{
    int sets, told, sets_after, told_after;
    if (!rack_fresh(r, "") || !rack_sees(r, "idle", RACK_PATIENCE_MS) || !rack_tap(r, ADA) ||
        !rack_sees(r, "top", RACK_PATIENCE_MS) ||
        !rack_press_and_see(r, "Done") || !rack_press_and_see(r, "9") ||
        !rack_press_and_see(r, "Done") || !rack_count(r, &sets, &told)) {
        return false;
    }
    int before = restarts(r);
    if (!machine_run(&r->machine, "systemctl kill -s %s rackside", signal) ||
        !wait_for_restart(r, before) ||
        !rack_count(r, &sets_after, &told_after)) {
        return false;
    }
    if (sets_after != sets || told_after != told) {
        printf("%d sets, %d told; were %d, %d\n", sets_after, told_after, sets,
               told);
        return false;
    }
    return rack_is_sound(r) && rack_twin_again(r) &&
           rack_sees(r, "idle after", RACK_PATIENCE_MS) && rack_tap(r, ADA) &&
           rack_sees(r, "asked again", RACK_PATIENCE_MS) &&
           rack_press_and_see(r, "8.5");
}

bool case_killed_it_comes_back(struct rack *r, const struct counts *counts)
{
    (void)counts;
    return survives(r, "KILL");
}

bool case_crashed_it_comes_back(struct rack *r, const struct counts *counts)
{
    (void)counts;
    return survives(r, "SEGV");
}

bool case_frozen_it_comes_back(struct rack *r, const struct counts *counts)
{
    (void)counts;
    return survives(r, "STOP");
}
