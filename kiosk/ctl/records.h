/* Records: what goes out of the database and comes in. */
#ifndef KIOSK_CTL_RECORDS_H
#define KIOSK_CTL_RECORDS_H

#include "kiosk/ctl/ctl.h"
#include "kiosk/store/sets.h"

#include <jansson.h>

extern const char *const records_kinds[SET_KIND_COUNT];

/* Local time of the set with its offset: "2026-03-02T17:04:00+00:00". */
void records_time_text(const struct set_row *row, char *out, size_t size);
/* A number, "miss", or "" where it was not told; "easier" is five reps or
 * more left, which is RPE 5 at most. */
void records_rpe_text(const struct set *set, char *out, size_t size);
/* With the keys of export. */
json_t *records_json(const struct set_row *row);

int run_history(struct ctl *ctl);
int run_import(struct ctl *ctl);

#endif
