/* racksidectl estimate: what the core learns from a file of sets, row by row. */
#include "core/estimate.h"
#include "kiosk/ctl/calculate.h"
#include "kiosk/ctl/csv.h"
#include "kiosk/ctl/csv_file.h"
#include "kiosk/ctl/json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Ours: a day typed wrong by whole centuries is still a day. */
#define DAY_MOST 1e9
#define WRONG_BYTES 160

enum column {
    COLUMN_DAY,
    COLUMN_KIND,
    COLUMN_LOAD,
    COLUMN_REPS,
    COLUMN_RPE,
    COLUMN_COUNT
};
static const char *const columns[COLUMN_COUNT] = {"day", "kind", "load_g",
                                                  "reps", "rpe"};

/* The sets of a file, one after the other. */
struct diary {
    const char *path;
    struct csv csv;
    int row; /* last read, from 1; the header is none */
    int64_t day;
    const char *kind;
    struct set set;
    char wrong[WRONG_BYTES]; /* what the last row has to be; "": it is fine */
};

/* --- a row -------------------------------------------------------------------- */

static bool wrong(struct diary *diary, enum column column, const char *wanted)
{
    snprintf(diary->wrong, sizeof diary->wrong, "%s '%.40s': %s",
             columns[column], diary->csv.field[column], wanted);
    return false;
}

/* A plain decimal number in low..high: no hexadecimal, no nan. */
static bool number(struct diary *diary, enum column column, double low,
                   double high, const char *wanted, double *out)
{
    const char *text = diary->csv.field[column];
    char *end;
    *out = strtod(text, &end);
    bool is_plain = text[0] != '\0' && *end == '\0' &&
                    strspn(text, "+-.0123456789eE") == strlen(text);
    return (is_plain && *out >= low && *out <= high) ||
           wrong(diary, column, wanted);
}

static bool whole(struct diary *diary, enum column column, double low,
                  double high, const char *wanted, double *out)
{
    return number(diary, column, low, high, wanted, out) &&
           (*out == floor(*out) || wrong(diary, column, wanted));
}

static bool take_feel(struct diary *diary)
{
    struct set *set = &diary->set;
    double rpe = 0;
    if (strcmp(diary->csv.field[COLUMN_RPE], "miss") == 0) {
        set->feel = FEEL_MISS;
        return true;
    }
    if (!number(diary, COLUMN_RPE, 5, 10, "a number from 5 to 10, or miss",
                &rpe)) {
        return false;
    }
    set->feel = FEEL_RPE;
    set->rpe_x10 = (int)lround(rpe * 10);
    return true;
}

static bool take_row(struct diary *diary)
{
    struct set *set = &diary->set;
    const char *kind = diary->csv.field[COLUMN_KIND];
    double day, load_g, reps;
    *set = (struct set){0};
    if (!whole(diary, COLUMN_DAY, -DAY_MOST, DAY_MOST,
               "a whole number of days, from any day on", &day) ||
        !number(diary, COLUMN_LOAD, 1, LOAD_MAX_G,
                "the load in grams, 1 to 1000000", &load_g) ||
        !take_feel(diary)) {
        return false;
    }
    if (strcmp(kind, "top") != 0 && strcmp(kind, "backoff") != 0) {
        return wrong(diary, COLUMN_KIND, "top or backoff");
    }
    bool is_miss = set->feel == FEEL_MISS;
    if (!whole(diary, COLUMN_REPS, is_miss ? 0 : 1, REPS_MAX,
               is_miss ? "the reps achieved before the miss, 0 to 20"
                       : "reps done, 1 to 20",
               &reps)) {
        return false;
    }
    set->load_g = (int32_t)lround(load_g);
    set->reps = (int)reps;
    diary->day = (int64_t)day;
    diary->kind = kind;
    return true;
}

/* --- a file ------------------------------------------------------------------- */

static bool is_header(const struct csv *csv)
{
    bool same = csv->n == COLUMN_COUNT;
    for (int i = 0; i < COLUMN_COUNT && same; i++) {
        same = strcmp(csv->field[i], columns[i]) == 0;
    }
    return same;
}

static void diary_begin(struct diary *diary, const char *path,
                        const char *text)
{
    *diary = (struct diary){.path = path};
    csv_begin(&diary->csv, text);
    if (csv_next(&diary->csv) != CSV_ROW || !is_header(&diary->csv)) {
        snprintf(diary->wrong, sizeof diary->wrong,
                 "the first line has to be day,kind,load_g,reps,rpe");
    }
}

