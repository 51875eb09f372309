/* vm BUILT PROGRAMS GYM [--soak] [NAME...]: the rack in a virtual machine, case
 * by case; only those whose name holds a NAME, if any is given. The last line
 * is "N passed, N failed, N skipped".
 *
 * In the short form a case that fails is tried again on a new machine, up to
 * TRIES times, and that is told: it runs on shared hosts, which stop an emulated processor at
 * any moment and for as long as they like. The long form has one try. */
#include "tests/vm/cases.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Cases that begin with a boot come last, but for the cuts: the one after them
 * finds the machine on. */
static const struct named {
    const char *name;
    bool (*run)(struct rack *, const struct counts *);
} cases[] = {
    {"boots into the kiosk", case_boots_into_the_kiosk},
    {"the unit is as hardened as tested",
     case_the_unit_is_as_hardened_as_tested},
    {"a tag is answered at once", case_a_tag_is_answered_at_once},
    {"a workout with tag and fingers", case_a_workout_with_tag_and_fingers},
    {"a workout with buttons alone", case_a_workout_with_buttons_alone},
    {"the clock jumps by years", case_the_clock_jumps_by_years},
    {"a panel unplugged and plugged in",
     case_a_panel_unplugged_and_plugged_in},
    {"a mouse is a finger", case_a_mouse_is_a_finger},
    {"a USB reader unplugged and plugged in",
     case_a_usb_reader_unplugged_and_plugged_in},
    {"frames at 200 us", case_frames_at_200_us},
    {"frames at 2 ms", case_frames_at_2_ms},
    {"the simulated chip delivers", case_the_simulated_chip_delivers},
    {"noise logs nobody in", case_noise_logs_nobody_in},
    {"two buttons bring the staff screen",
     case_two_buttons_bring_the_staff_screen},
    {"the self-test reads the lines", case_the_self_test_reads_the_lines},
    {"idle costs little, the light goes out, a touch only wakes",
     case_the_light_goes_out_and_a_touch_only_wakes},
    {"a turned panel", case_a_turned_panel},
    {"killed, crashed, frozen, it comes back",
     case_killed_crashed_frozen_it_comes_back},
    {"a full disk", case_a_full_disk},
    {"a read-only disk", case_a_read_only_disk},
    {"a damaged database", case_a_damaged_database},
    {"the nightly backup", case_the_nightly_backup},
    {"power cuts", case_power_cuts},
    {"upgrade, remove, purge", case_upgrade_remove_purge},
    {"no disk and no chip", case_no_disk_and_no_chip},
};
#define CASES ((int)(sizeof cases / sizeof cases[0]))

static const struct counts short_form = {.cuts = 5,
                                         .frames = 100,
                                         .noise_s = 15,
                                         .taps = 5,
                                         .idle_s = 15};
static const struct counts long_form = {.cuts = 50,
                                        .frames = 1000,
                                        .noise_s = 60,
                                        .taps = 15,
                                        .idle_s = 45};

/* A clean start of the demo's day, which is what its history ends at (run.sh):
 * a Monday, years ahead, for systemd sets a clock that is before its own build
 * to that moment, at every boot. */
#define WALL_S 1898848800 /* 2030-03-04 10:00 UTC */

static void prepare(struct rack *r, char **argv)
{
    snprintf(r->machine.built, sizeof r->machine.built, "%s", argv[1]);
    snprintf(r->machine.folder, sizeof r->machine.folder, "%s/rack", argv[1]);
    snprintf(r->twin.folder, sizeof r->twin.folder, "%s/rack", argv[1]);
    snprintf(r->twin.programs, sizeof r->twin.programs, "%s", argv[2]);
    snprintf(r->gym, sizeof r->gym, "%s", argv[3]);
    r->machine.wall_s = WALL_S;
}

static bool run_case(struct rack *r, const struct named *one,
                     const struct counts *counts)
{
    int64_t start_ms = machine_now_ms();
    printf("--- %s\n", one->name);
    bool ok = one->run(r, counts);
    printf("%s %s (%.1f s)\n", ok ? "ok" : "FAILED", one->name,
           (double)(machine_now_ms() - start_ms) / 1000);
    if (!ok && r->machine.pid > 0) {
        machine_run(&r->machine, "journalctl -b -u rackside -n 15 -o cat");
        printf("the kiosk's journal ends with:\n%s", r->machine.said);
        machine_cut(&r->machine); /* the next case starts afresh */
    }
    return ok;
}

#define TRIES 3

static bool run_patiently(struct rack *r, const struct named *one, int *again)
{
    bool ok = run_case(r, one, &short_form);
    for (int i = 1; !ok && i < TRIES; i++) {
        printf("once more:\n");
        *again += 1;
        ok = run_case(r, one, &short_form);
    }
    return ok;
}

static bool is_wanted(const char *name, char **only)
{
    bool is_named = *only == NULL;
    for (; *only != NULL; only++) {
        is_named = is_named || strstr(name, *only) != NULL;
    }
    return is_named;
}

int main(int argc, char **argv)
{
    static struct rack rack;
    int passed = 0, failed = 0, again = 0;
    bool is_soak = argc > 4 && strcmp(argv[4], "--soak") == 0;
    if (argc < 4) {
        fprintf(stderr, "vm BUILT PROGRAMS GYM [--soak] [NAME...]\n");
        return 2;
    }
    setvbuf(stdout, NULL, _IOLBF, 0);
    signal(SIGPIPE, SIG_IGN);
    prepare(&rack, argv);
    for (int i = 0; i < CASES; i++) {
        if (is_wanted(cases[i].name, argv + 4 + is_soak)) {
            bool ok = is_soak ? run_case(&rack, &cases[i], &long_form)
                              : run_patiently(&rack, &cases[i], &again);
            passed += ok;
            failed += !ok;
        }
    }
    machine_cut(&rack.machine);
    if (again > 0) {
        printf("%d tries more than cases\n", again);
    }
    printf("%d passed, %d failed, 0 skipped\n", passed, failed);
    return failed == 0 && passed > 0 ? 0 : 1;
}
