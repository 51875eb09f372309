#include "kiosk/input/signal.h"

#define STEPS_MAX 7

/* Levels from one time to the next, in milliseconds from the start; the last
 * step ends the signal. Ours: told apart with closed eyes by their rhythm. */
struct step {
    int until_ms; /* 0: past the end */
    bool led, beeper;
};

static const struct step steps[SIGNAL_COUNT][STEPS_MAX] = {
    [SIGNAL_ACCEPTED] = {{80, true, true}, {1000, true, false}},
    [SIGNAL_UNKNOWN] = {{120, true, true},
                        {240, false, false},
                        {360, true, true},
                        {600, false, false},
                        {720, true, false}},
    [SIGNAL_ERROR] = {{600, false, true}},
    [SIGNAL_REST_OVER] = {{100, true, true},
                          {200, false, false},
                          {300, true, true},
                          {400, false, false},
                          {500, true, true}},
    [SIGNAL_TEST_LED] = {{3000, true, false}},
    [SIGNAL_TEST_BEEP] = {{330, false, true}},
};

void signal_start(struct signal_player *player, enum signal_kind kind,
                  int64_t now_ms)
{
    *player = (struct signal_player){true, kind, now_ms};
}

/* The step at now_ms; a zeroed one past the end. */
static struct step step_at(const struct signal_player *player, int64_t now_ms)
{
    for (int i = 0; player->active && i < STEPS_MAX; i++) {
        struct step step = steps[player->kind][i];
        if (now_ms - player->start_ms < step.until_ms) {
            return step;
        }
    }
    return (struct step){0, false, false};
}

void signal_levels(struct signal_player *player, int64_t now_ms, bool *led,
                   bool *beeper)
{
    struct step step = step_at(player, now_ms);
    *led = step.led;
    *beeper = step.beeper;
    player->active = step.until_ms > 0;
}

int64_t signal_deadline_ms(const struct signal_player *player, int64_t now_ms)
{
    struct step step = step_at(player, now_ms);
    if (!player->active) {
        return INT64_MAX;
    }
    /* Past its end it still wants one look, which ends it. */
    return step.until_ms > 0 ? player->start_ms + step.until_ms : now_ms;
}
