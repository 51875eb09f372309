/* The crowd: who is in, and in which order they are offered the bar. */
#include "kiosk/app/inside.h"

#include "core/change.h"

#include <string.h>

/* Ours. Who neither lifts nor touches for a quarter of an hour after their
 * rest has gone home; from ten minutes on the screen asks. Who has waited five
 * minutes beyond their rest is passed by no more, whatever plates it costs. */
#define STAY_MS (15 * 60 * 1000)
#define FADE_MS (10 * 60 * 1000)
#define LATE_MS (5 * 60 * 1000)
/* Ours: as long as a glance from the plate tree takes. */
#define MARK_MS 8000

enum tier {
    TIER_UP,      /* at the screen, and about to lift */
    TIER_LATE,    /* has waited too long */
    TIER_READY,
    TIER_RESTING, /* and one for each who rests less */
    TIER_FADING = TIER_RESTING + CROWD_MAX
};

/* --- who is in ---------------------------------------- */

const struct session *crowd_session(const struct app *app, int place)
{
    return place == CROWD_HERE ? &app->session : &app->parked[place].session;
}

static enum screen_id screen_of(const struct app *app, int place)
{
    return place != CROWD_HERE           ? app->parked[place].screen
           : is_own_screen(app->screen) ? app->screen
                                        : app->below;
}

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* Here, or as good as here: a rest is waited for somewhere else. */
static int64_t seen_ms(const struct app *app, int place)
{
    const struct session *s = crowd_session(app, place);
    int64_t at_ms = place == CROWD_HERE ? app->input_ms
                                        : app->parked[place].at_ms;
    return s->resting ? later(at_ms, s->rest_until_ms) : at_ms;
}

static bool has_set_to_do(enum screen_id screen)
{
    return screen != SCREEN_SUMMARY && screen != SCREEN_PAIN;
}

bool crowd_has(const struct app *app, int place)
{
    const struct session *s = crowd_session(app, place);
    if (!s->active || !s->has_lift || s->finished ||
        !has_set_to_do(screen_of(app, place))) {
        return false;
    }
    if (place == CROWD_HERE) {
        return true;
    }
    const struct session *here = &app->session;
    return !app->parked[place].has_left &&
           !(here->active && uid_equal(&here->athlete, &s->athlete)) &&
           app->now.mono_ms - seen_ms(app, place) < STAY_MS;
}

static bool knows_load(const struct app *app, int place)
{
    enum screen_id screen = screen_of(app, place);
    return screen == SCREEN_TOP || screen == SCREEN_BACKOFF;
}

enum crowd_state crowd_state(const struct app *app, int place)
{
    const struct session *s = crowd_session(app, place);
    if (!knows_load(app, place)) {
        return CROWD_UNTOLD;
    }
    if (s->resting && s->rest_until_ms > app->now.mono_ms) {
        return CROWD_RESTING;
    }
    bool is_away = place != CROWD_HERE &&
                   app->now.mono_ms - seen_ms(app, place) >= FADE_MS;
    return is_away ? CROWD_FADING : CROWD_READY;
}

/* --- in which order ---------------------------------------- */

/* Since when, or from when on, somebody can lift. */
static int64_t ready_ms(const struct app *app, int place)
{
    const struct session *s = crowd_session(app, place);
    int64_t last_ms = workout_last_ms(s);
    if (s->resting) {
        return s->rest_until_ms;
    }
    return place != CROWD_HERE ? later(app->parked[place].at_ms, last_ms)
                               : later(0, last_ms);
}

/* The longest waiting first; those whose load nobody knows last. */
static bool goes_before(const struct app *app, int a, int b)
{
    bool knows_a = knows_load(app, a), knows_b = knows_load(app, b);
    return knows_a != knows_b ? knows_a : ready_ms(app, a) < ready_ms(app, b);
}

/* Whom nobody has seen for longest; never the one at the screen. */
static int longest_away(const struct app *app, const int *place, int n)
{
    int longest = place[0] == CROWD_HERE ? 1 : 0;
    for (int i = longest + 1; i < n; i++) {
        if (place[i] != CROWD_HERE &&
            seen_ms(app, place[i]) < seen_ms(app, place[longest])) {
            longest = i;
        }
    }
    return longest;
}

/* All who are in, at most CROWD_MAX, in the order in which they have waited;
 * returns how many. */
