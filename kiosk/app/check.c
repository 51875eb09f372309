/* The invariants: what every screen relies on. */
#include "kiosk/app/inside.h"

#include "core/leap.h"

#include <stddef.h>

static bool has_feel(const struct done_set *done)
{
    return !uid_is_none(&done->feel_id);
}

static const char *check_sets(const struct session *s)
{
    if (s->n_sets < 0 || s->n_sets > SESSION_SETS_MAX) {
        return "n_sets out of range";
    }
    for (int i = 0; i < s->n_sets; i++) {
        const struct done_set *done = &s->sets[i];
        bool told = done->set.feel != FEEL_UNTOLD;
        if (uid_is_none(&done->id) || has_feel(done) != told) {
            return "a set without its id, or a feel without its row";
        }
        if (done->set.load_g <= 0 || done->set.reps < 0 ||
            done->tried_reps < 1 || done->tried_reps < done->set.reps) {
            return "a set with an impossible load or reps";
        }
        if (done->kind == SET_WARMUP && told) {
            return "a warm-up that was told";
        }
    }
    return NULL;
}

static const char *check_ramp(const struct session *s)
{
    int32_t below_g = 0;
    if (s->has_rx || s->second_top) {
        return NULL; /* it is past */
    }
    for (int i = 0; i < s->n_warmups; i++) {
        const struct warmup *w = &s->warmups[i];
        if (w->load_g <= below_g || w->load_g >= s->load_g) {
            return "warm-ups that do not rise to the top set";
        }
        if (stack_load_g(&w->side, &s->rack) != w->load_g) {
            return "a warm-up with plates of another load";
        }
        below_g = w->load_g;
    }
    return NULL;
}

static const char *check_lift(const struct app *app)
{
    const struct session *s = &app->session;
    if (!s->has_lift) {
        return s->lift == -1 && s->protocol == -1 ? NULL
                                                  : "a lift without has_lift";
    }
    if (s->lift < 0 || s->lift >= app->lifts.n || s->protocol < 0 ||
        s->protocol >= app->protocols.n) {
        return "lift or protocol out of range";
    }
    if (s->bar >= bars_count(&app->rack) || s->bar < -app->lifts.n ||
        s->rack.bars.n_more > 0) {
        return "a bar that there is not, or more than one in use";
    }
    if (s->reps < 1 || s->reps > REPS_MAX || s->load_g < 0 ||
        s->load_g > LOAD_MAX_G || s->load_g != s->loading.load_g) {
        return "load or reps out of range, or plates of another load";
    }
    if (s->has_rx && (s->backoff_at < 0 || s->backoff_at > s->rx.sets)) {
        return "backoff_at out of range";
    }
    return uid_is_none(&s->workout) ? "a lift without a workout"
                                    : check_ramp(s);
}

static bool is_leap(const struct app *app)
{
    const struct session *s = &app->session;
    int32_t heaviest_g = s->now.estimate.is_pinned ? 0 : s->now.heaviest_g;
    return s->target.source != TARGET_NONE && heaviest_g > 0 &&
           s->target.load_g > s->rack.bar_g + 2 * s->rack.collar_g &&
           s->target.load_g > leap_from(app->config.curve, &s->rack,
                                        heaviest_g, s->target.reps).most_g;
}

static const char *check_steering(const struct app *app)
{
    const struct session *s = &app->session;
    if (s->second_top && (s->has_rx || s->second_top_g == 0)) {
        return "a second top set that is not offered, or beside back-offs";
    }
    if (s->e1rm_g < 0 || (session_is_known(s) && s->e1rm_g > LOAD_MAX_G)) {
        return "a 1RM out of range";
    }
    if (app->screen == SCREEN_TOP && s->n_sets == 0 && is_leap(app)) {
        return "a top set that is a leap over the last weeks'";
    }
    if (app->screen == SCREEN_BACKOFF &&
        (s->next.end != STEER_GOES_ON || s->next.reps < s->rx.reps_min ||
         s->next.reps > s->rx.reps_max)) {
        return "a back-off set after the end, or with other reps";
    }
    return NULL;
}

static const char *check_session(const struct app *app)
{
    const struct session *s = &app->session;
    if (!s->active) {
        return s->has_lift || s->n_sets > 0 ? "nobody, yet a workout" : NULL;
    }
    const char *broken = check_sets(s);
    broken = broken != NULL ? broken : check_lift(app);
    broken = broken != NULL ? broken : check_steering(app);
    if (s->feel_set < -1 || s->feel_set >= s->n_sets ||
        (s->feel_set >= 0 &&
         s->sets[s->feel_set].set.feel != FEEL_UNTOLD)) {
        return "feel_set is no untold set";
    }
    return broken;
}

static bool rests(const struct app *app, const struct session *s)
{
    return s->active && s->resting && s->rest_until_ms > app->now.mono_ms;
}

