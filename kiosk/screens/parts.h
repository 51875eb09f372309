/* Parts: what screens are made of. Each draws into a box it is given. */
#ifndef KIOSK_SCREENS_PARTS_H
#define KIOSK_SCREENS_PARTS_H

#include "kiosk/screens/layout.h"

/* A button of the action rows. */
struct slot {
    const char *label; /* NULL: its place stays empty */
    const char *about; /* of the primary: a line below the label; NULL: none */
    const char *name; /* where the label would stand twice; NULL: none */
    enum action_kind action;
    int arg;
    int w_x10;      /* natural width in tenths of a millimetre */
    bool beside;    /* portrait: shares the last row with the primary */
    bool is_danger; /* pain */
    bool repeats;
};

/* A card with a label in its middle that asks for the action. */
struct control *part_button(const struct canvas *c, struct box box,
                            const char *label, enum action_kind action,
                            int arg);
/* The one accent of a screen: what to do next; focus starts on it. */
struct control *part_primary(const struct canvas *c, struct box box,
                             const char *label, enum action_kind action,
                             int arg);
/* The action rows; the last slot is the primary, bottom right and twice as
 * wide as the others. */
void part_actions(const struct canvas *c, const struct slot *slots, int n);
/* The card behind a tile or a row: filled, outlined, lighter while pressed. */
void part_card(const struct canvas *c, struct box box, uint32_t outline_rgb);

/* Header of a logged-in screen: name, lift, progress, rest or wall clock; at
 * check-in, in the clock's place, how recovered the athlete is. */
void part_header(const struct canvas *c);
/* A rest that ends in left_ms: counts down, rounded up so that 0:00 is the end;
 * then up, as "+0:12". */
void part_rest_text(int64_t left_ms, char *out, size_t size);
/* How far down what is below the header has to move: for the control at its
 * right end to keep its size and its gap, and in portrait for what hangs below
 * a name that stands under the strip. 0 where there is room. */
int part_header_px(const struct canvas *c);
/* Header of the others: a title, and the wall clock. */
void part_title(const struct canvas *c, const char *title);
/* In the header's place: what is wrong, until it is dismissed, or the visible
 * countdown to auto log-out. False where there is neither. */
bool part_banner(const struct canvas *c);
/* How far down controls of the body have to move for the banner's button to
 * keep its size and its gap; 0 where there is room, or no banner. */
int part_banner_px(const struct canvas *c);

/* Cuts a text into lines of at most n letters at spaces; returns the rest. */
const char *part_wrap(const char *text, int letters, char *out, size_t size);

#endif
