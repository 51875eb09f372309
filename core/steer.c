#include "core/steer.h"

#include "core/text.h"

#include <math.h>
#include <string.h>

/* Ours: an answer and its plan are the same within half an RPE, the step in
 * which people answer. */
#define SAME_RPE 0.5
/* Ours: what a set before takes, 1.2 % of the 1RM (see estimate.h), is three
 * to four tenths of an RPE. */
#define USUAL_FATIGUE_RPE 0.35
/* Nobody tells apart what is lighter (see curve.h), nor need it be steered. */
#define EASY_RPE (RPE_MIN_X10 / 10.0)
/* Helms et al. 2018: a whole RPE under the target is too light. */
#define EASIER_X10 10

/* --- what is expected --------------------------------------------------------- */

static double cap_of(const struct steer_in *in)
{
    return in->protocol->cap_rpe_x10 / 10.0;
}

/* How the set after n others (the top set and back-offs) is meant to feel: at
 * least, when fresh, and at most. */
static double plan_least(const struct steer_in *in)
{
    return in->rx->predicted_rpe_x10 / 10.0;
}

static double plan_most(const struct steer_in *in, int sets_before)
{
    double fresh = plan_least(in);
    double rpe = (fresh > EASY_RPE ? fresh : EASY_RPE) +
                 USUAL_FATIGUE_RPE * sets_before;
    return rpe < cap_of(in) ? rpe : cap_of(in);
}

/* The heaviest load that is expected to feel like this in the next set; never
 * more than is believable. */
static int32_t load_for_g(const struct steer_in *in, int reps, double rpe)
{
    int32_t load_g =
        estimate_load_g(in->estimate, in->day, reps, rpe, false);
    int32_t most_g = estimate_ceiling_g(in->estimate);
    return load_g < most_g ? load_g : most_g;
}

/* What the last answer was, against what the set was meant to feel like. */
static double told_rpe(const struct set *set)
{
    return set->feel == FEEL_RPE ? set->rpe_x10 / 10.0 : 5;
}

static bool was_harder(const struct steer_in *in)
{
    return told_rpe(&in->last) > plan_most(in, in->at);
}

static bool was_easier(const struct steer_in *in)
{
    return told_rpe(&in->last) < plan_least(in);
}

/* --- loads -------------------------------------------------------------------- */

static int32_t step_least_g(const struct set *last)
{
    int64_t g = (int64_t)last->load_g * (100 - STEER_STEP_PCT);
    return (int32_t)((g + 99) / 100);
}

static int32_t step_most_g(const struct set *last)
{
    int64_t g = (int64_t)last->load_g * (100 + STEER_STEP_PCT) / 100;
    return g < LOAD_MAX_G ? (int32_t)g : LOAD_MAX_G;
}

/* The heaviest loadable up to target_g; 0: none. */
static int32_t loadable_below_g(const struct rack *rack, int32_t target_g)
{
    struct loading loading;
    if (target_g <= 0) {
        return 0;
    }
    plates_load(rack, target_g, NULL, &loading);
    int32_t load_g = loading.load_g;
    if (load_g > target_g && !plates_step_down(rack, load_g, &load_g)) {
        return 0;
    }
    return load_g <= target_g ? load_g : 0;
}

/* --- the next set --------------------------------------------------------------- */

/* What the athlete made of the load stays; where this rack can no longer load
 * it, what is next below. */
static void keep(const struct steer_in *in, struct steered *out)
{
    struct loading loading;
    int32_t last_g = in->last.load_g;
    int32_t load_g = loadable_below_g(in->rack, last_g);
    if (load_g == 0) {
        plates_load(in->rack, last_g, NULL, &loading);
        load_g = loading.load_g; /* the bar alone is heavier */
    }
    out->load_g = load_g;
    out->target_g = load_g == in->rx->load_g ? in->rx->target_g : load_g;
    out->reps = in->rx->reps_max;
}

/* To what is next below; within a step, where that lies beyond it. */
static void move(struct steered *out, const struct steer_in *in,
                 int32_t target_g)
{
    int32_t load_g = loadable_below_g(in->rack, target_g);
    int32_t least_g = step_least_g(&in->last), most_g = step_most_g(&in->last);
    if (load_g < least_g) {
        plates_step_up(in->rack, least_g - 1, &load_g);
    }
    if (load_g >= least_g && load_g <= most_g &&
        load_g != in->last.load_g) {
        out->load_g = load_g;
        out->target_g = target_g;
    }
}

