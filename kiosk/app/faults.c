/* Faults: told in a banner, while everything else goes on. */
#include "kiosk/app/inside.h"

#include "core/text.h"

#include <string.h>

#define MINUTE_MS 60000
/* Ours: one bad frame is a tag pulled away too soon; the same complement
 * thrice is a wiring mistake. */
#define SWAPPED_MAX 3
/* Ours: noise must not turn the beeper into an alarm. */
#define ERROR_BEEP_MS 2000

static void raise(struct app *app, enum fault fault, const char *what)
{
    char text[FAULT_TEXT_MAX];
    struct text out = text_in(text, sizeof text);
    text_str(&out, what);
    if (!app->fault_on[fault] || strcmp(text, app->fault_text[fault]) != 0) {
        app->fault_seen[fault] = false;
    }
    app->fault_on[fault] = true;
    memcpy(app->fault_text[fault], text, sizeof text);
}

static void clear(struct app *app, enum fault fault)
{
    app->fault_on[fault] = app->fault_seen[fault] = false;
    app->fault_text[fault][0] = '\0';
}

void on_fault(struct app *app, const struct event *event)
{
    if (event->is_on) {
        raise(app, event->fault, event->text);
    } else {
        clear(app, event->fault);
    }
    if (event->fault == FAULT_READER) {
        app->frames_fault = false;
    }
}

static int64_t newest_ms(const struct app *app)
{
    return app->bad_frame_ms[(app->bad_frames - 1) % BAD_FRAMES_MAX];
}

void on_bad_frame(struct step *step, const struct event *event)
{
    struct app *app = step->app;
    int64_t now_ms = app->now.mono_ms;
    if (app->bad_frames == 0 || now_ms - newest_ms(app) > ERROR_BEEP_MS) {
        step_signal(step, SIGNAL_ERROR);
    }
    bool is_swapped = event->verdict == WIEGAND_SWAPPED;
    app->swapped_frames = is_swapped ? app->swapped_frames + 1 : 0;
    app->bad_frame_ms[app->bad_frames % BAD_FRAMES_MAX] = now_ms;
    app->bad_frames++;
    if (app->bad_frames == 2 * BAD_FRAMES_MAX) {
        app->bad_frames = BAD_FRAMES_MAX; /* a ring; it must not overflow */
    }
    int64_t oldest_ms = app->bad_frame_ms[app->bad_frames % BAD_FRAMES_MAX];
    if (app->swapped_frames >= SWAPPED_MAX) {
        app->swapped_frames = SWAPPED_MAX;
        app->frames_fault = true;
        raise(app, FAULT_READER,
              "Reader: D0 and D1 look swapped. Exchange the two data wires, "
              "or set swap in rackside.conf.");
    } else if (app->bad_frames >= BAD_FRAMES_MAX &&
               now_ms - oldest_ms <= MINUTE_MS) {
        app->frames_fault = true;
        raise(app, FAULT_READER,
              "Reader: it sends noise. Check its ground wire and "
              "shielding.");
    }
}

void faults_good_frame(struct app *app)
{
    app->bad_frames = app->swapped_frames = 0;
    if (app->frames_fault) {
        app->frames_fault = false;
        clear(app, FAULT_READER);
    }
}

int64_t faults_deadline_ms(const struct app *app)
{
    return app->frames_fault ? newest_ms(app) + MINUTE_MS : INT64_MAX;
}

void faults_tick(struct app *app)
{
    if (app->now.mono_ms >= faults_deadline_ms(app)) {
        faults_good_frame(app);
    }
}
