/* The staff's screens: what they take of what happens, and what they ask. */
#include "kiosk/app/inside.h"

#include "kiosk/screens/screen.h"

#include <string.h>

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

bool app_is_staff(const struct app *app)
{
    return app->screen == SCREEN_STAFF_READER ||
           app->screen == SCREEN_STAFF_TOUCH ||
           app->screen == SCREEN_STAFF_MACHINE || is_setting_rack(app);
}

/* --- coming and going --------------------------------------------------------- */

static void ask_health(struct step *step)
{
    step->app->staff.health_ms = step->app->now.mono_ms;
    step_effect(step, EFFECT_HEALTH);
}

static void open_staff(struct step *step)
{
    struct staff *staff = &step->app->staff;
    memset(staff, 0, sizeof *staff);
    staff->n_sets = -1;
    go_over(step, SCREEN_STAFF_READER);
    ask_health(step);
}

static void toggle(struct step *step)
{
    step_signal(step, SIGNAL_ACCEPTED);
    if (app_is_staff(step->app)) {
        go_back(step);
    } else {
        open_staff(step);
    }
}

/* The database is read whole for its check: asked for once, where its answer
 * is shown. */
static void check_once(struct step *step)
{
    struct staff *staff = &step->app->staff;
    if (staff->check == STAFF_UNCHECKED) {
        staff->check = STAFF_CHECKING;
        step_effect(step, EFFECT_CHECK);
    }
}

static void next(struct step *step)
{
    enum screen_id screen = step->app->screen;
    if (screen == SCREEN_STAFF_READER) {
        go_to(step, SCREEN_STAFF_TOUCH);
    } else if (screen == SCREEN_STAFF_TOUCH) {
        go_to(step, SCREEN_STAFF_MACHINE);
        check_once(step);
    } else {
        go_to(step, SCREEN_STAFF_READER);
    }
}

void staff_act(struct step *step, struct action action)
{
    struct staff *staff = &step->app->staff;
    int64_t until_ms = step->app->now.mono_ms + STAFF_TEST_MS;
    if (!app_is_staff(step->app)) {
        return;
    }
    if (action.kind == ACT_STAFF_NEXT) {
        next(step);
    } else if (action.kind == ACT_TEST_LED) {
        step_signal(step, SIGNAL_TEST_LED);
        staff->led_until_ms = until_ms;
    } else if (action.kind == ACT_TEST_BEEP) {
        step_signal(step, SIGNAL_TEST_BEEP);
        staff->beep_until_ms = until_ms;
    } else {
        staff_rack_act(step, action);
    }
}

void staff_tick(struct step *step)
{
    struct app *app = step->app;
    if (app_is_staff(app) &&
        app->now.mono_ms >= app->staff.health_ms + STAFF_HEALTH_MS) {
        ask_health(step);
    }
}

int64_t staff_deadline_ms(const struct app *app)
{
    const struct staff *staff = &app->staff;
    if (!app_is_staff(app)) {
        return INT64_MAX;
    }
    int64_t at_ms = staff->health_ms + STAFF_HEALTH_MS;
    if (staff->led_until_ms > app->now.mono_ms) {
        at_ms = earlier(at_ms, staff->led_until_ms);
    }
    if (staff->beep_until_ms > app->now.mono_ms) {
        at_ms = earlier(at_ms, staff->beep_until_ms);
    }
    return at_ms;
}

/* --- the reader ----------------------------------------------------------------- */

static bool is_staff_tag(const struct app *app, const struct tag *tag)
{
    for (int i = 0; i < app->config.n_staff_tags; i++) {
        if (tag_equal(&app->config.staff_tag[i], tag)) {
            return true;
        }
    }
    return false;
}

/* Whether somebody held a tag there; noise comes without. */
static bool is_by_hand(const struct sent *frame)
{
    return frame->verdict == WIEGAND_TAG ||
           frame->verdict == WIEGAND_BAD_PARITY ||
           frame->verdict == WIEGAND_SWAPPED ||
           frame->verdict == WIEGAND_NOTHING;
}

static void keep_frame(struct app *app, const struct event *event)
{
    struct staff *staff = &app->staff;
    struct sent frame = {event->kind == EVENT_BAD_FRAME ? event->verdict
                                                         : WIEGAND_TAG,
                          event->tag};
    int n = staff->n_frames < STAFF_FRAMES ? staff->n_frames
                                           : STAFF_FRAMES - 1;
    for (int i = n; i > 0; i--) {
        staff->frame[i] = staff->frame[i - 1];
    }
    staff->frame[0] = frame;
    staff->n_frames = n + 1;
    staff->good += sent_is_good(&frame);
    staff->bad += !sent_is_good(&frame);
    if (is_by_hand(&frame)) {
        app->input_ms = app->now.mono_ms;
    }
}

