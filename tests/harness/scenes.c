#include "tests/harness/scenes.h"

#include "kiosk/config/assets.h"
#include "kiosk/screens/screen.h"
#include "kiosk/screens/turn.h"
#include "tests/harness/scene_parts.h"
#include "tests/harness/scenes_bars.h"
#include "tests/harness/scenes_crowd.h"
#include "tests/harness/scenes_hard.h"
#include "tests/harness/scenes_nobody.h"
#include "tests/harness/scenes_rack.h"
#include "tests/harness/scenes_staff.h"
#include "tests/harness/scenes_steered.h"
#include "tests/harness/scenes_trend.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define LONG_NAME "Maximiliane Wolfeschlegelsteinhausen"
#define USUAL "25x4,20x2,15x2,10x2,5x2,2.5x2,1.25x2"
#define POUNDS "45lbx5,35lbx2,25lbx2,10lbx2,5lbx2,2.5lbx2"
#define KINDS "25x1,20x1,15x1,10x1,5x1,2.5x1,1.25x1"
#define COARSE "20x2,5x2"
#define MIXED "45lbx4,20x2,25lbx2,10x2,5x2,2.5x2,1.25x2"
#define SIXTEEN                                                             \
    "bumper:25x16,calibrated:25x16,iron:25x16,bumper:20x16,calibrated:20x16," \
    "iron:20x16,bumper:15x16,iron:15x16,10x16,5x16,2.5x16,2x16,1.5x16,"      \
    "1.25x16,0.75x16,0.25x16"
#define NARROW "20x1,15x2,10x2,5x2,2.5x2,2x1,1.25x2"

/* --- the scenes ----------------------------------------------------------- */

static void top(struct app *app)
{
    scene_log_in(app, "Ada Strong", UNIT_KG, "deadlift", "strength", 200000);
    app->session.warmup_done[0] = true;
    app->session.now.last_top = (struct set){177500, 2, FEEL_RPE, 80};
}

static void top_plates(struct app *app)
{
    scene_log_in(app, LONG_NAME, UNIT_KG, "clean-and-jerk", "single-10",
                 155000);
    for (int i = 0; i < app->session.n_warmups; i++) {
        app->session.warmup_done[i] = true;
    }
    scene_did_set(app, SET_WARMUP, 0);
    app->on_bar.n = 0;
    plates_load(&app->session.rack, app->session.load_g, &app->on_bar,
                &app->session.loading);
}

static void top_pounds(struct app *app)
{
    scene_log_in(app, LONG_NAME, UNIT_LB, "overhead-press", "strength-volume",
           188900);
    app->session.now.last_top = (struct set){167829, 2, FEEL_RPE, 95};
}

static void top_new(struct app *app)
{
    scene_log_in(app, "Ada Strong", UNIT_KG, "squat", "strength-volume", 0);
    app->session.note = NOTE_NO_NUMBER;
}

static void feel(struct app *app)
{
    top(app);
    scene_did_set(app, SET_TOP, 0);
    scene_ask_feel(app);
}

static void missed(struct app *app)
{
    top(app);
    app->session.reps = 10;
    scene_did_set(app, SET_TOP, 0);
    scene_ask_feel(app);
    app->screen = SCREEN_MISSED;
}

static void backoff(struct app *app)
{
    top(app);
    scene_did_set(app, SET_TOP, 90);
    scene_back_off(app, NULL);
}

static void backoff_long(struct app *app)
{
    scene_log_in(app, LONG_NAME, UNIT_KG, "overhead-press", "hypertrophy",
                 272900);
    scene_did_set(app, SET_TOP, 95);
    scene_back_off(app, "busy");
    app->session.rest_until_ms = app->now.mono_ms + 1785000;
}

static void backoff_pounds(struct app *app)
{
    top_pounds(app);
    scene_did_set(app, SET_TOP, 85);
    scene_back_off(app, NULL);
}

