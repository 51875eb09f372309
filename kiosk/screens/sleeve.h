/* Sleeve: one side of the bar as it should look, and what to change. */
#ifndef KIOSK_SCREENS_SLEEVE_H
#define KIOSK_SCREENS_SLEEVE_H

#include "core/plates.h"
#include "kiosk/screens/layout.h"

/* The diagram, from the bar's collar out: colour by kind, height and width by
 * mass, a number on each plate, a bright edge on those to put on. */
void sleeve_diagram(const struct canvas *c, struct box box,
                    const struct loading *loading, const struct rack *rack);

/* "per side 25 · 20 · 2.5" over one or two lines of the box; equal plates are
 * gathered ("3×25") where the line would be too long, and the plates' unit is
 * said where the athlete reads the other one. The stack is of the session's
 * rack. */
void sleeve_line(const struct canvas *c, struct box box,
                 const struct stack *stack, const struct session *s);
/* How many lines that takes in this width, 1 or 2. */
int sleeve_lines(const struct canvas *c, int w_px, const struct stack *stack,
                 const struct session *s);

/* "off 5 · 25   on 20", or that nothing changes; over two lines where the box
 * is high enough. How many they should be: */
int sleeve_change_lines(const struct canvas *c, int w_px,
                        const struct loading *loading,
                        const struct rack *rack);
void sleeve_change(const struct canvas *c, struct box box,
                   const struct loading *loading, const struct rack *rack);

/* A stack in few letters: "25 · 20 · 2.5", equal plates gathered from three
 * plates of a kind on. */
void sleeve_text(const struct stack *stack, const struct rack *rack,
                 bool gather, char *out, size_t size);

#endif
