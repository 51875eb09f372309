/* Backup: whole copies of the database, and finding the newest sound one. */
#ifndef KIOSK_STORE_BACKUP_H
#define KIOSK_STORE_BACKUP_H

#include "kiosk/store/db.h"

/* Writes a compact copy to path and syncs it and its folder. DB_EXISTS where
 * there is a file already: it is never overwritten. What was half written is
 * removed on failure. */
enum db_status backup_write(struct db *db, const char *path,
                            char why[DB_WHY_MAX]);

/* The path of the newest (by time of change, then by name) file ending in
 * ".db" in dir that passes quick_check and is not of a newer schema.
 * DB_NOT_FOUND where there is none, or no such folder. size: DB_PATH_MAX. */
enum db_status backup_newest(const char *dir, char *path, size_t size);

/* Makes a rename or a new file in path's folder last. */
bool backup_sync_folder(const char *path);

#endif
