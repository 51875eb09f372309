#include "kiosk/screens/floor.h"

#include "kiosk/screens/ramp.h"

/* Of a warm-up no other is offered: it may move, but has its reasons. */
static struct loading step_now(const struct session *s)
{
    if (s->has_rx || ramp_is_done(s)) {
        return s->loading;
    }
    const struct warmup *w = &s->warmups[ramp_now(s)];
    return (struct loading){.load_g = w->load_g, .is_low = w->is_low};
}

void floor_say(const struct session *s, struct said *said)
{
    char line[SAID_LINE_MAX];
    struct loading loading = step_now(s);
    if (plates_floor_reason(&loading, s->unit, line, sizeof line) > 0) {
        said_add_own(said, line);
    }
}
