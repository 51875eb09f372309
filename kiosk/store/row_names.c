#include "kiosk/store/row_names.h"

const char *const row_kinds[SET_KIND_COUNT] = {"warmup", "top", "backoff"};
const char *const row_feels[FEEL_COUNT] = {NULL, "rpe", "easier", "miss",
                                           "pain"};
const char *const row_skips[SKIP_KIND_COUNT] = {"top", "backoff", "rest"};
const char *const row_verdicts[VERDICT_KIND_COUNT] = {"reset", "pin", "unpin"};
const char *const row_recoveries[ROW_RECOVERIES] = {"normal", "fresh",
                                                    "tired"};