static int places(const struct app *app, int out[PARKED_MAX + 1])
{
    int n = 0;
    for (int place = CROWD_HERE; place < PARKED_MAX; place++) {
        if (!crowd_has(app, place)) {
            continue;
        }
        int at = n++;
        for (; at > 0 && goes_before(app, place, out[at - 1]); at--) {
            out[at] = out[at - 1];
        }
        out[at] = place;
    }
    while (n > CROWD_MAX) {
        int out_of_it = longest_away(app, out, n--);
        memmove(&out[out_of_it], &out[out_of_it + 1],
                (size_t)(n - out_of_it) * sizeof out[0]);
    }
    return n;
}

/* n_resting: how many of those who rest, rest for less. */
static int tier_of(const struct app *app, int place, int n_resting)
{
    int64_t waited_ms = app->now.mono_ms - ready_ms(app, place);
    switch (crowd_state(app, place)) {
    case CROWD_RESTING:
        return TIER_RESTING + n_resting;
    case CROWD_FADING:
        return TIER_FADING;
    case CROWD_READY:
    case CROWD_UNTOLD:
        break;
    }
    const struct session *here = &app->session;
    if (place == CROWD_HERE && workout_last_ms(here) <= here->up_ms) {
        return TIER_UP; /* whoever taps is served at once */
    }
    return waited_ms >= LATE_MS ? TIER_LATE : TIER_READY;
}

/* The first warm-up that is not done; NULL: the set itself is next. */
static const struct warmup *next_warmup(const struct session *s)
{
    int i = 0;
    while (i < s->n_warmups && s->warmup_done[i]) {
        i++;
    }
    bool is_on_ramp = !s->has_rx && !s->second_top && i < s->n_warmups;
    return is_on_ramp ? &s->warmups[i] : NULL;
}

static void look_at(const struct app *app, int place, int n_resting,
                    struct crowd_member *out)
{
    const struct session *s = crowd_session(app, place);
    out->place = place;
    if (!knows_load(app, place)) {
        return;
    }
    const struct warmup *warmup = next_warmup(s);
    struct rack rack;
    out->lift = s->lift;
    out->bar = workout_bar(app, s);
    bar_lift_rack(app, out->bar, out->lift, &rack);
    out->load_g = warmup != NULL ? warmup->load_g : s->load_g;
    out->tier = tier_of(app, place, n_resting);
    out->is_settled = warmup != NULL && rack_equal(&rack, &s->rack);
    if (out->is_settled) {
        out->side = warmup->side;
    }
}

/* Who would lift; those whose load is known first. */
static void look_round(const struct app *app, struct crowd_members *out)
{
    int at[PARKED_MAX + 1], n_resting = 0;
    memset(out, 0, sizeof *out);
    out->n = places(app, at);
    out->on_bar = app->on_bar;
    out->on_bar_at = app->on_bar_at;
    for (int i = 0; i < out->n; i++) {
        look_at(app, at[i], n_resting, &out->member[i]);
        n_resting += crowd_state(app, at[i]) == CROWD_RESTING;
    }
}

static bool is_same(const struct crowd_members *a,
                    const struct crowd_members *b)
{
    if (a->n != b->n || a->on_bar_at != b->on_bar_at ||
        !stack_equal(&a->on_bar, &b->on_bar)) {
        return false;
    }
    for (int i = 0; i < a->n; i++) {
        const struct crowd_member *x = &a->member[i], *y = &b->member[i];
        if (x->place != y->place || x->load_g != y->load_g ||
            x->lift != y->lift || x->bar != y->bar || x->tier != y->tier ||
            x->is_settled != y->is_settled || !stack_equal(&x->side, &y->side)) {
            return false;
        }
    }
    return true;
}

/* Takes the order over; load_g is what can be loaded. */
static void take_order(struct crowd *crowd, const struct rotation *order,
                       const struct rack *racks)
{
    static const struct stack nothing = {.n = 0};
    const struct stack *bar = &crowd->of.on_bar;
    int at = crowd->of.on_bar_at;
    for (int i = 0; i < order->n; i++) {
        int who = order->order[i];
        struct crowd_turn *turn = &crowd->turn[i];
        turn->place = crowd->of.member[who].place;
        turn->bar = crowd->of.member[who].bar;
        bar = turn->bar == at ? bar : &nothing;
        at = turn->bar;
        turn->load_g = stack_load_g(&order->side[i], &racks[who]);
        change_list(bar, &order->side[i], &turn->off, &turn->on);
        bar = &order->side[i];
    }
    crowd->saved = 2 * (order->moves_as_given - order->moves_all);
}

