/* Recover: opens the database whatever state it is in.
 *
 * A damaged file is set aside as NAME.damaged-YYYYMMDD-HHMMSS, its -wal and
 * -shm with it; the newest sound backup takes its place, or an empty database
 * where there is none. A file of a newer Rackside or of another program is
 * left alone. Nothing is ever deleted, and no open database is renamed. */
#ifndef KIOSK_STORE_RECOVER_H
#define KIOSK_STORE_RECOVER_H

#include "kiosk/store/store.h"
#include "kiosk/store/db.h"

/* *out is NULL where it cannot be opened; *report says what happened, for the
 * person in front of the screen, and what to do. */
void recover_open(const struct store_config *config, struct db **out,
                  struct store_report *report);

#endif
