/* Sight: a frame as a person reads it. Used by scripts. */
#ifndef KIOSK_SHELL_SIGHT_H
#define KIOSK_SHELL_SIGHT_H

#include "kiosk/screens/draw.h"

#include <stdio.h>

#define SIGHT_LINE_MAX 256

/* Whether any visible text contains this. The minus sign reads as '-'. */
bool sight_has(const struct draw_list *list, const char *text);
/* The control with exactly this label, or with this name; -1: none, -2: two
 * or more. */
int sight_control(const struct draw_list *list, const char *label);
/* Every visible text a line, top to bottom and left to right. */
void sight_print(const struct draw_list *list, FILE *out);
/* Labels or texts in one line, for an error message. */
void sight_summary(const struct draw_list *list, bool of_controls, char *out,
                   size_t size);

#endif
