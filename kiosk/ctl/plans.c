/* racksidectl plan: what is trained. */
#include "kiosk/store/plans.h"

#include "kiosk/ctl/ctl.h"
#include "kiosk/ctl/everybody.h"
#include "kiosk/ctl/json.h"

#include <stdio.h>
#include <string.h>

static int take_protocol(struct ctl *ctl, const char *protocol)
{
    const struct protocols *protocols = &ctl->assets.protocols;
    char known[512] = "";
    if (protocols_find(protocols, protocol) >= 0) {
        return 0;
    }
    for (int i = 0; i < protocols->n; i++) {
        size_t n = strlen(known);
        snprintf(known + n, sizeof known - n, " %s",
                 protocols->protocol[i].name);
    }
    return ctl_refuse(ctl, "'%s' is no protocol; there are%s", protocol,
                      known);
}

static int take_row(struct ctl *ctl, struct plan_row *row)
{
    const char *protocol = ctl_option(ctl, "protocol");
    int code = ctl_lift(ctl, ctl->arg[1]);
    code = code != 0 ? code : take_protocol(ctl, protocol);
    if (code != 0) {
        return code;
    }
    snprintf(row->lift, sizeof row->lift, "%s", ctl->arg[1]);
    snprintf(row->protocol, sizeof row->protocol, "%s", protocol);
    code = ctl_load(ctl, "e1rm", &row->coach_e1rm_g, NULL);
    code = code != 0 ? code
                     : ctl_int(ctl, "frequency", 1, 14, &row->frequency);
    return code != 0 ? code
                     : ctl_int(ctl, "exercises", 1, 20, &row->exercises);
}

static int run_set(struct ctl *ctl)
{
    struct plan_row row;
    struct athlete athlete;
    memset(&row, 0, sizeof row);
    if (!ctl_has(ctl, "protocol")) {
        return ctl_usage(ctl);
    }
    if (!ctl_assets(ctl)) {
        return CTL_REFUSED;
    }
    int code = take_row(ctl, &row);
    if (code != 0) {
        return code;
    }
    code = ctl_athlete(ctl, ctl->arg[0], &athlete);
    if (code != 0) {
        return code;
    }
    enum db_status status = plans_set(ctl->db, &athlete.id, &row);
    if (status == DB_TOO_MANY) {
        return ctl_refuse(ctl, "%s has %d plans already: remove one",
                          athlete.name, PLANS_MAX);
    }
    if (status != DB_OK) {
        return ctl_failed(ctl, status, "the plan");
    }
    printf("%s: %s by %s\n", athlete.name, row.lift, row.protocol);
    return 0;
}

static json_t *plan_json(const char *athlete, const struct plan_row *row)
{
    return json_pack("{s:s, s:s, s:s, s:o, s:o, s:o}", "athlete", athlete,
                     "lift", row->lift, "protocol", row->protocol, "e1rm_g",
                     json_load(row->coach_e1rm_g > 0, row->coach_e1rm_g),
                     "frequency", json_load(row->frequency > 0,
                                            row->frequency),
                     "exercises",
                     json_load(row->exercises > 0, row->exercises));
}

static void print_plan(const struct athlete *athlete,
                       const struct plan_row *row)
{
    char e1rm[LOAD_TEXT_MAX] = "no e1RM";
    if (row->coach_e1rm_g > 0) {
        load_print_unit(row->coach_e1rm_g, athlete->unit, e1rm, sizeof e1rm);
    }
    printf("%-*s %-16s %-16s %s", ctl_pad(athlete->name, 24), athlete->name,
           row->lift, row->protocol, e1rm);
    if (row->frequency > 0) {
        printf(", %d a week", row->frequency);
    }
    if (row->exercises > 0) {
        printf(", %d exercises", row->exercises);
    }
    printf("\n");
}

static int list_of(struct ctl *ctl, const struct athlete *athlete,
                   json_t *json)
{
    struct plan_row rows[PLANS_MAX];
    int n;
    enum db_status status = plans_list(ctl->db, &athlete->id, rows, &n);
    if (status != DB_OK) {
        return ctl_failed(ctl, status, "the plans");
    }
    for (int i = 0; i < n; i++) {
        if (json != NULL) {
            json_array_append_new(json, plan_json(athlete->name, &rows[i]));
        } else {
            print_plan(athlete, &rows[i]);
        }
    }
    return 0;
}

static int run_list(struct ctl *ctl)
{
    struct everybody all = {0};
    if (!ctl_open(ctl)) {
        return CTL_REFUSED;
    }
    json_t *json = ctl_has(ctl, "json") ? json_array() : NULL;
    int code = everybody_find(ctl, 0, &all);
    for (int i = 0; i < all.n && code == 0; i++) {
        code = list_of(ctl, &all.athlete[i], json);
    }
    everybody_free(&all);
    if (json != NULL && code == 0) {
        return json_answer(json);
    }
    json_decref(json);
    return code;
}

static int run_remove(struct ctl *ctl)
{
    struct athlete athlete;
    int code = ctl_athlete(ctl, ctl->arg[0], &athlete);
    if (code != 0) {
        return code;
    }
    enum db_status status =
        plans_remove(ctl->db, &athlete.id, ctl->arg[1]);
    if (status == DB_NOT_FOUND) {
        return ctl_refuse(ctl, "%s has no plan for '%s': see plan list",
                          athlete.name, ctl->arg[1]);
    }
    if (status != DB_OK) {
        return ctl_failed(ctl, status, "the plan");
    }
    printf("%s: no plan for %s any more\n", athlete.name, ctl->arg[1]);
    return 0;
}

const struct command commands_plan[] = {
    {.noun = "plan",
     .verb = "set",
     .run = run_set,
     .options = "protocol= e1rm= frequency= exercises=",
     .min_args = 2,
     .max_args = 2,
     .uses_db = true,
     .usage = "ATHLETE LIFT --protocol P [--e1rm LOAD] [--frequency N] "
              "[--exercises N]",
     .about = "says what an athlete trains",
     .options_help =
         "  ATHLETE          the name, as on the roster\n"
         "  LIFT             a section of lifts.ini, such as deadlift\n"
         "  --protocol P     a section of protocols.ini, such as strength\n"
         "  --e1rm LOAD      the coach's figure for the 1RM; none unless "
         "said\n"
         "  --frequency N    sessions a week with this lift, 1 to 14\n"
         "  --exercises N    in a workout, 1 to 20\n",
     .help = "One plan a lift: setting it again replaces it, all of it.\n",
     .example = "  racksidectl plan set 'Ada Strong' deadlift --protocol "
                "strength --e1rm 200kg\n"},
    {.noun = "plan",
     .verb = "list",
     .run = run_list,
     .options = "json",
     .max_args = 1,
     .uses_db = true,
     .usage = "[ATHLETE] [--json]",
     .about = "the plans of everybody, or of one",
     .options_help =
         "  ATHLETE          this one only; everybody unless said\n"
         "  --json           a list of athlete, lift, protocol, e1rm_g, "
         "frequency,\n                   exercises (null: not said)\n",
     .example = "  racksidectl plan list 'Ada Strong'\n"},
    {.noun = "plan",
     .verb = "remove",
     .run = run_remove,
     .options = "",
     .min_args = 2,
     .max_args = 2,
     .uses_db = true,
     .usage = "ATHLETE LIFT",
     .about = "takes a plan away; the sets stay",
     .options_help = "  ATHLETE LIFT     as plan list has them\n",
     .example = "  racksidectl plan remove 'Ada Strong' deadlift\n"},
    {0},
};