/* Where the next set is expected to feel other than planned. */
static void follow_plan(const struct steer_in *in, struct steered *out)
{
    int reps = out->reps;
    int32_t last_g = in->last.load_g, target_g;
    double most = plan_most(in, in->at + 1);
    if (was_harder(in) && last_g > load_for_g(in, reps, most + SAME_RPE)) {
        target_g = load_for_g(in, reps, most);
        int32_t least_g = step_least_g(&in->last);
        move(out, in, target_g > least_g ? target_g : least_g);
    } else if (was_easier(in) &&
               last_g < load_for_g(in, reps, plan_least(in) - SAME_RPE)) {
        target_g = load_for_g(in, reps, plan_least(in));
        int32_t most_g = step_most_g(&in->last);
        move(out, in, target_g < most_g ? target_g : most_g);
    }
}

/* Takes off reps, then load, until the cap is kept; false: it cannot be. */
static bool keep_cap(const struct steer_in *in, struct steered *out)
{
    bool keeps_load = in->protocol->style != STYLE_LOAD_DROP;
    int least = in->rx->reps_min, most = out->reps;
    for (out->reps = most; out->reps >= least; out->reps--) {
        if (out->load_g <= load_for_g(in, out->reps, cap_of(in))) {
            return true;
        }
    }
    out->reps = least;
    if (keeps_load) {
        return false;
    }
    int32_t fits_g = load_for_g(in, least, cap_of(in));
    int32_t load_g = loadable_below_g(in->rack, fits_g);
    out->load_g = load_g;
    out->target_g = fits_g;
    return load_g > 0 && load_g >= step_least_g(&in->last);
}

/* --- its reason ----------------------------------------------------------------- */

static void put_told(struct text *text, const struct steer_in *in)
{
    if (in->last.feel == FEEL_RPE) {
        text_tenths(text, in->last.rpe_x10);
    } else {
        text_str(text, "that");
    }
}

static void put_reps(struct text *text, int reps)
{
    text_int(text, reps);
    text_str(text, reps == 1 ? " rep" : " reps");
}

static void put_cap(struct text *text, const struct steer_in *in)
{
    text_str(text, " would pass ");
    text_tenths(text, in->protocol->cap_rpe_x10);
}

/* "5 kg less: 9 was harder than planned"; with fewer reps as well "5 kg less,
 * 6 reps: ..." */
static void explain_load(const struct steer_in *in, const struct steered *out,
                         struct text *text)
{
    int32_t by_g = out->load_g - in->last.load_g;
    text_load(text, by_g < 0 ? -by_g : by_g, in->unit);
    text_str(text, by_g < 0 ? " less" : " more");
    if (out->reps < in->rx->reps_max) {
        text_str(text, ", ");
        put_reps(text, out->reps);
    }
    text_str(text, ": ");
    if (by_g > 0 || was_harder(in)) {
        put_told(text, in);
        text_str(text, by_g < 0 ? " was harder than planned"
                                : " was easier than planned");
    } else {
        text_str(text, "the same again");
        put_cap(text, in);
    }
}

/* "7 reps, not 8: 8 would pass 9" */
static void explain_reps(const struct steer_in *in, const struct steered *out,
                         struct text *text)
{
    put_reps(text, out->reps);
    text_str(text, ", not ");
    text_int(text, in->rx->reps_max);
    text_str(text, ": ");
    text_int(text, in->rx->reps_max);
    put_cap(text, in);
}

/* Against what the set would have been; that other plates hang there is no
 * reason of ours. */
static void explain(const struct steer_in *in, int32_t kept_g,
                    struct steered *out)
{
    struct text text = text_in(out->why, sizeof out->why);
    if (out->load_g != kept_g) {
        explain_load(in, out, &text);
    } else if (out->reps < in->rx->reps_max) {
        explain_reps(in, out, &text);
    }
}

/* --- the end -------------------------------------------------------------------- */

