#include "tests/vm/cases.h"
#include "tests/vm/demo.h"

#include <stdlib.h>
#include <string.h>

#define STATE "/var/lib/rackside/disk"

/* What is red on the screen stands in the unit's status too. */
static bool says(struct rack *r, const char *what)
{
    int64_t end_ms = machine_now_ms() + RACK_PATIENCE_MS;
    while (machine_now_ms() < end_ms) {
        machine_run(&r->machine,
                    "systemctl show rackside -p StatusText --value");
        if (strstr(r->machine.said, what) != NULL) {
            printf("it says: %s", r->machine.said);
            return true;
        }
        machine_sleep_ms(200);
    }
    printf("it does not say \"%s\" but: %s", what, r->machine.said);
    return false;
}

/* A banner covers the header, of which the twin's, whose disk is well, is
 * almost empty. */
static bool shows_a_banner(struct rack *r, const char *name)
{
    struct picture want, seen;
    char path[MACHINE_PATH_MAX + 80];
    if (!twin_look(&r->twin, &want) || !machine_look(&r->machine, &seen)) {
        return false;
    }
    struct difference all = picture_differ(&want, &seen, 0, NULL);
    struct difference below =
        picture_differ(&want, &seen, RACK_HEADER_PX, NULL);
    snprintf(path, sizeof path, "%s/%s.png", r->machine.folder, name);
    picture_write(&seen, path);
    bool ok = all.n - below.n > want.w * RACK_HEADER_PX / 2;
    if (!ok) {
        printf("no banner is up: see %s\n", path);
    }
    picture_free(&want);
    picture_free(&seen);
    return ok;
}

static bool count_is(struct rack *r, int want)
{
    int sets, told;
    if (!rack_count(r, &sets, &told)) {
        return false;
    }
    if (sets != want) {
        printf("%d sets, not %d\n", sets, want);
    }
    return sets == want;
}

/* A set is done while the disk takes nothing, and is there when it does. */
static bool waits_for_the_disk(struct rack *r, const char *spoil,
                               const char *mend, const char *name)
{
    int sets, told;
    struct machine *m = &r->machine;
    if (!rack_idle(r) || !rack_tap(r, ADA) || !rack_sees(r, "top", RACK_PATIENCE_MS) ||
        !rack_count(r, &sets, &told) || !machine_run(m, "%s", spoil) ||
        !rack_press(r, "Done") || !says(r, "Not saved yet") ||
        !shows_a_banner(r, name) || !count_is(r, sets)) {
        return false;
    }
    if (!machine_run(m, "%s", mend)) {
        return false;
    }
    machine_sleep_ms(8000); /* the store tries again every few seconds */
    return rack_sees(r, "saved after all", RACK_PATIENCE_MS) &&
           count_is(r, sets + 1);
}

/* The kiosk starts although the disk takes nothing. */
static bool starts_all_the_same(struct rack *r, const char *spoil,
                                const char *name)
{
    return machine_run(&r->machine, "%s; systemctl restart rackside",
                       spoil) &&
           rack_is_up(r, RACK_BOOT_PATIENCE_MS) &&
           says(r, "Disk: it is full") && shows_a_banner(r, name);
}

#define FILL                                                                  \
    "dd if=/dev/zero of=" STATE "/filler bs=64k 2>/dev/null; dd if=/dev/zero " \
    "of=" STATE "/filler2 bs=512 2>/dev/null; sync; true"

bool case_a_full_disk(struct rack *r, const struct counts *counts)
{
    (void)counts;
    return waits_for_the_disk(r, FILL, "rm " STATE "/filler*", "full") &&
           starts_all_the_same(r, FILL, "start-full") &&
           machine_run(&r->machine, "rm " STATE "/filler*");
}

/* While a program writes there the kernel refuses to make it read-only: so
 * does a card that gave up, at its next start. */
bool case_a_read_only_disk(struct rack *r, const struct counts *counts)
{
    (void)counts;
    int sets, told;
    struct machine *m = &r->machine;
    if (!rack_idle(r) || !rack_count(r, &sets, &told) ||
        !machine_run(m, "systemctl stop rackside && mount -o remount,ro " STATE
                        " && systemctl start rackside") ||
        !rack_is_up(r, RACK_BOOT_PATIENCE_MS) || !says(r, "read-only") ||
        !shows_a_banner(r, "read-only")) {
        return false;
    }
    /* The service has the mount as it was when it started. */
    return machine_run(m, "mount -o remount,rw " STATE
                          " && systemctl restart rackside") &&
           rack_sees(r, "well again", RACK_PATIENCE_MS) && rack_tap(r, ADA) &&
           rack_sees(r, "top", RACK_PATIENCE_MS) &&
           rack_press_and_see(r, "Done") && count_is(r, sets + 1);
}

bool case_a_damaged_database(struct rack *r, const struct counts *counts)
{
    (void)counts;
    return rack_idle(r) &&
           machine_run(&r->machine,
                       "systemctl start rackside-backup && "
                       "systemctl stop rackside && "
                       "dd if=/dev/urandom of=" STATE "/rackside.db bs=4096 "
                       "seek=1 count=20 conv=notrunc 2>/dev/null && "
                       "systemctl start rackside && ls " STATE) &&
           strstr(r->machine.said, "damaged") != NULL &&
           says(r, "the database was damaged") &&
           shows_a_banner(r, "damaged") && rack_is_sound(r) &&
           rack_tap(r, ADA) && /* who is still known, from the copy */
           says(r, "the database was damaged");
}

/* Its driver was late: nobody restarted anything. */
static bool chip_comes(struct rack *r)
{
    return machine_run(&r->machine,
                       "sh /usr/lib/rackside-vm/gpio-sim.sh") &&
           says(r, "reader listening");
}

bool case_no_disk_and_no_chip(struct rack *r, const struct counts *counts)
{
    (void)counts;
    char command[MACHINE_PATH_MAX + 96];
    machine_cut(&r->machine);
    snprintf(command, sizeof command,
             "dd if=/dev/zero of='%s/data.img' bs=1M count=1 conv=notrunc "
             "2>/dev/null",
             r->machine.folder);
    return machine_install(&r->machine, r->gym) && system(command) == 0 &&
           machine_on(&r->machine, "rackside.gpio=absent") &&
           rack_is_up(r, RACK_BOOT_PATIENCE_MS) &&
           says(r, "no GPIO chip") && says(r, "Disk:") &&
           shows_a_banner(r, "no-chip") && chip_comes(r);
}
