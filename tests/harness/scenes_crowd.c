#include "tests/harness/scenes_crowd.h"

#include "tests/harness/scene_parts.h"

#include <assert.h>
#include <string.h>

#define LONG_NAME "Maximiliane Wolfeschlegelsteinhausen"
#define LONG_TOO "Maximiliane Montgomery-Featherstonehaugh"

/* Somebody whose turn will come; left_ms of their rest are to go. */
static void wait_in(struct app *app, int place, const char *name,
                    enum unit unit, int32_t e1rm_g, int64_t left_ms)
{
    struct parked *parked = &app->parked[place];
    scene_log_in(app, name, unit, "deadlift", "strength", e1rm_g);
    scene_did_set(app, SET_TOP, 90);
    scene_back_off(app, NULL);
    struct session *s = &app->session;
    s->athlete.byte[0] = (unsigned char)(place + 2);
    s->resting = true;
    s->rest_until_ms = app->now.mono_ms + left_ms;
    s->rest_told = left_ms <= 0;
    parked->athlete = s->athlete;
    parked->session = *s;
    parked->screen = SCREEN_BACKOFF;
    parked->at_ms = app->now.mono_ms - 200000;
    memset(s, 0, sizeof *s);
    s->lift = s->protocol = -1;
    s->feel_set = -1;
    app->screen = SCREEN_IDLE;
}

/* As after any event: the order is made. */
static void follow(struct app *app)
{
    const struct event event = {.kind = EVENT_TICK, .at = app->now};
    struct effects effects;
    app_update(app, &event, &effects);
}

static void five(struct app *app)
{
    wait_in(app, 0, "Bo Lindqvist", UNIT_KG, 180000, -40000);
    wait_in(app, 1, LONG_TOO, UNIT_LB, 307500, -10000);
    wait_in(app, 2, "Bo Eriksen", UNIT_KG, 92500, 95000);
    wait_in(app, 3, "Cleo", UNIT_LB, 142500, 1785000);
    wait_in(app, 4, "Ida Strand", UNIT_KG, 92500, -2000); /* just now */
    app->parked[3].session.feel_set = 0;
    app->parked[3].screen = SCREEN_FEEL;
    stack_parse("25,10,2.5", &app->rack.stock, &app->on_bar);
}

void scene_idle_crowd(struct app *app)
{
    five(app);
    wait_in(app, 5, LONG_NAME, UNIT_KG, 272900, 60000);
    follow(app);
}

void scene_idle_two(struct app *app)
{
    wait_in(app, 0, LONG_NAME, UNIT_LB, 180000, -40000);
    wait_in(app, 1, "Bo Eriksen", UNIT_KG, 92500, 95000);
    follow(app);
}

void scene_top_crowd(struct app *app)
{
    five(app);
    scene_log_in(app, LONG_NAME, UNIT_KG, "overhead-press", "strength", 188900);
    follow(app);
}

void scene_top_two(struct app *app)
{
    wait_in(app, 0, LONG_TOO, UNIT_LB, 180000, -40000);
    scene_log_in(app, LONG_NAME, UNIT_KG, "overhead-press", "strength", 188900);
    follow(app);
}

void scene_backoff_crowd(struct app *app)
{
    five(app);
    scene_log_in(app, LONG_NAME, UNIT_KG, "overhead-press", "hypertrophy",
                 272900);
    scene_did_set(app, SET_TOP, 95);
    scene_back_off(app, "busy");
    app->session.rest_until_ms = app->now.mono_ms + 1785000;
    follow(app);
}

/* The next one rests, and has a load of five letters. */
void scene_top_crowd_resting(struct app *app)
{
    wait_in(app, 0, "Ada Strong", UNIT_KG, 198000, 178000);
    wait_in(app, 1, "Bo Eriksen", UNIT_KG, 172500, 195000);
    wait_in(app, 2, LONG_TOO, UNIT_LB, 144000, 240000);
    scene_log_in(app, "Cleo Marsh", UNIT_KG, "bench", "hypertrophy", 62000);
    follow(app);
}