/* Plates as stamped, of the unit the athlete does not read. */
static void backoff_kilos(struct app *app)
{
    scene_log_in(app, LONG_NAME, UNIT_LB, "overhead-press", "hypertrophy",
                 142500);
    scene_did_set(app, SET_TOP, 85);
    scene_back_off(app, NULL);
}

/* Heavier and longer than prescribed, from a bar in no order of ours. */
static void backoff_changed(struct app *app)
{
    top(app);
    stack_parse("20,15,15,10,5,2.5", &app->rack.stock,
                &app->session.loading.side);
    scene_did_set(app, SET_TOP, 90);
    scene_back_off(app, "busy");
    app->session.load_g += 12500;
    app->session.reps += 2;
    plates_load(&app->session.rack, app->session.load_g, &app->on_bar,
                &app->session.loading);
}

/* Somebody's plates still on the bar, and a limit of heavy sets reached. */
static void top_left_on(struct app *app)
{
    top(app);
    app->session.warmup_done[0] = false;
    stack_parse("25,10,2.5,1.25", &app->rack.stock, &app->on_bar);
    app->session.now.heavy_7d = 40;
}

/* At the end of the ramp: plates as it left them. */
static void top_ramp_done(struct app *app)
{
    top(app);
    struct session *s = &app->session;
    for (int i = 0; i < s->n_warmups; i++) {
        s->warmup_done[i] = true;
    }
    scene_did_set(app, SET_WARMUP, 0);
    app->on_bar = s->warmups[s->n_warmups - 1].side;
    plates_load(&s->rack, s->load_g, &app->on_bar, &s->loading);
}

static void pain(struct app *app)
{
    feel(app);
    app->screen = SCREEN_PAIN;
}

static void summary(struct app *app)
{
    backoff(app);
    struct session *s = &app->session;
    for (int i = 0; i < 2; i++) {
        scene_did_set(app, SET_BACKOFF, 85);
    }
    s->backoff_at = 2;
    s->pr = PR_LOAD;
    app->screen = SCREEN_SUMMARY;
}

static void more(struct app *app)
{
    backoff(app);
    app->screen = SCREEN_MORE;
}

static void lifts(struct app *app)
{
    scene_log_in(app, LONG_NAME, UNIT_KG, "overhead-press", "strength-volume",
           112500);
    app->session.has_lift = false;
    app->screen = SCREEN_LIFTS;
}

static void resume(struct app *app)
{
    backoff(app);
    app->screen = SCREEN_RESUME;
}

static void leaving(struct app *app)
{
    top(app);
    app->input_ms =
        app->now.mono_ms - app->config.auto_logout_s * 1000 + 9000;
}

/* The longest fault there is, over the screens with the least room. */
static void restored(struct app *app)
{
    app->fault_on[FAULT_DISK] = true;
    scene_put(app->fault_text[FAULT_DISK], FAULT_TEXT_MAX,
        "Disk: the database was damaged. 2026-03-02.db is in its place. Keep "
        "rackside.db.damaged-20260302-170400.");
}

static void top_restored(struct app *app)
{
    top(app);
    restored(app);
}

static void backoff_restored(struct app *app)
{
    backoff_changed(app);
    restored(app);
}

static void feel_restored(struct app *app)
{
    feel(app);
    restored(app);
}

static void people_restored(struct app *app)
{
    scene_people(app);
    restored(app);
}

static void lifts_restored(struct app *app)
{
    lifts(app);
    restored(app);
}

static void missed_double(struct app *app)
{
    top(app);
    scene_did_set(app, SET_TOP, 0);
    scene_ask_feel(app);
    app->screen = SCREEN_MISSED;
}

static void summary_missed(struct app *app)
{
    backoff(app);
    struct session *s = &app->session;
    scene_did_set(app, SET_BACKOFF, 0);
    s->sets[s->n_sets - 1].set.feel = FEEL_MISS;
    s->backoff_at = 1;
    s->note = NOTE_STOPPED;
    s->pr = PR_E1RM;
    app->screen = SCREEN_SUMMARY;
}