static bool take_tag(struct step *step, const struct event *event)
{
    struct app *app = step->app;
    if (event->kind == EVENT_TAG && is_staff_tag(app, &event->tag)) {
        faults_good_frame(app);
        toggle(step);
        return true;
    }
    if (is_setting_rack(app) && event->kind == EVENT_TAG) {
        go_back(step); /* the draft stays; whoever taps is served at once */
    }
    if (!app_is_staff(app)) {
        return event->kind == EVENT_TAG_AGAIN;
    }
    keep_frame(app, event);
    faults_good_frame(app);
    step_signal(step, SIGNAL_ACCEPTED);
    return true;
}

/* --- fingers --------------------------------------------------------------------- */

static int64_t square(int64_t x)
{
    return x * x;
}

/* From the middle of a corner's circle, tenths of a millimetre. */
static int distance_x10(const struct app *app, enum corner corner, int x_px,
                        int y_px)
{
    struct box box = screen_staff_target(&app->panel, corner);
    const struct panel *panel = &app->panel;
    int64_t dx = (int64_t)(x_px - box.x - box.w / 2) * panel->w_um /
                 panel->w_px / 100;
    int64_t dy = (int64_t)(y_px - box.y - box.h / 2) * panel->h_um /
                 panel->h_px / 100;
    int64_t d = 0, far = square(dx) + square(dy);
    while (square(d + 1) <= far) {
        d++;
    }
    return (int)d;
}

static void touch_corner(struct app *app, int x_px, int y_px)
{
    struct staff *staff = &app->staff;
    int asked = staff->corners.n % CORNER_COUNT;
    int off_x10 = distance_x10(app, (enum corner)asked, x_px, y_px);
    enum corner came;
    staff->off_x10 = off_x10;
    if (!corners_at(x_px, y_px, app->panel.w_px, app->panel.h_px, &came)) {
        return; /* in the middle: only shown */
    }
    bool is_hit = off_x10 <= STAFF_TARGET_X10 / 2;
    if (came == (enum corner)asked && !is_hit) {
        return; /* beside it: tried again */
    }
    if (asked == 0) {
        memset(staff->is_hit, 0, sizeof staff->is_hit);
    }
    corners_touch(&staff->corners, came);
    staff->is_hit[asked] = is_hit;
    staff->off_x10 = is_hit ? -1 : off_x10;
}

static void take_finger(struct app *app, const struct event *event)
{
    struct staff *staff = &app->staff;
    struct draw_list list;
    if (event->kind == EVENT_FINGER_GONE) {
        staff->is_down = false;
        return;
    }
    bool is_new = event->kind == EVENT_FINGER_DOWN;
    staff->is_touched = true;
    staff->is_down = event->kind != EVENT_FINGER_UP;
    staff->x_px = event->x_px;
    staff->y_px = event->y_px;
    if (!is_new || app->screen != SCREEN_STAFF_TOUCH) {
        return;
    }
    app_view(app, &list);
    if (draw_control_at(&list, event->x_px, event->y_px) < 0) {
        touch_corner(app, event->x_px, event->y_px);
    }
}

/* --- all of it -------------------------------------------------------------------- */

static void take_checked(struct staff *staff, const struct event *event)
{
    if (staff->check != STAFF_CHECKING) {
        return; /* of an earlier visit */
    }
    staff->check = event->failed ? STAFF_UNREADABLE
                   : event->ok   ? STAFF_SOUND
                                 : STAFF_DAMAGED;
    staff->n_sets = event->n_sets;
}

/* What only counts while one of the screens is up. */
static bool take_while_up(struct step *step, const struct event *event)
{
    struct staff *staff = &step->app->staff;
    switch (event->kind) {
    case EVENT_BAD_FRAME:
        keep_frame(step->app, event);
        return false; /* a fault is one here too */
    case EVENT_FINGER_DOWN:
    case EVENT_FINGER_UP:
    case EVENT_FINGER_MOVE:
    case EVENT_FINGER_GONE:
        take_finger(step->app, event);
        return false;
    case EVENT_BUTTON:
        staff->presses[event->intent] += !event->is_repeat;
        return false;
    case EVENT_LEVELS:
        staff->levels = event->levels;
        return true;
    case EVENT_HEALTH:
        staff->health = event->health;
        staff->has_health = true;
        return true;
    case EVENT_CHECKED:
        take_checked(staff, event);
        return true;
    case EVENT_ATHLETE: /* asked for before: nobody logs in by it now */
    case EVENT_ROSTER:
    case EVENT_TREND:
        step->app->waiting = false;
        return true;
    case EVENT_TICK:
    case EVENT_TAG:
    case EVENT_TAG_AGAIN:
    case EVENT_STORED:
    case EVENT_FAULT:
    case EVENT_STAFF:
    case EVENT_RACK:
    case EVENT_RACK_SAVED:
    case EVENT_PATH:
        break;
    }
    return false;
}

bool staff_takes(struct step *step, const struct event *event)
{
    if (event->kind == EVENT_STAFF) {
        toggle(step);
        return true;
    }
    if (event->kind == EVENT_TAG || event->kind == EVENT_TAG_AGAIN) {
        return take_tag(step, event);
    }
    return app_is_staff(step->app) && take_while_up(step, event);
}
