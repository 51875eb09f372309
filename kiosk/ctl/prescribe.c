/* racksidectl prescribe */
#include "core/prescribe.h"

#include "kiosk/ctl/calculate.h"
#include "kiosk/ctl/json.h"

#include <stdio.h>
#include <string.h>

/* All that is asked, with room for what `in` points at. */
struct question {
    struct prescribe_in in;
    struct rack rack;
    struct estimate estimate; /* from --e1rm */
};

static int take_names(struct ctl *ctl, struct question *q)
{
    const char *protocol = ctl_option(ctl, "protocol");
    const char *lift = ctl_option(ctl, "lift");
    int p = protocols_find(&ctl->assets.protocols, protocol);
    int l = lifts_find(&ctl->assets.lifts, lift);
    if (p < 0) {
        return ctl_refuse(ctl, "--protocol '%s' is not in protocols.ini",
                          protocol);
    }
    if (l < 0) {
        return ctl_refuse(ctl, "--lift '%s' is not in lifts.ini", lift);
    }
    q->in.protocol = &ctl->assets.protocols.protocol[p];
    q->in.lift = &ctl->assets.lifts.lift[l];
    return 0;
}

static int take_top(struct ctl *ctl, struct question *q)
{
    const char *text = ctl_option(ctl, "top");
    enum set_status status = set_parse(text, &q->in.top, &q->in.unit);
    if (status == SET_OK) {
        return 0;
    }
    return status == SET_BAD_FORM
               ? ctl_misuse(ctl, "--top '%s': %s", text,
                            set_status_str(status))
               : ctl_bad_number(ctl, "top", text, set_status_str(status));
}

static int take_recovery(struct ctl *ctl, struct question *q)
{
    static const char *const names[] = {"normal", "fresh", "tired"};
    const char *text = ctl_option(ctl, "recovery");
    for (int i = 0; text != NULL && i < 3; i++) {
        if (strcmp(text, names[i]) == 0) {
            q->in.habits.recovery = (enum recovery)i;
            return 0;
        }
    }
    return text == NULL
               ? 0
               : ctl_misuse(ctl, "--recovery '%s': fresh, normal or tired",
                            text);
}

static int take_rack(struct ctl *ctl, struct question *q)
{
    assets_usual_rack(&ctl->assets, &q->rack);
    if (lift_is_own_bar(q->in.lift)) {
        q->rack.bar_g = q->in.lift->empty_g;
    }
    q->rack.floor_mm = q->in.lift->from_floor ? FLOOR_MM : 0;
    q->in.rack = &q->rack;
    return ctl_rack(ctl, &q->rack);
}

static int take_question(struct ctl *ctl, struct question *q)
{
    int code = take_names(ctl, q);
    code = code != 0 ? code : take_top(ctl, q);
    code = code != 0 ? code : take_rack(ctl, q);
    code = code != 0 ? code : take_recovery(ctl, q);
    code = code != 0 ? code : ctl_curve(ctl, &q->in.curve);
    code = code != 0 ? code
                     : ctl_load(ctl, "e1rm", &q->in.known_e1rm_g, NULL);
    code = code != 0 ? code
                     : ctl_int(ctl, "frequency", 1, 14,
                               &q->in.habits.frequency);
    return code != 0 ? code
                     : ctl_int(ctl, "exercises", 1, 20,
                               &q->in.habits.exercises);
}

/* --e1rm is known beforehand as well as a coach knows it; the top set is
 * weighed against it. */
static void take_known(struct question *q)
{
    if (q->in.known_e1rm_g > 0) {
        estimate_start(&q->estimate, q->in.curve, q->in.known_e1rm_g,
                       ESTIMATE_COACH_SD_PCT);
        estimate_add(&q->estimate, 0, &q->in.top);
        q->in.estimate = &q->estimate;
    }
}

static int answer(const struct prescription *rx, const struct question *q)
{
    json_t *why = json_array();
    for (int i = 0; i < rx->why.n; i++) {
        json_array_append_new(why, json_string(rx->why.line[i]));
    }
    json_t *backoff = json_pack(
        "{s:i, s:i, s:i, s:i, s:i, s:o, s:o}", "sets", rx->sets, "reps_min",
        rx->reps_min, "reps_max", rx->reps_max, "target_g", rx->target_g,
        "load_g", rx->load_g, "predicted_rpe",
        json_tenths(rx->predicted_rpe_x10), "stop_rpe",
        json_tenths(rx->stop_rpe_x10));
    return json_answer(json_pack(
        "{s:o, s:i, s:o, s:o, s:o}", "reading_g",
        json_load(rx->reading == READING_OK, rx->reading_g), "e1rm_g",
        rx->e1rm_g, "backoff", backoff, "side",
        json_side(&rx->loading.side, &q->rack.stock), "why", why));
}

static int print(const struct prescription *rx, const struct question *q)
{
    char load[LOAD_TEXT_MAX], e1rm[LOAD_TEXT_MAX], side[512], reps[16];
    load_print_unit(rx->load_g, q->in.unit, load, sizeof load);
    load_print_unit(rx->e1rm_g, q->in.unit, e1rm, sizeof e1rm);
    stack_print(&rx->loading.side, &q->rack.stock, " ", side, sizeof side);
    snprintf(reps, sizeof reps,
             rx->reps_min == rx->reps_max ? "%d" : "%d-%d", rx->reps_min,
             rx->reps_max);
    printf("today's e1RM %s\n%d x %s at %s, about RPE %g, stop at %g\n", e1rm,
           rx->sets, reps, load, rx->predicted_rpe_x10 / 10.0,
           rx->stop_rpe_x10 / 10.0);
    printf("per side: %s\n", side[0] != '\0' ? side : "nothing");
    for (int i = 0; i < rx->why.n; i++) {
        printf("- %s\n", rx->why.line[i]);
    }
    return 0;
}

int run_prescribe(struct ctl *ctl)
{
    struct question q = {.in = {.curve = CURVE_TRAC}};
    struct prescription rx;
    if (!ctl_has(ctl, "protocol") || !ctl_has(ctl, "lift") ||
        !ctl_has(ctl, "top")) {
        return ctl_usage(ctl);
    }
    if (!ctl_assets(ctl)) {
        return CTL_REFUSED;
    }
    int code = take_question(ctl, &q);
    if (code != 0) {
        return code;
    }
    take_known(&q);
    prescribe(&q.in, &rx);
    if (rx.reading == READING_TOO_LIGHT) {
        return ctl_refuse(ctl, "--top %s: %s", ctl_option(ctl, "top"),
                          reading_status_str(rx.reading));
    }
    if (rx.status != PRESCRIBE_OK) {
        return ctl_refuse(ctl, "--top %s: %s", ctl_option(ctl, "top"),
                          rx.status == PRESCRIBE_NO_READING
                              ? reading_status_str(rx.reading)
                              : prescribe_status_str(rx.status));
    }
    return ctl_has(ctl, "json") ? answer(&rx, &q) : print(&rx, &q);
}