static void make_order(const struct app *app, struct crowd *crowd)
{
    struct rotation_lifter lifter[CROWD_MAX];
    struct rack racks[CROWD_MAX];
    struct rotation order;
    int n = 0;
    for (; n < crowd->of.n && crowd->of.member[n].load_g > 0; n++) {
        const struct crowd_member *m = &crowd->of.member[n];
        bar_lift_rack(app, m->bar, m->lift, &racks[n]);
        lifter[n] = (struct rotation_lifter){
            .rack = &racks[n], .bar = m->bar, .load_g = m->load_g,
            .tier = m->tier,
            .side = m->is_settled ? &m->side : NULL};
    }
    rotation_of(lifter, n, &crowd->of.on_bar, crowd->of.on_bar_at, &order);
    take_order(crowd, &order, racks);
    for (; n < crowd->of.n; n++) {
        crowd->turn[n].place = crowd->of.member[n].place;
    }
}

void crowd_follow(struct app *app)
{
    struct crowd_members now;
    struct crowd *crowd = &app->crowd;
    look_round(app, &now);
    if (is_same(&now, &crowd->of)) {
        return;
    }
    memset(crowd, 0, sizeof *crowd);
    crowd->of = now;
    if (now.n >= 2) {
        crowd->n = now.n;
        make_order(app, crowd);
    }
}

void crowd_forget(struct app *app)
{
    app->crowd.of.n = -1;
}

/* --- turns ---------------------------------------- */

void crowd_leave(struct app *app, const struct uid *athlete)
{
    struct parked *parked = parked_of(app, athlete);
    if (parked != NULL) {
        parked->has_left = true;
    }
}

/* Whether it was offered: on the screen, as it was seen. */
static bool is_offered(const struct app *app, int place)
{
    for (int i = 0; i < app->crowd.n; i++) {
        if (app->crowd.turn[i].place == place) {
            return place != CROWD_HERE;
        }
    }
    return false;
}

/* From memory, so that no disk is waited for; what it has that is newer
 * comes after. */
void crowd_turn_to(struct step *step, int place)
{
    struct app *app = step->app;
    if (!is_offered(app, place)) {
        return;
    }
    struct uid athlete = app->parked[place].athlete;
    park(step, &athlete);
    take_up(step, &app->parked[place]);
    note_reopen(app);
    bar_forget(app);
    step_effect(step, EFFECT_FIND_ATHLETE)->id = athlete;
}

/* --- their rest clocks ---------------------------------------- */

void crowd_tick(struct step *step)
{
    struct app *app = step->app;
    bool is_over = false;
    for (int i = 0; i < PARKED_MAX; i++) {
        struct session *s = &app->parked[i].session;
        if (s->resting && !s->rest_told &&
            app->now.mono_ms >= s->rest_until_ms && crowd_has(app, i)) {
            s->rest_told = is_over = true;
        }
    }
    if (is_over) {
        step_signal(step, SIGNAL_REST_OVER);
    }
}

bool crowd_is_news(const struct app *app, int place)
{
    const struct session *s = crowd_session(app, place);
    int64_t since_ms = app->now.mono_ms - s->rest_until_ms;
    return s->resting && since_ms >= 0 && since_ms < MARK_MS;
}

static int64_t next_of(const struct app *app, int place)
{
    const struct session *s = &app->parked[place].session;
    int64_t now_ms = app->now.mono_ms;
    if (!s->resting || !crowd_has(app, place)) {
        return INT64_MAX;
    }
    if (s->rest_until_ms > now_ms) {
        int64_t second_ms = now_ms - now_ms % 1000 + 1000;
        return app->crowd.n > 0 && second_ms < s->rest_until_ms
                   ? second_ms
                   : s->rest_until_ms;
    }
    return crowd_is_news(app, place) ? s->rest_until_ms + MARK_MS : INT64_MAX;
}

int64_t crowd_deadline_ms(const struct app *app)
{
    int64_t at_ms = INT64_MAX;
    for (int i = 0; i < PARKED_MAX; i++) {
        int64_t next_ms = next_of(app, i);
        at_ms = next_ms < at_ms ? next_ms : at_ms;
    }
    return at_ms;
}
