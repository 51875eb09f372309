#include "core/prescribe.h"

#include "core/fit.h"
#include "core/text.h"

#include <stddef.h>
#include <string.h>

/* Under a missed single the 1RM is at most the chart's first half step below
 * its load. */
#define MISSED_PCT_X1000 97800
/* Ours: what an answer can be wrong by, an RPE and a half, is 5 %: what is
 * known of the athlete counts for no more than that over today's top set. */
#define OVER_READING_PCT_X1000 105000
/* Ours: an answer so much over the plan is told as harder than planned. */
#define HARDER_X10 10

static int32_t share_g(int32_t load_g, int64_t pct_x1000)
{
    return (int32_t)((load_g * pct_x1000 + 50000) / 100000);
}

static int32_t at_most(int32_t load_g, int32_t most_g)
{
    return load_g < most_g ? load_g : most_g;
}

static int32_t estimate_g(const struct prescribe_in *in)
{
    return estimate_today(in->estimate, in->day).e1rm_g;
}

/* What is known of the athlete, as far as it is believable; 0: nothing. */
static int32_t known_g(const struct prescribe_in *in)
{
    return in->estimate != NULL
               ? at_most(estimate_g(in), estimate_ceiling_g(in->estimate))
               : in->known_e1rm_g;
}

/* Today's e1RM from the top set, or from what was known before. */
static enum prescribe_status find_e1rm(const struct prescribe_in *in,
                                       struct prescription *out)
{
    out->reading = reading_of(in->curve, &in->top, &out->reading_g);
    switch (out->reading) {
    case READING_OK:
        out->e1rm_g =
            in->estimate == NULL
                ? out->reading_g
                : at_most(known_g(in),
                          share_g(out->reading_g, OVER_READING_PCT_X1000));
        return PRESCRIBE_OK;
    case READING_PAIN:
        return PRESCRIBE_PAIN;
    case READING_MISSED:
    case READING_TOO_LIGHT:
    case READING_UNTOLD:
        break;
    }
    out->e1rm_g = known_g(in);
    if (out->e1rm_g == 0) {
        return PRESCRIBE_NO_READING;
    }
    if (out->reading == READING_MISSED) {
        out->e1rm_g = at_most(out->e1rm_g,
                              share_g(in->top.load_g, MISSED_PCT_X1000));
    }
    return PRESCRIBE_OK;
}

/* "today's 195.2 kg"; where the top set gave no reading what stands in, and
 * why: "200 kg known before: no top set". */
static void put_e1rm(struct text *text, const struct prescribe_in *in,
                     const struct prescription *out)
{
    bool is_less = out->e1rm_g < known_g(in);
    if (out->reading == READING_OK) {
        text_str(text, "today's ");
        text_load(text, out->e1rm_g, in->unit);
        if (in->estimate != NULL && is_less) {
            text_str(text, ", 5 % over the top set");
        }
        return;
    }
    text_load(text, out->e1rm_g, in->unit);
    if (is_less) {
        text_str(text, ", under the miss");
        return;
    }
    text_str(text, " known before: ");
    text_str(text, out->reading == READING_MISSED      ? "missed"
                   : out->reading == READING_TOO_LIGHT ? "too light to judge"
                                                       : "no top set");
}

/* The chart's percent for reps at rpe, or at its end. */
static int pct_of(enum curve_id curve, int reps, int rpe_x10)
{
    int n_x10 = reps * 10 + RPE_MAX_X10 - rpe_x10;
    int last = curve_last_n_x10(curve);
    return curve_pct_at(curve, n_x10 < last ? n_x10 : last);
}

/* The load that feels like this when fresh, by the athlete's own curve where
 * that is known and believed; of the e1RM as it is held. */
static int32_t load_for_g(const struct prescribe_in *in, int32_t e1rm_g,
                          int reps, int rpe_x10)
{
    if (in->estimate == NULL ||
        estimate_g(in) > estimate_ceiling_g(in->estimate)) {
        return share_g(e1rm_g, pct_of(in->curve, reps, rpe_x10));
    }
    int64_t load_g = estimate_load_g(in->estimate, in->day, reps,
                                     rpe_x10 / 10.0, true);
    return (int32_t)(load_g * e1rm_g / estimate_g(in));
}

