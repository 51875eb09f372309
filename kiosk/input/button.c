#include "kiosk/input/button.h"

#define MS INT64_C(1000000)

struct button_config button_config_default(void)
{
    return (struct button_config){15 * MS, 500 * MS, 150 * MS};
}

void button_init(struct button *button, const struct button_config *config)
{
    *button = (struct button){.config = *config,
                              .settle_ns = INT64_MAX,
                              .repeat_at_ns = INT64_MAX};
}

/* Tells the level as it stands, and starts a new time of bouncing. */
static enum button_event change(struct button *button, int64_t now_ns)
{
    button->is_down = button->level;
    button->settle_ns = now_ns + button->config.bounce_ns;
    button->repeat_at_ns =
        button->is_down ? now_ns + button->config.hold_ns : INT64_MAX;
    return button->is_down ? BUTTON_PRESS : BUTTON_RELEASE;
}

enum button_event button_edge(struct button *button, const struct edge *edge)
{
    enum button_event before = button_expire(button, edge->t_ns);
    button->level = edge->falling;
    if (button->settle_ns != INT64_MAX || button->level == button->is_down) {
        return before;
    }
    /* A repeat that was due first is told; the release after it needs no
     * telling, only its effect. */
    enum button_event now = change(button, edge->t_ns);
    return before != BUTTON_NOTHING ? before : now;
}

enum button_event button_expire(struct button *button, int64_t now_ns)
{
    if (now_ns >= button->settle_ns) {
        button->settle_ns = INT64_MAX;
        if (button->level != button->is_down) {
            return change(button, now_ns);
        }
    }
    if (button->is_down && now_ns >= button->repeat_at_ns) {
        button->repeat_at_ns = now_ns + button->config.repeat_ns;
        return BUTTON_REPEAT;
    }
    return BUTTON_NOTHING;
}

int64_t button_deadline_ns(const struct button *button)
{
    return button->settle_ns < button->repeat_at_ns ? button->settle_ns
                                                    : button->repeat_at_ns;
}
