#include "kiosk/input/cooldown.h"

void cooldown_init(struct cooldown *cooldown, int64_t for_ns)
{
    *cooldown = (struct cooldown){.for_ns = for_ns};
}

void cooldown_forget(struct cooldown *cooldown)
{
    cooldown->has_last = false;
}

bool cooldown_passes(struct cooldown *cooldown, const struct tag *tag,
                     int64_t t_ns)
{
    bool again = cooldown->has_last && tag_equal(&cooldown->last, tag) &&
                 t_ns - cooldown->last_ns < cooldown->for_ns;
    cooldown->has_last = true;
    cooldown->last = *tag;
    cooldown->last_ns = t_ns;
    return !again;
}
