#include "core/fit.h"

#include "core/text.h"

/* Ours: over the cap by the chart, in tenths of an RPE (see the header). */
#define OVER_CAP_X10 5

/* Whether the chart puts load_g x reps at this RPE or below; exact. */
static bool within_chart(const struct prescribe_in *in, int32_t e1rm_g,
                         int32_t load_g, int reps, int rpe_x10)
{
    int n_x10 = reps * 10 + RPE_MAX_X10 - rpe_x10;
    n_x10 = n_x10 < 10 ? 10 : n_x10;
    return n_x10 <= curve_last_n_x10(in->curve) &&
           (int64_t)load_g * 100000 <=
               (int64_t)e1rm_g * curve_pct_at(in->curve, n_x10);
}

/* Whether load_g x reps is expected to feel like the cap or less, fresh. */
static bool within_cap(const struct prescribe_in *in,
                       const struct prescription *out, int32_t load_g,
                       int reps)
{
    int cap_x10 = in->protocol->cap_rpe_x10;
    if (in->estimate == NULL) {
        return within_chart(in, out->e1rm_g, load_g, reps, cap_x10);
    }
    int32_t shown_g =
        out->reading == READING_OK ? out->reading_g : out->e1rm_g;
    return load_g <= out->e1rm_g &&
           load_g <= estimate_ceiling_g(in->estimate) &&
           within_chart(in, shown_g, load_g, reps, cap_x10 + OVER_CAP_X10) &&
           estimate_fresh_rpe(in->estimate, in->day, load_g, reps) <=
               cap_x10 / 10.0;
}

/* The most reps up to `most` within the cap at this load; 0: not one. */
static int reps_within(const struct prescribe_in *in,
                       const struct prescription *out, int32_t load_g,
                       int most)
{
    while (most > 0 && !within_cap(in, out, load_g, most)) {
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

/* Steps the load down until reps fit under the cap (and the day's 1RM). */
static int32_t fitting_load(const struct prescribe_in *in,
                            const struct prescription *out, int32_t load_g,
                            int reps)
{
    while (!within_cap(in, out, load_g, reps) &&
           plates_step_down(in->rack, load_g, &load_g)) {
    }
    return load_g;
}

enum prescribe_status fit_cap(const struct prescribe_in *in,
                              struct prescription *out, int32_t *load_g,
                              int least, int most)
{
    if (!within_cap(in, out, *load_g, least)) {
        int32_t lower_g = fitting_load(in, out, *load_g, least);
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
    int reps = reps_within(in, out, *load_g, most);
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
