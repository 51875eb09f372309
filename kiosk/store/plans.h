/* Plans: what each athlete trains, one plan a lift. */
#ifndef KIOSK_STORE_PLANS_H
#define KIOSK_STORE_PLANS_H

#include "kiosk/app/record.h"
#include "kiosk/store/db.h"

/* What a coach says of one lift. lift and protocol are names in the
 * catalogues, which the caller has looked up. */
struct plan_row {
    char lift[LIFT_NAME_MAX];
    char protocol[PROTOCOL_NAME_MAX];
    int32_t coach_e1rm_g; /* 0: none; ..LOAD_MAX_G */
    int frequency;        /* sessions a week, 0..14; 0: not said */
    int exercises;        /* 0..20; 0: not said */
};

/* Sets or replaces the athlete's plan for row->lift. DB_NOT_FOUND: no such
 * athlete; DB_TOO_MANY: PLANS_MAX others; DB_BAD: out of range. */
enum db_status plans_set(struct db *db, const struct uid *athlete,
                         const struct plan_row *row);
/* DB_NOT_FOUND where there is no plan for that lift. */
enum db_status plans_remove(struct db *db, const struct uid *athlete,
                            const char *lift);
/* In the order first set; *n of them, 0..PLANS_MAX. */
enum db_status plans_list(struct db *db, const struct uid *athlete,
                          struct plan_row out[PLANS_MAX], int *n);

#endif
