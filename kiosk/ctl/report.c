/* racksidectl report: where everybody is, a line each lift. */
#include "core/text.h"
#include "core/trend.h"
#include "kiosk/app/day.h"
#include "kiosk/ctl/ctl.h"
#include "kiosk/ctl/everybody.h"
#include "kiosk/ctl/json.h"
#include "kiosk/ctl/standing.h"

#include <stdio.h>
#include <string.h>

#define WORDS_MAX 160
#define DATE_MAX 24
/* Ours: 2020-01-01, before any rack: a day before it is a count of days that
 * no clock has told. */
#define FIRST_DAY 18262

/* One line in the making. */
struct line {
    const struct athlete *athlete;
    const struct plan *plan;
    struct standing standing;
    enum trend_way way;
    char words[WORDS_MAX];  /* the trend in a few */
    char advice[WORDS_MAX]; /* "": none */
    char last[DATE_MAX];    /* "": never, or nobody knows when */
    int limit_7d, limit_28d; /* 0: none */
};

static void read_limits(const struct ctl *ctl, struct line *line)
{
    const struct protocols *protocols = &ctl->assets.protocols;
    int at = protocols_find(protocols, line->plan->protocol);
    if (at >= 0) {
        line->limit_7d = protocols->protocol[at].heavy_limit_7d;
        line->limit_28d = protocols->protocol[at].heavy_limit_28d;
    }
}

static void read_trend(struct line *line)
{
    const struct trend_history *trend = &line->standing.learned.trend;
    line->way = trend_way(trend);
    trend_words(trend, line->words, sizeof line->words);
    line->advice[0] = '\0';
    trend_advice(trend, line->advice, sizeof line->advice);
    line->last[0] = '\0';
    if (trend->n > 0 && trend->point[trend->n - 1].day >= FIRST_DAY) {
        struct text text = text_in(line->last, sizeof line->last);
        day_print(&text, trend->point[trend->n - 1].day);
    }
}

static const char *way_str(enum trend_way way)
{
    switch (way) {
    case TREND_UP: return "up";
    case TREND_FLAT: return "flat";
    case TREND_DOWN: return "down";
    case TREND_UNKNOWN: break;
    }
    return "unknown";
}

static json_t *text_json(const char *text)
{
    return text[0] != '\0' ? json_string(text) : json_null();
}

static json_t *line_json(const struct line *line)
{
    const struct standing *s = &line->standing;
    const struct today *today = &s->today;
    double spread_g = today->e1rm_g * today->sd_pct / 100;
    json_t *json = json_pack(
        "{s:s, s:s, s:o, s:o, s:o, s:o, s:b, s:i}", "athlete",
        line->athlete->name, "lift", line->plan->lift, "protocol",
        text_json(line->plan->protocol), "e1rm_g",
        json_load(s->is_known, today->e1rm_g), "give_or_take_g",
        json_load(s->is_known, (int32_t)(spread_g + 0.5)), "sd_pct",
        s->is_known ? json_real(today->sd_pct) : json_null(), "pinned",
        s->learned.estimate.is_pinned != 0, "sets",
        s->learned.estimate.n_sets);
    json_t *more = json_pack(
        "{s:s, s:s, s:o, s:o, s:i, s:o, s:i, s:o}", "trend",
        way_str(line->way), "trend_words", line->words, "advice",
        text_json(line->advice), "last_day", text_json(line->last),
        "heavy_7d", line->plan->heavy_7d, "limit_7d",
        json_load(line->limit_7d > 0, line->limit_7d), "heavy_28d",
        line->plan->heavy_28d, "limit_28d",
        json_load(line->limit_28d > 0, line->limit_28d));
    json_object_update(json, more);
    json_decref(more);
    return json;
}

static void heavy_text(const struct line *line, struct text *text)
{
    text_str(text, "90 %+: ");
    text_int(text, line->plan->heavy_7d);
    if (line->limit_7d > 0) {
        text_str(text, " of ");
        text_int(text, line->limit_7d);
    }
    text_str(text, " in 7 days, ");
    text_int(text, line->plan->heavy_28d);
    if (line->limit_28d > 0) {
        text_str(text, " of ");
        text_int(text, line->limit_28d);
    }
    text_str(text, " in 28");
}