void scene_backoff_crowd_resting(struct app *app)
{
    wait_in(app, 0, LONG_TOO, UNIT_LB, 198000, 178000);
    wait_in(app, 1, "Bo Eriksen", UNIT_KG, 172500, 195000);
    wait_in(app, 2, "Ada Strong", UNIT_KG, 144000, 240000);
    scene_log_in(app, "Cleo Marsh", UNIT_KG, "bench", "hypertrophy", 62000);
    scene_did_set(app, SET_TOP, 80);
    scene_back_off(app, NULL);
    follow(app);
}

/* Each with a bar of their own, one of them empty. */
static void use_bars(struct app *app, const char *bars)
{
    enum bars_status status = bars_parse(bars, &app->rack);
    assert(status == BARS_OK);
    (void)status;
    for (int i = 0; i < 3; i++) {
        struct session *s = &app->parked[i].session;
        s->bar = i + 1;
        s->bar_chosen = true;
        bars_take(&app->rack, s->bar, &s->rack);
    }
    app->parked[2].session.load_g = 15000;
    follow(app);
}

void scene_backoff_crowd_bars(struct app *app)
{
    scene_backoff_crowd_resting(app);
    use_bars(app, "20kg,30kg trap bar:trap,32kg safety squat bar,15kg women's");
}

void scene_crowd_bars(struct app *app)
{
    scene_backoff_crowd_bars(app);
    app->screen = SCREEN_CROWD;
}

void scene_crowd_bars_worst(struct app *app)
{
    scene_crowd(app);
    use_bars(app, "20kg,300kg Maximilianes Wettkampf,"
                  "20.5kg Maximilianes Training,25kg deadlift bar");
}

/* A light press, where the small plates change. */
void scene_backoff_crowd_small(struct app *app)
{
    wait_in(app, 0, "Bo Eriksen", UNIT_KG, 92500, 95000);
    scene_log_in(app, "Ada Strong", UNIT_KG, "bench", "hypertrophy", 62000);
    scene_did_set(app, SET_TOP, 80);
    stack_parse("10,5,1.25", &app->rack.stock, &app->on_bar);
    scene_back_off(app, NULL);
    follow(app);
}

/* Those who were not seen for long. */
void scene_backoff_crowd_away(struct app *app)
{
    five(app);
    for (int i = 0; i < 3; i++) {
        app->parked[i].session.rest_until_ms = app->now.mono_ms - 660000;
        app->parked[i].at_ms = app->now.mono_ms - 660000;
    }
    scene_log_in(app, "Ada Strong", UNIT_KG, "deadlift", "strength", 200000);
    scene_did_set(app, SET_TOP, 90);
    scene_back_off(app, NULL);
    follow(app);
}

void scene_more_crowd(struct app *app)
{
    scene_backoff_crowd(app);
    app->screen = SCREEN_MORE;
}

void scene_crowd(struct app *app)
{
    scene_backoff_crowd(app);
    app->screen = SCREEN_CROWD;
}

void scene_crowd_two(struct app *app)
{
    scene_top_two(app);
    app->screen = SCREEN_CROWD;
}

void scene_crowd_three(struct app *app)
{
    scene_idle_two(app);
    scene_log_in(app, "Ada Strong", UNIT_KG, "deadlift", "strength", 200000);
    follow(app);
    app->screen = SCREEN_CROWD;
}

void scene_crowd_restored(struct app *app)
{
    scene_crowd(app);
    app->fault_on[FAULT_DISK] = true;
    scene_put(app->fault_text[FAULT_DISK], FAULT_TEXT_MAX,
        "Disk: the database was damaged. 2026-03-02.db is in its place. Keep "
        "rackside.db.damaged-20260302-170400.");
}
