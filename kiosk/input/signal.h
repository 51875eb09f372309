/* Signals: what the reader's LED and beeper say, as levels over time. Pure. */
#ifndef KIOSK_INPUT_SIGNAL_H
#define KIOSK_INPUT_SIGNAL_H

#include <stdbool.h>
#include <stdint.h>

enum signal_kind {
    SIGNAL_ACCEPTED,  /* one short beep, LED on for a second */
    SIGNAL_UNKNOWN,   /* two beeps, LED blinks */
    SIGNAL_ERROR,     /* one long beep, no LED */
    SIGNAL_REST_OVER, /* three short beeps */
    SIGNAL_TEST_LED,  /* LED on for three seconds */
    SIGNAL_TEST_BEEP, /* one beep of a third of a second */
    SIGNAL_COUNT
};

struct signal_player {
    bool active;
    enum signal_kind kind;
    int64_t start_ms;
};

void signal_start(struct signal_player *player, enum signal_kind kind,
                  int64_t now_ms);
/* The levels at now_ms; ends the player after its last step. */
void signal_levels(struct signal_player *player, int64_t now_ms, bool *led,
                   bool *beeper);
/* When a level changes next; INT64_MAX: never. */
int64_t signal_deadline_ms(const struct signal_player *player, int64_t now_ms);

#endif
