/* The workout as its rows have it. Everything a session shows follows from
 * the sets done, so that an undo, a resume after a power cut and a return
 * after another athlete's turn are the same step: look at the rows again. */
#include "kiosk/app/inside.h"

/* Ours: after a set too light to judge the next one is 5 % heavier, a jump a
 * lifter takes between singles; after a miss with nothing known 10 % lighter,
 * the usual reset. */
#define TOO_LIGHT_PCT 105
#define MISSED_PCT 90

bool workout_knows(const struct app *app, const struct plan *plan)
{
    return lifts_find(&app->lifts, plan->lift) >= 0 && app->protocols.n > 0;
}

static int protocol_of(const struct app *app, const struct plan *plan,
                       const struct lift *lift)
{
    int i = protocols_find(&app->protocols, plan->protocol);
    i = i >= 0 ? i : protocols_find(&app->protocols, lift->protocol);
    return i >= 0 ? i : 0;
}

static void set_target(struct app *app)
{
    struct session *s = &app->session;
    const struct protocol *protocol = &app->protocols.protocol[s->protocol];
    bool is_week;
    steering_learn(app, 0);
    const struct target_in in = {
        .protocol = protocol,
        .lift = &app->lifts.lift[s->lift],
        .rack = &s->rack,
        .curve = app->config.curve,
        .coach_e1rm_g = s->now.coach_e1rm_g,
        .last_reading_g = s->now.last_reading_g,
        .estimate = session_is_known(s) ? &s->estimate : NULL,
        .day = s->day,
        .heaviest_g = s->now.heaviest_g,
        .is_light = target_is_limited(protocol, s->now.heavy_7d,
                                      s->now.heavy_28d, &is_week)};
    s->target = target_of(&in);
    s->load_g = s->target.load_g;
    s->reps = s->target.reps;
}

int workout_bar(const struct app *app, const struct session *s)
{
    const struct lift *lift = &app->lifts.lift[s->lift];
    return lift_is_own_bar(lift) ? -1 - s->lift
           : s->bar_chosen
               ? s->bar
               : bars_for(&app->rack, lift->name, lift->bar);
}

void workout_take_rack(struct app *app)
{
    struct session *s = &app->session;
    int bar = workout_bar(app, s);
    s->bar_chosen = s->bar_chosen && bar >= 0;
    bar_use(app, bar);
}

void workout_start(struct app *app, const struct plan *plan)
{
    struct session *s = &app->session;
    s->now = *plan;
    s->has_lift = true;
    s->lift = lifts_find(&app->lifts, plan->lift);
    s->protocol = protocol_of(app, plan, &app->lifts.lift[s->lift]);
    workout_take_rack(app);
}

int workout_skips(const struct session *s, enum skip_kind kind)
{
    int n = 0;
    for (int i = 0; i < s->n_skips; i++) {
        n += s->skips[i].kind == kind;
    }
    return n;
}

int64_t workout_last_ms(const struct session *s)
{
    const struct done_set *last = s->n_sets > 0 ? &s->sets[s->n_sets - 1]
                                                : NULL;
    return last != NULL && last->this_boot ? last->mono_ms : INT64_MIN / 2;
}

/* What is typed in the plan wins over what was seen. */
static struct habits habits_of(const struct session *s)
{
    const struct plan *plan = &s->now;
    return (struct habits){
        .frequency =
            plan->frequency > 0 ? plan->frequency : plan->seen_frequency,
        .exercises =
            plan->exercises > 0 ? plan->exercises : plan->seen_exercises,
        .recovery = session_recovery(s)};
}

static bool is_as_planned(const struct session *s, const struct set *top)
{
    return s->target.source != TARGET_NONE &&
           top->load_g == s->target.load_g && top->reps == s->target.reps;
}

