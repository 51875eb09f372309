#include "core/volume.h"

#include <stdbool.h>

#define SETS_MAX 10
#define TIRED_PCT 50
#define FRESH_PCT 125
#define TIRED_LOAD_X10 950

/* Factors in hundredths; Ours, see the header. */
static int frequency_pct(int sessions)
{
    switch (sessions) {
    case 0:
    case 2:
        return 100;
    case 1:
        return 125;
    case 3:
        return 75;
    default:
        return 60;
    }
}

static int exercises_pct(int exercises)
{
    return exercises <= 1 ? 100 : exercises <= 3 ? 85 : 70;
}

/* Rounds away from the count it found, so that a rule that acts is seen. */
static int scaled(int sets, int pct)
{
    int product = sets * pct;
    int result = pct > 100 ? (product + 99) / 100 : product / 100;
    return result < 1 ? 1 : result > SETS_MAX ? SETS_MAX : result;
}

static const char *kind_word(enum lift_kind kind)
{
    switch (kind) {
    case LIFT_SQUAT:
        return "squat";
    case LIFT_HINGE:
        return "hinge";
    case LIFT_PRESS:
        return "press";
    case LIFT_PULL:
        return "pull";
    case LIFT_OLYMPIC:
        return "olympic";
    case LIFT_MACHINE:
        return "machine";
    case LIFT_KIND_COUNT:
        break;
    }
    return "lifting";
}

static void put_days(struct text *text, int days, const struct lift *lift)
{
    static const char *const nth[] = {"third", "fourth", "fifth", "sixth"};
    if (days == 1) {
        text_str(text, "only ");
    } else if (days <= 6) {
        text_str(text, nth[days - 3]);
        text_str(text, " ");
    } else {
        text_str(text, "daily ");
    }
    text_str(text, kind_word(lift->kind));
    text_str(text, " day");
}

/* The count as the rules change it, one after the other, and their reasons:
 * "third squat day, 3 exercises today". */
struct count {
    int planned, sets;
    bool is_week;    /* the week's days are the only reason so far */
    bool is_trimmed; /* tired took sets */
    struct text reasons;
    char buffer[WHY_LINE_MAX];
};

/* Whether this rule changes the count; then its reason is to be put. */
static bool change(struct count *count, int pct)
{
    int before = count->sets;
    count->sets = scaled(before, pct);
    if (count->sets == before) {
        return false;
    }
    if (count->reasons.len > 0) {
        text_str(&count->reasons, ", ");
    }
    return true;
}

static void explain(const struct count *count, int days, struct why *why)
{
    if (count->reasons.len == 0) {
        return;
    }
    struct text text = why_line(why, WHY_SETS);
    if (count->sets == count->planned) {
        text_str(&text, "still ");
    }
    text_int(&text, count->sets);
    text_str(&text, count->sets == 1 ? " set" : " sets");
    if (count->sets != count->planned) {
        text_str(&text, ", not ");
        text_int(&text, count->planned);
    }
    text_str(&text, ": ");
    text_str(&text, count->buffer);
    if (count->is_week && days <= 6) {
        text_str(&text, " this week");
    }
}

static bool is_tired(enum recovery recovery)
{
    return recovery == RECOVERY_TIRED || recovery == RECOVERY_STALE;
}

static void apply_recovery(struct count *count, enum goal goal,
                           enum recovery recovery)
{
    if (is_tired(recovery) && change(count, TIRED_PCT)) {
        text_str(&count->reasons, recovery == RECOVERY_STALE
                                      ? "two flat weeks"
                                      : "tired");
        count->is_week = false;
        count->is_trimmed = true;
    } else if (recovery == RECOVERY_FRESH && goal == GOAL_HYPERTROPHY &&
               change(count, FRESH_PCT)) {
        text_str(&count->reasons, "fresh");
        count->is_week = false;
    }
}

static void apply_habits(struct count *count, const struct lift *lift,
                         const struct habits *habits)
{
    if (change(count, frequency_pct(habits->frequency))) {
        put_days(&count->reasons, habits->frequency, lift);
        count->is_week = true;
    }
    if (change(count, exercises_pct(habits->exercises))) {
        text_int(&count->reasons, habits->exercises);
        text_str(&count->reasons, " exercises today");
        count->is_week = false;
    }
}

struct volume volume_for(const struct protocol *protocol,
                         const struct lift *lift, const struct habits *habits,
                         struct why *why)
{
    struct count count = {.planned = protocol->backoff_sets};
    struct volume volume = {.load_pct_x10 = 1000};
    count.sets = count.planned;
    count.reasons = text_in(count.buffer, sizeof count.buffer);
    apply_habits(&count, lift, habits);
    apply_recovery(&count, protocol->goal, habits->recovery);
    explain(&count, habits->frequency, why);
    volume.sets = count.sets;
    if (is_tired(habits->recovery) && !count.is_trimmed) {
        struct text text = why_line(why, WHY_LOAD);
        text_str(&text, habits->recovery == RECOVERY_STALE
                            ? "5 % lighter: two flat weeks, and one set "
                              "already"
                            : "5 % lighter: tired, and one set already");
        volume.load_pct_x10 = TIRED_LOAD_X10;
    }
    return volume;
}
