/* Rotate: numbered copies of the database in one folder, the newest kept.
 *
 * A copy is called RACK-NNNNNN-YYYY-MM-DD.db: the rack's name in lower case,
 * then a number that counts up from the highest one there, so that which copy
 * is older does not hang on the clock; the day is for people. Other files are
 * never touched: a coach's own copies, or those of another rack. */
#ifndef KIOSK_STORE_ROTATE_H
#define KIOSK_STORE_ROTATE_H

#include "kiosk/store/db.h"

#define ROTATE_KEEP_MAX 999

/* Writes one more copy as backup_write does, and its path to *path; then keeps
 * the newest `keep` (1 to ROTATE_KEEP_MAX) that are sound and removes the
 * older ones of this rack. Nothing is removed where the copy failed; a copy
 * that is no longer sound does not count for one. */
enum db_status rotate_write(struct db *db, const char *dir, const char *rack,
                            int keep, char path[DB_PATH_MAX],
                            char why[DB_WHY_MAX]);

#endif
