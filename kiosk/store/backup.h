/* Backup: whole copies of the database, and finding the newest sound one. */
#ifndef KIOSK_STORE_BACKUP_H
#define KIOSK_STORE_BACKUP_H

#include "kiosk/store/db.h"

/* Writes a compact copy to path, reads it back from the disk and checks it.
 * It has its name only when it is whole, sound and synced: until then it is
 * BACKUP_PART in the same folder, which the next copy there removes. Its time
 * of change is later than that of every *.db beside it, also where the clock
 * has jumped back, so that backup_newest tells it from one with as many rows.
 * Copies into one folder wait for each other. DB_EXISTS where there is a file
 * already: it is never overwritten. DB_DAMAGED where the copy is not sound. */
#define BACKUP_PART ".rackside-backup.part"
enum db_status backup_write(struct db *db, const char *path,
                            char why[DB_WHY_MAX]);

/* Whether the file is one of Rackside's, not of a newer schema, and passes
 * quick_check. No log is made beside it. */
bool backup_is_sound(const char *path);

/* Where copies go: configured (NULL or "": "backups" beside the database). */
void backup_folder(const char *database, const char *configured, char *out,
                   size_t size);

/* The folder a file is in: "/" of "/gym.db", "." of "gym.db". */
void backup_folder_of(const char *path, char *out, size_t size);

/* The path of the newest file ending in ".db" in dir that passes quick_check
 * and is not of a newer schema. The newest is the one that has counted the
 * most rows: a kiosk's clock may have been wrong by years when a copy was
 * made. Of those with as many it is the one changed last, then the last by
 * name. DB_NOT_FOUND where there is none, or no such folder. size:
 * DB_PATH_MAX. */
enum db_status backup_newest(const char *dir, char *path, size_t size);

/* How many files ending in ".db" are in dir, and when the newest by its time
 * was changed, in seconds since 1970; -1: dir cannot be read. No file is
 * opened. */
int backup_count(const char *dir, int64_t *newest_s);

/* Makes a rename or a new file in path's folder last. */
bool backup_sync_folder(const char *path);

#endif
