#include "kiosk/shell/keys.h"

#include "kiosk/screens/theme.h"

static const char strip[] =
    "F1 \xE2\x80\x93 F6  tap a tag    up, down  move    Enter  OK    "
    "Esc  back    digits + Enter  a USB reader    mouse  a finger";

void keys_view(const struct panel *panel, struct draw_list *out)
{
    struct box box = {0, panel->h_px, panel->w_px, KEYS_STRIP_PX};
    draw_fill(out, box, 0, RGB_CARD);
    box.x += 12;
    box.w -= 24;
    struct style style = {KEYS_STRIP_PX / 3, FACE_REGULAR, RGB_SECOND};
    draw_text(out, box, ALIGN_CENTRE, style, strip)->min_cap_px = 6;
}
