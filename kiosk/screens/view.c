/* The table of screens, and the ring round what the buttons would press. */
#include "kiosk/screens/screen.h"

#include "kiosk/screens/layout.h"
#include "kiosk/screens/theme.h"

#include <assert.h>

static const struct {
    const char *name;
    void (*view)(const struct app *app, struct draw_list *out);
} screens[SCREEN_COUNT] = {
    [SCREEN_IDLE] = {"idle", screen_idle_view},
    [SCREEN_PEOPLE] = {"people", screen_people_view},
    [SCREEN_UNKNOWN] = {"unknown", screen_unknown_view},
    [SCREEN_RESUME] = {"resume", screen_resume_view},
    [SCREEN_LIFTS] = {"lifts", screen_lifts_view},
    [SCREEN_TOP] = {"top", screen_top_view},
    [SCREEN_FEEL] = {"feel", screen_feel_view},
    [SCREEN_MISSED] = {"missed", screen_missed_view},
    [SCREEN_BACKOFF] = {"backoff", screen_backoff_view},
    [SCREEN_PAIN] = {"pain", screen_pain_view},
    [SCREEN_SUMMARY] = {"summary", screen_summary_view},
    [SCREEN_MORE] = {"more", screen_more_view},
};

const char *screen_name(enum screen_id screen)
{
    assert(screen < SCREEN_COUNT);
    return screens[screen].name;
}

static void ring(const struct app *app, struct draw_list *out,
                 const struct control *control)
{
    const struct panel *panel = &app->panel;
    int dx = panel_x_px(panel, 12), dy = panel_y_px(panel, 12);
    struct box box = {control->box.x - dx, control->box.y - dy,
                      control->box.w + 2 * dx, control->box.h + 2 * dy};
    draw_outline(out, box, panel_y_px(panel, 30), panel_y_px(panel, 8),
                 RGB_TEXT);
}

void app_view(const struct app *app, struct draw_list *out)
{
    assert(app->screen < SCREEN_COUNT);
    screens[app->screen].view(app, out);
    if (app->focus_shown && app->focus >= 0 && app->focus < out->n_controls) {
        ring(app, out, &out->control[app->focus]);
    }
}
