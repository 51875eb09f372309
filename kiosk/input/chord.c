#include "kiosk/input/chord.h"

void chord_init(struct chord *chord)
{
    *chord = (struct chord){.since_ns = INT64_MAX};
}

void chord_see(struct chord *chord, bool first, bool second, int64_t now_ns)
{
    if (!first || !second) {
        chord->since_ns = INT64_MAX;
        chord->is_told = false;
        chord->is_mute = chord->is_mute && (first || second);
    } else if (chord->since_ns == INT64_MAX) {
        chord->since_ns = now_ns;
        chord->is_mute = true;
    }
}

int64_t chord_deadline_ns(const struct chord *chord)
{
    bool waits = chord->since_ns != INT64_MAX && !chord->is_told;
    return waits ? chord->since_ns + CHORD_HOLD_NS : INT64_MAX;
}

bool chord_expire(struct chord *chord, int64_t now_ns)
{
    bool is_complete = now_ns >= chord_deadline_ns(chord);
    chord->is_told = chord->is_told || is_complete;
    return is_complete;
}
