/* Schema: the tables, and the steps from each version to the next. */
#ifndef KIOSK_STORE_SCHEMA_H
#define KIOSK_STORE_SCHEMA_H

#include "kiosk/store/db.h"

/* PRAGMA application_id of every database of Rackside: "Rack". */
#define SCHEMA_APPLICATION_ID 0x5261636b

/* Of what this program makes: one more than the steps' last start. */
int schema_version(void);
/* Whether db may be used: DB_OK; DB_NEWER; DB_FOREIGN. Reads only. */
enum db_status schema_judge(struct db *db);
/* Takes db to schema_version, each step one transaction with its version in
 * it, so that a power cut leaves the one or the other. */
enum db_status schema_migrate(struct db *db);

#endif