/* False at the end, and where something is wrong. */
static bool diary_next(struct diary *diary)
{
    if (diary->wrong[0] != '\0') {
        return false;
    }
    enum csv_status status = csv_next(&diary->csv);
    if (status == CSV_END) {
        return false;
    }
    if (status != CSV_ROW || diary->csv.n != COLUMN_COUNT) {
        snprintf(diary->wrong, sizeof diary->wrong, "%s",
                 status != CSV_ROW
                     ? csv_status_str(status)
                     : "each line has five fields: day,kind,load_g,reps,rpe");
        return false;
    }
    diary->row++;
    return take_row(diary);
}

/* --- the answer --------------------------------------------------------------- */

/* What is told of one row. */
struct told {
    int predicted_x10;
    int32_t before_g;
    struct today after;
};

static struct told learn(struct estimate *estimate, const struct diary *diary)
{
    const struct set *set = &diary->set;
    /* Of a miss the rep that was not there is asked about, too. */
    int reps = set->feel == FEEL_MISS ? set->reps + 1 : set->reps;
    struct told told = {
        .predicted_x10 =
            estimate_answer_x10(estimate, diary->day, set->load_g, reps),
        .before_g = estimate_today(estimate, diary->day).e1rm_g};
    estimate_add(estimate, diary->day, set);
    told.after = estimate_today(estimate, diary->day);
    return told;
}

static double thousandths(double x)
{
    return round(x * 1000) / 1000;
}

static void tell_json(const struct diary *diary, const struct told *told)
{
    json_line(json_pack("{s:i, s:f, s:i, s:i, s:f}", "row", diary->row,
                        "predicted_rpe", told->predicted_x10 / 10.0,
                        "e1rm_before_g", told->before_g, "e1rm_g",
                        told->after.e1rm_g, "sd_pct",
                        thousandths(told->after.sd_pct)));
}

static void tell(const struct diary *diary, const struct told *told)
{
    const struct set *set = &diary->set;
    char load[LOAD_TEXT_MAX], before[LOAD_TEXT_MAX], after[LOAD_TEXT_MAX];
    char felt[16] = "miss";
    load_print(set->load_g, UNIT_KG, load, sizeof load);
    load_print(told->before_g, UNIT_KG, before, sizeof before);
    load_print(told->after.e1rm_g, UNIT_KG, after, sizeof after);
    if (set->feel == FEEL_RPE) {
        snprintf(felt, sizeof felt, "%g", set->rpe_x10 / 10.0);
    }
    printf("%4d %6lld  %-7s %7s x %-2d %5s %8.1f %8s %8s  +-%.1f %%\n",
           diary->row, (long long)diary->day, diary->kind, load, set->reps,
           felt, told->predicted_x10 / 10.0, before, after, told->after.sd_pct);
}

static int answer(const struct ctl *ctl, struct diary *diary,
                  struct estimate *estimate)
{
    bool is_json = ctl_has(ctl, "json");
    if (!is_json) {
        printf("%4s %6s  %-7s %7s   %-2s %5s %8s %8s %8s  %s\n", "row", "day",
               "kind", "kg", "", "RPE", "expected", "1RM was", "1RM now",
               "give or take");
    }
    while (diary_next(diary)) {
        struct told told = learn(estimate, diary);
        if (is_json) {
            tell_json(diary, &told);
        } else {
            tell(diary, &told);
        }
    }
    return 0;
}

/* The whole file is read before a word is said: an answer is all there, or
 * there is none. */
static int answer_text(const struct ctl *ctl, const char *path,
                       const char *text, struct estimate *estimate)
{
    struct diary diary;
    diary_begin(&diary, path, text);
    while (diary_next(&diary)) {
    }
    if (diary.wrong[0] != '\0') {
        return ctl_refuse(ctl, "%s:%d: %s", path, diary.csv.line,
                          diary.wrong);
    }
    diary_begin(&diary, path, text);
    return answer(ctl, &diary, estimate);
}

int run_estimate(struct ctl *ctl)
{
    struct estimate estimate;
    enum curve_id curve = CURVE_TRAC;
    int32_t e1rm_g = 0;
    const char *path = ctl_option(ctl, "csv");
    if (path == NULL) {
        return ctl_usage(ctl);
    }
    int code = ctl_curve(ctl, &curve);
    code = code != 0 ? code : ctl_load(ctl, "e1rm", &e1rm_g, NULL);
    if (code == 0 && ctl_has(ctl, "e1rm") && e1rm_g == 0) {
        code = ctl_refuse(ctl, "--e1rm '%s': above 0 kg",
                          ctl_option(ctl, "e1rm"));
    }
    char *text = code == 0 ? csv_file_read(ctl, path) : NULL;
    if (text == NULL) {
        return code != 0 ? code : CTL_REFUSED;
    }
    estimate_start(&estimate, curve, e1rm_g, ESTIMATE_COACH_SD_PCT);
    code = answer_text(ctl, path, text, &estimate);
    free(text);
    return code;
}
