#include "core/prescribe.h"

#include "core/text.h"

#include <stddef.h>
#include <string.h>

/* Under a missed single the 1RM is at most the chart's first half step below
 * its load. */
#define MISSED_PCT_X1000 97800

static int32_t share_g(int32_t load_g, int64_t pct_x1000)
{
    return (int32_t)((load_g * pct_x1000 + 50000) / 100000);
}

/* Today's e1RM from the top set, or from what was known before. */
static enum prescribe_status find_e1rm(const struct prescribe_in *in,
                                       struct prescription *out)
{
    out->reading = reading_of(in->curve, &in->top, &out->reading_g);
    switch (out->reading) {
    case READING_OK:
        out->e1rm_g = out->reading_g;
        return PRESCRIBE_OK;
    case READING_PAIN:
        return PRESCRIBE_PAIN;
    case READING_MISSED:
    case READING_TOO_LIGHT:
    case READING_UNTOLD:
        break;
    }
    if (in->known_e1rm_g == 0) {
        return PRESCRIBE_NO_READING;
    }
    out->e1rm_g = in->known_e1rm_g;
    if (out->reading == READING_MISSED) {
        int32_t most_g = share_g(in->top.load_g, MISSED_PCT_X1000);
        out->e1rm_g = out->e1rm_g < most_g ? out->e1rm_g : most_g;
    }
    return PRESCRIBE_OK;
}

/* "today's 195.2 kg"; where the top set gave no reading what stands in, and
 * why: "200 kg known before: no top set". */
static void put_e1rm(struct text *text, const struct prescribe_in *in,
                     const struct prescription *out)
{
    if (out->reading == READING_OK) {
        text_str(text, "today's ");
        text_load(text, out->e1rm_g, in->unit);
        return;
    }
    text_load(text, out->e1rm_g, in->unit);
    if (out->e1rm_g < in->known_e1rm_g) {
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

/* The load that would have met the planned top set today. */
static int32_t planned_top_g(const struct prescribe_in *in, int32_t e1rm_g)
{
    const struct protocol *p = in->protocol;
    if (p->top_by == TOP_BY_PERCENT) {
        return share_g(e1rm_g, (int64_t)p->top_pct_x10 * 100);
    }
    return share_g(e1rm_g, pct_of(in->curve, p->top_reps, p->top_rpe_x10));
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
    return share_g(out->e1rm_g, pct_of(in->curve, p->backoff_reps_max,
                                       p->backoff_rpe_x10));
}

/* Whether the chart puts load_g x reps at the cap or below; exact. */
static bool within_cap(const struct prescribe_in *in, int32_t e1rm_g,
                       int32_t load_g, int reps)
{
    int n_x10 = reps * 10 + RPE_MAX_X10 - in->protocol->cap_rpe_x10;
    return n_x10 <= curve_last_n_x10(in->curve) &&
           (int64_t)load_g * 100000 <=
               (int64_t)e1rm_g * curve_pct_at(in->curve, n_x10);
}

/* The most reps up to `most` within the cap at this load; 0: not one. */
static int reps_within(const struct prescribe_in *in, int32_t e1rm_g,
                       int32_t load_g, int most)
{
    while (most > 0 && !within_cap(in, e1rm_g, load_g, most)) {
        most--;
    }
    return most;
}

static void explain_reps(const struct prescribe_in *in, int reps, int wanted,
                         struct why *why)
{
    struct text text = why_line(why, WHY_REPS);
    text_int(&text, reps);
    text_str(&text, reps == 1 ? " rep, not " : " reps, not ");
    text_int(&text, wanted);
    text_str(&text, ": ");
    text_int(&text, wanted);
    text_str(&text, " would pass RPE ");
    text_tenths(&text, in->protocol->cap_rpe_x10);
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

/* Steps the load down until reps fit under the cap (and the day's 1RM). */
static int32_t fitting_load(const struct prescribe_in *in, int32_t e1rm_g,
                            int32_t load_g, int reps)
{
    while (!within_cap(in, e1rm_g, load_g, reps) &&
           plates_step_down(in->rack, load_g, &load_g)) {
    }
    return load_g;
}

static enum prescribe_status fit_cap(const struct prescribe_in *in,
                                     struct prescription *out,
                                     int32_t *load_g, int least, int most)
{
    int32_t e1rm_g = out->e1rm_g;
    if (!within_cap(in, e1rm_g, *load_g, least)) {
        int32_t lower_g = fitting_load(in, e1rm_g, *load_g, least);
        if (lower_g != *load_g) {
            struct text text = why_line(&out->why, WHY_LOAD);
            text_load(&text, lower_g, in->unit);
            text_str(&text, ", so that ");
            text_int(&text, least);
            text_str(&text, " stay within RPE ");
            text_tenths(&text, in->protocol->cap_rpe_x10);
            *load_g = lower_g;
        }
    }
    int reps = reps_within(in, e1rm_g, *load_g, most);
    if (reps == 0) {
        return PRESCRIBE_TOO_HEAVY;
    }
    if (reps < most) {
        explain_reps(in, reps, most, &out->why);
    }
    out->reps_max = reps;
    out->reps_min = least < reps ? least : reps;
    return PRESCRIBE_OK;
}

static void put_plates(const struct prescribe_in *in, int32_t load_g,
                       struct prescription *out)
{
    plates_load(in->rack, load_g, in->on, &out->loading);
    out->load_g = out->loading.load_g;
    out->predicted_rpe_x10 =
        curve_rpe_x10(in->curve, out->load_g, out->reps_max, out->e1rm_g);
    out->stop_rpe_x10 = in->protocol->cap_rpe_x10;
}

static enum prescribe_status back_off(const struct prescribe_in *in,
                                      struct prescription *out)
{
    int least = in->protocol->backoff_reps_min;
    int most = in->protocol->backoff_reps_max;
    int32_t target_g = backoff_target_g(in, out);
    struct volume volume =
        volume_for(in->protocol, in->lift, &in->habits, &out->why);
    target_g = share_g(target_g, (int64_t)volume.load_pct_x10 * 100);
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
