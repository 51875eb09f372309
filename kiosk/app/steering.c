/* Steering: what today's sets teach, and what follows from it for the next
 * one. The estimate is made anew from what was known before and the sets done,
 * so that an undo takes back what was learned as well. */
#include "kiosk/app/inside.h"

#include "core/steer.h"
#include "core/trend.h"

/* Of a new athlete the plain rules go by today's first reading, whatever the
 * coach thought; so what is learned today starts there, and weighs as little
 * as nothing known. */
#define UNKNOWN_SD_PCT 80.0

bool session_is_known(const struct session *s)
{
    const struct estimate *estimate = &s->now.estimate;
    return estimate->is_pinned != 0 ||
           (estimate->n_sets > 0 && !estimate_is_vague(estimate));
}

static bool is_told(const struct done_set *done)
{
    return done->kind != SET_WARMUP && done->set.feel != FEEL_UNTOLD;
}

/* The first reading of today; 0: none. */
static int32_t first_reading_g(const struct app *app)
{
    const struct session *s = &app->session;
    int32_t reading_g = 0;
    for (int i = 0; i < s->n_sets && reading_g == 0; i++) {
        if (is_told(&s->sets[i]) &&
            reading_of(app->config.curve, &s->sets[i].set, &reading_g) !=
                READING_OK) {
            reading_g = 0;
        }
    }
    return reading_g < LOAD_MAX_G ? reading_g : LOAD_MAX_G;
}

static void begin(struct app *app)
{
    struct session *s = &app->session;
    int32_t reading_g = first_reading_g(app);
    if (session_is_known(s)) {
        s->estimate = s->now.estimate;
    } else if (reading_g > 0) {
        estimate_start(&s->estimate, app->config.curve, reading_g,
                       UNKNOWN_SD_PCT);
    } else {
        estimate_start(&s->estimate, app->config.curve, s->now.coach_e1rm_g,
                       ESTIMATE_COACH_SD_PCT);
    }
}

void steering_learn(struct app *app, int n_sets)
{
    struct session *s = &app->session;
    begin(app);
    for (int i = 0; i < n_sets; i++) {
        if (is_told(&s->sets[i])) {
            estimate_add(&s->estimate, s->day, &s->sets[i].set);
        }
    }
}

static bool shows_strength(const struct app *app)
{
    const struct session *s = &app->session;
    for (int i = 0; i < s->n_sets; i++) {
        if (is_told(&s->sets[i]) && s->sets[i].set.feel == FEEL_MISS) {
            return true;
        }
    }
    return first_reading_g(app) > 0;
}

/* Of a new athlete it is the plain rules' own, as the prescription says it. */
int32_t steering_e1rm_g(const struct app *app)
{
    const struct session *s = &app->session;
    bool is_plain = s->rx.status == PRESCRIBE_OK &&
                    s->rx.reading != READING_UNTOLD;
    if (session_is_known(s)) {
        return shows_strength(app)
                   ? estimate_today(&s->estimate, s->day).e1rm_g
                   : 0;
    }
    return is_plain ? s->rx.e1rm_g : s->rx.reading_g;
}

void steering_judge(struct app *app)
{
    struct session *s = &app->session;
    struct today today = estimate_today(&s->estimate, s->day);
    int32_t before_g = session_is_known(s)
                           ? estimate_today(&s->now.estimate, s->day).trend_g
                           : 0;
    int sd_x10 = (int)(today.sd_pct * 10 + 0.5);
    s->e1rm_sd_pct_x10 = s->e1rm_g == 0 ? 0 : sd_x10 > 0 ? sd_x10 : 1;
    s->form_pct_x10 = trend_over_x10(today.e1rm_g, before_g);
}

/* --- how recovered ----------------------------------------------------------- */

enum recovery session_recovery(const struct session *s)
{
    return s->has_recovery     ? s->recovery
           : s->now.is_stale ? RECOVERY_STALE
                             : RECOVERY_NORMAL;
}

bool session_asks_recovery(const struct session *s)
{
    return s->n_sets == 0 && s->n_skips == 0 && !s->can_reopen;
}

/* Normal, tired, fresh, and round again. */
static enum recovery after(enum recovery recovery)
{
    switch (recovery) {
    case RECOVERY_NORMAL:
        return RECOVERY_TIRED;
    case RECOVERY_TIRED:
    case RECOVERY_STALE:
        return RECOVERY_FRESH;
    case RECOVERY_FRESH:
        break;
    }
    return RECOVERY_NORMAL;
}

void do_recovery(struct step *step)
{
    struct session *s = step->s;
    if (step->app->screen == SCREEN_TOP && session_asks_recovery(s)) {
        save_recovery(step, after(session_recovery(s)));
    }
}

