#include "kiosk/screens/narrow.h"

#include <stdint.h>

#define CAP_EM 711 /* of an em of 1000 */
#define OTHER_EM 480 /* a letter that is not ASCII: ×, · and the minus sign */

/* Advances of ' ' to '~' in thousandths of an em, of the regular or the bold
 * face, whichever is wider. */
static const int16_t advance[] = {
    230, 261, 321, 548, 506, 638, 580, 175, 323, 324, 454, 496, 246, 363, 292,
    371, 506, 506, 506, 506, 506, 506, 506, 506, 506, 506, 274, 255, 447, 503,
    460, 448, 769, 598, 562, 571, 571, 498, 481, 591, 620, 270, 490, 553, 478,
    758, 620, 603, 569, 603, 555, 540, 543, 571, 578, 762, 560, 544, 530, 264,
    381, 264, 391, 405, 332, 479, 495, 462, 495, 479, 329, 504, 492, 252, 246,
    478, 253, 752, 492, 502, 495, 500, 331, 456, 307, 493, 449, 650, 453, 446,
    453, 307, 253, 307, 590,
};

int narrow_x10(const char *text, int cap_x10)
{
    int em = 0;
    for (const char *p = text; *p != '\0'; p++) {
        unsigned char byte = (unsigned char)*p;
        if ((byte & 0xC0) != 0x80) {
            em += byte >= ' ' && byte <= '~' ? advance[byte - ' ']
                  : byte == 0xC2             ? 290 /* · */
                                             : OTHER_EM;
        }
    }
    return (int)((int64_t)em * cap_x10 * 105 / 100 / CAP_EM) + 1;
}

int narrow_room_x10(const struct canvas *c, int w_px)
{
    const struct panel *panel = &c->app->panel;
    return (int)((int64_t)w_px * panel->h_um / panel->h_px / 100);
}

int narrow_px(const struct canvas *c, int w_x10)
{
    return down(c, w_x10);
}
