/* Look: every scene on every panel in the real font, measured as it is drawn.
 * It needs no display. */
#ifndef TESTS_HARNESS_LOOK_H
#define TESTS_HARNESS_LOOK_H

#include "kiosk/app/app.h"
#include "kiosk/screens/draw.h"
#include "kiosk/shell/render.h"

/* One scene on one panel, ready to be looked at. */
struct look {
    const char *scene;
    struct app app;
    struct draw_list list;
    struct render *render;
    int faults;
};

/* Set-up and tear-down of a group of tests: SDL. */
int look_begin(void **state);
int look_end(void **state);

/* Calls `check` with each scene on each panel; all must be without fault. */
void look_at_all(void (*check)(struct look *));
/* Tells of one, of this text or label, and counts it. */
void look_fault(struct look *look, const char *what, const char *text);

/* Pixels in millimetres of the panel. */
double look_mm_x(const struct look *look, int px);
double look_mm_y(const struct look *look, int px);
/* The height in mm of the capitals of one of a text's runs, as drawn. */
double look_cap_mm(struct look *look, const struct draw_command *c, int run);

#endif
