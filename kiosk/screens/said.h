/* Said: the lines at the foot of a working set's screen. All of them are
 * shown, on any panel: where they are many they become smaller. Only one that
 * is nice to know is left out where even then there is no room for it. */
#ifndef KIOSK_SCREENS_SAID_H
#define KIOSK_SCREENS_SAID_H

#include "kiosk/screens/layout.h"

#define SAID_MAX 20
#define SAID_LINE_MAX 96

/* The first one given matters most. */
struct said {
    int n;
    const char *line[SAID_MAX];
    bool has_spare; /* the last one is nice to know */
    int n_own;
    char own[16][SAID_LINE_MAX]; /* lines made by the screen */
};

/* One more line, which outlives the drawing; "" and NULL are none. */
void said_add(struct said *said, const char *line);
/* One more line of the screen's own: a copy. */
void said_add_own(struct said *said, const char *line);

/* One that may be wider than the panel: then it becomes two, at a comma. */
void said_add_long(const struct canvas *c, struct said *said,
                   const char *line);

/* How high a room of this width they take, as large as `most_px` lets them
 * be; higher than that only where even footnotes do. */
int said_px(const struct canvas *c, const struct said *said, int w_px,
            int most_px);
/* Draws them into a room that said_px gave. */
void said_draw(const struct canvas *c, struct box box,
               const struct said *said);

#endif
