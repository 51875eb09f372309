/* Standing: where an athlete is with a lift today, for a coach to read. */
#ifndef KIOSK_CTL_STANDING_H
#define KIOSK_CTL_STANDING_H

#include "kiosk/ctl/ctl.h"
#include "kiosk/store/lookup.h"

#define STANDING_TEXT_MAX 64

struct standing {
    struct learned learned; /* the open workout's sets in it */
    struct today today;     /* where is_known */
    bool is_known;          /* something is: a set, or a coach's figure */
    int64_t day;            /* today's */
};

/* From the rows of one athlete. file is filled as by lookup_lift. watch NULL,
 * or told of every set. 0, or it was said why not. */
int standing_find(struct ctl *ctl, const struct uid *athlete, const char *lift,
                  lesson_fn watch, void *context, struct athlete_file *file,
                  struct standing *out);

/* The lifts that the athlete has planned, then those done without a plan; *n
 * of them. 0, or it was said why not. */
int standing_lifts(struct ctl *ctl, const struct uid *athlete,
                   char lift[PLANS_MAX][LIFT_NAME_MAX], int *n);

/* "about 201 kg, give or take 4": one standard deviation, whole units. */
void standing_print(const struct today *today, enum unit unit,
                    char out[STANDING_TEXT_MAX]);

#endif