static const char *check_light(const struct app *app)
{
    bool is_resting = rests(app, &app->session);
    for (int i = 0; i < PARKED_MAX; i++) {
        is_resting = is_resting || rests(app, &app->parked[i].session);
    }
    if (app_light(app) == LIGHT_FULL) {
        return NULL;
    }
    return is_resting                        ? "dark during a rest clock"
           : app_logout_in_ms(app) >= 0 ? "dark with somebody logged in"
                                            : NULL;
}

static const char *check_setting(const struct app *app)
{
    const struct rack_setting *setting = &app->setting;
    const struct rack_edit *edit = &setting->edit;
    const struct stock *stock = &edit->draft.stock;
    if (is_setting_rack(app) && !setting->is_open) {
        return "a rack being set without a draft";
    }
    if (setting->page < 0 || setting->kinds_page < 0 ||
        setting->presets_page < 0 || setting->bars_page < 0 ||
        setting->models_page < 0 || setting->n_saving < 0 ||
        edit->n_undo < 0 || edit->n_undo > RACK_UNDO_MAX) {
        return "a rack's pages or changes out of range";
    }
    if (app->screen == SCREEN_STAFF_PRESET &&
        (setting->preset < 0 || setting->preset >= app->presets.n)) {
        return "no such preset";
    }
    if (app->screen == SCREEN_STAFF_BAR &&
        (setting->bar < 0 || setting->bar >= bars_count(&edit->draft))) {
        return "a bar being set that there is not";
    }
    for (int i = 0; i < stock->n; i++) {
        int pairs = stock->entry[i].pairs;
        if (pairs < 0 || pairs > PAIRS_MAX) {
            return "pairs of a draft out of range";
        }
    }
    return setting->is_open ? rack_check(&edit->draft) : NULL;
}

static const char *check_screen(const struct app *app)
{
    const struct session *s = &app->session;
    if (is_own_screen(app->screen) && !(s->active && s->has_lift)) {
        return "an athlete's screen without an athlete or a lift";
    }
    if ((app->screen == SCREEN_FEEL || app->screen == SCREEN_MISSED) &&
        s->feel_set < 0) {
        return "asks how a set felt, and there is none";
    }
    if (app->screen == SCREEN_BACKOFF &&
        (!s->has_rx || s->backoff_at >= s->rx.sets)) {
        return "back-off without a set to do";
    }
    if (app->screen == SCREEN_IDLE && s->active) {
        return "idle, yet somebody is logged in";
    }
    if (app->screen == SCREEN_UNKNOWN && app->unknown.bits == 0 &&
        app->unknown.digits == 0) {
        return "an unknown tag without a tag";
    }
    if (app->screen == SCREEN_MORE && !s->has_lift) {
        return "the menu without a lift";
    }
    if (app->screen == SCREEN_TREND && !s->has_lift) {
        return "a trend without a lift";
    }
    if (app->trend.history.n < 0 ||
        app->trend.history.n > TREND_POINTS_MAX) {
        return "a trend's points out of range";
    }
    if (app->screen == SCREEN_LIFTS && !s->active) {
        return "lifts without an athlete";
    }
    return NULL;
}

static const char *check_crowd(const struct app *app)
{
    const struct crowd *crowd = &app->crowd;
    if (crowd->n < 0 || crowd->n == 1 || crowd->n > CROWD_MAX) {
        return "a crowd of none, one, or too many";
    }
    for (int i = 0; i < crowd->n; i++) {
        const struct crowd_turn *turn = &crowd->turn[i];
        if (turn->place < CROWD_HERE || turn->place >= PARKED_MAX ||
            !crowd_has(app, turn->place)) {
            return "a turn of somebody who is not there";
        }
        if ((turn->load_g == 0) !=
            (crowd_state(app, turn->place) == CROWD_UNTOLD)) {
            return "a turn without a load, or a load that nobody can know";
        }
        for (int k = 0; k < i; k++) {
            if (crowd->turn[k].place == turn->place) {
                return "somebody has two turns";
            }
        }
    }
    return NULL;
}

const char *app_check(const struct app *app)
{
    const char *broken = app->screen >= SCREEN_COUNT ? "no such screen" : NULL;
    if (app->roster.n < 0 || app->roster.n > ROSTER_PAGE_MAX) {
        return "roster page out of range";
    }
    const struct staff *staff = &app->staff;
    if (staff->n_frames < 0 || staff->n_frames > STAFF_FRAMES ||
        staff->corners.n < 0 || staff->corners.n > CORNER_COUNT) {
        return "staff's frames or corners out of range";
    }
    if (app->on_bar_at >= bars_count(&app->rack) ||
        app->on_bar_at < -app->lifts.n) {
        return "plates on a bar that there is not";
    }
    if (app->on_bar.n < 0 || app->on_bar.n > STACK_MAX || app->unsaved < 0) {
        return "bar or unsaved out of range";
    }
    broken = broken != NULL ? broken : check_session(app);
    broken = broken != NULL ? broken : check_light(app);
    broken = broken != NULL ? broken : check_setting(app);
    broken = broken != NULL ? broken : check_crowd(app);
    return broken != NULL ? broken : check_screen(app);
}
