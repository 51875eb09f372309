/* Cases: what the rack must show in the machine. Each leaves the rack as it
 * likes: the next one asks for what it needs. False: it said what is wrong. */
#ifndef TESTS_VM_CASES_H
#define TESTS_VM_CASES_H

#include "tests/vm/rack.h"

struct counts {
    int cuts;     /* power cuts */
    int frames;   /* of each kind */
    int noise_s;  /* of floating lines */
    int taps;     /* timed */
    int idle_s;   /* watched */
};

/* boot_cases.c */
bool case_boots_into_the_kiosk(struct rack *, const struct counts *);
bool case_the_unit_is_as_hardened_as_tested(struct rack *,
                                            const struct counts *);
/* workout_cases.c */
bool case_a_workout_with_tag_and_fingers(struct rack *,
                                         const struct counts *);
bool case_a_workout_with_buttons_alone(struct rack *, const struct counts *);
bool case_a_tag_is_answered_at_once(struct rack *, const struct counts *);
bool case_the_clock_jumps_by_years(struct rack *, const struct counts *);
/* plug_cases.c */
bool case_a_panel_unplugged_and_plugged_in(struct rack *,
                                           const struct counts *);
bool case_a_usb_reader_unplugged_and_plugged_in(struct rack *,
                                                const struct counts *);
bool case_a_mouse_is_a_finger(struct rack *, const struct counts *);
/* frame_cases.c */
bool case_frames_at_200_us(struct rack *, const struct counts *);
bool case_frames_at_2_ms(struct rack *, const struct counts *);
bool case_the_simulated_chip_delivers(struct rack *, const struct counts *);
bool case_noise_logs_nobody_in(struct rack *, const struct counts *);
/* staff_cases.c */
bool case_two_buttons_bring_the_staff_screen(struct rack *,
                                             const struct counts *);
bool case_the_self_test_reads_the_lines(struct rack *,
                                        const struct counts *);
bool case_the_light_goes_out_and_a_touch_only_wakes(struct rack *,
                                                    const struct counts *);
bool case_a_turned_panel(struct rack *, const struct counts *);
/* kill_cases.c */
bool case_killed_crashed_frozen_it_comes_back(struct rack *,
                                              const struct counts *);
/* disk_cases.c */
bool case_a_full_disk(struct rack *, const struct counts *);
bool case_a_read_only_disk(struct rack *, const struct counts *);
bool case_a_damaged_database(struct rack *, const struct counts *);
bool case_no_disk_and_no_chip(struct rack *, const struct counts *);
/* cut_cases.c */
bool case_power_cuts(struct rack *, const struct counts *);
/* package_cases.c */
bool case_the_nightly_backup(struct rack *, const struct counts *);
bool case_upgrade_remove_purge(struct rack *, const struct counts *);

#endif