/* ln of the e1RM a set shows, by the athlete's curve. */
static double shown_log(const struct estimate *estimate,
                        const struct set *set)
{
    struct chart_logs chart = chart_logs_of((enum curve_id)estimate->curve);
    struct habits_of habits = estimate_habits(estimate);
    const struct personal curve = {habits.stretch, habits.bend};
    double n = set->reps + 10 - set->rpe_x10 / 10.0;
    return log(set->load_g) - personal_log(&chart, &curve, n);
}

bool steer_is_fatigued(const struct estimate *estimate, const struct set *top,
                       const struct set *set, int pct)
{
    /* Loads are whole grams: a thousandth of a percent is none. */
    return pct > 0 && top->feel == FEEL_RPE && set->feel == FEEL_RPE &&
           shown_log(estimate, set) - shown_log(estimate, top) <=
               log(1 - pct / 100.0) + 1e-5;
}

static enum steer_end end_of(const struct steer_in *in)
{
    if (in->last.feel == FEEL_MISS) {
        return STEER_MISSED;
    }
    if (in->last.feel == FEEL_RPE &&
        in->last.rpe_x10 > in->rx->stop_rpe_x10) {
        return STEER_CAP;
    }
    if (steer_is_fatigued(in->estimate, &in->top, &in->last,
                          in->protocol->fatigue_pct)) {
        return STEER_FATIGUE;
    }
    return in->at >= in->rx->sets ? STEER_LAST : STEER_GOES_ON;
}

static void explain_end(const struct steer_in *in, struct steered *out)
{
    struct text text = text_in(out->why, sizeof out->why);
    if (out->end == STEER_CAP) {
        put_told(&text, in);
        text_str(&text, " is over the cap of ");
        text_tenths(&text, in->protocol->cap_rpe_x10);
    } else if (out->end == STEER_AHEAD) {
        text_str(&text, "one more");
        put_cap(&text, in);
    } else if (out->end == STEER_FATIGUE) {
        text_int(&text, in->protocol->fatigue_pct);
        text_str(&text, " % under the top set, as planned");
    } else if (out->end == STEER_MISSED) {
        text_str(&text, "one was missed");
    }
}

void steer(const struct steer_in *in, struct steered *out)
{
    memset(out, 0, sizeof *out);
    out->end = end_of(in);
    keep(in, out);
    int32_t kept_g = out->load_g;
    if (out->end != STEER_GOES_ON) {
        explain_end(in, out);
        return;
    }
    if (in->protocol->style == STYLE_LOAD_DROP) {
        follow_plan(in, out);
    }
    if (!keep_cap(in, out)) {
        keep(in, out);
        out->end = STEER_AHEAD;
        explain_end(in, out);
        return;
    }
    out->predicted_rpe_x10 =
        (int)(estimate_rpe(in->estimate, in->day, out->load_g, out->reps) *
                  10 + 0.5);
    explain(in, kept_g, out);
}

/* --- a second top set ------------------------------------------------------------- */

/* As people are told it, and answer: in halves. */
static int said_x10(int rpe_x10)
{
    return (rpe_x10 + 2) / 5 * 5;
}

static int32_t least_of(int32_t a, int32_t b, int32_t c)
{
    int32_t least = a < b ? a : b;
    return least < c ? least : c;
}

/* What is expected to feel as planned; or the next step up, where even that is
 * within half an RPE of it: what is known of an athlete may weigh more than one
 * easy answer. */
int32_t steer_second_top_g(const struct estimate *estimate, int64_t day,
                           const struct rack *rack, const struct set *top,
                           int planned_rpe_x10)
{
    double planned = planned_rpe_x10 / 10.0;
    int32_t step_g, most_g = step_most_g(top);
    int32_t ceiling_g = estimate_ceiling_g(estimate);
    if (top->feel != FEEL_RPE ||
        top->rpe_x10 > said_x10(planned_rpe_x10) - EASIER_X10 ||
        !plates_step_up(rack, top->load_g, &step_g)) {
        return 0;
    }
    int32_t load_g = loadable_below_g(
        rack, least_of(estimate_load_g(estimate, day, top->reps, planned,
                                       false),
                       most_g, ceiling_g));
    if (load_g > top->load_g) {
        return load_g;
    }
    int32_t near_g = least_of(estimate_load_g(estimate, day, top->reps,
                                              planned + SAME_RPE, false),
                              most_g, ceiling_g);
    return step_g <= near_g ? step_g : 0;
}
