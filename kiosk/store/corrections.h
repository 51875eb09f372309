/* Corrections: what a set that was done really was, as a row that counts in
 * place of what its own rows say. Those stay. */
#ifndef KIOSK_STORE_CORRECTIONS_H
#define KIOSK_STORE_CORRECTIONS_H

#include "kiosk/app/record.h"
#include "kiosk/store/db.h"

struct correction {
    struct uid id, target; /* of this row; of the set */
    struct moment at;
    struct set set; /* all of it, told; of a miss the reps achieved */
};

/* Appends one in one transaction. boot_id: of this boot, 1..63 bytes. The
 * newest counts, until it is undone (RECORD_VOID). Idempotent on its id.
 * DB_NOT_FOUND: there is no such set, or it was undone; DB_BAD: a field out of
 * range. */
enum db_status corrections_append(struct db *db, const char *boot_id,
                                  const struct correction *correction);

#endif
