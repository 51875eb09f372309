#include "core/volume.h"

#define SETS_MAX 10
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

static void put_change(struct text *text, int now, int before)
{
    text_int(text, now);
    text_str(text, now == 1 ? " set, not " : " sets, not ");
    text_int(text, before);
    text_str(text, ": ");
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
        text_str(text, "the only ");
    } else if (days <= 6) {
        text_str(text, nth[days - 3]);
        text_str(text, " ");
    } else {
        text_str(text, "a daily ");
    }
    text_str(text, kind_word(lift->kind));
    text_str(text, days <= 6 ? " day this week" : " day");
}

static int apply_frequency(int sets, const struct lift *lift, int days,
                           struct why *why)
{
    int now = scaled(sets, frequency_pct(days));
    if (now != sets) {
        struct text text = why_line(why);
        put_change(&text, now, sets);
        put_days(&text, days, lift);
    }
    return now;
}

static int apply_exercises(int sets, int exercises, struct why *why)
{
    int now = scaled(sets, exercises_pct(exercises));
    if (now != sets) {
        struct text text = why_line(why);
        put_change(&text, now, sets);
        text_int(&text, exercises);
        text_str(&text, " exercises today");
    }
    return now;
}

static struct volume apply_tired(int sets, struct why *why)
{
    struct volume volume = {scaled(sets, 50), 1000};
    struct text text = why_line(why);
    if (volume.sets != sets) {
        put_change(&text, volume.sets, sets);
        text_str(&text, "tired");
    } else {
        volume.load_pct_x10 = TIRED_LOAD_X10;
        text_str(&text, "5 % lighter: tired, and one set already");
    }
    return volume;
}

struct volume volume_for(const struct protocol *protocol,
                         const struct lift *lift, const struct habits *habits,
                         struct why *why)
{
    int sets = protocol->backoff_sets;
    sets = apply_frequency(sets, lift, habits->frequency, why);
    sets = apply_exercises(sets, habits->exercises, why);
    if (habits->recovery == RECOVERY_TIRED) {
        return apply_tired(sets, why);
    }
    return (struct volume){sets, 1000};
}
