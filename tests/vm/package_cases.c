#include "tests/vm/cases.h"
#include "tests/vm/demo.h"

#include <stdlib.h>
#include <string.h>

#define STATE "/var/lib/rackside/disk"

bool case_the_nightly_backup(struct rack *r, const struct counts *counts)
{
    (void)counts;
    struct machine *m = &r->machine;
    /* A night, twelve more that have been, and three: systemd would take as
     * many starts in a row for a service that fails. The kiosk runs, and keeps
     * its database. */
    if (!rack_idle(r) ||
        !machine_run(m, "systemctl is-active -q rackside-backup.timer && "
                        "rm -f " STATE "/backups/*; "
                        "for night in 0 13 14 15; do systemctl "
                        "reset-failed rackside-backup; systemctl start "
                        "rackside-backup || exit 1; test $night -gt 0 || "
                        "for past in $(seq -w 2 13); do cp -p " STATE
                        "/backups/rackside-000001-*.db " STATE
                        "/backups/rackside-0000$past-2026-02-$past.db; "
                        "done; done; "
                        "ls " STATE "/backups | grep -c '\\.db$'") ||
        atoi(m->said) != 14) {
        printf("copies: %s\n", m->said);
        return false;
    }
    return machine_run(m, "for copy in " STATE "/backups/*.db; do racksidectl "
                          "--db $copy check || exit 1; done") &&
           rack_is_up(r, RACK_PATIENCE_MS);
}

bool case_upgrade_remove_purge(struct rack *r, const struct counts *counts)
{
    (void)counts;
    int sets, told, after;
    struct machine *m = &r->machine;
    if (!rack_idle(r) || !rack_count(r, &sets, &told) || !rack_tap(r, ADA) ||
        !rack_sees(r, "top", RACK_PATIENCE_MS) ||
        !rack_press_and_see(r, "Done")) {
        return false;
    }
    /* An upgrade with a running kiosk: started anew, the workout waits. */
    if (!machine_run(m, "p=$(systemctl show rackside -p MainPID --value); "
                        "dpkg -i /usr/lib/rackside-vm/rackside.deb && "
                        "! test -e /proc/$p") ||
        !rack_is_up(r, RACK_BOOT_PATIENCE_MS) ||
        !rack_count(r, &after, &told) || after != sets + 1) {
        printf("upgrade: %s\n", m->said);
        return false;
    }
    if (!rack_twin_again(r) || !rack_sees(r, "upgraded", RACK_PATIENCE_MS) ||
        !rack_tap(r, ADA) || !rack_sees(r, "asked", RACK_PATIENCE_MS)) {
        return false;
    }
    if (!machine_run(m, "dpkg -r rackside && ! systemctl is-active -q "
                        "rackside && test -s " STATE "/rackside.db && "
                        "! test -e /usr/bin/rackside")) {
        printf("remove: %s\n", m->said);
        return false;
    }
    bool ok = machine_run(m, "dpkg -P rackside && ! test -e " STATE
                             "/rackside.db && ! test -e "
                             "/etc/rackside/rackside.conf");
    machine_run(m, "ls -A " STATE " /etc/rackside 2>&1");
    printf("after purge: %s", m->said);
    return ok;
}
