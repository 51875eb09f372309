/* Figure: an estimated 1RM and how sure it is, "201 kg ± 4", the number as
 * large as its room. */
#ifndef KIOSK_SCREENS_FIGURE_H
#define KIOSK_SCREENS_FIGURE_H

#include "kiosk/screens/layout.h"

/* e1rm_g > 0, in the athlete's unit. sd_pct_x10 0: nobody knows how sure it
 * is, and there is no ±. is_whole: without its decimal, which would promise
 * what the ± takes back; the day's own number has it, to be found again in
 * "82 % of today's 197.9 kg". */
void figure_draw(const struct canvas *c, struct box box, int32_t e1rm_g,
                 int sd_pct_x10, bool is_whole);

#endif
