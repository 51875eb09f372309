/* Staff: what the installer's three screens have in common. */
#ifndef KIOSK_SCREENS_STAFF_H
#define KIOSK_SCREENS_STAFF_H

#include "kiosk/app/health.h"
#include "kiosk/screens/layout.h"

#define STAFF_PAGES 3

/* A title and "1 of 3", below it where the box is narrow. No banner: what is wrong is what these screens show,
 * and one would hide it. */
void staff_title(const struct canvas *c, struct box box, const char *title,
                 int page);
/* Good, look at this, or cannot be told, by shape as well as by colour. */
void staff_mark(const struct canvas *c, struct box box, enum mark mark);

/* A line: its mark, its name, and what is to be said. */
struct staff_line {
    enum mark mark;
    const char *name;
    int name_x10; /* of the name's column; 0: the words stand below it */
    const char *words;
};
void staff_line(const struct canvas *c, struct box box,
                const struct staff_line *line);

/* Words over as many lines of 4 mm as they need, from the top; what is left of
 * the box below them. */
struct box staff_words(const struct canvas *c, struct box box, uint32_t rgb,
                       const char *words);

/* Two rulers from the box's upper left corner, with a mark a millimetre: as
 * long as there is room for whole centimetres, at most 10 across and 7 down.
 * What is left of the box is between them. */
void staff_square(const struct canvas *c, struct box *box);
/* A bank card's outline at the box's left; what is left is beside it. */
void staff_card(const struct canvas *c, struct box *box);

#endif