/* The load that would have met the planned top set today. */
static int32_t planned_top_g(const struct prescribe_in *in, int32_t e1rm_g)
{
    const struct protocol *p = in->protocol;
    return p->top_by == TOP_BY_PERCENT
               ? share_g(e1rm_g, (int64_t)p->top_pct_x10 * 100)
               : load_for_g(in, e1rm_g, p->top_reps, p->top_rpe_x10);
}

/* The styles that keep the load. */
static int32_t kept_g(const struct prescribe_in *in, struct prescription *out)
{
    bool is_read = out->reading == READING_OK;
    struct text text = why_line(&out->why, WHY_LOAD);
    text_str(&text, in->protocol->style == STYLE_REPEATS
                        ? "the top set again"
                        : "the top set's load, fewer reps");
    if (!is_read) {
        text_str(&text, ", from ");
        put_e1rm(&text, in, out);
    }
    return is_read ? in->top.load_g : planned_top_g(in, out->e1rm_g);
}

static int32_t dropped_g(const struct prescribe_in *in,
                         struct prescription *out)
{
    const struct protocol *p = in->protocol;
    int32_t from_g = p->basis == BASIS_BAR ? in->top.load_g
                                           : planned_top_g(in, out->e1rm_g);
    struct text text = why_line(&out->why, WHY_LOAD);
    text_tenths(&text, p->backoff_drop_x10);
    text_str(&text, " % off ");
    text_load(&text, from_g, in->unit);
    text_str(&text, p->basis == BASIS_BAR ? ", the bar"
                                          : ", today's planned top set");
    if (out->reading != READING_OK) {
        text = why_line(&out->why, WHY_LOAD);
        text_str(&text, "from ");
        put_e1rm(&text, in, out);
    }
    return share_g(from_g, (int64_t)(1000 - p->backoff_drop_x10) * 100);
}

static int32_t backoff_target_g(const struct prescribe_in *in,
                                struct prescription *out)
{
    const struct protocol *p = in->protocol;
    if (p->style != STYLE_LOAD_DROP) {
        return kept_g(in, out);
    }
    if (p->backoff_by == BACKOFF_BY_DROP) {
        return dropped_g(in, out);
    }
    struct text text = why_line(&out->why, WHY_LOAD);
    if (p->backoff_by == BACKOFF_BY_PERCENT) {
        text_tenths(&text, p->backoff_pct_x10);
        text_str(&text, " % of ");
        put_e1rm(&text, in, out);
        return share_g(out->e1rm_g, (int64_t)p->backoff_pct_x10 * 100);
    }
    text_str(&text, "RPE ");
    text_tenths(&text, p->backoff_rpe_x10);
    text_str(&text, " for ");
    put_e1rm(&text, in, out);
    return load_for_g(in, out->e1rm_g, p->backoff_reps_max,
                      p->backoff_rpe_x10);
}

static void limit_to_lift(const struct prescribe_in *in, int *least, int *most,
                          struct why *why)
{
    int max = in->lift->max_reps;
    if (*most > max) {
        struct text text = why_line(why, WHY_REPS);
        text_str(&text, in->lift->title);
        text_str(&text, ": never more than ");
        text_int(&text, max);
        text_str(&text, max == 1 ? " rep" : " reps");
        *most = max;
    }
    *least = *least < *most ? *least : *most;
}

static int expected_rpe_x10(const struct prescribe_in *in,
                            const struct prescription *out)
{
    if (in->estimate == NULL) {
        return curve_rpe_x10(in->curve, out->load_g, out->reps_max,
                             out->e1rm_g);
    }
    double rpe = estimate_fresh_rpe(in->estimate, in->day, out->load_g,
                                    out->reps_max);
    return rpe > 0 ? (int)(rpe * 10 + 0.5) : 0;
}

static void put_plates(const struct prescribe_in *in, int32_t load_g,
                       struct prescription *out)
{
    plates_load(in->rack, load_g, in->on, &out->loading);
    out->load_g = out->loading.load_g;
    out->predicted_rpe_x10 = expected_rpe_x10(in, out);
    out->stop_rpe_x10 = in->protocol->cap_rpe_x10;
}

static void planned_reps(const struct prescribe_in *in, int *least, int *most)
{
    const struct protocol *p = in->protocol;
    int top = in->top.reps > 0 ? in->top.reps : p->top_reps;
    *least = p->backoff_reps_min;
    *most = p->backoff_reps_max;
    if (p->style == STYLE_REPEATS) {
        *least = *most = top;
    } else if (p->style == STYLE_REP_DROP) {
        *most = *most < top ? *most : top > 1 ? top - 1 : 1;
        *least = *least < *most ? *least : *most;
    }
}

