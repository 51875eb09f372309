/* Edges: what a line did and when, from whichever source.
 *
 * GPIO, the script and the keyboard all speak in these, so everything above
 * them is the same on the rack, in a test and at a desk. */
#ifndef KIOSK_INPUT_EDGE_H
#define KIOSK_INPUT_EDGE_H

#include <stdbool.h>
#include <stdint.h>

enum line {
    LINE_D0, /* reader: a falling edge is a 0 */
    LINE_D1, /* reader: a falling edge is a 1 */
    LINE_UP,
    LINE_DOWN,
    LINE_OK,
    LINE_BACK,
    LINE_COUNT
};

struct edge {
    int64_t t_ns; /* CLOCK_MONOTONIC, or the script's clock */
    enum line line;
    bool falling; /* D0, D1: always true; buttons: true is pressed */
    bool lost;    /* edges before this one were lost on the way (a gap in
                     the kernel's sequence numbers, a full buffer) */
};

/* The lines as they stand, whether or not they ever changed. */
struct levels {
    bool known; /* false: there is no chip, and high says nothing */
    bool high[LINE_COUNT]; /* D0, D1: idle; buttons: not pressed */
};

#endif
