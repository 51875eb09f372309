#include "kiosk/screens/panel.h"

#include <stddef.h>

/* Active areas: Raspberry Pi Touch Display and Touch Display 2 (their product
 * briefs), and common 10.1" and 15.6" HDMI panels. */
static const struct panel known[] = {
    {1280, 720, 222000, 125000}, {800, 480, 154080, 85920},
    {720, 1280, 87000, 154500},  {1280, 800, 217000, 136000},
    {1920, 1080, 344000, 194000},
};

static const struct panel *find(int w_px, int h_px)
{
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (known[i].w_px == w_px && known[i].h_px == h_px) {
            return &known[i];
        }
    }
    return NULL;
}

bool panel_is_known(int w_px, int h_px)
{
    return find(w_px, h_px) != NULL;
}

struct panel panel_for(int w_px, int h_px)
{
    const struct panel *panel = find(w_px, h_px);
    if (panel != NULL) {
        return *panel;
    }
    const struct panel *like = &known[0];
    return (struct panel){w_px, h_px, w_px * (like->w_um / like->w_px),
                          h_px * (like->h_um / like->h_px)};
}

static int to_px(int mm_x10, int px, int um)
{
    long long scaled = (long long)mm_x10 * 100 * px;
    return (int)((scaled + um - 1) / um);
}

int panel_x_px(const struct panel *panel, int mm_x10)
{
    return to_px(mm_x10, panel->w_px, panel->w_um);
}

int panel_y_px(const struct panel *panel, int mm_x10)
{
    return to_px(mm_x10, panel->h_px, panel->h_um);
}

bool panel_is_portrait(const struct panel *panel)
{
    return panel->h_px > panel->w_px;
}
