/* Rack: what this rack owns, as the database has it.
 *
 * The stock is kept as the text stock_print writes; colours and sizes come
 * from the catalogue again when it is read. */
#ifndef KIOSK_STORE_RACK_H
#define KIOSK_STORE_RACK_H

#include "core/stock.h"
#include "kiosk/store/db.h"

/* DB_NOT_FOUND where it was never set; DB_BAD where the row makes no sense
 * (edited by hand, or by a program before rack_check): the stock's text, or a
 * figure out of range, of a bar too. *out is untouched then. catalog NULL:
 * plates get sizes by their mass. */
enum db_status rack_get(struct db *db, const struct plate_catalog *catalog,
                        struct rack *out);
/* All of it, its bars and which lifts they are for as well, at once. DB_BAD:
 * rack_check says what is out of range. */
enum db_status rack_set(struct db *db, const struct rack *rack);

#endif
