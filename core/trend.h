/* Trends: what the last workouts of one lift say together.
 *
 * A point is one day's training of a lift, as the estimate (estimate.h) saw it
 * after the day's last set. Points are in the order of their days. */
#ifndef CORE_TREND_H
#define CORE_TREND_H

#include "core/load.h"
#include "core/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TREND_POINTS_MAX 48

struct trend_point {
    int64_t day;      /* the estimate's count of days */
    int32_t e1rm_g;   /* that day's 1RM, form included */
    int32_t trend_g;  /* without the day's form */
    int sd_pct_x10;   /* of e1rm_g, tenths of a percent */
    int trend_sd_pct_x10;
    int32_t top_g;    /* the chart's reading of the day's best top set; 0: none
                         could be read */
    int32_t single_g; /* the day's heaviest top set as a single (leap.h); 0:
                         none was lifted, or believed */
    int64_t volume_g; /* load x reps over the day's back-off sets */
    int32_t backoffs; /* how many */
    int32_t is_anew;  /* the coach said what the 1RM is: what was before is
                         another line */
};

struct trend_history {
    int n; /* 0..TREND_POINTS_MAX, the newest last */
    struct trend_point point[TREND_POINTS_MAX];
};

/* What three or more workouts in a row say. */
#define TREND_WORKOUTS_LEAST 3
enum trend_way {
    TREND_UNKNOWN, /* fewer than three, or too few to tell it from noise */
    TREND_UP,
    TREND_FLAT,    /* a plateau */
    TREND_DOWN,
};

enum trend_way trend_way(const struct trend_history *history);

/* The same with its figures: of the last twelve workouts within eight weeks and
 * since the coach's last word, by the line through them; or of the last three
 * and more of these whose top sets say it themselves, where no line could yet
 * (streak.h), or where they have begun to fall or stand still since. */
struct trend_told {
    enum trend_way way;
    int change_pct_x10;  /* over them */
    int workouts, weeks; /* how many they are; how long, rounded */
};
struct trend_told trend_tell(const struct trend_history *history);

/* In words: "up 3.2 % over 9 workouts (5 weeks)", "flat for 8 workouts
 * (6 weeks)", "no clear trend over 4 workouts (2 weeks)", "too little known
 * yet". Returns the length. */
size_t trend_words(const struct trend_history *history, char *out,
                   size_t size);

/* What to try about a plateau or a decline; NULL for the others. */
const char *trend_suggestion(enum trend_way way);

/* The line a coach is told for a plateau or a decline, with a suggestion:
 * "flat for 4 workouts (5 weeks): change the rep range, or an easy week".
 * Nothing is written for the others. Returns the length. */
size_t trend_advice(const struct trend_history *history, char *out,
                    size_t size);

/* Whether the last two weeks went stale: the trend fell, and form with it.
 * Recovery is then read as poor unless the athlete says otherwise. */
bool trend_is_stale(const struct trend_history *history, int64_t today);

/* By how much today's 1RM is over (under: negative) the trend as it was before
 * today, in tenths of a percent. Not over what the trend is after: a day that
 * was believed has moved it. before_g 0: 0. */
int trend_over_x10(int32_t today_g, int32_t before_g);

/* Today in words, from how far today's 1RM is over the trend: "+2 %, a strong
 * day", "-3 %, an off day", "+1 %, a good day", "-1 %, a slow day", "a normal
 * day"; "too little known to judge the day" where sd_pct_x10 is too wide, or
 * 0: not known. Returns the length. */
size_t trend_verdict(int form_pct_x10, int sd_pct_x10, char *out,
                     size_t size);

#endif
