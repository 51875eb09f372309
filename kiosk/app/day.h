/* Day: a date as people write it, from a count of days. Pure. */
#ifndef KIOSK_APP_DAY_H
#define KIOSK_APP_DAY_H

#include "core/text.h"

#include <stdint.h>

/* "2026-03-02": days since 1970-01-01, in the Gregorian calendar. */
void day_print(struct text *text, int64_t days);
/* The day of a moment there, from seconds since 1970 (UTC) and the offset. */
int64_t day_of(int64_t s, int utc_offset_s);
/* "2026-03-02 17:12" of the same. */
void day_print_time(struct text *text, int64_t s, int utc_offset_s);

#endif
