/* Kiosk: app, intake, store and signals as one machine.
 *
 * The loop drives it with the real clock, a script with a simulated one; all
 * between the sources and the screen is the same. Every call takes the
 * moment it happens at; moments never go back on the monotonic clock. */
#ifndef KIOSK_SHELL_KIOSK_H
#define KIOSK_SHELL_KIOSK_H

#include "kiosk/app/app.h"
#include "kiosk/config/assets.h"
#include "kiosk/config/config.h"
#include "kiosk/input/signal.h"
#include "kiosk/shell/intake.h"
#include "kiosk/store/store.h"

struct kiosk {
    struct app app;
    struct intake intake;
    struct signal_player signal;
    struct store *store; /* owned by the caller */
    bool wants_health;   /* kiosk_health is to be called */
    /* Scratch: too large for a stack frame of every call. */
    struct event event;
    struct effects effects;
};

struct kiosk_setup {
    const struct config *config;
    const struct assets *assets;
    struct panel panel;
    struct store *store;
    uint64_t seed; /* for uids: different each start */
};

/* The idle screen, with the rack and the bar as the database has them. */
void kiosk_start(struct kiosk *kiosk, const struct kiosk_setup *setup,
                 const struct moment *now);
void kiosk_edge(struct kiosk *kiosk, const struct edge *edge,
                const struct moment *now);
/* The lines have gone, or come: what was held on them is let go, and they
 * settle anew. */
void kiosk_rewired(struct kiosk *kiosk, const struct moment *now);
/* EVENT_FINGER_DOWN, _MOVE, _UP or _GONE. */
void kiosk_finger(struct kiosk *kiosk, enum event_kind kind, int x_px,
                  int y_px, const struct moment *now);
/* A digit, Enter or another key typed, by a reader or a person; each as it
 * goes down. A person's Enter is the OK button. */
void kiosk_digit(struct kiosk *kiosk, int digit, const struct moment *now);
void kiosk_enter(struct kiosk *kiosk, const struct moment *now);
void kiosk_other_key(struct kiosk *kiosk, const struct moment *now);
/* A button as one press, where the source has no edges (a keyboard). */
void kiosk_button(struct kiosk *kiosk, enum intent intent, bool is_repeat,
                  const struct moment *now);
void kiosk_fault(struct kiosk *kiosk, enum fault fault, bool is_on,
                 const char *text, const struct moment *now);
/* The staff's screens are asked for, or done with: a key of the demo. */
void kiosk_staff(struct kiosk *kiosk, const struct moment *now);
/* The lines as they stand, for the staff's screens. */
void kiosk_levels(struct kiosk *kiosk, const struct levels *levels,
                  const struct moment *now);
/* What wants_health asked for. */
void kiosk_health(struct kiosk *kiosk, const struct health *health,
                  const struct moment *now);
/* Takes what the store has answered; whether there was anything. */
bool kiosk_stored(struct kiosk *kiosk, const struct moment *now);
/* At or after kiosk_deadline_ms, or at any time. */
void kiosk_tick(struct kiosk *kiosk, const struct moment *now);
int64_t kiosk_deadline_ms(const struct kiosk *kiosk,
                          const struct moment *now);
/* LED and beeper as they should be now. */
void kiosk_signal(struct kiosk *kiosk, const struct moment *now, bool *led,
                  bool *beeper);

#endif
