#include "tests/harness/scenes_steered.h"

#include "tests/harness/scene_parts.h"

#define LONG_NAME "Maximiliane Wolfeschlegelsteinhausen"

static void press_day(struct app *app, int rpe_x10)
{
    scene_log_in(app, LONG_NAME, UNIT_LB, "overhead-press", "hypertrophy",
                 193200);
    scene_did_set(app, SET_TOP, rpe_x10);
    scene_back_off(app, "busy");
}

void scene_backoff_offer(struct app *app)
{
    press_day(app, 60);
    app->session.second_top_g = 172365;
}

static void because(struct app *app, enum why_about about, const char *line)
{
    struct why *why = &app->session.rx.why;
    why->about[why->n] = about;
    scene_put(why->line[why->n], sizeof why->line[why->n], line);
    why->n++;
}

void scene_backoff_wild(struct app *app)
{
    press_day(app, 80);
    app->session.rx.why.n = 0;
    because(app, WHY_LOAD, "80 % of today's 214.7 lb, 5 % over the top set");
    because(app, WHY_LOAD, "185.5 lb at 9.5 is less than is believed yet");
    because(app, WHY_SETS,
            "1 set, not 3: third press day, 3 exercises today, two flat weeks");
    because(app, WHY_REPS, "Overhead press: never more than 6 reps");
    because(app, WHY_LOAD, "167.5 lb, so that 6 stay within RPE 8.5");
}

void scene_backoff_steered(struct app *app)
{
    press_day(app, 80);
    struct session *s = &app->session;
    scene_did_set(app, SET_BACKOFF, 90);
    s->rx.sets = 3;
    s->backoff_at = 1;
    s->next.load_g = s->load_g - 5670;
    s->next.target_g = s->next.load_g + 800;
    s->next.predicted_rpe_x10 = 88;
    scene_put(s->next.why, sizeof s->next.why,
              "12.5 lb less, 6 reps: 9.5 was harder than planned");
    s->load_g = s->next.load_g;
    plates_load(&s->rack, s->load_g, &app->on_bar, &s->loading);
    s->load_g = s->next.load_g = s->loading.load_g;
}

void scene_top_second(struct app *app)
{
    scene_log_in(app, LONG_NAME, UNIT_KG, "deadlift", "strength", 320000);
    scene_did_set(app, SET_TOP, 65);
    struct session *s = &app->session;
    s->now.last_top = (struct set){177500, 2, FEEL_RPE, 85};
    s->second_top = true;
    s->second_top_g = s->load_g += 11250;
    s->note = NOTE_SECOND;
    plates_load(&s->rack, s->load_g, &app->on_bar, &s->loading);
    s->load_g = s->second_top_g = s->loading.load_g;
}

void scene_top_stale(struct app *app)
{
    scene_log_in(app, LONG_NAME, UNIT_LB, "squat", "strength-volume", 323400);
    struct session *s = &app->session;
    s->now.last_top = (struct set){177500, 2, FEEL_RPE, 85};
    s->now.is_stale = true;
    s->now.heavy_28d = 240;
    stack_parse("45lb,25lb,10lb,5lb,2.5lb", &app->rack.stock, &app->on_bar);
}

/* Somebody whose last weeks' heaviest single_g holds the target. */
static void hold_near(struct app *app, int32_t heaviest_g)
{
    struct session *s = &app->session;
    const struct target_in in = {
        .protocol = &app->protocols.protocol[s->protocol],
        .lift = &app->lifts.lift[s->lift],
        .rack = &s->rack,
        .curve = app->config.curve,
        .coach_e1rm_g = s->now.coach_e1rm_g,
        .heaviest_g = heaviest_g};
    s->target = target_of(&in);
    s->load_g = s->target.load_g;
    plates_load(&s->rack, s->load_g, &app->on_bar, &s->loading);
}

void scene_top_near(struct app *app)
{
    scene_top_stale(app);
    app->session.now.heavy_28d = 0;
    hold_near(app, 100000);
}

void scene_top_near_step(struct app *app)
{
    scene_log_in(app, LONG_NAME, UNIT_KG, "overhead-press", "hypertrophy",
                 92500);
    app->session.now.last_top = (struct set){32500, 3, FEEL_EASIER, 0};
    app->session.now.is_stale = true;
    hold_near(app, 35000);
}
