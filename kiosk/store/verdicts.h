/* Verdicts: what a coach says of an athlete's 1RM in one lift, as rows that
 * are appended like sets and take their place among them. */
#ifndef KIOSK_STORE_VERDICTS_H
#define KIOSK_STORE_VERDICTS_H

#include "kiosk/app/record.h"
#include "kiosk/store/db.h"

enum verdict_kind {
    VERDICT_RESET, /* it is this; sets move it on from here */
    VERDICT_PIN,   /* it is this, and sets do not move it */
    VERDICT_UNPIN, /* it is what it was pinned to; sets move it again */
    VERDICT_KIND_COUNT
};

struct verdict_row {
    int64_t seq;
    char lift[LIFT_NAME_MAX];
    enum verdict_kind kind;
    int32_t e1rm_g; /* 1..LOAD_MAX_G; UNPIN: as it was pinned */
};

/* Appends one in one transaction. boot_id: of this boot, 1..63 bytes. id of
 * the row; trying again with it adds nothing. DB_NOT_FOUND: there is no such
 * athlete; DB_BAD: a field out of range. */
struct verdict {
    struct uid id, athlete;
    struct moment at;
    const char *lift;
    enum verdict_kind kind;
    int32_t e1rm_g;
};
enum db_status verdicts_append(struct db *db, const char *boot_id,
                               const struct verdict *verdict);

/* What was said last of a lift; DB_NOT_FOUND: nothing. */
enum db_status verdicts_newest(struct db *db, const struct uid *athlete,
                               const char *lift, struct verdict_row *out);

/* Calls fn for each of the athlete's, in the order said; fn answers false to
 * stop (still DB_OK). */
typedef bool (*verdicts_fn)(const struct verdict_row *row, void *context);
enum db_status verdicts_each(struct db *db, const struct uid *athlete,
                             verdicts_fn fn, void *context);

#endif
