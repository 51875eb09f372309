/* Banners: what is wrong, and the countdown to auto log-out. */
#include "kiosk/screens/parts.h"

#include "core/text.h"
#include "kiosk/screens/theme.h"

/* The room over the header, from the panel's upper edge; tall enough for the
 * button in it to be touched. */
static struct box banner_box(const struct canvas *c)
{
    int h = c->header.y + c->header.h;
    int least = down(c, TOUCH_MIN);
    return (struct box){0, 0, c->app->panel.w_px, h > least ? h : least};
}

static void show(const struct canvas *c, const char *text, uint32_t rgb,
                 const char *button, enum action_kind action, int arg)
{
    struct box box = banner_box(c);
    draw_fill(c->list, box, 0, rgb);
    struct box touch = cut_right(&box, across(c, 240), across(c, 20));
    box = inset(box, across(c, 35), 0);
    char line[FAULT_TEXT_MAX];
    int letters = mm_across(c, box.w) / 20;
    const char *rest = part_wrap(text, letters, line, sizeof line);
    bool two = rest[0] != '\0';
    struct style style = type(c, two ? 30 : CAP_TEXT, FACE_BOLD,
                              RGB_ON_ACCENT);
    struct draw_command *command = draw_text(
        c->list, two ? row(inset(box, 0, down(c, 15)), 0, 2, 0) : box,
        ALIGN_LEFT, style, line);
    command->min_cap_px = down(c, CAP_FOOT);
    if (two) {
        command = draw_text(c->list,
                            row(inset(box, 0, down(c, 15)), 1, 2, 0),
                            ALIGN_LEFT, style, rest);
        command->min_cap_px = down(c, CAP_FOOT);
        command->may_cut = true;
    }
    struct box drawn = inset(touch, across(c, 15), down(c, 15));
    draw_outline(c->list, drawn, down(c, 22), down(c, 6), RGB_ON_ACCENT);
    draw_text(c->list, drawn, ALIGN_CENTRE,
              type(c, CAP_TEXT, FACE_BOLD, RGB_ON_ACCENT), button);
    draw_control(c->list, touch, button, action, arg);
}

static bool is_leaving(const struct app *app)
{
    int64_t left_ms = app_logout_in_ms(app);
    return left_ms >= 0 && left_ms <= app->config.countdown_s * 1000;
}

int part_banner_px(const struct canvas *c)
{
    bool is_up = is_leaving(c->app);
    for (int i = 0; i < FAULT_COUNT; i++) {
        is_up = is_up || (c->app->fault_on[i] && !c->app->fault_seen[i]);
    }
    int over = down(c, TOUCH_MIN) + down(c, GAP) - c->body.y;
    return is_up && over > 0 ? over : 0;
}

static bool countdown(const struct canvas *c)
{
    int64_t left_ms = app_logout_in_ms(c->app);
    if (!is_leaving(c->app)) {
        return false;
    }
    char out[48];
    struct text text = text_in(out, sizeof out);
    text_str(&text, "Logging out in ");
    text_int(&text, (left_ms + 999) / 1000);
    text_str(&text, " s");
    show(c, out, RGB_ACCENT, "Stay", ACT_STAY, 0);
    return true;
}

bool part_banner(const struct canvas *c)
{
    if (countdown(c)) {
        return true;
    }
    for (int i = 0; i < FAULT_COUNT; i++) {
        if (c->app->fault_on[i] && !c->app->fault_seen[i]) {
            show(c, c->app->fault_text[i], RGB_WARN, "OK", ACT_DISMISS, i);
            return true;
        }
    }
    return false;
}
