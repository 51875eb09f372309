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
    [SCREEN_TREND] = {"trend", screen_trend_view},
    [SCREEN_BARS] = {"bars", screen_bars_view},
    [SCREEN_HANGING] = {"hanging", screen_hanging_view},
    [SCREEN_CROWD] = {"crowd", screen_crowd_view},
    [SCREEN_STAFF_READER] = {"staff-reader", screen_staff_reader_view},
    [SCREEN_STAFF_TOUCH] = {"staff-touch", screen_staff_touch_view},
    [SCREEN_STAFF_MACHINE] = {"staff-machine", screen_staff_machine_view},
    [SCREEN_STAFF_RACK] = {"staff-rack", screen_staff_rack_view},
    [SCREEN_STAFF_KINDS] = {"staff-kinds", screen_staff_kinds_view},
    [SCREEN_STAFF_PRESETS] = {"staff-presets", screen_staff_presets_view},
    [SCREEN_STAFF_PRESET] = {"staff-preset", screen_staff_preset_view},
    [SCREEN_STAFF_BARS] = {"staff-bars", screen_staff_bars_view},
    [SCREEN_STAFF_BAR] = {"staff-bar", screen_staff_bar_view},
    [SCREEN_STAFF_MODELS] = {"staff-models", screen_staff_models_view},
};

const char *screen_name(enum screen_id screen)
{
    assert(screen < SCREEN_COUNT);
    return screens[screen].name;
}

/* On a banner the ring is dark, since the banner is bright. */
static uint32_t ring_rgb(enum action_kind action)
{
    return action == ACT_STAY || action == ACT_DISMISS ? RGB_ON_ACCENT
                                                       : RGB_TEXT;
}

/* Round the control, as far as the panel reaches. */
static void ring(const struct app *app, struct draw_list *out,
                 const struct control *control)
{
    const struct panel *panel = &app->panel;
    int dx = panel_x_px(panel, 12), dy = panel_y_px(panel, 12);
    int left = control->box.x - dx, top = control->box.y - dy;
    int right = control->box.x + control->box.w + dx;
    int bottom = control->box.y + control->box.h + dy;
    left = left > 0 ? left : 0;
    top = top > 0 ? top : 0;
    right = right < panel->w_px ? right : panel->w_px;
    bottom = bottom < panel->h_px ? bottom : panel->h_px;
    draw_outline(out, (struct box){left, top, right - left, bottom - top},
                 panel_y_px(panel, 30), panel_y_px(panel, 8),
                 ring_rgb(control->action.kind));
}

void app_view(const struct app *app, struct draw_list *out)
{
    assert(app->screen < SCREEN_COUNT);
    if (app_light(app) == LIGHT_OFF) {
        draw_begin(out, RGB_DARK);
        return;
    }
    screens[app->screen].view(app, out);
    if (app->focus_shown && app->focus >= 0 && app->focus < out->n_controls) {
        ring(app, out, &out->control[app->focus]);
    }
}