static struct prescribe_in question(const struct app *app,
                                    const struct set *top)
{
    const struct session *s = &app->session;
    bool is_read = steering_read_tops(app) > 0;
    return (struct prescribe_in){
        .protocol = &app->protocols.protocol[s->protocol],
        .lift = &app->lifts.lift[s->lift],
        .rack = &s->rack,
        .on = app_hanging(app, s),
        .curve = app->config.curve,
        .unit = s->unit,
        .top = *top,
        .known_e1rm_g =
            is_read ? estimate_today(&s->estimate, s->day).e1rm_g
                    : s->target.e1rm_g,
        .habits = habits_of(s),
        .estimate = session_is_known(s) ? &s->estimate : NULL,
        .day = s->day,
        .planned_rpe_x10 =
            is_as_planned(s, top) ? s->target.planned_rpe_x10 : 0};
}

int32_t workout_backoff_g(const struct app *app)
{
    const struct session *s = &app->session;
    const struct target *target = &s->target;
    struct prescription rx;
    struct set top = {s->load_g, s->reps, FEEL_RPE, target->planned_rpe_x10};
    if (target->source != TARGET_NONE && !s->second_top) {
        top.load_g = target->load_g; /* today's 1RM is not what they choose */
        top.reps = target->reps;
    }
    struct prescribe_in in = question(app, &top);
    prescribe(&in, &rx);
    return rx.status == PRESCRIBE_OK && rx.sets > 0 ? rx.load_g : 0;
}

/* The next top set after one that says too little: pct of its load, and at
 * least the rack's next step that way; false where it has none. */
static bool next_top(struct session *s, const struct set *top, int pct)
{
    int64_t load_g = (int64_t)top->load_g * pct / 100;
    struct loading near;
    int32_t step_g = 0;
    plates_load(&s->rack, load_g < LOAD_MAX_G ? (int32_t)load_g : LOAD_MAX_G,
                NULL, &near);
    bool is_up = pct > 100;
    if (is_up && near.load_g > load_g) { /* 5 % is the most */
        plates_step_down(&s->rack, near.load_g, &near.load_g);
    }
    bool is_step = is_up
                       ? plates_step_up(&s->rack, top->load_g, &step_g)
                       : plates_step_down(&s->rack, top->load_g, &step_g);
    bool is_far = is_up ? near.load_g > top->load_g
                        : near.load_g < top->load_g;
    s->load_g = is_far ? near.load_g : is_step ? step_g : top->load_g;
    return is_far || is_step;
}

static enum screen_id again_heavier(struct session *s, const struct set *top)
{
    s->note = next_top(s, top, TOO_LIGHT_PCT) ? NOTE_TOO_LIGHT
                                              : NOTE_NO_HEAVIER;
    return SCREEN_TOP;
}

static enum screen_id again_lighter(struct session *s, const struct set *top)
{
    next_top(s, top, MISSED_PCT);
    s->note = NOTE_MISSED;
    return SCREEN_TOP;
}

static enum screen_id no_backoff(struct session *s)
{
    s->note = NOTE_NO_BACKOFF;
    return SCREEN_SUMMARY;
}

static enum screen_id ask(struct app *app, const struct set *top)
{
    struct session *s = &app->session;
    struct prescribe_in in = question(app, top);
    bool is_enough = workout_skips(s, SKIP_TOP) > 0 ||
                     steering_read_tops(app) > 0;
    prescribe(&in, &s->rx);
    if (s->rx.reading == READING_TOO_LIGHT && !is_enough) {
        return again_heavier(s, top);
    }
    switch (s->rx.status) {
    case PRESCRIBE_OK:
        s->has_rx = true;
        return SCREEN_BACKOFF;
    case PRESCRIBE_NO_READING:
        if (s->rx.reading == READING_UNTOLD) {
            return SCREEN_TOP; /* skipped, and nothing is known */
        }
        return s->rx.reading == READING_TOO_LIGHT
                   ? again_heavier(s, top)
                   : again_lighter(s, top);
    case PRESCRIBE_PAIN:
        return SCREEN_PAIN;
    case PRESCRIBE_TOO_HEAVY:
        break;
    }
    return no_backoff(s);
}

