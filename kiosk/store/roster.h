/* Roster: the athletes and their tags.
 *
 * A name is unique among those not removed, without regard to ASCII case; a
 * tag belongs to one athlete at most. A removed athlete's sets stay, the name
 * and the tags become free. */
#ifndef KIOSK_STORE_ROSTER_H
#define KIOSK_STORE_ROSTER_H

#include "kiosk/app/record.h"
#include "kiosk/input/tag.h"
#include "kiosk/store/db.h"

/* All that is known of one athlete but plans and sets. */
struct athlete {
    struct uid id;
    char name[ATHLETE_NAME_MAX];
    enum unit unit;
    int n_tags;
};

/* name: 1..ATHLETE_NAME_MAX-1 bytes of UTF-8 without control characters,
 * neither beginning nor ending with a space, else DB_BAD. DB_EXISTS where the
 * name is taken. *id is set where it is none, else used. */
enum db_status roster_add(struct db *db, const char *name, enum unit unit,
                          struct uid *id);
/* DB_NOT_FOUND where there is no such athlete, or no longer. */
enum db_status roster_rename(struct db *db, const struct uid *id,
                             const char *name);
enum db_status roster_set_unit(struct db *db, const struct uid *id,
                               enum unit unit);
enum db_status roster_remove(struct db *db, const struct uid *id);

enum db_status roster_find_name(struct db *db, const char *name,
                                struct athlete *out);
enum db_status roster_find_id(struct db *db, const struct uid *id,
                              struct athlete *out);
enum db_status roster_find_tag(struct db *db, const struct tag *tag,
                               struct athlete *out);

/* By name; offset >= 0, count is cut to ROSTER_PAGE_MAX. */
enum db_status roster_page(struct db *db, int offset, int count,
                           struct roster_page *out);
/* Calls fn for each athlete, by name; fn answers false to stop. */
typedef bool (*roster_fn)(const struct athlete *athlete, void *context);
enum db_status roster_each(struct db *db, roster_fn fn, void *context);

/* DB_TAG_TAKEN where another athlete has it; DB_OK where this one already
 * has. */
enum db_status roster_tag_add(struct db *db, const struct uid *id,
                              const struct tag *tag);
enum db_status roster_tag_remove(struct db *db, const struct tag *tag);
/* The athlete's tags, oldest first: at most max of them; *n is how many were
 * written. */
enum db_status roster_tags(struct db *db, const struct uid *id, int max,
                           struct tag *out, int *n);

#endif