/* The last of today's sets is not believed. */
static bool is_wild(const struct prescribe_in *in)
{
    return in->estimate != NULL && in->estimate->wild_run != 0;
}

static void explain_harder(const struct prescribe_in *in,
                           struct prescription *out)
{
    if (out->reading == READING_OK && in->top.feel == FEEL_RPE &&
        !is_wild(in) && in->planned_rpe_x10 > 0 &&
        in->top.rpe_x10 >= in->planned_rpe_x10 + HARDER_X10) {
        struct text text = why_line(&out->why, WHY_LOAD);
        text_str(&text, "less today: ");
        text_tenths(&text, in->top.rpe_x10);
        text_str(&text, " was harder than planned");
    }
}

/* A reading nobody believes counts for little; so it says. */
static void explain_wild(const struct prescribe_in *in,
                         struct prescription *out)
{
    if (!is_wild(in) || out->reading != READING_OK) {
        return;
    }
    struct text text = why_line(&out->why, WHY_LOAD);
    text_load(&text, in->top.load_g, in->unit);
    text_str(&text, " at ");
    text_tenths(&text, in->top.rpe_x10);
    text_str(&text, in->estimate->wild_run > 0
                        ? " is more than is believed yet"
                        : " is less than is believed yet");
}

/* Nothing that was typed wrong makes a load nobody believes. */
static void hold_to_believable(const struct prescribe_in *in,
                               int32_t *target_g, struct prescription *out)
{
    int32_t most_g = in->estimate != NULL ? estimate_ceiling_g(in->estimate)
                                          : INT32_MAX;
    if (*target_g > most_g || (in->estimate != NULL &&
                               out->e1rm_g == most_g)) {
        *target_g = at_most(*target_g, most_g);
        if (is_wild(in) && out->reading == READING_OK) {
            return; /* its line has said why */
        }
        struct text text = why_line(&out->why, WHY_LOAD);
        text_str(&text, "held to ");
        text_load(&text, most_g, in->unit);
        text_str(&text, ": more is not believed yet");
    }
}

static enum prescribe_status back_off(const struct prescribe_in *in,
                                      struct prescription *out)
{
    int least, most;
    planned_reps(in, &least, &most);
    int32_t target_g = backoff_target_g(in, out);
    explain_harder(in, out);
    explain_wild(in, out);
    struct volume volume =
        volume_for(in->protocol, in->lift, &in->habits, &out->why);
    target_g = share_g(target_g, (int64_t)volume.load_pct_x10 * 100);
    hold_to_believable(in, &target_g, out);
    limit_to_lift(in, &least, &most, &out->why);
    struct loading loading;
    plates_load(in->rack, target_g, NULL, &loading);
    char line[WHY_LINE_MAX];
    if (plates_reason(&loading, in->unit, line, sizeof line) > 0) {
        struct text text = why_line(&out->why, WHY_PLATES);
        text_str(&text, line);
    }
    int32_t load_g = loading.load_g;
    enum prescribe_status status = fit_cap(in, out, &load_g, least, most);
    if (status != PRESCRIBE_OK) {
        return status;
    }
    out->sets = volume.sets;
    out->target_g = target_g;
    put_plates(in, load_g, out);
    return PRESCRIBE_OK;
}

void prescribe(const struct prescribe_in *in, struct prescription *out)
{
    memset(out, 0, sizeof *out);
    out->status = find_e1rm(in, out);
    if (out->status == PRESCRIBE_OK) {
        out->status = back_off(in, out);
    }
    if (out->status != PRESCRIBE_OK) {
        out->e1rm_g = out->reps_min = out->reps_max = 0;
    }
}

const char *prescribe_status_str(enum prescribe_status status)
{
    switch (status) {
    case PRESCRIBE_OK:
        return "fine";
    case PRESCRIBE_NO_READING:
        return "the top set gives no reading and no e1RM is known; do "
               "another top set, or give --e1rm";
    case PRESCRIBE_PAIN:
        return "pain: nothing is prescribed; stop and tell the coach";
    case PRESCRIBE_TOO_HEAVY:
        return "even the empty bar is over the cap; use a lighter bar";
    }
    return "unknown prescribe status";
}
