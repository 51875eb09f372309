/* Lists: cards to pick from, in as many columns as the panel has room for. */
#ifndef KIOSK_SCREENS_LISTS_H
#define KIOSK_SCREENS_LISTS_H

#include "kiosk/screens/layout.h"

/* How a list is laid out on a panel; cards are TOUCH_MIN high and more, below
 * the highest banner too. */
struct list_shape {
    int columns, rows; /* a page is columns * rows */
};
/* At most ROSTER_PAGE_MAX names. */
struct list_shape list_shape_people(const struct panel *panel);
struct list_shape list_shape_lifts(const struct panel *panel);
/* Box of item i of a page; filled column by column. */
struct box list_box(const struct canvas *c, struct list_shape shape, int i);

/* A card: a name, over two lines where it is long, and below it in second
 * text what is said about it (NULL: nothing); as one block in its middle. */
struct list_card {
    const char *name, *about;
    int cap_x10;  /* of the name: the same for all cards of a grid */
    bool may_cut; /* the name is a person's */
    bool is_bright; /* outlined like what it is: the likely choice */
    enum action_kind action;
    int arg;
};
void list_card(const struct canvas *c, struct box box,
               const struct list_card *card);

/* Back, and pages where there are more: "2 of 4". */
void list_actions(const struct canvas *c, int page, int pages);

#endif
