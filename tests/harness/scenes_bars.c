#include "tests/harness/scenes_bars.h"

#include "tests/harness/scene_parts.h"

#include <assert.h>

#define USUAL "20kg,15kg women's,30kg trap bar:trap,32kg safety squat bar:safety"
#define WORST                                                                \
    "20kg,300kg Maximilianes Wettkampf,20.5kg Maximilianes Training,"        \
    "15kg,45lb,25kg deadlift bar,30kg safety squat bar,8kg technique"

static void own(struct app *app, const char *bars)
{
    enum bars_status status = bars_parse(bars, &app->rack);
    assert(status == BARS_OK);
    (void)status;
}

static void squat(struct app *app, const char *bars, int bar)
{
    own(app, bars);
    app->session.bar = bar;
    scene_log_in(app, "Ada Strong", UNIT_KG, "squat", "strength-volume",
                 200000);
}

static void hang(struct app *app, const char *plates, int at)
{
    struct rack rack;
    stack_parse(plates, &app->rack.stock, &app->on_bar);
    bars_take(&app->rack, at, &rack);
    app->on_bar_at = at;
    app->on_bar_g = stack_load_g(&app->on_bar, &rack);
    app->hung_n = app->on_bar.n;
}

void scene_bars(struct app *app)
{
    squat(app, USUAL, 2);
    app->screen = SCREEN_BARS;
}

void scene_bars_worst(struct app *app)
{
    squat(app, WORST, 2);
    app->session.unit = UNIT_LB;
    app->screen = SCREEN_BARS;
}

void scene_hanging(struct app *app)
{
    squat(app, "20kg", 0);
    hang(app, "25,20,10,2.5", 0);
    app->screen = SCREEN_HANGING;
}

void scene_hanging_other(struct app *app)
{
    squat(app, WORST, 0);
    hang(app, "25,20,15,10,2.5", 1);
    app->on_bar.n--;
    app->screen = SCREEN_HANGING;
}

void scene_hanging_bare(struct app *app)
{
    squat(app, USUAL, 0);
    hang(app, "", 0);
    app->hung_n = 2;
    app->screen = SCREEN_HANGING;
}

void scene_hanging_full(struct app *app)
{
    squat(app, USUAL, 3);
    hang(app, "25,25,25,25,20,20,15,15,10,10,5,5,2.5,2.5,1.25,1.25", 3);
    app->screen = SCREEN_HANGING;
}

/* Nothing is done, and somebody's plates hang on the other one. */
void scene_top_other_bar(struct app *app)
{
    squat(app, WORST, 2);
    hang(app, "25,20,10,2.5", 1);
}

void scene_backoff_other_bar(struct app *app)
{
    squat(app, USUAL, 3);
    scene_did_set(app, SET_TOP, 95);
    hang(app, "25,20,10,2.5", 2);
    scene_back_off(app, NULL);
}

/* A pull too light for a plate of full size. */
void scene_top_low(struct app *app)
{
    scene_log_in(app, "Ada Strong", UNIT_KG, "clean-and-jerk", "single-10",
                 57900);
    for (int i = 0; i < app->session.n_warmups; i++) {
        app->session.warmup_done[i] = true;
    }
}

void scene_top_ramp_low(struct app *app)
{
    scene_log_in(app, "Ada Strong", UNIT_LB, "deadlift", "strength", 90000);
    app->session.now.last_top = (struct set){77500, 2, FEEL_RPE, 85};
}

void scene_backoff_low(struct app *app)
{
    scene_top_low(app);
    scene_did_set(app, SET_TOP, 95);
    scene_back_off(app, NULL);
}

void scene_idle_other_bar(struct app *app)
{
    own(app, WORST);
    hang(app, "25,25,20,15,5,2.5,1.25", 1);
    app->screen = SCREEN_IDLE;
}
