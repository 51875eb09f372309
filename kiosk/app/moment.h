/* Moments: when an event happened. The pure part knows no other clock. */
#ifndef KIOSK_APP_MOMENT_H
#define KIOSK_APP_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

struct moment {
    int64_t mono_ms; /* monotonic; all timers and cooldowns count on it */
    int64_t wall_ms; /* UNIX time, as the wall clock says */
    int32_t utc_offset_s; /* of local time, for the clock on the screen */
    bool clock_trusted; /* whether wall_ms is known to be right */
};

#endif
