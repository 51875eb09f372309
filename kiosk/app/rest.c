/* The rest clock: it starts at Done with the protocol's usual rest, and moves
 * its end when it is told how hard the set was. */
#include "core/rest.h"

#include "kiosk/app/inside.h"

static int64_t rest_ms(const struct app *app, const struct set *set)
{
    const struct session *s = &app->session;
    return rest_after_s(&app->protocols.protocol[s->protocol], set) *
           INT64_C(1000);
}

/* An end that has passed already is no news, and is not beeped. */
static void run_until(struct app *app, int64_t until_ms)
{
    struct session *s = &app->session;
    s->resting = true;
    s->rest_until_ms = until_ms;
    s->rest_told = until_ms <= app->now.mono_ms;
}

void rest_start(struct app *app, int set)
{
    run_until(app, app->now.mono_ms +
                       rest_ms(app, &app->session.sets[set].set));
}

static int last_working(const struct session *s)
{
    int last = s->n_sets - 1;
    while (last >= 0 && s->sets[last].kind == SET_WARMUP) {
        last--;
    }
    return last;
}

void rest_retold(struct app *app, int set, const struct set *was)
{
    struct session *s = &app->session;
    if (s->resting && set == last_working(s)) {
        run_until(app, s->rest_until_ms + rest_ms(app, &s->sets[set].set) -
                           rest_ms(app, was));
    }
}

void rest_follow(struct app *app)
{
    struct session *s = &app->session;
    s->resting = false;
    for (int i = last_working(s); i >= 0 && !s->resting; i--) {
        const struct done_set *done = &s->sets[i];
        if (done->kind != SET_WARMUP && done->this_boot) {
            run_until(app, done->mono_ms + rest_ms(app, &done->set));
        }
    }
}

void rest_resume(struct app *app, const struct open_workout *open)
{
    struct session *s = &app->session;
    int last = s->n_sets - 1;
    if (!open->age_known || last < 0 || s->sets[last].kind == SET_WARMUP) {
        return;
    }
    int64_t until_ms = app->now.mono_ms - open->age_ms +
                       rest_ms(app, &s->sets[last].set);
    if (until_ms > app->now.mono_ms) {
        run_until(app, until_ms);
    }
}
