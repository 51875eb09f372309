/* Chord: two buttons held together for long. Pure.
 *
 * The presses of both are told at once like any others: that they take each
 * other back is up to who picks the pair (up and down move the focus there
 * and back). While both are down, and until both are up again, neither
 * repeats. */
#ifndef KIOSK_INPUT_CHORD_H
#define KIOSK_INPUT_CHORD_H

#include <stdbool.h>
#include <stdint.h>

/* Ours: longer than a forearm or a plate leans on them, and short enough to
 * be found by who was told "three seconds". */
#define CHORD_HOLD_NS INT64_C(3000000000)

struct chord {
    int64_t since_ns; /* both down; INT64_MAX: they are not */
    bool is_told;
    bool is_mute;     /* until both are up */
};

void chord_init(struct chord *chord);
/* Whether each is down at now_ns; to be called whenever that changes. */
void chord_see(struct chord *chord, bool first, bool second, int64_t now_ns);
/* At or after chord_deadline_ns: whether the chord is complete, told once. */
bool chord_expire(struct chord *chord, int64_t now_ns);
int64_t chord_deadline_ns(const struct chord *chord);

#endif