static int last_told_top(const struct session *s)
{
    for (int i = s->n_sets - 1; i >= 0; i--) {
        if (s->sets[i].kind == SET_TOP &&
            s->sets[i].set.feel != FEEL_UNTOLD) {
            return i;
        }
    }
    return -1;
}

static int untold(const struct session *s)
{
    for (int i = 0; i < s->n_sets; i++) {
        if (s->sets[i].kind != SET_WARMUP &&
            s->sets[i].set.feel == FEEL_UNTOLD) {
            return i;
        }
    }
    return -1;
}

/* A record needs one before it to beat. */
static enum pr pr_of(const struct app *app)
{
    const struct session *s = &app->session;
    enum pr pr = PR_NONE;
    for (int i = 0; i < s->n_sets; i++) {
        const struct set *set = &s->sets[i].set;
        int32_t reading_g;
        if (s->sets[i].kind == SET_WARMUP ||
            (set->feel != FEEL_RPE && set->feel != FEEL_EASIER)) {
            continue;
        }
        int32_t best_g = set->reps <= BEST_REPS_MAX
                             ? s->now.best_load_g[set->reps]
                             : 0;
        if (best_g > 0 && set->load_g > best_g) {
            return PR_LOAD;
        }
        if (s->sets[i].kind == SET_TOP && s->now.best_e1rm_g > 0 &&
            reading_of(app->config.curve, set, &reading_g) == READING_OK &&
            reading_g > s->now.best_e1rm_g) {
            pr = PR_E1RM;
        }
    }
    return pr;
}

static enum screen_id after_top(struct app *app)
{
    struct session *s = &app->session;
    int top = last_told_top(s);
    struct set none = {s->target.load_g, s->target.reps, FEEL_UNTOLD, 0};
    if (top < 0 && workout_skips(s, SKIP_TOP) == 0) {
        s->second_top = false;
        return SCREEN_TOP;
    }
    steering_learn(app, top + 1);
    const struct set *from = top >= 0 ? &s->sets[top].set : &none;
    enum screen_id screen = ask(app, from);
    steering_learn(app, s->n_sets);
    if (!s->has_rx) {
        s->second_top = false;
        return screen;
    }
    if (top >= 0) {
        steering_offer(app, top);
    }
    return s->second_top ? steering_second(s, top)
                         : steering_backoffs(app, from, top + 1);
}

enum screen_id workout_follow(struct app *app)
{
    struct session *s = &app->session;
    s->has_rx = false;
    s->backoff_at = 0;
    s->second_top_g = 0;
    s->rx = (struct prescription){.reading = READING_UNTOLD};
    set_target(app);
    s->note = s->target.source == TARGET_NONE ? NOTE_NO_NUMBER : NOTE_NONE;
    enum screen_id screen = after_top(app);
    s->e1rm_g = steering_e1rm_g(app);
    steering_judge(app);
    s->pr = pr_of(app);
    s->feel_set = untold(s);
    if (s->feel_set >= 0) {
        screen = SCREEN_FEEL;
    } else if (workout_skips(s, SKIP_REST) > 0) {
        s->note = s->note == NOTE_NONE ? NOTE_FINISHED_EARLY : s->note;
        screen = SCREEN_SUMMARY;
    }
    bar_refresh(app);
    return screen;
}

enum screen_id workout_on_rack(struct app *app, enum screen_id screen)
{
    struct rack was = app->session.rack;
    workout_take_rack(app);
    if (!rack_equal(&was, &app->session.rack)) {
        return workout_follow(app);
    }
    bar_refresh(app); /* others may have changed what hangs there */
    return screen;
}

void workout_goes_on(struct step *step)
{
    struct app *app = step->app;
    enum screen_id screen = workout_on_rack(app, app->screen);
    bool is_asked = app->below == SCREEN_RESUME; /* which follows it anyway */
    if (screen == app->screen || !is_own_screen(screen) || is_asked) {
        return; /* no finger that is down is forgotten for it */
    }
    if (is_own_screen(app->screen)) {
        go_to(step, screen);
    } else {
        app->below = screen; /* what a menu or a list covers */
    }
}
