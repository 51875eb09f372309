/* Cooldown: the same tag again, within a while, is told once. Pure.
 *
 * Readers repeat a tag that is held to them, and one's own tag logs out: it
 * must not log in and out by itself. Counted on the monotonic clock from the
 * tag's last repeat; another tag passes at once. Whatever reader it came
 * from. */
#ifndef KIOSK_INPUT_COOLDOWN_H
#define KIOSK_INPUT_COOLDOWN_H

#include "kiosk/input/tag.h"

struct cooldown {
    int64_t for_ns; /* usual 3 s; 0: every tag passes */
    bool has_last;
    struct tag last;
    int64_t last_ns;
};

void cooldown_init(struct cooldown *cooldown, int64_t for_ns);
/* Whether this tag, read whole at t_ns, is to be told. */
bool cooldown_passes(struct cooldown *cooldown, const struct tag *tag,
                     int64_t t_ns);
/* The last tag did nothing: it passes at once. */
void cooldown_forget(struct cooldown *cooldown);

#endif
