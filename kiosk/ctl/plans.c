/* racksidectl plan, rack: what is trained, and what the rack owns. */
#include "kiosk/store/plans.h"

#include "kiosk/ctl/ctl.h"
#include "kiosk/ctl/json.h"
#include "kiosk/store/rack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int take_lift(struct ctl *ctl, const char *lift)
{
    const struct lifts *lifts = &ctl->assets.lifts;
    char known[512] = "";
    if (lifts_find(lifts, lift) >= 0) {
        return 0;
    }
    for (int i = 0; i < lifts->n; i++) {
        size_t n = strlen(known);
        snprintf(known + n, sizeof known - n, " %s", lifts->lift[i].name);
    }
    return ctl_refuse(ctl, "'%s' is no lift; there are%s", lift, known);
}

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
    int code = take_lift(ctl, ctl->arg[1]);
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
        return ctl_misuse(ctl, "usage: %s", ctl->command->usage);
    }
    if (!ctl_assets(ctl)) {
        return CTL_REFUSED;
    }
    int code = take_row(ctl, &row);
    if (code != 0) {
        return code;
    }
    if (!ctl_open(ctl)) {
        return CTL_REFUSED;
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
    printf("%-24s %-16s %-16s %s", athlete->name, row->lift, row->protocol,
           e1rm);
    if (row->frequency > 0) {
        printf(", %d a week", row->frequency);
    }
    if (row->exercises > 0) {
        printf(", %d exercises", row->exercises);
    }
    printf("\n");
}


struct everybody {
    int n, room;
    struct athlete *athlete;
};

static bool keep(const struct athlete *athlete, void *context)
{
    struct everybody *all = context;
    if (all->n == all->room) {
        int room = all->room > 0 ? all->room * 2 : 64;
        struct athlete *more =
            realloc(all->athlete, (size_t)room * sizeof *more);
        if (more == NULL) {
            return false;
        }
        all->athlete = more;
        all->room = room;
    }
    all->athlete[all->n++] = *athlete;
    return true;
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

static int find_listed(struct ctl *ctl, struct everybody *all)
{
    struct athlete one;
    if (ctl->n_args == 0) {
        enum db_status status = roster_each(ctl->db, keep, all);
        return status == DB_OK ? 0 : ctl_failed(ctl, status, "the roster");
    }
    int code = ctl_athlete(ctl, ctl->arg[0], &one);
    if (code == 0) {
        keep(&one, all);
    }
    return code;
}

static int run_list(struct ctl *ctl)
{
    struct everybody all = {0};
    if (!ctl_open(ctl)) {
        return CTL_REFUSED;
    }
    json_t *json = ctl_has(ctl, "json") ? json_array() : NULL;
    int code = find_listed(ctl, &all);
    for (int i = 0; i < all.n && code == 0; i++) {
        code = list_of(ctl, &all.athlete[i], json);
    }
    free(all.athlete);
    if (json != NULL && code == 0) {
        return json_answer(json);
    }
    json_decref(json);
    return code;
}

static int run_remove(struct ctl *ctl)
{
    struct athlete athlete;
    if (!ctl_open(ctl)) {
        return CTL_REFUSED;
    }
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

/* --- rack ------------------------------------------------------------------ */

static int show_rack(struct ctl *ctl, const struct rack *rack)
{
    char bar[LOAD_TEXT_MAX], collar[LOAD_TEXT_MAX], stock[640];
    enum unit unit = rack->stock.n > 0 ? rack->stock.entry[0].plate.unit
                                       : UNIT_KG;
    load_print_unit(rack->bar_g, unit, bar, sizeof bar);
    load_print_unit(rack->collar_g, unit, collar, sizeof collar);
    stock_print(&rack->stock, stock, sizeof stock);
    if (ctl_has(ctl, "json")) {
        return json_answer(json_pack(
            "{s:i, s:i, s:s, s:o}", "bar_g", rack->bar_g, "collar_g",
            rack->collar_g, "stock", stock, "sleeve_mm",
            json_load(rack->sleeve_mm > 0, rack->sleeve_mm)));
    }
    printf("bar %s, one collar %s, pairs %s\n", bar, collar, stock);
    if (rack->sleeve_mm > 0) {
        printf("sleeve %d mm\n", rack->sleeve_mm);
    }
    return 0;
}

/* What is not said stays as it was. */
static int run_rack_set(struct ctl *ctl)
{
    struct rack rack;
    if (!ctl_assets(ctl) || !ctl_open(ctl)) {
        return CTL_REFUSED;
    }
    if (rack_get(ctl->db, &ctl->assets.plates, &rack) != DB_OK) {
        assets_usual_rack(&ctl->assets, &rack);
    }
    int code = ctl_rack(ctl, &rack);
    if (code != 0) {
        return code;
    }
    enum db_status status = rack_set(ctl->db, &rack);
    return status == DB_OK ? show_rack(ctl, &rack)
                           : ctl_failed(ctl, status, "the rack");
}

static int run_rack_show(struct ctl *ctl)
{
    struct rack rack;
    if (!ctl_assets(ctl) || !ctl_open(ctl)) {
        return CTL_REFUSED;
    }
    if (rack_get(ctl->db, &ctl->assets.plates, &rack) != DB_OK) {
        assets_usual_rack(&ctl->assets, &rack);
    }
    return show_rack(ctl, &rack);
}

const struct command commands_plan[] = {
    {"plan", "set", run_set, "protocol= e1rm= frequency= exercises=", 2, 2,
     "ATHLETE LIFT --protocol P [--e1rm LOAD] [--frequency N] [--exercises N]",
     "says what an athlete trains",
     "One plan a lift; setting it again replaces it. --e1rm is the coach's "
     "figure for\nthe 1RM, --frequency sessions a week with this lift, "
     "--exercises how many lifts\na workout has. Protocols and lifts are in "
     "protocols.ini and lifts.ini.\n"},
    {"plan", "list", run_list, "json", 0, 1, "[ATHLETE] [--json]",
     "the plans of everybody, or of one", ""},
    {"plan", "remove", run_remove, "", 2, 2, "ATHLETE LIFT",
     "takes a plan away", ""},
    {"rack", "set", run_rack_set, "bar= collar= stock= sleeve= json", 0, 0,
     "[--bar LOAD] [--collar LOAD] [--stock LIST] [--sleeve MM] [--json]",
     "says what this rack owns",
     "Stock is in pairs: 25x4,20x2,2.5x2 or 45lbx4, bumper:20x2 for a kind. "
     "--collar is\nthe mass of one; two are counted. --sleeve is the usable "
     "length of one sleeve.\nWhat is not said stays as it was.\n"},
    {"rack", "show", run_rack_show, "json", 0, 0, "[--json]",
     "what this rack owns", ""},
    {0},
};