static void print_line(const struct line *line)
{
    const struct athlete *a = line->athlete;
    const struct standing *s = &line->standing;
    char band[STANDING_TEXT_MAX + 16] = "nothing known yet", heavy[80];
    struct text text = text_in(heavy, sizeof heavy);
    heavy_text(line, &text);
    if (s->is_known) {
        standing_print(&s->today, a->unit, band);
    }
    if (s->learned.estimate.is_pinned != 0) {
        load_print_unit(s->today.e1rm_g, a->unit, band, LOAD_TEXT_MAX);
        strncat(band, ", pinned", sizeof band - strlen(band) - 1);
    }
    printf("%-*s %-16s %-29s  last %-10s  %-37s  %s\n", ctl_pad(a->name, 24),
           a->name, line->plan->lift, band,
           line->last[0] != '\0' ? line->last : "-", heavy,
           line->advice[0] != '\0' ? line->advice : line->words);
}

static int report_lift(struct ctl *ctl, const struct athlete *athlete,
                       const char *lift, json_t *json)
{
    struct athlete_file file;
    struct line line;
    memset(&line, 0, sizeof line);
    int code = standing_find(ctl, &athlete->id, lift, NULL, NULL, &file,
                             &line.standing);
    for (int i = 0; i < file.n_known; i++) {
        if (strcmp(file.plans[i].lift, lift) == 0) {
            line.plan = &file.plans[i];
        }
    }
    if (code != 0 || line.plan == NULL) {
        return code;
    }
    line.athlete = athlete;
    read_limits(ctl, &line);
    read_trend(&line);
    if (json != NULL) {
        json_array_append_new(json, line_json(&line));
    } else {
        print_line(&line);
    }
    return 0;
}

static int report_athlete(struct ctl *ctl, const struct athlete *athlete,
                          json_t *json)
{
    char lift[PLANS_MAX][LIFT_NAME_MAX];
    int n = 0;
    int code = standing_lifts(ctl, &athlete->id, lift, &n);
    for (int i = 0; i < n && code == 0; i++) {
        code = report_lift(ctl, athlete, lift[i], json);
    }
    return code;
}

static int run_report(struct ctl *ctl)
{
    struct everybody all = {0};
    if (!ctl_assets(ctl)) {
        return CTL_REFUSED;
    }
    json_t *json = ctl_has(ctl, "json") ? json_array() : NULL;
    int code = everybody_find(ctl, 0, &all);
    for (int i = 0; i < all.n && code == 0; i++) {
        code = report_athlete(ctl, &all.athlete[i], json);
    }
    everybody_free(&all);
    if (json != NULL && code == 0) {
        return json_answer(json);
    }
    json_decref(json);
    return code;
}

const struct command commands_report[] = {
    {.noun = "report",
     .run = run_report,
     .options = "json",
     .max_args = 1,
     .uses_db = true,
     .usage = "[ATHLETE] [--json]",
     .about = "where everybody is with each lift, and what to do about it",
     .options_help =
         "  ATHLETE          this one only; everybody unless said\n"
         "  --json           a list of athlete, lift, protocol, e1rm_g, "
         "give_or_take_g,\n                   sd_pct, pinned, sets, trend "
         "(up, flat, down, unknown),\n                   trend_words, advice, "
         "last_day, heavy_7d, limit_7d,\n                   heavy_28d, "
         "limit_28d (null: none, or not known)\n",
     .help = "A line each lift that is planned or was done: today's 1RM as "
             "all sets together say\nit, give or take one standard deviation; "
             "the last day; sets at 90 % and over in 7\nand 28 days, of the "
             "protocol's limit; and the trend, with a suggestion where three\n"
             "or more workouts in a row say that it is flat or falls.\n",
     .example = "  racksidectl report\n"},
    {0},
};
