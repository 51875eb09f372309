/* Fonts: faces by role and cap height, from Debian's font packages. */
#ifndef KIOSK_SHELL_FONTS_H
#define KIOSK_SHELL_FONTS_H

#include "kiosk/screens/draw.h"

#include <SDL_ttf.h>

/* How wide a line is drawn: B612 first, the condensed face where short. */
enum width { WIDTH_NORMAL, WIDTH_CONDENSED, WIDTH_COUNT };

struct fonts;

/* NULL where no face at all is found; why holds what to install, also where
 * another face stands in. $RACKSIDE_FONTS replaces /usr/share/fonts. */
struct fonts *fonts_open(char *why, size_t why_size);
void fonts_close(struct fonts *fonts);
/* The font whose capitals are at least cap_px high and which has every
 * letter of text; owned by fonts, valid until the next one is asked for. */
TTF_Font *fonts_get(struct fonts *fonts, enum face face, enum width width,
                    int cap_px, const char *text);

#endif
