#include "tests/harness/scenes_trend.h"

#include "tests/harness/scene_parts.h"

/* The day of scene_base's clock. */
static int64_t today(const struct app *app)
{
    int64_t local_ms =
        app->now.wall_ms + (int64_t)app->now.utc_offset_s * 1000;
    return local_ms / 86400000;
}

/* A little up and down, always the same. */
static int wobble(int i)
{
    static const int of[] = {3, -6, 8, -2, 0, 7, -9, 4, -3, 6, -7};
    return of[i % 11];
}

/* The i-th of n workouts: e1RM from from_g to to_g, form about it. */
static struct trend_point point(int i, int n, int32_t from_g, int32_t to_g)
{
    int32_t trend_g = from_g + (to_g - from_g) * i / (n > 1 ? n - 1 : 1);
    int sd = 20 + 20 / (i + 1);
    return (struct trend_point){
        .e1rm_g = trend_g + trend_g / 1000 * wobble(i),
        .trend_g = trend_g,
        .sd_pct_x10 = sd,
        .trend_sd_pct_x10 = sd + 1,
        .top_g = i % 7 == 5 ? 0 : trend_g + trend_g / 1000 * 3 * wobble(i + 3),
        .volume_g = (int64_t)trend_g * 13 + trend_g / 10 * wobble(2 * i),
        .backoffs = 4,
    };
}

static void trend_of(struct app *app, int n, int32_t from_g, int32_t to_g)
{
    struct trend_seen *seen = &app->trend;
    *seen = (struct trend_seen){.found = true, .history = {.n = n}};
    for (int i = 0; i < n; i++) {
        seen->history.point[i] = point(i, n, from_g, to_g);
        seen->history.point[i].day =
            today(app) - (n - 1 - i) * 7 / 2 - (i % 2 == 1 && i < n - 1);
    }
    app->screen = SCREEN_TREND;
}

static void squat(struct app *app)
{
    scene_log_in(app, "Ada Strong", UNIT_KG, "squat", "strength-volume",
                 200000);
    scene_did_set(app, SET_TOP, 85);
    scene_back_off(app, NULL);
}

void scene_trend(struct app *app)
{
    squat(app);
    trend_of(app, 16, 188000, 201000);
}

void scene_trend_pounds(struct app *app)
{
    scene_log_in(app, "Maximiliane Wolfeschlegelsteinhausen", UNIT_LB,
                 "overhead-press", "hypertrophy", 97300);
    trend_of(app, 9, 104000, 97300);
}

void scene_trend_anew(struct app *app)
{
    squat(app);
    trend_of(app, 14, 150000, 156000);
    for (int i = 9; i < 14; i++) {
        struct trend_point *point = &app->trend.history.point[i];
        point->e1rm_g += 60000;
        point->trend_g += 60000;
        point->top_g += point->top_g > 0 ? 60000 : 0;
        point->is_anew = i == 9;
    }
}

void scene_trend_flat(struct app *app)
{
    squat(app);
    trend_of(app, TREND_POINTS_MAX, 340000, 340000);
}

void scene_trend_new(struct app *app)
{
    squat(app);
    trend_of(app, 1, 150000, 150000);
    app->trend.history.point[0].sd_pct_x10 = 68;
}

void scene_trend_two(struct app *app)
{
    squat(app);
    trend_of(app, 2, 150000, 154000);
    app->trend.history.point[0].sd_pct_x10 = 68;
    app->trend.history.point[1].sd_pct_x10 = 45;
    app->now.clock_trusted = false;
}

void scene_trend_wild(struct app *app)
{
    squat(app);
    trend_of(app, 14, 99000, 102000);
    struct trend_point *at = app->trend.history.point;
    at[3].top_g = 1000000;
    at[9].top_g = 20000;
    at[6].volume_g = 90000000;
    for (int i = 0; i < 5; i++) {
        at[i].day -= 60;
    }
}

void scene_trend_none(struct app *app)
{
    squat(app);
    trend_of(app, 0, 0, 0);
}

void scene_trend_waiting(struct app *app)
{
    squat(app);
    app->trend = (struct trend_seen){.waiting = true};
    app->screen = SCREEN_TREND;
}

void scene_trend_failed(struct app *app)
{
    squat(app);
    app->trend = (struct trend_seen){.found = false};
    app->screen = SCREEN_TREND;
}

void scene_trend_restored(struct app *app)
{
    scene_trend_pounds(app);
    app->fault_on[FAULT_DISK] = true;
    scene_put(app->fault_text[FAULT_DISK], FAULT_TEXT_MAX,
              "Disk: the database was damaged. 2026-03-02.db is in its place. "
              "Keep rackside.db.damaged-20260302-170400.");
}

void scene_summary_sure(struct app *app)
{
    squat(app);
    struct session *s = &app->session;
    scene_did_set(app, SET_BACKOFF, 85);
    s->backoff_at = s->rx.sets;
    s->e1rm_sd_pct_x10 = 21;
    s->form_pct_x10 = 18;
    app->screen = SCREEN_SUMMARY;
}

void scene_summary_unsure(struct app *app)
{
    scene_summary_sure(app);
    struct session *s = &app->session;
    s->sets[0].set.feel = FEEL_EASIER;
    s->sets[0].set.rpe_x10 = 0;
    s->note = NOTE_FINISHED_EARLY;
    s->pr = PR_LOAD;
}
