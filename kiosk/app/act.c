/* Actions: what a touch or OK on a control does. */
#include "kiosk/app/inside.h"

#include "kiosk/screens/screen.h"

static void turn_lifts(struct step *step, int by)
{
    struct app *app = step->app;
    int per = screen_lifts_per_page(&app->panel);
    int page = app->lifts_page + by;
    if (page >= 0 && screen_lifts_choice(app, page * per) >= 0) {
        app->lifts_page = page;
        app->focus_on = (struct action){ACT_NONE, 0};
    }
}

static void turn_page(struct step *step, int by)
{
    struct app *app = step->app;
    int per = screen_people_per_page(&app->panel);
    if (app->screen == SCREEN_PEOPLE) {
        ask_roster(step, app->roster.offset + by * per);
    } else if (!staff_rack_turn(step, by)) {
        turn_lifts(step, by);
    }
}

static void back(struct step *step)
{
    if (step->app->screen == SCREEN_LIFTS && !step->s->has_lift) {
        log_out(step);
    } else if (step->app->screen == SCREEN_MISSED) {
        go_to(step, SCREEN_FEEL); /* it was no miss after all */
    } else if (step->app->screen == SCREEN_TREND) {
        trend_leave(step);
    } else if (staff_rack_back(step)) {
        return;
    } else {
        go_back(step);
    }
}

static void dismiss(struct app *app, int fault)
{
    if (fault >= 0 && fault < FAULT_COUNT) {
        app->fault_seen[fault] = true;
    }
}

/* What any screen can ask for. ACT_STAY needs nothing: the touch itself was
 * enough. */
static void act_anywhere(struct step *step, struct action action)
{
    if (action.kind == ACT_PICK_BY_NAME) {
        ask_roster(step, 0);
    } else if (action.kind == ACT_PAGE_LESS) {
        turn_page(step, -1);
    } else if (action.kind == ACT_PAGE_MORE) {
        turn_page(step, 1);
    } else if (action.kind == ACT_ATHLETE) {
        ask_athlete(step, action.arg);
    } else if (action.kind == ACT_BACK) {
        back(step);
    } else if (action.kind == ACT_CROWD) {
        go_over(step, SCREEN_CROWD);
    } else if (action.kind == ACT_TURN) {
        crowd_turn_to(step, action.arg);
    } else if (action.kind == ACT_DISMISS) {
        dismiss(step->app, action.arg);
    } else {
        staff_act(step, action);
    }
}

/* What stands on the menu, and what leads to it. */
static void act_in_menu(struct step *step, struct action action)
{
    if (action.kind == ACT_MORE) {
        go_over(step, SCREEN_MORE);
    } else if (action.kind == ACT_SKIP_SET) {
        do_skip(step);
    } else if (action.kind == ACT_CHANGE_LIFT) {
        step->app->lifts_page = 0;
        go_over(step, SCREEN_LIFTS);
    } else if (action.kind == ACT_BAR_EMPTY) {
        do_bar_empty(step);
    } else if (action.kind == ACT_TREND) {
        trend_ask(step);
    } else if (action.kind == ACT_FINISH) {
        do_finish(step);
    } else if (action.kind == ACT_LOG_OUT) {
        log_out(step);
    }
}

/* What was felt after a set. */
static void act_on_feel(struct step *step, struct action action)
{
    if (action.kind == ACT_FEEL) {
        do_feel(step, FEEL_RPE, action.arg);
    } else {
        do_feel(step, action.kind == ACT_EASIER ? FEEL_EASIER : FEEL_PAIN, 0);
    }
}

/* Which bar, and what hangs on it. */
static void act_on_bar(struct step *step, struct action action)
{
    if (action.kind == ACT_BARS) {
        go_over(step, SCREEN_BARS);
    } else if (action.kind == ACT_BAR) {
        do_bar(step, action.arg);
    } else if (action.kind == ACT_HANGING) {
        hanging_show(step);
    } else {
        hanging_plate(step, action.kind == ACT_PLATE_BACK ? 1 : -1);
    }
}

/* What only somebody logged in can ask for. */
static void act_in_session(struct step *step, struct action action)
{
    switch (action.kind) {
    case ACT_LIFT:
        do_lift(step, action.arg);
        break;
    case ACT_RECOVERY:
        do_recovery(step);
        break;
    case ACT_SECOND_TOP:
        do_second_top(step);
        break;
    case ACT_WARMUP:
        do_warmup(step, action.arg);
        break;
    case ACT_LOAD_LESS:
    case ACT_LOAD_MORE:
        do_load(step, action.kind == ACT_LOAD_MORE ? 1 : -1);
        break;
    case ACT_REPS_LESS:
    case ACT_REPS_MORE:
        do_reps(step, action.kind == ACT_REPS_MORE ? 1 : -1);
        break;
    case ACT_DONE:
        do_done(step);
        break;
    case ACT_MISSED:
        do_missed(step);
        break;
    case ACT_REPS_GOT:
        do_reps_got(step, action.arg);
        break;
    case ACT_BARS:
    case ACT_BAR:
    case ACT_HANGING:
    case ACT_PLATE_OFF:
    case ACT_PLATE_BACK:
        act_on_bar(step, action);
        break;
    case ACT_FEEL:
    case ACT_EASIER:
    case ACT_PAIN:
        act_on_feel(step, action);
        break;
    case ACT_UNDO:
        do_undo(step);
        break;
    case ACT_MORE:
    case ACT_SKIP_SET:
    case ACT_CHANGE_LIFT:
    case ACT_BAR_EMPTY:
    case ACT_TREND:
    case ACT_FINISH:
    case ACT_LOG_OUT:
        act_in_menu(step, action);
        break;
    case ACT_RESUME:
        resume_open(step);
        break;
    case ACT_START_NEW:
        start_new(step);
        break;
    case ACT_NONE:
    case ACT_PICK_BY_NAME:
    case ACT_PAGE_LESS:
    case ACT_PAGE_MORE:
    case ACT_ATHLETE:
    case ACT_BACK:
    case ACT_CROWD:
    case ACT_TURN:
    case ACT_STAY:
    case ACT_DISMISS:
    case ACT_STAFF_NEXT:
    case ACT_TEST_LED:
    case ACT_TEST_BEEP:
    case ACT_RACK:
    case ACT_RACK_LESS:
    case ACT_RACK_MORE:
    case ACT_RACK_KINDS:
    case ACT_RACK_KIND:
    case ACT_RACK_PRESETS:
    case ACT_RACK_PRESET:
    case ACT_RACK_USE:
    case ACT_RACK_UNDO:
    case ACT_RACK_SAVE:
    case ACT_RACK_DISCARD:
    case ACT_RACK_BARS:
    case ACT_RACK_BAR:
    case ACT_RACK_BAR_OFF:
    case ACT_RACK_MODELS:
    case ACT_RACK_MODEL:
    case ACT_COUNT:
        act_anywhere(step, action);
        break;
    }
}

void act(struct step *step, struct action action)
{
    step->app->last_act_ms = step->app->now.mono_ms;
    if (step->s->active) {
        act_in_session(step, action);
    } else {
        act_anywhere(step, action);
    }
}
