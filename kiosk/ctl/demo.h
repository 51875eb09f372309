/* Demo: a gym to try everything on, with eight weeks behind it. */
#ifndef KIOSK_CTL_DEMO_H
#define KIOSK_CTL_DEMO_H

#include "kiosk/config/assets.h"
#include "kiosk/store/db.h"

/* Fills an empty database in one transaction. The last workout is the day
 * before until_wall_ms (UNIX milliseconds). The same each time. */
enum db_status demo_fill(struct db *db, const struct assets *assets,
                         int64_t until_wall_ms);

#endif
