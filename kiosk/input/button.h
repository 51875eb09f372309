/* Buttons: presses from bouncing contacts, with repeat on hold. Pure.
 *
 * A press is told at the first edge after rest (so it is felt at once), and
 * edges within bounce_ns after it are ignored; then the level is taken as it
 * stands. Held longer than hold_ns it repeats each repeat_ns. */
#ifndef KIOSK_INPUT_BUTTON_H
#define KIOSK_INPUT_BUTTON_H

#include "kiosk/input/edge.h"

struct button_config {
    int64_t bounce_ns; /* usual 15 ms */
    int64_t hold_ns;   /* usual 500 ms */
    int64_t repeat_ns; /* usual 150 ms */
};
struct button_config button_config_default(void);

enum button_event { BUTTON_NOTHING, BUTTON_PRESS, BUTTON_REPEAT, BUTTON_RELEASE };

struct button {
    struct button_config config;
    bool is_down;       /* as told */
    bool level;         /* as last seen */
    int64_t settle_ns;  /* bounce is over at; INT64_MAX: settled */
    int64_t repeat_at_ns; /* next repeat; INT64_MAX: none */
};

void button_init(struct button *button, const struct button_config *config);
enum button_event button_edge(struct button *button, const struct edge *edge);
/* To be called at or after button_deadline_ns. */
enum button_event button_expire(struct button *button, int64_t now_ns);
int64_t button_deadline_ns(const struct button *button);

#endif
