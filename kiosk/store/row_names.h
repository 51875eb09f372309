/* Row names: the words that columns hold for values of the app. */
#ifndef KIOSK_STORE_ROW_NAMES_H
#define KIOSK_STORE_ROW_NAMES_H

#include "kiosk/app/record.h"
#include "kiosk/store/verdicts.h"

#define ROW_RECOVERIES (RECOVERY_TIRED + 1)

extern const char *const row_kinds[SET_KIND_COUNT];
extern const char *const row_feels[FEEL_COUNT]; /* NULL: not yet told */
extern const char *const row_skips[SKIP_KIND_COUNT];
extern const char *const row_recoveries[ROW_RECOVERIES];
extern const char *const row_verdicts[VERDICT_KIND_COUNT];

#endif