/* --- a second top set ---------------------------------------------------------- */

int steering_read_tops(const struct app *app)
{
    const struct session *s = &app->session;
    int n = 0;
    for (int i = 0; i < s->n_sets; i++) {
        int32_t reading_g;
        n += s->sets[i].kind == SET_TOP &&
             reading_of(app->config.curve, &s->sets[i].set, &reading_g) ==
                 READING_OK;
    }
    return n;
}

/* One that is saved, and not yet told. */
static bool is_at_second(const struct app *app)
{
    const struct session *s = &app->session;
    const struct done_set *last =
        s->n_sets > 0 ? &s->sets[s->n_sets - 1] : NULL;
    return last != NULL && last->kind == SET_TOP &&
           last->set.feel == FEEL_UNTOLD && steering_read_tops(app) == 1;
}

/* After the one top set that was read, before any back-off set. */
void steering_offer(struct app *app, int top)
{
    struct session *s = &app->session;
    bool may = !s->target.is_capped && s->n_sets < SESSION_SETS_MAX &&
               steering_read_tops(app) == 1 && s->n_skips == 0;
    s->second_top = s->second_top || is_at_second(app);
    for (int i = top + 1; i < s->n_sets; i++) {
        may = may && s->sets[i].kind != SET_BACKOFF;
    }
    s->second_top_g =
        may ? steer_second_top_g(&s->estimate, s->day, &s->rack,
                                 &s->sets[top].set,
                                 s->target.planned_rpe_x10)
            : 0;
    s->second_top = s->second_top && s->second_top_g > 0;
}

enum screen_id steering_second(struct session *s, int top)
{
    s->has_rx = false;
    s->load_g = s->second_top_g;
    s->reps = s->sets[top].tried_reps;
    s->note = NOTE_SECOND;
    return SCREEN_TOP;
}

static void choose_second(struct step *step, bool is_chosen)
{
    step->s->second_top = is_chosen;
    go_to(step, workout_follow(step->app));
}

void do_second_top(struct step *step)
{
    if (step->app->screen == SCREEN_BACKOFF && step->s->second_top_g > 0) {
        choose_second(step, true);
    }
}

bool drop_second_top(struct step *step)
{
    if (!step->s->second_top || step->s->feel_set >= 0) {
        return false;
    }
    choose_second(step, false);
    return true;
}

/* --- back-off sets ------------------------------------------------------------- */

static void as_prescribed(struct session *s)
{
    s->next = (struct steered){.end = STEER_GOES_ON,
                               .load_g = s->rx.load_g,
                               .reps = s->rx.reps_max,
                               .target_g = s->rx.target_g,
                               .predicted_rpe_x10 = s->rx.predicted_rpe_x10};
}

static void ask_next(struct app *app, const struct set *top,
                     const struct set *last)
{
    struct session *s = &app->session;
    const struct steer_in in = {
        .protocol = &app->protocols.protocol[s->protocol],
        .rack = &s->rack,
        .unit = s->unit,
        .estimate = &s->estimate,
        .day = s->day,
        .rx = &s->rx,
        .top = *top,
        .last = *last,
        .at = s->backoff_at};
    steer(&in, &s->next);
}

static enum note note_of(enum steer_end end)
{
    switch (end) {
    case STEER_MISSED:
    case STEER_CAP:
        return NOTE_STOPPED;
    case STEER_AHEAD:
        return NOTE_AHEAD;
    case STEER_FATIGUE:
        return NOTE_FATIGUE;
    case STEER_GOES_ON:
    case STEER_LAST:
        break;
    }
    return NOTE_NONE;
}

enum screen_id steering_backoffs(struct app *app, const struct set *top,
                                 int from)
{
    struct session *s = &app->session;
    const struct set *last = NULL;
    int at = workout_skips(s, SKIP_BACKOFF);
    for (int i = from; i < s->n_sets; i++) {
        if (s->sets[i].kind == SET_BACKOFF && is_told(&s->sets[i])) {
            last = &s->sets[i].set;
            at++;
        }
    }
    s->backoff_at = at < s->rx.sets ? at : s->rx.sets;
    if (last != NULL && last->feel == FEEL_PAIN) {
        return SCREEN_PAIN;
    }
    as_prescribed(s);
    if (last != NULL) {
        ask_next(app, top, last);
    }
    s->load_g = s->next.load_g;
    s->reps = s->next.reps;
    enum note note = note_of(s->next.end);
    s->note = note != NOTE_NONE ? note : s->note;
    return s->next.end != STEER_GOES_ON || s->backoff_at == s->rx.sets
               ? SCREEN_SUMMARY
               : SCREEN_BACKOFF;
}
