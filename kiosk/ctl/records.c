/* racksidectl export, and how its rows are told. */
#include "kiosk/ctl/records.h"

#include "core/text.h"
#include "kiosk/ctl/csv.h"
#include "kiosk/ctl/json.h"
#include "kiosk/store/sets.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

const char *const records_kinds[SET_KIND_COUNT] = {"warmup", "top", "backoff"};
static const char *const feels[FEEL_COUNT] = {"untold", "rpe", "easier",
                                              "miss", "pain"};

void records_time_text(const struct set_row *row, char *out, size_t size)
{
    time_t local_s = (time_t)(row->wall_ms / 1000 + row->utc_offset_s);
    int offset_min = row->utc_offset_s / 60;
    char sign = offset_min < 0 ? '-' : '+';
    struct tm tm;
    gmtime_r(&local_s, &tm);
    size_t n = strftime(out, size, "%Y-%m-%dT%H:%M:%S", &tm);
    offset_min = offset_min < 0 ? -offset_min : offset_min;
    snprintf(out + n, size - n, "%c%02d:%02d", sign, offset_min / 60 % 100,
             offset_min % 60);
}

void records_rpe_text(const struct set *set, char *out, size_t size)
{
    struct text text = text_in(out, size);
    switch (set->feel) {
    case FEEL_RPE:
        text_tenths(&text, set->rpe_x10);
        break;
    case FEEL_EASIER:
        text_str(&text, "5");
        break;
    case FEEL_MISS:
        text_str(&text, "miss");
        break;
    case FEEL_UNTOLD:
    case FEEL_PAIN:
    case FEEL_COUNT:
        break;
    }
}

static json_t *rpe_json(const struct set *set)
{
    switch (set->feel) {
    case FEEL_RPE:
        return json_tenths(set->rpe_x10);
    case FEEL_EASIER:
        return json_integer(5);
    case FEEL_MISS:
        return json_string("miss");
    case FEEL_UNTOLD:
    case FEEL_PAIN:
    case FEEL_COUNT:
        break;
    }
    return json_null();
}

json_t *records_json(const struct set_row *row)
{
    char id[UID_TEXT_MAX], workout[UID_TEXT_MAX], at[40];
    uid_print(&row->id, id);
    uid_print(&row->workout, workout);
    records_time_text(row, at, sizeof at);
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:i, s:i, s:o, s:s, s:b, s:s}",
                     "id", id, "athlete", row->athlete_name, "lift",
                     row->lift, "workout", workout, "kind",
                     records_kinds[row->kind], "load_g", row->set.load_g,
                     "reps", row->set.reps, "rpe",
                     rpe_json(&row->set), "at", at, "clock_trusted",
                     row->clock_trusted, "feel", feels[row->set.feel]);
}

static bool export_json(const struct set_row *row, void *context)
{
    json_t *list = context;
    json_array_append_new(list, records_json(row));
    return true;
}

static bool export_csv(const struct set_row *row, void *context)
{
    char id[UID_TEXT_MAX], workout[UID_TEXT_MAX], at[40], rpe[8];
    char name[ATHLETE_NAME_MAX * 2 + 2], lift[LIFT_NAME_MAX * 2 + 2];
    uid_print(&row->id, id);
    uid_print(&row->workout, workout);
    records_time_text(row, at, sizeof at);
    records_rpe_text(&row->set, rpe, sizeof rpe);
    csv_quote(row->athlete_name, name, sizeof name);
    csv_quote(row->lift, lift, sizeof lift);
    (void)context;
    return printf("%s,%s,%s,%s,%s,%d,%d,%s,%s,%d\n", id, name, lift, workout,
                  records_kinds[row->kind], row->set.load_g, row->set.reps,
                  rpe, at, row->clock_trusted) > 0;
}

static int run_export(struct ctl *ctl)
{
    bool json = ctl_has(ctl, "json");
    if (json && ctl_has(ctl, "csv")) {
        return ctl_misuse(ctl, "either --csv or --json");
    }
    if (!ctl_open(ctl)) {
        return CTL_REFUSED;
    }
    json_t *list = json ? json_array() : NULL;
    if (!json) {
        printf("id,athlete,lift,workout,kind,load_g,reps,rpe,at,"
               "clock_trusted\n");
    }
    const struct set_filter all = {.mends_times = true};
    enum db_status status =
        sets_each(ctl->db, &all, json ? export_json : export_csv, list);
    if (status != DB_OK) {
        json_decref(list);
        return ctl_failed(ctl, status, "the sets");
    }
    return json ? json_answer(list) : 0;
}

const struct command commands_record[] = {
    {.noun = "history",
     .run = run_history,
     .options = "json",
     .min_args = 1,
     .max_args = 2,
     .uses_db = true,
     .usage = "ATHLETE [LIFT] [--json]",
     .about = "what an athlete did",
     .options_help =
         "  ATHLETE          the name, as on the roster\n"
         "  LIFT             this one only, such as deadlift; all unless "
         "said\n"
         "  --json           a list of sets, with the keys of export sets "
         "--json; of one\n                   lift also e1rm_g and sd_pct: the "
         "1RM of that day as it\n                   was believed after the "
         "set, and its standard\n                   deviation (null after a "
         "warm-up)\n",
    .help = "In the order done, undone sets left out, loads in the athlete's "
             "unit. A day with\na ? is one when the clock could not be "
             "trusted. The e1RM is what the configured\nchart reads; of one "
             "lift the last line says what all sets together make of\n"
             "today's 1RM, give or take one standard deviation.\n",
     .example = "  racksidectl history 'Ada Strong' deadlift\n"},
    {.noun = "export",
     .verb = "sets",
     .run = run_export,
     .options = "csv json",
     .uses_db = true,
     .usage = "[--csv|--json]",
     .about = "every set, for a spreadsheet or a program",
     .options_help =
         "  --csv            comma separated, RFC 4180; so unless said\n"
         "  --json           a list with the same keys and 'feel' in words\n",
     .help =
         "One row a set, in the order done, undone ones left out:\n"
         "  id, workout      UUIDs\n"
         "  kind             warmup, top or backoff\n"
         "  load_g, reps     grams of the whole bar; of a miss the reps "
         "achieved\n"
         "  rpe              a number, 5 for easier (five or more left), "
         "miss, or nothing\n                   (null) where it was not told "
         "or was pain\n"
         "  at               ISO 8601, with the offset from UTC\n"
         "  clock_trusted    1 where the clock could be trusted, else 0 "
         "(true, false).\n"
         "                   Of a set with 0, at is worked out from one of the "
         "same boot\n"
         "                   with 1, and a guess where there is none\n",
     .example = "  racksidectl export sets >sets.csv\n"},
    {.noun = "import",
     .verb = "roster",
     .run = run_import,
     .options = "",
     .min_args = 1,
     .max_args = 1,
     .uses_db = true,
     .usage = "FILE.csv",
     .about = "adds the athletes of a CSV file, all or none",
     .options_help =
         "  FILE.csv         comma separated (RFC 4180), UTF-8, 8 MiB at "
         "most\n",
     .help = "The first line names the columns, in any order: name, and if "
             "you like unit (kg\nor lb; kg where empty) and tag "
             "(COUNT:FRAME; none where empty):\n"
             "  name,unit,tag\n"
             "  Ada Strong,kg,26:00101101000000001010001000\n"
             "  \"Lindqvist, Bo\",lb,\n"
             "The first mistake is told with its line, and how many more "
             "there are; where\nthere is one, nobody is added.\n",
     .example = "  racksidectl import roster members.csv\n"},
    {0},
};
