/* Stamp: what every appended row begins with: whose it is, its place in the
 * kiosk's order, and when it was. Private to kiosk/store/. */
#ifndef KIOSK_STORE_STAMP_H
#define KIOSK_STORE_STAMP_H

#include "kiosk/app/moment.h"
#include "kiosk/store/sql.h"

#define STAMP_BOOT_MAX 63 /* bytes of a boot id */

/* The first columns of an INSERT, and their eight parameters. */
#define STAMP_ROW \
    "(athlete, id, seq, boot, mono_ms, wall_ms, utc_offset_s, clock_trusted, "
#define STAMP_VALUES "?,?,?,?,?,?,?,?, "

struct stamp {
    int64_t seq, boot;
};

/* Whether it can be a boot's id: 1..STAMP_BOOT_MAX bytes. */
bool stamp_is_boot(const char *boot_id);
/* The next number, within the transaction of its row. */
enum db_status stamp_take(struct db *db, const char *boot_id,
                          struct stamp *out);
/* Binds parameters 1..8. */
void stamp_bind(sqlite3_stmt *stmt, const struct uid *athlete,
                const struct uid *id, const struct moment *at,
                const struct stamp *stamp);

#endif
