/* Lists: rows to pick from, in as many columns as the panel has room for. */
#ifndef KIOSK_SCREENS_LISTS_H
#define KIOSK_SCREENS_LISTS_H

#include "kiosk/screens/layout.h"

/* How a list is laid out on a panel; rows are TOUCH_MIN high and more. */
struct list_shape {
    int columns, rows; /* a page is columns * rows, at most ROSTER_PAGE_MAX */
};
struct list_shape list_shape(const struct panel *panel);
/* Box of item i of a page; filled column by column. */
struct box list_box(const struct canvas *c, struct list_shape shape, int i);
/* One item: a name, and what is said about it below in second text. */
void list_item(const struct canvas *c, struct box box, const char *name,
               const char *about, enum action_kind action, int arg);
/* Back, and pages where there are more: "1 of 4". */
void list_actions(const struct canvas *c, int page, int pages,
                  bool has_back);

#endif
