/* Frame: a panel off screen, drawn by SDL's software renderer. */
#ifndef KIOSK_SHELL_FRAME_H
#define KIOSK_SHELL_FRAME_H

#include "kiosk/app/app.h"

struct frame;

/* NULL where SDL or every font is missing; why says what to do. */
struct frame *frame_open(int w_px, int h_px, char *why, size_t why_size);
void frame_close(struct frame *frame);
/* Draws the list; false where it is the frame that is there already. */
bool frame_show(struct frame *frame, const struct draw_list *list);
/* PNG of what was shown last; false: could not, logged. */
bool frame_save(struct frame *frame, const char *path);

#endif