static const struct {
    const char *name;
    void (*make)(struct app *app);
    const char *stock;
    int32_t bar_g;
} scenes[] = {
    {"idle", scene_idle, USUAL, 20000},
    {"idle-loaded", scene_idle_loaded, USUAL, 20000},
    {"idle-fault", scene_idle_fault, USUAL, 20000},
    {"people", scene_people, USUAL, 20000},
    {"unknown", scene_unknown, USUAL, 20000},
    {"unknown-long", scene_unknown_long, USUAL, 20000},
    {"resume", resume, USUAL, 20000},
    {"lifts", lifts, USUAL, 20000},
    {"top", top, USUAL, 20000},
    {"top-plates", top_plates, NARROW, 20000},
    {"top-pounds", top_pounds, POUNDS, 20412},
    {"top-new", top_new, USUAL, 20000},
    {"feel", feel, USUAL, 20000},
    {"missed", missed, USUAL, 20000},
    {"backoff", backoff, USUAL, 20000},
    {"backoff-long", backoff_long, USUAL, 20000},
    {"backoff-pounds", backoff_pounds, POUNDS, 20412},
    {"backoff-kilos", backoff_kilos, USUAL, 20000},
    {"backoff-changed", backoff_changed, USUAL, 20000},
    {"top-left-on", top_left_on, USUAL, 20000},
    {"top-ramp-done", top_ramp_done, USUAL, 20000},
    {"pain", pain, USUAL, 20000},
    {"summary", summary, USUAL, 20000},
    {"more", more, USUAL, 20000},
    {"leaving", leaving, USUAL, 20000},
    {"top-restored", top_restored, USUAL, 20000},
    {"backoff-restored", backoff_restored, USUAL, 20000},
    {"feel-restored", feel_restored, USUAL, 20000},
    {"people-restored", people_restored, USUAL, 20000},
    {"lifts-restored", lifts_restored, USUAL, 20000},
    {"missed-double", missed_double, USUAL, 20000},
    {"summary-missed", summary_missed, USUAL, 20000},
    {"backoff-rules", scene_backoff_rules, USUAL, 20000},
    {"backoff-press", scene_backoff_press, USUAL, 20000},
    {"backoff-missed", scene_backoff_missed, USUAL, 20000},
    {"backoff-coarse", scene_backoff_rules, COARSE, 20000},
    {"top-coarse", scene_top_coarse, COARSE, 20000},
    {"top-bar", scene_top_bar, USUAL, 20000},
    {"top-full", scene_top_full, USUAL, 20000},
    {"top-changed", scene_top_changed, USUAL, 20000},
    {"top-no-room", scene_top_no_room, USUAL, 20000},
    {"top-strong", scene_top_strong, USUAL, 20000},
    {"top-strongest", scene_top_strongest, USUAL, 20000},
    {"top-left-on-strong", scene_top_left_on_strong, USUAL, 20000},
    {"backoff-strongest", scene_backoff_strongest, USUAL, 20000},
    {"top-kinds", scene_top_kinds, KINDS, 20000},
    {"top-mixed", scene_top_mixed, MIXED, 20000},
    {"backoff-mixed", scene_backoff_mixed, MIXED, 20000},
    {"summary-alike", scene_summary_alike, USUAL, 20000},
    {"summary-unlike", scene_summary_unlike, USUAL, 20000},
    {"summary-bar", scene_summary_bar, USUAL, 20000},
    {"trend", scene_trend, USUAL, 20000},
    {"trend-pounds", scene_trend_pounds, POUNDS, 20412},
    {"trend-anew", scene_trend_anew, USUAL, 20000},
    {"trend-flat", scene_trend_flat, USUAL, 20000},
    {"trend-new", scene_trend_new, USUAL, 20000},
    {"trend-two", scene_trend_two, USUAL, 20000},
    {"trend-wild", scene_trend_wild, USUAL, 20000},
    {"trend-none", scene_trend_none, USUAL, 20000},
    {"trend-waiting", scene_trend_waiting, USUAL, 20000},
    {"trend-failed", scene_trend_failed, USUAL, 20000},
    {"trend-restored", scene_trend_restored, POUNDS, 20412},
    {"summary-sure", scene_summary_sure, USUAL, 20000},
    {"summary-unsure", scene_summary_unsure, USUAL, 20000},
    {"backoff-offer", scene_backoff_offer, POUNDS, 20412},
    {"backoff-wild", scene_backoff_wild, POUNDS, 20412},
    {"backoff-steered", scene_backoff_steered, POUNDS, 20412},
    {"top-second", scene_top_second, USUAL, 20000},
    {"top-near", scene_top_near, POUNDS, 20412},
    {"top-near-step", scene_top_near_step, USUAL, 20000},
    {"top-stale", scene_top_stale, USUAL, 20000},
    {"top-stale-pounds", scene_top_stale, POUNDS, 20412},
    {"bars", scene_bars, USUAL, 20000},
    {"bars-worst", scene_bars_worst, USUAL, 20000},
    {"hanging", scene_hanging, USUAL, 20000},
    {"hanging-other", scene_hanging_other, USUAL, 20000},
    {"hanging-bare", scene_hanging_bare, USUAL, 20000},
    {"hanging-full", scene_hanging_full, USUAL, 20000},
    {"top-other-bar", scene_top_other_bar, USUAL, 20000},
    {"backoff-other-bar", scene_backoff_other_bar, USUAL, 20000},
    {"top-low", scene_top_low, USUAL, 20000},
    {"top-ramp-low", scene_top_ramp_low, USUAL, 20000},
    {"backoff-low", scene_backoff_low, USUAL, 20000},
    {"idle-other-bar", scene_idle_other_bar, USUAL, 20000},
    {"idle-crowd", scene_idle_crowd, USUAL, 20000},
    {"idle-two", scene_idle_two, USUAL, 20000},
    {"top-crowd", scene_top_crowd, USUAL, 20000},
    {"top-two", scene_top_two, USUAL, 20000},
    {"backoff-crowd", scene_backoff_crowd, USUAL, 20000},
    {"top-crowd-pounds", scene_top_crowd, POUNDS, 20412},
    {"idle-crowd-mixed", scene_idle_crowd, MIXED, 20000},
    {"top-crowd-resting", scene_top_crowd_resting, USUAL, 20000},
    {"backoff-crowd-resting", scene_backoff_crowd_resting, USUAL, 20000},
    {"backoff-crowd-bars", scene_backoff_crowd_bars, USUAL, 20000},
    {"crowd-two", scene_crowd_two, USUAL, 20000},
    {"crowd-three", scene_crowd_three, USUAL, 20000},
    {"crowd-bars", scene_crowd_bars, USUAL, 20000},
    {"crowd-bars-worst", scene_crowd_bars_worst, USUAL, 20000},
    {"backoff-crowd-small", scene_backoff_crowd_small, USUAL, 20000},
    {"backoff-crowd-away", scene_backoff_crowd_away, USUAL, 20000},
    {"more-crowd", scene_more_crowd, USUAL, 20000},
    {"crowd", scene_crowd, USUAL, 20000},
    {"crowd-mixed", scene_crowd, MIXED, 20000},
    {"crowd-restored", scene_crowd_restored, USUAL, 20000},
    {"staff-reader", scene_staff_reader, USUAL, 20000},
    {"staff-reader-frames", scene_staff_reader_frames, USUAL, 20000},
    {"staff-reader-worst", scene_staff_reader_worst, USUAL, 20000},
    {"staff-reader-usb", scene_staff_reader_usb, USUAL, 20000},
    {"staff-reader-led", scene_staff_reader_led, USUAL, 20000},
    {"staff-touch", scene_staff_touch, USUAL, 20000},
    {"staff-touch-off", scene_staff_touch_off, USUAL, 20000},
    {"staff-touch-turned", scene_staff_touch_turned, USUAL, 20000},
    {"staff-touch-no-pattern", scene_staff_touch_no_pattern, USUAL, 20000},
    {"staff-machine", scene_staff_machine, USUAL, 20000},
    {"staff-machine-worst", scene_staff_machine_worst, USUAL, 20000},
    {"staff-rack", scene_staff_rack, USUAL, 20000},
    {"staff-rack-pounds", scene_staff_rack, POUNDS, 20412},
    {"staff-rack-changed", scene_staff_rack_changed, USUAL, 20000},
    {"staff-rack-leaving", scene_staff_rack_leaving, USUAL, 20000},
    {"staff-rack-last", scene_staff_rack_last, SIXTEEN, 20000},
    {"staff-rack-limit", scene_staff_rack_limit, SIXTEEN, 299500},
    {"staff-rack-none", scene_staff_rack_none, MIXED, 20000},
    {"staff-rack-saved", scene_staff_rack_saved, USUAL, 20000},
    {"staff-rack-emptied", scene_staff_rack_emptied, USUAL, 20000},
    {"staff-rack-not-saved", scene_staff_rack_not_saved, SIXTEEN, 20000},
    {"staff-rack-no-plates", scene_staff_rack, "", 20000},
    {"staff-kinds", scene_staff_kinds, USUAL, 20000},
    {"staff-kinds-pounds", scene_staff_kinds, POUNDS, 20412},
    {"staff-presets", scene_staff_presets, USUAL, 20000},
    {"staff-presets-worst", scene_staff_presets_worst, USUAL, 20000},
    {"staff-preset", scene_staff_preset, USUAL, 20000},
    {"staff-preset-worst", scene_staff_preset_worst, USUAL, 20000},
    {"staff-bars", scene_staff_bars, USUAL, 20000},
    {"staff-bars-pounds", scene_staff_bars, POUNDS, 20412},
    {"staff-bars-worst", scene_staff_bars_worst, USUAL, 20000},
    {"staff-bars-twins", scene_staff_bars_twins, USUAL, 20000},
    {"staff-bar", scene_staff_bar, USUAL, 20000},
    {"staff-bar-pounds", scene_staff_bar, POUNDS, 20412},
    {"staff-bar-usual", scene_staff_bar_usual, USUAL, 20000},
    {"staff-bar-only", scene_staff_bar_only, USUAL, 20000},
    {"staff-bar-worst", scene_staff_bar_worst, POUNDS, 20412},
    {"staff-models", scene_staff_models, USUAL, 20000},
    {"staff-models-pounds", scene_staff_models, POUNDS, 20412},
    {"staff-models-worst", scene_staff_models_worst, USUAL, 20000},
};

int scene_count(void)
{
    return (int)(sizeof scenes / sizeof scenes[0]);
}

const char *scene_name(int scene)
{
    return scenes[scene].name;
}

void scene_set(int scene, struct panel panel, struct app *app)
{
    struct assets assets;
    bool ok = assets_read(&assets, stderr);
    assert(ok);
    (void)ok;
    scene_base(app, panel, scenes[scene].stock, scenes[scene].bar_g, &assets);
    scenes[scene].make(app);
}

struct panel scene_panel(int i)
{
    static const int sizes[SCENE_PANELS - SCENE_TURNED][2] = {
        {800, 480}, {720, 1280}, {1280, 720}, {1280, 800}, {1920, 1080}};
    static const int turned[SCENE_TURNED][2] = {{720, 1280}, {800, 480}};
    if (i >= SCENE_PANELS - SCENE_TURNED) {
        const int *size = turned[i - (SCENE_PANELS - SCENE_TURNED)];
        struct panel display = panel_for(size[0], size[1]);
        return turn_panel(&display, TURN_90);
    }
    return panel_for(sizes[i][0], sizes[i][1]);
}
