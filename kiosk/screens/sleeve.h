/* Sleeve: one side of the bar as it should look, and what to change. */
#ifndef KIOSK_SCREENS_SLEEVE_H
#define KIOSK_SCREENS_SLEEVE_H

#include "core/plates.h"
#include "kiosk/screens/layout.h"

/* The diagram, from the bar's collar out, in the order of doing: what stays is
 * dim, what comes off is an outline, struck, what goes on is bright; where
 * nothing changes all is as it is. Colour by kind, height and width by mass, a
 * number on each plate. Nothing where the box is too low for the numbers. */
void sleeve_diagram(const struct canvas *c, struct box box,
                    const struct loading *loading, const struct rack *rack);
/* Whether there is one in this box. */
bool sleeve_has_diagram(const struct canvas *c, struct box box,
                        const struct loading *loading,
                        const struct rack *rack);
/* How high it should be at the least. */
int sleeve_least_px(const struct canvas *c, int w_px,
                    const struct loading *loading, const struct rack *rack);

/* "per side 25 · 20 · 2.5" over one or two lines of the box; equal plates are
 * gathered ("3×25") where the line would be too long, and the plates' unit is
 * said where the athlete reads the other one. The stack is of the session's
 * rack. At the right end of the last line taken_px are left free. */
void sleeve_line(const struct canvas *c, struct box box, int taken_px,
                 const struct stack *stack, const struct session *s);
/* How many lines that takes in this width, 1 or 2. */
int sleeve_lines(const struct canvas *c, int w_px, const struct stack *stack,
                 const struct session *s);
/* Whether that leaves as much of the last line free, and plates their dots. */
bool sleeve_has_room(const struct canvas *c, int w_px, int taken_px,
                     const struct stack *stack, const struct session *s);

/* "off 5 · 25   on 20", or that nothing changes, over one line or two. How
 * many they should be; is_tight: in smaller letters rather than in two. */
int sleeve_change_lines(const struct canvas *c, int w_px, bool is_tight,
                        const struct session *s);
void sleeve_change(const struct canvas *c, struct box box,
                   const struct session *s);

/* Whether plates are of both units, which then have to be told apart. */
bool sleeve_is_mixed(const struct stock *stock);
/* A stack in few letters: "25 · 20 · 2.5", equal plates gathered from three
 * plates of a kind on. */
void sleeve_text(const struct stack *stack, const struct rack *rack,
                 bool gather, char *out, size_t size);
/* Leaves the dots between plates out: the spaces alone part them. */
void sleeve_close_up(char *text);
/* That, and where it is not enough, the athlete's own unit off the plates of a
 * stock of both: until the text fits. */
void sleeve_shorten(char *text, enum unit own, int cap_x10, int room_x10);

#endif
