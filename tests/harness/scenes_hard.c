#include "tests/harness/scenes_hard.h"

#include "tests/harness/scene_parts.h"

static void squat(struct app *app, int32_t e1rm_g)
{
    scene_log_in(app, "Ada Strong", UNIT_KG, "squat", "strength-volume",
                 e1rm_g);
    app->session.now.last_top = (struct set){177500, 2, FEEL_RPE, 85};
}

static void tick_all(struct app *app)
{
    for (int i = 0; i < app->session.n_warmups; i++) {
        app->session.warmup_done[i] = true;
    }
}

void scene_backoff_rules(struct app *app)
{
    squat(app, 200000);
    scene_did_set(app, SET_TOP, 95);
    scene_back_off(app, "busy");
}

void scene_backoff_press(struct app *app)
{
    scene_log_in(app, "Ada Strong", UNIT_KG, "overhead-press", "hypertrophy",
                 97300);
    scene_did_set(app, SET_TOP, 80);
    scene_back_off(app, "busy");
}

void scene_backoff_missed(struct app *app)
{
    scene_log_in(app, "Ada Strong", UNIT_LB, "overhead-press", "hypertrophy",
                 193200);
    scene_did_set(app, SET_TOP, 80);
    struct set *top = &app->session.sets[app->session.n_sets - 1].set;
    top->feel = FEEL_MISS;
    top->reps = 0;
    scene_back_off(app, "busy");
}

void scene_top_coarse(struct app *app)
{
    squat(app, 100000);
    app->session.now.heavy_7d = 40;
}

void scene_top_bar(struct app *app)
{
    squat(app, 15000);
}

void scene_top_full(struct app *app)
{
    app->rack.collar_g = 2500;
    app->rack.sleeve_mm = 60;
    squat(app, 200000);
    tick_all(app);
}

void scene_top_changed(struct app *app)
{
    squat(app, 200000);
    struct session *s = &app->session;
    s->load_g += 22500;
    plates_load(&s->rack, s->load_g, &app->on_bar, &s->loading);
}

void scene_top_strong(struct app *app)
{
    squat(app, 320000);
}

void scene_top_strongest(struct app *app)
{
    squat(app, 400000);
}

/* And somebody's plates still on the bar. */
void scene_top_left_on_strong(struct app *app)
{
    squat(app, 323400);
    stack_parse("25,20,15,10,5,2.5,1.25", &app->rack.stock, &app->on_bar);
    app->session.now.heavy_7d = 40;
}

void scene_backoff_strongest(struct app *app)
{
    squat(app, 400000);
    scene_did_set(app, SET_TOP, 85);
    scene_back_off(app, "busy");
}

void scene_top_mixed(struct app *app)
{
    squat(app, 200000);
}

void scene_backoff_mixed(struct app *app)
{
    squat(app, 200000);
    tick_all(app);
    scene_did_set(app, SET_TOP, 85);
    scene_back_off(app, "busy");
}

void scene_top_kinds(struct app *app)
{
    squat(app, 197200);
    tick_all(app);
    scene_did_set(app, SET_WARMUP, 0);
    app->on_bar = app->session.warmups[app->session.n_warmups - 1].side;
    plates_load(&app->session.rack, app->session.load_g, &app->on_bar,
                &app->session.loading);
}

static void summary_of(struct app *app, int backoffs, bool are_alike)
{
    squat(app, 340000);
    scene_did_set(app, SET_TOP, 95);
    scene_back_off(app, NULL);
    struct session *s = &app->session;
    s->rx.sets = backoffs;
    for (int i = 0; i < backoffs; i++) {
        s->load_g -= are_alike ? 0 : 2500;
        scene_did_set(app, SET_BACKOFF, 75 + 5 * (i % 3));
    }
    s->backoff_at = backoffs;
    app->screen = SCREEN_SUMMARY;
}

void scene_summary_alike(struct app *app)
{
    summary_of(app, 5, true);
    app->session.pr = PR_E1RM;
}

void scene_summary_unlike(struct app *app)
{
    summary_of(app, 10, false);
}

void scene_summary_bar(struct app *app)
{
    squat(app, 15000);
    scene_did_set(app, SET_TOP, 0);
    struct set *top = &app->session.sets[app->session.n_sets - 1].set;
    top->feel = FEEL_MISS;
    top->reps = 0;
    app->session.note = NOTE_NO_BACKOFF;
    app->screen = SCREEN_SUMMARY;
}

void scene_top_no_room(struct app *app)
{
    scene_log_in(app, "Ada Strong", UNIT_KG, "deadlift", "strength", 200000);
    struct session *s = &app->session;
    scene_did_set(app, SET_TOP, 60);
    while (s->n_sets < SESSION_SETS_MAX) {
        s->sets[s->n_sets] = s->sets[0];
        s->n_sets++;
    }
}
