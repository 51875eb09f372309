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
    int before = restarts(r);
    printf("SIG%s: ", signal);
    if (!rack_count(r, &sets, &told) ||
        !machine_run(&r->machine, "systemctl kill -s %s rackside", signal) ||
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

/* Each at another of her back-off sets. */
bool case_killed_crashed_frozen_it_comes_back(struct rack *r,
                                              const struct counts *counts)
{
    static const char *const signals[] = {"KILL", "SEGV", "STOP"};
    (void)counts;
    bool ok = rack_idle(r) && rack_tap(r, ADA) &&
              rack_sees(r, "top", RACK_PATIENCE_MS) &&
              rack_press_and_see(r, "Done") && rack_press_and_see(r, "9");
    for (int i = 0; ok && i < 3; i++) {
        ok = rack_press_and_see(r, "Done") && survives(r, signals[i]);
    }
    return ok;
}
