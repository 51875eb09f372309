/* Wiegand: tags from timestamped falling edges of D0 and D1.
 *
 * A falling edge on D0 is a 0, on D1 a 1. Bits are 200 us to 20 ms apart
 * (SIA 26-bit standard); a frame ends when the lines were silent for gap_ns.
 * 26, 34, 35, 37 and other lengths to 64 bits; parity is judged where the
 * length has a published one. A frame with an edge closer than glitch_ns to
 * the one before, with more than 64 bits, fewer than min_bits, or a lost
 * edge is refused whole, never repaired. A busy kernel stamps an edge late
 * now and then, and the next one seems close: where a published parity holds,
 * one gap in WIEGAND_LATE_OF may be too short. Floating lines may never be silent:
 * then WIEGAND_UNREST is told every WIEGAND_UNREST_NS.
 *
 * Pure: the caller feeds edges in order of time, and calls wiegand_expire at
 * or after wiegand_deadline_ns. */
#ifndef KIOSK_INPUT_WIEGAND_H
#define KIOSK_INPUT_WIEGAND_H

#include "kiosk/input/edge.h"
#include "kiosk/input/tag.h"

enum parity_rule { PARITY_AUTO, PARITY_REQUIRE, PARITY_IGNORE };
enum parity { PARITY_NONE, PARITY_OK, PARITY_BAD, PARITY_SWAPPED };

struct wiegand_config {
    int64_t gap_ns;      /* silence that ends a frame; 5..120 ms, usual 30 */
    int64_t glitch_ns;   /* edges closer are noise; usual 100 us */
    int64_t settle_ns;   /* after start edges are ignored; usual 100 ms */
    int min_bits;        /* shorter frames are noise; usual 24 */
    enum parity_rule parity; /* AUTO: refuse bad where the length has one */
    bool swap;               /* D0 and D1 are wired the other way round */
};
struct wiegand_config wiegand_config_default(void);

enum wiegand_verdict {
    WIEGAND_NOTHING,  /* no frame ended */
    WIEGAND_TAG,      /* a sound frame: tag is set */
    WIEGAND_BAD_PARITY,
    WIEGAND_SWAPPED,  /* parity fails and the complement's passes */
    WIEGAND_SHORT,
    WIEGAND_LONG,     /* more than 64 bits */
    WIEGAND_GLITCH,   /* an edge too close, or an edge was lost */
    WIEGAND_UNREST,   /* edges without end: no frame ended, none can be read */
};

struct wiegand_frame {
    enum wiegand_verdict verdict;
    struct tag tag;       /* as received (after swap), bits 0..64 */
    enum parity parity;
    int64_t end_ns;       /* when its last bit fell */
};

/* Ours: noise has a short gap in every few. */
#define WIEGAND_LATE_OF 8

/* Ours: ten bad frames make a fault, so five seconds of noise do. */
#define WIEGAND_UNREST_NS INT64_C(500000000)

struct wiegand {
    struct wiegand_config config;
    int64_t start_ns;
    int64_t unrest_ns; /* the lines have had no rest since, or it was told */
    bool settled;    /* frames count from now on */
    int64_t last_ns; /* last edge; meaningful while n > 0 */
    int n;           /* edges of this frame, may exceed 64 */
    uint64_t raw;
    int n_close; /* edges closer than glitch_ns */
    bool lost;   /* an edge was */
};

void wiegand_init(struct wiegand *w, const struct wiegand_config *config,
                  int64_t now_ns);
/* Feeds one edge of D0 or D1. Where it comes after the gap it first ends the
 * frame before it, which is returned. */
struct wiegand_frame wiegand_edge(struct wiegand *w, const struct edge *edge);
/* Ends the frame if its gap has passed. */
struct wiegand_frame wiegand_expire(struct wiegand *w, int64_t now_ns);
/* When wiegand_expire wants to be called; INT64_MAX: no frame is open. */
int64_t wiegand_deadline_ns(const struct wiegand *w);

/* The parity of raw bits by the format usual for that length (26 H10301,
 * 34 H10306, 35 Corporate 1000, 37 H10302/4); PARITY_NONE for others. */
enum parity wiegand_parity(const struct tag *tag);

struct wiegand_format {
    const char *name;  /* "H10301" */
    int has_facility;  /* H10302 has none */
    uint64_t facility, card;
};
#define WIEGAND_FORMATS_MAX 4
/* What formats these bits can mean (37: two). Returns how many. */
int wiegand_formats(const struct tag *tag,
                    struct wiegand_format out[WIEGAND_FORMATS_MAX]);
/* The 26 bits of an H10301 card, parity included. facility 0..255, card
 * 0..65535. */
struct tag wiegand_h10301(unsigned facility, unsigned card);

#endif
